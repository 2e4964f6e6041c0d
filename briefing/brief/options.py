"""What a user may choose about a brief's contents. Apart from `assemble`, which loads every extractor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.extract.summary.length import Length


@dataclass(frozen=True, slots=True)
class Options:
    """How long the summary may be (None: three sentences) and by which method it is made, how many key terms and by
    which method."""

    length: Length | None = None
    method: str = "default"
    terms: int = 10
    terms_method: str = "phrases"
