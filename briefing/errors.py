"""The errors that this package raises on purpose.

BriefingError            anything that a user can be told in a sentence
├── SourceError          an article that cannot be had: missing, unreadable, not text, nothing in it
│   ├── AnalysisError    an article that was had, and on which the analysis fails
│   ├── GoneError        an address that says it is gone for good
│   └── LaterError       an address whose host asks for patience
├── OptionError          a value that makes no sense: a date, a length, a section, a method
├── OutputError          a result that cannot be written: it exists already, no space, no permission
└── LibraryError         a library that cannot be opened or written: damaged, locked, of another program
"""

from __future__ import annotations


class BriefingError(Exception):
    """Something that a user can be told in a sentence: what, where, and what to do."""


class SourceError(BriefingError):
    """An article that cannot be had. ``where`` names the path or address, with a line number where there is one."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class AnalysisError(SourceError):
    """An article that was read, and on which the analysis fails; ``where`` and ``what`` as in `SourceError`."""


class GoneError(SourceError):
    """An address that says it is gone for good; ``where`` and ``what`` as in `SourceError`."""


class LaterError(SourceError):
    """An address whose host asks for patience: ``url`` is the address that said so, ``seconds`` how long to wait."""

    def __init__(self, where: str, what: str, url: str, seconds: float) -> None:
        super().__init__(where, what)
        self.url = url
        self.seconds = seconds


class OptionError(BriefingError):
    """A value given by the user that makes no sense."""


class OutputError(BriefingError):
    """A result that cannot be written."""


class LibraryError(BriefingError):
    """A library that cannot be opened, read or written."""
