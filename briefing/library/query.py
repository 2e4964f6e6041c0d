"""What a user types into a search, made into a question that SQLite's full-text index can be asked safely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.errors import OptionError

# What a user may write before a colon, and the index column that it looks in.
FIELDS = {"title": "title", "text": "text", "who": "who", "said": "said", "committed": "committed"}
_OF_THE_BRIEF = ("who", "said", "committed")
_PART = re.compile(r'(?P<minus>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """A search: ``match`` for the index (None where only dates are asked for), the bounds of the publication, and the
    fields of the brief that something must stand in ("who", "said", "committed")."""

    match: str | None
    after: date | None = None
    before: date | None = None
    fields: tuple[str, ...] = ()


def parse_query(typed: str) -> Query:
    """The query for what was typed.

    Words must all stand in the article, ``"a phrase"`` stands as it is, ``word*`` is a beginning, ``-word`` must not
    stand. ``who:``, ``said:``, ``committed:``, ``title:`` and ``text:`` look in one field (``said:`` in quotations with
    the speaker's name, ``committed:`` in commitments with their actors). ``after:2022-02-24`` and ``before:`` bound the
    publication date; a year or a month will do.

    Raises:
        OptionError: for an unknown field, a date that is none, or a search that only says what must not stand.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    bounds: dict[str, date] = {}
    fields: dict[str, bool] = {}
    for part in _PART.finditer(typed):
        field, words = (part["field"] or "").lower(), part["phrase"] if part["phrase"] is not None else part["word"]
        if not field and words.lower().rstrip(":") in _FIELD_WORDS and words.endswith(":"):
            raise OptionError(f'“{words}” of what? Write it right behind, as in {words}word or {words}"two words"')
        if field in ("after", "before"):
            bounds[field] = _day(field, words)
            continue
        if field and field not in FIELDS:
            known = ", ".join(f"{f}:" for f in [*FIELDS, "after", "before"])
            raise OptionError(f"no field '{field}:' to search in; there are {known}")
        term = _term(words)
        if term is not None:
            column = f"{FIELDS[field]} : " if field else ""
            (unwanted if part["minus"] else wanted).append(column + term)
            if field in _OF_THE_BRIEF and not part["minus"]:
                fields[field] = True
    if unwanted and not wanted:
        raise OptionError("a search needs at least one word that must stand; it has only words that must not")
    match = " AND ".join(wanted) if wanted else None
    for term in unwanted:
        match = f"({match}) NOT {term}"
    if match is None and not bounds:
        raise OptionError("nothing to search for; give a word, a phrase in quotation marks, or after:DATE")
    return Query(match, bounds.get("after"), bounds.get("before"), tuple(fields))


_FIELD_WORDS = (*FIELDS, "after", "before")


def _term(words: str) -> str | None:
    """One index term, always quoted, so that nothing typed is read as the index's own syntax."""
    prefix = "*" if words.endswith("*") else ""
    bare = words.rstrip("*")
    if not re.search(r"\w", bare):
        return None
    return '"' + bare.replace('"', '""') + '"' + prefix


def _day(field: str, words: str) -> date:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", words)
    try:
        if match:
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        pass
    raise OptionError(f"'{field}:{words}' is no date; write {field}:2022-02-24, {field}:2022-02 or {field}:2022")
