"""Front matter: the block of keys that stands before the text in files from site generators and note takers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from briefing.sources.metadata import Dated, parse_date

_YAML = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?P<keys>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_TOML = re.compile(r"\ufeff?\s*\+\+\+[ \t]*\r?\n(?P<keys>.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)", re.DOTALL)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_LARGEST = 20_000
_TITLES = ("title", "headline")
_DATES = ("date", "published", "publish_date", "pubdate", "published_at", "datepublished", "created", "updated")
_URLS = ("url", "link", "source_url", "canonical_url", "canonical", "source")
_LANGUAGES = ("lang", "language")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says of an article."""

    title: str | None = None
    published: tuple[Dated, ...] = ()
    url: str | None = None
    language: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter of a text (YAML between ``---`` or TOML between ``+++``) and the text after it.

    Only scalar values are read; lines that are no keys are passed over. A rule of dashes above ordinary text is no
    front matter: its first line must be a key.
    """
    head = text[:_LARGEST]
    if match := _TOML.match(head):
        values = _toml(match["keys"])
    elif match := _YAML.match(head):
        values = _yaml(match["keys"])
    else:
        return FrontMatter(), text
    return (_front(values), text[match.end() :]) if values else (FrontMatter(), text)


def _yaml(keys: str) -> dict[str, str]:
    lines = keys.splitlines()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if not _KEY.match(first):
        return {}
    values: dict[str, str] = {}
    for line in lines:
        if match := _KEY.match(line):
            values.setdefault(match["key"].strip().lower(), _scalar(match["value"] or ""))
    return values


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"').replace("\\\\", "\\")
    return re.sub(r"\s+#.*$", "", value)


def _toml(keys: str) -> dict[str, str]:
    import tomllib

    try:
        table = tomllib.loads(keys.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {k.lower(): str(v) for k, v in table.items() if isinstance(v, str | date | datetime)}


def _front(values: dict[str, str]) -> FrontMatter:
    days = [parse_date(values[k]) for k in _DATES if k in values]
    url = next((values[k] for k in _URLS if values.get(k, "").startswith(("http://", "https://"))), None)
    language = next((values[k] for k in _LANGUAGES if k in values), "")
    return FrontMatter(
        title=next((values[k] for k in _TITLES if values.get(k)), None),
        published=tuple(Dated(day, "front matter") for day in days if day)[:1],
        url=url,
        language=language[:2].lower() if re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w+)?", language) else None,
    )
