"""Numbers that are no figures: dates, ages, ordinals, names, scores, addresses, parts of larger strings.

A row reads what stands right before or after a number. Its examples hold such a number and give no figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.extract.figures.candidates import Candidate
from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A row: ``before`` must end right at the number, ``after`` must start right behind it (either may be None)."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    examples: tuple[str, ...]


_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NUMBERED = (
    "Nos?|[Nn]umbers?|Art(?:icle)?s?|Sec(?:tion)?s?|Chapters?|[Rr]esolutions?|Rules?|Clauses?|[Pp]ages?|pp?|Routes?|"
    "Highways?|Interstate|Flight|Channel|Levels?|Phase|Grades?|Type|Group|Room|Figure|Tables?|Title|Parts?|Vol(?:ume)?|"
    "[Pp]aragraphs?|[Ll]ines?|Day|Boeing|Airbus|Windows|[Vv]ersions?|Gate|Unit|Block|Building|Apartment|Suite|"
    "Proposition|Amendment|Protocol|Schedule|Annex|Exhibit|Area|Zone|Sector|District|Ward|Precinct|Division|Formula|"
    "Apollo|Soyuz|Mark|Season|Episode|Week|Round|Stage|Game|Match|Lap|Runway|Pier|Terminal|Platform|Category|Class|"
    "[Pp]osts?|[Rr]eactors?|[Ff]lights|[Gg]ates|[Pp]latforms|[Rr]ooms|Tier|Step|Goal|"
    "[Rr]adio|Law|Act|Bill|UNSCR|Order|Decree|Directive|Regulation|Case|Docket|Psalm|Model|Camp|Track|Year"
)
_STRAIGHT = "consecutive|straight|full|whole|long|short|more|calendar|working|business|successive"
_TIMES = (
    "years?|months?|weeks?|weekends?|days?|nights?|hours?|hrs?|minutes?|mins?|seconds?|secs?|decades?|centur(?:y|ies)|"
    "millennia|fortnights?|quarters?|semesters?|mornings?|evenings?"
)
_YOUNG = "child|children|people|kids|youths|those|anyone|players?|girls|boys"
_ATTRIBUTES = (
    "state|way|party|tier|step|sided|fold|time|star|storey|story|stage|track|speed|page|word|point plan|pronged|wheel|"
    "door|hour|minute|year|month|week|day|night|share|set|match|game|round|lane|digit|part|term"
)


def _row(ident: str, before: str | None, after: str | None, *examples: str) -> Exclusion:
    return Exclusion(
        ident,
        re.compile(rf"(?:{before})$") if before else None,
        re.compile(after) if after else None,
        examples,
    )


EXCLUSIONS: tuple[Exclusion, ...] = (
    _row("block", r"\b[Tt]he ", r" block of\b", "Officers were called to the 1200 block of Airport Boulevard."),
    _row("month-day", rf"\b{_MONTHS} ", None, "The deal was signed on March 3."),
    _row("day-month", None, rf"(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b", "The deal was signed on 30 December 2005."),
    _row(
        "numbered",
        rf"\b(?:{_NUMBERED})\.? ?",
        None,
        "The council cited Section 212 of the act.",
        "Flight 370 vanished over the sea.",
    ),
    _row(
        "numbered-too",
        rf"\b(?:{_NUMBERED}) (?:\d+(?:,|,? and|,? or) )+",
        None,
        "The shells fell near police posts 542 and 543.",
        "Workers returned to reactors 1, 2 and 3.",
    ),
    _row(
        "index-noun",
        r"[A-Z][\w&]*(?:['’]s)? ",
        r" (?:(?:stock|share) )?(?:market )?(?:index|average|benchmark)\b",
        "The prominent Japanese Nikkei 225 stock market index fell on Thursday.",
        "The Standard & Poor's 500 index dropped.",
    ),
    _row(
        "model",
        r"\b(?:[Tt]he|[Tt]heir|[Ii]ts|new|newest|first) ",
        r" [A-Z][a-z]+(?<!s)(?:$|[.,;:]| (?:in|at|on|is|was|has|into|from|to|with)\b)",
        "Boeing have unveiled their new 787 Dreamliner at the factory.",
    ),
    _row("top", r"\b[Tt]op ", None, "It is a top 10 market for the firm."),
    _row("hash", r"[#№]", None, "It has been the #2 browser for a month."),
    _row(
        "glued-left",
        r"[\w.][-‑]?|\w[’'/.,]|[/\\@_=&?]",
        None,
        "COVID-19 closed the border.",
        "A Boeing B-52 flew over the town.",
        "See example.org/2254 for more.",
    ),
    _row(
        "glued-right",
        None,
        r"[A-Za-z_@]|-[A-Z]|/\d|[-–]\d|:\d|\.\w",
        "The 4G network reaches Gaza.",
        "The 24/7 hotline opened.",
    ),
    _row(
        "clock",
        None,
        r"\s?(?:[ap]\.?m\b|o['’]clock|hrs\b|GMT\b|UTC\b)",
        "The call is at 8 am today.",
        "It closed at 5 o'clock.",
    ),
    _row("time-colon", r"\d:", None, "It crashed at 10:45 near the coast."),
    _row("ordinal", None, r"(?:st|nd|rd|th)\b", "The 48th district voted for the plan."),
    _row(
        "span-of-time",
        None,
        rf"(?:[- ](?:{_STRAIGHT}))*[- ](?:{_TIMES})\b(?! per)",
        "He was jailed for 12 years.",
        "The two-year term ends soon.",
        "They walked for 36 hours.",
    ),
    _row("age", r"\b(?:aged?|ages|age of|turn(?:s|ed|ing)?) ", None, "Smith, aged 35, was held."),
    _row("years-old", None, r"[- ](?:year|month)s?[- ]olds?\b", "A 35-year-old man was held."),
    _row("decade", None, r"['’]?s\b", "In the 1990s the firm grew.", "She is in her 30s."),
    _row("apostrophe-year", r"['’‘]", None, "The class of '68 met again."),
    _row(
        "index",
        r"\b(?:S ?& ?P|Poor['’]s|FTSE|Nikkei|Fortune|Forbes|Russell|CAC|DAX|IBEX|ASX|Stoxx|TOPIX|KOSPI) ",
        None,
        "The S&P 500 plunged.",
        "The Standard & Poor's 500 and the FTSE 100 fell.",
    ),
    _row("called", r"\b[Tt]he ", r" [“\"‘«][A-Z]", "The 787 “Dreamliner” made its first flight."),
    _row("phone", r"\+?\d[\d()\s-]{2,}[-\s(]|\+", None, "Call +44 20 7946 0018 for details."),
    _row(
        "child-under",
        rf"\b(?:{_YOUNG}) under ",
        r"(?!,?\d| [a-z])",
        "The smoke hurt a child under 13.",
    ),
    _row(
        "attribute",
        None,
        rf"-(?:{_ATTRIBUTES})\b| (?:page|track|star)\b",
        "They seek a two-state solution.",
        "The 223-page bill passed.",
    ),
)

# What a currency, a sign of per cent or a unit overrules.
_OVERRULED = frozenset("glued-left glued-right span-of-time apostrophe-year decade phone numbered".split())


def excluded_by(text: str, candidate: Candidate, within: Span) -> str | None:
    """The row that excludes a number, by what stands beside its digits, or None."""
    start, end = candidate.core.start, candidate.core.end
    digits = candidate.core.of(text)
    if re.match(r"0\d", digits):
        return "leading-zero"
    left = text[max(within.start, start - 30) : start]
    right = text[end : min(within.end, end + 60)]
    united = candidate.kind in ("money", "percent", "points", "measure", "share")
    for row in EXCLUSIONS:
        if row.id in ("numbered", "numbered-too") and "," in digits:
            continue
        if united and row.id in _OVERRULED and (row.id != "numbered" or candidate.kind == "money"):
            continue
        if (row.before is None or row.before.search(left)) and (row.after is None or row.after.match(right)):
            return row.id
    return None


_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = re.compile(rf"{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?: (?:to|and|or) {_YEAR})?")


def is_year(candidate: Candidate, text: str) -> bool:
    """A bare number that reads as a year: "2008", "1992-1996", "2005–06"."""
    if candidate.kind not in ("bare", "range") or candidate.form != "digits":
        return False
    return _YEARS.fullmatch(candidate.core.of(text)) is not None
