"""By when: which of the times in a sentence is that of the promised act, not of its telling or of a thing in it."""

from __future__ import annotations

import re

from briefing.extract.commitments.frames import Candidate
from briefing.extract.items import Deadline, Timex
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

_SPANNING = frozenset({"within", "in", "over", "inside", "during"})
_SOONEST = re.compile(
    r"\bas (?:soon|quickly) as (?:possible|practicable)\b|\bat the earliest (?:possible )?(?:date|opportunity)\b"
    r"|\bpromptly\b|\bin short order\b|\bwithout delay\b",
    re.IGNORECASE,
)


def deadline_of(
    analysis: Analysis, c: Candidate, condition: Span | None, timexes: tuple[Timex, ...]
) -> Deadline | None:
    """The date or span of time of the promised act: in the content's clause, not in its condition, not past."""
    sentence = analysis.document.sentences[c.content.sentence].span
    best: tuple[int, Timex] | None = None
    for timex in timexes:
        if not sentence.contains(timex.span) or (condition and condition.contains(timex.span)):
            continue
        token = analysis.token_at(timex.span.start)
        if token is None or not _may_end(analysis, timex, token, c):
            continue
        # A thing's date stands with the word that promises it: "promised refunds within a week".
        limits = _before(analysis, token) in _LIMITS and not syntax.is_verb(c.content)
        ahead = limits or _is_ahead(analysis, timex)
        if not _dates(analysis, token, c, ahead=ahead) or _tells_of_thing(analysis, token, timex, c):
            continue
        rank = 2 if _before(analysis, token) in (*_LIMITS, "through") else 1
        if best is None or rank > best[0]:
            best = (rank, timex)
    if best is not None:
        return Deadline(best[1].text, best[1].value, best[1].span)
    match = _SOONEST.search(analysis.text, c.content.span.start, sentence.end)
    at = analysis.token_at(match.start()) if match else None
    if match is None or at is None or not _dates(analysis, at, c):
        return None
    return Deadline(match[0], None, Span(match.start(), match.end()))


def _may_end(analysis: Analysis, timex: Timex, token: Token, c: Candidate) -> bool:
    """Whether a time expression can say by when: no past, nothing recurring, a duration only as "within", "over"."""
    value = timex.value or ""
    published = analysis.document.published
    if timex.kind == "set" or value.startswith(("PAST", "PRESENT")):
        return False
    if published and timex.end and timex.end < published.isoformat():
        return False
    if timex.kind == "duration":
        words = timex.text.lower().split()
        return _before(analysis, token) in _SPANNING or words[0] in _SPANNING or bool({"next", "coming"} & set(words))
    return not (timex.text.lower() == "today" and any(t.cue.word == "is doing" for t in c.triggers))


def _before(analysis: Analysis, token: Token) -> str:
    return analysis.tokens[token.index - 1].text.lower() if token.index else ""


def _is_ahead(analysis: Analysis, timex: Timex) -> bool:
    """Whether a time lies wholly after the publication: it dates what is planned even where it stands with the plan."""
    published = analysis.document.published
    if timex.value == "FUTURE_REF":
        return True
    return published is not None and timex.begin is not None and timex.begin > published.isoformat()


def _dates(analysis: Analysis, token: Token, c: Candidate, *, ahead: bool = False) -> bool:
    """Whether a time expression belongs to the content's own clause, or stands before all that its clause binds to;
    one that lies ahead also where it stands with the word that binds ("At the end of May, she planned to retire")."""
    rivals = {t.index for t in c.others}
    clauses = {t.clause.index: t.clause for t in c.triggers if t.cue.cls == "modal" or t.clause.index < c.content.index}
    if c.inner.frame == "passive noun":
        clauses[c.inner.clause.index] = c.inner.clause
    passed = False
    for above in (token, *syntax.ancestors(analysis, token)):
        if above is c.content:
            return True
        if above.index in rivals:
            return False
        if above.index in clauses:
            fronted = token.index < above.index
            modal = any(t.cue.cls == "modal" and t.clause.index == above.index for t in c.triggers)
            told = above is c.inner.clause and syntax.modal_of(analysis, above) is None
            return (fronted and modal) or (ahead and told and not passed)
        passed = passed or syntax.is_verb(above)
        if above is not token and syntax.is_verb(above) and syntax.role_of(above) in ("relative", "main"):
            return False
    return False


def _tells_of_thing(analysis: Analysis, token: Token, timex: Timex, c: Candidate) -> bool:
    """Whether a time only says which thing is meant: "the economy of the 21st century", "host of COP28 in 2023",
    "the most significant investment in a century", "challenges today"; the date of an event that the act is tied to
    ("next month's meeting", "a rise in May") says when it is done."""
    if timex.text.lower() in _VAGUE:
        return _before(analysis, token) != "in"
    if timex.kind == "duration" and _before(analysis, token) == "in" and _is_record(analysis, token, c):
        return True
    if _before(analysis, token) in _LIMITS:
        return False
    clauses = 0
    for above in syntax.ancestors(analysis, token):
        if above is c.content:
            return False
        if timex.span.contains(above.span):
            continue
        if above.text.lower() == "of" and not clauses:
            return True
        if syntax.is_verb(above):
            clauses += 1
            if clauses > 1:
                return True
        if above.pos in ("NOUN", "PROPN") and above.text.lower() != "time":
            measures = timex.kind == "duration" or timex.text.lower() in ("today", "tonight", "now")
            if measures or syntax.apposed_to(analysis, above) is not None or syntax.is_subject(above):
                return True
    return False


def _is_record(analysis: Analysis, token: Token, c: Candidate) -> bool:
    """Whether a span of time measures a superlative: "the most significant investment in a century"."""
    return any(t.tag in ("JJS", "RBS") for t in analysis.tokens[c.content.index : token.index])


_LIMITS = frozenset({"by", "before", "within", "until"})
_VAGUE = frozenset({"the future", "future"})
