"""Briefs as the program made them: real articles with everything that a run finds, kept so that pictures need no engine
and stay the same while the extractors learn.

    python tests/tui/shelf_of_runs.py

makes them anew, with the program as it is now; look at the pictures afterwards.
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from shelf_of_gold import GoldLoader, articles  # noqa: E402

from briefing.brief.model import Brief, Document  # noqa: E402
from briefing.render.json import from_json, line, to_json  # noqa: E402

RUNS = HERE / "briefs.jsonl.gz"
ARTICLES = ("000", "001", "013", "015", "019", "021", "024", "031", "033", "042", "103", "247")


@cache
def runs() -> dict[str, Brief]:
    """The kept briefs by the id of their article."""
    with gzip.open(RUNS, "rt", encoding="utf-8") as lines:
        briefs = [from_json(json.loads(text)) for text in lines]
    return {brief.article.id: brief for brief in briefs}


class RunLoader(GoldLoader):
    """A loader whose briefs are those of real runs."""

    def brief(self, document: Document) -> Brief:
        made = super().brief(document)
        found = runs().get(document.id)
        return replace(found, article=document) if found else made


def main() -> int:
    from briefing.pipeline import Pipeline

    pipeline = Pipeline()
    made = [pipeline.brief(articles()[ident][0]) for ident in ARTICLES]
    timeless = [replace(brief, engine=replace(brief.engine, seconds=0.2)) for brief in made]
    text = "".join(line(to_json(brief)) for brief in timeless)
    # No time of writing in it: the same briefs give the same file.
    RUNS.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
