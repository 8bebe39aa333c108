"""Who comes back is who they were."""

from hospital_iep.operations import people
from hospital_iep.store.database import Database
from tests.operations.conftest import ANA, CHEAP, PASSPHRASE, copied

WORDS = "six tall blue doors"


def test_who_is_let_in_again_finds_what_they_had_half_typed(practice_file, tmp_path):
    with copied(practice_file[0], tmp_path) as database:
        path = database.path
        cy = people.add(database, "Cy Pretend", "coordinator", WORDS, cost=CHEAP)
    with Database.open(path, "Cy Pretend", WORDS) as database:
        database.save_draft("note", "half a sentence")
        people.remove(database, cy.id)
    with Database.open(path, ANA.name, PASSPHRASE) as database:
        assert people.add(database, "Cy Pretend", "coordinator", WORDS, cost=CHEAP).id == cy.id
        assert people.add(database, "Di Pretend", "teacher", WORDS, cost=CHEAP).id != cy.id
    with Database.open(path, "Cy Pretend", WORDS) as database:
        assert database.drafts()["note"] == "half a sentence"
