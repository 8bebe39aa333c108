"""The compiled inner search: loaded where it is right, left alone where it is not, never needed."""

import importlib.util
from pathlib import Path

import pytest

from hospital_iep.scheduling.quick_library import VERSION, library, load

SCRIPT = Path(__file__).parents[2] / "packaging" / "compile_quick.py"
spec = importlib.util.spec_from_file_location("compile_quick", SCRIPT)
compiling = importlib.util.module_from_spec(spec)
spec.loader.exec_module(compiling)

needs_compiler = pytest.mark.skipif(not compiling.compiler(), reason="no C compiler is here")


EXPORT = "__declspec(dllexport) " if compiling.os.name == "nt" else ""


@pytest.fixture
def compiled(tmp_path):
    """Compile one C function; returns where its library is, or would be."""

    def compile_function(text):
        source = tmp_path / "one.c"
        source.write_text(f"{EXPORT}{text}\n", encoding="utf-8")
        target = tmp_path / compiling.LIBRARY.name
        assert compiling.compile_quick(target, source) == target.exists()
        return target

    return compile_function


@pytest.mark.skipif(
    not compiling.LIBRARY.exists(), reason="quick.c is not compiled here: packaging/dev.py does it"
)
def test_what_was_compiled_here_is_loaded():
    assert compiling.is_fresh(), "quick.c is newer than its library: packaging/dev.py compiles it"
    assert library().quick_version() == VERSION


@needs_compiler
def test_the_source_compiles_and_is_of_the_version_expected(tmp_path):
    target = tmp_path / compiling.LIBRARY.name
    assert compiling.compile_quick(target)
    assert load(target).quick_version() == VERSION
    assert list(tmp_path.iterdir()) == [target]


@needs_compiler
@pytest.mark.parametrize("other", [VERSION - 1, VERSION + 1])
def test_another_version_is_not_loaded(compiled, other):
    target = compiled(f"int quick_version(void) {{ return {other}; }}")
    assert target.exists()
    assert load(target) is None


@needs_compiler
def test_a_library_that_tells_no_version_is_not_loaded(compiled):
    target = compiled(f"int some_other_name(void) {{ return {VERSION}; }}")
    assert target.exists()
    assert load(target) is None


def test_a_missing_file_and_one_that_is_no_library_are_not_loaded(tmp_path):
    target = tmp_path / compiling.LIBRARY.name
    assert load(target) is None
    target.write_bytes(b"no library")
    assert load(target) is None


@needs_compiler
def test_what_does_not_compile_leaves_no_library_not_even_the_old_one(compiled, tmp_path, capfd):
    assert compiled("int one(void) { return 1; }").exists()
    assert not compiled("int one(void) { return two; }").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["one.c"]
    assert "one.c was not compiled" in capfd.readouterr().out


def test_without_a_compiler_it_says_so_in_one_line(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    assert not compiling.compile_quick(tmp_path / compiling.LIBRARY.name)
    assert capsys.readouterr().out == "no C compiler is here: the scheduler searches in Python\n"
    assert not list(tmp_path.iterdir())
