"""The user's settings, a TOML file:

theme = "textual-dark"        # a theme of the app
color = "auto"                # auto, always, never

[defaults]                    # what the options of the command line are when they are not given
format = "text"               # text, markdown, json, jsonl
sections = ["who", "when", "commitments"]
length = "5"                  # of the summary: sentences, "120w" words, "20%"
method = "default"
terms = 10
terms_method = "phrases"
cache = true

[keys]                        # commands of the app by id, and the keys that call them
export = "x"
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing.errors import OptionError
from briefing.store.locations import config_file

COLORS = ("auto", "always", "never")
FORMATS = ("text", "markdown", "json", "jsonl")
_LARGEST = 1 << 20
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user wants where the command line says nothing; None is the program's own default."""

    format: str | None = None
    sections: tuple[str, ...] | None = None
    length: str | None = None
    method: str | None = None
    terms: int | None = None
    terms_method: str | None = None
    cache: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, and a sentence for each thing in the file that means nothing.

    ``keys`` are pairs of a command's id and its keys; whether there is such a command, the app knows. ``lines`` says
    where in the file each of them stands. ``faults`` are the settings that are as if they were not there, since they
    are wrong; only a lenient reading has any.
    """

    theme: str | None = None
    color: str = "auto"
    defaults: Defaults = Defaults()
    keys: tuple[tuple[str, str], ...] = ()
    path: Path | None = None
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def load_config(path: Path | None = None, *, lenient: bool = False) -> Config:
    """The settings in a file, by default the user's own, which need not exist.

    A lenient reading leaves out what is wrong and tells it: a program that is used by hand is better with some of its
    settings than not at all; one that runs by itself must not do something else than was meant.

    Raises:
        OptionError: when the file is not there though it was named, and, unless ``lenient``, when it cannot be read,
            is no TOML, or has a value of the wrong kind; the message names the file and the line.
    """
    file = path or config_file()
    try:
        data = _data(file)
        if data is not None:
            return _Reader(file, _text(file, data), lenient=lenient).config()
    except OptionError as error:
        if not lenient:
            raise
        return Config(path=file, faults=(f"{error}. Nothing in the file counts until then.",))
    if path is not None:
        raise OptionError(f"{file}: does not exist; check the path")
    return Config()


def _data(file: Path) -> bytes | None:
    """What is in a file; None where there is none."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OptionError(f"{file}: cannot be read ({error.strerror or type(error).__name__})") from error
    if len(data) > _LARGEST:
        raise OptionError(f"{file}: is larger than 1 MiB; this is no settings file")
    return data


def _text(file: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise OptionError(f"{file}:{line}: is not UTF-8; save the file as UTF-8") from error


class _Reader:
    """Takes the settings out of one file; knows where in it each key stands."""

    def __init__(self, file: Path, text: str, *, lenient: bool = False) -> None:
        self._file = file
        self._lines = text.split("\n")
        self._lenient = lenient
        self._warnings: list[str] = []
        self._faults: list[str] = []
        try:
            self._tables: dict[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise OptionError(self._at(*_place(str(error), len(self._lines)))) from error
        except RecursionError as error:
            raise OptionError(f"{file}: is nested too deep; this is no settings file") from error

    def config(self) -> Config:
        root = self._tables
        self._warn_of_unknown(root, ("theme", "color", "defaults", "keys"), "")
        theme = self._right(lambda: self._value(root, "theme", str, "", "a text"))
        color = self._right(lambda: self._choice(root, "color", "", COLORS)) or "auto"
        table = self._right(lambda: self._table(root, "defaults")) or {}
        self._warn_of_unknown(table, tuple(Defaults.__dataclass_fields__), "defaults")
        cache = self._right(lambda: self._value(table, "cache", bool, "defaults", "true or false"))
        defaults = Defaults(
            format=self._right(lambda: self._choice(table, "format", "defaults", FORMATS)),
            sections=self._right(lambda: self._sections(table)),
            length=self._right(lambda: self._length(table)),
            method=self._right(lambda: self._value(table, "method", str, "defaults", "a text")),
            terms=self._right(lambda: self._terms(table)),
            terms_method=self._right(lambda: self._value(table, "terms_method", str, "defaults", "a text")),
            cache=True if cache is None else cache,
        )
        keys = self._keys(self._right(lambda: self._table(root, "keys")) or {})
        return Config(
            theme=theme,
            color=color,
            defaults=defaults,
            keys=tuple(keys.items()),
            path=self._file,
            warnings=tuple(self._warnings),
            faults=tuple(self._faults),
            lines={name: line for name in keys if (line := self._line_of(name, "keys")) is not None},
        )

    def _right(self, read: Callable[[], _T | None]) -> _T | None:
        """What a setting is; where it is wrong, a lenient reading tells so and does without."""
        try:
            return read()
        except OptionError as error:
            if not self._lenient:
                raise
            self._faults.append(str(error))
            return None

    def _table(self, root: dict[str, object], name: str) -> dict[str, object]:
        table = root.get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(name, "", f"must be a table; write [{name}] and the settings below it")
        return table

    def _value(self, table: dict[str, object], key: str, kind: type[_T], within: str, named: str) -> _T | None:
        value = table.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._wrong(key, within, f"must be {named}, not {value!r}")
        return value

    def _choice(self, table: dict[str, object], key: str, within: str, choices: tuple[str, ...]) -> str | None:
        value = self._value(table, key, str, within, "one of " + ", ".join(choices))
        if value is not None and value not in choices:
            raise self._wrong(
                key, within, f"must be one of {', '.join(choices)}, not {value!r}{_nearest(value, choices)}"
            )
        return value

    def _sections(self, table: dict[str, object]) -> tuple[str, ...] | None:
        value = table.get("sections")
        if value is None:
            return None
        if isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
        if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
            raise self._wrong("sections", "defaults", 'must be a list of names, such as ["who", "when"]')
        return tuple(value)

    def _length(self, table: dict[str, object]) -> str | None:
        value = table.get("length")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and (not isinstance(value, str) or not re.fullmatch(r"[1-9]\d{0,5}[w%]?", value)):
            raise self._wrong("length", "defaults", 'must be sentences ("5"), words ("120w") or a share ("20%")')
        return value

    def _terms(self, table: dict[str, object]) -> int | None:
        terms = self._value(table, "terms", int, "defaults", "a whole number")
        if terms is not None and not 1 <= terms <= 1000:
            raise self._wrong("terms", "defaults", "must be from 1 to 1000")
        return terms

    def _keys(self, table: dict[str, object], within: str = "") -> dict[str, str]:
        """Keys by command; `evidence.next = "j"` without quotes is a table in a table, and means the same."""
        found: dict[str, str] = {}
        for key, value in table.items():
            name = f"{within}{key}"
            if isinstance(value, dict):
                found |= self._keys(value, f"{name}.")
            elif (keys := self._right(partial(self._key, name, value))) is not None:
                found[name] = keys
        return found

    def _key(self, name: str, value: object) -> str:
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return ",".join(value)
        if not isinstance(value, str):
            raise self._wrong(name, "keys", 'must be a key, such as "x" or "ctrl+x", or a list of them')
        return value

    def _warn_of_unknown(self, table: dict[str, object], known: tuple[str, ...], within: str) -> None:
        for key in table:
            if key not in known:
                name = f"{within}.{key}" if within else key
                self._warnings.append(
                    self._at(self._line_of(key, within), f"{name} means nothing{_nearest(key, known)}")
                )

    def _wrong(self, key: str, within: str, what: str) -> OptionError:
        name = f"{within}.{key}" if within else key
        return OptionError(self._at(self._line_of(key, within), f"{name} {what}"))

    def _at(self, line: int | None, what: str) -> str:
        return f"{self._file}:{line}: {what}" if line else f"{self._file}: {what}"

    def _line_of(self, key: str, within: str) -> int | None:
        """The number of the line in which a key is set, or its table opened."""
        table = ""
        setting = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
        dotted = re.compile(rf"\s*{re.escape(within)}\s*(?:\.\s*[\"']?{re.escape(key)}[\"']?\s*)?=") if within else None
        for number, line in enumerate(self._lines, start=1):
            if opened := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
                table = opened[1].strip("\"' ")
                if not within and table.split(".")[0] == key:
                    return number
            elif (table == within and setting.match(line)) or (not table and dotted and dotted.match(line)):
                return number
        return None


def _place(message: str, last: int) -> tuple[int | None, str]:
    """The line and the rest of a message of the TOML parser."""
    match = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if match is None:
        return None, f"is no TOML ({message}); mend it"
    what = message[: match.start()]
    return int(match[1]) if match[1] else last, f"is no TOML ({what[:1].lower()}{what[1:]}); mend the line"


def _nearest(word: str, known: tuple[str, ...]) -> str:
    found = difflib.get_close_matches(word, known, n=1)
    return f"; is {found[0]!r} meant?" if found else ""
