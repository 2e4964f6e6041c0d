"""Whether the clause of an expression looks back or ahead: read off the verb beside it.

The verb is the last one before the expression in its sentence, else the first one after it. The words are found by
form alone, so that a bare text is enough; where an analysis knows that a form is no verb, the form is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "future"]

# Past forms that do not end in -ed. Forms that are as often present or a noun (put, set, cost) are not here.
_PAST = """was were had did said told made took came went got gave found thought saw knew became began left held kept
brought felt met ran paid sat spoke lay led grew lost fell sent built understood drew broke spent rose drove bought wore
chose stood sold won fought caught taught shot sought struck swore threw flew dealt wrote ate slept sank sang swam shook
stole fled bore hid hung forgave forgot froze forbade overcame overthrew withdrew undertook arose awoke blew shrank slid
spun stuck swung tore woke meant clung crept dug fed heard underwent upheld foresaw sprang spat
rode rang bit hit been""".split()
_AHEAD = (
    r"expected|scheduled|set|due|slated|poised|planned|plans?|planning|intends?|intending|aims?|aiming|hopes?|hoping|wants?"
    r"|promis(?:es|ed|ing|e)|vow(?:s|ed|ing)?|pledg(?:es|ed|ing|e)|agreed|agrees?|agreeing|ready|going|about|likely"
    r"|prepar(?:es|ed|ing|e)|threaten(?:s|ed|ing)?|decided|ordered|asked|urged|told|called|invited|allowed|required|needs?"
    r"|supposed|obliged|tipped|bound|certain|sure|forecast|projected|anticipated|seeks?|seeking|try|tries|trying|able"
)
_MARKS = re.compile(
    rf"""
    (?P<perfect>\b(?:may|might|could|must|should|would|will)\s(?:not\s)?have\s\w+)
  | (?P<future>(?:\b(?:will|shall|won['’]t|gonna|would|could|may|might|should|must|can|cannot) | ['’](?:ll|d) )
        (?:\s(?:not|also|now|soon|then|only|[a-z]+ly)){{0,2}}(?:\sbe)?\s[a-z]+
      | \b(?:{_AHEAD})\s(?:to(?:\sbe)?|for)\s[a-z]+
      | \b(?:promis|pledg|vow)(?:es|s|ed|ing)\s(?=[\w$€£])
      | \b(?:is|are|am|was|were|be)\s(?:not\s)?to\s(?:be\s)?(?!the\b|a\b)[a-z]+
      | \bto\s(?:begin|start|open|take\splace|be\s\w+|remain|meet|visit|hold)\b )
  | (?P<ahead>\b(?:scheduled|slated|due|planned|expected|forthcoming|upcoming|expires?|begins|starts|opens|ends|closes
      |(?P<fixture>(?:plays?|travels?|hosts?|votes?|meets?)\s)|(?:goe?s?|heads?)\sto\sthe\spolls
      |takes\s(?:effect|place|office)|kicks\soff|comes\sinto\sforce|runs\s(?:through|until|to))\b)
  | (?P<past>\b(?:has|have|had|['’]ve)\s
      (?:(?:not|also|already|now|been|recently|since|just|never|long|previously|[a-z]+ly)\s){{0,3}}\w+(?:ed|en|wn|ne|me|de|ut|ld|ught|st|nt|id|un|um|ot|it|ft|lt|ck|ng|ead|at|pt|ade)\b
      | \b(?:{"|".join(_PAST)})\b | \b[a-z]{{2,}}ed\b )
  | (?P<present>\b(?:is|are|am|has|have|says?|does|do|remains?|stands?|continues?|wants|seeks|means|makes|comes|takes
      |goes|becomes|needs|represents|includes|faces|runs|shows|gives|holds|marks|follows|reports?|expects?)\b
      | ['’](?:s|re|m)\s\w+ing\b )
    """,
    re.VERBOSE,
)
_TOLD = re.compile(
    r"(?:promised|vowed|pledged|agreed|threatened|decided|ordered|asked|urged|told|called|invited|sought|tried)\s"
)
_SURE = re.compile(r"(?:will|shall|won['’]t|gonna|['’]ll|is|are)\s", re.IGNORECASE)
# "-ed" that describes a noun: "the proposed talks", "its planned merger".
_BEFORE_PARTICIPLE = re.compile(
    r"\b(?:the|a|an|its|his|her|their|our|this|that|these|those|some|of|with|and|most|newly|recently|first|new)\s$",
    re.IGNORECASE,
)
_NOT_PAST = frozenset(
    """need feed seed speed breed indeed red bed shed exceed proceed succeed united hundred sacred aged naked wicked
    limited weed deed greed creed bleed reed embed sled unprecedented related based""".split()
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A verb that tells a tense, with its place in the text; ``told`` where it is over itself and looks ahead to what
    follows ("called for a truce"), ``sure`` where it can mean nothing but what is to come ("will", "is to")."""

    start: int
    end: int
    tense: Tense
    told: bool = False
    sure: bool = False


def marks(text: str, start: int, end: int, is_verb: Callable[[int], bool] | None = None) -> tuple[Mark, ...]:
    """The verbs of a sentence that tell a tense, in order; ``is_verb`` is asked for the character a form begins at."""
    found = []
    for match in _MARKS.finditer(text, start, end):
        name = match.lastgroup or ""
        if match["fixture"] and not (is_verb is not None and is_verb(match.start())):
            continue
        if name == "past" and " " not in match[0] and not _finite(text, start, match, is_verb):
            continue
        tense: Tense = "past" if name in ("past", "perfect") else "future" if name in ("future", "ahead") else "present"
        told = name == "future" and _TOLD.match(match[0]) is not None
        sure = name == "future" and _SURE.match(match[0]) is not None
        found.append(Mark(match.start(), match.end(), tense, told, sure))
    return tuple(found)


def _finite(text: str, start: int, match: re.Match[str], is_verb: Callable[[int], bool] | None) -> bool:
    if match[0] in _NOT_PAST:
        return False
    if is_verb is not None:
        return is_verb(match.start())
    attributive = match[0].endswith("ed") and _BEFORE_PARTICIPLE.search(
        text, max(start, match.start() - 12), match.start()
    )
    return not (attributive and re.match(r"\s[a-z]", text[match.end() : match.end() + 2]))


def tense_at(found: tuple[Mark, ...], start: int, end: int) -> Tense | None:
    """The tense of what stands at ``start`` to ``end``: that of the last verb before it, else of the first after it."""
    mark = _mark_at(found, start, end)
    if mark is None:
        return None
    return "past" if mark.told and mark.start >= end else mark.tense


def surely_ahead(found: tuple[Mark, ...], start: int, end: int) -> bool:
    """Whether that verb can mean nothing but what is to come."""
    mark = _mark_at(found, start, end)
    return mark is not None and mark.sure


def _mark_at(found: tuple[Mark, ...], start: int, end: int) -> Mark | None:
    before = [m for m in found if m.start < start]
    return before[-1] if before else next((m for m in found if m.start >= end), None)


_LEAN_AHEAD = re.compile(
    r"\b(?:by|until|till|through|no later than|deadline of|before)\s(?:at\sleast\s|late\s|early\s|the\s)?$",
    re.IGNORECASE,
)
_LEAN_BACK = re.compile(r"\b(?:since|ever since)\s(?:the\s)?$|\bsince$", re.IGNORECASE)


def lean_at(text: str, start: int) -> int:
    """What the word before says: 1 for "by", "until", -1 for "since", 0 for nothing."""
    low = max(0, start - 28)
    if _LEAN_AHEAD.search(text, low, start):
        return 1
    return -1 if _LEAN_BACK.search(text, low, start) else 0
