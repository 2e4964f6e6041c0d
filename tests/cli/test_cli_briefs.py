"""What every command prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

from running import ARTICLE, SEED, Briefing

from briefing.render.json import from_json


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
    assert briefing("timeline", article, "-o", str(target)).code == 3


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
