"""Make articles.jsonl: the news of MEANTIME as clean text, titles kept apart.

usage: python tests/gold/meantime/make_articles.py

The corpus gives its text tokenised in the style of the Penn Treebank: quotation marks become curly and lose the spaces
inside them, signs that were split off are joined again, and the line that is only the dateline's date is dropped.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
GIVEN = HERE.parent.parent / "timex" / "meantime_dev.jsonl"
FIRST = 1001

DATELINE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, \d{4}"
)
JOINED = [
    (re.compile(r"^\d+px (?=[A-Z])"), ""),  # what is left of a picture's markup
    (re.compile(r"(?<=\d)''(?= )"), '"'),  # inches, no quotation
    (re.compile(r"`` ?"), "“"),
    (re.compile(r" ?''"), "”"),
    (re.compile(r'(?<= )" ([^"]*?) "(?=[ ,.])'), r"“\1”"),
    (re.compile(r'(?<= )" (?=[A-Z])'), "“"),
    (re.compile(r" --(?= )"), " —"),
    (re.compile(r"\$ (?=\d)"), "$"),  # US$ 6 billion
    (re.compile(r"(?<=\d) \+(?= )"), "+"),  # 290 + seat
    (re.compile(r"\[ "), "["),
    (re.compile(r" \]"), "]"),
    (re.compile(r"\bO' (?=[A-Z])"), "O'"),  # O' Leary
    (re.compile(r"(?<=[a-z])'(?=\d\d\b)"), " '"),  # since'82
]


def clean(text: str) -> str:
    """The text with its signs where they stood before it was tokenised."""
    for pattern, put in JOINED:
        text = pattern.sub(put, text)
    return re.sub(r" {2,}", " ", text).strip()


def article(number: int, row: dict) -> dict:
    """One row of articles.jsonl."""
    title, *body = (clean(block) for block in row["text"].split("\n\n"))
    return {
        "id": str(number),
        "title": title,
        "published": row["published"],
        "source": "wikinews",
        "licence": "CC BY 4.0",
        "given": row["id"],
        "text": "\n\n".join(block for block in body if block and not DATELINE.fullmatch(block)),
    }


def main() -> None:
    """Write the file beside this one."""
    lines = GIVEN.read_text("utf-8").splitlines()
    rows = [article(number, json.loads(line)) for number, line in enumerate(lines, FIRST)]
    with (HERE / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
