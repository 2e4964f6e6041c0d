"""`briefing feed`: follow feeds, and brief what is new in them."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.cli.diagnostics import UsageError
from briefing.cli.stack import add_library, library_of
from briefing.errors import SourceError
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.feeds import Polite
    from briefing.library.subscriptions import Subscription

DESCRIPTION = """\
Follow RSS, Atom and JSON feeds. `add` takes addresses of feeds, or of pages that name their feed; `import` the
addresses in an OPML list; `list` shows what is followed and how it fares; `remove` ends it by number or address.
`refresh` asks every feed, or those named, for what is new, fetches the full text where a feed has teasers only, and
keeps the briefs in the library; an entry that has changed takes the place of its earlier text. A feed that has moved
for good is followed to its new address, one that is gone for good is asked no more, and a host that asks for patience
is left alone for as long. Feeds and pages on this machine or the local network are refused unless --allow-local is
given; where the environment names a proxy, what is local by its name or by its addresses here is refused before the
proxy is asked, and what else can be reached is up to the proxy."""
EXAMPLES = """\
  briefing feed add https://example.org/rss
  briefing feed add https://example.org      the feed that the page names
  briefing feed import subscriptions.opml
  briefing feed list --format opml           for another program
  briefing feed refresh                      all of them
  briefing feed refresh 3
  briefing search 'after:2026-01-01 committed:climate'"""
ACTIONS = ("add", "import", "list", "remove", "refresh")


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("what", nargs="*", metavar="URL|FILE|NUMBER", help="addresses, an OPML file, or a number")
    parser.add_argument("--format", choices=("text", "json", "opml"), default="text", help="form of the list")
    parser.add_argument("--allow-local", action="store_true", help="also addresses on the local network")
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Do what is asked."""
    if args.action in ("add", "import", "remove") and not args.what:
        raise UsageError(f"feed {args.action}: of what? (see `briefing feed --help`)")
    if args.action == "list" and args.what:
        raise UsageError(f"feed list: shows all feeds, not {args.what[0]} alone (see `briefing feed --help`)")
    with library_of(args, begin=args.action in ("add", "import")) as library:
        if args.action == "list":
            _list(library, context, args.format)
            return
        library.require_writable()
        if args.action == "refresh":
            _refresh(library, context, args.what, allow_local=args.allow_local)
        elif args.action == "remove":
            from briefing.library.subscriptions import unsubscribe

            for which in args.what:
                context.err.tell(f"{unsubscribe(library, which)} is followed no more")
        else:
            _add(library, context, args)


def _add(library: Library, context: Context, args: Namespace) -> None:
    from briefing.feeds import Polite
    from briefing.feeds.parse import plain_address
    from briefing.library.subscriptions import subscribe

    polite = Polite(allow_local=args.allow_local)
    for url in map(plain_address, _addresses(args)):
        if problem := _problem(url):
            context.err.error(f"{url}: {problem}")
            continue
        # A list may hold hundreds: they are looked at when they are refreshed.
        looked = _looked_at(url, polite, context) if args.action == "add" else (url, None)
        if looked is None:
            continue
        if subscribe(library, *looked):
            context.out.write(f"{looked[0]}\n")
        else:
            context.err.remark(f"{looked[0]} is followed already")


def _problem(url: str) -> str | None:
    """What is wrong with the address of a feed, as it is written."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"is no address ({error})"
    if parts.scheme not in ("http", "https"):
        bare = "." in url and not parts.scheme and not url.startswith(("/", "."))
        return f"is no address of a feed; write https://{url}" if bare else "is no address of a feed, as https://... is"
    return None if host else "is no address: it names no host"


def _looked_at(url: str, polite: Polite, context: Context) -> tuple[str, str | None] | None:
    """The address and the title of the feed that is there or that the page there names, None where there is none."""
    from briefing.feeds import NoFeedError, look

    if context.err.draws:
        context.err.draw(f"asking {url} ...")
    try:
        found, feed = look(url, polite)
    except NoFeedError as error:
        context.err.error(error)
        return None
    except SourceError as error:
        context.err.remark(f"{error}. It is followed all the same, and asked at the next refresh")
        return url, None
    finally:
        context.err.clear()
    if found.moved:
        context.err.remark(f"{url}: its feed is {found.moved}")
    return found.moved or url, feed.title if feed else None


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


def _list(library: Library, context: Context, form: str) -> None:
    from briefing.library.subscriptions import subscriptions

    followed = subscriptions(library)
    if form == "json":
        context.out.write(json.dumps([_as_data(feed) for feed in followed], ensure_ascii=False, indent=1) + "\n")
        return
    if form == "opml":
        from briefing.feeds.parse import to_opml

        context.out.write(to_opml((feed.url, feed.title) for feed in followed))
        return
    if not followed:
        context.err.tell("no feeds are followed; `briefing feed add URL` follows one")
    for feed in followed:
        title = f"  {_line(feed.title)}" if feed.title else ""
        context.out.write(f"{feed.number:>4}  {feed.items:>5} articles  {feed.url}{title}  ({_state(feed)})\n")


def _as_data(feed: Subscription) -> dict[str, int | str | None]:
    return {
        "number": feed.number,
        "url": feed.url,
        "title": feed.title,
        "articles": feed.items,
        "checked": feed.checked,
        "failure": feed.failure,
        "gone": feed.gone,
    }


def _state(feed: Subscription) -> str:
    if feed.gone:
        return f"gone for good since {feed.gone}: asked no more"
    return feed.failure or (f"asked {feed.checked}" if feed.checked else "not asked yet")


def _line(title: str) -> str:
    from briefing.text.clean import clean_line

    return clean_line(title)


def _refresh(library: Library, context: Context, which: list[str], *, allow_local: bool) -> None:
    from briefing.cli.refreshing import Refreshing

    Refreshing(library, context).run(which, allow_local=allow_local)
