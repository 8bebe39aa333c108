"""The fonts of paper: static, embedded, under the Open Font License; which one writes which script."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hospital_iep.paths import resource

BODY, BOLD, ITALIC = "Body", "Body-Bold", "Body-Italic"
CHILD, CHILD_BOLD = "Child", "Child-Bold"

_FILES = {
    BODY: "NotoSans-Regular",
    BOLD: "NotoSans-Bold",
    ITALIC: "NotoSans-Italic",
    CHILD: "Andika-Regular",
    CHILD_BOLD: "Andika-Bold",
    "Arabic": "NotoSansArabic-Regular",
    "Arabic-Bold": "NotoSansArabic-Bold",
    "Hebrew": "NotoSansHebrew-Regular",
    "Hebrew-Bold": "NotoSansHebrew-Bold",
    "Devanagari": "NotoSansDevanagari-Regular",
    "Devanagari-Bold": "NotoSansDevanagari-Bold",
}
_SCRIPTS = (
    ("Arabic", 0x0600, 0x08FF),
    ("Arabic", 0xFB50, 0xFDFF),
    ("Arabic", 0xFE70, 0xFEFE),
    ("Hebrew", 0x0590, 0x05FF),
    ("Hebrew", 0xFB1D, 0xFB4F),
    ("Devanagari", 0x0900, 0x097F),
)
RIGHT_TO_LEFT = ("ar", "he", "fa", "ur")


@cache
def register() -> None:
    """Make the fonts known to reportlab, once."""
    for name, file in _FILES.items():
        with resource("fonts", f"{file}.ttf").open("rb") as stream:
            pdfmetrics.registerFont(TTFont(name, stream))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    pdfmetrics.registerFontFamily(CHILD, normal=CHILD, bold=CHILD_BOLD, italic=CHILD, boldItalic=CHILD_BOLD)


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


def script_of(character: str) -> str:
    """Return the script whose own font a character needs; empty for what the body font writes."""
    code = ord(character)
    return next((script for script, first, last in _SCRIPTS if first <= code <= last), "")


def needs_shaping(text: str) -> bool:
    """Return whether a text has a script that reportlab's own paragraphs get wrong."""
    return any(script_of(character) for character in text)
