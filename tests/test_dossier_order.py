"""The order in which articles come, and whether they come fresh or from what is kept, changes no byte of what they say
together."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.assemble import assemble
from briefing.brief.model import Brief
from briefing.dossier import dossier, in_order, ledger
from briefing.language import analyse
from briefing.language.engine import Engine
from briefing.render import dossier as dossiers
from briefing.render import ledger as ledgers
from briefing.render.json import line, pretty, to_json
from briefing.render.json_reader import from_json
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment
from tests.briefs import brief, commitment
from tests.test_dossier import KILLED_28, UP_TO_30, brexit, stack

HERE = Path(__file__).parent


def _twins() -> tuple[Brief, ...]:
    """Articles that hardly anything tells apart: of one day, of one id, without a date, with terms as weighty."""
    plain = brief("Turkey met.", "2024-05-02", stated=(commitment("Turkey met.", ("Turkey",), "met"),))
    given_id = replace(plain, article=replace(plain.article, given_id="7", title="First"))
    other = brief("Turkey met again.", None, stated=(commitment("Turkey met again.", ("Turkey",), "met again"),))
    return (
        given_id,
        replace(given_id, article=replace(given_id.article, title="Second")),
        replace(given_id, article=replace(given_id.article, source="b.txt")),
        other,
        replace(other, article=replace(other.article, url="https://example.org/")),
        *stack(KILLED_28, UP_TO_30),
    )


STACK = (*brexit(), *_twins(), replace(brexit()[1], article=replace(brexit()[1].article, source="copy.txt")))
FORMS: dict[str, Callable[[tuple[Brief, ...]], str | bytes]] = {
    "dossier text": lambda b: dossiers.plain(dossier(in_order(b))),
    "dossier 80": lambda b: dossiers.plain(dossier(in_order(b)), 80, True),
    "dossier markdown": lambda b: dossiers.markdown(dossier(in_order(b))),
    "dossier json": lambda b: pretty(dossiers.as_json(dossier(in_order(b)))),
    "ledger text": lambda b: ledgers.plain(ledger(b)),
    "ledger 80": lambda b: ledgers.plain(ledger(b), 80, True),
    "ledger markdown": lambda b: ledgers.markdown(ledger(b)),
    "ledger json": lambda b: pretty(ledgers.as_json(ledger(b))),
    "ledger csv": lambda b: ledgers.as_csv(ledger(b)),
    "ledger ics": lambda b: ledgers.as_ics(ledger(b)),
}
WANTED = {name: form(STACK) for name, form in FORMS.items()}


@settings(max_examples=12, deadline=None)
@given(st.permutations(STACK))
def test_any_order_gives_the_same_bytes(shuffled: list[Brief]) -> None:
    for name, form in FORMS.items():
        assert form(tuple(shuffled)) == WANTED[name], name


def test_the_order_is_by_day_and_total() -> None:
    days = [b.article.published for b in in_order(STACK)]
    dated = [d for d in days if d]
    assert dated == sorted(dated) and days[: len(dated)] == dated
    assert in_order(STACK) == in_order(reversed(STACK))


@pytest.mark.parametrize("method", ["phrases", "yake"])
def test_a_brief_that_was_kept_is_the_one_that_was_made(engine: Engine, method: str) -> None:
    """The last digits of a term's score once got lost where briefs are kept: two terms changed places."""
    from briefing.brief.options import Options

    for row in map(json.loads, (HERE / "corpus" / "articles.jsonl").read_text("utf-8").splitlines()):
        if row["id"] in ("015", "148"):
            document = segment(clean(row["text"]), Origin(title=row["title"], given_id=row["id"]))
            made = assemble(analyse(document, engine.parse(document)), Options(terms_method=method))
            kept = replace(from_json(json.loads(line(to_json(made)))), article=document)
            assert kept == made
            assert dossiers.plain(dossier((kept,))) == dossiers.plain(dossier((made,)))
