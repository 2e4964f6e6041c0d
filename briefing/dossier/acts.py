"""Acts and counted things that news words in several ways."""

from __future__ import annotations

from briefing.text.stem import stem

# The first of a row stands for all. Stems are compared.
ACTS = (
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
    ("publish", "publication", "release"),
    ("talks", "negotiation", "negotiate", "negotiations"),
)
CANON = {stem(word): stem(row[0]) for row in ACTS for word in row}
# What is counted, by other words.
_COUNTED = (
    ("jobs", "positions", "posts", "workers", "staff", "employees"),
    ("plants", "factories"),
    ("troops", "soldiers", "personnel"),
    ("percent", "%"),
)
UNITS = {stem(word): stem(row[0]) for row in _COUNTED for word in row}


# Who does one of these does not do the other.
_OPPOSITES = (
    ("reject", "agree accept approve sign endorse back"),
    ("oppose", "agree accept approve sign endorse back support"),
    ("resist", "agree accept"),
    ("keep", "close end scrap abandon sell leave"),
    ("remain", "leave quit exit withdraw"),
    ("stay", "leave quit exit withdraw"),
    ("join", "leave quit exit withdraw"),
    ("open", "close shut"),
    ("reopen", "close shut"),
    ("raise", "cut lower reduce"),
    ("increase", "cut lower reduce"),
    ("expand", "cut lower reduce"),
    ("release", "jail execute"),
    ("protect", "destroy demolish"),
    ("implement", "repeal scrap abolish revoke"),
    ("introduce", "repeal scrap abolish revoke"),
    ("impose", "lift remove ease repeal"),
    ("allow", "ban bar prohibit forbid"),
    ("buy", "sell"),
    ("build", "dismantle demolish"),
)


# What is promised by its name alone ("40 trains") is to be given, made or done, and not one of these.
_UNDOING = "scrap drop cancel withdraw cut sell close abandon reject block seize recall return destroy ban".split()


def opposed(deed: str, other: str) -> bool:
    """Whether two deeds (stems of verbs, as `CANON` has them) cannot be one: to keep open and to close. "" is that of
    a thing that is promised by its name alone."""
    return (deed, other) in OPPOSED


def _stem(word: str) -> str:
    return CANON.get(stem(word), stem(word))


_PAIRS = {(_stem(a), _stem(b)) for a, row in _OPPOSITES for b in row.split()}
_PAIRS |= {("", _stem(word)) for word in _UNDOING}
OPPOSED = frozenset(pair for a, b in _PAIRS for pair in ((a, b), (b, a)) if a != b)
DEEDS = frozenset(deed for pair in OPPOSED for deed in pair if deed)
_BY_DEED: dict[str, tuple[str, ...]] = {}
for _deed, _other in sorted(OPPOSED):
    _BY_DEED[_deed] = (*_BY_DEED.get(_deed, ()), _other)


def opposites(deed: str) -> tuple[str, ...]:
    """The deeds that are `opposed` to one."""
    return _BY_DEED.get(deed, ())
