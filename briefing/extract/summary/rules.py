"""What may not stand in a summary, and what may not open one: rows of patterns with examples, all of them tests."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern, searched in a sentence; ``yes`` are sentences that it must find, ``no`` some that it must not.

    Every match of a pattern that may begin anywhere holds one of ``needs`` in lower case: looking for these first is
    twenty times faster.
    """

    name: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def matches(self, sentence: str, lower: str) -> bool:
        """Whether the pattern is found in a sentence, which is given in lower case as well."""
        return (not self.needs or any(n in lower for n in self.needs)) and self.pattern.search(sentence) is not None


def _row(name: str, pattern: str, yes: tuple[str, ...], no: tuple[str, ...] = (), needs: tuple[str, ...] = ()) -> Row:
    return Row(name, re.compile(pattern, re.IGNORECASE), yes, no, needs)


# Sentences that are no part of the report.
NOISE: tuple[Row, ...] = (
    _row(
        "read-more",
        r"^\W*(?:read (?:more|also|next|the full|our|all)|also read|see (?:also|more)|more on this|related(?: \w+)?:"
        r"|recommended(?: \w+)?:|more:|watch:|listen:|continue reading|click (?:here|on|to|below)|tap here|swipe)",
        (
            "Read more: Turkey and Pakistan sign deal",
            "Also read | How the vote went.",
            "Click here to see the gallery.",
        ),
        ("Reading the statement, Mr Khan wept.", "Watch towers stood empty on Monday."),
    ),
    _row(
        "subscribe",
        r"\b(?:sign up (?:for|to) (?:our|the|get|receive)|subscribe (?:now|today|to our|for (?:full|free|more))"
        r"|(?:follow|find|like) us on"
        r"|our (?:daily |weekly |free )?newsletter|download (?:our|the) app|follow \S+ on (?:twitter|x|facebook)\b)",
        ("Sign up for our morning newsletter.", "Follow us on Twitter and Facebook.", "Subscribe now for full access."),
        ("Members who subscribe to this view must pay.",),
        needs=("sign up", "subscribe", " us on", "newsletter", "download", "follow "),
    ),
    _row(
        "rights",
        r"(?:©|\(c\) ?(?:19|20)\d\d|all rights reserved|may not be (?:published|reproduced)|copyright (?:19|20)\d\d)",
        ("© 2024 Example Media. All rights reserved.", "This material may not be published, broadcast or rewritten."),
        ("The court upheld the copyright of the band.",),
        needs=("©", "(c)", "rights reserved", "may not be ", "copyright "),
    ),
    _row(
        "credits",
        r"^\W*(?:\((?:additional )?(?:reporting|writing|editing|compiled)|(?:additional )?(?:reporting|writing|editing)"
        r" (?:by|for)\b|with (?:reporting|inputs|input) (?:by|from)|compiled (?:by|from)\b|translated by\b"
        r"|by \w+[\w .-]{2,30}$|edited by\b|this (?:article|story|report|piece) (?:was|has been|is|originally|first)"
        r"|(?:the )?(?:associated press|reuters|afp) contributed|.{0,60}\bcontributed to this (?:report|story))",
        (
            "(Reporting by Jane Doe; Editing by John Roe)",
            "Additional reporting by Ali Khan in Lahore.",
            "This article was first published in The Conversation.",
            "AP writer Jane Doe contributed to this report.",
        ),
        ("Reporting restrictions were lifted on Friday.", "By Monday the river had fallen to its usual level."),
    ),
    _row(
        "caption",
        r"^\W*(?:(?:file )?(?:photo|image|picture|video|photograph|graphic)s?(?: credit| source| by| courtesy)?:"
        r"|(?:photo|image|picture) (?:by|courtesy|credit)|getty images|file photo\b|\[?(?:photo|image)\]?$)",
        ("Photo: Getty Images", "Image credit: NASA", "File photo of the two leaders in Ankara."),
        ("Photographs of the wreck were shown in court.",),
    ),
    _row(
        "advertisement",
        r"^\W*(?:advertisements?|sponsored(?: content)?|story continues(?: below)?|article continues(?: below)?"
        r"|share (?:this|on|via)\b.{0,40}|comments?(?: \(\d+\))?|print|e-?mail)\W*$",
        ("Advertisement", "Story continues below", "Share this article on Facebook"),
        ("Share prices fell.", "Comments by the minister angered Seoul."),
    ),
    _row(
        "contact",
        r"^\W*(?:for (?:more|further) information|contact us|(?:media )?contacts?:|tel(?:ephone)?:|e-?mail:)"
        r"|^\S+@\S+$|^https?://\S+$|^www\.\S+$",
        ("For more information, visit the ministry's site.", "https://example.org/news", "Media contact: press office"),
        ("Contact was lost at noon.",),
    ),
    _row(
        "correction",
        r"^\W*(?:correction|clarification|editor[’']?s?'? note|update|updated|last updated|published|posted)"
        r"\s*(?::|at\b|on\b)",
        (
            "Correction: an earlier version misspelt the name.",
            "Updated at 10:32 GMT",
            "Editor's note: names are changed.",
        ),
        ("Updated figures show a fall in trade.", "Published figures show a rise."),
    ),
)

# A sentence that points back by its first words: it needs the one before it.
LEANING: tuple[Row, ...] = (
    _row(
        "pronoun",
        r"^[“\"'‘(]*(?:he|she|they|it|him|them|his|her|hers|their|theirs|its)\b(?!['’]s (?:time|been))"
        r"(?! (?:is|was|remains|remained|has been|will be|would be) (?:\w+ ){0,3}(?:that|whether|how|to|why)\b)"
        r"(?! (?:is|was|remains|remained) (?:still |not )?(?:un)?clear\b)",
        (
            "He also said talks would go on.",
            "Their leaders met in Ankara.",
            "It was damaged in the fire.",
            "“He is a good man,” Khan said.",
        ),
        ("It is unclear whether he will stand.", "It was the first time that rebels met."),
    ),
    _row(
        "demonstrative",
        r"^[“\"'‘(]*(?:this|these|those|that|such)\b"
        r"(?! (?:is|was)? ?(?:week|month|year|morning|afternoon|evening|weekend|summer|winter|spring|autumn|fall|"
        r"season|quarter|time|century|decade|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        r"is the \w+ time))(?!,? who\b)(?! \w+ who\b)",
        ("This was the third attack in a week.", "These include two schools.", "That would end the deal."),
        (
            "This week the two leaders met in Ankara.",
            "This Tuesday the council met.",
            "Those who stayed were arrested.",
        ),
    ),
    _row(
        "connective",
        r"^[“\"'‘(]*(?:but|and|or|nor|so|yet|still|however|also|moreover|furthermore|additionally|besides|meanwhile|"
        r"instead|nevertheless|nonetheless|otherwise|thus|therefore|then|hence|consequently|similarly|likewise|"
        r"afterwards?|subsequently|conversely|accordingly|indeed|finally|for (?:example|instance|his part|her part|"
        r"their part|that reason|this reason)|as a result|as such|in (?:addition|response|contrast|return|turn|"
        r"other words|fact|this|that|those|these|the same|the meantime|the process)|on the (?:other hand|contrary)|"
        r"at the same time|at (?:this|that) (?:time|point|moment)|after (?:this|that|these|those|which)|"
        r"because of (?:this|that)|despite (?:this|that|these)|by contrast|by then|since then|even so|"
        r"among (?:them|these|those)|of (?:these|those|them)|to (?:this|that) end|with this|unlike (?:him|her|them|it))"
        r"\b(?! long as| far as| (?:one|two|three|four) (?:people|days|years))",
        (
            "But the opposition refused.",
            "However, the deal is not signed.",
            "In addition, two bridges fell.",
            "Meanwhile, rebels took the port.",
        ),
        ("Andes villages were cut off.", "Butter prices rose.", "In Turkey, inflation fell."),
    ),
    _row(
        "description",
        r"^[“\"'‘(]*(?:the (?:(?:two|three|four|five|six)(?!-)|pair|duo|trio|latter|former(?! \w)|others?|same|second|"
        r"third|move|news|incident|decision|announcement|comments?|remarks|statement|findings|latest)\b|"
        r"both\b(?! houses| (?:[\w.’'-]+ ){1,9}and\b)|another\b|others\b|neither\b|"
        r"several others|(?:one|some) of (?:them|these|those)|"
        r"(?:when )?asked (?:about|whether|if|why|how|by|for|to)\b|a (?:second|third|further|similar)\b)",
        (
            "The two leaders agreed to meet again.",
            "Another was taken to hospital.",
            "Asked about the talks, Mr Khan smiled.",
            "The move drew criticism.",
        ),
        (
            "The two-day summit opened in Ankara.",
            "The former minister was jailed.",
            "Both houses passed the bill.",
            "Both the House and the Senate agreed.",
        ),
    ),
    _row(
        "also",
        r"^(?:\S+ ){1,4}(?:also|again|further|then|later) (?:\w+ed|said|told|has|have|had|is|was|were|will|would)\b",
        ("Mr Khan also said that talks would go on.", "The company later denied the report."),
        ("Officials said the road was also closed.",),
    ),
    _row(
        "speaker",
        r"[,.?!…][\"”’']+ (?:he|she|they|it) (?:\w+ed|said|says|told|went|wrote|explained)\b"
        r"|[\"”’'],? (?:said|says|added|told) (?:he|she|they)\b",
        ("“We will not yield,” he said.", '"It is over," she told reporters.'),
        ("“We will not yield,” Khan said.",),
        needs=('"', "”", "’ ", "' ", "’,", "',"),
    ),
)


def noise_in(sentence: str) -> str | None:
    """The name of the rule by which a sentence is no part of the report, or None."""
    lower = sentence.lower()
    return next((row.name for row in NOISE if row.matches(sentence, lower)), None)


def leaning_of(sentence: str) -> str | None:
    """The name of the rule by which a sentence needs the one before it, or None."""
    lower = sentence.lower()
    return next((row.name for row in LEANING if row.matches(sentence, lower)), None)
