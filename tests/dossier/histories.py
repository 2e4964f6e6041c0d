"""Score what the ledger says became of commitments, on histories of several articles each.

A row of `histories.jsonl` is a commitment as an article states it (``made``) and what ``later`` articles tell, each
with the status that an analyst reads off it, or null where it only looks like news of the commitment: another actor,
another deed, a fear, a question, a denial, an older event. The statement that was made is given; who is named in the
later articles, and what they state themselves, is what the program finds there. Half b stayed unread while the rules
were mended on half a.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from briefing.brief.assemble import assemble
from briefing.brief.model import Brief, Commitment, Document, Evidence
from briefing.dossier.ledger import ledger
from briefing.dossier.model import LedgerRow
from briefing.language import analyse
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment
from tests.gold import measure as gold

FILE = Path(__file__).parent / "histories.jsonl"


def rows() -> list[dict[str, Any]]:
    """The histories."""
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def stacks(store: Path | None) -> dict[int, tuple[Brief, ...]]:
    """The articles of each history as briefs by its id, the first with the commitment that is given."""
    docs = {f"{r['id']}-{n}": _document(a) for r in rows() for n, a in enumerate([r["made"], *r["later"]])}
    parses = gold.parses(docs, store)
    found = {}
    for row in rows():
        names = [f"{row['id']}-{n}" for n in range(1 + len(row["later"]))]
        first, *later = (assemble(analyse(docs[name], parses[name])) for name in names)
        found[row["id"]] = (replace(first, commitments=(_given(first, row["made"]),)), *later)
    return found


def _document(article: dict[str, Any]) -> Document:
    day = date.fromisoformat(article["published"])
    return segment(clean(article["text"]), Origin(published=day, published_from="metadata", source="history"))


def _given(brief: Brief, made: dict[str, Any]) -> Commitment:
    at = brief.article.sentence_at(brief.article.text.index(made["action"])).span
    return Commitment(
        actors=tuple(made["actors"]),
        action=made["action"],
        kind=made["kind"],
        strength=2,
        status="new",
        deadline=next(
            (c.deadline for c in brief.commitments if c.deadline and c.deadline.text in made["action"]), None
        ),
        amount=None,
        beneficiary=None,
        condition=None,
        source=None,
        cue="",
        rule="gold",
        evidence=(Evidence.at(brief.article, at),),
    )


def told(row: LedgerRow, article: int) -> set[str]:
    """The statuses that a row has of an article."""
    said = {s.commitment.status for s in row.statements if any(c.article == article for c in s.cites)}
    said |= {c.status for c in row.changes if any(cite.article == article for cite in c.cites)}
    return said - {"new", "prior"}


def score(store: Path | None, say: Callable[[str], None], half: str | None = None) -> dict[str, float]:
    """Precision, recall and F1 of (history, article, status), and the share of articles that tell nothing of it that
    are left so, over all histories and over each half."""
    hits: dict[str, list[int]] = {name: [0, 0, 0, 0, 0] for name in ("a", "b")}
    for row, stack in zip(rows(), stacks(store).values(), strict=True):
        name = row["half"]
        (found,) = (r for r in ledger(stack).rows if any(s.commitment is stack[0].commitments[0] for s in r.statements))
        for n, article in enumerate([{"status": None, **row["made"]}, *row["later"]]):
            wanted, got = {article["status"]} - {None}, told(found, n)
            count = hits[name]
            count[0] += len(got & wanted)
            count[1] += len(got)
            count[2] += len(wanted)
            if n and not wanted:
                count[3] += not got
                count[4] += 1
            if got != wanted and half in (None, name):
                say(f"history {row['id']}: told {sorted(got)}, not {sorted(wanted)}: {article['text']}")
    return {**_figures("histories", [sum(x) for x in zip(*hits.values(), strict=True)]), **_halves(hits)}


def _halves(hits: dict[str, list[int]]) -> dict[str, float]:
    return {k: v for name, count in hits.items() for k, v in _figures(f"histories_{name}", count).items()}


def _figures(name: str, count: list[int]) -> dict[str, float]:
    hit, found, wanted, kept, traps = count
    p, r = hit / found if found else 1.0, hit / wanted if wanted else 1.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {f"{name}.p": p, f"{name}.r": r, name: f, f"{name}.traps": kept / traps if traps else 1.0}
