"""What happened, and the main event in short."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.extract.event import EVENT_NOUNS, REPORTS, content_stems, date_of, follow_up
from briefing.extract.items import Actor, Evidence, Headline, Main, Place, Timex
from briefing.extract.places import scene_of
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import complement_of, is_verb, own_subject, root_of
from briefing.text.document import ParagraphKind, Sentence
from briefing.text.span import Span

_SEARCHED = 12
_MOST = 2
# A second clause is shown where it is nearly as newsworthy as the first.
_SECOND = 0.8
_PERFORMS = frozenset(
    """announce launch sign adopt approve impose unveil introduce ban agree pass extend authorize authorise designate
    sanction appoint nominate order suspend declare lift establish withdraw resign provide release""".split()
)
_DANGLING = frozenset("he she it they his her its their this these that those such him them there".split())
_EARLIER = re.compile(r"(?:In|Since|On) (?:\w+ ){0,2}?(?:\d{1,2}, )?((?:19|20)\d\d)\b")
# "The text of the following statement was released by ...": says that there is news, not what it is.
_FORMULA = re.compile(
    r"\b(?:text of (?:the following|a joint)|following (?:is|are|was|statement|text|communiqué))\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence of the opening, the part of it that is shown, and how newsworthy it looks."""

    sentence: Sentence
    span: Span
    score: float


def extract_what(analysis: Analysis) -> tuple[Headline, ...]:
    """One or two clauses that state the main news, best first."""
    title = content_stems(analysis.document.title or "")
    found: list[_Candidate] = []
    place = 0
    for sentence in _opening(analysis):
        found.append(_candidate(analysis, sentence, place, title))
        # What only says that a text follows takes no place from it.
        place += _FORMULA.search(sentence.span.of(analysis.text)) is None
    if not found:
        return ()
    best = max(found, key=lambda c: c.score)
    others = [c for c in found if c is not best and c.score >= _SECOND * best.score and not _dangles(analysis, c)]
    others.sort(key=lambda c: -c.score)
    return tuple(_headline(analysis, c) for c in (best, *others[: _MOST - 1]))


def _headline(analysis: Analysis, candidate: _Candidate) -> Headline:
    return Headline(candidate.span.of(analysis.text), (Evidence.at(analysis.document, candidate.span),))


def _opening(analysis: Analysis) -> list[Sentence]:
    """The sentences that may tell the news: the first ones, and those of later ones that are themselves what is done
    ("today I am extending the pause")."""
    kinds = {p.number: p.kind for p in analysis.document.paragraphs}
    body = [
        s for s in analysis.document.sentences if kinds[s.paragraph] in (ParagraphKind.BODY, ParagraphKind.LIST_INTRO)
    ]
    if not body:
        return list(analysis.document.sentences)[:_SEARCHED]
    return body[:_SEARCHED] + [s for s in body[_SEARCHED:] if _performs(analysis, s)]


def _candidate(analysis: Analysis, sentence: Sentence, place: int, title: set[str]) -> _Candidate:
    text = sentence.span.of(analysis.text)
    tokens = analysis.tokens_of(sentence)
    score = 1.0 / (1.0 + 0.6 * place)
    if title:
        score += 1.2 * len(title & content_stems(text)) / len(title)
    named = any(analysis.entity_at(t.span.start) is not None for t in tokens)
    verbs = [t for t in tokens if is_verb(t)]
    score += 0.3 * named - 0.6 * (not verbs) - 1.0 * text.rstrip("”\"' ").endswith("?")
    score -= 0.8 * bool(_FORMULA.search(text)) + 0.8 * (text[0] in "“„" and "”" not in text)
    score -= 0.4 * (text[0] in '“"‘' and text.rstrip(".")[-1] in '”"’,') + 0.4 * _looks_back(analysis, text)
    score += 1.5 * _performs(analysis, sentence) - 0.3 * (len(tokens) < 6)
    candidate = _Candidate(sentence, _without_attribution(analysis, sentence), score)
    if place and _dangles(analysis, candidate):
        return _Candidate(sentence, candidate.span, score - 0.5)
    return candidate


def _looks_back(analysis: Analysis, text: str) -> bool:
    """ "In January 2021, on my first day in office, ...": a sentence that opens in an earlier year is background."""
    published, opening = analysis.document.published, _EARLIER.match(text)
    return published is not None and opening is not None and int(opening[1]) < published.year


def _performs(analysis: Analysis, sentence: Sentence) -> bool:
    """ "Today I am announcing ...", "my Administration is extending ...": the sentence does what the news is."""
    root = root_of(analysis, sentence.number)
    if root is None or root.lemma not in _PERFORMS:
        return False
    subject = own_subject(analysis, root)
    if subject is None:
        return False
    today = any(t.text.lower() == "today" for t in analysis.tokens_of(sentence))
    first = subject.text.lower() in ("i", "we") or any(
        c.text.lower() in ("my", "our") for c in analysis.children(subject)
    )
    # Two of three: who speaks does it, is doing it, and today.
    return today + first + (root.tag == "VBG") > 1


def _dangles(analysis: Analysis, candidate: _Candidate) -> bool:
    """Whether the sentence opens with a word that points back to another one."""
    tokens = analysis.tokens_in(candidate.span)
    if not tokens:
        return True
    first = tokens[0].text.lower()
    if first in _DANGLING or tokens[0].tag == "CC":
        return True
    return first == "the" and len(tokens) > 1 and tokens[1].lemma in EVENT_NOUNS and tokens[1].pos == "NOUN"


def _without_attribution(analysis: Analysis, sentence: Sentence) -> Span:
    """The sentence without the ", the White House said Thursday" at its end; a quotation keeps its speaker."""
    root = root_of(analysis, sentence.number)
    if root is None or root.lemma not in REPORTS:
        return sentence.span
    clause = complement_of(analysis, root)
    subject = own_subject(analysis, root)
    if clause is None or subject is None or not clause.index < min(subject.index, root.index):
        return sentence.span
    inside = analysis.subtree(clause)
    first = analysis.tokens_of(sentence)[0]
    cut = _comma_after(analysis, inside, min(analysis.subtree(subject)[0].index, root.index))
    if cut is None or inside[0].index > first.index + 3:
        return sentence.span
    kept = Span(sentence.span.start, cut.span.start).trimmed(analysis.text)
    return sentence.span if any(c in kept.of(analysis.text) for c in '“”"') else kept


def _comma_after(analysis: Analysis, inside: tuple[Token, ...], before: int) -> Token | None:
    commas = [t for t in analysis.tokens[inside[0].index : before] if t.text == ","]
    return commas[-1] if commas and commas[-1].index >= inside[-1].index - 1 else None


def extract_main(
    analysis: Analysis,
    what: tuple[Headline, ...],
    who: tuple[Actor, ...],
    when: tuple[Timex, ...],
    where: tuple[Place, ...],
) -> Main:
    """Who, when and where of the main event: what the leading clause states of them, or the sentences that go on
    about it."""
    if not what:
        return Main()
    clause = what[0].evidence[0].span
    central = [a for a in who if a.central]
    named = [a for a in central if any(clause.contains(m) for m in a.mentions)]
    later = follow_up(analysis, clause)
    later += tuple(w.evidence[0].span for w in what[1:] if w.evidence[0].span not in later)
    later = (*_formulas(analysis, clause), *later)
    return Main(
        who=tuple(a.name for a in named or central),
        when=date_of(analysis, clause, later, when),
        where=scene_of(analysis, clause, later, where),
    )


def _formulas(analysis: Analysis, clause: Span) -> tuple[Span, ...]:
    """The opening sentences that only say that a text follows: they tell where and when it was agreed ("The text of the
    following communiqué was agreed upon in Brussels, April 5, 2022")."""
    spans = (s.span for s in _opening(analysis)[:3])
    return tuple(s for s in spans if _FORMULA.search(s.of(analysis.text)) and not s.overlaps(clause))
