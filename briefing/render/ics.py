"""Dated commitments and coming events as an iCalendar file (RFC 5545) that a calendar imports.

A commitment stands on the day it is due, the last day of what its deadline denotes; an event on its days, or at its
time where one is said. Everything in the file is the article's own words or derived from them, with the sentence and
the article in the description. The file is the same whenever it is made: identifiers come from the article and the
place in it, the stamp from the publication.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from briefing.brief.model import Brief, Commitment
from briefing.brief.timeline import Moment, Timeline, timeline
from briefing.render.bound import action_words
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//briefing//briefing//EN"
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
# The zone right after the first time of the words: "18:00 UTC" is one, "6 p.m. BST (1700 UTC)" is not.
_IN_UTC = re.compile(r"^\D*\d{1,4}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?,?\s?\(?(?:UTC|GMT)(?!\s?[-+−–\d])", re.IGNORECASE)
_STATUS = {"withdrawn": "CANCELLED", "broken": "CANCELLED", "deferred": "TENTATIVE"}
# What is done with binds nobody to a day to come.
_DONE = frozenset({"fulfilled"})
_FIRM = 3


def calendar(briefs: Iterable[Brief]) -> bytes:
    """The iCalendar file of these briefs, its events in order of time; one without events where nothing is dated."""
    import icalendar  # 40 ms, and only exports need it

    shown = timeline(briefs)
    file = icalendar.Calendar()
    file.add("prodid", _PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", "Commitments and coming events")
    seen: set[str] = set()
    for moment in (*shown.past, *shown.ahead):
        event = _event(shown, moment)
        if event is not None and str(event["uid"]) not in seen:
            seen.add(str(event["uid"]))
            file.add_component(event)
    return bytes(file.to_ical())


def _event(shown: Timeline, moment: Moment) -> Event | None:
    """A commitment that falls due, or an event that its article looks ahead to; None for all else."""
    commitment = shown.commitment_of(moment)
    if moment.begin is None or moment.end is None:
        return None
    if commitment is None and not moment.ahead:
        return None
    if commitment is not None and commitment.status in _DONE:
        return None
    from icalendar import Event as NewEvent

    brief = shown.briefs[moment.article]
    event = NewEvent()
    event.add("uid", _uid(brief, moment))
    event.add("dtstamp", _stamp(brief, moment.begin))
    _add_time(event, moment, due=commitment is not None)
    event.add("summary", _summary(moment, commitment))
    event.add("description", _description(brief, moment, commitment))
    event.add("categories", ["Commitment" if commitment else "Event"])
    event.add("status", _status(commitment))
    # A day that something falls due on does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    if brief.article.url:
        event.add("url", brief.article.url)
    return event


def _uid(brief: Brief, moment: Moment) -> str:
    """The same for the same words of the same article, however often the file is made."""
    kind = "due" if moment.commitment is not None else "event"
    key = f"{brief.article.id}:{kind}:{moment.span.start}-{moment.span.end}:{moment.commitment}"
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:32] + "@briefing"


def _stamp(brief: Brief, begin: date) -> datetime:
    """The publication, at midnight UTC; for an article without a date the day of the event itself."""
    return datetime.combine(brief.article.published or begin, time(), UTC)


def _add_time(event: Any, moment: Moment, *, due: bool) -> None:
    assert moment.begin is not None and moment.end is not None
    clock = _CLOCK.fullmatch(moment.clock)
    if clock:
        # "T24:00" is the end of its day. A time without a zone is one on the spot, wherever that is: a floating time.
        hours, minutes = int(clock[1]), int(clock[2])
        start = datetime.combine(moment.begin, time()) + timedelta(hours=hours, minutes=minutes)
        event.add("dtstart", start.replace(tzinfo=UTC) if _IN_UTC.search(moment.words) else start)
        return
    first = moment.end if due else moment.begin
    event.add("dtstart", first)
    event.add("dtend", moment.end + timedelta(1))


def _summary(moment: Moment, commitment: Commitment | None) -> str:
    if commitment is not None:
        who = ", ".join(commitment.actors) or "Actor not stated"
        return f"Due: {clean_line(who)}: {action_words(commitment)}"
    said = clean_line(moment.said)
    words = clean_line(moment.event or "")
    return f"{words[:1].upper()}{words[1:]}: {said}" if words else said


def _description(brief: Brief, moment: Moment, commitment: Commitment | None) -> str:
    """The sentence, what is known of the commitment, how the date was reached, and the article."""
    lines = [f"“{clean_line(moment.said)}”"]
    if commitment is not None:
        lines.append(f"{commitment.kind}, strength {commitment.strength} of 3, {commitment.status}")
        lines += [f"condition: {clean_line(commitment.condition)}"] if commitment.condition else []
        lines += [f"according to {clean_line(commitment.source)}"] if commitment.source else []
    lines.append(f"“{clean_line(moment.words)}” = {moment.value}: {clean_line(moment.why)}")
    article = brief.article
    published = article.published.isoformat() if article.published else "publication date not stated"
    named = [clean_line(part) for part in (article.title, article.source or article.url) if part]
    lines.append(" · ".join((*named, published, f"¶{moment.para + 1}")))
    return "\n".join(lines)


def _status(commitment: Commitment | None) -> str:
    if commitment is None:
        return "TENTATIVE"
    return _STATUS.get(commitment.status, "CONFIRMED" if commitment.strength >= _FIRM else "TENTATIVE")
