"""Dates counted from the publication or from the date spoken of before: last week, two years ago, the same day."""

from __future__ import annotations

from briefing.extract.when.builders import common, dates, lengths, offsets, times
from briefing.extract.when.rule import Rule

_UNITS = ("@unit",)
_N = r"(?:(?P<n>{NUM}|an?|several|many|(?:a )?few|some|(?:a )?couple(?: of)?|(?:hundreds|thousands|dozens) of)[ -])"
_APPROX = r"(?:(?:{APPROX}) )?"

RELATIVE = (
    Rule(
        "last-unit", "date", _UNITS,
        r"(?P<dir>(?:the )?(?:week|month|year|weekend|decade|quarter) before (?=last\b)|(?:the )?(?:last|this past"
        r"|this last|this coming|this current|this|next|previous|preceding|prior|following|coming"
        r"|current))(?: fiscal| financial| calendar| academic| school)?[ -](?P<u>week|weekend|fortnight|month"
        r"|quarter|year|decade|century|semester)(?!['’]s? (?:old|end)|(?<=quarter) of an? |-(?:old|long))",
        offsets.last_unit,
        (
            ("Talks resumed [last month].", "2025-04"),
            ("The attacks came [this week].", "2025-W22"),
            ("The election is expected [next year].", "2026"),
            ("They met [last weekend].", "2025-W21-WE"),
            ("It ended in 2009, and in [the following year] it began again.", "2010"),
            ("It fell in 2009 from [the previous year].", "2008"),
            ("It will end [next quarter].", "2025-Q3"),
        ),
        ("The last week-long strike.", "This year-long effort."),
    ),
    Rule(
        "before-last", "date", _UNITS, r"(?:the )?(?P<u>week|month|year|weekend) before last",
        offsets.offset_of(-2),
        (("They met [the week before last].", "2025-W20"),),
        ("It was the week before the last vote.",),
    ),
    Rule(
        "after-next", "date", _UNITS, r"(?:the )?(?P<u>week|month|year|weekend) after next",
        offsets.offset_of(2),
        (("They will meet [the week after next].", "2025-W24"),),
        ("It is the week after the next vote.",),
    ),
    Rule(
        "same-unit", "date", _UNITS,
        r"(?P<dir>that(?: very| same)?|the (?:very )?same|the very) (?P<u>day|week|weekend|month|quarter|year|decade"
        r"|century)(?! (?:ago|after))",
        offsets.same_unit,
        (
            ("It began on May 7. [The same day], they replied.", "2025-05-07"),
            ("It began in 2009, and [that year] it ended.", "2009"),
        ),
        ("It was the same daylight robbery.",),
    ),
    Rule(
        "same-unit-last-year", "date", _UNITS,
        r"the (?:same|corresponding|comparable|equivalent) (?P<u>day|week|month|quarter|period"
        r"|time) (?:a year (?:ago|earlier|before)|(?:of |in )?(?:the )?(?:last|previous|prior) year)",
        offsets.year_before,
        (
            ("Sales fell in January, compared to [the same month a year ago].", "2024-01"),
            ("Sales fell in the first quarter, compared to [the same quarter last year].", "2024-Q1"),
        ),
        ("They did the same a year ago.",),
    ),
    Rule(
        "same-time", "date", ("date", "time", "point", "moment", "then"),
        r"that (?:date|time|point|moment)(?= |[.,;])|(?<=since )then|(?<=by )then|(?<=until )then",
        offsets.that_time,
        (
            ("A deal comes by June 10. If none is agreed by [that time], they pay.", "2025-06-10"),
            ("Britain left in 1997. Since [then], it has been free.", "1997"),
        ),
        ("He said that time flies and then left.",),
    ),
    Rule(
        "same-day-part", "time", ("@daypart",),
        r"(?P<rel>(?:later |earlier )?that|the same|the (?:previous|next|following)) {part:DAYPART}",
        times.daypart,
        (("They met on May 7. [That evening], they signed.", "2025-05-07TEV"),),
        ("They did that at night.",),
    ),
    Rule(
        "ago", "date", ("ago",),
        rf"{_APPROX}{_N}(?:(?:short|long|full|calendar|trading) )?{{u:UNIT}} ago(?! (?:when|and) )?",
        offsets.ago,
        (
            ("It crashed [a week ago].", "2025-W21"),
            ("It crashed [three days ago].", "2025-05-23"),
            ("He was elected [nineteen years ago].", "2006"),
            ("It shipped [nearly a decade ago].", "2015"),
            ("It shipped [two months ago].", "2025-03"),
            ("It shipped [several years ago].", "PAST_REF"),
        ),
        ("Two years of drought.",),
    ),
    Rule(
        "unit-ago", "date", ("ago",),
        r"(?:(?P<days>days|weeks|months|years|decades|centuries|moments|long|not (?:so |very |too |that )?long"
        r"|some time|a (?:long )?(?:time|while)|ages)) ago",
        common.known("PAST_REF"),
        (("It happened [a long time ago].", "PAST_REF"), ("It began [decades ago].", "PAST_REF")),
        ("He came in days of old.",),
    ),
    Rule(
        "from-now", "date", ("now", "today"), rf"{_APPROX}{_N}{{u:UNIT}} from (?:now|today)",
        offsets.ahead,
        (("They will vote [two weeks from now].", "2025-W24"),
         ("They will vote [three days from today].", "2025-05-29")),
        ("Two weeks from the vote, nobody knew.",),
    ),
    Rule(
        "in-units-time", "date", ("time",), rf"in {_N}{{u:UNIT}}['’]s? time",
        offsets.ahead,
        (("They will vote [in two weeks’ time].", "2025-W24"),),
        ("In two weeks they will vote.",),
    ),
    Rule(
        "earlier", "date", ("earlier", "before", "previously", "previous", "prior", "beforehand"),
        rf"{_APPROX}(?:{_N}|(?P<the>the )){{u:UNIT}} (?:earlier|before|previously|previous|prior"
        rf"|beforehand)(?=[.,;:)”\"—–]| (?:and|but|with|when|while|as|in|on|at|by|to|from|for|he|she|it|they"
        rf"|after)\b|$)(?! (?:to|and|the) )",
        offsets.earlier,
        (
            ("Sales fell to 5 million in 2009 from 8 million [a year earlier].", "2008"),
            ("He died on May 7. [Two days earlier], he had voted.", "2025-05-05"),
            ("He died on May 7. He had voted [the day before].", "2025-05-06"),
        ),
        ("It came a day before the vote.",),
    ),
    Rule(
        "units-later", "duration",
        ("hours", "days", "weeks", "months", "years", "minutes", "decades", "centuries", "moments"),
        r"(?:(?:just|only|mere) )?(?P<u>minutes|hours|days|weeks|months|years|decades|centuries) (?:later|earlier)"
        r"|(?P<u_2>minutes|hours|days|weeks|months|years|decades|centuries)(?= (?:after|before|into)\b)",
        lengths.vague_length,
        (("The Senate voted [hours earlier].", "PTXH"), ("It came [days] after the vote.", "PXD")),
        ("These are the years.",),
    ),
    Rule(
        "past-units", "date", ("weeks", "months", "years", "days", "decades", "hours", "times"),
        r"(?:the )?(?:past|last) (?P<u>hours|days|weeks|months|years|decades|centuries)",
        lengths.vague_length,
        (("They protested in [the past weeks].", "PXW"),),
        ("The past was better.",),
    ),
    Rule(
        "earlier-lone", "date", ("earlier",), rf"{_APPROX}{_N}{{u:UNIT}} earlier(?! than)",
        offsets.earlier,
        (("Revenue was $5 million [a year earlier], up 3 percent.", "2024"),),
        ("It came two days earlier than planned.",),
    ),
    Rule(
        "later", "date", ("later", "afterwards", "afterward", "@unit"),
        rf"{_APPROX}(?:{_N}|(?P<the>the )){{u:UNIT}} (?:later|afterwards?|after(?=[.,;:)”\"—–]|$)"
        rf"|on(?=[.,;]))(?! than)",
        offsets.later,
        (
            ("He voted on May 7 and died [a day later].", "2025-05-08"),
            ("He voted in May 2020; [two years later], he died.", "2022"),
            ("He voted on May 7 and died [the day after].", "2025-05-08"),
        ),
        ("He came two days later than planned.",),
    ),
    Rule(
        "next-day", "date", _UNITS, r"(?:on )?(?P<x>the (?P<side>next|following|previous|preceding) day)(?!-)",
        offsets.day_beside,
        (("He voted on May 7 and died [the next day].", "2025-05-08"),
         ("He voted on May 7; on [the previous day] he spoke.", "2025-05-06")),
        ("The next day-trip is free.",),
    ),
    Rule(
        "week-of", "date", ("week", "month", "quarter", "year", "period"),
        r"(?:the |its )?(?P<u>week)(?= of )|(?:the |its )?(?:fiscal |financial |first |second |third "
        r"|fourth )?(?P<u_2>week|month|quarter|year)(?= (?:ending|ended) )",
        offsets.unit_of,
        (("It fell in [the week of May 12].", "2025-W20"),
         ("Profit for [the quarter ended Dec. 31] fell.", "2024-Q4"),
         ("Profit for [the fiscal year ending June 30] fell.", "2025")),
        ("A week of protests began.",),
        alone=False,
    ),
    Rule(
        "the-unit", "date", _UNITS,
        r"(?:(?<=\bfor )|(?<=\bend )|(?<=\bended )|(?<=\bending )|(?<=\bfinish )|(?<=\bfinished )|(?<=\bclosed )"
        r"|(?<=\bclose )|(?<=\bstart )|(?<=\bbegan )|(?<=\bbegin )|(?<=\bstarted ))(?P<x>the (?P<u>day|week|month"
        r"|quarter|year|session))(?= |[.,;])(?! (?:of|when|that|before|after|which|he|she|they|it|we|to come|ahead"
        r"|I)\b)",
        offsets.the_unit,
        (("On Friday, stocks rose, ending [the day] at 8,017.", "2025-05-23"),
         ("The index was up 2 percent for [the year].", "2025")),
        ("He waited for the day when she came.",),
    ),
    Rule(
        "of-the-unit", "date", _UNITS,
        r"(?:(?<=est of )|(?<=most of )|(?<=part of )|(?<=rest of )|(?<=remainder of )|(?<=half of )|(?<=first of )"
        r"|(?<=last of )|(?<=weeks of )|(?<=months of )|(?<=days of )|(?<=hours of )"
        r"|(?<=time of ))(?P<x>the (?P<u>day|week|month|quarter|year))(?! (?:that|when|they|he|she|it|we|he)\b)",
        offsets.the_unit,
        (("Volume was the lowest of [the year].", "2025"), ("The rest of [the week] was calm.", "2025-W22")),
        ("She is the player of the year.",),
    ),
    Rule(
        "year-ago", "date", ("ago", "earlier"),
        r"(?:the |a |its )?(?P<u>year|month|week|quarter)[- ](?:ago|earlier) (?:period|quarter|month|week|figure"
        r"|level|result|loss|profit)s?|(?P<u_2>year|month|week)-(?:ago|earlier)",
        offsets.unit_ago,
        (("It compares with a loss of $1 in [the year-ago period].", "2024"),
         ("In [the year-ago quarter] it lost $1.", "2024")),
        ("It happened a year ago.",),
    ),
    Rule(
        "ordinal-day", "date", _UNITS,
        r"(?:(?:the|its|their|a|his|her) )?(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
        r"|twelfth|\d+(?:nd|rd|th))(?: (?:straight|consecutive|successive|full))? (?P<u>day|night|week|month"
        r"|year)(?= (?:of|in a row|running)\b|[.,;])",
        offsets.ordinal_here,
        (("The police were there on [the eleventh week] of protests.", "2025-W22"),
         ("Prices rose for [a third straight month], as they had.", "2025-05")),
        ("He came second.", "The second man of the year won."),
    ),
    Rule(
        "this-time", "date", ("time",), r"this time (?P<dir>last|next) (?P<u>year|month|week)",
        offsets.last_unit,
        (("Prices were higher [this time last year].", "2024"),),
        ("This time he won.",),
    ),
    Rule(
        "latest-unit", "date", ("latest",), r"(?:the )?latest (?P<u>week|month|quarter|year|day)",
        offsets.offset_of(-1),
        (("In [the latest quarter], revenue grew.", "2025-Q1"),),
        ("The latest report is out.",),
    ),
    Rule(
        "that-season", "date", ("spring", "summer", "autumn", "fall", "winter"),
        r"(?:that|the same|the (?:following|next)) {s:SEASON}(?! of\b)",
        dates.that_season,
        (("He was there in 1969 and moved [that fall].", "1969-FA"),),
        ("He saw that fall of the city.",),
    ),
    Rule(
        "year-end", "date", ("year", "years"),
        r"(?<=\bby )year[- ]?end|(?<=\bat )year[- ]?end|(?:the )?year['’]s end|(?<=\bby )end[- ]of[- ]year",
        offsets.offset("year", 0),
        (("The drought will be over by [year-end].", "2025"), ("It will close before [the year’s end].", "2025")),
        ("The year-end bonus was paid.",),
    ),
    Rule(
        "in-the-unit", "date", _UNITS, r"the (?P<u>day|week|month|quarter|year|decade|century|weekend)",
        offsets.the_unit,
        (("It will close by [the end of the year].", "2025"),
         ("Bosses hinted at it [earlier in the week].", "2025-W22")),
        ("The day was long.", "The year was hard."),
        alone=False,
    ),
    Rule(
        "the-weekend", "date", ("weekend",),
        r"(?<=\bover )the weekend|(?<=\bduring )the weekend|(?<=\bat )the weekend|(?<=\bthis )weekend",
        dates.the_weekend,
        (("They met over [the weekend].", "2025-W21-WE"), ("They will meet over [the weekend].", "2025-W22-WE")),
        ("The weekend was cold.",),
    ),
    Rule(
        "following-units", "duration", _UNITS,
        r"the (?:following|ensuing|subsequent|succeeding) {n:INT} (?P<u>days|weeks|months|years)",
        offsets.following("after"),
        (
            ("India struck on May 7. Pakistan fought over [the following three days].", "2025-05-08/2025-05-10"),
        ),
        ("The following three men were held.",),
    ),
    Rule(
        "preceding-units", "duration", _UNITS,
        r"the (?:preceding|previous|prior) {n:INT} (?P<u>days|weeks|months|years)",
        offsets.following("before"),
        (("He died on May 7. In [the preceding three days] he slept.", "2025-05-04/2025-05-06"),),
        ("The previous three men were held.",),
    ),
)  # fmt: skip
