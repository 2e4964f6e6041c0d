"""What is the same for all candidates of an article, and where in it one stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.commitments.frames import Candidate
from briefing.extract.commitments.speech import Speech
from briefing.language.analysis import Analysis
from briefing.text.document import ParagraphKind

_SOON = frozenset({"next", "tomorrow", "tonight", "soon", "later", "upcoming", "coming", "forthcoming", "immediately"})
_SPORT = frozenset(
    "match game season league cup coach striker goal tournament playoff championship medal race team squad".split()
)
_JUSTICE = frozenset("court judge sentence trial prison jail convict lawsuit verdict jury prosecutor defendant".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all candidates of an article."""

    own_voice: bool
    title: frozenset[str]
    mentions: dict[str, int]
    sport: bool
    justice: bool
    listed: bool


def setting_of(analysis: Analysis, speech: Speech) -> Setting:
    """The facts of the article that every candidate shares."""
    words = [t.lemma.lower() for t in analysis.tokens]
    total = max(1, len(words))
    return Setting(
        own_voice=speech.own_voice,
        title=frozenset((analysis.document.title or "").lower().split()),
        mentions={e.name: len(e.mentions) for e in analysis.entities},
        sport=sum(w in _SPORT for w in words) * 100 > total,
        justice=sum(w in _JUSTICE for w in words) * 100 > total,
        listed=any(p.kind is ParagraphKind.LIST_ITEM for p in analysis.document.paragraphs),
    )


def place_features(analysis: Analysis, c: Candidate, setting: Setting) -> Iterator[str]:
    """Where a candidate stands: its paragraph, what its sentence says besides, what the article is about."""
    document = analysis.document
    paragraph = document.paragraph_at(c.content.span.start)
    yield f"paragraph {paragraph.kind.value}"
    if paragraph.number == 0:
        yield "first paragraph"
    elif paragraph.number <= 2:
        yield "early paragraph"
    if c.content.lemma.lower() in setting.title or c.content.text.lower() in setting.title:
        yield "content in the title"
    sentence = document.sentences[c.content.sentence]
    tokens = analysis.tokens_of(sentence)
    words = {t.text.lower() for t in tokens}
    if tokens and tokens[-1].text == "?":
        yield "a question"
    for word in (
        "likely",
        "expected",
        "hope",
        "hopes",
        "could",
        "may",
        "might",
        "should",
        "must",
        "according",
        "today",
        "previously",
        "originally",
        "earlier",
        "already",
    ):
        if word in words:
            yield f"sentence says {word}"
    if words & _SOON:
        yield "sentence looks ahead"
    if setting.own_voice:
        yield "own voice"
        yield f"own voice with {c.inner.cue.rule}"
    if setting.sport:
        yield "sport"
    if setting.justice:
        yield "justice"
