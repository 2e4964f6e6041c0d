"""Who is named together: members of a coordination, also where the parse splits it or a group lists its members."""

from __future__ import annotations

from itertools import pairwise

from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token


def members_of(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The heads of a coordination from its first: "Australia, the United Kingdom and the United States" also where the
    parse takes the second for another name of the first, "firms including A, B and C" as A, B and C."""
    listed = _included(analysis, token)
    if listed:
        return listed
    members = [*_before(analysis, token), *syntax.conjuncts(analysis, token), *_with(analysis, token)]
    members += [t for beside in syntax.subjects_beside(analysis, token) for t in syntax.conjuncts(analysis, beside)]
    members = [t for t in members if t.text not in _GENERATIONS and not _is_where(analysis, token, t)]
    for beside in syntax.appositions(analysis, token):
        others = syntax.conjuncts(analysis, beside)
        if (len(members) > 1 or len(others) > 1) and _is_other(analysis, token, beside):
            members.extend(t for t in others if t not in members)
    return tuple(sorted(members, key=lambda t: t.index))


# What the parse coordinates with a name though it belongs to it: "Joseph R. Biden, Jr.".
_GENERATIONS = frozenset({"Jr.", "Sr.", "Jr", "Sr"})


def _is_where(analysis: Analysis, first: Token, member: Token) -> bool:
    """Whether the parse coordinated a person with the rest of an address: "Sisi in Jeddah, Saudi Arabia"."""
    person, place = analysis.entity_at(first.span.start), analysis.entity_at(member.span.start)
    if person is None or place is None or (person.type, place.type) != ("person", "place"):
        return False
    between = analysis.tokens[first.index + 1 : member.index]
    return not any(t.pos == "CCONJ" for t in between) and any(t.text.lower() in ("in", "at") for t in between)


def _before(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """A name that the parse sets before the last of a coordination as its modifier: "UK-based retailer Tesco and
    Denmark-based retailer Salling Group"."""
    own = analysis.entity_at(token.span.start) if token.tag == "NNP" else None
    if own is None or not any(t.index < token.index and analysis.children(t) for t in analysis.children(token)):
        return ()
    for t in analysis.subtree(token):
        if t.index >= token.index:
            break
        other = analysis.entity_at(t.span.start)
        if other is not None and other is not own and _are_alike(own, other) and syntax.opens_coordination(analysis, t):
            return (t,)
    return ()


def _with(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """Those named between commas behind a subject as acting with it: "the United States, with the G7 and the European
    Union, will continue"; not "with support from", not "in cooperation with"."""
    verb = analysis.head(token)
    if not syntax.is_subject(token) or analysis.entity_at(token.span.start) is None:
        return ()
    tokens = analysis.tokens_of(analysis.document.sentences[token.sentence])
    for t in tokens:
        lead = analysis.tokens[t.index - 1]
        added = t.text.lower() == "as" and lead.text.lower() == "well" and token.index < t.index < verb.index
        if added:
            return tuple(n for n in tokens[t.index - tokens[0].index + 1 :] if _is_added(analysis, n, t, verb))[:1]
        if t.text.lower() != "with" or t.index > verb.index:
            continue
        joined = lead.text.lower() in ("along", "together")
        before = analysis.tokens[t.index - 2] if joined and t.index > 1 else lead
        fronted = joined and lead.index == tokens[0].index
        if not fronted and (before.text != "," or t.index < token.index):
            continue
        inner = next((n for n in tokens if n.index > t.index and syntax.after_preposition(analysis, n) is t), None)
        named = syntax.conjuncts(analysis, inner) if inner is not None else ()
        last = token.index if fronted else verb.index
        known = all(analysis.entity_at(n.span.start) is not None for n in named)
        if named and known and named[-1].index < last:
            return named
    return ()


def _is_added(analysis: Analysis, noun: Token, word: Token, verb: Token) -> bool:
    """Whether a name is the one that "as well as" adds before the verb."""
    if noun.index > verb.index or analysis.entity_at(noun.span.start) is None:
        return False
    return all(t.pos in ("DET", "PROPN", "ADJ") for t in analysis.tokens[word.index + 1 : noun.index])


def as_one(analysis: Analysis, members: tuple[Token, ...]) -> bool:
    """Whether two common nouns share what stands before the first and are said in one breath: "relevant departments
    and agencies", "our countries and organizations"."""
    if len(members) != 2 or any(t.tag != "NNS" or analysis.entity_at(t.span.start) is not None for t in members):
        return False
    first, second = members
    if second.index - first.index != 2 or syntax.possessor_of(analysis, second) is not None:
        return False
    return bool(syntax.modifiers_of(analysis, first)) or syntax.possessor_of(analysis, first) is not None


def _is_other(analysis: Analysis, token: Token, beside: Token) -> bool:
    """Whether two nouns side by side name two: both by name, both persons or both bodies."""
    first, second = analysis.entity_at(token.span.start), analysis.entity_at(beside.span.start)
    if first is None or second is None or first is second:
        return False
    if any(syntax.is_verb(t) or t.pos == "AUX" for t in analysis.tokens[token.index : beside.index]):
        return False
    return _are_alike(first, second)


def _are_alike(first: Entity, second: Entity) -> bool:
    """Whether both are persons, or both are bodies or states."""
    return (first.type == "person") == (second.type == "person")


def _included(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The named members behind "including" or "such as" of a plural; none where fewer than two are named."""
    if token.tag != "NNS":
        return ()
    for preposition, noun in syntax.prepositions_of(analysis, token):
        if preposition.text.lower() in ("including", "as"):
            named = tuple(t for t in syntax.conjuncts(analysis, noun) if analysis.entity_at(t.span.start) is not None)
            if len(named) >= 2:
                return named
    return ()


def past_front(analysis: Analysis, subject: Token) -> Token:
    """The subject behind a phrase that opens the sentence, where the parse coordinates the two: "In support of the
    Pledge, Mexico and Pemex ... will" gives "Mexico"."""
    if syntax.after_preposition(analysis, subject) is None and not syntax.is_object(subject):
        return subject
    members = syntax.conjuncts(analysis, subject)
    for before, member in pairwise(members):
        if any(t.text == "," for t in analysis.tokens[before.index + 1 : member.index]):
            return member
    return subject
