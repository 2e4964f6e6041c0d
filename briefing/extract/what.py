"""What happened, and the main event in short."""

from __future__ import annotations

from briefing.extract.items import Actor, Evidence, Headline, Main, Place, Timex
from briefing.language.analysis import Analysis


def extract_what(analysis: Analysis) -> tuple[Headline, ...]:
    """One or two clauses that state the main news, best first."""
    first = next(iter(analysis.document.sentences), None)
    if first is None:
        return ()
    return (Headline(first.span.of(analysis.text), (Evidence.at(analysis.document, first.span),)),)


def extract_main(
    analysis: Analysis,
    what: tuple[Headline, ...],
    who: tuple[Actor, ...],
    when: tuple[Timex, ...],
    where: tuple[Place, ...],
) -> Main:
    """Who, when and where of the main event: what the leading clause states of them."""
    return Main(who=tuple(a.name for a in who if a.central))
