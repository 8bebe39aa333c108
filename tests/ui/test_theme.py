"""The look: measured contrast, one generated style sheet, changes while running."""

import json
import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hospital_iep.paths import resource
from hospital_iep.ui.theme import LARGEST, SMALLEST, ThemeChoice, contrast, theme, tokens
from hospital_iep.ui.widgets.layouts import column, row

MEASURED = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))["contrast"]
PAIRS = [
    (name, kind, pair, ratio)
    for name, kinds in MEASURED.items()
    for kind, pairs in kinds.items()
    for pair, ratio in pairs.items()
]


def test_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "kind", "pair", "ratio"), PAIRS)
def test_each_pair_reads(name, kind, pair, ratio):
    ink, ground = pair.split(" on ")
    found = contrast(tokens()[name][ink], tokens()[name][ground])
    assert found >= (4.5 if kind == "text" else 3)
    assert found == pytest.approx(ratio, abs=0.01)


def test_margins_follow_the_text_size_while_the_program_runs(look, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    outer = column(widget, 16, 12)
    inner = row(8)
    outer.addLayout(inner)
    look.apply(percent=200)
    assert (outer.contentsMargins().left(), outer.spacing(), inner.spacing()) == (32, 24, 16)
    look.apply(percent=130)
    look.apply(percent=100)
    assert (outer.contentsMargins().left(), outer.spacing(), inner.spacing()) == (16, 12, 8)


def test_all_palettes_have_the_same_tokens():
    light, dark, high = (set(tokens()[name]) for name in ("light", "dark", "hc"))
    assert light == dark == high


@pytest.mark.parametrize("name", ["light", "dark", "hc"])
def test_drawings_of_the_style_sheet_have_the_tokens_colour(name):
    for drawing, token in (("check", "onAccent"), ("chevron-down", "text")):
        svg = resource("themes", f"{drawing}-{name}.svg").read_text(encoding="utf-8")
        assert f'stroke="{tokens()[name][token]}"' in svg


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_style_sheet_is_filled_in(look, choice):
    look.apply(choice, 130)
    sheet = look.style_sheet()
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert tokens()[choice.value]["accent"] in sheet
    assert QApplication.instance().styleSheet() == sheet


def test_the_look_changes_while_the_program_runs(look, qtbot):
    words = QLabel("Leo rests until 14:00")
    qtbot.addWidget(words)
    words.show()
    with qtbot.waitSignal(look.changed):
        look.apply(ThemeChoice.DARK, 200)
    assert look.is_dark
    assert look.px(34) == 68
    assert words.palette().color(QPalette.ColorRole.WindowText).name().upper() == tokens()["dark"]["text"]
    assert QApplication.font().pixelSize() == 26


def test_text_size_has_bounds(look):
    look.apply(percent=10)
    assert look.percent == SMALLEST
    look.apply(percent=900)
    assert look.percent == LARGEST


def test_glove_targets_are_44(look):
    assert look.target(34) == 34
    look.apply(glove_targets=True)
    assert look.target(34) == 44


def test_following_the_system_takes_its_scheme(look):
    look.apply(ThemeChoice.SYSTEM)
    assert look.name in {"light", "dark", "hc"}


def test_an_unknown_token_is_a_fault(look):
    with pytest.raises(KeyError):
        look.color("pink")


def test_one_theme_for_the_process():
    assert theme() is theme()
