"""Lengths of time."""

from __future__ import annotations

from briefing.extract.when.builders import common, lengths, offsets
from briefing.extract.when.rule import Rule

_UNITS = ("@unit",)
_APPROX = r"(?:(?:{APPROX}) )?"
_KIND = (
    r"(?:(?:full|whole|straight|consecutive|successive|long|short|entire|working|business|trading|calendar|more"
    r"|further|additional|solid|long,? hard) )?"
)
_AGE = r"(?!(?:[ -]old|[ -]olds| of age)\b)"

LENGTHS = (
    Rule(
        "length", "duration", _UNITS,
        rf"{_APPROX}(?:an? (?:additional|further|extra|whole|full) |another )?{{n:NUM}}(?: |-"
        rf"|–)?{_KIND}{{u:UNIT}}(?:-long\b)?{_AGE}(?:['’](?=\s))?",
        lengths.duration,
        (
            ("She has been with them for [33 years].", "P33Y"),
            ("They reached a [12-year] low.", "P12Y"),
            ("It took [two and a half months].", "P2.5M"),
            ("It fell after [six straight days] of losses.", "P6D"),
            ("It is expected in [about one year].", "P1Y"),
            ("He spoke for [more than two hours].", "PT2H"),
            ("It needs [5years] at best.", "P5Y"),
        ),
        ("A 35-year-old man was held.", "She is 35 years old.", "Children of 10 years of age may go."),
    ),
    Rule(
        "length-one", "duration", _UNITS,
        rf"{_APPROX}(?:another|an?|one) (?:(?:full|whole|entire|further|single|additional|solid"
        rf"|calendar) )?(?P<u>minute|hour|day|week|fortnight|month|year|decade|century){_AGE}(?!-)",
        lengths.one_unit,
        (
            ("It was delayed by [a year].", "P1Y"),
            ("It has shipped for [more than a week].", "P1W"),
            ("They met for [an hour].", "PT1H"),
        ),
        ("Just a second thought.", "A day-care centre."),
    ),
    Rule(
        "length-and-half", "duration", _UNITS, rf"{_APPROX}(?:an?|one) {{u:UNIT}} (?P<half>and a half)",
        lengths.duration,
        (("He waited [a year and a half].", "P1.5Y"),),
        ("He waited a year and half the town waited too.",),
    ),
    Rule(
        "length-half", "duration", ("half",),
        r"(?:about |nearly |almost |over |more than )?(?:half (?:an?|the)|a half|half)[ -](?P<u>hour|day|year|decade"
        r"|century)",
        lengths.half_unit,
        (("He waited [half an hour].", "PT30M"), ("He reigned [half a century].", "P50Y")),
        ("Half the town waited.",),
    ),
    Rule(
        "length-quarter", "duration", ("quarter",),
        r"(?:(?:about|nearly|almost|more than) )?(?:a |the (?:last|past) )?quarter(?:[- ]| of a )century",
        common.known("P25Y", "year"),
        (("He ruled for [a quarter of a century].", "P25Y"),),
        ("A quarter of them left.",),
    ),
    Rule(
        "length-compound", "duration", _UNITS,
        r"(?P<n>{NUM}|an?)[ -]{u:UNIT}(?:,? and |, | )(?P<k>{NUM}|an?)[ -]{v:UNIT}",
        lengths.compound_length,
        (("He ran it in [two hours and 15 minutes].", "PT2H15M"), ("He served [two years and six months].", "P2Y6M")),
        ("He waited two years and she waited six months.",),
    ),
    Rule(
        "length-range", "duration", _UNITS,
        rf"{_APPROX}(?:between )?(?P<n>{{INT}})(?: to | and | or |-|–|—| - )(?P<k>{{INT}})(?: |-){{u:UNIT}}{_AGE}",
        lengths.length_range,
        (
            ("It will take [between 12 and 18 months].", "P12M/P18M"),
            ("It will take [60 to 90 days].", "P60D/P90D"),
            ("It will take [3-5 years].", "P3Y/P5Y"),
        ),
        ("Those 3-5 years old may go.",),
    ),
    Rule(
        "length-vague", "duration", _UNITS,
        rf"(?:{_APPROX}(?:several|many,? many|many|a few|few|some|a couple(?: of)?|couple(?: of)?|numerous"
        rf"|a number of|multiple|countless|so many|too many|as many|(?:hundreds|thousands|dozens|scores) of|those"
        rf"|these)"
        r"(?: more| long| full| short)?[ -]|(?:multi|several)-)(?P<u>seconds|minutes|hours|days|weeks|months|years?"
        rf"|decades?|centuries){_AGE}",
        lengths.vague_length,
        (
            ("It was pushed back [several years].", "PXY"),
            ("We have supported it for [many, many years].", "PXY"),
            ("It is a [multi-year] contribution.", "PXY"),
        ),
        ("Several men waited.",),
    ),
    Rule(
        "length-long", "duration", _UNITS,
        r"(?:(?P<u>second|minute|day|week|month|year|decade|century|hour)s?-long|(?:(?<=for )|(?<=within )|(?<=in )"
        r"|(?<=over )|(?<=after )|(?<=took )|(?<=takes )|(?<=take )|(?<=spent )|(?<=lasted ))(?P<u_2>minutes|hours"
        r"|days|weeks|months|years|decades|centuries)(?= |[.,;])(?! (?:later|earlier|ago|before|after|to come"
        r"|ahead)\b)|(?P<u_3>minutes|hours|days|weeks|months|years|decades|centuries)(?= of (?!age\b)))",
        lengths.unit_long,
        (
            ("It settled its [decades-long] dispute.", "PXDE"),
            ("He led the [year-long] project.", "P1Y"),
            ("They talked for [hours].", "PTXH"),
            ("It was the first vote in [decades].", "PXDE"),
            ("It took [years] to build.", "PXY"),
        ),
        ("It was a long day.",),
    ),
    Rule(
        "length-past", "duration", _UNITS,
        r"(?:(?:the )?(?:last|past|next|coming|first|final|previous|preceding|opening|closing|initial|previous)"
        r"|these|those|the|its|their|his|her) (?P<n>{INT}|few|several|couple of|couple|many)[ -](?:(?:trading"
        r"|working|business|calendar|full) )?(?P<u>seconds|minutes|hours|days|weeks|months|quarters|years|decades"
        r"|centuries)(?! (?:ago|later|earlier|before|old))",
        lengths.past_length,
        (
            ("Over [the past five trading days], stocks fell.", "P5D"),
            ("In [the past few days], bodies were found.", "PXD"),
            ("It will close over [the next four years].", "P4Y"),
        ),
        ("The last three men were held.",),
    ),
    Rule(
        "length-past-one", "duration", _UNITS,
        r"the past (?P<u_2>hour|day|week|month|year|decade|century|quarter)(?! (?:of|to)\b)|the (?:last|next|coming"
        r"|first) (?P<u>hour|day|week|month|year|decade|century|quarter)(?! (?:of|to|when)\b)",
        offsets.unit_beside,
        (("It grew over [the past year].", "P1Y"), ("They complete it within [the next month].", "P1M")),
        ("The past is over; the next of kin were told.",),
    ),
)  # fmt: skip
