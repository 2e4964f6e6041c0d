"""Reading the JSON form ``briefing/1`` back: nothing in it is trusted, every place is checked against the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar, get_args

from briefing.brief.model import (
    SCHEMA,
    Actor,
    Brief,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Document,
    EngineStamp,
    EntityType,
    Evidence,
    Figure,
    Headline,
    Main,
    NearMiss,
    Paragraph,
    ParagraphKind,
    Place,
    Quote,
    QuoteKind,
    Sentence,
    Span,
    SummarySentence,
    Term,
    Timex,
    TimexKind,
)
from briefing.render.json_node import Node

T = TypeVar("T")


def from_json(value: object) -> Brief:
    """The brief that an object of the JSON form describes; ``from_json(to_json(brief)) == brief``, salience and
    scores rounded to three places.

    Raises:
        ValueError: when it is no whole brief or is damaged: a key missing or of the wrong type, a place outside the
            text, an evidence whose words do not stand at its place. The message names the key.
    """
    whole = Node(value, "brief")
    if (schema := whole["schema"].text()) != SCHEMA:
        raise ValueError(f"not a brief of the form {SCHEMA} but “{schema[:40]}”")
    article = _article(whole["article"])
    return _Reader(article).brief(whole)


def _span(start: Node, end: int, limit: int) -> Span:
    begin = start.number()
    if not 0 <= begin <= end <= limit:
        raise start.wrong(f"the place {begin}..{end} lies outside the text")
    return Span(begin, end)


def _pair(node: Node, limit: int) -> Span:
    ends = list(node)
    if len(ends) != 2:
        raise node.wrong("not a pair of places")
    return _span(ends[0], ends[1].number(), limit)


def _article(node: Node) -> Document:
    text = node["text"].text()
    size = len(text)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    if (stated := node.maybe("sha256", Node.text)) is not None and stated != digest:
        raise node["sha256"].wrong("the text is not the one that the brief was made from")
    ident = node["id"].text()
    paragraphs = tuple(_paragraph(p, i, size) for i, p in enumerate(node["paragraphs"]))
    if any(a.span.end > b.span.start for a, b in pairwise(paragraphs)):
        raise node["paragraphs"].wrong("they overlap")
    spans = [_pair(s, size) for s in node.get("sentences") or ()]
    document = Document(
        text=text,
        paragraphs=paragraphs,
        sentences=(),
        title=node.maybe("title", Node.text),
        published=node.maybe("published", Node.day),
        published_from=node.maybe("published_from", Node.text),
        source=node.maybe("source", Node.text),
        url=node.maybe("url", Node.text),
        language=node["language"].text(),
        datelines=tuple(_pair(s, size) for s in node.get("datelines") or ()),
        given_id=None if ident == digest[:16] else ident,
    )
    if spans and not paragraphs:
        raise node["sentences"].wrong("sentences without paragraphs")
    return _with_sentences(document, spans)


def _with_sentences(document: Document, spans: list[Span]) -> Document:
    sentences = tuple(Sentence(s, i, document.paragraph_at(s.start).number) for i, s in enumerate(spans))
    return replace(document, sentences=sentences)


def _paragraph(node: Node, number: int, size: int) -> Paragraph:
    kind = ParagraphKind(node["kind"].one_of([k.value for k in ParagraphKind]))
    return Paragraph(_span(node["start"], node["end"].number(), size), number, kind, node.maybe("intro", Node.number))


class _Reader:
    """Reads the sections of a brief over one article."""

    def __init__(self, article: Document) -> None:
        self._article = article
        self._size = len(article.text)

    def brief(self, whole: Node) -> Brief:
        main, engine = whole["main"], whole["engine"]
        return Brief(
            article=self._article,
            what=self._each(whole, "what", lambda n: Headline(n["text"].text(), self._evidence(n))),
            main=Main(_texts(main["who"]), main.maybe("when", Node.text), _texts(main["where"])),
            who=self._each(whole, "who", self._actor),
            where=self._each(whole, "where", lambda n: Place(n["name"].text(), self._mentions(n), self._evidence(n))),
            when=self._each(whole, "when", self._timex),
            commitments=self._each(whole, "commitments", self._commitment),
            quotes=self._each(whole, "quotes", self._quote),
            figures=self._each(whole, "figures", self._figure),
            terms=self._each(
                whole, "terms", lambda n: Term(n["term"].text(), float(n["score"].amount()), self._mentions(n))
            ),
            summary=self._each(whole, "summary", lambda n: SummarySentence(n["text"].text(), self._evidence(n))),
            engine=EngineStamp(engine["version"].text(), engine["model"].text(), float(engine["seconds"].amount())),
            notes=_texts(whole["notes"]) if whole.get("notes") else (),
            near_misses=self._each(whole, "near_misses", self._near_miss) if whole.get("near_misses") else (),
            statements=self._each(whole, "statements", self._quote) if whole.get("statements") else (),
        )

    def _each(self, whole: Node, key: str, read: Callable[[Node], T]) -> tuple[T, ...]:
        return tuple(read(node) for node in whole[key])

    def _evidence(self, node: Node) -> tuple[Evidence, ...]:
        return tuple(self._one(e) for e in node["evidence"])

    def _one(self, node: Node) -> Evidence:
        span = _span(node["start"], node["end"].number(), self._size)
        if span.of(self._article.text) != node["text"].text():
            raise node.wrong(f"its words do not stand at {span.start}..{span.end}")
        para = node["para"].number()
        if not 0 <= para < len(self._article.paragraphs):
            raise node.wrong(f"there is no paragraph {para}")
        return Evidence(span, para)

    def _mentions(self, node: Node) -> tuple[Span, ...]:
        return tuple(_pair(m, self._size) for m in node["mentions"])

    def _at(self, place: Node, text: str) -> Span:
        """The span of a verbatim text."""
        span = _pair(place, self._size)
        if span.of(self._article.text) != text:
            raise place.wrong(f"“{text[:40]}” does not stand there")
        return span

    def _actor(self, node: Node) -> Actor:
        return Actor(
            name=node["name"].text(),
            type=node["type"].one_of(get_args(EntityType)),
            role=node.maybe("role", Node.text),
            aliases=_texts(node["aliases"]),
            salience=float(node["salience"].amount()),
            central=node["central"].flag(),
            mentions=self._mentions(node),
            evidence=self._evidence(node),
        )

    def _timex(self, node: Node) -> Timex:
        evidence = self._evidence(node)
        text = node["text"].text()
        place = node.get("span")
        if place is None and not evidence:
            raise node.wrong("neither a place nor evidence")
        return Timex(
            text=text,
            span=self._at(place, text) if place is not None else evidence[0].span,
            para=node["para"].number(),
            kind=node["kind"].one_of(get_args(TimexKind)),
            value=node.maybe("value", Node.text),
            grain=node.maybe("grain", Node.text),
            begin=node.maybe("begin", Node.text),
            end=node.maybe("end", Node.text),
            tense=node.maybe("tense", Node.text),
            event=node.maybe("event", Node.text),
            why=node["why"].text(),
            rule=node.maybe("rule", Node.text) or "",
            evidence=evidence,
            clause=node.maybe("clause", lambda n: self._one(n).span),
        )

    def _commitment(self, node: Node) -> Commitment:
        return Commitment(
            actors=_texts(node["actors"]),
            action=node["action"].text(),
            kind=node["kind"].one_of(get_args(CommitmentKind)),
            strength=node["strength"].number(),
            status=node["status"].one_of(get_args(CommitmentStatus)),
            deadline=node.maybe("deadline", self._deadline),
            amount=node.maybe("amount", Node.text),
            beneficiary=node.maybe("beneficiary", Node.text),
            condition=node.maybe("condition", Node.text),
            source=node.maybe("source", Node.text),
            cue=node["cue"].text(),
            rule=node["rule"].text(),
            evidence=self._evidence(node),
            why=node.maybe("why", Node.text) or "",
        )

    def _deadline(self, node: Node) -> Deadline:
        text = node["text"].text()
        place = node.get("span")
        return Deadline(text, node.maybe("value", Node.text), None if place is None else self._at(place, text))

    def _quote(self, node: Node) -> Quote:
        return Quote(
            text=node["text"].text(),
            speaker=node.maybe("speaker", Node.text),
            cue=node.maybe("cue", Node.text),
            kind=node["kind"].one_of(get_args(QuoteKind)),
            rule=node.maybe("rule", Node.text) or "",
            evidence=self._evidence(node),
        )

    def _figure(self, node: Node) -> Figure:
        return Figure(
            text=node["text"].text(),
            value=node["value"].amount(),
            unit=node.maybe("unit", Node.text),
            of=node.maybe("of", Node.text),
            evidence=self._evidence(node),
            high=node.maybe("high", Node.amount),
            bound=node.maybe("bound", Node.text),
        )

    def _near_miss(self, node: Node) -> NearMiss:
        return NearMiss(
            section=node["section"].text(),
            text=node["text"].text(),
            cue=node["cue"].text(),
            rule=node["rule"].text(),
            reason=node["reason"].text(),
            evidence=self._evidence(node),
        )


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(n.text() for n in node)
