"""The JSON form ``briefing/1``: `to_json` writes a brief, `from_json` reads one back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from briefing.brief.model import SCHEMA, SECTIONS, Brief, Commitment, Document, Evidence, NearMiss, Paragraph, Span
from briefing.render.json_reader import from_json

__all__ = ["from_json", "line", "pretty", "to_json"]


def to_json(brief: Brief, sections: Sequence[str] | None = None) -> dict[str, Any]:
    """The brief as the object that the JSON form describes, keys in its order.

    With ``sections`` the other sections' keys are left out altogether (an empty list would say that nothing was
    found); such an object is for reading by people and programs, `from_json` wants all of them.
    """
    return {
        "schema": SCHEMA,
        "article": _article(brief.article),
        **{key: _section(brief, key) for key in SECTIONS if sections is None or key in sections},
        "notes": list(brief.notes),
        **({"near_misses": [_near_miss(brief, n) for n in brief.near_misses]} if sections is None else {}),
        "engine": {
            "version": brief.engine.version,
            "model": brief.engine.model,
            "seconds": brief.engine.seconds,
        },
    }


def pretty(value: object) -> str:
    """JSON to be looked at: indented, text as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def line(value: object) -> str:
    """JSON in one line, as JSON Lines want it, text as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _article(article: Document) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "sha256": hashlib.sha256(article.text.encode("utf-8")).hexdigest(),
        "text": article.text,
        "paragraphs": [_paragraph(p) for p in article.paragraphs],
        "sentences": _pairs([s.span for s in article.sentences]),
        "datelines": _pairs(article.datelines),
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    found = {"start": paragraph.span.start, "end": paragraph.span.end, "kind": paragraph.kind.value}
    return found if paragraph.intro is None else {**found, "intro": paragraph.intro}


def _section(brief: Brief, key: str) -> Any:
    match key:
        case "main":
            return {"who": list(brief.main.who), "when": brief.main.when, "where": list(brief.main.where)}
        case "who":
            return _who(brief)
        case "where":
            return [
                {"name": p.name, "mentions": _pairs(p.mentions), "evidence": _all(brief, p.evidence)}
                for p in brief.where
            ]
        case "when":
            return _when(brief)
        case "commitments":
            return [_commitment(brief, c) for c in brief.commitments]
        case "quotes" | "statements":
            return [
                {
                    "text": q.text,
                    "speaker": q.speaker,
                    "cue": q.cue,
                    "kind": q.kind,
                    "rule": q.rule,
                    "evidence": _all(brief, q.evidence),
                }
                for q in getattr(brief, key)
            ]
        case "figures":
            return _figures(brief)
        case "terms":
            return [{"term": t.term, "score": round(t.score, 3), "mentions": _pairs(t.mentions)} for t in brief.terms]
        case _:
            return [{"text": s.text, "evidence": _all(brief, s.evidence)} for s in getattr(brief, key)]


def _who(brief: Brief) -> list[dict[str, Any]]:
    return [
        {
            "name": a.name,
            "type": a.type,
            "role": a.role,
            "aliases": list(a.aliases),
            "salience": round(a.salience, 3),
            "central": a.central,
            "mentions": _pairs(a.mentions),
            "evidence": _all(brief, a.evidence),
        }
        for a in brief.who
    ]


def _when(brief: Brief) -> list[dict[str, Any]]:
    return [
        {
            "text": t.text,
            "para": t.para,
            "kind": t.kind,
            "value": t.value,
            "grain": t.grain,
            "begin": t.begin,
            "end": t.end,
            "tense": t.tense,
            "event": t.event,
            "clause": _one(brief, Evidence(t.clause, t.para)) if t.clause else None,
            "why": t.why,
            "rule": t.rule,
            "span": [t.span.start, t.span.end],
            "evidence": _all(brief, t.evidence),
        }
        for t in brief.when
    ]


def _commitment(brief: Brief, c: Commitment) -> dict[str, Any]:
    due = c.deadline
    return {
        "actors": list(c.actors),
        "action": c.action,
        "kind": c.kind,
        "strength": c.strength,
        "status": c.status,
        "deadline": {"text": due.text, "value": due.value, "span": [due.span.start, due.span.end] if due.span else None}
        if due
        else None,
        "amount": c.amount,
        "beneficiary": c.beneficiary,
        "condition": c.condition,
        "source": c.source,
        "cue": c.cue,
        "rule": c.rule,
        "why": c.why,
        "evidence": _all(brief, c.evidence),
    }


def _figures(brief: Brief) -> list[dict[str, Any]]:
    return [
        {
            "text": f.text,
            "value": f.value,
            "high": f.high,
            "bound": f.bound,
            "unit": f.unit,
            "of": f.of,
            "evidence": _all(brief, f.evidence),
        }
        for f in brief.figures
    ]


def _near_miss(brief: Brief, miss: NearMiss) -> dict[str, Any]:
    return {
        "section": miss.section,
        "text": miss.text,
        "cue": miss.cue,
        "rule": miss.rule,
        "reason": miss.reason,
        "evidence": _all(brief, miss.evidence),
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _all(brief: Brief, evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [_one(brief, e) for e in evidence]


def _one(brief: Brief, e: Evidence) -> dict[str, Any]:
    return {"start": e.span.start, "end": e.span.end, "para": e.para, "text": brief.text_of(e)}
