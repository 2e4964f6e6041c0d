"""Lengths of time."""

from __future__ import annotations

from briefing.extract.when import builders as b
from briefing.extract.when.rule import Rule

_UNITS = ("@unit",)
_APPROX = r"(?:(?:{APPROX}) )?"
_KIND = r"(?:(?:full|whole|straight|consecutive|successive|long|short|entire|working|business|trading|calendar|more|further|additional|solid|long,? hard) )?"
_AGE = r"(?!(?:[ -]old|[ -]olds| of age)\b)"

LENGTHS = (
    Rule(
        "length", "duration", _UNITS, rf"{_APPROX}(?:an? )?(?:additional |further |extra )?{{n:NUM}}(?: |-|–)?{_KIND}{{u:UNIT}}{_AGE}(?:['’](?=\s))?",
        b.duration,
        (
            ("She has been with them for [33 years].", "P33Y"),
            ("They reached [a 12-year] low.", "P12Y"),
            ("It took [two and a half months].", "P2.5M"),
            ("It fell after [six straight days] of losses.", "P6D"),
            ("It is expected in [about one year].", "P1Y"),
            ("He spoke for [more than two hours].", "PT2H"),
            ("It needs [5years] at best.", "P5Y"),
        ),
        ("A 35-year-old man was held.", "She is 35 years old.", "Children of 10 years of age may go.", "It came 2nd Day."),
    ),
    Rule(
        "length-one", "duration", _UNITS, rf"{_APPROX}(?:an?|one) (?:(?:full|whole|entire|further|single|additional|solid) )?(?P<u>second|minute|hour|day|week|fortnight|month|year|decade|century){_AGE}(?!-)",
        b.one_unit,
        (
            ("It was delayed by [a year].", "P1Y"),
            ("It has shipped for [more than a week].", "P1W"),
            ("They met for [an hour].", "PT1H"),
        ),
        ("Just a second thought.", "A day-care centre."),
    ),
    Rule(
        "length-and-half", "duration", _UNITS, rf"{_APPROX}(?:an?|one) {{u:UNIT}} (?P<half>and a half)",
        b.duration,
        (("He waited [a year and a half].", "P1.5Y"),),
    ),
    Rule(
        "length-half", "duration", ("half",), r"(?:about |nearly |almost |over |more than )?(?:half (?:an?|the)|a half)[ -](?P<u>hour|day|year|decade|century)",
        b.half_unit,
        (("He waited [half an hour].", "PT30M"), ("He reigned [half a century].", "P50Y")),
    ),
    Rule(
        "length-compound", "duration", _UNITS, r"(?P<n>{NUM}|an?)[ -]{u:UNIT}(?:,? and |, | )(?P<k>{NUM}|an?)[ -]{v:UNIT}",
        b.compound_length,
        (("He ran it in [two hours and 15 minutes].", "PT2H15M"), ("He served [two years and six months].", "P2Y6M")),
    ),
    Rule(
        "length-range", "duration", _UNITS,
        rf"{_APPROX}(?:between )?(?P<n>{{INT}})(?: to | and | or |-|–|—| - )(?P<k>{{INT}})(?: |-){{u:UNIT}}{_AGE}",
        b.length_range,
        (
            ("It will take [between 12 and 18 months].", "P12M/P18M"),
            ("It will take [60 to 90 days].", "P60D/P90D"),
            ("It will take [3-5 years].", "P3Y/P5Y"),
        ),
        ("Those 3-5 years old may go.",),
    ),
    Rule(
        "length-vague", "duration", _UNITS,
        rf"(?:{_APPROX}(?:several|many,? many|many|a few|few|some|a couple(?: of)?|couple(?: of)?|numerous|a number of|multiple|countless|so many|too many|as many|those|these)"
        r"(?: more| long| full| short)?[ -]|(?:multi|several)-)(?P<u>seconds|minutes|hours|days|weeks|months|years?|decades?|centuries){_AGE}".replace("{_AGE}", _AGE),
        b.vague_length,
        (
            ("It was pushed back [several years].", "PXY"),
            ("We have supported it for [many, many years].", "PXY"),
            ("It is a [multi-year] contribution.", "PXY"),
        ),
    ),
    Rule(
        "length-long", "duration", _UNITS, r"(?:(?:an? )?(?P<u>day|week|month|year|decade|century|hour)s?-long|(?<=for )(?P<u_2>hours|days|weeks|months|years|decades|centuries)(?= |[.,;])|(?P<u_3>hours|days|weeks|months|years|decades|centuries) of)",
        b.unit_long,
        (
            ("It settled its [decades-long] dispute.", "PXY"),
            ("He led the [year-long] project.", "P1Y"),
            ("They talked for [hours].", "PTXH"),
        ),
    ),
    Rule(
        "length-past", "duration", _UNITS,
        r"(?:(?:the )?(?:last|past|next|coming|first|final|previous|preceding|opening|closing|initial|previous)|these|those|the|its|their|his|her) (?P<n>{INT}|few|several|couple of|couple|many)[ -](?:(?:trading|working|business|calendar|full) )?(?P<u>seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)(?! (?:ago|later|earlier|before|old))",
        b.past_length,
        (
            ("Over [the past five trading days], stocks fell.", "P5D"),
            ("In [the past few days], bodies were found.", "PXD"),
            ("It will close over [the next four years].", "P4Y"),
        ),
    ),
    Rule(
        "length-past-one", "duration", _UNITS, r"the (?:past|next|coming|first) (?P<u>hour|day|week|month|year|decade|century|quarter)(?! (?:of|to)\b)(?P<n>)",
        b.past_length,
        (("It grew over [the past year].", "P1Y"), ("They complete it within [the next month].", "P1M")),
    ),
)  # fmt: skip
