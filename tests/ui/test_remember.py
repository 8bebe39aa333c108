"""Half-typed text by the path of its field; preferences; the manual."""

import json

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hospital_iep.ui import manual, remember
from hospital_iep.ui.preferences import Preferences
from hospital_iep.ui.theme import theme


def make_page(qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    inner = QWidget()
    QVBoxLayout(inner)
    for widget in (QLineEdit(), QLineEdit(), QPlainTextEdit()):
        inner.layout().addWidget(widget)
    secret = QLineEdit()
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    layout.addWidget(inner)
    layout.addWidget(secret)
    qtbot.addWidget(page)
    return page, *inner.findChildren(QLineEdit), inner.findChild(QPlainTextEdit), secret


def test_only_what_was_typed_is_remembered_and_no_passphrase(qtbot):
    page, first, second, note, secret = make_page(qtbot)
    first.setText("from the case file")
    qtbot.keyClicks(second, "half")
    qtbot.keyClicks(note, "typed")
    qtbot.keyClicks(secret, "hunter two")
    assert sorted(remember.half_typed(page).values()) == ["half", "typed"]


def test_a_page_made_anew_gets_its_text_and_focus_back(qtbot):
    page, _first, second, note, _secret = make_page(qtbot)
    qtbot.keyClicks(second, "half")
    qtbot.keyClicks(note, "typed")
    kept = json.loads(json.dumps(remember.half_typed(page)))
    where = remember.path_of(note, page)
    anew, first2, second2, note2, _ = make_page(qtbot)
    remember.put_back(anew, kept)
    assert (first2.text(), second2.text(), note2.toPlainText()) == ("", "half", "typed")
    assert remember.find(anew, where) is note2
    assert remember.half_typed(anew) == kept


def test_what_no_longer_exists_is_passed_over(qtbot):
    page, *_ = make_page(qtbot)
    remember.put_back(page, {"gone/away": "text"})
    assert remember.find(page, "gone/away") is None
    assert remember.half_typed(page) == {}


def test_preferences_come_back(tmp_path):
    path = tmp_path / "new" / "preferences.json"
    Preferences(theme="dark", text_percent=150, idle_minutes=3, privacy={"week": True}).save(path)
    kept = Preferences.load(path)
    assert (kept.theme, kept.text_percent, kept.idle_minutes, kept.privacy) == (
        "dark",
        150,
        3,
        {"week": True},
    )


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"theme": "pink", "text_percent": "big", "idle_minutes": true}', "\x00"]
)
def test_broken_preferences_take_their_defaults(tmp_path, content):
    path = tmp_path / "preferences.json"
    path.write_text(content, encoding="utf-8")
    assert Preferences.load(path) == Preferences()


def test_text_size_is_bounded_and_applied(tmp_path, look):
    path = tmp_path / "preferences.json"
    path.write_text('{"text_percent": 5000, "theme": "hc"}', encoding="utf-8")
    kept = Preferences.load(path)
    kept.apply_look()
    assert (theme().percent, theme().name) == (200, "hc")


@pytest.fixture
def help_pages(tmp_path, monkeypatch):
    (tmp_path / "help").mkdir()
    for name, text in {
        "index": "# Manual\n\nSee [the week](week.md) or [the web](https://example.org).",
        "week": "# The week\n\nBoard and list.",
        "today": "Without a heading.",
    }.items():
        (tmp_path / "help" / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(manual, "resource", tmp_path.joinpath)


@pytest.fixture
def book(qtbot, look, help_pages):
    host = QWidget()
    qtbot.addWidget(host)
    book = manual.Manual(host)
    yield book
    book.reject()


def test_manual_lists_its_pages(help_pages):
    assert manual.pages() == {"index": "Manual", "today": "today", "week": "The week"}


def test_manual_turns_follows_and_goes_back(book):
    book.turn_to("index")
    book.text.anchorClicked.emit(QUrl("week.md"))
    assert book.page == "week"
    assert "Board and list." in book.text.toPlainText()
    assert book.list.currentItem().text() == "The week"
    book.go_back()
    assert book.page == "index"


def test_manual_never_leaves_the_program(book):
    book.turn_to("index")
    book.text.anchorClicked.emit(QUrl("https://example.org"))
    assert book.page == "index"
    assert book.text.loadResource(1, QUrl("https://example.org/picture.png")) is None


def test_manual_says_what_is_not_written(book):
    book.turn_to("nowhere")
    assert book.text.toPlainText() == "This page is not in the manual."


def test_manual_page_is_chosen_from_the_list(book):
    book.turn_to("index")
    book.list.setCurrentRow(2)
    assert book.page == "week"
