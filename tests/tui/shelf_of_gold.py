"""Briefs made from the gold annotations: real articles in the app, without an engine and always the same."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

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
from briefing.errors import BriefingError, SourceError
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

TESTS = Path(__file__).parent.parent
SEED = TESTS / "tui" / "seed.json"


def find(document: Document, text: str, para: int | None = None) -> Span | None:
    """Where the words stand, in the paragraph if it is given, else anywhere."""
    if para is not None and para < len(document.paragraphs):
        span = document.paragraphs[para].span
        at = document.text.find(text, span.start, span.end)
        if at >= 0:
            return Span(at, at + len(text))
    at = document.text.find(text)
    return Span(at, at + len(text)) if at >= 0 else None


def mentions(document: Document, names: Sequence[str]) -> tuple[Span, ...]:
    """Every place of any of the names, the longest where they overlap."""
    pattern = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if n)
    if not pattern:
        return ()
    return tuple(Span(*m.span()) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", document.text))


def _evidence(document: Document, *rows: dict[str, Any] | None) -> tuple[Evidence, ...]:
    spans = [find(document, row["text"], row.get("para")) for row in rows if row]
    return tuple(Evidence.at(document, span) for span in spans if span)


def _day(value: str | None) -> tuple[str | None, str | None, str | None]:
    if not value or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?", value):
        return None, None, None
    begin, _, end = value.partition("/")
    grain = "day" if len(begin) == 10 else "month" if len(begin) == 7 else "year"
    return grain, begin, end or begin


def brief_of(document: Document, gold: dict[str, Any]) -> Brief:
    """The brief that an annotation describes."""
    who = []
    for n, row in enumerate(gold["who"]):
        spans = mentions(document, [row["name"], *row["aliases"]])
        who.append(
            Actor(
                name=row["name"],
                type=row["type"],
                role=row["role"],
                aliases=tuple(row["aliases"]),
                salience=1 / (n + 1),
                central=row["central"],
                mentions=spans,
                evidence=tuple(Evidence.at(document, s) for s in spans[:1]),
            )
        )
    when = []
    for row in gold["when"]:
        span = find(document, row["text"], row["para"])
        if span is None:
            continue
        grain, begin, end = _day(row["value"])
        when.append(
            Timex(
                text=row["text"],
                span=span,
                para=document.paragraph_at(span.start).number,
                kind=row["kind"],
                value=row["value"],
                grain=grain,
                begin=begin,
                end=end,
                tense=None,
                event=row.get("event"),
                why=f"from the publication day {document.published}" if begin and row["text"] != begin else "",
                rule="gold",
                evidence=(Evidence.at(document, span),),
            )
        )
    commitments = []
    for row in gold["commitments"]:
        due = row.get("deadline")
        commitments.append(
            Commitment(
                actors=tuple(row["actors"]),
                action=row["action"],
                kind=row["kind"],
                strength=row["strength"],
                status=row["status"],
                deadline=Deadline(due["text"], due["value"], find(document, due["text"], row["para"])) if due else None,
                amount=row.get("amount"),
                beneficiary=row.get("beneficiary"),
                condition=row.get("condition"),
                source=row.get("source"),
                cue=row.get("cue") or "agreed to",
                rule="list-intro" if row.get("intro") else "verb",
                evidence=_evidence(document, row, row.get("intro"), *row.get("also", [])),
            )
        )
    quotes = [
        Quote(q["text"], q["speaker"], q["cue"], "direct", "marks", _evidence(document, q)) for q in gold["quotes"]
    ]
    figures = []
    for f in gold["figures"]:
        number = re.search(r"\d[\d,.]*", f["text"])
        value = float(number.group().replace(",", "").rstrip(".")) if number else 0
        figures.append(Figure(f["text"], value, None, f["of"], _evidence(document, f)))
    places = [Place(name, mentions(document, [name]), ()) for name in gold["main"]["where"]]
    sentences = [s for s in document.sentences if s.span.end - s.span.start > 60][:3]
    words = list(dict.fromkeys(re.findall(r"\b[a-z]{5,} [a-z]{6,}\b", document.text)))[:6]
    return Brief(
        article=document,
        what=tuple(Headline(w["text"], _evidence(document, w)) for w in gold["what"]),
        main=Main(tuple(gold["main"]["who"]), gold["main"]["when"], tuple(gold["main"]["where"])),
        who=tuple(who),
        where=tuple(p for p in places if p.mentions),
        when=tuple(when),
        commitments=tuple(commitments),
        quotes=tuple(quotes),
        figures=tuple(figures),
        terms=tuple(Term(w, round(1 - n / 8, 2), mentions(document, [w])) for n, w in enumerate(words)),
        summary=tuple(SummarySentence(s.span.of(document.text), (Evidence(s.span, s.paragraph),)) for s in sentences),
        engine=EngineStamp("0.1.0", "gold", 0.2),
        near_misses=tuple(_misses(document)),
    )


def _misses(document: Document) -> Iterator[NearMiss]:
    for cue, reason in (
        ("is likely to", "a prediction, not a commitment of the one who acts"),
        ("hopes to", "a hope binds nobody"),
        ("expected to", "an expectation of others"),
    ):
        span = find(document, cue)
        if span is not None:
            sentence = document.sentence_at(span.start)
            words = sentence.span.of(document.text)
            yield NearMiss("commitments", words, cue, "verb", reason, (Evidence(sentence.span, sentence.paragraph),))


@cache
def articles() -> dict[str, tuple[Document, dict[str, Any] | None]]:
    """Documents with their annotations by id, the seed first."""
    gold = {f.stem: json.loads(f.read_text("utf-8")) for f in sorted((TESTS / "gold" / "annotations").glob("*.json"))}
    found: dict[str, tuple[Document, dict[str, Any] | None]] = {}
    seed = json.loads(SEED.read_text("utf-8"))
    found["000"] = _document({**seed["article"], "id": "000"}), seed["gold"]
    found |= {ident: (document_of(ident), gold[ident]) for ident in _rows() if ident in gold}
    return found


@cache
def _rows() -> dict[str, dict[str, Any]]:
    rows = map(json.loads, (TESTS / "corpus" / "articles.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def document_of(ident: str) -> Document:
    """An article of the corpus."""
    return _document(_rows()[ident])


def _document(row: dict[str, Any]) -> Document:
    origin = Origin(
        title=row["title"],
        published=date.fromisoformat(row["published"]),
        published_from=row.get("published_from", "metadata"),
        source=f"seeds/{row['id']}.txt",
        given_id=row["id"],
    )
    return segment(clean(row["text"]), origin)


class GoldLoader:
    """A loader whose sources are ids of gold articles; ``!id`` cannot be read, ``?id`` cannot be analysed.

    ``gate``, while it is set, holds the analysis back, so that a test sees the app while it waits.
    """

    def __init__(self, extra: dict[str, Brief] | None = None, hold: bool = False) -> None:
        self.extra = extra or {}
        self.held = hold
        self.now: dict[str, Document | SourceError] = {}
        self.asked: list[str] = []

    def expand(self, source: str) -> Sequence[str]:
        return list(self.extra) + list(articles()) if source == "all" else [source]

    def documents(self, sources: Sequence[str]) -> Iterator[Document | SourceError]:
        for source in sources:
            if source in self.extra:
                yield self.extra[source].article
            elif source.startswith("!"):
                yield SourceError(f"articles/{source[1:]}.txt", "no permission to read it")
            elif source.lstrip("?") in articles():
                yield articles()[source.lstrip("?")][0]
            else:
                yield SourceError(source, "no such file")

    def pasted(self, text: str) -> Document:
        if not text.strip():
            raise SourceError("pasted text", "there is nothing in it")
        return segment(clean(text), Origin(title=None, source="pasted text"))

    def again(self, document: Document) -> Document:
        """What `now` says the source holds by now, else what it held."""
        found = self.now.get(document.id, document)
        if isinstance(found, SourceError):
            raise found
        return found

    def brief(self, document: Document) -> Brief:
        self.asked.append(document.id)
        while self.held:
            time.sleep(0.005)
        for brief in self.extra.values():
            if brief.article is document:
                return brief
        found = articles().get(document.id)
        if found is None or found[1] is None:
            raise BriefingError("the article is too short to say anything about")
        return brief_of(document, found[1])


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS.parent))
    from briefing.tui.app import run_app

    sys.exit(run_app(sys.argv[1:] or list(articles())[:12], None, GoldLoader()))
