"""briefing: who, what, when, where and who committed to what, from news articles, with the evidence.

    from briefing import brief_of, read

    for article in read(["articles/"]):          # documents, or the SourceError in an article's place
        brief = brief_of(article)                # a Brief: frozen, every item with the spans it stands on
        for commitment in brief.commitments:
            print(commitment.actors, commitment.action, [brief.text_of(e) for e in commitment.evidence])

Importing this package loads nothing; the language engine is loaded by the first brief that is made.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.pipeline import brief_of
    from briefing.sources import read

__version__ = "0.4.0"
__all__ = ["Brief", "__version__", "brief_of", "read"]

_PUBLIC = {"Brief": "briefing.brief.model", "brief_of": "briefing.pipeline", "read": "briefing.sources"}


def __getattr__(name: str) -> object:
    """The public names, loaded when they are first asked for."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
