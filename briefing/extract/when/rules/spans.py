"""Months, quarters, halves, seasons, years, decades and centuries by their names."""

from __future__ import annotations

from briefing.extract.when.builders import dates, years
from briefing.extract.when.rule import Rule

_DIR = r"(?P<dir>last|next|this(?: past| coming| last)?|the previous|the coming|past)"

SPANS = (
    Rule(
        "month-year", "date", ("@month",), r"{m:MONTH}(?: |, |,| of |-)(?P<y>(?:1[0-9]|20|21)\d\d)(?!\d|[.,]\d)",
        dates.month_year,
        (
            ("He was deposed in [October 2003].", "2003-10"),
            ("He was deposed in [Oct., 2003].", "2003-10"),
            ("He was deposed in [June of 2003].", "2003-06"),
        ),
        ("They may 2003 times try.",),
    ),
    Rule(
        "month", "date", ("@month",), rf"(?:{_DIR} )?{{m:FULLMONTH}}(?!['’]?[\w])",
        dates.open_month,
        (
            ("I met the businessmen in [January].", "2025-01"),
            ("Sales fell in [November].", "2024-11"),
            ("A snap election will be held in [December].", "2025-12"),
            ("They met [last October].", "2024-10"),
            ("They will meet [next April].", "2026-04"),
        ),
        (
            "He may go.", "Soldiers march on.", "Theresa May resigned.", "April Smith won.",
            "He met June Jones.", "March for Our Lives began.",
        ),
    ),
    Rule(
        "quarter-year", "date", ("quarter",),
        r"(?:the |its )?{n:ORD}[ -](?:fiscal |financial |calendar )?quarter(?:,? of(?: fiscal)?|,)? (?P<y>(?:19"
        r"|20)\d\d)(?!\d)",
        dates.numbered("quarter"),
        (
            ("Losses grew in [the first quarter of 2009].", "2009-Q1"),
            ("For [the final quarter of 2009], Ford says it made profits.", "2009-Q4"),
        ),
        ("He came in the third quarter; 2009 was worse.",),
    ),
    Rule(
        "quarter", "date", ("quarter",),
        r"(?:(?P<dir>last|this|next) year['’]s )?(?:the |its |their )?{n:ORD}(?: |-)(?:fiscal |financial "
        r"|calendar )?quarter(?! (?:century|mile|finals?|of (?:a|an)))",
        dates.numbered("quarter"),
        (
            ("Ten plants will close during [the fourth quarter].", "2025-Q4"),
            ("Profit rose in [the first quarter].", "2025-Q1"),
            ("[Fourth-quarter] profit rose 5 percent.", "2024-Q4"),
            ("It beat [last year's fourth quarter].", "2024-Q4"),
        ),
        ("He was born in the first quarter century.", "A quarter of them left."),
    ),
    Rule(
        "half", "date", ("half",),
        r"(?:(?P<dir>last|this|next) year['’]s )?(?:(?:the|its|their) )?(?P<n>first"
        r"|second)-half(?= (?:\w+ )?(?:profits?|results?|net|sales|revenues?|earnings|loss|losses|income|growth"
        r"|figures|report|performance))",
        dates.numbered("half"),
        (("[First-half] profit rose 5 percent.", "2025-H1"),),
        ("He scored a second-half goal.",),
    ),
    Rule(
        "quarter-code", "date", ("q",), r"{n:QCODE}(?:[ -/]{1,2}(?P<y>(?:19|20)\d\d|['’]\d\d))?",
        dates.numbered("quarter"),
        (("Revenue fell in [Q3 2024].", "2024-Q3"), ("Revenue fell in [Q1].", "2025-Q1")),
        ("The Audi Q5 is new.",),
    ),
    Rule(
        "half-year", "date", ("half",),
        r"(?:the )?(?P<n>first|second|last|latter|other)[ -]half(?: of (?P<y>(?:19|20)\d\d)(?!\d))",
        dates.numbered("half"),
        (("Exports fell in [the second half of 2024].", "2024-H2"),),
        ("He scored in the second half of the match.", "They led in the first half."),
    ),
    Rule(
        "half-of", "date", ("half",),
        r"the (?P<n>first|second|last) half(?= of (?:the year|(?:this|last|next) year))",
        dates.numbered("half"),
        (("Exports will fall in [the second half of this year].", "2025-H2"),),
        ("They led in the first half of the match.",),
        alone=False,
    ),
    Rule(
        "season-year", "date", ("spring", "summer", "autumn", "fall", "winter"),
        r"(?:the )?{s:SEASON}(?: of|,)? (?P<y>(?:1[5-9]|20|21)\d\d)(?!\d|[.,]\d)",
        dates.open_season,
        (("They met in [the summer of 1914].", "1914-SU"), ("He left in [Fall 2019].", "2019-FA")),
        ("Prices fall 2000 points.",),
    ),
    Rule(
        "season", "date", ("spring", "summer", "autumn", "fall", "winter"),
        r"(?:(?P<dir>last|next|this(?: past| coming)?|the previous|the coming) {s:SEASON})(?! (?:Olympics|Games"
        r"|Palace|Paralympics|of\b))",
        dates.open_season,
        (
            ("They met [last summer].", "2024-SU"),
            ("They will meet [this summer].", "2025-SU"),
            ("They will vote [next spring].", "2026-SP"),
        ),
        ("This fall of the government was a surprise to no one.",),
    ),
    Rule(
        "the-season", "date", ("spring", "summer", "autumn", "fall", "winter"),
        r"(?:(?<=\bin )|(?<=\bby ))the {s:SEASON}(?= ?[.,;:)”\"—–-]|$| (?:and|or|when|after|before|for|to|at|with|by"
        r"|that|which|but|as|while)\b)|(?-i:(?P<s_2>Autumn))(?= [a-z])",
        dates.open_season,
        (("I look forward to full agreement in [the fall].", "2025-FA"),),
        ("He was hurt in the fall from the roof.",),
    ),
    Rule(
        "year", "date", ("@year",), r"(?P<y>(?:1[0-9]|20|21)\d\d)(?![.,:]\d|%)",
        years.plain_year,
        (
            ("She became the first woman to serve in [2007].", "2007"),
            ("The [2004] tsunami killed thousands.", "2004"),
            ("He was jailed by [1918], he said.", "1918"),
        ),
        (
            "They sent 2000 soldiers.", "It cost $2000 to build.", "Agenda 2030 was adopted.", "It is 1,500 km away.",
            "The 2008 Summer Olympics opened.", "Some 1900 people fled.", "Resolution 1973 passed.",
            "It rose 2000.5 points.",
        ),
    ),
    Rule(
        "years-short", "date", ("@dashed", "@slashed", "@year"),
        r"(?P<y>(?:19|20)\d\d)[-–/](?P<e>\d\d)(?![-–/\d]|[.,]\d)",
        dates.year_range,
        (("The [2009-10] season was hard.", "2009/2010"), ("He was in office in [1998/99].", "1998/1999")),
        ("It sold 2010-95 units.",),
    ),
    Rule(
        "year-short", "date", ("@short",),
        r"(?<![\w])['’‘](?P<y>[0-9]\d)(?![\w])(?=\W|$)|(?:since|in|of|by)(?P<x>['’](?P<y_2>\d\d))(?!\w)",
        dates.short_year,
        (("Nikkei at lowest level since [’82].", "1982"),),
        ("He scored in the 82nd minute.", "Rock 'n' roll is here."),
    ),
    Rule(
        "financial-year", "date", ("fiscal", "financial", "fy", "tax"),
        r"(?:the )?(?:fiscal|financial|tax)(?: year)? (?P<y>(?:19|20)\d\d)(?:[-/–](?P<end>\d\d(?:\d\d)?))?"
        r"|(?-i:FY) ?(?P<y_2>(?:20)?\d\d)(?:[-/–](?P<end_2>\d\d))?",
        dates.financial_year,
        (
            ("Spending rose in [fiscal 2024].", "FY2024"),
            ("Spending rose in [the fiscal year 2024-25].", "FY2025"),
            ("Revenue rose in [FY2024].", "FY2024"),
        ),
        ("The fiscal cliff of 2012 loomed.",),
    ),
    Rule(
        "financial-year-of", "date", ("fiscal", "financial", "budget", "school", "academic", "tax"),
        r"(?:the )?(?P<y>(?:19|20)\d\d)(?:[-/–](?P<end>\d\d(?:\d\d)?))? (?:fiscal|financial|budget|school|academic"
        r"|tax) year",
        dates.financial_year,
        (("Spending rose in [the 2024-25 financial year].", "FY2025"),),
        ("The 2024 budget was passed.",),
    ),
    Rule(
        "year-month-code", "date", ("@dashed",), r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![-\d/])",
        dates.year_month,
        (("The index for [2024-11] is out.", "2024-11"),),
        ("The 2010-13 season was good.",),
    ),
    Rule(
        "decade", "date", ("@decade",),
        r"(?:the )?(?:(?P<y>(?:1[0-9]|20)\d)0['’]?s|(?:(?<=the )|['’])(?P<yy>\d)0['’]?s)",
        dates.decade,
        (
            ("It was common in [the 1990s].", "199"),
            ("It was common in [the ’60s].", "196"),
        ),
        ("He is in his 60s.", "A woman in her 30s was hurt."),
    ),
    Rule(
        "decade-word", "date",
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
         "noughties"),
        r"(?<!his )(?<!her )(?<!their )(?<!my )the {word:DECADEWORD}",
        dates.decade,
        (("It was common in [the nineties].", "199"),),
        ("She was in her fifties.",),
    ),
    Rule(
        "centuries", "date", ("centuries",), r"(?:the )?{n:ORD}(?:,| and| or| to|[-–])(?: the)? {k:ORD} centuries",
        dates.centuries,
        (("It was common in [the 18th and 19th centuries].", "17/18"),),
        ("Ten centuries went by.",),
    ),
    Rule(
        "half-code", "date", ("h",),
        r"(?:(?P<n>(?-i:H[12]))[ -/]{1,2}(?P<y>20\d\d|['’]\d\d)|(?P<n_2>(?-i:[12]H))[ -]?(?P<y_2>20\d\d|['’]?\d\d))",
        dates.numbered("half"),
        (("Revenue rose in [H1 2024].", "2024-H1"), ("Revenue rose in [2H23].", "2023-H2")),
        ("H1N1 spread.",),
    ),
    Rule(
        "century", "date", ("century", "centuries"),
        r"(?:the )?(?:(?:early|mid|late)[ -])?{n:ORD}[ -]centur(?:y|ies)",
        dates.century,
        (("The walls date from [the 19th century].", "18"), ("It is [the twenty-first century].", "20")),
        ("He scored a century.",),
    ),
    Rule(
        "before-christ", "date", ("bc", "b", "bce"), r"(?P<y>\d{1,4}) (?-i:BCE?|B\.C\.(?:E\.)?)",
        dates.before_christ,
        (("The temple was built in [440 B.C.], they say.", "BC0440"),),
        ("He sold 44 bcd units.",),
    ),
    Rule(
        "season-alone", "date", ("spring", "summer", "autumn", "winter"),
        r"(?:(?<=early )|(?<=late )|(?<=mid-)){s:SEASON}(?! (?:Olympics|Games|of\b))",
        dates.open_season,
        (("They met in [early spring].", "2025-SP"),),
        ("Spring water is cold.",),
        alone=False,
    ),
    Rule(
        "bc-ad", "date", ("bc", "ad", "bce", "ce"),
        r"(?:(?-i:AD|A\.D\.) (?P<y>\d{1,4})|(?P<y_2>\d{1,4}) (?-i:AD|CE|A\.D\.))",
        dates.anno_domini,
        (("The wall was built in [AD 122].", "0122"),),
        ("The ad 200 people saw was funny.",),
    ),
)  # fmt: skip
