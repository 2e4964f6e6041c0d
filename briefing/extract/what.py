"""What happened, and the main event in short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.extract.items import Actor, Evidence, Headline, Main, Place, Timex
from briefing.extract.places import scene_of
from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import fold, is_media
from briefing.language.syntax import complement_of, is_infinitive, is_verb, own_subject, root_of
from briefing.text.document import ParagraphKind, Sentence
from briefing.text.span import Span

_SEARCHED = 12
_MOST = 2
# A second clause is shown where it is nearly as newsworthy as the first.
_SECOND = 0.8
_REPORTS = frozenset("say announce report state tell confirm declare add write reveal note claim".split())
_PERFORMS = frozenset("announce launch sign adopt approve impose unveil introduce ban agree pass".split())
_DANGLING = frozenset("he she it they his her its their this these that those such him them there".split())
_EVENT_NOUNS = frozenset(
    """move decision announcement deal agreement vote meeting attack visit ruling law bill merger sale plan statement
    summit election incident accident explosion crash strike launch ban signing talks""".split()
)
_MEDIA = frozenset("newspaper daily weekly magazine broadcaster channel station agency outlet tabloid".split())
_STOP = frozenset(
    """the a an of and to in for on by at with from as is are was were be been has have had will would after before over
    under into about its their his her says said not no new more than that this it""".split()
)
_WORD = re.compile(r"[^\W_]+")
_RECENT_DAYS = 14
# "The text of the following statement was released by ...": says that there is news, not what it is.
_FORMULA = re.compile(
    r"\b(?:text of (?:the following|a joint)|following (?:is|are|was|statement|text|communiqué))\b", re.I
)
_ISO = re.compile(r"\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}|Q\d|SP|SU|FA|WI))?")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence of the opening, the part of it that is shown, and how newsworthy it looks."""

    sentence: Sentence
    span: Span
    score: float


def extract_what(analysis: Analysis) -> tuple[Headline, ...]:
    """One or two clauses that state the main news, best first."""
    found = [_candidate(analysis, s, place) for place, s in enumerate(_opening(analysis))]
    if not found:
        return ()
    best = max(found, key=lambda c: c.score)
    others = [c for c in found if c is not best and c.score >= _SECOND * best.score and not _dangles(analysis, c)]
    others.sort(key=lambda c: -c.score)
    return tuple(_headline(analysis, c) for c in (best, *others[: _MOST - 1]))


def _headline(analysis: Analysis, candidate: _Candidate) -> Headline:
    return Headline(candidate.span.of(analysis.text), (Evidence.at(analysis.document, candidate.span),))


def _opening(analysis: Analysis) -> list[Sentence]:
    kinds = {p.number: p.kind for p in analysis.document.paragraphs}
    body = [
        s for s in analysis.document.sentences if kinds[s.paragraph] in (ParagraphKind.BODY, ParagraphKind.LIST_INTRO)
    ]
    return (body or list(analysis.document.sentences))[:_SEARCHED]


def _stems(text: str) -> set[str]:
    """The content words of a text cut to six letters, so that "sentenced" meets "sentences"."""
    return {w[:6] for w in (m[0].lower() for m in _WORD.finditer(text)) if w not in _STOP}


def _candidate(analysis: Analysis, sentence: Sentence, place: int) -> _Candidate:
    text = sentence.span.of(analysis.text)
    tokens = analysis.tokens_of(sentence)
    title = _stems(analysis.document.title or "")
    score = 1.0 / (1.0 + 0.6 * place)
    if title:
        score += 1.2 * len(title & _stems(text)) / len(title)
    named = any(analysis.entity_at(t.span.start) is not None for t in tokens)
    verbs = [t for t in tokens if is_verb(t)]
    score += 0.3 * named - 0.6 * (not verbs) - 1.0 * text.rstrip("”\"' ").endswith("?")
    score -= 0.8 * bool(_FORMULA.search(text))
    score += 1.5 * _performs(analysis, sentence) - 0.3 * (len(tokens) < 6)
    candidate = _Candidate(sentence, _without_attribution(analysis, sentence), score)
    if place and _dangles(analysis, candidate):
        return _Candidate(sentence, candidate.span, score - 0.5)
    return candidate


def _performs(analysis: Analysis, sentence: Sentence) -> bool:
    """ "Today I am announcing ...", "... is announcing": the sentence does what the news is."""
    root = root_of(analysis, sentence.number)
    if root is None or root.lemma not in _PERFORMS:
        return False
    subject = own_subject(analysis, root)
    today = any(t.text.lower() == "today" for t in analysis.tokens_of(sentence))
    return today and subject is not None and (subject.text.lower() in ("i", "we") or root.tag == "VBG")


def _dangles(analysis: Analysis, candidate: _Candidate) -> bool:
    """Whether the sentence opens with a word that points back to another one."""
    tokens = analysis.tokens_in(candidate.span)
    if not tokens:
        return True
    first = tokens[0].text.lower()
    if first in _DANGLING or tokens[0].tag == "CC":
        return True
    return first == "the" and len(tokens) > 1 and tokens[1].lemma in _EVENT_NOUNS and tokens[1].pos == "NOUN"


def _without_attribution(analysis: Analysis, sentence: Sentence) -> Span:
    """The sentence without the ", the White House said Thursday" at its end; a quotation keeps its speaker."""
    root = root_of(analysis, sentence.number)
    if root is None or root.lemma not in _REPORTS:
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
    """Who, when and where of the main event: what the leading clause states of them."""
    if not what:
        return Main()
    span = what[0].evidence[0].span
    central = [a for a in who if a.central]
    named = [a for a in central if any(span.contains(m) for m in a.mentions)]
    return Main(
        who=tuple(a.name for a in named or central),
        when=_when(analysis, span, when),
        where=scene_of(analysis, span, where),
    )


def _day(timex: Timex) -> str | None:
    """The ISO date of a time expression that dates something: a day, else a week, month, season or year."""
    if timex.kind not in ("date", "time") or not timex.value:
        return None
    match = _ISO.match(timex.value)
    return match[0] if match else None


def _when(analysis: Analysis, span: Span, when: tuple[Timex, ...]) -> str | None:
    sentence = analysis.document.sentence_at(span.start)
    root = root_of(analysis, sentence.number)
    inside = [t for t in when if span.contains(t.span) and _day(t)]
    if inside:
        best = min(inside, key=lambda t: _distance(analysis, t, root))
        return _day(best) if _distance(analysis, best, root)[0] == 0 or _is_recent(analysis, best) else None
    for later in analysis.document.sentences[sentence.number + 1 : sentence.number + 4]:
        if later.paragraph != sentence.paragraph or not _takes_up(analysis, later):
            continue
        dated = [t for t in when if later.span.contains(t.span) and _day(t)]
        if dated:
            return _day(dated[0])
    return None


def _is_recent(analysis: Analysis, timex: Timex) -> bool:
    """Whether a day is near the publication: one that a subordinate clause gives dates the event only then."""
    published, day = analysis.document.published, _day(timex) or ""
    if published is None or len(day) < 10 or "W" in day:
        return False
    return abs((date.fromisoformat(day) - published).days) <= _RECENT_DAYS


def _distance(analysis: Analysis, timex: Timex, root: Token | None) -> tuple[int, int, int]:
    """How far a time expression is from dating the clause: first what dates its verb, then the finest, then order."""
    reported = root is not None and root.lemma in _REPORTS and _is_medium(analysis, root)
    verbs = _event_verbs(analysis, root)
    dates_root = timex.event is not None and timex.event.lower() in verbs
    if reported:
        token = analysis.token_at(timex.span.start)
        dates_root = token is not None and root is not None and token.index > root.index
    fine = 0 if len(_day(timex) or "") >= 10 else 1
    return (0 if dates_root else 1, fine, timex.span.start)


def _event_verbs(analysis: Analysis, root: Token | None) -> set[str]:
    """The words that carry the event: the main verb, and what it is about to do ("is to ban", "plans to attend")
    or what it reports."""
    found: set[str] = set()
    verb = root
    while verb is not None and verb.text.lower() not in found:
        found.add(verb.text.lower())
        inner = complement_of(analysis, verb)
        verb = inner if inner is not None and (verb.lemma in _REPORTS or is_infinitive(analysis, inner)) else None
    return found


def _is_medium(analysis: Analysis, verb: Token) -> bool:
    """Whether the subject of a verb of report is a paper, agency or station."""
    subject = own_subject(analysis, verb)
    if subject is None:
        return False
    if subject.lemma in _MEDIA:
        return True
    known = analysis.entities_of(subject)
    told = {w for e in known for r in e.roles for w in r.of(analysis.text).lower().split()}
    return bool(told & _MEDIA) or any(is_media(fold(e.name)) for e in known)


def _takes_up(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence goes on about the event: "It was announced Sunday", "The vote came on Friday"."""
    root = root_of(analysis, sentence.number)
    subject = own_subject(analysis, root) if root is not None else None
    return subject is not None and (subject.text.lower() in ("it", "this") or subject.lemma in _EVENT_NOUNS)
