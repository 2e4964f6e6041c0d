"""`briefing search`: full-text search in the library."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict

from briefing.cli.choices import positive
from briefing.cli.commands.list import row
from briefing.cli.context import Context
from briefing.cli.stack import add_library, library_of
from briefing.library import Hit, parse_query
from briefing.text.span import Span

DESCRIPTION = """\
Search the library and print each article found with its hits in context, the best first. Words must all stand in
the article; "a phrase" stands as it is; word* is a beginning; -word must not stand. Fields: who: said: committed:
title: text: look in one part; after:DATE and before:DATE bound the publication."""
EXAMPLES = """\
  briefing search 'trade target'
  briefing search 'committed:ukraine after:2022-02-24'
  briefing search 'said:"for as long as it takes"'
  briefing search 'who:johnson -brexit'"""
# Characters of context on each side of a hit, and the most hits of an article that text shows.
_AROUND, _MOST = 60, 3


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("query", nargs="+", metavar="QUERY", help="what to search for")
    parser.add_argument("-n", "--limit", type=positive, default=20, metavar="N", help="at most so many articles (20)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Print what is found."""
    query = parse_query(" ".join(args.query))
    with library_of(args) as library:
        hits = library.search(query, args.limit)
    if args.format == "json":
        found = [
            {**asdict(h.entry), "hits": [{"start": s.start, "end": s.end, "text": s.of(h.text)} for s in h.spans]}
            for h in hits
        ]
        context.out.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    elif hits:
        context.out.write("".join(line + "\n" for h in hits for line in _lines(h)))
    else:
        context.err.tell("nothing found")


def _lines(hit: Hit) -> Iterator[str]:
    yield row(hit.entry)
    shown = 0
    end = -1
    for span in hit.spans:
        if span.start < end:
            continue  # within the context of the hit before
        if shown == _MOST:
            yield f"{'':23}... {len(hit.spans)} hits in all"
            return
        before, after, end = _context(hit.text, span)
        yield f"{'':23}{before}»{span.of(hit.text)}«{after}"
        shown += 1


def _context(text: str, span: Span) -> tuple[str, str, int]:
    """The words around a hit within its paragraph, and where they end."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    line_end = text.find("\n", span.end)
    end = min(line_end if line_end >= 0 else len(text), span.end + _AROUND)
    before, after = text[begin : span.start], text[span.end : end]
    if begin and text[begin - 1] != "\n":
        before = "..." + before.partition(" ")[2]
    if end < len(text) and text[end] != "\n":
        after = after.rpartition(" ")[0] + " ..."
    return before, after, end
