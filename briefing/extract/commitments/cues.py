"""The table of commissive cues: words by which an agent binds itself, and the frames in which they do.

A frame says what the cue must govern: ``to`` an infinitive, ``that`` a clause, ``ing`` a gerund, ``noun`` a thing as
its object, ``p:to`` (``p:on``, ...) a gerund or thing behind that preposition, ``be`` an infinitive behind "is"
("the goal is to ..."). ``kind`` and ``strength`` are what the word itself says; the sentence may say otherwise.
Sentences of real articles for them stand in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.extract.items import CommitmentKind

CueClass = Literal["verb", "passive", "noun", "adjective", "modal"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: a lemma as a part of speech, with its frames, its own kind and strength."""

    word: str
    cls: CueClass
    frames: tuple[str, ...]
    kind: CommitmentKind
    strength: int

    @property
    def rule(self) -> str:
        """The name under which items carry the row."""
        return f"{self.cls}:{self.word}"


_ROWS: tuple[tuple[CueClass, tuple[str, ...], CommitmentKind, int, str], ...] = (
    # Words that bind by being said.
    ("verb", ("to", "that", "noun", "p:on"), "pledge", 3, "pledge vow promise swear"),
    ("verb", ("to", "p:to", "noun"), "pledge", 3, "commit recommit rededicate"),
    ("verb", ("to", "that"), "pledge", 3, "undertake guarantee assure reassure"),
    ("verb", ("to", "p:to", "p:on", "p:upon", "that"), "agreement", 3, "agree"),
    ("verb", ("to", "p:to"), "pledge", 3, "consent"),
    ("verb", ("noun",), "agreement", 3, "sign ink conclude ratify"),
    ("verb", ("to",), "pledge", 1, "offer volunteer"),
    ("verb", ("noun",), "pledge", 1, "offer"),
    # Decisions and plans.
    ("verb", ("to", "p:on", "noun"), "plan", 2, "plan"),
    ("verb", ("to", "ing"), "plan", 2, "intend"),
    ("verb", ("to", "that", "p:on"), "plan", 2, "decide resolve determine"),
    ("verb", ("to",), "plan", 2, "choose opt elect vote arrange"),
    ("verb", ("noun", "ing"), "plan", 2, "announce unveil"),
    ("verb", ("noun",), "plan", 2, "authorize authorise approve schedule"),
    ("verb", ("noun",), "plan", 2, "call postpone delay defer"),  # an election is called, a decision put off
    ("verb", ("to",), "plan", 2, "order"),  # one's own forces
    ("verb", ("to",), "plan", 1, "aim seek endeavor endeavour strive prepare propose"),
    ("verb", ("p:for", "noun"), "plan", 1, "prepare"),
    ("verb", ("ing", "noun"), "plan", 1, "consider"),
    ("verb", ("to",), "plan", 1, "work look"),
    # Threats and refusals.
    ("verb", ("to", "that", "noun"), "threat", 2, "threaten"),
    ("verb", ("to", "noun"), "refusal", 2, "refuse decline"),
    ("verb", ("noun", "ing"), "refusal", 2, "reject"),
    ("verb", ("noun", "ing"), "refusal", 2, "rule"),  # "ruled out raising taxes"
    # What somebody is to do, said by a participle.
    ("passive", ("to",), "plan", 2, "schedule slate slat set plan expect suppose task order due design mean"),
    ("passive", ("p:for",), "plan", 2, "schedule slate slat plan"),
    # Nouns.
    ("noun", ("to", "p:to", "that"), "pledge", 3, "commitment pledge promise vow undertaking assurance guarantee"),
    ("noun", ("to", "p:on", "p:for", "that", "be"), "agreement", 3, "agreement deal accord pact treaty memorandum"),
    ("noun", ("to", "p:for", "p:of", "be"), "plan", 2, "plan intention intent"),
    ("noun", ("to", "p:of"), "plan", 2, "decision announcement"),
    ("noun", ("to", "p:of", "p:for", "be"), "target", 2, "goal target ambition"),
    ("noun", ("to", "p:of", "be"), "plan", 1, "aim objective priority"),
    ("noun", ("to", "p:in"), "pledge", 1, "determination resolve readiness willingness openness keenness eagerness"),
    ("noun", ("to", "p:of"), "pledge", 1, "offer"),
    ("noun", ("to", "p:of"), "threat", 2, "threat"),
    ("noun", ("to",), "refusal", 2, "refusal"),
    ("noun", ("to",), "plan", 1, "effort proposal move"),
    # Adjectives of resolve and readiness.
    ("adjective", ("to", "p:to"), "pledge", 2, "committed dedicated devoted"),
    ("adjective", ("to", "p:in"), "plan", 1, "determined resolved resolute united"),
    ("adjective", ("to", "p:for"), "pledge", 1, "ready prepared willing poised eager keen"),
    ("adjective", ("to",), "plan", 2, "due set bound"),
    ("adjective", ("to",), "refusal", 2, "unwilling"),
)


def _table() -> dict[tuple[CueClass, str], Cue]:
    found: dict[tuple[CueClass, str], Cue] = {}
    for cls, frames, kind, strength, words in _ROWS:
        for word in words.split():
            known = found.get((cls, word))
            if known is None:
                found[cls, word] = Cue(word, cls, frames, kind, strength)
            else:  # a second row for a word adds frames
                joined = known.frames + tuple(f for f in frames if f not in known.frames)
                found[cls, word] = Cue(word, cls, joined, known.kind, known.strength)
    return found


CUES: dict[tuple[CueClass, str], Cue] = _table()

WILL = Cue("will", "modal", ("bare",), "plan", 2)
WOULD = Cue("would", "modal", ("bare",), "plan", 2)
BE_TO = Cue("is to", "modal", ("to",), "plan", 2)
GOING_TO = Cue("going to", "modal", ("to",), "plan", 2)
HEADLINE = Cue("to", "modal", ("to",), "plan", 2)
PROGRESSIVE = Cue("is doing", "modal", ("bare",), "plan", 2)
MODALS = {"will": WILL, "shall": WILL, "would": WOULD}

# Verbs that only carry a commissive noun: "make a commitment", "express its intention", "unveil plans".
CARRIERS = frozenset(
    """announce make express reaffirm reiterate renew state declare affirm confirm have outline detail share unveil
    voice reach give repeat reassert restate develop honor honour fulfill fulfil""".split()
)
# Verbs by which somebody is reported to have said something.
REPORTING = frozenset(
    """say tell announce state declare confirm add insist reiterate reaffirm affirm stress emphasize emphasise note
    underscore underline write tweet explain reveal report indicate claim argue maintain suggest warn promise pledge
    vow assure reassure agree decide repeat signal convey inform hint acknowledge admit predict forecast expect
    believe think hope call ask urge respond reply conclude ensure mean show know see remark comment clarify
    threaten resolve determine swear guarantee""".split()
)
# Progressive forms that announce: "the United States is providing $15 million".
ANNOUNCING = frozenset(
    """provide launch introduce extend authorize authorise reinstate join withdraw send deploy impose announce
    establish create invest open close suspend end leave commit take work pull cut raise expand increase lift ban
    add donate contribute release allocate direct move step terminate cancel delay""".split()
)
# What is signed to bind those who sign.
AGREEMENTS = frozenset(
    """agreement deal accord pact treaty memorandum mou ceasefire truce contract declaration communiqué letter
    arrangement compact convention protocol charter document partnership plan lease""".split()
)
# Whom one orders when one decides oneself what will be done.
FORCES = frozenset(
    "troop force army military navy soldier police warship airline unit agency department ministry staff".split()
)
_PUT_OFF = frozenset(
    """decision vote visit trip plan meeting talk election referendum launch deployment withdrawal summit rollout
    introduction increase cut move release implementation ban tariff project mission flight""".split()
)
# What is called or put off by a decision about what one will do.
CALLED_OR_PUT_OFF = {
    "call": frozenset("election referendum strike vote by-election ballot boycott summit session inquiry".split()),
    "postpone": _PUT_OFF, "delay": _PUT_OFF, "defer": _PUT_OFF,
}  # fmt: skip
