"""When the main event was, and which sentences go on about it."""

from __future__ import annotations

import re
from datetime import date

from briefing.extract.items import Timex
from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import fold, is_media
from briefing.language.syntax import (
    ancestors,
    complement_of,
    determiner_of,
    is_infinitive,
    is_verb,
    own_subject,
    role_of,
    root_of,
)
from briefing.text.document import Sentence
from briefing.text.span import Span

REPORTS = frozenset("say announce report state tell confirm declare add write reveal note claim".split())
EVENT_NOUNS = frozenset(
    """move decision announcement deal agreement vote meeting attack visit ruling law bill merger sale plan statement
    summit election incident accident explosion crash strike launch ban signing talks bombing blast shooting protest
    rally raid trial verdict sentence match game quake earthquake storm fire flood death killing march airstrike remark
    speech conference offensive dialogue""".split()
)
_MEDIA = frozenset("newspaper daily weekly magazine broadcaster channel station agency outlet tabloid".split())
_STOP = frozenset(
    """the a an of and to in for on by at with from as is are was were be been has have had will would after before over
    under into about its their his her says said not no new more than that this it""".split()
)
_WORD = re.compile(r"[^\W_]+")
_ISO = re.compile(r"\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}|Q\d|SP|SU|FA|WI))?")
# A date that a subordinate clause or a later sentence gives is the event's only if it is this near the publication;
# one that the main verb has may lie further back, but news is not made of last year's.
_RECENT_DAYS = 14
_PAST_DAYS = 62
_END = re.compile(r"\b(?:through|until|till)\s+(?:the\s+)?$", re.I)
_FOLLOWING = 6
_SHARED_STEMS = 2
_LONGEST_DAYS = 800


def content_stems(text: str) -> set[str]:
    """The content words of a text cut to six letters, so that "sentenced" meets "sentences"."""
    return {w[:6] for w in map(str.lower, _WORD.findall(text)) if w not in _STOP}


def follow_up(analysis: Analysis, clause: Span) -> tuple[Span, ...]:
    """The sentences soon after a clause that go on about its event: "It was announced Sunday", "The vote came on
    Friday", "carried out the airstrike", or one with several of its words, names not counted."""
    first = analysis.document.sentence_at(clause.start)
    stems = _common_stems(analysis, clause)
    events = _events(analysis, clause)
    later = analysis.document.sentences[first.number + 1 : first.number + 1 + _FOLLOWING]
    return tuple(
        s.span
        for s in later
        if ((s.paragraph == first.paragraph or s.number == first.number + 1) and _takes_up(analysis, s))
        or len(stems & _common_stems(analysis, s.span)) >= _SHARED_STEMS
        or (events and events & _events(analysis, s.span, told=True))
    )


def _events(analysis: Analysis, span: Span, *, told: bool = False) -> set[str]:
    """The nouns for events in a stretch; with ``told`` those that it takes for known ("the airstrike")."""
    nouns = (t for t in analysis.tokens_in(span) if t.lemma.lower() in EVENT_NOUNS and t.pos in ("NOUN", "PROPN"))
    return {
        t.lemma.lower()
        for t in nouns
        if not told or t.pos == "PROPN" or determiner_of(analysis, t) in ("the", "this", "that")
    }


def _common_stems(analysis: Analysis, span: Span) -> set[str]:
    """The stems of the nouns and verbs of a stretch that are no part of a name."""
    tokens = (t for t in analysis.tokens_in(span) if t.pos in ("NOUN", "VERB"))
    return content_stems(" ".join(t.lemma for t in tokens if analysis.entity_at(t.span.start) is None))


def _takes_up(analysis: Analysis, sentence: Sentence) -> bool:
    root = root_of(analysis, sentence.number)
    subject = own_subject(analysis, root) if root is not None else None
    return subject is not None and (subject.text.lower() in ("it", "this") or subject.lemma in EVENT_NOUNS)


def date_of(analysis: Analysis, clause: Span, later: tuple[Span, ...], when: tuple[Timex, ...]) -> str | None:
    """The ISO date (or month, week, season, year) of the event that a clause tells; None where none is stated."""
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    inside = [t for t in when if clause.contains(t.span) and _value(t) and not _ends(analysis, t)]
    if inside:
        best = min(inside, key=lambda t: _distance(analysis, t, root))
        far = _PAST_DAYS if _distance(analysis, best, root)[0] == 0 else _RECENT_DAYS
        if _is_near(analysis, best, far, future=far == _PAST_DAYS):
            return _value(best)
        return _date_of_report(analysis, clause, when)
    said = _date_of_report(analysis, clause, when)
    if said is not None:
        return said
    for span in later:
        for timex in when:
            fine = len(_value(timex) or "") == 10
            if not (span.contains(timex.span) and fine and _is_near(analysis, timex, _RECENT_DAYS, future=False)):
                continue
            if _is_ahead(analysis, timex, root) or _dates_aside(analysis, timex) or _ends(analysis, timex):
                continue
            return _value(timex)
    return None


def _is_ahead(analysis: Analysis, timex: Timex, root: Token | None) -> bool:
    """Whether a date lies ahead of what has happened: "Renault have hit back ... has to appear on September 21"."""
    published = analysis.document.published
    happened = root is not None and root.tag in ("VBD", "VBN")
    return happened and published is not None and date.fromisoformat(timex.begin or "0001-01-01") > published


def _ends(analysis: Analysis, timex: Timex) -> bool:
    """Whether a date tells until when something goes on: "is extending the pause through August 31"."""
    return _END.search(analysis.text, max(0, timex.span.start - 12), timex.span.start) is not None


def _dates_aside(analysis: Analysis, timex: Timex) -> bool:
    """Whether a date is that of a relative or a temporal clause: "the substance that it found while digging on June
    15"."""
    token = analysis.token_at(timex.span.start)
    if token is None:
        return False
    above = [t for t in ancestors(analysis, token) if is_verb(t)]
    return any(role_of(t) in ("relative", "adverbial") for t in above)


def _date_of_report(analysis: Analysis, clause: Span, when: tuple[Timex, ...]) -> str | None:
    """The day of the attribution that was cut off a clause: "..., Turkey's disaster agency said Tuesday"."""
    sentence = analysis.document.sentence_at(clause.start).span
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    if root is None or root.lemma not in REPORTS:
        return None
    for timex in when:
        fine = len(_value(timex) or "") == 10
        if fine and sentence.contains(timex.span) and timex.span.start >= clause.end and timex.event == root.text:
            return _value(timex) if _is_near(analysis, timex, _RECENT_DAYS, future=False) else None
    return None


def _value(timex: Timex) -> str | None:
    if timex.kind not in ("date", "time") or not timex.value:
        return None
    match = _ISO.match(timex.value)
    return match[0] if match else None


def _is_near(analysis: Analysis, timex: Timex, days: int, *, future: bool) -> bool:
    """Whether a date lies at most ``days`` before the publication, or as many after it; with ``future`` however far
    after it."""
    published = analysis.document.published
    if published is None or timex.begin is None:
        return True
    begin, end = date.fromisoformat(timex.begin), date.fromisoformat(timex.end or timex.begin)
    if (end - begin).days > _LONGEST_DAYS:
        return False
    if begin > published:
        return future or (begin - published).days <= days
    return (published - end).days <= days and (future or (end - begin).days < days)


def _distance(analysis: Analysis, timex: Timex, root: Token | None) -> tuple[int, int, int]:
    """How far a time expression is from dating the clause: first what dates its verb, then the finest, then order."""
    dates_verb = timex.event is not None and timex.event.lower() in _event_verbs(analysis, root)
    if root is not None and root.lemma in REPORTS and _is_medium(analysis, root):
        token = analysis.token_at(timex.span.start)
        dates_verb = token is not None and token.index > root.index
    if root is not None and root.span.end <= timex.span.start:
        # "said on Saturday Japan still intends": the day is the verb's, whatever the tree makes of it.
        between = analysis.text[root.span.end : timex.span.start].strip()
        dates_verb = dates_verb or between in ("", "on", "late", "early")
    fine = 0 if len(_value(timex) or "") >= 10 else 1
    return (0 if dates_verb else 1, fine, timex.span.start)


def _event_verbs(analysis: Analysis, root: Token | None) -> set[str]:
    """The words that carry the event: the main verb, and what it is about to do ("is to ban", "plans to attend")
    or what it reports."""
    found: set[str] = set()
    verb = root
    while verb is not None and verb.text.lower() not in found:
        found.add(verb.text.lower())
        inner = complement_of(analysis, verb)
        verb = inner if inner is not None and (verb.lemma in REPORTS or is_infinitive(analysis, inner)) else None
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
