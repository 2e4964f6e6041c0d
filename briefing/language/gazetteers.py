"""Lists of names that readers are taken to know: states with their peoples, international bodies, titles.

The lists are data files beside this module; each is read once, on first use (a millisecond each).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name for comparison: lower case, no accents, straight apostrophes, no full stops, no leading article."""
    plain = name.replace("’", "'").replace("‑", "-").replace(".", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = " ".join(plain.lower().split()).removeprefix("the ")
    if len(plain) == 3 and plain[1] == " ":
        return plain[0] + plain[2]  # "U. N."
    return "al-" + plain[3:] if plain.startswith("al qa") else plain


_PLACES = ("countries.tsv", "regions.tsv")


@dataclass(frozen=True, slots=True)
class Known:
    """A name that needs no introduction: ``key`` is the same for all its forms, ``place`` is false for a body."""

    key: str
    place: bool
    state: bool = False


def rows(file: str) -> list[list[str]]:
    """The rows of a data table, four cells each."""
    text = files("briefing.language").joinpath("data", file).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [[cell.strip() for cell in row] + [""] * (4 - len(row)) for row in rows]


@cache
def known_names() -> dict[str, Known]:
    """States, regions and well-known bodies by the folded form of each of their names."""
    found: dict[str, Known] = {}
    for file in (*_PLACES, "bodies.tsv"):
        for name, others, *_ in rows(file):
            for form in (name, *others.split(";")):
                if form:
                    known = Known(fold(name), place=file in _PLACES, state=file == "countries.tsv")
                    found.setdefault(fold(form), known)
    return found


@cache
def is_media(folded: str) -> bool:
    """Whether a folded name is that of a news agency, paper or station."""
    found = known_names().get(folded)
    return found is not None and found.key in _media()


@cache
def _media() -> frozenset[str]:
    return frozenset(fold(name) for name, _, mark, _ in rows("bodies.tsv") if mark == "media")


@cache
def demonyms() -> dict[str, str]:
    """The key of a state or region by the folded adjectives and peoples made from it ("pakistani": "pakistan")."""
    found: dict[str, str] = {}
    for name, _, peoples, _ in (row for file in _PLACES for row in rows(file)):
        for form in peoples.split(";"):
            if form:
                found.setdefault(fold(form), fold(name))
    return found


@cache
def capitals() -> dict[str, str]:
    """The key of a state or region by the folded name of its chief town."""
    return {fold(c): fold(row[0]) for f in _PLACES for row in rows(f) for c in row[3].split(";") if c}


# Given names that open the names of places, bodies and firms as often.
_NO_SURE_NAMES = frozenset(
    """virginia victoria madison park morgan grant jordan georgia charlotte jean lula ban hun kim pope lee gloria graça
    jack ted golda harry carl jerry philip albert henry jesus santiago dominique rex aung colin aleksander""".split()
)


@cache
def given_names() -> frozenset[str]:
    """Given names, folded to lower case, that hardly open another kind of name."""
    return frozenset(w for row in rows("given_names.tsv") for w in row[1].split()) - _NO_SURE_NAMES


@cache
def word_list(file: str) -> frozenset[str]:
    """The words of a plain list such as ``titles.txt``."""
    text = files("briefing.language").joinpath("data", file).read_text("utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def is_title(word: str) -> bool:
    """Whether a word heads a role, in singular or plural ("President", "ministers", "CEO", "Sen.")."""
    return title_of(word) is not None


def title_of(word: str) -> str | None:
    """The singular lower-case title that a word is, or None."""
    return _title_of(word.lower())


_TRADES = ("ologist", "ographer")
_SHORT_TRADE = 8


@lru_cache(maxsize=8192)
def _title_of(lower: str) -> str | None:
    titles = word_list("titles.txt")
    if not lower or lower[0].isdigit():
        return None
    # "coaches", "bosses"; but "Coles" are no colonels.
    many = lower.removesuffix("es") if lower[-3:-2] in ("s", "x", "z", "o") or lower[-4:-2] in ("ch", "sh") else lower
    forms = [lower, lower.removesuffix("s"), many, lower.replace("women", "woman")]
    forms += [lower.replace("men", "man"), lower.removesuffix("ies") + "y", *lower.rsplit("-", 1)[1:]]
    found = next((f for f in forms if f in titles), None)
    if found is None and forms[1].endswith(_TRADES) and forms[1].isalpha() and len(forms[1]) > _SHORT_TRADE:
        # No list holds every trade: "nephrologist", "ethnographer".
        return forms[1]
    return found


def is_plural_title(word: str) -> bool:
    """Whether a word is a title in the plural ("Presidents", "spokesmen")."""
    lower = word.lower()
    found = title_of(word)
    return found is not None and found != lower and not lower.endswith(("." + found, "-" + found))


def is_honorific(word: str) -> bool:
    """Whether a word is one of respect before a name ("Mr", "Dr.")."""
    return word.lower() in word_list("honorifics.txt")
