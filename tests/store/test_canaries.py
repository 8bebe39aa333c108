"""Nothing readable lies on the disk: 50 words that were typed in are in no file that is left behind."""

import tempfile

from hospital_iep.store import audit, backup, keys, tables
from hospital_iep.store.database import Database
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, RUTH, remove

CANARIES = [f"Canary{number:02}Kestrel" for number in range(50)]


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found_in(contents, words):
    """Return which of some words stand in which files, as text of one or two bytes, or as hex."""
    return [
        (path.name, word)
        for path, content in contents.items()
        for word in words
        for form in (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode())
        if form in content
    ]


def fill(session):
    students = []
    for name in CANARIES[:20]:
        student = tables.Student.model_validate({"given_name": name, "interests": f"{name} {CANARIES[20]}"})
        students.append(student)
        session.add(student)
        audit.note(session, "seen", student.id, {"operation": CANARIES[21]})
    for name in CANARIES[22:40]:
        session.add(tables.Plan.model_validate({"student_id": students[0].id}))
        session.add(tables.HomeSchool.model_validate({"name": name}))
    return [student.id for student in students]


def rewrite(session, keys_of, names):
    for key, name in zip(keys_of, names, strict=False):
        session.get(tables.Student, key).given_name = name


def test_no_word_and_no_secret_is_left_on_the_disk(tmp_path, monkeypatch):
    folder, temporary = tmp_path / "ward", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    path = folder / "ward.case"
    database, printed = Database.create(path, RUTH, PASSPHRASE, cost=CHEAP)
    students, _ = database.perform(CANARIES[40], fill)
    database.perform(CANARIES[41], rewrite, students, CANARIES[42:48])
    database.undo()
    database.save_draft(f"student/{CANARIES[48]}", CANARIES[49] * 500)
    with database.session() as session:  # big enough a sort to spill over
        session.connection().exec_driver_sql(
            "SELECT a.* FROM student a, student b, student c ORDER BY a.id, 3"
        )
    secrets = [PASSPHRASE, printed, printed.replace("-", ""), OTHER]
    keys.add_person(database, OMAR, OTHER, cost=CHEAP)
    backup.backup(database, folder / "ward.backup")
    raw = database.unlocked.key
    while_open = everything(tmp_path)
    assert {"ward.case-wal", "ward.case-shm", "ward.case.holder"} <= {each.name for each in while_open}
    database.perform("Remove", remove, students[0])
    keys.change_passphrase(database, OMAR.id, OTHER + " more", cost=CHEAP)
    keys.change_key(database, {RUTH.id: PASSPHRASE}, cost=CHEAP)
    new = database.unlocked.key
    database.close()
    backup.restore(folder / "ward.backup", path, RUTH.id, PASSPHRASE, replace=True)
    left = everything(tmp_path)
    for contents in (while_open, left):
        assert found_in(contents, CANARIES + secrets) == []
        for content in contents.values():
            assert raw not in content
            assert new not in content
            assert raw.hex().encode() not in content.lower()
    assert list(temporary.iterdir()) == []
    with Database.open(path, RUTH.id, PASSPHRASE) as again:
        assert again.drafts() == {f"student/{CANARIES[48]}": CANARIES[49] * 500}


def test_the_search_finds_what_is_in_clear(tmp_path):
    (tmp_path / "a").write_text("xx Canary00Kestrel")
    (tmp_path / "b").write_bytes("Canary01Kestrel".encode("utf-16-le"))
    assert [word for _, word in sorted(found_in(everything(tmp_path), CANARIES))] == CANARIES[:2]
