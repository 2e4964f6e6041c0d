"""Which statements, in whichever articles, are of one commitment."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from briefing.brief.model import Commitment
from briefing.dossier.acts import CANON, DEEDS, opposed
from briefing.dossier.likeness import all_words, rare_words, weighted_f1, words_of
from briefing.dossier.names import key_of
from briefing.dossier.setting import Setting
from briefing.language.gazetteers import fold, is_plural_title, known_names
from briefing.language.names import is_institution
from briefing.text.stem import stem

Use = tuple[int, Commitment]

# Repeats within one article are one commitment already; statements that it leaves apart are one only if they are
# nearly the same words, some of them rare.
WITHIN, SHARED = 0.8, 0.8
# Words that weigh less together tell no act ("support").
_TELLING = 0.8
# From this likeness of their articles on a new sum is one that has changed.
_ONE_STORY = 0.4
# A statement is looked for among those that share one of its weightiest words.
_KEYS = 6
# What a likeness of two statements is made of, in the order of the weights in ``same_commitment.json``, all 0..1: the
# F1 of the words of the actions; the share of the shorter one that is in the other; the F1 of the sentences; that they
# name other sums, or the same one; the likeness of the articles; that a person, whose name few stories share, is bound;
# the share of those bound who are bound by both, by their own names and not those of states and heads for each other.
FEATURES = ("words", "contained", "sentences", "sums", "same_sum", "articles", "person", "actors")
_OUT = re.compile(r"(?i)\b(?:get|gett|tak|pull|bring|mov)\w*\b(?=[^.;]{0,40}\bout of\b)")
# What such words point to stands elsewhere: "support these efforts".
POINTING = re.compile(r"(?i)\b(?:this|these|such)\s+\w+")
_UNDOING = frozenset(
    stem(w) for w in "suspend postpone delay defer shelve scrap cancel abandon drop repeal revoke rescind pause".split()
)
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'&/-]*\w")
_DENIED = re.compile(r"(?i)\s*(?:not|never|no longer|no)\b")
# How a commitment goes on says nothing of what it is to.
_EMPTY = frozenset(
    stem(w)
    for w in """continue continued commit committed commitment work effort additional further fully full new
    officially immediately jointly closely ensure pledge plan today shared totally stand stands ready effort
    efforts""".split()
)


# What a sum is made of is compared by itself.
_SUM = frozenset(stem(w) for w in "million billion trillion thousand dollar dollars usd us$ eur euro euros".split())


@dataclass(frozen=True, slots=True)
class _Act:
    """A statement as it is compared: who is bound, to do or not to do, the words of it with their weights, the numbers
    in it, and the words of its sentence."""

    article: int
    actors: tuple[str, ...]
    denied: bool
    deed: str
    undoes: bool
    words: dict[str, float]
    numbers: frozenset[str]
    named: frozenset[str]
    sentence: dict[str, float]


@cache
def model() -> tuple[tuple[float, ...], float, float]:
    """The weights of `FEATURES`, the bias and the threshold of the logistic model; `tests/dossier/fit.py` fits them."""
    data = json.loads(files(__package__).joinpath("same_commitment.json").read_text("utf-8"))
    return tuple(data["weights"][name] for name in FEATURES), data["bias"], data["threshold"]


def gather_commitments(uses: Sequence[Use], setting: Setting) -> list[list[Use]]:
    """The statements (article index and commitment, in the order in which they were made) in groups of one commitment
    each; groups and statements keep their order."""
    groups: list[list[Use]] = []
    acts: list[list[_Act]] = []
    by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for use in uses:
        act = _act(*use, setting)
        keys = sorted(act.words, key=lambda w: (-act.words[w], w))[:_KEYS]
        near = sorted({g for word in keys for g in by_word[word]})
        scored = [(_nearest(act, acts[g], setting), -g) for g in near]
        best, home = max(scored, default=(0.0, 0))
        if best > 0:
            groups[-home].append(use)
            acts[-home].append(act)
        else:
            home = -len(groups)
            groups.append([use])
            acts.append([act])
        for word in keys:
            by_word[word][-home] = None
    return groups


def _nearest(act: _Act, group: list[_Act], setting: Setting) -> float:
    """The score with the nearest statement of a group; 0 where one of the same article, which tells its commitments
    apart, is another one."""
    scores = [(_score(act, other, setting), other.article) for other in group]
    apart = any(score == 0 and article == act.article for score, article in scores)
    return 0.0 if apart else max(score for score, _ in scores)


def _act(article: int, c: Commitment, setting: Setting) -> _Act:
    action = _plain(c)
    words = telling_words(action)
    numbers = {word for word in rare_words(POINTING.sub(" ", action)) if word[0].isdigit()}
    if not words:
        words = {f"{action.lower()}": 1.0}
    sentence = rare_words(setting.sentence(article, c))
    return _Act(
        article,
        c.actors,
        is_denied(c),
        deed_of(c),
        _undoes(action),
        words,
        frozenset(numbers),
        _named(c, setting),
        sentence,
    )


def is_denied(c: Commitment) -> bool:
    """Whether it binds somebody not to act."""
    return c.kind == "refusal" or bool(_DENIED.match(c.action))


def _plain(c: Commitment) -> str:
    """The action without its deadline."""
    action = _OUT.sub("leave", c.action)
    if c.deadline and c.deadline.text in action and c.deadline.text != action:
        return action.replace(c.deadline.text, " ")
    return action


def telling_words(said: str | Commitment) -> dict[str, float]:
    """The stems of an act with their weights, one for all of a row of `ACTS`, without numbers and words that only say
    how it goes on."""
    words: dict[str, float] = {}
    for word, weight in rare_words(POINTING.sub(" ", said if isinstance(said, str) else _plain(said))).items():
        if not word[0].isdigit() and word not in _EMPTY and word not in _SUM:
            known = CANON.get(word, word)
            words[known] = max(weight, words.get(known, 0.0))
    return words


def deed_of(c: Commitment) -> str:
    """The stem of the verb that an action begins with ("officially withdraw a bill"), as `telling_words` has it; ""
    where it begins with none of its words."""
    words = telling_words(c)
    first, *_ = [w for w in (*words_of(_plain(c)), "") if not w.endswith("ly")]
    begins = next(iter(all_words(_plain(c))), "")
    if (plain := CANON.get(stem(begins), stem(begins))) in DEEDS:
        return plain  # "keep" is too common to be a word of what is told
    deed = CANON.get(stem(first), stem(first))
    return deed if deed in words else ""


def _undoes(action: str) -> bool:
    """Whether an act begins with the verb by which another is put off or dropped."""
    return next((stem(w) for w in all_words(action) if not w.endswith("ly")), "") in _UNDOING


def _named(c: Commitment, setting: Setting) -> frozenset[str]:
    """The keys of the names in an action, those of the actors aside."""
    return names_in(c.action, c.actors, setting)


def names_in(text: str, actors: tuple[str, ...], setting: Setting) -> frozenset[str]:
    """The keys of the names in a text, those of some actors aside."""
    found: set[str] = set()
    for name in _NAME.finditer(text):
        keys = setting.parties.keys(name[0].removesuffix("’s").removesuffix("'s"))
        found |= keys if name.start() or len(keys) > 1 or keys & known_names().keys() else frozenset()
    own = {key for actor in actors for key in (*setting.parties.keys(actor), *key_of(actor).split())}
    return frozenset(found - own)


def features(a: _Act, b: _Act, setting: Setting) -> tuple[float, ...] | None:
    """The `FEATURES` of two statements; None where they cannot be of one commitment: no word or no party in common, one
    is to act and the other not to, they name other things, or each has partners whom the other has not: a joint
    commitment with others is another one, unless it is to reach the same number."""
    if a.denied != b.denied or _are_opposed(a, b) or (a.named and b.named and a.named.isdisjoint(b.named)):
        return None
    ours, theirs = setting.shared(a.actors, b.actors)
    common = sum(min(w, b.words[k]) for k, w in a.words.items() if k in b.words) if ours else 0.0
    if not common:
        return None
    size, other = sum(a.words.values()), sum(b.words.values())
    told = a.numbers & b.numbers and setting.likeness(a.article, b.article) >= _ONE_STORY
    if min(size, other) < _TELLING and not told:
        return None
    partners = min(len(a.actors) - len(ours), len(b.actors) - len(theirs))
    if partners and not a.numbers & b.numbers:
        return None
    return (
        2 * common / (size + other),
        common / min(size, other),
        weighted_f1(a.sentence, b.sentence),
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(bool(a.numbers & b.numbers)),
        min(1.0, 2 * setting.likeness(a.article, b.article)),
        float(any(_is_unique(x) and len(a.actors) < 3 for x in ours)),
        _bound_by_both(a.actors, b.actors),
    )


def _are_opposed(a: _Act, b: _Act) -> bool:
    """Whether the deeds of two statements cannot be one; what stands for itself alone is a number of things."""
    if a.deed and b.deed:
        return a.deed != b.deed and (a.undoes != b.undoes or opposed(a.deed, b.deed))
    named, other = (b, a) if a.deed else (a, b)
    return bool(named.numbers) and opposed("", other.deed) and other.deed not in named.words


@lru_cache(maxsize=1 << 15)
def _bound_by_both(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    ours, theirs = {key_of(x) for x in a}, {key_of(y) for y in b}
    return len(ours & theirs) / max(1, len(ours | theirs))


def _score(a: _Act, b: _Act, setting: Setting) -> float:
    """How sure it is that two statements are of one commitment, where it is sure enough; else 0."""
    found = features(a, b, setting)
    if found is None:
        return 0.0
    if a.article == b.article:
        rare = sum(min(w, b.words[k]) for k, w in a.words.items() if k in b.words) >= SHARED
        # "40 trains by the end of June" and "deliver 40 trains": one of them names the thing alone.
        named = bool(a.numbers) and found[1] > 0.99 and not (a.deed and b.deed)
        return found[0] if (found[0] >= WITHIN or named) and rare and a.numbers == b.numbers else 0.0
    weights, bias, threshold = model()
    if found[3] and found[5] < _ONE_STORY:
        return 0.0  # a sum for another purpose or year
    sure = 1 / (1 + math.exp(-bias - sum(w * f for w, f in zip(weights, found, strict=True))))
    return sure if sure >= threshold else 0.0


@lru_cache(maxsize=1 << 15)
def _is_unique(name: str) -> bool:
    """Whether a name is a person's: one that few stories share, other than those of states and bodies."""
    words = name.split()
    made = any(is_institution(fold(w)) or w.islower() for w in words)
    return len(words) in (2, 3) and not made and not is_plural_title(words[-1]) and key_of(name) not in known_names()
