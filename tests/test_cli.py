"""The command line from end to end, in this process and in fresh ones."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.cli import main
from briefing.errors import SourceError
from briefing.language.engine import Engine
from briefing.render.json import from_json

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SEED = str(SEEDS / "01-pakistan-turkey.txt")
ARTICLE = """Union pledges aid

Published: 2024-05-01

The Union will open an office in Paris by June, its president Anna Weber said on Tuesday. “We will not wait any longer
for the others,” she said. The office costs €5 million.

Aid workers welcomed the decision, which comes after a month of talks in Berlin.
"""


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, and keeps what is written."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        self.flush()
        kept = self.buffer
        assert isinstance(kept, io.BytesIO)
        return kept.getvalue().decode()


class Run:
    """What a run gave: exit code, stdout, stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Briefing = Callable[..., Run]


@pytest.fixture
def briefing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, engine: Engine
) -> Briefing:
    """`briefing("brief", "x.txt", stdin="...")` runs the command line in this process, its folders in a place apart.

    ``stdin`` may be a `Terminal`; ``out`` and ``err`` say whether those two streams are.
    """
    monkeypatch.setattr("briefing.language.engine.Engine", lambda: engine)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: str | Terminal = "", out: bool = False, err: bool = False) -> Run:
        given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8") if isinstance(stdin, str) else stdin
        screens = [(name, Terminal()) for name, wanted in (("stdout", out), ("stderr", err)) if wanted]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", given)
            for name, screen in screens:
                patch.setattr(sys, name, screen)
            code = main.run(words)
        shown = capsys.readouterr()
        seen = {name: screen.shown() for name, screen in screens}
        return Run(code, seen.get("stdout", shown.out), seen.get("stderr", shown.err))

    return run


@pytest.fixture
def article(tmp_path: Path) -> str:
    """The path of an article."""
    path = tmp_path / "union.txt"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


# What needs no article


def test_help_names_commands_examples_and_exit_codes(briefing: Briefing) -> None:
    shown = briefing("--help")
    assert shown.code == 0 and not shown.err
    for told in ("usage: briefing", "examples:", "exit codes: 0 all done, 1 some", "briefing export", "NO_COLOR"):
        assert told in shown.out
    assert all(len(line) <= 100 for line in shown.out.splitlines())
    assert briefing("-h").out == briefing("help").out == shown.out


def test_every_command_has_help_with_examples(briefing: Briefing) -> None:
    from briefing.cli.commands import COMMANDS

    for command in COMMANDS:
        shown = briefing(command.name, "--help")
        assert shown.code == 0, command.name
        assert f"usage: briefing {command.name}" in shown.out and "examples:\n  " in shown.out
        assert "exit codes" in shown.out and briefing("help", command.name).out == shown.out
        assert f"  {command.name} " in briefing("--help").out


def test_version(briefing: Briefing) -> None:
    from briefing import __version__

    for words in (["--version"], ["brief", "--version"], ["--version", "x.txt"]):
        assert briefing(*words).out == f"briefing {__version__}\n"
    assert briefing("--", "--version").code == 1


USAGE = [
    (["sumary", "x.txt"], "“sumary” is neither a command nor a file; did you mean `briefing summary`?"),
    (["Brief"], "did you mean `briefing brief`?"),
    (["--quiet", "timelin"], "did you mean `briefing timeline`?"),
    (["brief", "--sectoins", "who", "x"], "there is no option --sectoins; did you mean --sections?"),
    (["brief", "--wholly-unknown"], "there is no option --wholly-unknown (see `briefing brief --help`)"),
    (["brief", "--format", "pdf", "x"], "invalid choice: 'pdf'"),
    (["brief", "--sections", "who,wen", SEED], "there is no section “wen”; did you mean “when”?"),
    (["brief", "--sections", ",", SEED], "--sections names none"),
    (["brief", "--length", "long", SEED], "not a length: “long”; give sentences (3), words (80w) or per cent (20%)"),
    (["brief", "--length", "0", SEED], "a length is positive"),
    (["summary", "--method", "lexrnk", SEED], "no summary method “lexrnk”; did you mean “lexrank”?"),
    (["summary", "-n", "0", SEED], "“0” is no whole number from 1 on"),
    (["summary", "-n", "2", "--length", "3", SEED], "give one of them"),
    (["terms", "--method", "rake", SEED], "no key term method “rake”"),
    (["brief", "--published", "yesterday", SEED], "--published: “yesterday” is no date; write it as 2025-05-26"),
    (["brief", "--published", "2025-02-30", SEED], "is no date"),
    (["brief", "--title", "T", SEED, SEED], "give it with a single one"),
    (["brief", "--config", "nosuch.toml", SEED], "nosuch.toml: does not exist"),
    (["brief", "--color", "sometimes", SEED], "invalid choice: 'sometimes'"),
    (["completion", "powershell"], "invalid choice: 'powershell'"),
    (["help", "sumary"], "there is no command “sumary”; did you mean “summary”?"),
    (["", SEED], "one of the paths is empty"),
    (["brief", " "], "one of the paths is empty"),
    (["completion"], "the following arguments are required: shell"),
]


@pytest.mark.parametrize(("words", "told"), USAGE, ids=[" ".join(w[:3]) for w, _ in USAGE])
def test_wrong_usage_is_told_and_gives_2(briefing: Briefing, words: list[str], told: str) -> None:
    shown = briefing(*words)
    assert shown.code == 2 and not shown.out
    assert told in shown.err and shown.err.startswith("briefing: error: ") and shown.err.count("\n") == 1


@pytest.mark.parametrize("words", [["brief"], ["export"], ["--quiet"]])
def test_no_article_at_a_terminal_is_wrong_usage(briefing: Briefing, words: list[str]) -> None:
    shown = briefing(*words, stdin=Terminal())
    assert shown.code == 2 and "no articles: name files" in shown.err


# Briefs


def test_a_path_and_a_pipe_give_the_same_brief(briefing: Briefing, article: str) -> None:
    by_path, by_pipe = briefing(article), briefing(stdin=ARTICLE)
    assert by_path.code == by_pipe.code == 0
    assert by_path.out.replace(article, "stdin") == by_pipe.out
    assert by_path.out.startswith("Union pledges aid\npublished Wed 2024-05-01")
    assert "\x1b" not in by_path.out and "│" not in by_path.out
    assert briefing("-", stdin=ARTICLE).out == by_pipe.out


def test_lines_of_a_pipe_are_not_broken(briefing: Briefing, article: str) -> None:
    told = "The Union will open an office in Paris by June, its president Anna Weber said on Tuesday."
    assert told in briefing("brief", article, "--sections", "summary").out


def test_json_and_json_lines_are_whole_briefs(briefing: Briefing, article: str) -> None:
    one = from_json(json.loads(briefing("brief", article, "--format", "json").out))
    assert one.article.title == "Union pledges aid" and str(one.article.published) == "2024-05-01"
    lines = briefing("brief", article, SEED, "--format", "jsonl").out.splitlines()
    assert [from_json(json.loads(line)).article.source for line in lines] == [article, SEED]


def test_sections_alone(briefing: Briefing, article: str) -> None:
    shown = briefing("brief", article, "--sections", "Quotes, who").out
    assert re.findall(r"^[A-Z]{3,}", shown, re.M) == ["QUOTES", "WHO"]
    found = json.loads(briefing("brief", article, "--sections", "quotes", "--format", "json").out)
    assert "quotes" in found and "who" not in found


def test_several_briefs_are_set_apart(briefing: Briefing, article: str) -> None:
    text = briefing("brief", article, article.replace("union", "./union"), SEED, "--sections", "main").out
    assert text.count("IN SHORT") == 2 and text.count("─" * 72) == 1
    shown = briefing("brief", article, SEED, "--format", "markdown").out
    assert "(#p" in shown and "(#a2-p" in shown
    assert set(re.findall(r"\(#([\w-]+)\)", shown)) == set(re.findall(r'id="([\w-]+)"', shown))


def test_summary_lengths_and_methods(briefing: Briefing, article: str) -> None:
    assert len(briefing("summary", article, "-n", "1").out.splitlines()) == 1
    assert len(briefing("summary", article, "--length", "2").out.splitlines()) == 2
    assert len(briefing("summary", article, "--length", "20w").out.split()) <= 20
    lead = briefing("summary", article, "-n", "1", "--method", "LEAD").out
    assert lead.startswith("The Union will open an office")
    several = briefing("summary", article, SEED, "-n", "1").out
    assert several.startswith("# Union pledges aid\n") and "\n\n# " in several
    found = json.loads(briefing("summary", article, "-n", "1", "--format", "json").out)
    assert len(found["summary"]) == 1 and "who" not in found


def test_terms(briefing: Briefing, article: str) -> None:
    rows = [line.split("\t") for line in briefing("terms", article, "-n", "3").out.splitlines()]
    assert len(rows) == 3 and rows[0][1] == "1.000" and all(int(row[2]) > 0 for row in rows)
    assert briefing("terms", article, "-n", "3", "--method", "yake").out != briefing("terms", article, "-n", "3").out


def test_why(briefing: Briefing, article: str) -> None:
    shown = briefing("why", article).out
    assert "COMMITMENTS (" in shown and "found by:" in shown and "NEAR MISSES" in shown


def test_timeline_in_every_form(briefing: Briefing, article: str, tmp_path: Path) -> None:
    assert "Wed 2024-05-01" in briefing("timeline", article).out
    assert json.loads(briefing("timeline", article, "--format", "json").out)["schema"] == "briefing-timeline/1"
    assert briefing("timeline", article, SEED, "--format", "markdown").out.startswith("# Timeline\n\n- \\[1\\] Union")
    target = tmp_path / "dates.ics"
    assert briefing("timeline", article, "-o", str(target)).code == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert briefing("timeline", article, "-o", str(target)).code == 1


def test_compare(briefing: Briefing, article: str) -> None:
    shown = briefing("compare", article, "--length", "1").out
    assert "lexrank" in shown and "yake" in shown
    found = json.loads(briefing("compare", article, "--format", "json").out)
    assert {m["method"] for m in found["summaries"]} >= {"default", "lead", "lsa"}


def test_overrides(briefing: Briefing, article: str) -> None:
    shown = briefing("brief", article, "--published", "2023-01-10", "--title", "Another", "--sections", "main").out
    assert shown.startswith("Another\npublished Tue 2023-01-10 (as you state)")


def test_settings(briefing: Briefing, article: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        'color = "never"\nnosuch = 1\n[defaults]\nsections = ["terms"]\nterms = 2\nformat = "json"\n', "utf-8"
    )
    shown = briefing("brief", article, "--config", str(file))
    found = json.loads(shown.out)
    assert len(found["terms"]) == 2 and "who" not in found
    assert "nosuch" in shown.err and "note:" in shown.err
    assert "note:" not in briefing("brief", article, "--config", str(file), "-q").err
    text = briefing("brief", article, "--config", str(file), "--format", "text", "--sections", "who").out
    assert "WHO" in text and "TERMS" not in text
    file.write_text('[defaults]\nsections = ["whom"]\n', "utf-8")
    assert briefing("brief", article, "--config", str(file)).code == 2


# Terminals

SGR = re.compile(r"\x1b\[[0-9;]*m")
LOOKS = [
    ("a pipe", False, {}, [], "plain"),
    ("a terminal", True, {}, [], "colour"),
    ("NO_COLOR", True, {"NO_COLOR": "1"}, [], "laid out"),
    ("an empty NO_COLOR means nothing", True, {"NO_COLOR": ""}, [], "colour"),
    ("a dumb terminal", True, {"TERM": "dumb"}, [], "laid out"),
    ("--color never", True, {"FORCE_COLOR": "1"}, ["--color", "never"], "laid out"),
    ("--color always", False, {"NO_COLOR": "1"}, ["--color", "always"], "colour"),
    ("FORCE_COLOR", False, {"FORCE_COLOR": "1"}, [], "colour"),
    ("NO_COLOR above FORCE_COLOR", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], "plain"),
]


@pytest.mark.parametrize(("name", "terminal", "env", "words", "look"), LOOKS, ids=[row[0] for row in LOOKS])
@pytest.mark.parametrize("command", ["brief", "summary", "timeline", "compare"])
def test_boxes_and_colours_only_where_they_belong(
    briefing: Briefing, article: str, monkeypatch: pytest.MonkeyPatch, command: str, name: str, terminal: bool,
    env: dict[str, str], words: list[str], look: str,
) -> None:  # fmt: skip
    for key, value in env.items():
        monkeypatch.setenv(key, value)
    shown = briefing(command, article, *words, out=terminal).out
    assert bool(SGR.search(shown)) is (look == "colour")
    longest = max(map(len, SGR.sub("", shown).splitlines()))
    assert (longest > 80) is (look == "plain")
    if command == "brief":
        assert ("╭" in shown) is (look != "plain")


def test_progress_is_drawn_for_those_who_watch(briefing: Briefing, article: str) -> None:
    articles = [article, SEED, str(SEEDS / "02-imf-hungary-ukraine.md"), str(SEEDS / "03-att-t-mobile.txt")]
    watched = briefing("brief", *articles, "--sections", "main", err=True)
    assert "] 0 of 4" in watched.err and watched.err.endswith("\r\x1b[2K") and watched.out.count("IN SHORT") == 4
    assert briefing("brief", *articles, err=True, out=True).err.startswith("\r\x1b[2K[")
    assert briefing("brief", *articles, "-q", err=True).err == ""
    assert briefing("brief", *articles).err == ""
    assert "analysing ..." in briefing("brief", article, err=True).err
    rows = "".join(json.dumps({"text": ARTICLE.replace("5", str(n))}) + "\n" for n in range(6))
    assert "] 0 of 6" in briefing("brief", stdin=rows, err=True).err


OPENS = [
    ("a path at a terminal", True, True, [SEED], True),
    ("nothing at a terminal", True, True, [], True),
    ("a path into a pipe", True, False, [SEED], False),
    ("a pipe onto a terminal", False, True, [], False),
    ("a pipe by its name", False, True, ["-"], False),
    ("a path at a terminal with other input", False, True, [SEED], True),
]


@pytest.mark.parametrize(("name", "stdin", "stdout", "paths", "opens"), OPENS, ids=[row[0] for row in OPENS])
def test_when_the_app_opens(
    briefing: Briefing,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    stdin: bool,
    stdout: bool,
    paths: list[str],
    opens: bool,
) -> None:
    opened: list[list[str]] = []
    monkeypatch.setattr("briefing.cli.app.open_app", lambda args, context: opened.append(args.paths))
    briefing(*paths, stdin=Terminal() if stdin else ARTICLE, out=stdout)
    assert opened == ([paths] if opens else [])


def test_what_the_app_is_given(
    briefing: Briefing, article: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from briefing.cli.app import ArticleLoader
    from briefing.tui import app

    given: list[tuple[list[str], object, ArticleLoader]] = []
    monkeypatch.setattr(app, "run_app", lambda *words: given.append(words) or 0)
    config = tmp_path / "own.toml"
    config.write_text('theme = "light"\n[keys]\nexport = "x"\n', "utf-8")
    words = ["--inline", "--config", str(config), "--published", "2020-02-02", article]
    assert briefing(*words, stdin=Terminal(), out=True).code == 0
    [(paths, options, loader)] = given
    assert paths == [article] and options == app.AppOptions(keys={"export": "x"}, inline=True, theme="light")
    assert loader.expand(str(tmp_path)) == [article]
    [document] = loader.documents([article])
    assert not isinstance(document, SourceError) and str(document.published) == "2020-02-02"
    assert loader.brief(document).article == document
    assert loader.pasted(ARTICLE).text == document.text
    with pytest.raises(SourceError, match="pasted text: is empty"):
        loader.pasted("  ")
    with pytest.raises(SourceError, match="does not exist"):
        loader.expand("nosuch.txt")


# Files


def test_output_to_a_file(briefing: Briefing, article: str, tmp_path: Path) -> None:
    target = tmp_path / "new" / "brief.md"
    shown = briefing("brief", article, "-o", str(target))
    assert shown.code == 0 and not shown.out and f"wrote {target}" in shown.err
    assert target.read_text("utf-8").startswith("# Union pledges aid\n")
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()
    target.write_text("mine", "utf-8")
    again = briefing("brief", article, "-o", str(target))
    assert again.code == 1 and "it is there already; --force overwrites it" in again.err
    assert target.read_text("utf-8") == "mine"
    assert briefing("brief", article, "-o", str(target), "--force", "-q").err == ""
    assert target.read_text("utf-8").startswith("# Union")
    assert [p.name for p in target.parent.iterdir()] == ["brief.md"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_output_to_a_folder(briefing: Briefing, article: str, tmp_path: Path) -> None:
    shown = briefing("brief", article, SEED, "-o", f"{tmp_path}/out/", "--format", "json")
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names[0] == "2024-05-01-union-pledges-aid.json" and names[1].startswith("2025-05-26-")
    assert sorted(shown.out.splitlines()) == [f"{tmp_path}/out/{n}" for n in names]


def test_export_never_overwrites(briefing: Briefing, article: str, tmp_path: Path) -> None:
    out = tmp_path / "briefs"
    assert briefing("export", article, "-o", str(out)).out == f"{out}/2024-05-01-union-pledges-aid.md\n"
    file = out / "2024-05-01-union-pledges-aid.md"
    file.write_text("mine", "utf-8")
    shown = briefing("export", article, SEED, "-o", str(out))
    assert shown.code == 1 and "already" in shown.err
    assert file.read_text("utf-8") == "mine" and len(list(out.iterdir())) == 2
    assert briefing("export", article, "-o", str(out), "--force").code == 0
    assert file.read_text("utf-8").startswith("# Union")


def test_two_articles_of_one_name_get_two_files(briefing: Briefing, article: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("€5 million", "€6 million"), "utf-8")
    briefing("export", article, str(other), "-o", str(tmp_path / "out"))
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert len(names) == 2 and re.fullmatch(r"2024-05-01-union-pledges-aid-[0-9a-f]{8}\.md", names[0])


def test_a_folder_that_is_a_file(briefing: Briefing, article: str) -> None:
    shown = briefing("export", article, "-o", f"{article}/out")
    assert shown.code == 1 and f"{article}/out: it cannot be made a folder" in shown.err
    assert "it is no folder" in briefing("export", article, "-o", article).err


def test_a_pipe_stays_a_pipe(briefing: Briefing, article: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert briefing("brief", article, "-o", str(pipe), "--force").code == 0
    assert reader.communicate(timeout=10)[0].startswith("Union pledges aid") and pipe.is_fifo()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(briefing: Briefing, article: str, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    shown = briefing("export", article, "-o", str(closed))
    assert shown.code == 1 and "it cannot be written (Permission denied)" in shown.err


# Bad input


def test_what_cannot_be_had_is_named_and_the_rest_is_done(briefing: Briefing, article: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "title.txt").write_text("Only a title", "utf-8")
    (tmp_path / "bad.jsonl").write_text('{"text": "x"\n' + json.dumps({"text": ARTICLE}) + "\n", "utf-8")
    (tmp_path / "page.html").write_text("<html><body><nav>Home</nav></body></html>", "utf-8")
    names = ["empty.txt", "binary.txt", "title.txt", "bad.jsonl", "page.html", "nosuch.txt"]
    shown = briefing("brief", *(str(tmp_path / n) for n in names), article, "--format", "jsonl")
    assert shown.code == 1 and len(shown.out.splitlines()) == 2
    told = shown.err.splitlines()
    assert len(told) == 6 and all(line.startswith(f"briefing: error: {tmp_path}/") for line in told)
    for name in names:
        assert any(name in line for line in told)
    assert any("bad.jsonl:1:" in line for line in told)


def test_nothing_on_standard_input(briefing: Briefing) -> None:
    shown = briefing(stdin="")
    assert shown.code == 1 and "stdin: is empty" in shown.err and not shown.out


def test_an_encoding_that_was_guessed_is_remarked(briefing: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(
        ARTICLE.replace("Weber", "Müller").replace("“", "\x93").replace("”", "\x94").replace("€", "").encode("latin-1")
    )
    shown = briefing("brief", str(path), "--sections", "who")
    assert shown.code == 0 and "note:" in shown.err and "Windows-1252" in shown.err and "Müller" in shown.out
    assert briefing("brief", str(path), "-q").err == ""


def test_hostile_names_steer_no_terminal(briefing: Briefing) -> None:
    shown = briefing("brief", "no\x1b[31msuch\x9b5m.txt")
    assert shown.code == 1 and "\x1b" not in shown.err and "\x9b" not in shown.err


def test_an_analysis_that_fails_takes_no_other_with_it(
    briefing: Briefing, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.brief import assemble as module

    whole = module.assemble

    def failing(analysis: object, options: object = None) -> object:
        if getattr(analysis, "document").title == "Union pledges aid":  # noqa: B009
            raise IndexError("list index out of range")
        return whole(analysis, options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "assemble", failing)
    shown = briefing("brief", "--no-cache", article, SEED, "--sections", "main")
    assert shown.code == 1 and shown.out.count("IN SHORT") == 1
    assert f"error: {article}: the analysis failed on it (IndexError: list index out of range)" in shown.err


# Fresh processes


def test_a_second_run_comes_from_the_cache_without_the_engine(briefing: Briefing, article: str, tmp_path: Path) -> None:
    pipeline._code.cache_clear()
    first = briefing("brief", article, "--format", "json").out
    code = (
        "import sys; from briefing.cli.main import run; code = run(sys.argv[1:]);"
        "print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr); sys.exit(code)"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", code, "brief", article, "--format", "json"],
        capture_output=True, text=True, cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.stdout == first
    assert not {"spacy", "sumy", "yake", "textual", "rich", "numpy"} & set(done.stderr.split())


def test_without_cache_nothing_is_kept(briefing: Briefing, article: str, tmp_path: Path) -> None:
    briefing("brief", article, "--no-cache")
    assert not (tmp_path / "cache").exists()


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = f"{sys.executable} -m briefing completion bash | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, env=env)
    assert done.stdout == "0\n" and done.stderr == ""


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "completion", "bash"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
    assert done.returncode == 1 and "standard output: it cannot be written (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_traceback(closed: str, article: str) -> None:
    command = f"{sys.executable} -m briefing --help {closed}; echo $?"
    done = subprocess.run(["bash", "-c", f"({command}) 2>&1"], capture_output=True, text=True, cwd=ROOT)
    assert "Traceback" not in done.stdout
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m briefing nosuch {closed}"], cwd=ROOT, capture_output=True
    )
    assert done.returncode == 1 and b"Traceback" not in done.stderr


def test_interrupted(tmp_path: Path) -> None:
    code = (
        "import os, signal; from briefing.cli import main; main._run = lambda *a: os.kill(os.getpid(), signal.SIGINT);"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{code} raise SystemExit(main.run([]))"], capture_output=True, cwd=ROOT
    )
    assert done.returncode == 130 and done.stderr == b""


def test_a_pipe_carries_utf_8_whatever_the_locale(briefing: Briefing, article: str, tmp_path: Path) -> None:
    pipeline._code.cache_clear()
    shown = briefing("brief", article).out
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "briefing", "brief", article]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
    assert done.stdout.decode("utf-8") == shown and "€5 million" in shown
