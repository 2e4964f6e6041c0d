"""`briefing feed`: follow feeds, and brief what is new in them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.cli.diagnostics import UsageError
from briefing.cli.stack import add_library, library_of
from briefing.errors import SourceError
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.feeds import Answer, Polite
    from briefing.library.subscriptions import Subscription
    from briefing.pipeline import Pipeline

DESCRIPTION = """\
Follow RSS, Atom and JSON feeds. `add` takes addresses of feeds, `import` the addresses in an OPML list, `list` shows
what is followed, `remove` ends it by number or address, and `refresh` asks every feed for what is new, fetches the
full text where a feed has teasers only, and keeps the briefs in the library. Feeds and pages on this machine or the
local network are refused unless --allow-local is given."""
EXAMPLES = """\
  briefing feed add https://example.org/rss
  briefing feed import subscriptions.opml
  briefing feed refresh
  briefing search 'after:2026-01-01 committed:climate'"""
ACTIONS = ("add", "import", "list", "remove", "refresh")


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("what", nargs="*", metavar="URL|FILE|NUMBER", help="addresses, an OPML file, or a number")
    parser.add_argument("--allow-local", action="store_true", help="also addresses on the local network")
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Do what is asked."""
    if args.action in ("add", "import", "remove") and not args.what:
        raise UsageError(f"feed {args.action}: of what? (see `briefing feed --help`)")
    with library_of(args) as library:
        if args.action == "list":
            _list(library, context)
        elif args.action == "refresh":
            _refresh(library, context, allow_local=args.allow_local)
        elif args.action == "remove":
            from briefing.library.subscriptions import unsubscribe

            for which in args.what:
                context.err.tell(f"{unsubscribe(library, which)} is followed no more")
        else:
            _add(library, context, args)


def _add(library: Library, context: Context, args: Namespace) -> None:
    from briefing.library.subscriptions import subscribe

    for url in _addresses(args):
        if not url.lower().startswith(("http://", "https://")):
            context.err.error(f"{url}: is no address of a feed; it begins with https:// or http://")
        elif subscribe(library, url):
            context.out.write(f"{url}\n")
        else:
            context.err.remark(f"{url} is followed already")


def _addresses(args: Namespace) -> list[str]:
    if args.action == "add":
        return list(args.what)
    from briefing.feeds import parse_opml

    found: list[str] = []
    for name in args.what:
        try:
            found += parse_opml(Path(name).read_bytes(), name)
        except OSError as error:
            raise SourceError(name, f"cannot be read ({error.strerror})") from error
    return found


def _list(library: Library, context: Context) -> None:
    from briefing.library.subscriptions import subscriptions

    followed = subscriptions(library)
    if not followed:
        context.err.tell("no feeds are followed; `briefing feed add URL` follows one")
    for feed in followed:
        state = feed.failure or (f"asked {feed.checked}" if feed.checked else "not asked yet")
        title = f"  {feed.title}" if feed.title else ""
        context.out.write(f"{feed.number:>4}  {feed.items:>5} articles  {feed.url}{title}  ({state})\n")


def _refresh(library: Library, context: Context, *, allow_local: bool) -> None:
    from briefing.feeds import Polite, Request, ask
    from briefing.library.subscriptions import note_answer, note_failure, subscriptions
    from briefing.pipeline import Pipeline

    followed = subscriptions(library)
    polite, pipeline, new = Polite(allow_local=allow_local), Pipeline(), 0
    answers = ask([Request(f.url, f.etag, f.modified) for f in followed], polite)
    for feed, answer in zip(followed, context.err.following(answers, len(followed)), strict=True):
        if answer.failure:
            context.err.error(f"{feed.url}: {answer.failure}")
            note_failure(library, feed, answer.failure)
            continue
        found, failed = _items(library, feed, answer, polite, pipeline, context) if answer.feed else (0, False)
        new += found
        now = datetime.now(UTC).isoformat(timespec="seconds")
        # While an item of it is still to be had, the feed is asked for all of it again the next time.
        etag, modified = (None, None) if failed else (answer.etag, answer.modified)
        note_answer(library, feed, answer.feed.title if answer.feed else None, etag, modified, now)
    context.err.tell(f"{len(followed)} feed{'s'[: len(followed) != 1]} asked, {new} new article{'s'[: new != 1]}")


def _items(
    library: Library, feed: Subscription, answer: Answer, polite: Polite, pipeline: Pipeline, context: Context
) -> tuple[int, bool]:
    """The new items of a feed kept: how many are new in the library, and whether some are still to be had."""
    from briefing.feeds import document_of
    from briefing.feeds.refresh import MOST_ITEMS
    from briefing.library.subscriptions import done_with, note_item

    assert answer.feed is not None
    seen = done_with(library, feed)
    waiting = [item for item in answer.feed.items if item.key not in seen]
    new, failed = 0, len(waiting) > MOST_ITEMS
    for item in waiting[:MOST_ITEMS]:
        try:
            number, is_new = library.keep(pipeline.brief(document_of(item, feed.url, polite)))
        except SourceError as error:
            context.err.error(error)
            note_item(library, feed, item.key, None)
            failed = True
            continue
        note_item(library, feed, item.key, number)
        if is_new:
            new += 1
            context.out.write(f"{item.url or item.title or item.key}\n")
    return new, failed
