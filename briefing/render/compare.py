"""The comparison of methods as text: which sentences each takes, which terms, how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from briefing.brief.compare import Comparison, MethodSummary
from briefing.text.clean import clean_line

_TAKEN, _LEFT = "●", "·"
# Columns of marks beyond this are read more easily as numbers.
_MOST_COLUMNS = 24


def comparison_text(comparison: Comparison, *, width: int | None = None, colour: bool = False) -> str:
    """The comparison to be read: unwrapped lines for a pipe, or laid out for a terminal of a width in cells."""
    if width is not None or colour:
        return _terminal(comparison, width or 80, colour=colour)
    return "\n".join(_lines(comparison)) + "\n"


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as an object for JSON: evidence and mentions as in the form of briefs, seconds for each method."""
    article = comparison.article
    return {
        "article": {"id": article.id, "title": article.title, "source": article.source},
        "length": str(comparison.length),
        "summaries": [
            {
                "method": m.method,
                "seconds": round(m.seconds, 6),
                "words": m.words,
                "summary": [
                    {"text": s.text, "start": e.span.start, "end": e.span.end, "para": e.para}
                    for s in m.sentences
                    for e in s.evidence
                ],
            }
            for m in comparison.summaries
        ],
        "terms": [
            {
                "method": m.method,
                "seconds": round(m.seconds, 6),
                "terms": [
                    {"term": t.term, "score": round(t.score, 3), "mentions": [[s.start, s.end] for s in t.mentions]}
                    for t in m.terms
                ],
            }
            for m in comparison.terms
        ],
    }


def _lines(comparison: Comparison) -> Iterator[str]:
    yield _title(comparison)
    yield ""
    yield f"SUMMARY, {_length(comparison)}"
    names = max((len(m.method) for m in comparison.summaries), default=0)
    marks = {m.method: _marks(comparison, m) for m in comparison.summaries}
    columns = max(map(len, marks.values()), default=0)
    for m in comparison.summaries:
        yield f"  {m.method:{names}}  {marks[m.method]:{columns}}  {m.words:4} words  {_milliseconds(m.seconds):>9}"
    yield ""
    for choice in comparison.choices:
        para = choice.sentence.evidence[0].para + 1
        yield f"  {choice.number:2}  {clean_line(choice.sentence.text)} [¶{para}] ({', '.join(choice.methods)})"
    yield ""
    yield "KEY TERMS"
    for t in comparison.terms:
        words = " · ".join(f"{clean_line(x.term)} {x.score:.2f}" for x in t.terms) or "none"
        yield f"  {t.method} ({_milliseconds(t.seconds)}): {words}"


def _title(comparison: Comparison) -> str:
    article = comparison.article
    return clean_line(article.title or article.text[:90] or "An empty article")


def _length(comparison: Comparison) -> str:
    length = comparison.length
    if length.percent is not None:
        return f"{length.percent:g}% of the words"
    return f"at most {length.words} words" if length.words is not None else f"{length.sentences} sentences"


def _marks(comparison: Comparison, summary: MethodSummary) -> str:
    """Which of the numbered sentences a method takes: a mark in each one's column, or their numbers when many."""
    choices = comparison.choices
    if len(choices) > _MOST_COLUMNS:
        return " ".join(str(c.number) for c in choices if summary.method in c.methods)
    return "  ".join(f"{c.number}{_TAKEN if summary.method in c.methods else _LEFT}" for c in choices)


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def _terminal(comparison: Comparison, width: int, *, colour: bool) -> str:
    # Rich costs some 50 ms.
    from io import StringIO

    from rich.console import Console
    from rich.rule import Rule
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        width=max(40, width),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(_title(comparison), "bold"))
    console.print(Rule(Text(f"SUMMARY, {_length(comparison)}", "bold blue"), align="left", style="dim blue"))
    console.print(_summary_table(comparison))
    console.print()
    console.print(_sentence_table(comparison))
    console.print(Rule(Text("KEY TERMS (= given by more than one)", "bold blue"), align="left", style="dim blue"))
    console.print(_term_table(comparison))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _summary_table(comparison: Comparison) -> Any:
    from rich.table import Table
    from rich.text import Text

    choices = comparison.choices
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("method", no_wrap=True)
    marked = len(choices) <= _MOST_COLUMNS
    for choice in choices if marked else ():
        table.add_column(str(choice.number), justify="right", no_wrap=True)
    if not marked:
        table.add_column("sentences", overflow="fold")
    table.add_column("words", justify="right", no_wrap=True)
    table.add_column("time", justify="right", no_wrap=True)
    for m in comparison.summaries:
        taken = [m.method in c.methods for c in choices]
        cells = [Text(_TAKEN, "green") if t else Text(_LEFT, "dim") for t in taken]
        if not marked:
            cells = [Text(" ".join(str(c.number) for c, t in zip(choices, taken, strict=True) if t))]
        table.add_row(Text(m.method, "bold"), *cells, Text(str(m.words)), Text(_milliseconds(m.seconds), "dim"))
    return table


def _sentence_table(comparison: Comparison) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for choice in comparison.choices:
        text = Text(clean_line(choice.sentence.text))
        text.append(f" ¶{choice.sentence.evidence[0].para + 1}", "blue")
        text.append(f" {len(choice.methods)} of {len(comparison.summaries)}", "dim")
        table.add_row(Text(str(choice.number), "bold"), text)
    return table


def _term_table(comparison: Comparison) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for m in comparison.terms:
        table.add_column(f"{m.method}, {_milliseconds(m.seconds)}", overflow="fold", ratio=1)
    shared = comparison.shared_terms
    for row in zip_longest(*(m.terms for m in comparison.terms)):
        cells = []
        for term in row:
            text = Text(clean_line(term.term) if term else "")
            if term:
                text.append(f" {term.score:.2f}", "dim")
                # A term that more than one method gives is marked by a sign as well as by its weight.
                text.append(" =" if term.term.lower() in shared else "", "bold")
            cells.append(text)
        table.add_row(*cells)
    return table
