"""How much each entity matters to its article: observable features, and a logistic model over them.

The weights stand in ``data/salience.tsv`` and were fitted by ``tests/gold/fit_salience.py`` on two thirds of the gold,
those of `central` on 98 more articles too; `Salience.terms` tells what each feature contributed. Position of the first
mention and frequency are features of Dunietz and Gillick, "A new entity salience task" (2014); beside them stand
grammatical role, what the text says of the entity (a role, an act of speech), and whether the clause that is the news
names it or is about it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefing.extract.what import extract_what
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms, fold, is_media
from briefing.language.syntax import (
    after_preposition,
    agent_of,
    first_conjunct,
    governing_verb,
    is_modifier,
    is_subject,
    own_subject,
    root_of,
)
from briefing.text.document import ParagraphKind
from briefing.text.span import Span

FEATURES = (
    "person",
    "place",
    "log_mentions",
    "share",
    "lead",
    "lead_subject",
    "subjects",
    "has_subject",
    "speaks",
    "references",
    "role",
    "modifier_only",
    "locative_share",
    "media",
    "person_speaks",
    "late_single",
    "people",
    "opening",
    "in_what",
    "what_subject",
)
# Those that only `central` weighs: the clause that is the news names those without whom it cannot be told.
CENTRAL_ONLY = ("in_what", "what_subject")
MOST = 10
# Calibrated by leaving out one article at a time: F1 is flat from 0.28 to 0.36.
THRESHOLD = 0.32
_PLACES = frozenset(
    "in at near from across outside inside around throughout into through over off along within".split()
)
_SPEECH = frozenset(
    """say tell add state announce declare warn claim argue note report explain insist stress comment describe call
    confirm deny write tweet ask urge welcome condemn suggest believe think mention admit acknowledge express""".split()
)


_PLATFORMS = frozenset("twitter telegram facebook instagram youtube tiktok whatsapp weibo snapchat".split())
_REPORTING = _SPEECH | frozenset("publish understand learn quote cite show see obtain carry".split())


@dataclass(frozen=True, slots=True)
class Salience:
    """What was observed of an entity, in the order of `FEATURES`."""

    entity: int
    values: tuple[float, ...]

    @property
    def named(self) -> float:
        """The probability, 0..1, that a reader names the entity among who the news is about."""
        return _logistic(weights()[0], self.values)

    @property
    def central(self) -> float:
        """The probability, 0..1, that the story cannot be told without the entity."""
        return _logistic(weights()[1], self.values)

    @property
    def only_reports(self) -> bool:
        """Whether the entity is a paper, agency or station that does nothing in the news but tell it."""
        return bool(self.values[FEATURES.index("media")]) and not self.values[FEATURES.index("has_subject")]

    def terms(self) -> tuple[tuple[str, float], ...]:
        """What each feature adds to `named`, in log odds, the greatest first."""
        found = [(n, w * v) for n, w, v in zip(FEATURES, weights()[0], self.values, strict=False) if v]
        return tuple(sorted(found, key=lambda pair: -abs(pair[1])))


@cache
def weights() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The weights of `named` and of `central`, in the order of `FEATURES`, the bias last."""
    text = files("briefing.extract").joinpath("data", "salience.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if tuple(row[0] for row in rows) != (*FEATURES, "bias"):
        raise ValueError("salience.tsv was fitted for other features")
    return tuple(float(row[1]) for row in rows), tuple(float(row[2]) for row in rows)


def _logistic(model: tuple[float, ...], values: tuple[float, ...]) -> float:
    z = model[-1] + sum(w * v for w, v in zip(model[:-1], values, strict=True))
    return 1.0 / (1.0 + math.exp(-z))


def observe(analysis: Analysis) -> tuple[Salience, ...]:
    """The features of every entity of an analysis, in their order."""
    taken: dict[int, int] = {}
    for reference in analysis.references:
        if reference.rule == "own-title":
            # The title beside the name says no more than the name.
            continue
        for ident in reference.entities:
            taken[ident] = taken.get(ident, 0) + 1
    top = max((len(e.mentions) for e in analysis.entities), default=1)
    paragraph = _lead(analysis)
    lead = frozenset(s.number for s in analysis.document.sentences if s.paragraph == paragraph)
    clause = next((w.evidence[0].span for w in extract_what(analysis)), None)
    return tuple(_observe(analysis, e, taken.get(e.ident, 0), top, lead, clause) for e in analysis.entities)


def head_of(analysis: Analysis, entity: Entity, index: int) -> Token | None:
    """The head word of one mention: the last one that hangs on a word outside of it."""
    tokens = analysis.tokens_in(entity.mentions[index])
    inside = {t.index for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.index]
    return outer[-1] if outer else None


def _observe(
    analysis: Analysis, entity: Entity, references: int, top: int, lead: frozenset[int], clause: Span | None
) -> Salience:
    heads = [h for i in range(len(entity.mentions)) if (h := head_of(analysis, entity, i)) is not None]
    n = max(1, len(heads))
    firsts = [first_conjunct(analysis, h) for h in heads]
    media = is_media(fold(entity.name))
    if media:
        # Who only reports the news acts in it as little as one that is not named.
        firsts = [h for h in firsts if not _reports(analysis, h)]
    subjects = sum(is_subject(h) or _is_agent(analysis, h) for h in firsts)
    speaks = sum(_speaks(analysis, h) for h in firsts)
    modifies = sum(is_modifier(h) for h in heads)
    locative = sum(_is_locative(analysis, h) for h in firsts)
    if fold(entity.name) in _PLATFORMS:
        locative = sum(_is_posted_on(analysis, h) for h in firsts)
    early = bool(heads) and heads[0].sentence in lead
    person, place = float(entity.type == "person"), float(entity.type == "place")
    spoke = float(speaks > 0)
    return Salience(
        entity.ident,
        (
            person,
            place,
            math.log(len(entity.mentions)),
            len(entity.mentions) / top,
            float(early),
            float(any(h.sentence in lead and (is_subject(h) or _is_agent(analysis, h)) for h in firsts)),
            math.log1p(subjects),
            float(subjects > 0),
            spoke,
            math.log1p(references),
            float(bool(entity.roles)),
            float(modifies == n),
            locative / n,
            float(media),
            person * spoke,
            float(len(entity.mentions) == 1 and not early),
            float(_is_people(entity)),
            1.0 / (1.0 + entity.ident),
            float(clause is not None and any(clause.contains(m) for m in entity.mentions)),
            float(clause is not None and _is_about(analysis, clause, firsts)),
        ),
    )


def _is_about(analysis: Analysis, clause: Span, heads: list[Token]) -> bool:
    """Whether one of the heads is the subject of a sentence's main verb."""
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    subject = own_subject(analysis, root) if root is not None else None
    return subject is not None and any(h is subject for h in heads)


def _is_people(entity: Entity) -> bool:
    """ "Canadians", "the Palestinian people": a population, not a party."""
    words = fold(entity.name).split()
    return words[-1] == "people" or (words[-1].endswith("s") and words[-1] in demonyms())


def _lead(analysis: Analysis) -> int:
    body = (p.number for p in analysis.document.paragraphs if p.kind is ParagraphKind.BODY)
    return next(body, 0)


def _is_agent(analysis: Analysis, token: Token) -> bool:
    verb = governing_verb(analysis, token)
    return verb is not None and agent_of(analysis, verb) is token


def _speaks(analysis: Analysis, token: Token) -> bool:
    return is_subject(token) and analysis.head(token).lemma in _SPEECH


def _reports(analysis: Analysis, token: Token) -> bool:
    """ "The Guardian understands that", "published by the Associated Press"."""
    verb = governing_verb(analysis, token)
    return verb is not None and verb.lemma in _REPORTING and (is_subject(token) or agent_of(analysis, verb) is token)


def _is_posted_on(analysis: Analysis, token: Token) -> bool:
    """ "wrote on Telegram", "said via Twitter": where somebody speaks."""
    preposition = after_preposition(analysis, token)
    return preposition is not None and preposition.text.lower() in ("on", "via", "in", "to")


def _is_locative(analysis: Analysis, token: Token) -> bool:
    preposition = after_preposition(analysis, token)
    return preposition is not None and preposition.text.lower() in _PLACES
