"""What can be wrong with a case file, each as one plain sentence for the person who meets it.

``str(fault)`` is the English sentence; ``fault.words`` and ``fault.facts`` are the sentence before and
the facts put into it, so that ``words.say(fault.words, language).format(**fault.facts)`` says it in
another language. No sentence holds a child's name, a passphrase or a value from a record.
"""


class CaseFileFault(Exception):
    """Something is wrong with the case file; the sentence says what, and what would be right.

    ``about`` is the name of the file at fault where two are in hand, else empty.
    """

    words = "Something is wrong with the case file."
    about = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.words.format(**facts))

    @property
    def sentence(self) -> str:
        """The English sentence."""
        return str(self)


class NoCaseFile(CaseFileFault):
    """There is no file of that name."""

    words = "There is no case file “{file}” here."


class FolderInstead(CaseFileFault):
    """A folder stands where a case file was expected."""

    words = "“{file}” is a folder; choose the case file in it."


class AlreadyThere(CaseFileFault):
    """A new case file or copy would overwrite one that exists."""

    words = "“{file}” exists already and is not overwritten; choose another name."


class EmptyCaseFile(CaseFileFault):
    """The file has no content at all."""

    words = "“{file}” is empty: it holds no case file; put back a backup."


class NotACaseFile(CaseFileFault):
    """The file is something else."""

    words = "“{file}” is not a case file of this program."


class DamagedCaseFile(CaseFileFault):
    """The file opened or not, its content is not what was written."""

    words = "“{file}” is damaged or its key file belongs to another case file; put back a backup of both."


class MissingKeys(CaseFileFault):
    """The sidecar with the key slots is not beside the case file."""

    words = (
        "The key file “{keys}” is missing beside the case file; without it nobody can open the case file:"
        " put both files into the same folder."
    )


class DamagedKeys(CaseFileFault):
    """The sidecar with the key slots is not what was written."""

    words = "The key file “{keys}” is damaged; put back its copy “{keys}.bak” or a backup of both files."


class WrongPassphrase(CaseFileFault):
    """The passphrase or the recovery key opens no slot; says not which of the two it was."""

    words = "This name and this passphrase do not open the case file."


class MistypedRecoveryKey(CaseFileFault):
    """The recovery key fails its checksum, so at least one character is mistyped."""

    words = (
        "The recovery key is mistyped: it has six groups of five characters; compare them with the printout."
    )


class WeakPassphrase(CaseFileFault):
    """A new passphrase is too short."""

    words = "The passphrase is too short: it needs at least {least} characters."


class UnknownPerson(CaseFileFault):
    """No slot belongs to that person."""

    words = "No key of this case file belongs to that person."


class LastKey(CaseFileFault):
    """The last person's slot may not be removed."""

    words = "The last person who can open the case file cannot be removed."


class SameName(CaseFileFault):
    """Two people of one case file cannot share a name: it is what they sign in with."""

    words = "Another person of this case file has that name already; add an initial or a second name."


class InUse(CaseFileFault):
    """Another program has the case file open."""

    words = "The case file is open on {host} by {holder} since {since}; close it there first."


class ReadOnly(CaseFileFault):
    """The case file, or the folder that holds it, cannot be written."""

    words = "The case file can only be read here: the file or its folder is write-protected."


class NetworkFolder(CaseFileFault):
    """The case file lies in a network folder, where two computers could damage it."""

    words = (
        "The case file lies in a network folder ({kind}), where it could be damaged; copy it and its key"
        " file to this computer, or open it for reading only."
    )


class DiskFull(CaseFileFault):
    """There is no space left to write; nothing was changed."""

    words = "The disk is full: nothing was changed; free some space and try again."


class DiskTrouble(CaseFileFault):
    """The disk did not read or write what it was told."""

    words = "The disk could not be read or written: nothing was changed; see whether it is still there."


class Busy(CaseFileFault):
    """Another part of the program holds the case file for too long."""

    words = "The case file is busy: nothing was changed; try again."


class NewerVersion(CaseFileFault):
    """The case file was written by a later version of the program."""

    words = "The case file was written by a newer version of the program; update the program to open it."


class OlderVersion(CaseFileFault):
    """The case file must be upgraded, and is open for reading only."""

    words = "The case file comes from an older version of the program; open it once where it can be written."


class OlderThanAnchor(CaseFileFault):
    """Entries that were certainly written are missing: an old copy was put back, or the end was lost."""

    words = (
        "The case file is older than its key file says: an old copy was put back, or the latest changes were"
        " lost; look for a newer copy before going on."
    )


class UpgradeFailed(CaseFileFault):
    """Bringing the case file to this version failed; it is as it was."""

    words = "The case file could not be brought to this version of the program; it is unchanged ({why})."


class BackupFailed(CaseFileFault):
    """The copy could not be checked, so it was thrown away and every older backup kept."""

    words = "The backup could not be made ({why}); all earlier backups were kept."


class NewerThere(CaseFileFault):
    """A restore would replace a case file that holds more."""

    words = "“{file}” holds later work than the backup and is not replaced, unless you ask for it."


class Closed(CaseFileFault):
    """The case file was locked or closed meanwhile."""

    words = "The case file is locked; unlock it first."


class Stale(CaseFileFault):
    """The case file changed since the work began."""

    words = "The case file has changed since this was worked out; work it out again."


class NothingToUndo(CaseFileFault):
    """There is no step to take back or to do again."""

    words = "There is nothing to undo or redo."


class EditedSince(CaseFileFault):
    """Undoing or redoing would overwrite what somebody has written since."""

    words = "“{label}” cannot be taken back: {who} has since changed the same entry."


class LeansOnIt(CaseFileFault):
    """Undoing or redoing would tear a link: something written since refers to the entry."""

    words = "“{label}” cannot be taken back: something written since belongs to it."
