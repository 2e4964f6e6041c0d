"""Now, recently, soon: past, present and future without a date."""

from __future__ import annotations

from briefing.extract.when.builders import common, vague
from briefing.extract.when.rule import Rule

VAGUE = (
    Rule(
        "now", "date", ("now",),
        r"(?<!until )(?<!by )(?<!right )now(?! (?:that|famous|infamous)\b)(?!-)|right now|until now|by now|just now",
        vague.present_now,
        (("More than 650 people have [now] died.", "PRESENT_REF"),),
        ("Apocalypse Now is a film.",),
    ),
    Rule(
        "present", "date",
        ("day", "currently", "presently", "nowadays",
         "time", "moment", "present", "juncture", "days", "stage", "point"),
        r"currently|presently|nowadays|at (?:this|the present|the current) (?:time|moment|juncture|stage"
        r"|point)(?: in time)?(?! (?:last|next|of|yesterday|tomorrow)\b)|at the moment|at present|these days"
        r"|for the moment|for the time being|to this day|the present day|(?<=up to )the present",
        common.known("PRESENT_REF"),
        (
            ("The Senate is [currently] dominated by Liberals.", "PRESENT_REF"),
            ("They ask the public to wait [at this moment].", "PRESENT_REF"),
        ),
        ("The present government is weak.",),
    ),
    Rule(
        "current", "date", ("current",),
        r"(?-i:current)(?! (?:account|accounts|affairs|or former|and former)\b)(?= )",
        common.known("PRESENT_REF"),
        (("The report tells of [current] findings.", "PRESENT_REF"),),
        ("The current account deficit grew.", "Current TV hired any current or former aide."),
    ),
    Rule(
        "past", "date", ("recently", "past", "lately", "late", "those"),
        r"(?:most |more |until |very |quite )?recently|lately|of late(?! (?-i:[A-Z]|\d))|in those days|(?:(?<=in )"
        r"|(?<=of )|(?<=from )|(?<=than ))the (?:recent |distant |not too distant )?past(?= ?[.,;:)”\"’—–]|$"
        r"| (?:and|or|but|to|for|as|when|by|with|on|at|it|he|they|we|she|have|has|had|was|were|is|are)\b)",
        common.known("PAST_REF"),
        (
            ("It has [recently] been advocated.", "PAST_REF"),
            ("It was better in [the past].", "PAST_REF"),
        ),
        ("Past performance counts.", "As of late Tuesday, 20 bodies had been recovered."),
    ),
    Rule(
        "later-alone", "date", ("later",),
        r"later(?! (?:than|in|on|this|that|today|tonight|time|date|stage|\w+s\b))|(?:a|some) later (?:time|date|stage"
        r"|point)|later on(?= ?[.,;]|$)",
        vague.later,
        (("Lucas [later] admitted it.", None), ("They may call back at [a later time].", None)),
        ("It was later than that.", "Two years later he died.", "No later than Friday, he said."),
    ),
    Rule(
        "at-the-time", "date", ("time",), r"at the time(?! (?:of|that|when|the|he|she|they|it|we|I)\b)",
        common.known("PAST_REF"),
        (("He was governor [at the time].", "PAST_REF"),),
        ("He fell at the time of the war.",),
    ),
    Rule(
        "term-of", "date", ("season", "term", "session", "seasons", "terms"),
        r"(?:the |its |his |her |their )?(?P<dir>this past|last|past|previous|next|coming|this"
        r"|current) (?:\w+ )?(?:season|term|session)(?! (?:of|ticket|limits?|opener)\b)(?!-)",
        vague.by_direction,
        (("He held the post [this past term].", "PAST_REF"), ("The club will move [next season].", "FUTURE_REF")),
        ("The last session of the day was long.", "It is a term limit."),
    ),
    Rule(
        "past-years", "date", ("years", "months", "weeks", "days", "decades", "centuries", "quarters"),
        r"(?<!the )(?P<dir>previous|past|prior|earlier|future|coming) (?:tax |fiscal |budget |school )?(?:years"
        r"|months|weeks|days|decades|centuries|quarters)",
        vague.by_direction,
        (("They pay off losses against [previous tax years].", "PAST_REF"),),
        ("The past weeks were hard.",),
    ),
    Rule(
        "recent-units", "date", ("recent",),
        r"(?:the )?(?:most )?recent (?:days|weeks|months|years|decades|times|quarters|(?:[\w.]+ ){0,2}history"
        r"|memory)",
        common.known("PAST_REF"),
        (("It grew in [recent years].", "PAST_REF"),),
        ("The recent attack.",),
    ),
    Rule(
        "term", "date", ("term",),
        r"(?:(?<=\bin )|(?<=\bover )|(?<=\bfor ))the (?:near|short|shorter|medium|long|longer)[- ]term(?! \w+ing\b)",
        common.known("FUTURE_REF"),
        (("It will matter in [the long term].", "FUTURE_REF"),),
        ("The long-term loan was paid.",),
    ),
    Rule(
        "coming-units", "date", ("coming", "weeks", "months", "years", "days", "decades"),
        r"(?:the )?(?:coming|forthcoming|upcoming|years|weeks|months) (?:hours|days|weeks|months|years|decades"
        r"|(?<=years )to come|(?<=weeks )to come|(?<=months )to come|(?<=years )ahead|(?<=weeks )ahead"
        r"|(?<=months )ahead)",
        common.known("FUTURE_REF"),
        (("They need help in [coming months].", "FUTURE_REF"), ("It will matter in [the weeks ahead].", "FUTURE_REF")),
        ("He is coming home.",),
    ),
    Rule(
        "future", "date", ("future", "soon", "day", "shortly", "years", "decades"),
        r"(?:in )?(?P<x>the (?:near |foreseeable |not[- ]too[- ]distant |immediate )?future)(?! (?:of|leader|king"
        r"|president|prime|generations?|development|prospects)\b)|(?<=\bin )future(?= ?[.,;:]|$| (?:years|the|to|and"
        r"|they|we|he|she|it|will|all)\b)|(?:years|decades) from now|(?<!as )soon(?!-| as| after)|(?<=some )shortly"
        r"|shortly(?! (?:after|before|thereafter))|(?<=[ ,])one day(?= )|some day|someday",
        vague.future,
        (
            ("They hope for [the future].", "FUTURE_REF"),
            ("They will return [soon].", "FUTURE_REF"),
        ),
        ("As soon as he came.", "The future of Europe is open."),
    ),
)  # fmt: skip
