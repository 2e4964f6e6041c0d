"""The JSON form ``briefing/1``: `to_json` writes a brief, `from_json` reads one back."""

from __future__ import annotations

from typing import Any

from briefing.brief.model import SCHEMA, Brief, Evidence, Span


def to_json(brief: Brief) -> dict[str, Any]:
    """The brief as the object that the JSON form describes, keys in its order."""
    article = brief.article
    return {
        "schema": SCHEMA,
        "article": {
            "id": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "published_from": article.published_from,
            "source": article.source,
            "language": article.language,
            "text": article.text,
            "paragraphs": [
                {"start": p.span.start, "end": p.span.end, "kind": p.kind.value} for p in article.paragraphs
            ],
        },
        "what": [{"text": h.text, "evidence": _all(brief, h.evidence)} for h in brief.what],
        "main": {"who": list(brief.main.who), "when": brief.main.when, "where": list(brief.main.where)},
        "who": [
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
        ],
        "where": [
            {"name": p.name, "mentions": _pairs(p.mentions), "evidence": _all(brief, p.evidence)} for p in brief.where
        ],
        "when": [
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
                "why": t.why,
                "rule": t.rule,
                "evidence": _all(brief, t.evidence),
            }
            for t in brief.when
        ],
        "commitments": [
            {
                "actors": list(c.actors),
                "action": c.action,
                "kind": c.kind,
                "strength": c.strength,
                "status": c.status,
                "deadline": {"text": c.deadline.text, "value": c.deadline.value} if c.deadline else None,
                "amount": c.amount,
                "beneficiary": c.beneficiary,
                "condition": c.condition,
                "source": c.source,
                "cue": c.cue,
                "rule": c.rule,
                "evidence": _all(brief, c.evidence),
            }
            for c in brief.commitments
        ],
        "quotes": [
            {
                "text": q.text,
                "speaker": q.speaker,
                "cue": q.cue,
                "kind": q.kind,
                "rule": q.rule,
                "evidence": _all(brief, q.evidence),
            }
            for q in brief.quotes
        ],
        "figures": [
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
        ],
        "terms": [{"term": t.term, "score": round(t.score, 3), "mentions": _pairs(t.mentions)} for t in brief.terms],
        "summary": [{"text": s.text, "evidence": _all(brief, s.evidence)} for s in brief.summary],
        "engine": {
            "version": brief.engine.version,
            "model": brief.engine.model,
            "seconds": brief.engine.seconds,
        },
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _all(brief: Brief, evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [
        {"start": e.span.start, "end": e.span.end, "para": e.para, "text": brief.text_of(e)} for e in evidence
    ]
