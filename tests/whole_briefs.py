"""Briefs with an item of every kind, and with nothing at all, for tests of the renderers."""

from __future__ import annotations

from datetime import date

from briefing.brief.model import (
    Actor,
    Brief,
    Commitment,
    Deadline,
    Document,
    EngineStamp,
    Evidence,
    Figure,
    Headline,
    Main,
    NearMiss,
    Place,
    Quote,
    Span,
    SummarySentence,
    Term,
    Timex,
)
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

TEXT = """PARIS – The Union pledged €5 billion on Sunday, its president Anna Weber said. The talks ran for three days.

Weber and Lee agreed to:

- Open 12 offices by 2026 if parliament agrees

“We will not wait,” Lee said in Paris. He added that aid would follow next year. Analysts expect more."""


def document(
    text: str = TEXT, title: str | None = "Union pledges €5 billion", day: date | None = date(2025, 5, 26)
) -> Document:
    """The document of a text with all that can be known of it."""
    origin = Origin(
        title=title,
        published=day,
        published_from="header" if day else None,
        source="articles/union.txt",
        url="https://example.org/2025/05/union?a=1&b=2",
    )
    return segment(clean(text), origin)


def whole(article: Document | None = None) -> Brief:
    """A brief of `TEXT` with an item of every kind and every field filled somewhere."""
    doc = article or document()

    def at(words: str, after: str = "") -> Span:
        start = doc.text.index(words, doc.text.index(after))
        return Span(start, start + len(words))

    def proof(*words: str) -> tuple[Evidence, ...]:
        return tuple(Evidence.at(doc, at(w)) for w in words)

    def timex(words: str, kind: str, value: str | None, days: tuple[str, str] | None, event: str | None) -> Timex:
        span = at(words)
        begin, end = days or (None, None)
        return Timex(
            text=words,
            span=span,
            para=doc.paragraph_at(span.start).number,
            kind=kind,  # type: ignore[arg-type]
            value=value,
            grain="day" if days and begin == end else None,
            begin=begin,
            end=end,
            tense="past",
            event=event,
            why=f"how {words} was read",
            rule="some-rule",
            evidence=(Evidence.at(doc, span),),
        )

    lead = "The Union pledged €5 billion on Sunday, its president Anna Weber said."
    item = "Open 12 offices by 2026 if parliament agrees"
    return Brief(
        article=doc,
        what=(Headline(lead, proof(lead)),),
        main=Main(("Union",), "2025-05-25", ("Paris",)),
        who=(
            Actor("Union", "org", None, (), 0.9, True, (at("Union"),), proof("Union"), 3),
            Actor("Anna Weber", "person", "president", ("Weber",), 0.5, False, (at("Anna Weber"), at("Weber and")), ()),
            Actor("Lee", "person", None, (), 0.25, False, (at("Lee"),), proof("Lee")),
        ),
        where=(Place("Paris", (at("Paris"),), proof("Paris")),),
        when=(
            timex("Sunday", "date", "2025-05-25", ("2025-05-25", "2025-05-25"), "pledged"),
            timex("three days", "duration", "P3D", None, "ran"),
            timex("2026", "date", "2026", ("2026-01-01", "2026-12-31"), "Open"),
            timex("next year", "date", None, None, None),
        ),
        commitments=(
            Commitment(
                actors=("Anna Weber", "Lee"),
                action="Open 12 offices",
                kind="agreement",
                strength=3,
                status="new",
                deadline=Deadline("2026", "2026", at("2026")),
                amount="12 offices",
                beneficiary=None,
                condition="if parliament agrees",
                source="Lee",
                cue="agreed to",
                rule="list-intro",
                evidence=proof(item, "Weber and Lee agreed to:"),
                why="score 0.93",
            ),
            Commitment(
                (),
                "aid would follow",
                "plan",
                1,
                "new",
                None,
                None,
                None,
                None,
                None,
                "would",
                "modal",
                proof("aid would follow"),
            ),
        ),
        quotes=(Quote("We will not wait,", "Lee", "said", "direct", "before", proof("We will not wait,")),),
        statements=(
            Quote("aid would follow next year", None, None, "indirect", "that", proof("aid would follow next year")),
        ),
        figures=(
            Figure("€5 billion", 5_000_000_000, "EUR", "pledged", proof("€5 billion")),
            Figure("12 offices", 12, "offices", None, proof("12 offices"), high=13.5, bound="at least"),
        ),
        terms=(Term("aid", 1.0, (at("aid"),)), Term("offices", 0.125, (at("offices"),))),
        summary=(SummarySentence(lead, proof(lead)),),
        engine=EngineStamp("0.1.0", "none", 0.25),
        notes=("The article is short.",),
        near_misses=(
            NearMiss(
                "commitments",
                "Analysts expect more",
                "expect",
                "expectation",
                "a forecast",
                proof("Analysts expect more"),
            ),
        ),
    )


def empty(article: Document | None = None) -> Brief:
    """A brief in which nothing was found."""
    doc = article or document("Nothing happened here, and nobody said a word about it.", None, None)
    return Brief(doc, (), Main(), (), (), (), (), (), (), (), (), EngineStamp("0.1.0", "none", 0.0))
