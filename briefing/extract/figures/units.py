"""What numbers are of: currencies, percentages, measures, and the words that bound them."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["at least", "at most", "about"]
BOUNDS: tuple[Bound, ...] = ("at least", "at most", "about")

_CODES = """USD EUR GBP JPY CNY RMB INR PKR RUB CHF SEK NOK DKK PLN CZK HUF TRY UAH KRW BRL MXN ZAR AUD CAD NZD HKD SGD
    TWD THB IDR MYR PHP VND EGP NGN KES GHS ILS SAR AED IQD IRR BDT LKR CLP PEN ARS TZS UGX ETB RON
    BGN GEL KZT QAR KWD OMR BHD JOD LBP MAD TND DZD""".split()
_SYMBOLS = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "NT$": "TWD",
    "T$": "TWD", "MX$": "MXN", "J$": "JMD", "R$": "BRL", "RM": "MYR", "$": "dollars", "€": "EUR", "£": "GBP",
    "¥": "yen", "₹": "INR", "₽": "RUB", "₩": "KRW", "₦": "NGN", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₱": "PHP",
    "Rs.": "rupees", "Rs": "rupees", "Tk": "BDT", "E£": "EGP",
    "₿": "BTC",
}  # fmt: skip
_MONEY_WORDS = {
    "euro": "EUR", "euros": "EUR", "pound sterling": "GBP", "pounds sterling": "GBP", "sterling": "GBP", "yen": "yen",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "rupees", "rupees": "rupees", "ruble": "RUB", "rubles": "RUB",
    "rouble": "RUB", "roubles": "RUB", "franc": "francs", "francs": "francs", "peso": "pesos", "pesos": "pesos",
    "reais": "BRL", "rand": "ZAR", "won": "won", "lira": "lira", "liras": "lira", "krona": "kronor",
    "kronor": "kronor", "krone": "kroner", "kroner": "kroner", "forint": "HUF", "forints": "HUF", "zloty": "PLN",
    "zlotys": "PLN", "hryvnia": "UAH", "hryvnias": "UAH", "shekel": "ILS", "shekels": "ILS", "dinar": "dinars",
    "dinars": "dinars", "dirham": "dirhams", "dirhams": "dirhams", "riyal": "riyals", "riyals": "riyals",
    "rial": "rials", "rials": "rials", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "naira": "NGN",
    "shilling": "shillings", "shillings": "shillings", "taka": "BDT", "cent": "cents", "cents": "cents",
    "pence": "pence", "dollar": "dollars", "dollars": "dollars", "US dollars": "USD", "U.S. dollars": "USD",
    "Canadian dollars": "CAD", "Australian dollars": "AUD", "Hong Kong dollars": "HKD", "pounds": "pounds",
}  # fmt: skip

_LEFT = sorted([*_SYMBOLS, *_CODES], key=len, reverse=True)
#: A currency right before a number: "US$", "€", "USD ".
MONEY_BEFORE = re.compile(rf"(?<![\w$€£])(?P<unit>{'|'.join(map(re.escape, _LEFT))})\$? ?(?:a |an )?$")
#: A currency right after a number: " euros", "-dollar", " USD", "€".
MONEY_AFTER = re.compile(
    rf"[ -]?(?P<word>{'|'.join(sorted(_MONEY_WORDS, key=len, reverse=True))})\b"
    rf"|[ ]?(?P<code>{'|'.join(_CODES)})\b|[ ]?(?P<sign>[€£¥₹₽])"
)
PERCENT = re.compile(
    r"(?P<points>[ -]?(?:percentage|per cent|percent|%)[ -]points?\b|[ -]basis[ -]points?\b|\s?pp\b)"
    r"|(?P<percent>\s?%|[ -]?per[ -]?cent\b|\s?pct\b\.?)",
    re.IGNORECASE,
)

_MEASURES: dict[str, str] = {
    "km": "km|kms|kilomet(?:re|er)s?",
    "m": "m|met(?:re|er)s?",
    "cm": "cm|centimet(?:re|er)s?",
    "mm": "mm|millimet(?:re|er)s?",
    "miles": "miles?",
    "nautical miles": "nautical miles?|nmi",
    "feet": "feet|foot|ft",
    "inches": "inch(?:es)?",
    "yards": "yards?",
    "light years": "light[- ]years?",
    "km²": "sq(?:uare|\\.)? ?(?:km|kilomet(?:re|er)s?)|km2|km²",
    "m²": "sq(?:uare|\\.)? ?(?:m|met(?:re|er)s?)|m2|m²",
    "square miles": "sq(?:uare|\\.)? ?(?:mi|miles?)",
    "square feet": "sq(?:uare|\\.)? ?(?:ft|feet|foot)",
    "hectares": "hectares?|ha",
    "acres": "acres?",
    "tonnes": "tonnes?|metric tons?",
    "tons": "tons?",
    "kg": "kg|kgs|kilos?|kilograms?|kilogrammes?",
    "g": "g|grams?|grammes?",
    "mg": "mg|milligrams?",
    "pounds": "lbs?",
    "ounces": "oz\\.?|ounces?",
    "litres": "lit(?:re|er)s?",
    "gallons": "gallons?",
    "barrels": "barrels?|bbl",
    "m³": "cubic met(?:re|er)s?|m3|m³",
    "cubic feet": "cubic (?:feet|foot)",
    "magnitude": "magnitude",
    "°C": "(?<=\\d)C|°\\s?C|degrees? (?:Celsius|centigrade)|℃",
    "°F": "(?<=\\d)F|°\\s?F|degrees? Fahrenheit",
    "degrees": "degrees?|°",
    "km/h": "km/h|kmh|km/hr|kph|kilomet(?:re|er)s?(?: per|/| an) hour",
    "mph": "mph|miles (?:per|an) hour",
    "knots": "knots?",
    "MW": "MW|megawatts?",
    "GW": "GW|gigawatts?",
    "kW": "kW|kilowatts?",
    "MWh": "MWh|megawatt[- ]hours?",
    "TWh": "TWh|terawatt[- ]hours?",
    "GB": "GB|gigabytes?",
    "TB": "TB|terabytes?",
    "MB": "MB|megabytes?",
    "MHz": "MHz|megahertz",
    "GHz": "GHz|gigahertz",
    "points": "points?|pts?\\.?",
    "ppm": "ppm|parts per million",
}
MEASURE = re.compile(rf"[ -]?(?P<unit>{'|'.join(sorted(_MEASURES.values(), key=len, reverse=True))})(?![\w²³])")
_UNIT_OF = {unit: re.compile(form) for unit, form in _MEASURES.items()}

_LINE = "\n        "
# Words before a number that bound it. The longest that ends right at the number counts.
_BOUNDS: dict[Bound, str] = {
    "at least": """at least|no fewer than|no less than|not less than|a minimum of|minimum of|more than|over|above|
        upwards of|in excess of|exceeding|greater than|well over|well above|just over|surpassing|topping""",
    "at most": """up to|at most|no more than|not more than|less than|fewer than|under|below|a maximum of|
        maximum of|as many as|as much as|as high as|not exceeding|well under|well below""",
    "about": """about|around|roughly|approximately|approx|some|nearly|almost|close to|just under|an estimated|
        estimated|circa|virtually|an average of|average of|something like|in the region of|on average|~""",
}
_MORE = "another|an additional|a further|a total of|a record|a combined|an extra|an initial|a mere|an unprecedented"
BOUND_BEFORE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{name.replace(' ', '_')}>{''.join(words.split(_LINE))})" for name, words in _BOUNDS.items())
    + rf"|(?P<more>{_MORE}))(?: (?:a|an|the))?\s?$",
    re.IGNORECASE,
)
_AFTER: dict[Bound, str] = {
    "at least": "or more|or higher|or above|-plus",
    "at most": "or less|or fewer",
    "about": "or so",
}
BOUND_AFTER = re.compile(
    r"(?P<plus>\+)(?!\d)|[ ]?(?:"
    + "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _AFTER.items())
    + r")\b",
    re.IGNORECASE,
)

#: "per head", "a year", "for each child": what a rate is counted by, kept in the figure's text.
PER = re.compile(
    r"(?:,? (?:per|for each|for every) (?:(?:person|day|week|month|year|hour|minute|second|head|barrel|share|tonne|ton|"
    r"capita|vehicle|household|litre|gallon|kilo|kilogram|unit|night|visit|family|child|student|ticket|mile|vote)\b|"
    r"(?:[\w-]+ )?[\w-]+)| (?:a|an|each|every) (?:person|day|week|month|year|hour|"
    r"minute|second|head|barrel|share|ton|tonne|litre|gallon|kilo|ounce|unit|piece|night|visit|household|family|"
    r"child|student|ticket|kilometre|kilometer|mile)\b|/(?:kg|km|day|year|hour|month|l|t|bbl)\b|"
    r" (?:annually|apiece|daily|monthly|weekly|yearly|hourly)\b| a head\b|"
    r"-an?-(?:year|month|week|day|night|hour|head|person|plate|barrel|share)\b)(?! (?:earlier|ago|before|later|after))"
)
#: A minus before a number: "minus 20C", "-0.4%".
MINUS = re.compile(r"(?:\bminus |(?<![\w.)%])[-−])$", re.IGNORECASE)
#: An earthquake's strength, named before its number.
MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?: of)? (?:about |around )?$", re.IGNORECASE)


def money_unit(mark: str) -> str:
    """The currency of a sign, code or word; a bare "$" and "dollars" are just dollars, whose is not said."""
    return _SYMBOLS.get(mark) or _MONEY_WORDS.get(mark) or _MONEY_WORDS.get(mark.lower()) or mark.replace("RMB", "CNY")


def measure_unit(word: str) -> str:
    """The one spelling of a unit of measure."""
    glued = {"C": "°C", "F": "°F"}
    return glued.get(word) or next((unit for unit, form in _UNIT_OF.items() if form.fullmatch(word)), word)


def bound_of(match: re.Match[str]) -> Bound | None:
    """Which bound a match of `BOUND_BEFORE` or `BOUND_AFTER` sets (a "+" is "at least"); None for "another"."""
    named = match.groupdict()
    for bound in BOUNDS:
        if named.get(bound.replace(" ", "_")):
            return bound
    return "at least" if named.get("plus") else None
