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
