"""What a user may choose about a brief's contents. Apart from `assemble`, which loads every extractor."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.extract.summary.length import Length


@dataclass(frozen=True, slots=True)
class Options:
    """How long the summary may be and by which method it is made, how many key terms and by which method."""

    length: Length = field(default_factory=lambda: Length(sentences=3))
    method: str = "default"
    terms: int = 10
    terms_method: str = "phrases"
