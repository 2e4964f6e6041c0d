"""Where something happens: places behind "in" and "at", in datelines, and at last those that are named at all."""

from __future__ import annotations

from briefing.extract.items import Place
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import (
    after_preposition,
    complement_of,
    first_conjunct,
    is_modifier,
    is_object,
    is_possessor,
    is_root,
    is_subject,
)
from briefing.text.span import Span

# Prepositions before the place of an event, the most telling first.
_AT = (
    "in",
    "at",
    "near",
    "off",
    "on",
    "outside",
    "inside",
    "across",
    "around",
    "throughout",
    "over",
    "along",
    "within",
)
_TOWARDS = ("from", "into", "toward", "towards", "through", "with", "between")
# "the island of Java", "the town of Pangandaran": the noun takes up the place.
_PLACE_NOUNS = frozenset(
    """island city town village province region state capital district coast port border area canton county valley
    peninsula suburb territory municipality republic""".split()
)
_HITS = frozenset("hit strike rock attack shake batter invade bomb devastate flood sweep visit tour enter".split())
# What a state's event or land is: "the UK's May elections", "Java's southern coast".
_SCENES = frozenset(
    """election vote referendum parliament senate congress court government market coast border capital north south
    east west territory airspace water soil economy city region island province village town""".split()
)
_AT_HOME = frozenset(
    """ban institute legalize legalise elect vote close shut suspend arrest detain jail execute evacuate outlaw abolish
    introduce impose lift raise cut nationalize privatize host test launch fire seal open declare pass
    approve""".split()
)
_MOVES = frozenset("travel go come return fly arrive move head drive sail march flee deploy trip visit".split())
_MOST = 3


def head_in(analysis: Analysis, mention: Span) -> Token | None:
    """The word of a mention that hangs on what stands outside of it."""
    tokens = analysis.tokens_in(mention)
    inside = {t.index for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.index]
    return outer[-1] if outer else None


def locates(analysis: Analysis, mention: Span) -> int:
    """How a mention places things: 4 behind "in" or the like at the sentence's main verb, 3 behind "in" elsewhere,
    2 beside a place that is ("Aceh, Indonesia") or behind "into" or "from", 1 as a subject or possessor, 0 otherwise
    ("the UK government")."""
    head = head_in(analysis, mention)
    if head is None:
        return 0
    first = first_conjunct(analysis, head)
    preposition = after_preposition(analysis, first)
    if (
        preposition is not None
        and preposition.text.lower() == "of"
        and analysis.head(preposition).lemma in _PLACE_NOUNS
    ):
        return 3
    if is_object(first) and analysis.head(first).lemma in _HITS:
        return 4
    if preposition is not None and preposition.text.lower() in _AT:
        return 4 if is_root(analysis.head(preposition)) else 3
    if preposition is not None and preposition.text.lower() == "to" and analysis.head(preposition).lemma in _MOVES:
        return 4 if is_root(analysis.head(preposition)) else 3
    if preposition is not None and preposition.text.lower() in _TOWARDS:
        return 2
    outer = analysis.head(first)
    held = analysis.entity_at(outer.span.start) if outer is not first else None
    if held is not None and held.type == "place" and not is_modifier(first):
        return 2
    owns = is_possessor(first) and analysis.head(first).lemma in _SCENES
    verb = analysis.head(first)
    acts = is_subject(first) and (is_root(verb) or is_root(analysis.head(verb))) and _at_home(analysis, verb)
    return int(owns or acts or (preposition is not None and preposition.text == "to"))


def _at_home(analysis: Analysis, verb: Token) -> bool:
    """Whether a state does within its borders what a verb or the infinitive it governs says."""
    inner = complement_of(analysis, verb)
    return verb.lemma in _AT_HOME or (inner is not None and inner.lemma in _AT_HOME)


def scene_of(analysis: Analysis, span: Span, where: tuple[Place, ...]) -> tuple[str, ...]:
    """The places of the event that a clause tells: those it sets the event in, else the dateline's, else those
    that its paragraph sets it in, else those that the clause names."""
    paragraph = analysis.document.paragraph_at(span.start).span
    in_clause = _ranked(analysis, span)
    in_paragraph = _ranked(analysis, paragraph)
    datelines = [p.name for p in where if any(d in p.mentions for d in analysis.document.datelines)]
    for names in (
        [n for rank, n in in_clause if rank == 4],
        [n for rank, n in in_clause if rank == 3],
        datelines,
        [n for rank, n in in_clause if rank == 2],
        [n for rank, n in in_paragraph if rank == 4],
        [n for rank, n in in_clause if rank == 1],
        _states_of_bodies(analysis, span),
    ):
        if names:
            return tuple(names[:_MOST])
    return ()


def _states_of_bodies(analysis: Analysis, span: Span) -> list[str]:
    """The places in the names of the bodies that a clause is about ("the National Congress of Bolivia")."""
    named = " ".join(
        m.of(analysis.text) for e in analysis.entities if e.type == "org" for m in e.mentions if span.contains(m)
    )
    return [
        e.name for e in analysis.entities if e.type == "place" and f"of {e.name}" in named.replace("of the ", "of ")
    ]


def _ranked(analysis: Analysis, span: Span) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for entity in analysis.entities:
        if entity.type != "place":
            continue
        ranks = [locates(analysis, m) for m in entity.mentions if span.contains(m)]
        if ranks:
            found.append((max(ranks), entity.name))
    return found
