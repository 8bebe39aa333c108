"""One program at a time, and no network folders."""

from pathlib import Path

import pytest

from hospital_iep.store.database import Database
from hospital_iep.store.faults import InUse
from hospital_iep.store.lockfile import CaseFileLock, kind_among, network_kind

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//ward/share /srv/ward cifs rw,vers=3.0 0 0
server:/home /srv/home nfs4 rw 0 0
someone@host:/ /srv/with\040space fuse.sshfs rw 0 0
/dev/sdb1 /srv/ward/stick vfat rw 0 0
none /srv/wardrobe tmpfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/ward/a/b", "cifs"),
        ("/srv/ward", "cifs"),
        ("/srv/ward/stick/file", "vfat"),
        ("/srv/wardrobe/file", "tmpfs"),
        ("/srv/wards/file", "ext4"),
        ("/srv/home/ruth", "nfs4"),
        ("/srv/with space/x", "fuse.sshfs"),
        ("/home/ruth", "ext4"),
    ],
)
def test_the_nearest_mount_counts(place, kind):
    assert kind_among(MOUNTS, Path(place)) == kind


def test_a_later_mount_hides_an_earlier_one():
    assert kind_among(MOUNTS + "server:/x / nfs rw 0 0\n", Path("/home/ruth")) == "nfs"


def test_a_disk_is_no_network(tmp_path):
    assert network_kind(tmp_path) is None


def test_the_second_is_told_who_when_and_where(tmp_path, clock):
    first, second = (CaseFileLock(tmp_path / "ward.case") for _ in range(2))
    first.take("Ruth Example", clock())
    with pytest.raises(InUse) as refused:
        second.take("Omar Sample", clock())
    assert refused.value.facts["holder"] == "Ruth Example"
    assert refused.value.facts["since"] == "2026-03-02T08:00+00:00"
    second.release()  # it holds nothing
    with pytest.raises(InUse):
        second.take("Omar Sample", clock())
    first.release()
    second.take("Omar Sample", clock())
    second.release()
    assert [path.name for path in tmp_path.iterdir()] == ["ward.case.lock"]


@pytest.mark.parametrize("note", [None, "", "[]", "{", '{"holder": 1}'])
def test_without_a_readable_note_it_is_still_refused(tmp_path, clock, note):
    first, second = (CaseFileLock(tmp_path / "ward.case") for _ in range(2))
    first.take("Ruth Example", clock())
    holder = tmp_path / "ward.case.holder"
    holder.unlink() if note is None else holder.write_text(note)
    with pytest.raises(InUse, match="by somebody since"):
        second.take("Omar Sample", clock())
    first.release()


def test_the_note_goes_with_the_lock(database, path):
    assert "Ruth Example" in path.with_name("ward.case.holder").read_text()
    database.close()
    assert not path.with_name("ward.case.holder").exists()
    assert isinstance(database, Database)
