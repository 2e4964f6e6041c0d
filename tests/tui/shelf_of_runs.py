"""Briefs as the program made them: real articles with everything that a run finds, kept so that pictures need no engine
and stay the same while the extractors learn.

    python tests/tui/shelf_of_runs.py [shelf] [stack]

makes them anew, with the program as it is now; look at the pictures afterwards.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from shelf_of_gold import GoldLoader, articles, document_of  # noqa: E402

from briefing.brief.model import Brief, Document  # noqa: E402
from briefing.render.json import from_json, line, to_json  # noqa: E402

RUNS = HERE / "briefs.jsonl.gz"
ARTICLES = ("000", "001", "013", "015", "019", "021", "024", "031", "033", "042", "103", "247")
# News of the second half of 2019, by day: the Brexit autumn, Hong Kong, the Gulf, Syria, and what nobody else tells of.
STACK_RUNS = HERE / "stack.jsonl.gz"
STACK = (
    "114", "117", "118", "120", "121", "123", "124", "125", "127", "129", "130", "132", "133", "135", "136", "141",
    "144", "145", "146",
)  # fmt: skip


@cache
def runs() -> dict[str, Brief]:
    """The kept briefs by the id of their article."""
    return {brief.article.id: brief for brief in kept(RUNS)}


@cache
def stack() -> tuple[Brief, ...]:
    """The kept briefs of the stack, in the order of their days."""
    return kept(STACK_RUNS)


def kept(file: Path) -> tuple[Brief, ...]:
    """The briefs that a file keeps."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return tuple(from_json(json.loads(text)) for text in lines)


def documents(file: Path) -> Sequence[Document]:
    """The articles whose briefs a file keeps, as they are read now."""
    if file == RUNS:
        return [articles()[ident][0] for ident in ARTICLES]
    return [document_of(ident) for ident in STACK]


class RunLoader(GoldLoader):
    """A loader whose briefs are those of real runs."""

    def brief(self, document: Document) -> Brief:
        made = super().brief(document)
        found = runs().get(document.id)
        return replace(found, article=document) if found else made


def _keep(file: Path, briefs: Iterable[Brief]) -> None:
    timeless = [replace(brief, engine=replace(brief.engine, seconds=0.2)) for brief in briefs]
    text = "".join(line(to_json(brief)) for brief in timeless)
    # No time of writing in it: the same briefs give the same file.
    file.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def main() -> int:
    from briefing.pipeline import Pipeline

    pipeline = Pipeline()
    for name, file in (("shelf", RUNS), ("stack", STACK_RUNS)):
        if name in (sys.argv[1:] or (name,)):
            _keep(file, map(pipeline.brief, documents(file)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
