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
