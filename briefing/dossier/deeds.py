"""Where a sentence tells that a deed was done, or was not, or that its opposite was."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from briefing.dossier.acts import CANON, opposites
from briefing.dossier.cue_words import ARRIVED, AT_A_TIME, PROMISED, RESUMES, STOPS, TAKEN, Status
from briefing.dossier.cues import HAS_BEEN, SUPPOSED, UNREAL, Turn
from briefing.text.stem import stem

_WORD = re.compile(r"[A-Za-z]+")
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


# The thing does it itself: "the museum reopened on Monday".
_ITSELF = re.compile(r"\s*(?:[,.;]|(?:on|in|at|early|late|yesterday|today|after|with|last|this)\b)")
_NOT_DONE = re.compile(
    r"(?i)(?:\b(?:has|have|had|did)(?:\s+still)?(?:\s+not|n['’]t)|\b(?:has|have|had)\s+never)(?:\s+yet)?\s+(?:been\s+)?$"
)
_WILL_NOT = re.compile(
    r"(?i)\b(?:(?:will|would|can|could)\s+(?:not|no\s+longer)|(?:wo|would|ca|could)n['’]t)\s+(?P<be>be\s+)?$"
)
# Who is moved moves: "the troops left".
_MOVES = frozenset(CANON.get(stem(w), stem(w)) for w in "withdraw leave return".split())
# What was done to none of it, or to something else in its place.
_NONE = re.compile(r"(?i)\s+(?:none|nothing|no|hardly\s+any|little)\b")
_OTHERWISE = re.compile(r"(?i)[^.;,]*\binstead\b")
_PROMISED = re.compile(rf"(?i)\b{PROMISED}\b")
_AT_A_TIME = re.compile(rf"(?i){AT_A_TIME}")


# How far before a verb its auxiliaries stand, in characters.
_NEAR = 60
# What a deed is called by which is done what another stops: "tested" of who suspends tests.
STOPPED = "not "


def deeds_told(sentence: str, deeds: Collection[str]) -> Iterator[tuple[Turn, str]]:
    """What a sentence tells of these ``deeds`` (stems of verbs): each cue with the deed that it is told of."""
    if sentence.rstrip().endswith("?"):
        return
    supposed = SUPPOSED.search(sentence)
    for m in _WORD.finditer(sentence, 0, supposed.end() if supposed else len(sentence)):
        word = m[0].lower()
        root = stem(_PASTS.get(word, word))
        deed = CANON.get(root, root)
        if deed in deeds:
            yield from ((turn, deed) for turn in _of_deed(sentence, m, deed))
        against = [d for d in (*opposites(deed), f"{STOPPED}{root}") if d in deeds] if _is_past(word) else []
        before = sentence[max(0, m.start() - _NEAR) : m.start()]
        if against and not UNREAL.search(before) and not _DESCRIBES.search(before):
            yield from ((Turn("broken", m.start(), m.end(), True), d) for d in against)
    yield from _in_other_words(sentence, deeds)


def _of_deed(sentence: str, m: re.Match[str], deed: str) -> Iterator[Turn]:
    near = max(0, m.start() - _NEAR)
    before, past = sentence[near : m.start()], _is_past(m[0].lower())
    if will_not := _WILL_NOT.search(before):
        late = _AT_A_TIME.match(sentence, m.end())
        if late:
            yield Turn("deferred", near + will_not.start(), m.end(), not will_not["be"], deed)
        return
    if not_done := _NOT_DONE.search(before):
        if _PROMISED.search(sentence):
            yield Turn("broken", near + not_done.start(), m.end(), True, deed)
        return
    if not past or UNREAL.search(before) or _OTHERWISE.match(sentence, m.end()):
        return
    if _NONE.match(sentence, m.end()):
        yield Turn("broken", m.start(), m.end(), True, deed)
        return
    if been := HAS_BEEN.search(before):
        yield Turn("fulfilled", near + been.start(), m.end(), False, deed)
    elif not _DESCRIBES.search(before):
        yield Turn("fulfilled", m.start(), m.end(), True, deed)
        if _ITSELF.match(sentence, m.end()):
            yield Turn("fulfilled", m.start(), m.end(), False, deed)
        if deed in _MOVES:
            yield Turn("fulfilled", m.start(), m.end(), False, deed, True)


def _in_other_words(sentence: str, deeds: Collection[str]) -> Iterator[tuple[Turn, str]]:
    """That who was to be given something has it, that it is there, or that what was stopped goes on."""
    for of, form, around in _others():
        wanted = [d for d in of if d in deeds]
        for m in form.finditer(sentence) if wanted else ():
            before = sentence[: m.start()]
            if not UNREAL.search(before) and not SUPPOSED.search(before):
                status: Status = "broken" if form is _resumes() else "fulfilled"
                yield from ((Turn(status, *m.span(), form is _resumes(), "", around), d) for d in wanted)


@cache
def _others() -> tuple[tuple[tuple[str, ...], re.Pattern[str], bool], ...]:
    return (
        *((_stems(of), re.compile(rf"(?i)\b(?:{form})"), True) for of, form in TAKEN),
        *((_stems(of), re.compile(rf"(?i)\b(?:{form})"), False) for of, form in ARRIVED),
        (_stems(STOPS), _resumes(), False),
    )


@cache
def _resumes() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(RESUMES.split())})\b")


def stops(deed: str) -> bool:
    """Whether a deed (a stem) is that something is not done any more."""
    return deed in _stems(STOPS)


@cache
def _stems(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(CANON.get(stem(w), stem(w)) for w in words.split()))


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _PASTS
