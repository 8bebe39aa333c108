"""What the tests of the case file do in a process of its own: die in a commit, fill a disk, lose rights.

``python -m tests.store.child ACT FOLDER [ARGUMENT]`` prints JSON.
"""

import contextlib
import json
import os
import random
import resource
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from alembic import op
from sqlalchemy import Column, String

from hospital_iep.store import backup, keys, migrations, tables
from hospital_iep.store.database import Database
from hospital_iep.store.faults import CaseFileFault
from hospital_iep.store.vault import Vault
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, RUTH, Clock, add_student, dump

WHO = ("Ruth Example", PASSPHRASE)
GOALS = 3


def add_with_plan(session, number):
    """One operation of five rows, so that a torn one can be told."""
    key = add_student(session, f"Child {number}")
    plan = tables.Plan.model_validate({"student_id": key})
    session.add(plan)
    session.add_all(tables.Goal.model_validate({"plan_id": plan.id}) for _ in range(GOALS))


# --- dying ------------------------------------------------------------------------------------------


def killed(folder, kills):
    """Kill a process in the middle of its commits, again and again; what it acknowledged must be there."""
    path = folder / "ward.case"
    Database.create(path, RUTH, PASSPHRASE, cost=CHEAP)[0].close()
    chance, acknowledged, found = random.Random(5), 0, []
    for _ in range(int(kills)):
        told, tell = os.pipe()
        worker = os.fork()
        if worker == 0:
            work(path, tell)
        os.close(tell)
        os.read(told, 1)  # it is open
        for _ in range(chance.randrange(6)):
            acknowledged += len(os.read(told, 1))
        time.sleep(chance.random() * 0.006)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        while data := os.read(told, 65536):
            acknowledged += len(data)
        os.close(told)
        with Database.open(path, *WHO) as database:
            found.append(look(database, acknowledged))
            acknowledged = found[-1]["students"]
    return found


def work(path, tell):
    """In the process to be killed: commit, and say so, until the end."""
    database = Database.open(path, *WHO)
    os.write(tell, b"o")
    for number in range(100_000):
        database.perform("Add", add_with_plan, number)
        os.write(tell, b"a")
    os._exit(0)


def look(database, acknowledged):
    """Count what is there, and take the last step back and forth."""
    with database.looking() as connection:
        count = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("student", "plan", "goal")
        }
        faults = connection.execute("PRAGMA integrity_check").fetchone()[0]
    before = dump(database)
    steps = len(database.steps())
    if count["student"]:
        database.undo()
        database.redo()
    whole = count["plan"] == count["student"] and count["goal"] == GOALS * count["student"]
    return {
        "students": count["student"],
        "lost": max(0, acknowledged - count["student"]),
        "torn": not whole,
        "integrity": faults,
        "audit": database.check_audit(),
        "steps": steps == min(200, count["student"]),
        "undo": dump(database) == before,
    }


# --- a full disk ------------------------------------------------------------------------------------


def fill(folder, leave):
    """Fill the disk of a folder but for some bytes."""
    (folder / "filler").unlink(missing_ok=True)
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    with (folder / "filler").open("wb") as stream, contextlib.suppress(OSError):
        stream.write(bytes(max(0, free - leave)))


def grow():
    """A sample upgrade that makes every row anew."""
    with op.batch_alter_table("student", recreate="always") as batch:
        batch.add_column(Column("shoe", String(20)))


LATER = [
    SimpleNamespace(revision=migrations.head(), upgrade=lambda: None),
    SimpleNamespace(revision="9999", upgrade=grow),
]


def save(database, folder):
    database.perform("Add", lambda session: [add_with_plan(session, n) for n in range(100)])


def draft(database, folder):
    database.save_draft("student/notes", "x" * 100_000)


def copy(database, folder):
    backup.backup(database, folder / "ward.backup")


def person(database, folder):
    keys.add_person(database, OMAR, OTHER, cost=CHEAP)


def new_key(database, folder):
    keys.change_key(database, {RUTH.id: PASSPHRASE}, cost=CHEAP)


def upgrade(database, folder):
    database.close()
    vault = Vault.read(database.path)
    migrations.bring_up(database.path, vault, vault.unlock(*WHO), Clock(), revisions=LATER)


def another(database, folder):
    Database.create(folder / "second.case", RUTH, PASSPHRASE, cost=CHEAP)[0].close()


def opening(database, folder):
    database.close()
    Database.open(database.path, *WHO).close()


ACTS = [save, draft, copy, person, new_key, upgrade, another, opening]
KEPT = ("audit_entry", "journal_step", "journal_row", "alembic_version")


def full(folder, disk):
    """Do each act with less and less space; afterwards all is as before the act, or as after it."""
    disk, _, whole = disk.partition(",")
    room = range(0, 1200, 40) if whole else (0, 40, 300)
    return [full_once(Path(disk), act, leave * 1024) for act in ACTS for leave in (*room, 100_000)]


def full_once(disk, act, leave):
    for left in disk.iterdir():
        left.unlink()
    path = disk / "ward.case"
    database, _ = Database.create(path, RUTH, PASSPHRASE, cost=CHEAP)
    database.perform("Add", lambda session: [add_with_plan(session, n) for n in range(30)])
    before, fault = dump(database, but=KEPT), ""
    fill(disk, leave)
    try:
        act(database, disk)
    except CaseFileFault as error:
        fault = type(error).__name__
    if fault and database.is_open:
        assert dump(database, but=KEPT) == before
    database.close()
    (disk / "filler").unlink()
    with Database.open(path, *WHO) if act is not upgrade or fault else contextlib.nullcontext() as again:
        same = again is None or dump(again, but=KEPT) == before
        if again is not None:
            again.perform("Add", add_student, "Afterwards")
    report = backup.verify(path, *WHO)
    left = sorted(each.name for each in disk.iterdir() if ".new" in each.name or "rekeyed" in each.name)
    return {
        "act": act.__name__,
        "leave": leave,
        "fault": fault,
        "same": same,
        "whole": report["sound"],
        "left": left,
    }


def grown(folder, most):
    """Save until the system lets no file grow any more; what was saved stays, the rest never was."""
    path = folder / "ward.case"
    database, _ = Database.create(path, RUTH, PASSPHRASE, cost=CHEAP)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
    saved, fault = dump(database), None
    while fault is None:
        try:
            database.perform("Add", lambda session: [add_with_plan(session, n) for n in range(20)])
            saved = dump(database)
        except CaseFileFault as error:
            fault = error
    same = dump(database) == saved
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    database.perform("Add", add_student, "Afterwards")
    database.close()
    return {"fault": fault.sentence, "same": same, "whole": backup.verify(path, *WHO)["sound"]}


# --- no right to write ------------------------------------------------------------------------------


def protected(folder, nobody):
    """Open a case file in a folder that may only be read, as somebody who may not change that."""
    path = folder / "ward.case"
    database, _ = Database.create(path, RUTH, PASSPHRASE, cost=CHEAP)
    database.perform("Add", add_student)
    before = dump(database)
    database.close()
    Database.open(path, *WHO).close()  # everything that is loaded late is loaded now
    for left in folder.iterdir():
        left.chmod(0o444)
    folder.chmod(0o555)
    if nobody == "yes":
        os.setgid(65534)
        os.setuid(65534)
    said = {}
    for name, act in {
        "open": lambda: Database.open(path, *WHO),
        "create": lambda: Database.create(folder / "new.case", RUTH, PASSPHRASE, cost=CHEAP),
        "wrong": lambda: Database.open(path, "Ruth Example", "not this", read_only=True),
    }.items():
        try:
            act()
        except CaseFileFault as fault:
            said[name] = fault.sentence
    with Database.open(path, *WHO, read_only=True) as database:
        said["same"] = dump(database) == before
        for name, act in {
            "perform": lambda: database.perform("Add", add_student),
            "undo": database.undo,
            "draft": lambda: database.save_draft("a", "b"),
        }.items():
            try:
                act()
            except CaseFileFault as fault:
                said[name] = fault.sentence
    said["files"] = sorted(each.name for each in folder.iterdir())
    return said


# --- a second program -------------------------------------------------------------------------------


def hold(folder, _argument):
    """Open the case file and hold it until the input ends."""
    with Database.open(folder / "ward.case", *WHO):
        print("open", flush=True)
        sys.stdin.read()
    return "closed"


def main(act, folder, argument=""):
    print(json.dumps(globals()[act](Path(folder), argument)))


if __name__ == "__main__":
    main(*sys.argv[1:])
