"""Whether a commitment's own party did what a sentence tells, or it befell that party's act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.brief.model import Actor, Commitment, Span
from briefing.dossier.setting import Setting
from briefing.language.gazetteers import capitals, demonyms, fold, is_title, known_names

# Whom an article that names the party may mean without a name.
_GENERIC = re.compile(
    r"(?i)\b(?:the|its|his|her|their)\s+(?:\w+\s+)?(?:government|ministry|company|president|prime minister|premier|"
    r"administration|agency|union|unions|party|airline|chancellor|leader|minister|ministers|cabinet|firm|carmaker|"
    r"planemaker|operator|bank|council|board|regime|army|military|country|state|organi[sz]ers)\b|"
    r"\b(?:he|she|it|they)\b"
)
_BY = re.compile(r"(?i)\bby\s+(?P<who>[A-Z][^,.;]{1,60})")
# A name behind such a word is where, with whom or about what it was done, and not who did it.
_ASIDE = re.compile(
    r"(?i)\b(?:in|from|to|with|for|on|at|near|over|against|between|into|after|since|about|despite|under|around)\s+"
    r"(?:(?:the|its|his|her|their|eastern|western|northern|southern|central)\s+)*$"
)
# What belongs to a state and does not act for it.
_OTHERS = re.compile(
    r"(?i)^(?:['’]s)?\s+(?:main\s+)?(?:opposition|rebels?|critics|protesters|courts?|supreme|high|constitutional|"
    r"separatists|activists|neighbou?rs?|rivals?)\b"
)
_NOT_ITS_OWN = re.compile(r"(?i)\b(?:opposition|rebels?|critics|protesters|courts?|activists|separatists|rivals?)\b")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’-]*\w")


@dataclass(frozen=True, slots=True)
class Deed:
    """What is told of a thing: the article and its sentence, the words of that, where the cue stands in it, and
    whether somebody does it or it befalls what stands before it."""

    article: int
    sentence: Span
    text: str
    start: int
    end: int
    active: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody whom a sentence names: where, whether the party, and whom the article knows by the name."""

    start: int
    end: int
    ours: bool
    actor: Actor | None


def is_by_party(deed: Deed, commitment: Commitment, setting: Setting) -> bool:
    """Whether the party did it, or it befell the party's act in an article that names the party."""
    brief = setting.briefs[deed.article]
    ours = {key for a in commitment.actors for key in setting.parties.keys(a)}
    if not ours:
        return False
    named = sorted(_named(deed, commitment, ours, setting), key=lambda n: (n.start, -n.end))
    here = any(n.ours for n in named) or not ours.isdisjoint(
        key for a in brief.who for form in (a.name, *a.aliases) for key in setting.parties.keys(form)
    )
    if not deed.active:
        agent = _BY.match(deed.text[deed.end :].lstrip())
        return here and (not agent or _names(agent["who"], commitment, setting))
    before = [n for n in named if n.end <= deed.start]
    doer = next((n for n in reversed(before) if not _ASIDE.search(deed.text[: n.start])), None)
    if doer is None:
        words = deed.text[: deed.start]
        within = bool(before) and all(n.ours for n in before) and not _NOT_ITS_OWN.search(words)
        return within or (here and bool(_GENERIC.search(words)))
    return (doer.ours and not _OTHERS.match(deed.text[doer.end :])) or _serves(doer.actor, ours)


def _named(deed: Deed, commitment: Commitment, ours: set[str], setting: Setting) -> Iterator[_Named]:
    """All whom a sentence names: those of the news, the party in the words of its commitment ("dock workers"), and
    states by the names of their people ("American troops")."""
    brief = setting.briefs[deed.article]
    taken: list[Span] = []
    for a in brief.who:
        party = any(setting.parties.same(a.name, x) for x in commitment.actors)
        for m in a.mentions:
            if deed.sentence.contains(m):
                taken.append(Span(m.start - deed.sentence.start, m.end - deed.sentence.start))
                yield _Named(taken[-1].start, taken[-1].end, party, a)
    for x in commitment.actors:
        for found in re.finditer(rf"(?i)\b{re.escape(x)}\b", deed.text):
            yield _Named(found.start(), found.end(), True, None)
    for word in _NAME.finditer(deed.text):
        folded = fold(word[0].removesuffix("’s"))
        known = known_names().get(folded)
        state = demonyms().get(folded) or capitals().get(folded) or (known.key if known else None)
        if state and not any(t.start <= word.start() and word.end() <= t.end for t in taken):
            yield _Named(word.start(), word.end(), state in ours, None)


def _serves(actor: Actor | None, ours: set[str]) -> bool:
    """Whether somebody holds an office of the party's state ("Hong Kong's security secretary")."""
    if actor is None or actor.type != "person" or not actor.role:
        return False
    words = [fold(w).removesuffix("'s") for w in actor.role.replace("’", "'").split()]
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 4, len(words)) + 1))
    states = {known_names()[r].key if r in known_names() else demonyms().get(r) for r in runs}
    return not ours.isdisjoint(states - {None}) and any(map(is_title, words))


def _names(words: str, commitment: Commitment, setting: Setting) -> bool:
    typed = fold(words)
    return any(fold(a) in typed or setting.parties.same(a, words.strip()) for a in commitment.actors)
