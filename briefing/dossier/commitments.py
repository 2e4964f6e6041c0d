"""Which statements, in whichever articles, are of one commitment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.brief.model import Commitment
from briefing.dossier.likeness import rare_words
from briefing.dossier.names import key_of, same_party
from briefing.language.gazetteers import fold, is_plural_title, known_names
from briefing.language.names import is_institution
from briefing.text.stem import stem

Use = tuple[int, Commitment]

# How alike two actions must be. In one story it is the mean of the F1 of their words (rare ones counting most) and of
# the share of the shorter one that is in the other; elsewhere, and within one article, whose repeats are one
# commitment already, the F1 alone. More is asked where the sums that they name differ. Fitted on the labelled stacks.
NEAR, FAR, WITHIN, OTHER_SUM = 0.48, 0.76, 0.8, 0.74
# The weight of the words that they must share: one rare word, or some common ones.
SHARED_NEAR, SHARED_FAR = 0.8, 1.3
_OUT = re.compile(r"(?i)\b(?:get|gett|tak|pull|bring|mov)\w*\b(?=[^.;]{0,40}\bout of\b)")
_DENIED = re.compile(r"(?i)\s*(?:not|never|no longer|no)\b")
# Acts that news words in several ways; the first of a row stands for all. Stems are compared.
_ACTS = (
    ("leave", "withdraw", "withdrawal", "pull", "exit", "quit", "departure", "pullout", "depart", "leaving"),
    ("enter", "incursion", "invade", "invasion", "move", "offensive"),
    ("punish", "accountable", "account", "accountability", "justice"),
    ("root", "cause", "causes"),
    ("bar", "ban", "prohibit", "prohibition", "forbid", "halt", "end", "stop", "suspend"),
    ("sea", "marine", "ocean", "maritime"),
    ("aid", "assistance", "relief"),
    ("cut", "reduce", "reduction", "lower", "lessen"),
    ("buy", "purchase", "acquire", "acquisition"),
    ("build", "construct", "construction"),
    ("start", "begin", "launch", "resume"),
    ("talks", "negotiation", "negotiate", "negotiations"),
)
_CANON = {stem(word): stem(row[0]) for row in _ACTS for word in row}
# How a commitment goes on says nothing of what it is to.
_EMPTY = frozenset(
    stem(w)
    for w in """continue continued commit committed commitment work effort additional further fully full new
    officially immediately jointly closely ensure pledge plan today shared totally""".split()
)


# What a sum is made of is compared by itself.
_SUM = frozenset(stem(w) for w in "million billion trillion thousand dollar dollars usd us$ eur euro euros".split())


@dataclass(frozen=True, slots=True)
class _Act:
    """A statement as it is compared: who is bound, to do or not to do, the words of it with their weights, and the
    numbers in it."""

    article: int
    actors: tuple[str, ...]
    denied: bool
    words: dict[str, float]
    numbers: frozenset[str]


def gather_commitments(uses: Sequence[Use], one_story: Callable[[int, int], bool] | None = None) -> list[list[Use]]:
    """The statements (article index and commitment, in the order in which they were made) in groups of one commitment
    each; groups and statements keep their order. ``one_story`` says whether two articles are of one story; without it
    all are."""
    groups: list[list[Use]] = []
    acts: list[list[_Act]] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for use in uses:
        act = _act(*use)
        near = sorted({g for word in act.words for g in by_word[word]})
        scored = [(_nearest(act, acts[g], one_story), -g) for g in near]
        best, home = max(scored, default=(0.0, 0))
        if best > 0:
            groups[-home].append(use)
            acts[-home].append(act)
        else:
            home = -len(groups)
            groups.append([use])
            acts.append([act])
        for word in act.words:
            if -home not in by_word[word]:
                by_word[word].append(-home)
    return groups


def _nearest(act: _Act, group: list[_Act], one_story: Callable[[int, int], bool] | None) -> float:
    """The score with the nearest statement of a group; 0 where one of the same article, which tells its commitments
    apart, is another one."""
    scores = [(_score(act, other, one_story), other.article) for other in group]
    apart = any(score == 0 and article == act.article for score, article in scores)
    return 0.0 if apart else max(score for score, _ in scores)


def same_commitment(a: Commitment, b: Commitment) -> bool:
    """Whether statements of two articles on one subject are of one commitment: a party in common, like actions, both to
    act or both not to."""
    return _score(_act(0, a), _act(1, b), None) > 0


def _act(article: int, c: Commitment) -> _Act:
    action = _OUT.sub("leave", c.action)
    if c.deadline and c.deadline.text in action and c.deadline.text != action:
        action = action.replace(c.deadline.text, " ")
    words: dict[str, float] = {}
    numbers = set()
    for word, weight in rare_words(action).items():
        if word[0].isdigit():
            numbers.add(word)
        elif word not in _EMPTY and word not in _SUM:
            known = _CANON.get(word, word)
            words[known] = max(weight, words.get(known, 0.0))
    if not words:
        words = {f"{action.lower()}": 1.0}
    return _Act(article, c.actors, c.kind == "refusal" or bool(_DENIED.match(c.action)), words, frozenset(numbers))


def _score(a: _Act, b: _Act, one_story: Callable[[int, int], bool] | None) -> float:
    """How alike two statements are where they are of one commitment, else 0."""
    common = sum(min(w, b.words[k]) for k, w in a.words.items() if k in b.words)
    if not common or a.denied != b.denied:
        return 0.0
    size, other = sum(a.words.values()), sum(b.words.values())
    score = f1 = 2 * common / (size + other)
    shared = _shared(a, b)
    if a.article == b.article:
        needed, weight = WITHIN, SHARED_NEAR
    elif (
        one_story is None
        or one_story(a.article, b.article)
        or any(_is_unique(x) and len(a.actors) < 3 for x, _ in shared)
    ):
        needed, weight = NEAR, min(SHARED_NEAR, size, other)
        score = (f1 + common / min(size, other)) / 2
    else:
        same = f1 > 0.99 and len(a.words) > 1
        needed, weight = FAR, SHARED_NEAR if same else SHARED_FAR
    if a.numbers != b.numbers and a.numbers and b.numbers:
        needed = max(needed, OTHER_SUM)
    led = needed == NEAR and bool(shared) and shared[0] == (a.actors[0], b.actors[0])
    return score if score >= needed and common >= weight and (led or _one_party(a, b, shared)) else 0.0


def _shared(a: _Act, b: _Act) -> list[tuple[str, str]]:
    return [(x, y) for x in a.actors for y in b.actors if same_party(x, y)]


def _is_unique(name: str) -> bool:
    """Whether a name is a person's: one that few stories share, other than those of states and bodies."""
    words = name.split()
    made = any(is_institution(fold(w)) or w.islower() for w in words)
    return len(words) in (2, 3) and not made and not is_plural_title(words[-1]) and key_of(name) not in known_names()


def _one_party(a: _Act, b: _Act, shared: list[tuple[str, str]]) -> bool:
    """Whether the parties can be those of one commitment. A joint one with other partners is another one, unless it is
    to reach the same number (or, in one story, is told of the same one first)."""
    others = min(len(a.actors) - len({x for x, _ in shared}), len(b.actors) - len({y for _, y in shared}))
    return bool(shared) and (others == 0 or (a.numbers == b.numbers and bool(a.numbers)))
