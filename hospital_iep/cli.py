"""The command line: the window by default, subcommands that need no display and load no Qt.

Exit status: 0 done; 1 the answer is "no"; 2 the input or the call is wrong, one line a fault. JSON goes to
standard output or ``--out``, messages for people to standard error. No command opens a network connection.
"""

import argparse
import difflib
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from typing_extensions import override

from hospital_iep import __version__

DONE, NO, WRONG = 0, 1, 2

KINDS = [
    "timetable",
    "child-timetable",
    "packet",
    "accommodations",
    "emergency",
    "plan",
    "progress",
    "checklist",
    "round",
    "hours",
    "certification",
    "attendance",
    "meeting",
    "letter",
]
AUDIENCES = ["teacher", "nurse", "district", "family", "classmates", "child", "staff"]


class WrongInputError(Exception):
    """The input or the call is wrong: one line for each fault."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line, with exit status 2."""

    @override
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message}: see {self.prog} --help\n")
        raise SystemExit(WRONG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit status; never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if not given or given[0] not in COMMANDS:
        return _window(given) if not given or _may_be_file(given[0]) else _mistyped(given[0])
    options = _parser().parse_args(given)
    act: Callable[[argparse.Namespace], int] = options.act
    try:
        return act(options)
    except WrongInputError as fault:
        sys.stderr.write("".join(f"{line}\n" for line in fault.lines))
        return WRONG
    except BrokenPipeError:
        return WRONG
    except Exception as error:  # noqa: BLE001  (never a traceback: the kind and the place, no values)
        sys.stderr.write(f"{given[0]}: {_said(error)}\n")
        return WRONG
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return NO


def _said(error: Exception) -> str:
    """Return what to say of a fault: its own sentence where it has one, else its kind and place."""
    sentence = getattr(error, "sentence", "")
    if isinstance(sentence, str) and sentence:
        return sentence
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}" if at else "unknown place"
    return f"a fault of the program ({type(error).__name__} in {place})"


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="hospital-iep", description="Plans, timetables and re-entry packets for hospital teachers."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser, required=True)
    for name, (help_text, describe) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text)
        describe(command)
    return parser


def _may_be_file(word: str) -> bool:
    """Whether a first word that is no command may name a case file, or is an option."""
    path = Path(word)
    return word.startswith("-") or path.exists() or bool(path.suffix) or len(path.parts) != 1


def _mistyped(word: str) -> int:
    closest = difflib.get_close_matches(word.lower(), COMMANDS, n=1)
    right = f"did you mean {closest[0]}?" if closest else "see hospital-iep --help"
    _tell(f"{word}: is no command, nor is there a case file of that name: {right}")
    return WRONG


# ---- the window ------------------------------------------------------------------------------------


def _window(given: Sequence[str]) -> int:
    parser = _Parser(
        prog="hospital-iep",
        description="Opens the window. Commands without a window: " + ", ".join(COMMANDS) + ".",
        epilog="hospital-iep COMMAND --help tells more of a command.",
    )
    parser.add_argument("casefile", nargs="?", type=Path, metavar="CASEFILE", help="the case file to open")
    parser.add_argument("--practice", action="store_true", help="open the practice hospital, all invented")
    parser.add_argument(
        "--self-test", action="store_true", help="check that this installation works, and leave"
    )
    parser.add_argument("--version", action="version", version=f"Hospital IEP {__version__}")
    options = parser.parse_args(list(given))
    if options.self_test:
        from hospital_iep.ui.selftest import self_test

        return self_test()
    from hospital_iep.ui.application import run_window

    return run_window(options.casefile, practice=options.practice)


# ---- files -----------------------------------------------------------------------------------------


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WrongInputError(
            f"{path}: {error.strerror or 'cannot be read'}: a file that can be read"
        ) from None


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise WrongInputError(
            f"{path}: {error.strerror or 'cannot be written'}: a folder with room"
        ) from None


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n")


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no instant; write 2026-11-23T00:00:00Z") from None
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} names no zone; write 2026-11-23T00:00:00Z")
    return moment


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        raise argparse.ArgumentTypeError(f"{text!r} is no time zone; write Europe/Berlin") from None
    return text


# ---- appointments ----------------------------------------------------------------------------------


def _describe_read(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--from", dest="begin", type=_moment, metavar="T", help="first instant, in UTC")
    command.add_argument("--to", dest="end", type=_moment, metavar="T", help="instant after the last, in UTC")
    command.add_argument(
        "--timezone", type=_zone, default="UTC", metavar="TZ", help="zone of times that name none"
    )
    command.add_argument("--format", default="auto", choices=["auto", "ics", "hl7", "fhir", "sheet"])
    command.set_defaults(act=_read_appointments)


def _read_appointments(options: argparse.Namespace) -> int:
    from hospital_iep.exchange.read import read_appointments

    if options.begin and options.end and options.begin > options.end:
        raise WrongInputError(f"--to: {options.end.isoformat()} is before --from: a later instant")
    data = _read(options.file)
    answer = read_appointments(data, options.begin, options.end, options.timezone, options.format)
    _print_json(answer)
    for problem in answer["problems"][:20]:
        _tell(f"{problem['where']}: {problem['reason']}")
    return WRONG if answer["format"] == "unknown" else DONE


# ---- the scheduler ---------------------------------------------------------------------------------


def _problem(path: Path) -> Any:
    from hospital_iep.scheduling.planning_file import FaultyFile, read_problem

    try:
        return read_problem(_read(path))
    except FaultyFile as fault:
        raise _faulty(path, fault.faults) from None


def _timetable(problem: Any, path: Path) -> Any:
    from hospital_iep.scheduling.planning_file import FaultyFile, read_timetable

    try:
        return read_timetable(problem, _read(path))
    except FaultyFile as fault:
        raise _faulty(path, fault.faults) from None


def _faulty(path: Path, faults: Sequence[str]) -> WrongInputError:
    """Name the file in each of its faults: first where all of it is meant, else after the place in it."""
    from hospital_iep.scheduling.reading import WHOLE

    lines = (each.partition(": ") for each in faults)
    return WrongInputError(
        *(f"{path}: {said}" if at == WHOLE else f"{at}: {said} (in {path.name})" for at, _, said in lines)
    )


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e7:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value


def _count(text: str) -> int:
    if not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)


def _describe_plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("problem", type=Path, metavar="PROBLEM")
    command.add_argument("--out", type=Path, required=True, metavar="TIMETABLE")
    budget = command.add_mutually_exclusive_group()
    budget.add_argument("--seconds", type=_positive, default=20.0, metavar="S")
    budget.add_argument("--iterations", type=_count, metavar="N", help="a reproducible budget")
    command.add_argument("--seed", type=_count, default=1, metavar="N")
    command.add_argument("--progress", action="store_true", help="a JSON line for each better timetable")
    command.set_defaults(act=_plan_week)


def _plan_week(options: argparse.Namespace) -> int:
    from hospital_iep.scheduling import worker
    from hospital_iep.scheduling.planning_file import FaultyFile

    try:  # every fault of the file is told before any process is started
        timetable = worker.run(
            _read(options.problem),
            seconds=None if options.iterations is not None else options.seconds,
            iterations=options.iterations,
            seed=options.seed,
            on_progress=_show_progress if options.progress else None,
        )
    except FaultyFile as fault:
        raise _faulty(options.problem, fault.faults) from None
    _write(options.out, timetable.encode())
    return DONE


def _show_progress(progress: Any) -> None:
    seconds = None if progress.seconds is None else round(progress.seconds, 3)
    _tell(json.dumps({"seconds": seconds, "cost": progress.cost, "bound": progress.bound}))


def _describe_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("problem", type=Path, metavar="PROBLEM")
    command.add_argument("timetable", type=Path, metavar="TIMETABLE")
    command.set_defaults(act=_check)


def _check(options: argparse.Namespace) -> int:
    from hospital_iep.scheduling.check import check

    problem = _problem(options.problem)
    report = check(problem, _timetable(problem, options.timetable))
    broken = [
        {"rule": each.rule, "words": each.words, "lessons": list(each.lessons)} for each in report.broken
    ]
    claims = list(report.false_claims)
    _print_json({"broken": broken, "costs": report.costs, "cost": report.cost, "false_claims": claims})
    for each in report.broken:
        _tell(f"rule {each.rule}: {each.words}")
    for claim in claims:
        _tell(claim)
    return DONE if report.right else NO


def _describe_explain(command: argparse.ArgumentParser) -> None:
    _describe_check(command)
    command.add_argument("--need", metavar="ID", help="only this need")
    command.add_argument("--lesson", metavar="ID", help="why this lesson is where it is")
    command.set_defaults(act=_explain)


def _explain(options: argparse.Namespace) -> int:
    from hospital_iep.scheduling.explain import explain_lesson, explain_needs

    problem = _problem(options.problem)
    timetable = _timetable(problem, options.timetable)
    if options.need is not None and options.need not in problem.need_index:
        raise WrongInputError(f"--need: {options.need!r} is no need of the problem: one of its needs' ids")
    if options.lesson is not None:
        if options.lesson not in {lesson.id for lesson in timetable.lessons}:
            raise WrongInputError(
                f"--lesson: {options.lesson!r} is no lesson of the timetable: one of its ids"
            )
        answer: Any = explain_lesson(problem, timetable, options.lesson)
        sentences = answer["sentences"]
    else:
        answer = explain_needs(problem, timetable, options.need)
        sentences = [sentence for entry in answer for sentence in entry["sentences"]]
    _print_json(answer)
    for sentence in sentences:
        _tell(sentence)
    return DONE


# ---- the tour --------------------------------------------------------------------------------------


def _describe_tour(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER")
    command.add_argument("--seed", type=_count, default=1, metavar="N")
    command.add_argument("--calendar", type=Path, metavar="FILE", help="a calendar file for the first child")
    command.set_defaults(act=_tour)


def _tour(options: argparse.Namespace) -> int:
    from hospital_iep.operations.tour import TourError, tour

    calendar = _read(options.calendar) if options.calendar else None
    try:
        tour(options.folder, seed=options.seed, calendar=calendar, tell=lambda line: print(line, flush=True))  # noqa: T201
    except TourError as fault:
        raise WrongInputError(str(fault)) from None
    except OSError as error:
        raise WrongInputError(f"{options.folder}: {error.strerror}: a folder that can be written") from None
    return DONE


# ---- the case file ---------------------------------------------------------------------------------


def _describe_opening(command: argparse.ArgumentParser) -> None:
    command.add_argument("--person", required=True, metavar="NAME", help="who opens the case file")
    command.add_argument(
        "--passphrase-file",
        required=True,
        metavar="FILE",
        help="where the passphrase stands; - is standard input",
    )


def _passphrase(options: argparse.Namespace) -> str:
    if options.passphrase_file == "-":  # noqa: S105  (a file name)
        return sys.stdin.readline().rstrip("\r\n")
    text = _read(Path(options.passphrase_file)).decode("utf-8", "replace")
    return text.split("\n", 1)[0].rstrip("\r")


def _open(options: argparse.Namespace) -> Any:
    from hospital_iep.store.database import Database
    from hospital_iep.store.faults import CaseFileFault

    try:
        return Database.open(options.casefile, options.person, _passphrase(options))
    except CaseFileFault as fault:
        raise WrongInputError(f"{options.casefile.name}: {fault}") from None


def _describe_issue(command: argparse.ArgumentParser) -> None:
    command.add_argument("casefile", type=Path, metavar="CASEFILE")
    command.add_argument("--document", required=True, choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    command.add_argument("--student", required=True, metavar="ID", help="the child's key or code")
    command.add_argument("--audience", required=True, choices=AUDIENCES, help=", ".join(AUDIENCES))
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="ends in .pdf, .docx or .html"
    )
    command.add_argument("--language", default="en", metavar="L")
    _describe_opening(command)
    command.set_defaults(act=_issue)


def _issue(options: argparse.Namespace) -> int:
    from hospital_iep.operations.documents import NotPermittedError, UnknownStudentError, issue_to_file

    ending = options.out.suffix.lower().lstrip(".")
    if ending not in ("pdf", "docx", "html"):
        raise WrongInputError(f"--out: {options.out.suffix or 'no ending'}: .pdf, .docx or .html")
    with _open(options) as database:
        try:
            content = issue_to_file(
                database,
                kind=options.document,
                student=options.student,
                audience=options.audience,
                file_format=ending,
                language=options.language,
                write=lambda content: _write(options.out, content),
                tell=_tell,
            )
        except UnknownStudentError:
            raise WrongInputError(
                f"--student: {options.student!r} is unknown: a child's key or code"
            ) from None
        except NotPermittedError as refused:
            _tell(str(refused))
            return NO
    _tell(f"{options.out.name}: {len(content)} bytes, entered in the disclosure log")
    return DONE


def _describe_verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("casefile", type=Path, metavar="CASEFILE")
    _describe_opening(command)
    command.set_defaults(act=_verify)


def _verify(options: argparse.Namespace) -> int:
    from hospital_iep.store.backup import verify
    from hospital_iep.store.faults import CaseFileFault

    try:
        report = verify(options.casefile, options.person, _passphrase(options))
    except CaseFileFault as fault:
        raise WrongInputError(f"{options.casefile.name}: {fault}") from None
    _print_json(report)
    return DONE if report["sound"] else NO


def _describe_backup(command: argparse.ArgumentParser) -> None:
    command.add_argument("casefile", type=Path, metavar="CASEFILE")
    command.add_argument("target", type=Path, metavar="TARGET")
    _describe_opening(command)
    command.set_defaults(act=_backup)


def _backup(options: argparse.Namespace) -> int:
    from hospital_iep.store.backup import backup
    from hospital_iep.store.faults import CaseFileFault

    with _open(options) as database:
        try:
            report = backup(database, options.target)
        except CaseFileFault as fault:
            raise WrongInputError(f"{options.target.name}: {fault}") from None
    _print_json(report)
    return DONE


def _describe_restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", type=Path, metavar="TARGET", help="the backup")
    command.add_argument("casefile", type=Path, metavar="CASEFILE", help="where it goes")
    command.add_argument("--replace", action="store_true", help="also over a newer case file")
    _describe_opening(command)
    command.set_defaults(act=_restore)


def _restore(options: argparse.Namespace) -> int:
    from hospital_iep.store.backup import restore
    from hospital_iep.store.faults import CaseFileFault

    try:
        report = restore(
            options.target, options.casefile, options.person, _passphrase(options), replace=options.replace
        )
    except CaseFileFault as fault:
        raise WrongInputError(f"{fault.about or options.casefile.name}: {fault}") from None
    _print_json(report)
    return DONE


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "tour": ("Do the main job without a window, on the practice hospital.", _describe_tour),
    "read-appointments": ("Print what a calendar, message or table file says.", _describe_read),
    "plan-week": ("Plan a week, or repair it where lessons are published.", _describe_plan),
    "check": ("Judge a timetable by every rule and count its costs.", _describe_check),
    "explain": ("Say why minutes are missing, or why a lesson is where it is.", _describe_explain),
    "issue": ("Write a document for a reader, with consent and disclosure entry.", _describe_issue),
    "verify": ("Check a case file: integrity, keys, audit, counts.", _describe_verify),
    "backup": ("Write a checked, encrypted copy with its keys.", _describe_backup),
    "restore": ("Bring a backup back; never over a newer file unasked.", _describe_restore),
}
