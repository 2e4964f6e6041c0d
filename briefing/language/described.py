"""The phrase that tells what a person is, wherever it stands: its head is a title, and what belongs to it follows."""

from __future__ import annotations

from briefing.language.gazetteers import title_of
from briefing.language.names import Cover, Name
from briefing.language.titles import NOMINAL, OF, REACH, RELATIONS, Role, in_list, is_dot, is_personal, make_role


def described(cover: Cover, name: Name, begin: int) -> Role | None:
    """A noun phrase from ``begin`` that is headed by a title, with what belongs to it, up to a mark that closes it."""
    tokens = cover.tokens
    i, head = begin, None
    while cover.same_sentence(name.first, i) and i - begin < 12:
        token = tokens[i]
        if title_of(token.text) and (token.pos in ("NOUN", "PROPN") or token.text[0].isupper()):
            if token.text != "independent" or tokens[i - 1].pos in ("DET", "ADJ", "VERB"):
                head = i
        elif token.text == "responsible" or (
            token.pos not in NOMINAL | {"DET", "PART"}
            and token.tag not in ("VBG", "VBN")
            and token.text not in ("-", "&", "’s")
        ):
            break
        i += 1
    if head is None or i - head > 1:
        return None
    end = rightmost(cover, name, head + 1)
    held = cover.owner.get(end - 1) if end > head + 1 else None
    if held is not None and held.kind == "person" and tokens[held.first - 1].text.lower() not in OF:
        # "Naftali Bennett, Foreign Minister Yair Lapid": the title is the next one's; not so "Kim Yo-jong, the sister
        # of North Korean leader Kim Jong-un".
        kin = title_of(tokens[head].text) in RELATIONS and tokens[head + 1].text in ("of", "to")
        return make_role(cover, begin, end, personal=True) if kin else None
    owner = cover.owner.get(head + 1 if not is_dot(cover, head + 1) else head + 2)
    if owner is not None and owner.kind == "person":
        return None
    return make_role(cover, begin, end, personal=is_personal(tokens[head]))


def rightmost(cover: Cover, name: Name, at: int) -> int:
    """Past the prepositional phrases that belong to a title."""
    tokens = cover.tokens
    end = at
    while cover.same_sentence(name.first, end) and end - at < REACH:
        token = tokens[end]
        if token.text == "to" and end + 1 < len(tokens) and tokens[end + 1].pos in ("VERB", "AUX"):
            break
        work = cover.owner.get(end)
        if work is not None and work.kind in ("other", "org") and work.first < end < work.last:
            # A title may hold any word: "director of the movie The Empire [Strikes] Back".
            end += 1
            continue
        if token.text == "in" and (is_dated(cover, end + 1) or is_absence(cover, end + 1)):
            # "leader of the Liberal Party in December 2009"
            break
        if token.text == "on" and cover.analysis.mention_at(end + 1, "DATE") is not None:
            break
        if token.pos in NOMINAL or token.pos in ("DET", "PART") or token.text.lower() in OF or token.text in "&-":
            end += 1
        elif token.text == "and" and end + 1 < len(tokens) and tokens[end + 1].pos in NOMINAL | {"DET"}:
            nxt = cover.owner.get(end + 1)
            if nxt is not None and nxt.kind == "person":
                break
            end += 1
        elif token.tag == "VBN" and tokens[end - 1].text == "-":
            # "chief executive officer of Virginia-based Symplicity"
            end += 1
        elif token.text == "," and in_list(cover, end, len(tokens)):
            end += 1
        else:
            break
    return end


def is_absence(cover: Cover, i: int) -> bool:
    """ "acting captain in [the absence] of Rohit Sharma"."""
    return cover.same_sentence(i, i + 1) and [t.text for t in cover.tokens[i : i + 2]] == ["the", "absence"]


def is_dated(cover: Cover, i: int) -> bool:
    """Whether a time expression of one token stands at ``i``: "in [December] 2009"."""
    held = cover.owner.get(i)
    return held is not None and held.kind == "other" and held.last == held.first + 1
