"""Reading a JSON value while collecting every fault of it, each with its path."""

import gc
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeGuard

LARGEST = 10_000_000
"""No length in a planning file is longer: some nineteen years of minutes."""

WHOLE = "$"
"""The path of a whole file, where nothing inside it can be named."""

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_UNWRITABLE = re.compile("[\x00-\x1f\ud800-\udfff]")
_MISSING = object()


class FaultyFile(Exception):
    """A file that cannot be used; ``faults`` has one line for each thing wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def parse(data: bytes | str) -> Any:
    """Read JSON text; raise :class:`FaultyFile` with one line where it is none."""

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is no number in JSON")

    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        return json.loads(text, parse_constant=refuse)
    except RecursionError:
        raise FaultyFile([f"{WHOLE}: nested too deeply: a planning file has at most six levels"]) from None
    except ValueError as error:
        raise FaultyFile([f"{WHOLE}: {_no_json(data, error)}: one JSON object in UTF-8"]) from None


@contextmanager
def without_collecting() -> Iterator[None]:
    """Make many values that stay or go by themselves: to look for lost ones again and again takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _no_json(data: bytes | str, error: ValueError) -> str:
    """Say why a text is no JSON, for somebody who has the file open in an editor."""
    if not data.strip():
        return "is empty"
    if isinstance(error, UnicodeDecodeError):
        return f"is no text in UTF-8, from byte {error.start + 1} on"
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON, from line {error.lineno}, character {error.colno} on"
    return str(error) if str(error).endswith("JSON") else "holds a number far too large"


def show(value: Any) -> str:
    """Show a value in a fault line, short and on one line."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    try:
        text = json.dumps(value)
    except ValueError:  # an integer of thousands of digits
        return "a number far too large"
    return text if len(text) <= 60 else text[:57] + "..."


class Reader:
    """One JSON object of a file and its path; faults go to one shared list.

    Each method returns a value of the right type even where the file is wrong, so that reading goes on
    and finds the other faults too.
    """

    __slots__ = ("_path", "faults", "is_object", "value")

    def __init__(self, value: Any, path: str | tuple[str, int], faults: list[str]) -> None:
        self._path = path
        self.faults = faults
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        self.is_object = isinstance(value, dict)
        if not self.is_object:
            self.fault("", f"{show(value)} is not an object", "an object")

    @property
    def path(self) -> str:
        """Where the object stands in its file; put together only when it is asked for."""
        return self._path if isinstance(self._path, str) else "{}[{}]".format(*self._path)

    def at(self, key: str) -> str:
        """Tell the path of a key."""
        if not key:
            return self.path or WHOLE
        return f"{self.path}.{key}" if self.path else key

    def fault(self, key: str, wrong: str, right: str) -> None:
        """Note one fault."""
        self.faults.append(f"{self.at(key)}: {wrong}: {right}")

    def _get(self, key: str, default: Any, right: str, null: bool = False) -> Any:
        value = self.value.get(key, _MISSING)
        if value is None and null:
            return default
        if value is _MISSING:
            if default is _MISSING and self.is_object:
                self.fault(key, "is missing", right)
            return default
        return value

    def text(self, key: str, default: Any = _MISSING) -> str:
        """Read a text."""
        value = self.value.get(key, _MISSING)
        if isinstance(value, str) and value.isprintable():
            return value
        value = self._get(key, default, "a text")
        if is_text(value):
            return value
        if value is not _MISSING:
            self.fault(key, f"{show(value)} is not a text", "a text on one line")
        return ""

    def whole(
        self, key: str, default: Any = _MISSING, least: int = 0, most: int = LARGEST, null: bool = False
    ) -> Any:
        """Read a whole number between least and most; with ``null`` the default stands for null, too."""
        value = self.value.get(key, _MISSING)
        if type(value) is int and least <= value <= most:
            return value
        right = f"a whole number from {least} to {most}"
        value = self._get(key, default, right, null)
        if value is default and value is not _MISSING:
            return value
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        if value is not _MISSING:
            self.fault(key, f"{show(value)} is not allowed", right)
        return least

    def flag(self, key: str, default: bool) -> bool:
        """Read true or false."""
        value = self._get(key, default, "true or false")
        if not isinstance(value, bool):
            self.fault(key, f"{show(value)} is not allowed", "true or false")
            return default
        return value

    def items(self, key: str, default: Any = _MISSING) -> list[Any]:
        """Read a list."""
        value = self._get(key, default, "a list")
        if isinstance(value, list):
            return value
        if value is not _MISSING:
            self.fault(key, f"{show(value)} is not a list", "a list")
        return []

    def objects(self, key: str, default: Any = _MISSING) -> "list[Reader]":
        """Read a list of objects."""
        path = self.at(key)
        return [Reader(item, (path, i), self.faults) for i, item in enumerate(self.items(key, default))]

    def child(self, key: str, default: Any = _MISSING) -> "Reader":
        """Read an object."""
        value = self._get(key, default, "an object")
        if value is _MISSING:
            child = Reader({}, self.at(key), self.faults)
            child.is_object = False
            return child
        return Reader(value, self.at(key), self.faults)

    def words(self, key: str, default: Any = _MISSING, known: Iterable[str] | None = None) -> list[str]:
        """Read a list of texts, all of them known if there is such a list."""
        found = []
        allowed = None if known is None else set(known)
        for i, item in enumerate(self.items(key, default)):
            if not is_text(item):
                self.fault(f"{key}[{i}]", f"{show(item)} is not a text", "a text")
            elif allowed is not None and item not in allowed:
                self.fault(f"{key}[{i}]", f"{show(item)} is unknown", one_of(allowed))
            else:
                found.append(item)
        return found

    def choice(self, key: str, known: Sequence[str], default: Any = _MISSING) -> str:
        """One of the known words."""
        value = self._get(key, default, one_of(known))
        if isinstance(value, str) and value in known:
            return value
        if value is not _MISSING:
            self.fault(key, f"{show(value)} is unknown", one_of(known))
        return known[0]

    def reference(self, key: str, known: dict[str, int], what: str) -> int:
        """Read the id of something in the file; its index, or -1 where there is no such thing."""
        value = self._get(key, _MISSING, f"the id of a {what}")
        if isinstance(value, str) and value in known:
            return known[value]
        if value is not _MISSING:
            self.fault(key, f"{show(value)} is unknown", f"the id of a {what} of this file")
        return -1

    def moment(self, key: str, default: Any = _MISSING) -> datetime | None:
        """Read a wall-clock time."""
        if (moment := read_moment(self.value.get(key))) is not None:
            return moment
        value = self._get(key, default, "YYYY-MM-DDTHH:MM", null=default is None)
        if value is None and default is None:
            return None
        moment = read_moment(value)
        if moment is None and value is not _MISSING:
            self.fault(key, f"{show(value)} is no time", "YYYY-MM-DDTHH:MM")
        return moment

    def times(self, minute: Callable[[datetime], int]) -> tuple[int, int]:
        """Read ``start`` and ``end`` with start before end, in minutes of the horizon."""
        get = self.value.get
        start = read_moment(get("start")) or self.moment("start")
        end = read_moment(get("end")) or self.moment("end")
        if start is None or end is None:
            return 0, 0
        if start >= end:
            self.fault("", f"starts {start:%Y-%m-%dT%H:%M}, not before it ends", "start before end")
            return 0, 0
        return minute(start), minute(end)


def read_moment(value: Any) -> datetime | None:
    """Read a wall-clock time ``YYYY-MM-DDTHH:MM``; None where it is none."""
    return _moment_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=20_000)  # a hospital's times are few, and each stands in its file a hundred times
def _moment_of(value: str) -> datetime | None:
    if not _MOMENT.fullmatch(value):
        return None
    try:
        return datetime(  # noqa: DTZ001 - the wall clock of the ward, by contract
            int(value[:4]), int(value[5:7]), int(value[8:10]), int(value[11:13]), int(value[14:])
        )
    except ValueError:
        return None


def is_text(value: Any) -> TypeGuard[str]:
    """Whether a value is a text on one line that can be written out again."""
    return isinstance(value, str) and not _UNWRITABLE.search(value)


def one_of(words: Iterable[str]) -> str:
    """Name the choice in a fault line."""
    known = sorted(words)
    if len(known) > 8:
        return "one of the file's own ids"
    return "one of " + ", ".join(known) if known else "nothing can be named here"
