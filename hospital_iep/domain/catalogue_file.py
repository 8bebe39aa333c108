"""Reads a catalogue file strictly: every fault is one line that says where it is and what is wrong."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from hospital_iep.paths import resource

Record = TypeVar("Record")


class CatalogueError(ValueError):
    """A catalogue file that cannot be used; its text names file, place and fault."""


def load(name: str) -> dict[str, Any]:
    """Return the contents of a catalogue file ("treatments"); CatalogueError where it is no TOML."""
    try:
        with resource("catalogues", f"{name}.toml").open("rb") as stream:
            return tomllib.load(stream)
    except tomllib.TOMLDecodeError as fault:
        raise CatalogueError(f"{name}.toml: {fault}") from fault


def records(cls: type[Record], plain: object, where: str) -> tuple[Record, ...]:
    """Return a list of tables of a catalogue file as records of a dataclass."""
    if not isinstance(plain, list):
        raise CatalogueError(f"{where}: a list of tables is expected")
    return tuple(record(cls, each, f"{where}[{number}]") for number, each in enumerate(plain))


def record(cls: type[Record], plain: object, where: str) -> Record:
    """Return one table as a record of a dataclass; unknown keys, missing keys and other types are faults."""
    if not isinstance(plain, Mapping):
        raise CatalogueError(f"{where}: a table is expected")
    if not is_dataclass(cls):
        raise TypeError(f"{cls.__name__} is not a dataclass")
    known = {field.name: field for field in fields(cls)}
    for key in plain:
        if key not in known:
            raise CatalogueError(f"{where}.{key}: unknown; known are {', '.join(sorted(known))}")
    for name, field in known.items():
        if name not in plain and _needed(field):
            raise CatalogueError(f"{where}.{name}: is missing")
    hints = get_type_hints(cls)
    values = {key: _value(hints[key], value, f"{where}.{key}") for key, value in plain.items()}
    return cls(**values)


def _needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(kind: Any, value: object, where: str) -> Any:
    """Return a TOML value as the type that a field declares."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        inner = [each for each in get_args(kind) if each is not type(None)]
        return _value(inner[0], value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise CatalogueError(f"{where}: a list is expected")
        item = get_args(kind)[0]
        return tuple(_value(item, each, f"{where}[{number}]") for number, each in enumerate(value))
    if is_dataclass(kind) and isinstance(kind, type):
        return record(kind, value, where)
    return _plain(kind, value, where)


def _plain(kind: Any, value: object, where: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError as fault:
            options = ", ".join(str(each.value) for each in kind)
            raise CatalogueError(f"{where}: {value!r} is none of {options}") from fault
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        expected = {str: "text", int: "a whole number", bool: "true or false", date: "a date"}
        raise CatalogueError(f"{where}: {expected.get(kind, 'another type')} is expected, not {value!r}")
    return value


def unique(names: list[str], where: str) -> None:
    """Refuse an id that stands twice in a catalogue."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise CatalogueError(f"{where}: {name!r} stands there twice")
        seen.add(name)
