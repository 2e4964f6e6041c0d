"""The user's own keys: names as people write them, and what happens where two commands want one key."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.tui.commands import BY_ID, COMMANDS, IN_STACKS, NO_KEY, SHOWN_KEYS, Command, shown

_NAMED = {name.casefold(): key for key, name in SHOWN_KEYS.items()} | {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page up": "pageup",
    "page down": "pagedown",
    "del": "delete",
    "ins": "insert",
}
_KEYS = frozenset(
    "escape enter tab space left right up down home end pageup pagedown insert delete backspace".split()
) | frozenset(f"f{n}" for n in range(1, 25))
_HELD = {"ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "shift": "shift", "alt": "alt", "meta": "alt"}
# Characters that Textual calls otherwise than Unicode does.
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_HELD_ORDER = ("alt", "ctrl", "shift")
# Contexts whose keys are heard at the same time, besides each with itself.
_TOGETHER = (
    {"reader", "brief"},
    {"reader", "source"},
    {"reader", "move"},
    {"brief", "move"},
    {"stack", "move"},
    {"dialog", "move"},
    {"dialog", "adding"},
    {"dialog", "feeds"},
    {"feeds", "move"},
)


@dataclass(frozen=True, slots=True)
class Keymap:
    """``keys`` are the keys of every command that does not have its own, by id, as Textual names them; ``notes`` are
    sentences about what cannot be as the user wrote it, ``taken`` about commands that have lost their keys by it."""

    keys: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def keymap_of(wanted: Mapping[str, str], places: Mapping[str, str] | None = None) -> Keymap:
    """What comes of the user's table of keys; ``places`` say where in a file the keys of each command were written.

    A key that the user gives to a command is taken from every other command that would hear it in the same place: the
    user's choice counts more than the default. Of two choices the first one counts.
    """
    notes: list[str] = []
    own: dict[str, list[str]] = {}
    for ident, text in wanted.items():
        at = f"{places[ident]}: " if places and ident in places else ""
        if ident not in BY_ID:
            notes.append(f"{at}“{ident}” is no command; {_meant(ident)}")
            continue
        named = {part: key_named(part) for part in _parts(text)}
        notes += [
            f"{at}“{part}” is no key for {ident}; write one as x, ?, f2, ctrl+x or alt+x."
            for part, key in named.items()
            if key is None
        ]
        good = [key for key in named.values() if key is not None]
        if good or not named:
            own[ident] = _not_taken(BY_ID[ident], good, own, notes, at)
    found = {ident: ",".join(keys) or NO_KEY for ident, keys in own.items()}
    taken: list[str] = []
    claimed = [(BY_ID[ident], key) for ident, keys in own.items() for key in keys]
    for command in COMMANDS:
        if command.id in own:
            continue
        keys = command.keys.split(",")
        takers = {key: taker for taker, key in claimed if key in keys and together(taker, command)}
        left = [key for key in keys if key not in takers]
        if takers:
            found[command.id] = ",".join(left) or NO_KEY
        if takers and not left:
            key, taker = next(iter(takers.items()))
            taken.append(f"{shown(key)} is now “{taker.label}”; “{command.label}” ({command.id}) has no key any more.")
    return Keymap(found, tuple(notes), tuple(taken))


def _meant(ident: str) -> str:
    near = difflib.get_close_matches(ident, BY_ID, n=1)
    return f"is “{near[0]}” meant?" if near else "their names stand in the list of keys (?)."


def _not_taken(command: Command, keys: list[str], own: Mapping[str, list[str]], notes: list[str], at: str) -> list[str]:
    free = []
    for key in dict.fromkeys(keys):
        other = next((i for i, theirs in own.items() if key in theirs and together(BY_ID[i], command)), None)
        if other is None:
            free.append(key)
        else:
            notes.append(f"{at}{shown(key)} is bound to {other} already; {command.id} needs another key.")
    return free


def together(one: Command, other: Command) -> bool:
    """Whether there is a place in which both commands hear their keys."""
    contexts = {one.context, other.context}
    if len(contexts) == 1 or contexts in _TOGETHER:
        return True
    pair = {one.id, other.id}
    return "stack" in contexts and any(ident in IN_STACKS for ident in pair)


def key_named(text: str) -> str | None:
    """The key that a user means (``?``, ``^x``, ``Ctrl+X``, ``Esc``, ``page up``), as Textual names it; else None."""
    text = text.strip()
    if text.startswith("^") and len(text) > 1:
        text = f"ctrl+{text[1:].lower()}"
    if text.endswith("+") and (text == "+" or text.endswith("++")):
        held, last = text[:-1].split("+"), "+"
    else:
        *held, last = text.split("+")
    held = [h for h in held if h]
    holds = [_HELD.get(h.strip().casefold()) for h in held]
    key = _base(last.strip(), bool(held))
    if key is None or None in holds:
        return None
    if "shift" in holds and len(key) == 1 and key.isalpha():
        holds, key = [h for h in holds if h != "shift"], key.upper()
    return "+".join([*(h for h in _HELD_ORDER if h in holds), key])


def _base(text: str, held: bool) -> str | None:
    if len(text) == 1 and text.isalnum():
        return text.lower() if held else text
    if text.casefold() in _NAMED:
        return _NAMED[text.casefold()]
    name = text.casefold().replace(" ", "_")
    if name in _KEYS or name in SHOWN_KEYS:
        return name
    if len(text) == 1 and text.isprintable():
        named = unicodedata.name(text, "").lower().replace("-", "_").replace(" ", "_")
        return _SHORTER.get(named, named) or None
    if name in _SHORTER.values():
        return name
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None
    return _SHORTER.get(name, name)


def _parts(text: str) -> list[str]:
    """The keys of a list with commas; the comma itself is a key where it stands alone."""
    if text.strip() == ",":
        return [","]
    return [part.strip() for part in text.split(",") if part.strip()]
