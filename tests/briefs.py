"""Hand-made briefs for tests of what lies above the extractors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from briefing.brief.model import (
    Actor,
    Brief,
    Commitment,
    EngineStamp,
    Evidence,
    Headline,
    Main,
    Quote,
    Span,
)
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment


def commitment(sentence: str, actors: tuple[str, ...], action: str, **fields: Any) -> tuple[str, Commitment]:
    """A sentence with the commitment it states; `brief` gives it its evidence."""
    made = Commitment(
        actors=actors,
        action=action,
        kind="pledge",
        strength=3,
        status="new",
        deadline=None,
        amount=None,
        beneficiary=None,
        condition=None,
        source=None,
        cue="pledged",
        rule="verb",
        evidence=(),
    )
    return sentence, replace(made, **fields)


def brief(
    text: str,
    published: str | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
    people: tuple[str, ...] = (),
    said: tuple[tuple[str, str], ...] = (),
    stated: tuple[tuple[str, Commitment], ...] = (),
) -> Brief:
    """A brief of a text: ``people`` named in it, ``said`` pairs of speaker and verbatim words, ``stated`` pairs of a
    verbatim sentence and its commitment."""
    day = date.fromisoformat(published) if published else None
    document = segment(clean(text), Origin(title=title, published=day, source=source))

    def at(words: str) -> Evidence:
        start = document.text.index(words)
        return Evidence.at(document, Span(start, start + len(words)))

    who = tuple(Actor(p, "person", None, (), 1.0, True, (at(p).span,), (at(p),), i) for i, p in enumerate(people))
    first = document.sentences[0].span
    return Brief(
        article=document,
        what=(Headline(first.of(document.text), (Evidence.at(document, first),)),),
        main=Main(who=people),
        who=who,
        where=(),
        when=(),
        commitments=tuple(replace(c, evidence=(at(s),)) for s, c in stated),
        quotes=tuple(Quote(w, s, "said", "direct", "verb", (at(w),)) for s, w in said),
        figures=(),
        terms=(),
        summary=(),
        engine=EngineStamp("0", "none", 0.0),
    )
