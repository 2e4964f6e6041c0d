"""The dossier: copies, names, figures side by side, events and quotes told once, and how it is shown."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

import briefing
from briefing.brief.model import Brief, Figure, Headline, Span, Timex
from briefing.cli.commands.dossier import known_by
from briefing.dossier import dossier, ledger
from briefing.dossier.actors import actors, role_history
from briefing.dossier.cluster import copies, stories
from briefing.dossier.figures import contradict, figure_rows, same_measure
from briefing.dossier.likeness import Sentences, rare_words, weighted_f1
from briefing.dossier.merge import headlines
from briefing.dossier.model import RoleUse, StoryActor
from briefing.dossier.names import names, same_name, same_party
from briefing.extract.items import Evidence
from briefing.render import dossier as shown
from briefing.render import ledger as shown_ledger
from briefing.render.json import pretty
from briefing.render.json_reader import from_json
from tests.briefs import brief
from tests.conftest import Snapshot

HERE = Path(__file__).parent


@cache
def brexit() -> tuple[Brief, ...]:
    """Five briefs of one story, as the program made them once."""
    lines = (HERE / "dossier" / "brexit-2019.jsonl").read_text("utf-8").splitlines()
    return tuple(from_json(json.loads(line)) for line in lines)


def corpus(*ids: str) -> tuple[Brief, ...]:
    """Articles of the corpus with nothing found in them but their names of places: enough to compare texts."""
    rows = map(json.loads, (HERE / "corpus" / "articles.jsonl").read_text("utf-8").splitlines())
    found = {
        r["id"]: brief(r["text"], r["published"], title=r["title"], source=r["id"]) for r in rows if r["id"] in ids
    }
    return tuple(found[i] for i in ids)


# --- names ---

SAME = [
    ("UK parliament", "Parliament of the United Kingdom"),
    ("British parliament", "UK parliament"),
    ("Boris Johnson", "Johnson"),
    ("Prime Minister Boris Johnson", "Boris Johnson"),
    ("United States", "United States of America"),
    ("US", "United States"),
    ("IAEA", "International Atomic Energy Agency"),
    ("Joseph R. Biden, Jr.", "Joe Biden"),
    ("Government of Iraq", "Iraqi government"),
    ("Recep Tayyip Erdoğan", "Erdogan"),
    ("Zelensky", "Zelenskyy"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
    ("Chrylser", "Chrysler"),
]
DIFFERENT = [
    ("Korea", "North Korea"),
    ("North Korea", "South Korea"),
    ("Supreme Court of the United Kingdom", "Court of Session"),
    ("United States", "United States Senate"),
    ("Scottish National Party", "British National Party"),
    ("Boris Johnson", "Lyndon Johnson"),
    ("Sudan", "South Sudan"),
    ("Georgia", "Germany"),
    ("Slovakia", "Slovenia"),
    ("Andersen", "Anderson"),
    ("Macron", "Marcon"),
    ("European Union", "African Union"),
    ("Parliament", "European Parliament"),
    ("Parliament", "UK Parliament"),
    ("Supreme Court", "Supreme Court of the United Kingdom"),
    ("Ministry of Defence", "Russian Ministry of Defence"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_names(a: str, b: str) -> None:
    assert not same_name(a, b) and not same_name(b, a)


def test_a_state_and_its_government_are_one_party_but_two_names() -> None:
    assert same_party("German government", "Germany") and not same_party("German government", "France")
    assert names("boris", "Boris Johnson") and names("Johnson", "Boris Johnson") and not names("Bor", "Boris Johnson")


ROLES = [
    ("Prime Minister", "UK Prime Minister", True),
    ("UK Prime Minister", "British Prime Minister", True),
    ("current prime minister", "Prime Minister of the United Kingdom", True),
    ("Prime Minister", "former Prime Minister", False),
    ("President", "vice president", False),
    ("Foreign Secretary", "Foreign Minister", False),
    ("Conservative Party leader", "Opposition leader", False),
    ("U.S. senator", "U.S. vice president", False),
    ("Mayor of London", "Prime Minister", False),
]


@pytest.mark.parametrize(("a", "b", "same"), ROLES)
def test_a_role_that_changes_is_told_again(a: str, b: str, same: bool) -> None:
    uses = (RoleUse(a, 0), RoleUse(b, 1))
    actor = StoryActor("Boris Johnson", "person", (), uses, (0, 1), 2, 1.0)
    assert len(role_history(actor)) == (1 if same else 2)


PARLIAMENTS = [
    ("Parliament", "European Parliament", "United Kingdom", False),
    ("Parliament", "UK parliament", "United Kingdom", True),
    ("Parliament", "European Parliament", "European Union", True),
    ("Supreme Court", "Supreme Court of the United Kingdom", "United Kingdom", True),
    ("Supreme Court", "Supreme Court of the United Kingdom", "Israel", False),
]


@pytest.mark.parametrize(("bare", "full", "speaks_of", "one"), PARLIAMENTS)
def test_a_bare_parliament_is_that_of_whom_its_article_speaks(bare: str, full: str, speaks_of: str, one: bool) -> None:
    first = brief(f"{bare} met in {speaks_of}.", "2024-05-02", people=(bare, speaks_of))
    second = brief(f"The {full} voted.", "2024-05-03", people=(full,))
    made = tuple(replace(b, who=tuple(replace(a, type="organization") for a in b.who)) for b in (first, second))
    found = {a.name for a in actors(made, [0, 1])}
    assert found == ({full, speaks_of} if one else {bare, full, speaks_of})
    assert not same_party("Parliament", "European Parliament") and names("Parliament", "European Parliament")


def test_a_student_of_a_name_is_not_the_activist_of_that_name() -> None:
    first = brief("A student named Wong spoke.", "2019-08-19", people=("Wong",))
    first = replace(first, who=(replace(first.who[0], role="university student"),))
    second = brief("Joshua Wong wrote on Twitter.", "2019-09-06", people=("Joshua Wong",))
    assert len(actors((first, second), [0, 1])) == 2
    bare = replace(first, who=(replace(first.who[0], role=None),))
    assert [a.name for a in actors((bare, second), [0, 1])] == ["Joshua Wong"]


# --- figures ---


def figure(sentence: str, text: str, value: float, unit: str, of: str | None, **more: object) -> tuple[str, Figure]:
    """A sentence with a figure in it."""
    return sentence, replace(Figure(text, value, unit, of, ()), **more)  # type: ignore[arg-type]


def stack(*told: tuple[str, Figure], days: tuple[str, ...] = ()) -> tuple[Brief, ...]:
    """An article for each figure."""
    found = []
    for n, (sentence, one) in enumerate(told):
        made = brief(sentence, days[n] if days else "2024-05-02")
        start = sentence.index(one.text)
        at = Evidence.at(made.article, Span(start, start + len(one.text)))
        found.append(replace(made, figures=(replace(one, evidence=(at,)),)))
    return tuple(found)


BLAST = figure(
    "A blast in a market in Quetta caused 26 fatalities on Tuesday.", "26 fatalities", 26, "fatalities", None
)
# fmt: off
KILLED_28 = figure("At least 28 people were killed by the blast in the Quetta market.", "At least 28 people", 28,
                   "people", "killed by the blast", bound="at least")
DEAD_28 = figure("Police said 28 people were killed in the Quetta market blast.", "28 people", 28, "people", "killed")
HURT_40 = figure("The blast in the Quetta market left 40 people injured.", "40 people", 40, "people", "injured")
ABOUT_25 = figure(
    "About 25 people died in the blast in Quetta.", "About 25 people", 25, "people", "died", bound="about"
)
UP_TO_30 = figure("The Quetta market blast killed up to 30 people.", "up to 30 people", 30, "people", "killed",
                  bound="at most")
RANGE = figure("Between 20 and 30 people were killed by the blast in Quetta.", "20 and 30 people", 20, "people",
               "killed", high=30)
PALESTINIANS = figure("The offensive in Gaza has cost the lives of 660 Palestinians.", "660 Palestinians", 660,
                      "Palestinians", None)
ISRAELIS = figure(
    "The death toll of the offensive in Gaza was 14 Israelis.", "14 Israelis", 14, "Israelis", "death toll"
)
TOLL = figure("Over 1,000 Palestinians have died since the bombings began.", "Over 1,000 Palestinians", 1000,
              "Palestinians", "died", bound="at least")
EXTRA = figure("The United States gave Ukraine an additional $800 million in security assistance.",
               "an additional $800 million", 8e8, "dollars", "security assistance")
WHOLE = figure("This brings total U.S. security assistance to Ukraine to approximately $3.8 billion.",
               "approximately $3.8 billion", 3.8e9, "dollars", "total U.S. security assistance", bound="about")
ALLIES = figure("More than 30 allies and partners across the world joined.", "More than 30 allies", 30, "allies",
                "partners across the world", bound="at least")
ALLIES_TOO = figure("It has rallied over 30 allies and partners around the world.", "over 30 allies", 30, "allies",
                    "partners around the world", bound="at least")
VOTERS = figure("About 2.9 million people voted in the election on Sunday.", "About 2.9 million people", 2.9e6,
                "people", "voted in the election", bound="about")
VOTERS_EXACT = figure("On Sunday 2,943,842 people voted in the election.", "2,943,842 people", 2943842, "people",
                      "voted in the election")

FELL = figure("The Dow Jones fell by 2.62% on Wednesday.", "2.62%", 2.62, "%", "The Dow Jones fell")
FELL_TOO = figure("The Dow Jones dropped 3.10% in trading.", "3.10%", 3.1, "%", "The Dow Jones dropped")
BELOW = figure("The FTSE 100 closed below the 5000 mark.", "below the 5000 mark", 5000, "mark", "FTSE 100",
               bound="at most")
ABOVE = figure("The FTSE 100 closed above the 5000 mark.", "above the 5000 mark", 5000, "mark", "FTSE 100",
               bound="at least")
JOBS = figure("Ford will cut 30,000 jobs in its plan.", "30,000 jobs", 30000, "jobs", "Ford will cut")
POSITIONS = figure("In the plan of Ford 25,000 to 30,000 positions should be cut.", "25,000 to 30,000 positions", 25000,
                   "positions", "Ford should cut", high=30000)

ABOARD = figure("The ferry sank off Kallo with 180 people aboard.", "180 people", 180, "people", "aboard")
SEARCHED = figure("Off Kallo 26 people from the ferry were searched for.", "26 people", 26, "people", "searched for")
ON_BOARD = figure("The ferry that sank off Kallo carried 171 people aboard.", "171 people", 171, "people", "aboard")
CLOSED = figure("The FTSE 100, up 8.04%, closed at 5272.50.", "5272.50", 5272.5, None, "392.50 points")
ENDED = figure("London's FTSE fell, ending the day at 4907.20.", "4907.20", 4907.2, None, "The primary UK index")
DOW = figure("The Dow Jones Industrial Average ended the day at 8,017.", "8,017", 8017, None, "Dow Jones")
DJIA = figure("The DJIA fell 2%, bringing it to a level of 7,465.95.", "7,465.95", 7465.95, None, "a level")
INTRADAY = figure("The Dow set an intraday low of 7,447.55.", "7,447.55", 7447.55, None, "an intraday low")
GAINED = figure("The Dow Jones rose 1,299.59 on the day.", "1,299.59", 1299.59, None, "rose")
# fmt: on

MEASURES = [
    (ABOARD, SEARCHED, False, None),
    (ABOARD, ON_BOARD, True, True),
    (CLOSED, ENDED, True, True),
    (DOW, DJIA, True, True),
    (DOW, CLOSED, False, None),
    (DJIA, INTRADAY, False, None),
    (DOW, GAINED, False, None),
    (BELOW, ABOVE, True, True),
    (JOBS, POSITIONS, True, False),
    (BLAST, DEAD_28, True, True),
    (BLAST, KILLED_28, True, True),
    (BLAST, ABOUT_25, True, False),
    (BLAST, UP_TO_30, True, False),
    (BLAST, RANGE, True, False),
    (DEAD_28, KILLED_28, True, False),
    (DEAD_28, HURT_40, False, None),
    (PALESTINIANS, TOLL, True, True),
    (PALESTINIANS, ISRAELIS, False, None),
    (EXTRA, WHOLE, False, None),
    (ALLIES, ALLIES_TOO, True, False),
    (VOTERS, VOTERS_EXACT, True, False),
]


@pytest.mark.parametrize(("a", "b", "same", "apart"), MEASURES)
def test_figures_of_one_thing(a: tuple[str, Figure], b: tuple[str, Figure], same: bool, apart: bool | None) -> None:
    one, two = stack(a, b)
    assert same_measure((one, one.figures[0]), (two, two.figures[0])) is same
    if apart is not None:
        assert contradict(one.figures[0], two.figures[0]) is apart
        assert contradict(two.figures[0], one.figures[0]) is apart


def test_what_a_thing_lost_on_two_days_is_two_things() -> None:
    (one, two) = stack(FELL, FELL_TOO, days=("2008-09-17", "2008-09-20"))
    assert not same_measure((one, one.figures[0]), (two, two.figures[0]))
    (one, two) = stack(FELL, FELL_TOO)
    assert same_measure((one, one.figures[0]), (two, two.figures[0])) and contradict(one.figures[0], two.figures[0])


def test_a_contradiction_has_its_sides_and_says_whether_it_is_of_one_day() -> None:
    same_day = stack(BLAST, DEAD_28, HURT_40)
    (row,) = figure_rows(same_day, [0, 1, 2])
    assert [s.text for s in row.sides] == ["26 fatalities", "28 people"]
    assert (row.of, row.contradiction, row.changed) == ("people killed", True, False)
    later = stack(BLAST, DEAD_28, days=("2024-05-02", "2024-05-03"))
    assert figure_rows(later, [0, 1])[0].changed
    for side in row.sides:
        for cite in side.told.cites:
            assert same_day[cite.article].text_of(cite.evidence) == side.text


def test_what_changes_from_day_to_day_is_an_update_and_what_is_of_one_day_a_contradiction() -> None:
    rising = dossier(stack(BLAST, KILLED_28, days=("2024-05-02", "2024-05-03")))
    (story,) = rising.stories
    (row,) = story.updates
    assert story.contradictions == () and [s.days for s in row.sides] == [("2024-05-02",), ("2024-05-03",)]
    told = shown.plain(rising)
    assert "FIGURES THAT CHANGED" in told and "CONTRADICTIONS" not in told
    assert "26 fatalities (2024-05-02) [1 ¶1] → At least 28 people (2024-05-03) [2 ¶1]" in told
    (story,) = dossier(stack(BLAST, KILLED_28)).stories
    assert len(story.contradictions) == 1 and story.updates == ()
    (story,) = dossier(stack(BLAST, DEAD_28, KILLED_28, days=("2024-05-02", "2024-05-02", "2024-05-03"))).stories
    assert len(story.contradictions) == 1, "26 and 28 of one day"


def test_a_value_is_of_the_day_that_its_sentence_gives() -> None:
    dead = "As of Thursday 28 people were killed by the blast in the Quetta market."
    told = figure(dead, "28 people", 28, "people", "killed")
    first, second = stack(BLAST, told, days=("2024-05-02", "2024-05-03"))
    (at,) = second.figures[0].evidence
    span = Span(len("As of "), len("As of Thursday"))
    timex = Timex("Thursday", span, 0, "date", "2024-05-02", "day", "2024-05-02", "2024-05-02", "past", "killed", "",
                  "weekday", (Evidence.at(second.article, span),))  # fmt: skip
    assert at.span.start > span.end
    (row,) = figure_rows((first, replace(second, when=(timex,))), [0, 1])
    assert row.contradiction and not row.changed
    (row,) = figure_rows((first, second), [0, 1])
    assert row.changed


def test_two_values_in_one_article_are_two_things() -> None:
    both = brief(f"{BLAST[0]} {DEAD_28[0]}", "2024-05-02")
    text = both.article.text
    spans = [Span(text.index(f.text), text.index(f.text) + len(f.text)) for f in (BLAST[1], DEAD_28[1])]
    uses = [
        replace(f, evidence=(Evidence.at(both.article, span),))
        for f, span in zip((BLAST[1], DEAD_28[1]), spans, strict=True)
    ]
    other = stack(DEAD_28)[0]
    rows = figure_rows((replace(both, figures=tuple(uses)), other), [0, 1])
    assert [len(r.sides) for r in rows] == [1] and rows[0].sides[0].told.articles == (0, 1)


# --- copies ---


def test_copies_are_recognised() -> None:
    (first, other) = corpus("118", "133")
    text, title = first.article.text, first.article.title or ""
    paragraphs = text.split("\n\n")
    made = (
        first,
        brief(text.replace("'", "’").replace(",", " –"), "2019-08-19", title=title),
        brief("\n\n".join(paragraphs[:3]), "2019-08-20", title="Protests in Hong Kong go on"),
        brief(
            f"{text}\n\nA reporter added this.\n\nShe added that as well, and nothing more.",
            "2019-08-19",
            title="March",
        ),
        other,
    )
    (found,) = copies(made, [0, 1, 2, 3, 4])
    assert found.articles == (0, 1, 2, 3) and found.kind == "wire copy" and found.similarity > 0.8
    (same,) = copies(made, [0, 1, 4])
    assert (same.articles, same.kind) == ((0, 1), "same text")
    assert copies(made, [0, 4]) == ()
    whole = dossier((*brexit(), brexit()[0]))
    assert {s.articles for s in whole.stories} == {(0, 5, 1, 2, 3, 4)} and whole.stories[0].copies[0].articles == (0, 5)
    assert whole.stories[0].what == dossier(brexit()).stories[0].what


def test_real_articles_in_another_layout_are_one_text_and_others_are_not() -> None:
    """The seeds are five articles of the corpus as Markdown, HTML, JSON Lines and text, and one of their own."""
    rows = map(json.loads, (HERE / "corpus" / "articles.jsonl").read_text("utf-8").splitlines())
    every = [brief(r["text"], r["published"], source=r["id"]) for r in rows]
    seeds = [str(f) for f in sorted((HERE.parent / "seeds").glob("0*"))]
    given = [brief(d.text, source=d.source) for d in briefing.read(seeds)]
    found = copies((*every, *given), list(range(len(every) + len(given))))
    assert [c.kind for c in found] == ["same text"] * 5
    pairs = {(every[a].article.source, b - len(every)) for a, b in (c.articles for c in found)}
    assert pairs == {("042", 1), ("087", 2), ("181", 3), ("225", 4), ("256", 5)}


def test_stories_of_the_corpus_are_told_apart() -> None:
    whole = corpus("118", "122", "133", "141", "145", "040", "041", "080", "081", "083", "036")
    assert [sorted(g) for g in stories(whole)] == [[0, 1, 2, 3, 4], [7, 8, 9], [5, 6], [10]]


# --- the whole ---


def test_every_line_is_its_evidence() -> None:
    whole = dossier(brexit(), since=date(2019, 9, 12))
    (story,) = whole.stories
    told = [*story.what, *(e.told for e in story.events), *story.only_one, *story.new]
    assert len(told) > 20
    for line in told:
        assert whole.text_of(line.cites[0]) == line.text
    for quote in story.quotes:
        assert whole.text_of(quote.cites[0]) == quote.quote.text


def test_what_is_new_is_told_by_no_earlier_article() -> None:
    (story,) = dossier(brexit(), since=date(2019, 9, 12)).stories
    assert story.new and all(min(t.articles) >= 2 for t in story.new)
    known = known_by(brexit(), "125.txt")
    assert known == frozenset({0, 1, 2}) and known_by(brexit(), "no.txt") is None
    (story,) = dossier(brexit(), known=known).stories
    assert story.new and all(min(t.articles) >= 3 for t in story.new)
    assert dossier(brexit()).stories[0].new == ()


def test_of_a_story_that_is_new_as_a_whole_the_main_news_is_told() -> None:
    (story,) = dossier(brexit(), since=date(2019, 1, 1)).stories
    assert story.new == story.what


NEWS = [
    (("Tomorrow the president will announce steps by:", "She met the prime minister in Jeddah today."), 1),
    (("Queen agrees to suspend parliament", "The Queen said yesterday that she agrees."), 1),
    (("“The alliance is the foundation of our security.”", "Leaders of the alliance met in Brussels on Monday."), 1),
    (("The court ruled on Tuesday.", "It is the last court of appeal."), 0),
    (("Steps to be taken by the government:",), 0),
]


@pytest.mark.parametrize(("offered", "wanted"), NEWS)
def test_the_sentence_that_tells_the_news(offered: tuple[str, ...], wanted: int) -> None:
    one = brief("\n\n".join(offered), "2024-05-02", title="Queen agrees to suspend Parliament")
    spans = [s.span for s in one.article.sentences]
    heads = tuple(Headline(s.of(one.article.text), (Evidence.at(one.article, s),)) for s in spans)
    (story,) = dossier((replace(one, what=heads),)).stories
    assert story.what[0].text == offered[wanted]


def test_actors_and_quotes_are_there_once() -> None:
    (story,) = dossier(brexit()).stories
    keys = [a.name.lower() for a in story.who]
    assert len(keys) == len(set(keys))
    johnson = next(a for a in story.who if a.name == "Boris Johnson")
    assert johnson.articles == (0, 1, 2, 3, 4) and [r.article for r in johnson.roles] == sorted(
        r.article for r in johnson.roles
    )
    texts = [q.quote.text for q in story.quotes]
    assert len(texts) == len(set(texts))


def test_the_event_that_several_tell_says_so() -> None:
    (story,) = dossier(brexit()).stories
    suspended = next(e for e in story.events if e.begin == "2019-09-10" and len(e.told.articles) > 1)
    assert "suspended parliament" in suspended.told.text
    assert [e.begin for e in story.events] == sorted(e.begin for e in story.events)


def test_what_was_ahead_when_it_was_told_is_ahead_no_more() -> None:
    (story,) = dossier(brexit()).stories
    marks = {e.begin: (e.future, e.ahead) for e in story.events if e.future}
    assert marks["2019-10-31"] == (True, False) and marks["2020-01-01"] == (True, True)
    told = shown.plain(dossier(brexit()))
    assert "2019-10-31  (then ahead) " in told and "2020-01-31  (ahead) " in told


def test_until_when_something_goes_on_is_no_event_of_its_own() -> None:
    (story,) = dossier(brexit()).stories
    back = [e.told for e in story.events if e.begin == "2019-10-14"]
    assert any("not reconvene until October 14" in t.text and len(t.articles) == 2 for t in back)
    assert not any("issued a ruling" in t.text for t in back)


def test_what_the_news_says_is_not_told_again_as_what_one_source_says() -> None:
    (story,) = dossier(brexit()).stories
    news = [rare_words(t.text) for t in story.what]
    assert story.only_one
    assert all(weighted_f1(rare_words(t.text), n) < 0.35 for t in story.only_one for n in news)


def test_it_is_quick_and_the_same_each_time() -> None:
    many = tuple(
        replace(
            b, article=replace(b.article, given_id=f"{n}-{i}"), who=b.who[n % 3 :], commitments=b.commitments[n % 4 :]
        )
        for n in range(60)
        for i, b in enumerate(brexit())
    )
    started = time.perf_counter()
    first = ledger(many)
    assert time.perf_counter() - started < 20
    assert first == ledger(many)
    assert dossier(brexit()) == dossier(brexit())


def test_the_order_in_which_articles_come_is_nothing_to_the_ledger() -> None:
    there, back = ledger(brexit()), ledger(tuple(reversed(brexit())))
    for form in (shown_ledger.plain, shown_ledger.markdown, shown_ledger.as_csv, shown_ledger.as_ics):
        assert form(there) == form(back)
    assert shown_ledger.as_json(there) == shown_ledger.as_json(back)


def test_a_like_sentence_is_found_as_by_comparing_all() -> None:
    told = [(i, rare_words(s.span.of(b.article.text))) for i, b in enumerate(brexit()) for s in b.article.sentences]
    index = Sentences(told)
    found = 0
    for least in (0.2, 0.35, 0.5):
        for article, words in told:
            wanted = any(weighted_f1(words, other) >= least for i, other in told if i != article)
            assert index.has_like(words, least, but=article) is wanted
            found += wanted
    assert found


def test_hostile_titles_stay_text() -> None:
    bad = brief(
        "A *bold* [link](x) <b>claim</b> was made today.\x1b[31m", "2024-05-02", title="# [x](y)\x1b[2J\n<script>"
    )
    for text in (shown.plain(dossier((bad,))), shown.plain(dossier((bad,)), 60, True), shown.markdown(dossier((bad,)))):
        assert "\x1b[2J" not in text
    assert "<script>" not in shown.markdown(dossier((bad,)))
    assert shown.plain(dossier(())) == "" and shown_ledger.plain(ledger(())) == "No commitments found.\n"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_gets_lines_that_fit(width: int) -> None:
    for text in (shown.plain(dossier(brexit()), width), shown_ledger.plain(ledger(brexit()), width)):
        assert max(map(cell_len, text.splitlines())) <= width and "\x1b" not in text
    assert "\x1b[" in shown.plain(dossier(brexit()), 80, True)


def test_dossier_snapshots(snapshot: Snapshot) -> None:
    whole = dossier(brexit(), since=date(2019, 9, 12))
    snapshot("dossier/brexit-2019.txt", shown.plain(whole))
    snapshot("dossier/brexit-2019-80.txt", shown.plain(whole, 80))
    snapshot("dossier/brexit-2019.md", shown.markdown(whole))
    snapshot("dossier/brexit-2019.json", pretty(shown.as_json(whole)))


def test_ledger_snapshots(snapshot: Snapshot) -> None:
    whole = ledger(brexit())
    snapshot("ledger/brexit-2019.txt", shown_ledger.plain(whole))
    snapshot("ledger/brexit-2019-80.txt", shown_ledger.plain(whole, 80))
    snapshot("ledger/brexit-2019.md", shown_ledger.markdown(whole))
    snapshot("ledger/brexit-2019.json", pretty(shown_ledger.as_json(whole)))
    snapshot("ledger/brexit-2019.csv", shown_ledger.as_csv(whole))
    snapshot("ledger/brexit-2019.ics", shown_ledger.as_ics(whole).decode("utf-8").replace("\r\n", "\n"))


def test_a_rise_and_a_fall_are_two_news() -> None:
    told = (
        "Stock markets around the world, particularly those in the United States, have fallen dramatically today.",
        "Stock markets around the world, particularly those in the United States, have increased dramatically today.",
    )
    made = []
    for text, day in zip(told, ("2008-09-17", "2008-09-20"), strict=True):
        one = brief(f"{text} {day} was a day on which nothing else was told that {len(made)} would share.", day)
        at = Span(0, len(text))
        made.append(replace(one, what=(Headline(text, (Evidence.at(one.article, at),)),)))
    assert [len(t.articles) for t in headlines(tuple(made), [0, 1])] == [1, 1]
    assert len(headlines((made[0], made[0]), [0, 1])) == 1


@pytest.mark.parametrize(("days", "lines"), [(("2019-08-29", "2019-08-30"), 1), (("2019-08-29", "2019-09-11"), 2)])
def test_news_of_another_week_is_other_news(days: tuple[str, str], lines: int) -> None:
    told = (
        "The Queen will suspend Parliament at the request of Prime Minister Boris Johnson. Members of it protested.",
        "At the request of Boris Johnson, Prime Minister, the Queen suspended Parliament. A court is to hear the case.",
    )
    made = []
    for text, day in zip(told, days, strict=True):
        one = brief(text, day, title="Parliament is suspended")
        at = one.article.sentences[0].span
        made.append(replace(one, what=(Headline(text.split(". ")[0] + ".", (Evidence.at(one.article, at),)),)))
    (story,) = dossier(tuple(made)).stories
    assert len(story.what) == lines


def test_what_only_one_source_says_is_what_others_could_have_said() -> None:
    (story,) = dossier(brexit()).stories
    last = len(story.articles) - 1
    assert story.only_one and all(t.articles != (last,) for t in story.only_one), "nobody wrote after it"


def test_the_names_of_one_actor_are_one_term() -> None:
    (story,) = dossier(brexit()).stories
    shown_terms = [t.term for t in story.terms]
    assert "Parliament of the United Kingdom" in shown_terms
    assert not {"parliament", "UK parliament", "British parliament"}.intersection(shown_terms)


@pytest.mark.parametrize(
    ("a", "b", "type_", "count"),
    [
        ("Ford", "Ford Motor Company", "org", 1),
        ("Ford", "Ford Motor Company", "person", 2),
        ("Senate", "Senate of Canada", "org", 2),
        ("Zelensky", "Zelenskyy", "person", 1),
    ],
)
def test_a_name_cut_short_is_the_same_actor(a: str, b: str, type_: str, count: int) -> None:
    stack = []
    for name, kind in ((a, type_), (b, "org" if type_ == "org" or a == "Ford" else type_)):
        one = brief(f"{name} spoke.", "2024-05-02", people=(name,))
        stack.append(replace(one, who=tuple(replace(w, type=kind) for w in one.who)))
    assert len(actors(tuple(stack), [0, 1])) == count
