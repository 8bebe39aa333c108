"""What readers made of the open case file, kept for the next reader until a step changes it.

A page reads the same things after every step, and a step changes a few rows. Who reads names what it reads:
tables, and children where all that counts are rows of theirs; the rest of the file may change meanwhile.
What is kept is shared: nobody may change it. Whoever writes sees the file itself and keeps nothing.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from hospital_iep.store.journal import Changes

T = TypeVar("T")
R = TypeVar("R", bound=SQLModel)
MOST = 5000  # things kept; then the oldest go
_LOOK = "hospital_iep.memory"

Source = type[SQLModel] | UUID  # a table, or a child


class Memory:
    """Keeps what was made of the rows of one open case file; safe on any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._changed: Counter[str | UUID] = Counter()
        self._steps = 0
        self._kept: dict[Hashable, tuple[tuple[int, ...], Any]] = {}

    def lend(self, session: Session) -> None:
        """Let a session that only reads use it, as the file stands now."""
        with self._lock:
            session.info[_LOOK] = _Look(self, Counter(self._changed), self._steps)

    def changed(self, changes: Changes) -> None:
        """Note what a step has changed, once it is written."""
        with self._lock:
            for row in changes.rows:
                told_of = {row.student_id, row.inverse().student_id} - {None}
                self._changed.update([row.table, *(key for key in told_of if key is not None)])
            self._steps += 1

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._steps += 1

    def find(self, key: Hashable, stamp: tuple[int, ...]) -> tuple[Any] | None:
        """Return what is kept under a key, if it was made when all stood as ``stamp`` says."""
        with self._lock:
            found = self._kept.get(key)
        return (found[1],) if found is not None and found[0] == stamp else None

    def keep(self, key: Hashable, stamp: tuple[int, ...], made: object) -> None:
        """Keep something in place of what was made before."""
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = (stamp, made)
            if len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]


@dataclass(frozen=True, slots=True)
class _Look:
    """The memory as one reader sees it: how often each source had changed when it began to read."""

    memory: Memory
    changed: Counter[str | UUID]
    steps: int

    def stamp(self, sources: Iterable[Source]) -> tuple[int, ...]:
        return tuple(
            self.changed[each if isinstance(each, UUID) else str(each.__tablename__)] for each in sources
        )


def kept(
    session: Session, key: Hashable, make: Callable[[], T], sources: Iterable[Source] | None = None
) -> T:
    """Return what ``make`` makes of some sources, or made of them before if they are as they were.

    ``key`` names it among all that is kept, with everything besides the sources that it depends on. Without
    sources it is made of so much that any step ends it.
    """
    look: _Look | None = session.info.get(_LOOK)
    if look is None:
        return make()
    stamp = (look.steps,) if sources is None else look.stamp(sources)
    found = look.memory.find(key, stamp)
    if found is None:
        found = (make(),)
        look.memory.keep(key, stamp, found[0])
    made: T = found[0]
    return made


def kept_of_each(
    session: Session,
    name: Hashable,
    children: Iterable[UUID],
    tables: Iterable[type[SQLModel]],
    make: Callable[[list[UUID]], Mapping[UUID, T]],
) -> dict[UUID, T]:
    """Return of each child what ``make`` makes of its rows and of whole tables, or made of them before.

    ``make`` is asked once, for all children of whom nothing is kept; whom it does not know is left out.
    """
    look: _Look | None = session.info.get(_LOOK)
    if look is None:
        return dict(make(list(children)))
    shared = look.stamp(tables)
    stamps = {child: (*look.stamp([child]), *shared) for child in children}
    found = {child: look.memory.find((name, child), stamp) for child, stamp in stamps.items()}
    fresh = make(lacking) if (lacking := [child for child, each in found.items() if each is None]) else {}
    for child, each in fresh.items():
        look.memory.keep((name, child), stamps[child], each)
    both = {child: each[0] if each is not None else fresh.get(child) for child, each in found.items()}
    return {child: each for child, each in both.items() if each is not None}


def all_rows(session: Session, table: type[R]) -> list[R]:
    """Return all rows of a small table; readers share them."""
    return [*kept(session, table, lambda: session.exec(select(table)).all(), [table])]
