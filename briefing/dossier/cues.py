"""Where a sentence tells what became of a commitment, and of which status that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from briefing.dossier.acts import CANON
from briefing.dossier.cue_words import HAPPENED, SAID, VERBS, Status
from briefing.text.stem import stem

# Where two things are at odds: what follows tells what became of what stands before.
TURN = re.compile(r"(?i)\b(?:but|yet|however|though|although|before|only to|which|later|since|then|instead|never)\b")
# What must not stand right before the verb: it has not happened.
UNREAL = re.compile(
    r"(?i)(?:\b(?:would|will|could|may|might|should|must|shall|can|cannot|to|if|not|never|hardly|nor|without|neither|"
    r"won't|let)|n['’]t)\s+(?:\w+ly\s+|ever\s+|yet\s+|be\s+|been\s+|have\s+|ha[sd]\s+)*$"
)
# Nor anywhere before it in the sentence: somebody fears, asks or denies it.
SUPPOSED = re.compile(
    r"(?i)\b(?:if|unless|whether|urge[sd]?|urging|call(?:s|ed|ing)? (?:on|for|upon)|demand\w*|threat\w*|fear\w*|"
    r"warn\w*|den(?:y|ies|ied)|accus\w+|should|in case|would have|could have|possib\w+|want\w*|ask\w*|hop(?:e|es|ed)|"
    r"rumou?r\w*|alleg\w+|claim\w*)\b"
)
# A participle that only describes a thing: "the cancelled flights", "for delayed talks".
_ADJECTIVE = re.compile(r"(?i)\b(?:the|an?|its|his|her|their|of|for|with|in|about|over|newly|recently|long)\s+$")
# Of what is dropped or put off the word is enough: "said it would scrap the plan", "decided to postpone the talks".
_ANNOUNCED = re.compile(
    r"(?i)\b(?:announc\w+|sa(?:id|ys)|confirm\w*|decid\w+|agree\w*|opt(?:ed|s)|vot(?:ed|es)|mov(?:ed|es)|chose|declar\w+|"
    r"order(?:ed|s)|forced|vow\w*|pledg\w*|promis\w*|insist\w*|had|has|have)\b(?:\s+(?:that|it|he|she|they|the|its?|today|yesterday|[\w-]+day|[\w-]+)){0,5}?"
    r"\s+(?:would|will|to)\s+(?:\w+ly\s+|be\s+)?$"
)
_ADVERBS = r"(?:\s+(?:now|since|also|again|yet|twice|already|later|then|all|both|\w+ly))*"
_BE = rf"(?:(?:has|have|had){_ADVERBS}\s+been|was|were|is|are){_ADVERBS}"
_WORD = re.compile(r"[A-Za-z]+")
HAS_BEEN = re.compile(rf"(?i)\b{_BE}\s+$")
# A promise that was not kept is broken; one that is not kept yet is not.
_UNDONE = re.compile(r"(?i)(?:\b(?:did|has|have|had)(?:\s+not|n['’]t)|\bnever)\s+(?:\w+ly\s+)*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A cue in a sentence: the status that it tells of, where it stands, whether its object follows (``active``) or it
    befell what stands before it, the stem of its verb where that is one word, and whether the thing may stand on either
    side (``around``)."""

    status: Status
    start: int
    end: int
    active: bool
    verb: str = ""
    around: bool = False


def turns(sentence: str) -> Iterator[Turn]:
    """The cues of a sentence that tell of something that has happened, in order of their places."""
    taken = -1
    for found in sorted(_matches(sentence), key=lambda t: (t.start, -t.end)):
        if found.start >= taken and _is_real(sentence, found):
            taken = found.end
            undone = found.status == "fulfilled" and _UNDONE.search(sentence[: found.start])
            ahead = found.status == "fulfilled" and _ANNOUNCED.search(sentence[: found.start])
            yield replace(found, status="broken" if undone else "reaffirmed") if undone or ahead else found


def _matches(sentence: str) -> Iterator[Turn]:
    for status, form, where in _said():
        for said in form.finditer(sentence):
            deed = stem(said["deed"]) if "deed" in form.groupindex else ""
            yield Turn(status, *said.span(), where == "after", CANON.get(deed, deed), where == "around")
    heads = _heads()
    for word in _WORD.finditer(sentence):
        for status, form, befell, verb in heads.get(word[0].lower(), ()):
            m = form.match(sentence, word.start())
            if m is None:
                continue
            been = HAS_BEEN.search(sentence[max(0, m.start() - 60) : m.start()]) if befell == "passive" else None
            if been:
                yield Turn(status, max(0, m.start() - 60) + been.start(), m.end(), False, verb)
            elif befell == "itself":
                yield Turn(status, *m.span(), False, verb)
            elif befell == "active":
                yield Turn(status, *m.span(), True, verb)


def _is_real(sentence: str, turn: Turn) -> bool:
    before = sentence[: turn.start]
    if sentence.rstrip().endswith("?") or SUPPOSED.search(before):
        return False
    if any(form.match(sentence, turn.start) for _, form, _ in _said()):
        return True
    if turn.status in ("withdrawn", "deferred") and _ANNOUNCED.search(before):
        return True
    if turn.status == "fulfilled" and (_UNDONE.search(before) or _ANNOUNCED.search(before)):
        return True
    if turn.active and _ADJECTIVE.search(before):
        return False
    return not UNREAL.search(before) and not _is_base(sentence, turn)


def _is_base(sentence: str, turn: Turn) -> bool:
    """Whether the verb stands in its base form, which tells of no past."""
    words = re.sub(r"\s+", " ", sentence[turn.start : turn.end].lower())
    return turn.active and any(form.match(words) for form in _bases())


@cache
def _said() -> tuple[tuple[Status, re.Pattern[str], str], ...]:
    return tuple((status, re.compile(rf"(?i)\b(?:{form})"), where) for status, form, where in SAID)


@cache
def _bases() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"{base}\b") for _, base, _, past, *_ in VERBS if base != past)


@cache
def _heads() -> dict[str, list[tuple[Status, re.Pattern[str], str, str]]]:
    """What may stand there, by its first word: the rest of it, and how it takes what it is told of."""
    found: dict[str, list[tuple[Status, re.Pattern[str], str, str]]] = {}

    def enter(status: Status, form: str, rest: str, how: str, verb: str) -> None:
        first, *more = form.split()
        pattern = re.compile(r"(?i)" + r"\s+".join((first, *more)) + rest)
        for spelt in (first.replace("l?", "").replace("u?", ""), first.replace("?", "")):
            entry = (status, pattern, how, verb)
            if entry not in found.setdefault(spelt, []):
                found[spelt].append(entry)

    for status, base, third, past, part, link in VERBS:
        verb = "" if " " in base or link.startswith("(?=") else CANON.get(stem(base), stem(base))
        if part:
            enter(status, part, r"\b", "passive", verb)
        for form in dict.fromkeys(f for f in (past, third, base, part) if f):
            enter(status, form, rf"\s+{link}", "active", verb)
    for status, forms, rest in HAPPENED:
        for form in forms.split("|"):
            enter(status, form, rest, "itself", "")
    return found
