"""What every field of a record knows about itself: its words, its unit, and who may read it."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from random import Random
from typing import Any, cast
from uuid import UUID, uuid4

from pydantic import ConfigDict
from sqlmodel import JSON, DateTime, Enum, Field, SQLModel, String, TypeDecorator
from typing_extensions import override


class Data(SQLModel):
    """What every data class inherits: a refused value is never quoted in the refusal."""

    model_config = ConfigDict(hide_input_in_errors=True)  # type: ignore[assignment]


class ShareTier(StrEnum):
    """Who may read a field once it leaves the hospital (the field's share tier).

    The tiers drive what every document may hold; nothing without a tier is ever printed.
    """

    T0 = "T0"  # hospital-internal, never leaves
    T1 = "T1"  # all staff who teach the child: what to do, no diagnosis
    T2 = "T2"  # school nurse and named lead: diagnosis, medicines, emergency signs
    T3 = "T3"  # only item by item, each with a signed consent item
    TC = "TC"  # classmates and their families: the approved script only
    TD = "TD"  # district office: attendance, hours, certification


class Instant(TypeDecorator[datetime]):
    """Keeps an aware moment as UTC text, so that it comes back aware (SQLite itself knows no zones)."""

    impl = String(32)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: object) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat()

    @override
    def process_result_value(self, value: Any | None, dialect: object) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What a field says about itself.

    ``label`` and ``help`` are English source texts that ``words`` translates; ``ceds`` is the CEDS
    element with its TermId; ``unit`` is the unit of a number ("minutes").
    """

    name: str
    label: str
    tier: ShareTier
    help: str = ""
    ceds: str = ""
    unit: str = ""


def known(
    default: Any = ...,
    *,
    tier: ShareTier,
    label: str = "",
    help: str = "",  # noqa: A002  (the field's own word)
    ceds: str = "",
    unit: str = "",
    **rest: Any,
) -> Any:
    """Declare a field together with its facts; ``rest`` goes to SQLModel's ``Field``."""
    extra = {"tier": tier.value, "label": label, "help": help, "ceds": ceds, "unit": unit}
    if default is not ...:
        rest["default"] = default
    return Field(schema_extra={"json_schema_extra": extra}, **rest)


def choice(
    options: type[StrEnum], default: StrEnum | None = None, *, tier: ShareTier, label: str = "", **rest: Any
) -> Any:
    """Declare a field that holds one of a fixed vocabulary; stored by its value, with a CHECK."""
    column = Enum(
        options,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        length=40,
        name=options.__name__.lower(),
    )
    return known(default, tier=tier, label=label, sa_type=cast("Any", column), **rest)


def listing(*, tier: ShareTier, label: str = "", optional: bool = False, **rest: Any) -> Any:
    """Declare a field that holds a list of plain values (text, numbers, or mappings of them).

    An ``optional`` one may be ``None`` ("not said"), which is its default.
    """
    column = cast("Any", JSON(none_as_null=True))
    if optional:
        return known(None, tier=tier, label=label, sa_type=column, nullable=True, **rest)
    return known(tier=tier, label=label, default_factory=list, sa_type=column, **rest)


def wall_time(default: Any = ..., *, tier: ShareTier, label: str = "", **rest: Any) -> Any:
    """Declare a wall-clock time in the case file's time zone (annotate it ``NaiveDatetime``)."""
    return known(default, tier=tier, label=label, sa_type=cast("Any", DateTime), **rest)


def instant(default: Any = ..., *, tier: ShareTier, label: str = "", **rest: Any) -> Any:
    """Declare a moment as aware UTC (annotate it ``AwareDatetime``); kept as ISO text with its offset."""
    return known(default, tier=tier, label=label, sa_type=cast("Any", Instant), **rest)


def facts(cls: type[SQLModel]) -> Iterator[FieldFacts]:
    """Yield the facts of each declared field of a data class, in their written order."""
    for name, field in cls.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict) and "tier" in extra:
            yield FieldFacts(
                name=name,
                label=str(extra["label"]) or name.replace("_", " ").capitalize(),
                tier=ShareTier(str(extra["tier"])),
                help=str(extra["help"]),
                ceds=str(extra["ceds"]),
                unit=str(extra["unit"]),
            )


_ids: ContextVar[Callable[[], UUID]] = ContextVar("_ids", default=uuid4)


def new_id() -> UUID:
    """Return a new key; made in Python, so that a record is known before it is written."""
    return _ids.get()()


@contextmanager
def repeatable_ids(seed: int) -> Generator[None]:
    """Make the same keys in the same order each time: for practice data, which must be reproducible."""
    source = Random(seed)  # noqa: S311  (practice data, nothing secret)
    token = _ids.set(lambda: UUID(int=source.getrandbits(128), version=4))
    try:
        yield
    finally:
        _ids.reset(token)
