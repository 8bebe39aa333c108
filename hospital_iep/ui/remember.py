"""Half-typed text and the place of the focus, carried over a lock or a closed dialog."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TextField = QLineEdit | QPlainTextEdit | QTextEdit


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
        if isinstance(field, QLineEdit):
            if field.echoMode() == QLineEdit.EchoMode.Normal and not isinstance(field.parent(), QComboBox):
                yield field
        elif isinstance(field, QPlainTextEdit | QTextEdit):
            yield field


def text_of(field: TextField) -> str:
    """Return what stands in a text field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _changed(field: TextField) -> bool:
    if field.isReadOnly():
        return False
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def half_typed(root: QWidget) -> dict[str, str]:
    """Return what was typed and not yet taken over, by the path of its field; never a passphrase."""
    return {path_of(field, root): text_of(field) for field in _fields(root) if _changed(field)}


def put_back(root: QWidget, kept: Mapping[str, str]) -> None:
    """Type kept texts into the fields that still exist."""
    for field in _fields(root):
        text = kept.get(path_of(field, root))
        if text is None or text == text_of(field):
            continue
        if isinstance(field, QLineEdit):
            field.setText(text)
            field.setModified(True)
        else:
            field.setPlainText(text)
            field.document().setModified(True)


def find(root: QWidget, path: str) -> QWidget | None:
    """Return the widget at a path, if it exists."""
    return next((widget for widget in root.findChildren(QWidget) if path_of(widget, root) == path), None)
