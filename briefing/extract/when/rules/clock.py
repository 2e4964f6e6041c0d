"""Times finer than a day: the clock, parts of the day, tonight."""

from __future__ import annotations

from briefing.extract.when.builders import times
from briefing.extract.when.rule import Rule

_AP = r"(?P<ap>[ap]\.? ?m\b(?! I\b)\.?|(?-i:[AP]M))"

CLOCK = (
    Rule(
        "clock-half", "time", ("am", "pm", "m"),
        r"(?:(?P<zonebefore>{ZONE}) )?(?P<h>\d{1,2})(?:[:.](?P<min>[0-5]\d))?(?::\d\d)?[ -]?"
        + _AP + r"(?:[ ,]{1,2}(?P<zone>{ZONE})|[ ]?\((?P<zone_2>{ZONE})\))?",
        times.clock,
        (
            ("It began at [8 a.m.] on a cold day.", "2025-05-26T08:00"),
            ("It began at [6:40 p.m. EST] in Boston.", "2025-05-26T18:40"),
            ("It began at [11.30pm] in London.", "2025-05-26T23:30"),
        ),
        ("He is 8 am I right.", "It rose 13 p.m. or so."),
    ),
    Rule(
        "clock-24", "time", ("@clock",),
        r"(?P<h>[01]?\d"
        r"|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?! ?[ap]\.?m\b)(?: ?h(?:ou)?rs?\b)?(?:[ ,]{1,2}(?P<zone>{ZONE})"
        r"|[ ]?\((?P<zone_2>{ZONE})\))?",
        times.clock_24,
        (
            ("It began at [16:08 UTC], officials said.", "2025-05-26T16:08"),
            ("It began at [14:00] in Paris.", "2025-05-26T14:00"),
        ),
        ("John 3:16 was read.", "They won the relay in 3:42.10 minutes.", "A ratio of 10:10 is even odds."),
    ),
    Rule(
        "clock-military", "time",
        ("gmt", "utc", "hours", "hrs", "bst", "cet", "est", "edt", "local", "cest", "ist", "h"),
        r"(?P<h>[01]\d|2[0-3])(?:(?P<min>[0-5]\d)|[hH](?P<min_2>[0-5]\d)?)(?: ?h(?:ou)?rs)?[ ,]{0,2}(?P<zone>{ZONE})"
        r"|(?P<h_2>[01]\d|2[0-3])(?P<min_3>[0-5]\d) (?:hours|hrs)",
        times.clock,
        (("It began at [0930 GMT].", "2025-05-26T09:30"), ("It began at [1400 hours].", "2025-05-26T14:00")),
        ("It took 1400 people.",),
    ),
    Rule(
        "o-clock", "time", ("clock",),
        r"{h:INT} o['’]clock(?: in the (?P<part>morning|afternoon|evening)| at (?P<part_2>night))?",
        times.o_clock,
        (("It began at [three o’clock in the afternoon].", "2025-05-26T15:00"),),
        ("The clock stood at three.",),
    ),
    Rule(
        "noon", "time", ("noon", "midnight", "midday"),
        r"(?:12 )?(?P<part>noon|midnight|midday)(?: {ZONE})?(?! (?:Express|Mass|train))",
        times.daypart,
        (("It began at [noon].", "2025-05-26T12:00"), ("It ends at [midnight].", "2025-05-26T24:00")),
        ("The Midnight Express left.",),
    ),
    Rule(
        "dawn", "time", ("dawn", "dusk", "daybreak", "nightfall", "sunrise", "sunset"),
        r"(?:(?<=\bat )|(?<=\bbefore )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bafter ))(?P<part>dawn|dusk"
        r"|daybreak|nightfall|sunrise|sunset)(?! of\b)",
        times.daypart,
        (("The strike began at [dawn on Sunday].", "2025-05-25TMO"),),
        ("It was the dawn of an age.",),
    ),
    Rule(
        "early-hours", "time", ("hours",),
        r"(?<=\bin )the (?:early|small|wee)(?P<early>) (?:morning )?hours(?! (?:of|on)\b)",
        times.hours_of,
        (("They met on May 7, and in [the early hours], they signed.", "2025-05-07TMO"),),
        ("He works long hours.",),
    ),
    Rule(
        "part-of-day", "time", ("@daypart",), r"(?P<rel>yesterday|tomorrow|today|this|last) {part:DAYPART}(?!-)",
        times.daypart,
        (
            ("They met [yesterday afternoon].", "2025-05-25TAF"),
            ("They met [this morning].", "2025-05-26TMO"),
            ("They met [last night].", "2025-05-25TNI"),
        ),
        ("This night-time noise.",),
    ),
    Rule(
        "weekday-part", "time", ("@daypart",),
        r"(?:(?P<dir>last|next|this) )?{w:WEEKDAY}(?: |-){part:DAYPART}(?! (?:Live|Football|Lights))(?!s)",
        times.daypart,
        (
            ("A tsunami hit Java on [Monday afternoon].", "2025-05-26TAF"),
            ("He spoke on [Saturday night].", "2025-05-24TNI"),
        ),
        ("Saturday Night Live was funny.", "Monday Night Football is on."),
    ),
    Rule(
        "tonight", "time", ("tonight", "overnight"),
        r"(?:later |earlier )?(?P<part>tonight|overnight)(?! (?:success|sensation|stay|train|flight|trip|bag))",
        times.tonight,
        (("They will meet [tonight].", "2025-05-26TNI"),),
        ("It was an overnight success.",),
    ),
    Rule(
        "part-of", "time", ("@daypart",),
        r"the (?:(?:early|late) )?{part:DAYPART}(?= of )|(?<=\bin )the (?P<part_2>morning|afternoon"
        r"|evening)(?= (?:of|on)\b)",
        times.daypart,
        (("He died on [the night of May 7].", "2025-05-07TNI"),
         ("It began on [the morning of 3 June].", "2025-06-03TMO")),
        ("It was the night of the long knives.",),
        alone=False,
    ),
    Rule(
        "bare-part", "time", ("@daypart",),
        r"(?P<x>(?:early |mid-|late )?{part:DAYPART})(?=,? (?:on |of )?(?:{WEEKDAY}|{MONTH}))"
        r"|(?<=early ){part_2:DAYPART}(?= |[.,;])(?!s)|(?<=late ){part_3:DAYPART}(?= |[.,;])(?!s)",
        times.daypart,
        (("They walked until [early evening].", "2025-05-26TEV"),),
        ("Evening classes are popular.",),
        alone=False,
    ),
    Rule(
        "hours-of", "time", ("hours",),
        r"(?:the )?(?:(?:early|small|wee)(?P<early>) (?:morning )?|(?:late)(?P<late>) (?:night "
        r"|evening )?)hours(?= (?:of|on) )",
        times.hours_of,
        (("It passed in [the early hours of Thursday].", "2025-05-22TMO"),),
        ("He works long hours.", "It closed in the early hours."),
        alone=False,
    ),
    Rule(
        "in-the-part", "time", ("@daypart",),
        r"(?:(?<=\bin )|(?<=\bduring ))(?P<x>the (?:early |late )?{part:DAYPART})(?= |[.,;])(?! hours)"
        r"|(?<=\bat ){part_2:DAYPART}(?=[.,;])",
        times.anaphoric_part,
        (("They met on May 7. In [the evening], they signed.", "2025-05-07TEV"),),
        ("The evening was cold.",),
    ),
)  # fmt: skip
