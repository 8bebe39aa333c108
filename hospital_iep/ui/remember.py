"""Half-typed text, choices and the place of the focus, carried over a lock or a closed dialog."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from hospital_iep.ui.forms import Field
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import DateField
from hospital_iep.ui.widgets.segments import Segments

TextField = QLineEdit | QPlainTextEdit | QTextEdit
_ON = "on"


def path_of(widget: QWidget, root: QWidget) -> str:
    """Return a name of a widget that holds for the same page built anew.

    Object names where there are any, else the class and the place among its like.
    """
    parts = []
    at: QWidget | None = widget
    while at is not None and at is not root:
        parent = at.parentWidget()
        parts.append(at.objectName() or _numbered(at, parent))
        at = parent
    return "/".join(reversed(parts))


def _numbered(widget: QWidget, parent: QWidget | None) -> str:
    kind = type(widget).__name__
    alike = [child for child in parent.children() if type(child).__name__ == kind] if parent else []
    return f"{kind}{alike.index(widget)}" if widget in alike else kind


def _fields(root: QWidget) -> Iterator[TextField]:
    for field in root.findChildren(QWidget):
        if field.window() is not root.window():
            continue
        if isinstance(field, QLineEdit):
            if field.echoMode() == QLineEdit.EchoMode.Normal and not isinstance(field.parent(), QComboBox):
                yield field
        elif isinstance(field, QPlainTextEdit | QTextEdit):
            yield field


def text_of(field: TextField) -> str:
    """Return what was typed into a text field, also where names in it are shown as initials now."""
    owner = field.parent()
    if isinstance(owner, Field) and owner.editor is field:
        return owner.text()
    if isinstance(owner, DateField):
        return owner.typed()
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _is_open(field: TextField) -> bool:
    """Return whether somebody can type there; one that only covers names now counts."""
    owner = field.parent()
    return not field.isReadOnly() or (isinstance(owner, Field) and owner.editor is field)


def _changed(field: TextField) -> bool:
    if field.isReadOnly():
        return False
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def half_typed(root: QWidget) -> dict[str, str]:
    """Return what was typed and not yet taken over, by the path of its field; never a passphrase."""
    return {path_of(field, root): text_of(field) for field in _fields(root) if _changed(field)}


def texts(root: QWidget) -> dict[str, str]:
    """Return what stands in every text field that can be typed in, by its path; never a passphrase."""
    return {path_of(field, root): text_of(field) for field in _fields(root) if _is_open(field)}


def choices(root: QWidget) -> dict[str, str]:
    """Return what every list, segment and tick stands at, by its path."""
    lists = {path_of(each, root): each.value for each in root.findChildren(SearchCombo)}
    return lists | {path_of(each, root): _ON if each.isChecked() else "" for each in _ticks(root)}


def put_back(root: QWidget, kept: Mapping[str, str]) -> None:
    """Choose and type again what was kept, in what still exists."""
    _choose(root, kept)
    for field in _fields(root):
        text = kept.get(path_of(field, root))
        if text is not None and text != text_of(field):
            _type(field, text)


def _choose(root: QWidget, kept: Mapping[str, str]) -> None:
    for each in root.findChildren(SearchCombo):
        key = kept.get(path_of(each, root), each.value)
        if key != each.value and each.findData(key) >= 0:
            each.choose(key)
            each.chosen.emit(key)
    before = {each: each.value for each in root.findChildren(Segments)}
    for tick in _ticks(root):
        tick.setChecked(kept.get(path_of(tick, root), _ON if tick.isChecked() else "") == _ON)
    for segments, key in before.items():
        if segments.value != key:
            segments.chosen.emit(segments.value)


def _ticks(root: QWidget) -> list[QAbstractButton]:
    return [each for each in root.findChildren(QAbstractButton) if each.isCheckable()]


def _type(field: TextField, text: str) -> None:
    owner = field.parent()
    if isinstance(owner, Field) and owner.editor is field:
        owner.put_back(text)
    elif isinstance(owner, DateField):
        owner.type(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
    if isinstance(field, QLineEdit):
        field.setModified(True)
    else:
        field.document().setModified(True)


def find(root: QWidget, path: str) -> QWidget | None:
    """Return the widget at a path, if it exists."""
    return next((widget for widget in root.findChildren(QWidget) if path_of(widget, root) == path), None)
