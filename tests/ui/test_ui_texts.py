"""What the translators' tool cannot see: texts built before they are translated."""

import ast
from pathlib import Path

import pytest

from hospital_iep import ui

SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))
TRANSLATORS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def built_texts(tree):
    """Yield the line of every translation call whose text is not one plain literal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            moves = name == "translate" and not _is_text(node.args[0])  # painter.translate(x, y)
            if name in TRANSLATORS and not moves:
                text = node.args[0 if name == "tr" else 1]
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                    yield node.lineno


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_texts_are_literals(path):
    assert list(built_texts(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_the_check_sees_an_f_string():
    assert list(built_texts(ast.parse("self.tr(f'Locked by {name}')"))) == [1]
    assert list(built_texts(ast.parse("translate('Rail', word)"))) == [1]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_words_of_the_design_are_kept(path):
    """Exclamation marks and the words that ui.md rules out stand in no translated text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "tr" and node.args:
            text = getattr(node.args[0], "value", "")
            assert "!" not in text
            assert not {"patient", "session", "slot", "incident"} & set(str(text).casefold().split())
