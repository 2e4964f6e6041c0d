"""What recurs."""

from __future__ import annotations

from briefing.extract.when.builders import lengths
from briefing.extract.when.rule import Rule

SETS = (
    Rule(
        "every", "set", ("every", "each"),
        r"(?:every|each)(?: and every)? (?:(?P<n>other|second|third|few|{INT}) )?(?:{u:UNIT}|{w:WEEKDAY}"
        r"|{m:FULLMONTH}|(?P<part>morning|afternoon|evening|night)|{s:SEASON})(?! (?:of|he|she|that)\b)",
        lengths.every,
        (
            ("It is held [every year].", "P1Y"),
            ("It is held [every two weeks].", "P2W"),
            ("It is held [every other day].", "P2D"),
            ("It is held [every Monday].", "XXXX-WXX-1"),
            ("It is held [each summer].", "XXXX-SU"),
        ),
        ("Everyone came.",),
    ),
    Rule(
        "nth-weekday", "set", ("@weekday",),
        r"(?:on )?(?P<x>the {n:ORD} {w:WEEKDAY} (?:of|in) (?:every|each) (?P<u>month|year))",
        lengths.one_unit,
        (("They meet on [the first Monday of every month].", "P1M"),),
        ("They met on the first Monday of the month.",),
    ),
    Rule(
        "frequency", "set",
        ("daily", "nightly", "weekly", "fortnightly", "biweekly", "monthly", "quarterly", "yearly", "annual",
         "annually", "hourly", "biannual", "biennial"),
        r"(?P<adv>daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually|annual|hourly|biannual"
        r"|biennial)",
        lengths.frequency,
        (
            ("These [daily] attacks must stop.", "P1D"),
            ("They are fined [annually].", "P1Y"),
        ),
        ("The Daily Mail reported it.", "A Weekly Standard column."),
    ),
    Rule(
        "rate", "set", ("@unit",),
        r"(?:(?P<times>once|twice|(?:{INT}|several|many|a few) times|(?:{INT} )?(?:hours|days"
        r"|weeks)) )?(?:(?P<per>per|a|an) (?P<u>minute|hour|day|week|fortnight|month|quarter|year|decade)"
        r"|per (?P<u_2>second))(?!-)",
        lengths.rate,
        (
            ("There are 60,000 deaths [a year].", "P1Y"),
            ("They meet [twice a week].", "P1W"),
            ("It costs $3,800 [per year].", "P1Y"),
        ),
        ("It was delayed by a year.",),
    ),
    Rule(
        "weekdays", "set", ("@weekdays",), r"(?:on )?(?P<x>{w:WEEKDAY}s)(?! ?['’])",
        lengths.weekdays,
        (("They protest on [Fridays].", "XXXX-WXX-5"),),
        ("Friday's vote was close.",),
    ),
)  # fmt: skip
