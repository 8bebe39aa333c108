"""Keep the translations fresh: ``update`` the catalogues, ``check`` them, ``compile`` them.

Two kinds, as the house has them: gettext (``.po``) for what domain, documents and command line say, Qt
(``.ts``) for the window's own texts.
"""

import importlib
import pkgutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
TEMPLATE = I18N / "hospital_iep.pot"
QT_LANGUAGES = ("es", "ar")
BIN = Path(sys.executable).parent


def spoken() -> Catalog:
    """Return the texts that go through gettext: calls of ``say``, labels of fields, what papers print."""
    from hospital_iep.domain.catalogues import paper_texts  # noqa: PLC0415

    catalog = Catalog(project="Hospital IEP", fuzzy=False)
    found = extract_from_dir(ROOT / "hospital_iep", keywords={"say": None, "N_": None})
    for _file, _line, message, _comments, _context in found:
        catalog.add(message)
    for text in sorted(field_texts() | paper_texts()):
        catalog.add(text)
    return catalog


def field_texts() -> set[str]:
    """Return the labels and helps of all data classes."""
    from hospital_iep import domain  # noqa: PLC0415
    from hospital_iep.domain.vocabulary import facts  # noqa: PLC0415

    texts: set[str] = set()
    for module in pkgutil.iter_modules(domain.__path__):
        for name, value in vars(importlib.import_module(f"hospital_iep.domain.{module.name}")).items():
            if name.endswith("Data") and isinstance(value, type):
                for fact in facts(value):
                    texts |= {fact.label, fact.help} - {""}
    return texts


def ids(catalog: Catalog) -> set[str]:
    """Return the source texts of a catalogue."""
    return {m.id if isinstance(m.id, str) else m.id[0] for m in catalog if m.id}


def lupdate(target: Path) -> None:
    """Write the window's texts into a ``.ts`` file, keeping what was translated."""
    sources = sorted(str(path) for path in (ROOT / "hospital_iep" / "ui").rglob("*.py"))
    subprocess.run(
        [str(BIN / "pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none", "-extensions", "py",
         *sources, "-ts", str(target)],
        check=True,
    )  # fmt: skip


def qt_texts(path: Path) -> set[tuple[str, str]]:
    """Return (context, source text) of a ``.ts`` file of our own making."""
    found = set()
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name") or ""
        found |= {(name, message.findtext("source") or "") for message in context.iter("message")}
    return found


def update() -> None:
    """Bring every catalogue up to the texts in the code."""
    catalog = spoken()
    with TEMPLATE.open("wb") as stream:
        write_po(stream, catalog, no_location=True, omit_header=False, sort_output=True, width=110)
    for po in sorted(I18N.glob("*/LC_MESSAGES/hospital_iep.po")):
        with po.open("rb") as stream:
            known = read_po(stream, locale=po.parent.parent.name)
        known.update(catalog, no_fuzzy_matching=True)
        known.obsolete.clear()
        with po.open("wb") as stream:
            write_po(stream, known, no_location=True, sort_output=True, width=110)
    for language in QT_LANGUAGES:
        lupdate(I18N / f"window_{language}.ts")


def check() -> int:
    """Return 1, and say what is missing, if a catalogue does not hold exactly the code's texts."""
    stale = []
    with TEMPLATE.open("rb") as stream:
        difference = ids(spoken()) ^ ids(read_po(stream))
    stale += [f"hospital_iep.pot: {text!r}" for text in sorted(difference)]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        lupdate(fresh)
        now = qt_texts(fresh)
        for language in QT_LANGUAGES:
            name = f"window_{language}.ts"
            stale += [f"{name}: {context}: {text!r}" for context, text in sorted(now ^ qt_texts(I18N / name))]
    for line in stale:
        print("not fresh:", line)
    if stale:
        print("run: python packaging/translations.py update")
    return 1 if stale else 0


def compile_all() -> None:
    """Write the ``.mo`` and ``.qm`` files that the program reads."""
    for po in sorted(I18N.glob("*/LC_MESSAGES/hospital_iep.po")):
        with po.open("rb") as stream:
            catalog = read_po(stream, locale=po.parent.parent.name)
        buffer = BytesIO()
        write_mo(buffer, catalog)
        po.with_suffix(".mo").write_bytes(buffer.getvalue())
    for ts in sorted(I18N.glob("*.ts")):
        command = [str(BIN / "pyside6-lrelease"), "-silent", str(ts), "-qm", str(ts.with_suffix(".qm"))]
        subprocess.run(command, check=True)


def main() -> int:
    """Do what the argument says."""
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            return check()
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
