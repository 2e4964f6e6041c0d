"""What the app asks of the world outside: documents from sources, and the brief of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefing.brief.model import Brief, Document
from briefing.errors import SourceError


class Loader(Protocol):
    """Reads sources and makes briefs. Its methods run in threads of their own, one call of each at a time."""

    def expand(self, source: str) -> Sequence[str]:
        """The sources that one stands for: a folder's files in natural order, anything else as it is.

        Raises:
            SourceError: when there is no such thing.
        """
        ...

    def documents(self, sources: Sequence[str]) -> Iterator[Document | SourceError]:
        """The documents of sources that are expanded already; what cannot be had comes as its error, and the rest
        still follows."""
        ...

    def again(self, document: Document) -> Document:
        """The document as its file or page has it now; one that came from neither is given back as it is.

        Raises:
            SourceError: when it cannot be had any more.
        """
        ...

    def pasted(self, text: str) -> Document:
        """The document of a text that the user pasted.

        Raises:
            SourceError: when there is nothing in it.
        """
        ...

    def brief(self, document: Document) -> Brief:
        """The brief of a document; takes as long as the engine takes.

        Raises:
            BriefingError: when it cannot be made.
        """
        ...
