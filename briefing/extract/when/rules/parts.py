"""Words that narrow a date beside them and count for nothing alone: early, mid-, the end of, the third week of."""

from __future__ import annotations

from briefing.extract.when.builders import offsets
from briefing.extract.when.rule import Rule

PARTS = (
    Rule(
        "early", "date", ("early", "earlier"),
        r"(?:the (?=early[- ]{DECADELIKE}))?(?:very )?(?:early|earlier)(?=[ -]\w)",
        offsets.prefix("start"),
        (("He took six months off in [early 2009].", "2009"), ("The visit was [earlier this week].", "2025-W22")),
        ("An early start is best.",),
        alone=False,
    ),
    Rule(
        "late", "date", ("late", "later"), r"(?:the (?=late[- ]{DECADELIKE}))?(?:very )?(?:late|later)(?=[ -]\w)",
        offsets.prefix("end"),
        (("It was sold in [late 2006].", "2006"), ("They will vote [later this month].", "2025-05")),
        ("The late president was kind.",),
        alone=False,
    ),
    Rule(
        "mid", "date", ("mid", "middle"), r"(?:the (?=mid[- ]{DECADELIKE}))?mid(?=[ –-])|the middle(?= of )",
        offsets.prefix("middle"),
        (("It will be released in [mid-2026].", "2026"), ("It opened in [mid-March].", "2025-03")),
        ("The midfielder left.",),
        alone=False,
    ),
    Rule(
        "end-of", "date", ("end", "close", "turn"), r"(?:the )?(?:very )?(?:tail )?(?:end|close|turn)(?= of )",
        offsets.prefix("end"),
        (("It will roll out by [the end of 2026].", "2026"), ("It will shrink by [the end of this year].", "2025")),
        ("It is the end of an era.",),
        alone=False,
    ),
    Rule(
        "start-of", "date", ("start", "beginning", "outset", "opening"),
        r"(?:the )?(?:very )?(?:start|beginning|outset|opening)(?= of )",
        offsets.prefix("start"),
        (("It rose since [the start of this year].", "2025"),),
        ("It is the start of something.",),
        alone=False,
    ),
    Rule(
        "ordinal-unit", "date", ("@unit",),
        r"(?:the )?{n:ORD} (?:(?P<k>{INT}|few) )?(?:full )?(?P<u>days?|weeks?|weekend|months?|quarters?|years?"
        r"|decades?)(?= (?:of|in) )",
        offsets.ordinal_unit,
        (
            ("They met in [the third week of January 2024].", "2024-W03"),
            ("They met on [the last day of 2012].", "2012-12-31"),
            ("They met in [the first two weeks of June 2024].", "2024-06-01/2024-06-14"),
        ),
        ("It was the first day of the strike.",),
        alone=False,
    ),
)  # fmt: skip
