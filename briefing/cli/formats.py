"""The forms that briefs are printed in, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import PurePath
from typing import Literal, cast

from briefing.brief.model import Brief
from briefing.cli.output import Output
from briefing.errors import OptionError
from briefing.render.outline import READING_ORDER

Form = Literal["text", "markdown", "json", "jsonl"]
SUFFIX: dict[Form, str] = {"text": ".txt", "markdown": ".md", "json": ".json", "jsonl": ".jsonl"}
FORMS = tuple(SUFFIX)


def form_of(stated: str | None, file: str | None = None, default: str | None = None) -> Form:
    """The form that the user stated, or that the name of the output file tells, else the default, else text."""
    if stated is not None:
        return cast(Form, stated)
    suffix = PurePath(file).suffix.lower() if file else ""
    told = next((form for form, end in SUFFIX.items() if end == suffix), default or "text")
    return cast(Form, told)


def sections_of(stated: Sequence[str] | None) -> tuple[str, ...] | None:
    """The sections named, in that order, each once; None for all.

    Raises:
        OptionError: when there is no section of a name; it tells the nearest.
    """
    if stated is None:
        return None
    names = [name.strip().lower() for name in stated if name.strip()]
    for name in names:
        if name not in READING_ORDER:
            near = get_close_matches(name, READING_ORDER, 1, 0.5)
            hint = f"; did you mean “{near[0]}”?" if near else ";"
            raise OptionError(f"there is no section “{name}”{hint} there are: {', '.join(READING_ORDER)}")
    if not names:
        raise OptionError(f"--sections names none; there are: {', '.join(READING_ORDER)}")
    return tuple(dict.fromkeys(names))


def one(brief: Brief, form: Form, sections: Sequence[str] | None, out: Output | None = None, prefix: str = "") -> str:
    """A brief in a form; text is laid out for ``out`` where that is a terminal."""
    if form == "markdown":
        from briefing.render.markdown import markdown

        return markdown(brief, sections, prefix=prefix)
    if form == "text":
        from briefing.render.plain import plain

        return plain(brief, sections=sections, width=out.width if out else None, colour=out.colour if out else False)
    from briefing.render.json import line, pretty, to_json

    return (pretty if form == "json" else line)(to_json(brief, sections))


def stream(
    briefs: Iterable[Brief], form: Form, sections: Sequence[str] | None, out: Output | None = None
) -> Iterator[str]:
    """Briefs as they come, set apart from each other as their form wants it."""
    for number, brief in enumerate(briefs):
        if form == "markdown":
            # Each brief has anchors of its own, so that the links of a second one do not lead into the first.
            yield ("\n" if number else "") + one(brief, form, sections, prefix=f"a{number + 1}-" if number else "")
        elif form == "text" and number:
            bar = "\n" if out and out.width else f"\n{'─' * 72}\n\n"
            yield bar + one(brief, form, sections, out)
        else:
            yield one(brief, form, sections, out)
