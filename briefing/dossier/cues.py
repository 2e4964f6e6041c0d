"""Words by which news tells what became of a commitment: kept, broken, put off, dropped or held to.

A row of `VERBS` gives the forms of a verb (base, third person, past, participle), what follows it before its object,
and the status that it tells of. With the object after it the subject did it ("Ankara has scrapped the plan"); as a
participle after a form of "be" it befell the subject ("the plan was scrapped"). `HAPPENED` are verbs whose subject is
the thing itself ("the launch went ahead").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from briefing.dossier.acts import CANON
from briefing.text.stem import stem

Status = Literal["withdrawn", "fulfilled", "broken", "deferred", "reaffirmed"]
_PROMISE = r"(?:promises?|pledges?|vows?|word|commitments?|undertakings?|obligations?|assurances?|guarantees?|bargain)"
_OWN = r"(?:its|his|her|their|the|a|an|that|this|earlier|own|previous|\w+'s|\w+’s)"
_TRUCE = r"(?:cease-?fires?|truces?|deals?|agreements?|accords?|treat(?:y|ies)|pacts?|rules?|resolutions?)"
_LIMIT = r"(?:deadlines?|targets?|goals?|timetables?)"

# status, base, third person, past, participle, what stands between the verb and its object.
VERBS: tuple[tuple[Status, str, str, str, str, str], ...] = (
    ("withdrawn", "scrap", "scraps", "scrapped", "scrapped", ""),
    ("withdrawn", "scrub", "scrubs", "scrubbed", "scrubbed", ""),
    ("withdrawn", "shelve", "shelves", "shelved", "shelved", ""),
    ("withdrawn", "abandon", "abandons", "abandoned", "abandoned", ""),
    ("withdrawn", "drop", "drops", "dropped", "dropped", ""),
    ("withdrawn", "withdraw", "withdraws", "withdrew", "withdrawn", r"(?:from\s+)?"),
    ("withdrawn", "cancel", "cancels", "cancell?ed", "cancell?ed", ""),
    ("withdrawn", "call off", "calls off", "called off", "called off", ""),
    ("withdrawn", "axe", "axes", "axed", "axed", ""),
    ("withdrawn", "ditch", "ditches", "ditched", "ditched", ""),
    ("withdrawn", "pull out", "pulls out", "pulled out", "", r"of\s+"),
    ("withdrawn", "back out", "backs out", "backed out", "", r"of\s+"),
    ("withdrawn", "back down", "backs down", "backed down", "", r"(?:on|over|from)\s+"),
    ("withdrawn", "walk away", "walks away", "walked away", "", r"from\s+"),
    ("withdrawn", "give up", "gives up", "gave up", "given up", r"(?:on\s+)?"),
    ("withdrawn", "rescind", "rescinds", "rescinded", "rescinded", ""),
    ("withdrawn", "revoke", "revokes", "revoked", "revoked", ""),
    ("withdrawn", "repeal", "repeals", "repealed", "repealed", ""),
    ("withdrawn", "pull the plug", "pulls the plug", "pulled the plug", "", r"on\s+"),
    ("withdrawn", "reverse course", "reverses course", "reversed course", "", r"on\s+"),
    ("fulfilled", "go ahead", "goes ahead", "went ahead", "", r"with\s+"),
    ("fulfilled", "press ahead", "presses ahead", "pressed ahead", "", r"with\s+"),
    ("fulfilled", "follow through", "follows through", "followed through", "", r"(?:on|with)\s+"),
    ("fulfilled", "make good", "makes good", "made good", "made good", r"on\s+"),
    ("fulfilled", "deliver", "delivers", "delivered", "", r"on\s+"),
    ("fulfilled", "keep", "keeps", "kept", "kept", rf"(?:{_OWN}\s+)*(?={_PROMISE}\b)"),
    ("fulfilled", "honou?r", "honou?rs", "honou?red", "honou?red", ""),
    ("fulfilled", "fulfil", "fulfill?s", "fulfilled", "fulfilled", ""),
    ("fulfilled", "carry out", "carries out", "carried out", "carried out", ""),
    ("fulfilled", "complete", "completes", "completed", "completed", ""),
    ("fulfilled", "finish", "finishes", "finished", "finished", ""),
    ("fulfilled", "live up", "lives up", "lived up", "", r"to\s+"),
    ("fulfilled", "meet", "meets", "met", "met", rf"(?:{_OWN}\s+)*(?=(?:\w+\s+)?(?:{_PROMISE}|{_LIMIT})\b)"),
    ("broken", "renege", "reneges", "reneged", "", r"on\s+"),
    ("broken", "go back", "goes back", "went back", "gone back", r"on\s+"),
    ("broken", "backtrack", "backtracks", "backtracked", "", r"on\s+"),
    ("broken", "break", "breaks", "broke", "broken", rf"(?:{_OWN}\s+)*(?=(?:\w+\s+){{0,2}}(?:{_PROMISE}|{_TRUCE})\b)"),
    ("broken", "violate", "violates", "violated", "violated", ""),
    ("broken", "breach", "breaches", "breached", "breached", ""),
    ("broken", "miss", "misses", "missed", "missed", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_LIMIT}\b)"),
    ("broken", "fall short", "falls short", "fell short", "", r"of\s+"),
    ("broken", "fail", "fails", "failed", "", r"to\s+"),
    ("deferred", "postpone", "postpones", "postponed", "postponed", ""),
    ("deferred", "delay", "delays", "delayed", "delayed", ""),
    ("deferred", "defer", "defers", "deferred", "deferred", ""),
    ("deferred", "put off", "puts off", "put off", "put off", ""),
    ("deferred", "push back", "pushes back", "pushed back", "pushed back", ""),
    ("deferred", "put on hold", "puts on hold", "put on hold", "put on hold", ""),
    ("deferred", "suspend", "suspends", "suspended", "suspended", ""),
    ("deferred", "reschedule", "reschedules", "rescheduled", "rescheduled", ""),
    ("deferred", "hold off", "holds off", "held off", "", r"(?:on\s+)?"),
    ("reaffirmed", "stand by", "stands by", "stood by", "", ""),
    ("reaffirmed", "stick", "sticks", "stuck", "", r"(?:to|by|with)\s+"),
)
HAPPENED: tuple[tuple[Status, str, str], ...] = (
    ("fulfilled", "went|gone|goes", r"\s+ahead\b(?!\s+with)"),
    ("fulfilled", "took|taken", r"\s+(?:place|effect|off)\b"),
    ("fulfilled", "came|comes", r"\s+into\s+(?:force|effect)\b"),
    ("fulfilled", "lifted|blasted", r"\s+off\b"),
    ("withdrawn", "fell|fallen", r"\s+(?:through|apart)\b"),
)
# Where two things are at odds: what follows tells what became of what stands before.
TURN = re.compile(r"(?i)\b(?:but|yet|however|though|although|before|only to|which|later|since|then|instead|never)\b")
# What must not stand right before the verb: it has not happened.
_UNREAL = re.compile(
    r"(?i)(?:\b(?:would|will|could|may|might|should|must|shall|can|cannot|to|if|not|never|hardly|nor|without|neither|"
    r"won't|let)|n['’]t)\s+(?:\w+ly\s+|ever\s+|yet\s+|be\s+|been\s+|have\s+|ha[sd]\s+)*$"
)
# Nor anywhere before it in the sentence: somebody fears, asks or denies it.
_SUPPOSED = re.compile(
    r"(?i)\b(?:if|unless|whether|urge[sd]?|urging|call(?:s|ed|ing)? (?:on|for|upon)|demand\w*|threat\w*|fear\w*|"
    r"warn\w*|den(?:y|ies|ied)|accus\w+|should|in case|would have|could have|possib\w+|want\w*|ask\w*|hop(?:e|es|ed)|"
    r"rumou?r\w*|alleg\w+|claim\w*)\b"
)
# A participle that only describes a thing: "the cancelled flights", "for delayed talks".
_ADJECTIVE = re.compile(r"(?i)\b(?:the|an?|its|his|her|their|of|for|with|in|about|over|newly|recently|long)\s+$")
# Of what is dropped or put off the word is enough: "said it would scrap the plan", "decided to postpone the talks".
_ANNOUNCED = re.compile(
    r"(?i)\b(?:announc\w+|sa(?:id|ys)|confirm\w*|decid\w+|agree\w*|opt(?:ed|s)|vot(?:ed|es)|mov(?:ed|es)|chose|declar\w+|"
    r"order(?:ed|s)|forced|had|has|have)\b(?:\s+(?:that|it|he|she|they|the|its?|today|yesterday|[\w-]+day|[\w-]+)){0,5}?"
    r"\s+(?:would|will|to)\s+(?:\w+ly\s+|be\s+)?$"
)
_ADVERBS = r"(?:\s+(?:now|since|also|again|yet|twice|already|later|then|all|both|\w+ly))*"
_BE = rf"(?:(?:has|have|had){_ADVERBS}\s+been|was|were|is|are){_ADVERBS}"
_WORD = re.compile(r"[A-Za-z]+")
_HAS_BEEN = re.compile(rf"(?i)\b{_BE}\s+$")
# A promise that was not kept is broken; one that is not kept yet is not.
_UNDONE = re.compile(r"(?i)(?:\b(?:did|has|have|had)(?:\s+not|n['’]t)|\bnever)\s+(?:\w+ly\s+)*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A cue in a sentence: the status that it tells of, where it stands, whether its object follows (``active``) or it
    befell what stands before it, and the stem of its verb where that is one word."""

    status: Status
    start: int
    end: int
    active: bool
    verb: str = ""


def turns(sentence: str) -> Iterator[Turn]:
    """The cues of a sentence that tell of something that has happened, in order of their places."""
    taken = -1
    for found in sorted(_matches(sentence), key=lambda t: (t.start, -t.end)):
        if found.start >= taken and _is_real(sentence, found):
            taken = found.end
            undone = found.status == "fulfilled" and _UNDONE.search(sentence[: found.start])
            yield replace(found, status="broken") if undone else found


def _matches(sentence: str) -> Iterator[Turn]:
    heads = _heads()
    for word in _WORD.finditer(sentence):
        for status, form, befell, verb in heads.get(word[0].lower(), ()):
            m = form.match(sentence, word.start())
            if m is None:
                continue
            been = _HAS_BEEN.search(sentence[max(0, m.start() - 60) : m.start()]) if befell == "passive" else None
            if been:
                yield Turn(status, max(0, m.start() - 60) + been.start(), m.end(), False, verb)
            elif befell == "itself":
                yield Turn(status, *m.span(), False, verb)
            elif befell == "active":
                yield Turn(status, *m.span(), True, verb)


def _is_real(sentence: str, turn: Turn) -> bool:
    before = sentence[: turn.start]
    if sentence.rstrip().endswith("?") or _SUPPOSED.search(before):
        return False
    if turn.status in ("withdrawn", "deferred") and _ANNOUNCED.search(before):
        return True
    if turn.status == "fulfilled" and _UNDONE.search(before):
        return True
    if turn.active and _ADJECTIVE.search(before):
        return False
    return not _UNREAL.search(before) and not _is_base(sentence, turn)


def _is_base(sentence: str, turn: Turn) -> bool:
    """Whether the verb stands in its base form, which tells of no past."""
    words = re.sub(r"\s+", " ", sentence[turn.start : turn.end].lower())
    return turn.active and any(form.match(words) for form in _bases())


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
        verb = "" if " " in base else CANON.get(stem(base), stem(base))
        if part:
            enter(status, part, r"\b", "passive", verb)
        for form in dict.fromkeys(f for f in (past, third, base, part) if f):
            enter(status, form, rf"\s+{link}", "active", verb)
    for status, forms, rest in HAPPENED:
        for form in forms.split("|"):
            enter(status, form, rest, "itself", "")
    return found


# Pasts of verbs that news commits people to and that do not end in "ed".
_PASTS = dict(
    pair.split("=")
    for pair in """sent=send held=hold built=build began=begin begun=begin met=meet gave=give given=give paid=pay
    made=make withdrew=withdraw withdrawn=withdraw sold=sell bought=buy brought=bring cut=cut put=put took=take
    taken=take left=leave
    won=win spent=spend led=lead lent=lend set=set shut=shut flew=fly flown=fly chose=choose chosen=choose quit=quit
    rebuilt=rebuild rose=rise drew=draw drawn=draw stood=stand struck=strike sank=sink freed=free fed=feed
    went=go gone=go came=come shown=show showed=show sought=seek""".split()
)
# A past participle that only describes: "the promised talks", "tanks delivered by others".
_DESCRIBES = re.compile(r"(?i)\b(?:the|a|an|its|his|her|their|newly|recently|previously|being|of|and|or)\s+$")


def past_of(sentence: str, deeds: Collection[str]) -> Iterator[tuple[Turn, str]]:
    """The verbs of a sentence in the past, or in the passive, that do one of these ``deeds`` (stems), with the deed."""
    for m in _WORD.finditer(sentence):
        word = m[0].lower()
        if not word.endswith("ed") and word not in _PASTS:
            continue
        root = stem(_PASTS.get(word, word))
        deed = CANON.get(root, root)
        before = sentence[: m.start()]
        if deed not in deeds or _UNREAL.search(before) or _SUPPOSED.search(before) or sentence.rstrip().endswith("?"):
            continue
        been = _HAS_BEEN.search(before[-60:])
        if been:
            yield Turn("fulfilled", max(0, len(before) - 60) + been.start(), m.end(), False, deed), deed
        elif not _DESCRIBES.search(before):
            yield Turn("fulfilled", m.start(), m.end(), True, deed), deed
