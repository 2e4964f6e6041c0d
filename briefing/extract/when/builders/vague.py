"""Now and some day."""

from __future__ import annotations

import re

from briefing.extract.when.meaning import Known, Meaning


def present_now(match: re.Match[str]) -> Meaning | None:
    """ "now", but not in a name ("Apocalypse Now") nor as a word that only opens a sentence ("Now, ...")."""
    text, start = match.string, match.start()
    if match[0][0].isupper() and start and text[start - 1] == " " and text[start - 2 : start - 1].isalpha():
        return None
    return Known("PRESENT_REF")


def future(match: re.Match[str]) -> Meaning | None:
    """ "soon", "the future", "one day" where it looks ahead."""
    if match[0].lower() == "one day":
        after = match.string[match.end() : match.end() + 60]
        if not re.search(r"\b(?:will|would|could|can|may|might|shall|to|be)\b|['’]ll\b", after):
            return None
    return Known("FUTURE_REF")


def later(match: re.Match[str]) -> Meaning | None:
    """ "later": after what is told, however long; nothing where a length stands before it."""
    if _COUNTED_BEFORE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    return Known(None, None, "after what is told before; the words do not say when")


_COUNTED_BEFORE = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|century|centuries|no|or|sooner|much|until|not|while|moments?)\s$",
    re.IGNORECASE,
)


def by_direction(match: re.Match[str]) -> Meaning | None:
    """ "last season", "previous tax years", "next term": past, present or future by its word."""
    words = match["dir"].lower().split()
    if words[-1] in ("last", "past", "previous", "prior", "earlier"):
        return Known("PAST_REF")
    return Known("FUTURE_REF" if words[-1] in ("next", "coming", "future") else "PRESENT_REF")
