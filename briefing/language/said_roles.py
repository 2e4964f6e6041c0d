"""Roles that a verb gives: "X, who heads Y", "X became prime minister", "X serves as", "X resigned as"."""

from __future__ import annotations

from dataclasses import replace

from briefing.language.described import described, is_dated, rightmost
from briefing.language.names import Cover, Name
from briefing.language.titles import Role, make_role

_GONE = frozenset("replaced removed ousted dismissed sacked".split())
_CHOSEN = _GONE | frozenset("elected appointed named sworn chosen crowned re-elected reelected nominated".split())
_CHOOSES = frozenset("appoint name elect choose nominate".split())
_FRESH = frozenset({"new", "next"})
_LEAVES = frozenset("resign quit retire step stand".split())
_HOLDS = frozenset("resume assume hold take win".split())
_OFFICES = frozenset("office post position role".split())
_SERVES = frozenset("serve work act".split())
_MEANS_LEADS = frozenset("head lead chair run command direct edit own found represent oversee".split())


def who_leads(cover: Cover, name: Name) -> Role | None:
    """ "X, who heads Y" and "X, who is the mayor of Y"."""
    tokens = cover.tokens
    at = name.last
    if not cover.same_sentence(name.first, at + 3):
        return None
    if tokens[at].text == ",":
        at += 1
    if tokens[at].text.lower() != "who":
        return None
    verb = tokens[at + 1]
    if verb.lemma == "be":
        found = described(cover, name, at + 2)
        return replace(found, past=True) if found is not None and verb.tag == "VBD" else found
    takes = 1 + (verb.lemma == "take" and tokens[at + 2].text == "over")
    whole = verb.lemma in _SERVES | {"take"} and cover.same_sentence(at, at + 3 + takes)
    if whole and tokens[at + 1 + takes].text == "as":
        # "Kelly Ortberg, who took over as Boeing's chief executive"
        return described(cover, name, at + 2 + takes)
    if verb.lemma not in _MEANS_LEADS or verb.tag not in ("VBZ", "VBP", "VBD"):
        return None
    end = rightmost(cover, name, at + 2)
    return make_role(cover, at + 1, end, personal=True) if end > at + 2 else None


def named_as(cover: Cover, name: Name) -> Role | None:
    """ "the appointment of Richard Bennett as Special Rapporteur on human rights", "named Mary Barra as its new chief
    executive", "appointed Mario Draghi prime minister"."""
    tokens, at = cover.tokens, name.last
    if not cover.same_sentence(name.first, at + 1):
        return None
    if tokens[at].text != "as":
        chosen = name.first > 0 and tokens[name.first - 1].lemma in _CHOOSES
        return described(cover, name, at) if chosen and tokens[at].pos in ("NOUN", "ADJ") else None
    at += 1
    while cover.same_sentence(name.first, at + 1) and (tokens[at].tag == "PRP$" or tokens[at].text in _FRESH):
        at += 1
    return described(cover, name, at)


def said_of(cover: Cover, name: Name) -> Role | None:
    """ "X is the mayor of Y", "X became prime minister", "X serves as ambassador"."""
    tokens = cover.tokens
    at = name.last
    while cover.same_sentence(at, at + 2) and (tokens[at].pos == "ADV" or is_dated(cover, at)):
        at += 1
    if not cover.same_sentence(name.first, at + 1):
        return None
    if tokens[at].lemma in _SERVES and tokens[at + 1].text == "as" and tokens[at].tag in ("VBD", "VBZ", "VBP"):
        found = described(cover, name, at + 2)
        return replace(found, past=True) if found is not None and tokens[at].tag == "VBD" else found
    if (left := _past_leaving(cover, at)) is not None:
        # "Richard Sharp has resigned as BBC chairman"
        found = described(cover, name, left)
        return replace(found, past=True) if found is not None else None
    if tokens[at].lemma in _HOLDS and [t.text for t in tokens[at + 1 : at + 4 : 2]] == ["the", "of"]:
        # "Nancy Pelosi yesterday resumed the office of Speaker of the House"
        return described(cover, name, at + 4) if tokens[at + 2].text in _OFFICES else None
    if tokens[at].text.lower() not in ("is", "was", "became", "remains"):
        return None
    # "after Obama was elected president", "Rudd was replaced as leader of the party"
    chosen = cover.same_sentence(at, at + 2) and tokens[at + 1].text in _CHOSEN
    named = chosen and cover.same_sentence(at, at + 3) and tokens[at + 2].text == "as"
    found = described(cover, name, at + 1 + chosen + named)
    return replace(found, past=True) if found is not None and chosen and tokens[at + 1].text in _GONE else found


def _past_leaving(cover: Cover, at: int) -> int | None:
    """Past "has resigned as", "stepped down as", "quit as"; None where nothing of the kind stands there."""
    tokens = cover.tokens
    while cover.same_sentence(at, at + 3) and tokens[at].lemma in ("have", "will") and tokens[at].pos == "AUX":
        at += 1
    if not cover.same_sentence(at, at + 3) or tokens[at].lemma not in _LEAVES:
        return None
    at += 1 + (tokens[at + 1].text == "down")
    return at + 1 if tokens[at].text == "as" else None
