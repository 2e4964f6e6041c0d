"""Where boxes, colours, progress and the app belong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import ARTICLE, SEED, SEEDS, Briefing, Terminal

from briefing.cli import letters
from briefing.errors import SourceError

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


def test_no_app_on_a_terminal_that_cannot_be_drawn_on(
    briefing: Briefing, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    shown = briefing(article, stdin=Terminal(), out=True)
    assert shown.code == 0 and "IN SHORT" in shown.out and "\x1b" not in shown.out


NEAREST = [
    ("“We’ll go …” – Müller", '"We\'ll go ..." - Muller'),
    ("╭──╮ │ €5 million · 3× [¶2] →", "+--+ | EUR5 million * 3x [#2] ->"),
    ("Erdoğan, São Paulo, Łódź, 北京", "Erdogan, Sao Paulo, \\u0141odz, \\u5317\\u4eac"),
]


@pytest.mark.parametrize(("text", "shown"), NEAREST)
def test_a_terminal_of_few_letters_gets_what_comes_nearest(text: str, shown: str) -> None:
    assert text.encode("ascii", letters.NEAREST).decode("ascii") == shown
    assert text.encode("utf-8", letters.NEAREST).decode("utf-8") == text
    assert "é…".encode("latin-1", letters.NEAREST) == b"\xe9..."


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
    places = {"export": f"{config}:3"}
    assert paths == [article] and options == app.AppOptions(
        keys={"export": "x"}, inline=True, theme="light", places=places, settings=str(config)
    )
    assert loader.expand(str(tmp_path)) == [article]
    [document] = loader.documents([article])
    assert not isinstance(document, SourceError) and str(document.published) == "2020-02-02"
    assert loader.brief(document).article == document
    assert loader.pasted(ARTICLE).text == document.text
    with pytest.raises(SourceError, match="pasted text: is empty"):
        loader.pasted("  ")
    with pytest.raises(SourceError, match="does not exist"):
        loader.expand("nosuch.txt")
