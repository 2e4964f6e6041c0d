"""Who is bound: which actors of a stack's articles are one party, and whom a head of state or an office stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.brief.model import Actor, Brief
from briefing.dossier.names import key_of, same_name, same_party
from briefing.language.gazetteers import demonyms, fold, known_names

# What a state or a head of state acts through: "Turkish forces", "the Biden administration".
_ARMS = frozenset(
    "government governments administration troops forces army military officials authorities regime cabinet".split()
)
# Offices that stand for a state without naming it.
_OFFICES = {
    "white house": "united states",
    "pentagon": "united states",
    "state department": "united states",
    "department of state": "united states",
    "treasury department": "united states",
    "kremlin": "russia",
    "downing street": "united kingdom",
    "elysee": "france",
}
_MINISTRIES = frozenset("department departments ministry ministries".split())
_HEAD = r"(?:president|prime minister|premier|chancellor|chief executive|king|queen|taoiseach|leader)"
_OF_STATE = re.compile(
    rf"(?:current )?(?:(?P<before>.+?)(?:'s)? {_HEAD}(?: and .*)?|{_HEAD} of (?:the )?(?P<after>.+))"
)
_BARE = re.compile(_HEAD)
_KINDS = ("republic of the ", "republic of ", "kingdom of ", "state of ")
_LONGEST_STATE = 5


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a stack. ``heads`` gives the state of each of its heads by the key of his name: a government and
    its head are one party to a commitment, and so are a state and its ministries and troops."""

    heads: dict[str, str] = field(default_factory=dict)
    _known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, briefs: Iterable[Brief]) -> Parties:
        """The parties that the articles' own words give: "British Prime Minister Boris Johnson" in one of them tells
        whom "Johnson" heads in all."""
        found: dict[str, set[str]] = {}
        for brief in briefs:
            for actor in brief.who:
                state = _headed(actor, brief) if actor.type == "person" and actor.role else None
                if state:
                    found.setdefault(key_of(actor.name), set()).add(state)
        return cls({name: next(iter(states)) for name, states in sorted(found.items()) if len(states) == 1})

    def keys(self, name: str) -> frozenset[str]:
        """The keys of all that a name stands for: itself, and the state that it is an arm or the head of. A people is
        its state, but not that state's head."""
        if name not in self._known:
            folded = fold(name)
            if folded in demonyms() and folded not in known_names():
                self._known[name] = frozenset({f"people of {demonyms()[folded]}"})
            else:
                state = self._state(name)
                self._known[name] = frozenset({key_of(name), state} if state else {key_of(name)})
        return self._known[name]

    def same(self, a: str, b: str) -> bool:
        """Whether two names stand for one party."""
        return bool(self.keys(a) & self.keys(b)) or same_party(a, b)

    def _state(self, name: str) -> str | None:
        folded = fold(name.replace("’", "'"))
        words = folded.split()
        if folded in _OFFICES:
            return _OFFICES[folded]
        if folded.startswith("government of "):
            return _state_named(folded.removeprefix("government of ").removeprefix("the "))
        if len(words) > 1 and words[-1] in _ARMS:
            rest = " ".join(words[:-1]).removesuffix("'s")
            return _state_named(rest) or self._head(rest.split("-")[0])
        if len(words) > 2 and _MINISTRIES.intersection(words):
            return _state_named(words[0]) or _state_named(" ".join(words[:2]))
        return _state_named(folded) or self._head(name)

    def _head(self, name: str) -> str | None:
        """The state of a head who is named in full or by the surname alone, where only one state has such a head."""
        key = key_of(name)
        if key in self.heads:
            return self.heads[key]
        if len(key.split()) > 3 or key in known_names():
            return None
        words = set(key.split())
        near = ((head, state) for head, state in self.heads.items() if not words.isdisjoint(head.split()))
        states = {state for head, state in near if same_name(head, name)}
        return next(iter(states)) if len(states) == 1 else None


def _state_named(text: str) -> str | None:
    folded = fold(text).removesuffix("'s")
    for kind in _KINDS:
        if folded.startswith(kind) and folded.removeprefix(kind) in known_names():
            folded = folded.removeprefix(kind)
    return known_names()[folded].key if folded in known_names() else demonyms().get(folded)


def _headed(actor: Actor, brief: Brief) -> str | None:
    """The state that an article says an actor is the head of, in his role or after his name ("President Biden of the
    United States")."""
    role = fold((actor.role or "").replace("’", "'"))
    found = _OF_STATE.fullmatch(role)
    if found:
        return _state_named(found["before"] or found["after"])
    if not _BARE.fullmatch(role):
        return None
    for form in (actor.name, *actor.aliases):
        for after in re.finditer(
            rf"{re.escape(form)},? of (?:the )?((?:\w+ ?){{1,{_LONGEST_STATE}}})", brief.article.text
        ):
            words = after[1].split()
            for n in range(len(words), 0, -1):
                if words[n - 1][:1].isupper() and (state := _state_named(" ".join(words[:n]))):
                    return state
    return None
