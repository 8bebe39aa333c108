"""Which way a text is written, and where in it another way begins (Unicode Standard Annex 9)."""

from unicodedata import bidirectional

from hospital_iep.words import END_APART

MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LEFTWARDS = {"LRE": False, "LRO": False, "LRI": False, "RLE": True, "RLO": True, "RLI": True}
_OPENS = {*_LEFTWARDS, "FSI"}
_ENDS = {"PDF", "PDI"}
_STRONG = {"L": False, "R": True, "AL": True}


def isolates(text: str) -> list[range]:
    """Return where the parts of a text stand that keep their own direction, with the marks around them.

    Older embeddings, as they come with numbers copied from elsewhere, count as such parts.
    """
    found, depth, start = [], 0, 0
    for place, character in enumerate(text):
        kind = bidirectional(character)
        if kind in _OPENS:
            start = start if depth else place
            depth += 1
        elif kind in _ENDS and depth:
            depth -= 1
            if not depth:
                found.append(range(start, place + 1))
    return [*found, range(start, len(text))] if depth else found


def goes_left(text: str) -> bool:
    """Return whether a text runs from right to left: its first strong letter says so.

    A part that keeps its own direction speaks for the whole only where nothing else does; a text without
    letters, such as a telephone number, runs from left to right.
    """
    inside = {place for part in isolates(text) for place in part}
    strong = [
        (place in inside, _STRONG[kind])
        for place, character in enumerate(text)
        if (kind := bidirectional(character)) in _STRONG
    ]
    return min(strong, key=lambda found: found[0], default=(False, False))[1]


def isolate_goes_left(text: str) -> bool:
    """Return whether a part with its marks runs from right to left: by its first mark, else its letters."""
    kind = bidirectional(text[0])
    return _LEFTWARDS[kind] if kind in _LEFTWARDS else goes_left(text[1:].removesuffix(END_APART))


def stretches(text: str, *, leftwards: bool) -> list[tuple[str, bool]]:
    """Return a text cut at its isolates, each stretch without marks and with whether it runs to the left.

    ``leftwards`` says how the text around the isolates runs.
    """
    found, place = [], 0
    for part in isolates(text):
        found.append((text[place : part.start], leftwards))
        inner = text[part.start : part.stop]
        found.append((inner, isolate_goes_left(inner)))
        place = part.stop
    found.append((text[place:], leftwards))
    bare = [("".join(letter for letter in part if letter not in MARKS), left) for part, left in found]
    return [(part, left) for part, left in bare if part]
