"""A process of its own for each file from outside: bounded in time and memory, without network or disk.

Files from outside may hang or crash their reader. What reads them therefore runs in a child that gets
bytes over a pipe and gives JSON back; nothing it sends is ever executed. A child that is stopped
becomes one clear problem.
"""

import contextlib
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

SECONDS = 28.0  # an answer takes up to 30, the start of the process and the answer itself included
MEMORY = 230 * 1024 * 1024
SHARE = 0.5  # of the time, after which a reader stops where it is and answers what it has
_POLL = 0.05

_FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink",
    "os.truncate", "os.putenv", "os.kill", "shutil.", "urllib.", "http.client", "ftplib.", "smtplib.",
    "webbrowser.", "winreg.", "tempfile.", "pty.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


class Cancelled(Exception):
    """The person stopped the reading of a file; nothing was read."""


def run_guarded(
    request: dict[str, str],
    data: bytes,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
) -> bytes | str:
    """Return the reading (JSON) that a guarded child made of ``data``, or in words why there is none.

    Raises :class:`Cancelled` within a tenth of a second once ``cancelled`` returns true.
    """
    context = multiprocessing.get_context("spawn")
    requests_out, requests_in = context.Pipe(duplex=False)
    answers_out, answers_in = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(requests_out, answers_in), name="reading", daemon=True)
    child.start()
    requests_out.close()
    answers_in.close()
    try:
        with contextlib.suppress(BrokenPipeError, OSError):
            requests_in.send_bytes(json.dumps({**request, "seconds": str(seconds)}).encode())
            requests_in.send_bytes(data)
        return _awaited(answers_out, time.monotonic() + seconds, seconds, cancelled, progress)
    finally:
        requests_in.close()
        answers_out.close()
        child.kill()
        child.join()
        child.close()


def _awaited(
    answers: Connection,
    deadline: float,
    seconds: float,
    cancelled: Callable[[], bool] | None,
    progress: Callable[[float], None] | None,
) -> bytes | str:
    while True:
        if cancelled is not None and cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            return f"reading was stopped after {seconds:.0f} seconds: nothing of this file was taken"
        if not answers.poll(_POLL):
            continue
        try:
            frame = answers.recv_bytes()
        except (EOFError, OSError):
            return (
                "the reader stopped unexpectedly, perhaps for lack of memory: nothing of this file was taken"
            )
        kind, body = frame[:1], frame[1:]
        if kind == b"R":
            return body
        if kind == b"P":
            if progress is not None:
                progress(float(body))
        elif kind == b"M":
            return "the file needs more memory than reading it may take: nothing of it was taken"
        else:
            return f"the file could not be read ({body.decode('ascii', 'replace')}): nothing of it was taken"


# --- inside the child -------------------------------------------------------------------------------


def _child(requests: Connection, answers: Connection) -> None:
    _silence()
    try:
        _limit()
        answers.send_bytes(_answer(requests, answers))
    except MemoryError:
        answers.send_bytes(b"M")
    except RecursionError:
        answers.send_bytes(b"Enested too deeply")
    except Exception as error:  # noqa: BLE001  (whatever it is, the person gets a sentence and no values)
        answers.send_bytes(b"E" + _place(error).encode("ascii", "replace"))


def _answer(requests: Connection, answers: Connection) -> bytearray:
    from hospital_iep.exchange.readers import read_here  # noqa: PLC0415
    from hospital_iep.exchange.reading import as_json  # noqa: PLC0415  (inside the limits)

    request = json.loads(requests.recv_bytes())
    until = time.monotonic() + SHARE * float(request["seconds"])
    reading = read_here(
        requests.recv_bytes(),
        format=request["format"],
        start=datetime.fromisoformat(request["start"]),
        end=datetime.fromisoformat(request["end"]),
        progress=lambda done: answers.send_bytes(b"P%.3f" % done),
        until=until,
    )
    return as_json(reading, b"R")


def _place(error: BaseException) -> str:
    """Return type and place of an error, never its words: they may hold a child's data."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{where}"


def _limit() -> None:
    sys.dont_write_bytecode = True
    _limit_resources()
    sys.addaudithook(_refuse)


def _silence() -> None:
    """Let no library write to the terminal of the caller, as one does that finds no memory."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _limit_resources() -> None:
    """Bound the child by the operating system where it can (Windows has only the parent's clock)."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (POSIX only)

    def lower(what: int, value: int) -> None:
        hard = resource.getrlimit(what)[1]
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))

    lower(resource.RLIMIT_AS, _address_space() + MEMORY)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_CPU, int(SECONDS) + 30)


def _address_space() -> int:
    """Return the bytes of address space in use, where the system tells; else a generous guess."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    except (OSError, ValueError, AttributeError):
        return 600 * 1024 * 1024


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop network, programs and writing inside the child (PEP 578)."""
    if event == "open":
        _, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (
            isinstance(flags, int) and flags & _WRITING
        ):
            raise PermissionError("a reader writes nothing")
    elif event.startswith(_FORBIDDEN):
        raise PermissionError("a reader has no network and starts nothing")
