"""Very many articles: a stream of documents in, a stream of briefs out, on all cores or on a cluster.

The output keeps the order of the input, a bad article never stops it, and a run that was cut off goes on where it
stopped. Memory does not grow with the number of articles: a bounded window of them is under way at a time.
"""

from __future__ import annotations

from briefing.batch.journal import Journal, UnwrittenError
from briefing.batch.run import LostError, Progress, run

__all__ = ["Journal", "LostError", "Progress", "UnwrittenError", "run"]
