"""Days: numeric and written dates, weekdays, today and its neighbours, holidays."""

from __future__ import annotations

from briefing.extract.when.builders import common, dates, offsets
from briefing.extract.when.holidays import NAMES
from briefing.extract.when.rule import Rule

_DIR = r"(?P<dir>last|next|this(?: past| coming| last)?|the previous|the coming|past|upcoming)"

DAYS = (
    Rule(
        "iso-date", "date", ("@dashed",), r"(?P<y>(?:1[5-9]|20|21)\d\d)-(?P<m>{MONTHNUM})-(?P<d>{DAYNUM})(?![-\d])",
        dates.full_date,
        (("The file is dated [2025-05-26].", "2025-05-26"),),
        ("Call 2025-05-260 for help.", "Order 1925-13-40 was void."),
    ),
    Rule(
        "slash-date", "date", ("@slashed", "@dotted"),
        r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?!\d|[./]\d)",
        dates.numeric_date,
        (
            ("The form was filed on [5/26/2025].", "2025-05-26"),
            ("The form was filed on [26/05/2025].", "2025-05-26"),
            ("Der Vertrag vom [3.10.1990] gilt.", "1990-10-03"),
            ("It was signed on [7/8/07].", "2007-07-08"),
        ),
        ("Version 13.14.15 is out.", "The vote was 3/4 in favour."),
    ),
    Rule(
        "month-day-range", "date", ("@month",),
        r"{m:MONTH} {d:DAYNUM}(?: ?[-–—] ?| to | and | through | or )(?P<e>{DAYNUM})(?:st|nd|rd"
        r"|th)?(?:,? (?P<y>(?:19|20)\d\d))?(?![\d%]|[.,:]\d)",
        dates.day_range,
        (
            ("They meet on [June 3-5].", "2025-06-03/2025-06-05"),
            ("They met on [May 7–10, 2024].", "2024-05-07/2024-05-10"),
        ),
        ("It rose in June 5-fold.",),
    ),
    Rule(
        "range-day-month", "date", ("@month",),
        r"(?P<d>{DAYNUM})(?:st|nd|rd|th)?(?: ?[-–—] ?| to | and | or )(?P<e>{DAYNUM})(?:st|nd|rd|th)?(?: "
        r"|-)(?:of )?{m:MONTH}(?:,? (?P<y>(?:19|20)\d\d))?(?!\d)",
        dates.day_range,
        (("They meet on [3-5 June].", "2025-06-03/2025-06-05"),),
        ("Some 30-40 June weddings were held.",),
    ),
    Rule(
        "month-day-year", "date", ("@month",),
        r"{m:MONTH}\s{0,2}(?P<d>{DAYNUM}(?:st|nd|rd|th)?)(?: ?, ?| |,? of )(?P<y>(?:1[0-9]|20|21)\d\d"
        r"|['’]\d\d)(?!\d)",
        dates.full_date,
        (
            ("It ended on [May 7, 2025], they said.", "2025-05-07"),
            ("It ended on [Dec. 31st, 2024].", "2024-12-31"),
            ("It ended on [MAY 7 2025].", "2025-05-07"),
            ("It ended on [May7,2025].", "2025-05-07"),
        ),
        ("Feb. 30, 2024 is no day at all, nor is it a date.",),
    ),
    Rule(
        "day-month-year", "date", ("@month",),
        r"(?:the )?{d:DAY}(?: |-|\.? ?)(?:of )?{m:MONTH}(?: |, ?|-)?(?P<y>(?:1[0-9]|20|21)\d\d)(?!\d)",
        dates.full_date,
        (
            ("The declaration of [30 December 2005] is void.", "2005-12-30"),
            ("It began on [the 3rd of June, 1916].", "1916-06-03"),
            ("It began on [3June2015].", "2015-06-03"),
        ),
        ("Some 31 June 2024 tickets were sold.",),
    ),
    Rule(
        "september-11", "date", ("september", "sept"),
        r"{m:MONTH} 11(?:th)?(?=,? (?:attacks?|terror\w*|hijack\w*|bombings?|hijackers)\b)",
        dates.september_11,
        (("It was the worst since the [Sept. 11] attacks.", "2001-09-11"),),
        ("They met on Sept. 11 in Paris.",),
    ),
    Rule(
        "month-day", "date", ("@month",),
        rf"(?:{_DIR} )?{{m:MONTH}}\s{{0,2}}{{d:DAY}}(?!\s?(?:percent|per cent|,\d))",
        dates.month_day,
        (
            ("The attack on [April 22] killed 26.", "2025-04-22"),
            ("The elections will be held on [June 3rd].", "2025-06-03"),
            ("Talks resumed on [Sept. 5], officials said.", "2024-09-05"),
            ("It was published on [June3].", "2025-06-03"),
        ),
        ("Prices may 10 times out of ten rise.", "They march 20 miles.", "In March 12.5 percent were idle."),
    ),
    Rule(
        "day-month", "date", ("@month",), r"(?:the )?{d:DAY}(?: |-)?(?:of )?{m:MONTH}(?!\s\d)",
        dates.month_day,
        (
            ("They met on [7 May].", "2025-05-07"),
            ("They met on [the 7th of May].", "2025-05-07"),
            ("They met on [7th May].", "2025-05-07"),
        ),
        ("Some 40 May Day marches were held.", "At 20 may be too young."),
    ),
    Rule(
        "day-of-month", "date", ("@ordinal",),
        r"(?:on|by|until|from|to|till) (?P<x>the (?P<d>\d{1,2}(?:st|nd|rd|th)))(?=[.,;:)]|$| (?:and|but|at|in|for|to"
        r"|when|with|after|before)\b)",
        dates.day_of_month,
        (("The court meets again on [the 28th].", "2025-05-28"), ("The strike lasted until [the 9th].", "2025-05-09")),
        ("He finished on the 3rd floor.", "It is the 4th largest.", "They work on the 20th anniversary."),
    ),
    Rule(
        "day-of-this-month", "date", ("@ordinal",),
        r"(?P<x>the (?P<d>\d{1,2}(?:st|nd|rd|th)))(?= of (?:this|last|next|the) month\b)",
        dates.day_of_month,
        (("They met on [the 21st of last month].", "2025-04-21"),),
        ("It was the 21st of its kind.",),
        alone=False,
    ),
    Rule(
        "weekday", "date", ("@weekday",), rf"(?:{_DIR} )?{{w:WEEKDAY}}",
        dates.open_weekday,
        (
            ("They met in Ankara on [Sunday].", "2025-05-25"),
            ("They met in Ankara on [Monday].", "2025-05-26"),
            ("They will meet in Ankara on [Thursday].", "2025-05-29"),
            ("[Friday]'s strike closed the port.", "2025-05-23"),
            ("They met [last Wednesday].", "2025-05-21"),
            ("They will meet [next Wednesday].", "2025-05-28"),
            ("They will meet [this coming Friday].", "2025-05-30"),
            ("The markets stay closed until [Wednesday].", "2025-05-28"),
        ),
        (
            "The Sunday Times reported it.", "Black Monday shook the banks.", "Bloody Sunday is remembered.",
            "He sold it on Cyber Monday.", "Sheffield Wednesday lost again.",
        ),
    ),
    Rule(
        "weekday-short", "date", ("@shortweekday",), r"{w:SHORTWEEKDAY}(?=,? (?:{MONTH}|\d{1,2} {MONTH}|\d))",
        dates.open_weekday,
        (("Updated [Fri, 9:15 a.m.]", "2025-05-23T09:15"),),
        ("The Sun said so.", "He sat down.", "We wed in May."),
    ),
    Rule(
        "weekday-last-week", "date", ("week",), r"{w:WEEKDAY} (?:of )?(?P<week>last|this|next) week",
        offsets.weekday_of_week,
        (
            ("They met on [Thursday last week].", "2025-05-22"),
            ("They will meet on [Thursday of next week].", "2025-06-05"),
            ("They will meet on [Thursday this week].", "2025-05-29"),
        ),
        ("They met on Thursday; last week was hard.",),
    ),
    Rule(
        "weekday-week", "date", ("week",), r"(?:a week|one week) (?P<way>ago|from) (?:on )?{w:WEEKDAY}",
        offsets.week_from_weekday,
        (("They will vote [a week from Tuesday].", "2025-06-03"),),
        ("They will vote a week after Tuesday.",),
    ),
    Rule(
        "today", "date", ("today",),
        r"(?:later|earlier) today|today(?! (?:program|programme|show|newspaper)\b)(?!['’]s (?:world|society"
        r"|standards|generation|youth|(?:[a-z]+ )?economy|consumers|market|young|environment|terms|money|dollars"
        r"|prices))",
        offsets.offset("day", 0),
        (("The minister resigned [today].", "2025-05-26"), ("He spoke [earlier today].", "2025-05-26")),
        ("In today's world nothing is safe.", "USA Today reported it."),
    ),
    Rule(
        "today-now", "date", ("today",),
        r"today(?=['’]s (?:world|society|standards|generation|youth|(?:[a-z]+ )?economy|consumers|market|young"
        r"|environment|terms|money|dollars|prices))",
        common.known("PRESENT_REF"),
        (("It cannot last in [today]'s global economy.", "PRESENT_REF"),),
        ("Today's meeting is over.",),
    ),
    Rule(
        "yesterday", "date", ("yesterday",), r"yesterday",
        offsets.offset("day", -1),
        (("The minister resigned [yesterday].", "2025-05-25"),),
        ("Yesterdays are gone.",),
    ),
    Rule(
        "tomorrow", "date", ("tomorrow",), r"tomorrow(?!['’]s (?:world|leaders|generation))",
        offsets.offset("day", 1),
        (("The minister will resign [tomorrow].", "2025-05-27"),),
        ("These are tomorrow's leaders.",),
    ),
    Rule(
        "day-before-yesterday", "date", ("yesterday", "tomorrow"),
        r"the day (?P<which>before yesterday|after tomorrow)",
        offsets.day_beyond,
        (
            ("It rained [the day before yesterday].", "2025-05-24"),
            ("It will rain [the day after tomorrow].", "2025-05-28"),
        ),
        ("It rained the day before the vote.",),
    ),
    Rule(
        "nine-eleven", "date", ("@slashed",), r"9/11(?!/)",
        dates.the_day(2001, 9, 11),
        (("Security changed after [9/11].", "2001-09-11"),),
        ("The score was 9/110.",),
    ),
    Rule(
        "holiday", "date", NAMES.words,
        rf"(?:{_DIR} )?(?P<feast>{NAMES.pattern})(?:,? (?P<y>(?:1[5-9]|20|21)\d\d)(?!\d))?(?! (?:Island|carols?"
        rf"|cards?"
        r"|shopping|gifts?|presents?|trees?|party|parties|dinner|Carol|sermon|address|message|card|decorations?))",
        dates.feast,
        (
            ("They return after [Christmas].", "2024-12-25"),
            ("They will return before [Christmas Day].", "2025-12-25"),
            ("They met on [Easter Sunday].", "2025-04-20"),
            ("It was shut on [New Year's Day 2020].", "2020-01-01"),
            ("Shops will close on [Thanksgiving].", "2025-11-27"),
        ),
        ("Christmas Island is remote.", "He read A Christmas Carol."),
    ),
)  # fmt: skip
