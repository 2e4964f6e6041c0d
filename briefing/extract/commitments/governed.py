"""What a cue governs: its complements by the tree, and those that the tree ties to something else.

Where words stand between a cue and its infinitive, and in long series, parsers often attach an infinitive or a bare
verb to a word higher up or further down. What the order of words leaves no other reading for is taken up here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import Complement

_REFLEXIVES = frozenset("myself yourself himself herself itself ourselves yourselves themselves".split())
_WHEN = frozenset("today yesterday tomorrow tonight again now once earlier later publicly jointly fully".split())


def contents_of(analysis: Analysis, cue: Token) -> tuple[Complement, ...]:
    """The complements of a cue, with the infinitive that follows it at once where the tree has none."""
    found = tuple(c for c in syntax.complements_of(analysis, cue) if not _stands_apart(analysis, cue, c))
    if any(c.kind == "to" and c.preposition is None for c in found):
        return found
    lost = _lost_infinitive(analysis, cue)
    return found if lost is None or any(c.head is lost for c in found) else (*found, Complement("to", lost))


def maker_of(analysis: Analysis, noun: Token) -> Token | None:
    """By whom a promise or an agreement is told to be made: "the commitments made by the Taliban", "the deal reached
    by Hungary and Serbia"."""
    verb = analysis.head(noun)
    made = [t for t in analysis.children(noun) if t.tag == "VBN" and t.index > noun.index]
    for t in (*made, verb) if syntax.is_passive(analysis, verb) and syntax.is_subject(noun) else made:
        if t.lemma.lower() in _MADE:
            return syntax.agent_of(analysis, t)
    return None


_MADE = frozenset("make give take reach sign conclude strike issue undertake express announce".split())


def contents_behind(analysis: Analysis, maker: Token) -> tuple[Complement, ...]:
    """The infinitive right behind the one by whom it is made: "the promise made by Meloni | to cut taxes"."""
    found = _lost_infinitive(analysis, syntax.conjuncts(analysis, maker)[-1])
    return () if found is None else (Complement("to", found),)


def _stands_apart(analysis: Analysis, cue: Token, c: Complement) -> bool:
    """Whether an infinitive behind the cue's object and a comma goes on with another: "called on them to choose
    dialogue, | to withdraw"."""
    if c.kind != "to" or c.preposition is not None or not syntax.has_object(analysis, cue):
        return False
    i = c.head.index - 1
    while analysis.tokens[i].tag in ("RB", "TO"):
        i -= 1
    return analysis.tokens[i].text == "," and syntax.is_infinitive(analysis, cue)


def _lost_infinitive(analysis: Analysis, cue: Token) -> Token | None:
    """The infinitive right behind a cue: "their keenness | to continue", "recommit ourselves today | to push back",
    "their commitments (1) | to prevent"."""
    last = analysis.document.sentences[cue.sentence].span.end
    i = cue.index + 1
    while i < len(analysis.tokens) and analysis.tokens[i].span.end <= last:
        t = analysis.tokens[i]
        if t.tag == "TO":
            break
        if t.text.lower() not in _REFLEXIVES | _WHEN and not _numbers(analysis, i) and not _is_day(analysis, t):
            return None
        i += 1
    else:
        return None
    while i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].tag == "RB":
        i += 1
    verb = analysis.tokens[i + 1] if i + 1 < len(analysis.tokens) else None
    if verb is None or verb.sentence != cue.sentence or verb.tag != "VB" or not syntax.is_infinitive(analysis, verb):
        return None
    return verb if syntax.own_subject(analysis, verb) is None else None


def _is_day(analysis: Analysis, token: Token) -> bool:
    """Whether a token is a date of its own: "announced plans Friday to shut down plants"."""
    named = analysis.mention_at(token.index, "DATE")
    return named is not None and named.last == token.index + 1


def _numbers(analysis: Analysis, i: int) -> bool:
    """Whether a token is part of a number in brackets: "(1)", "(a)"."""
    for start in range(max(0, i - 2), i + 1):
        words = [t.text for t in analysis.tokens[start : start + 3]]
        if len(words) == 3 and words[0] == "(" and words[2] == ")" and len(words[1]) <= 3:
            return True
    return False


def series_of(analysis: Analysis, verb: Token, scope: Token) -> Iterator[Token]:
    """The infinitives that go on with a series which ``verb`` opens, wherever the tree ties them: "to hold ...
    accountable, to protect civilians, and to ensure access"; "to help train the police and to remove mines".

    A repeated "to" behind a comma, "and", "or" or "as well as" takes up the first "to" again, unless the verb it hangs
    on carries a "to" of its own and is itself what another word needs.
    """
    for t in analysis.subtree(scope):
        if t.index <= verb.index or t.tag != "VB" or not syntax.is_infinitive(analysis, t):
            continue
        if syntax.own_subject(analysis, t) is None and _resumes(analysis, t):
            yield t


def _resumes(analysis: Analysis, verb: Token) -> bool:
    """Whether the "to" of an infinitive takes up a series: behind "and", "or", "nor", "as well as", or behind a comma
    where one of these follows with its own "to"."""
    i = verb.index - 1
    while analysis.tokens[i - 1].sentence == verb.sentence:
        if analysis.tokens[i].text.lower() in _JOINING:
            break
        if analysis.tokens[i].tag not in ("RB", "TO") and not _numbers(analysis, i):
            break
        i -= 1
    before = analysis.tokens[i].text.lower()
    return before in _JOINING or (before in (",", ";") and _goes_on(analysis, verb))


def _goes_on(analysis: Analysis, verb: Token) -> bool:
    """Whether a further member with "to" closes the series later in the sentence."""
    rest = [t for t in analysis.tokens[verb.index + 1 :][:_FAR] if t.sentence == verb.sentence]
    return any(a.text.lower() in _JOINING and b.tag == "TO" for a, b in pairwise(rest))


_JOINING = frozenset({"and", "or", "nor", "as"})
_FAR = 60
