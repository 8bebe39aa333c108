"""The fonts of paper: static, embedded, under the Open Font License; which one writes which script."""

from functools import cache
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hospital_iep.documents.direction import MARKS
from hospital_iep.paths import resource

BODY, BOLD, ITALIC = "Body", "Body-Bold", "Body-Italic"
CHILD, CHILD_BOLD = "Child", "Child-Bold"
REPLACEMENT = "\ufffd"  # printed for what no font has

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


@cache
def register() -> None:
    """Make the fonts known to reportlab, once."""
    for name, file in _FILES.items():
        with resource("fonts", f"{file}.ttf").open("rb") as stream:
            pdfmetrics.registerFont(TTFont(name, stream))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    pdfmetrics.registerFontFamily(CHILD, normal=CHILD, bold=CHILD_BOLD, italic=CHILD, boldItalic=CHILD_BOLD)


def script_of(character: str) -> str:
    """Return the script whose own font a character needs; empty for what the body font writes."""
    code = ord(character)
    return next((script for script, first, last in _SCRIPTS if first <= code <= last), "")


def font_for(character: str, base: tuple[str, str], *, bold: bool) -> str:
    """Return the font that writes a character: its script's, the paper's own, or another that has it."""
    script = script_of(character)
    own = f"{script}{'-Bold' if bold else ''}" if script else base[bold]
    others = (base[bold], *((BOLD, CHILD_BOLD) if bold else (BODY, CHILD)))
    return next((font for font in (own, *others) if _has(font, character)), base[bold])


def _has(font: str, character: str) -> bool:
    return ord(character) in pdfmetrics.getFont(font).face.charToGlyph


def _shows_nothing(character: str) -> bool:
    """Return whether a character only joins or marks others (joiners, soft hyphens, emoji variants)."""
    return category(character) == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F or character.isspace()


def writable(text: str, font: str) -> str:
    """Return a text as a font can write it: a sign that no font has gives way to one that says so."""
    return "".join(
        letter if _has(font, letter) else "" if _shows_nothing(letter) else REPLACEMENT for letter in text
    )


def unprintable(text: str) -> tuple[str, ...]:
    """Return the signs of a text that no font of ours has, each once."""
    register()
    signs = (sign for sign in dict.fromkeys(text) if not sign.isascii() and not _shows_nothing(sign))
    return tuple(sign for sign in signs if not _has(font_for(sign, (BODY, BOLD), bold=False), sign))


def needs_care(text: str, base: tuple[str, str]) -> bool:
    """Return whether a text has what reportlab's own paragraphs get wrong: another script, a missing sign."""
    return not text.isascii() and any(
        script_of(letter) or letter in MARKS or not all(_has(font, letter) for font in base)
        for letter in text
        if not letter.isspace()
    )
