"""Titles and texts that mean harm, and briefs made of them."""

from __future__ import annotations

from datetime import date

from briefing.brief.model import (
    Actor,
    Brief,
    Commitment,
    Deadline,
    Document,
    EngineStamp,
    Evidence,
    Figure,
    Headline,
    Main,
    NearMiss,
    Paragraph,
    Place,
    Quote,
    Sentence,
    Span,
    SummarySentence,
    Term,
    Timex,
)

# What it is, and the text.
HOSTILE = {
    "markup": "[b]bold[/b] [Reuters] [20%] [$x] [/ [link=https://evil.example]click[/link] [@click=app.quit]q[/]",
    "unclosed": "[bold [/bold] [/] [[]] [] [red on",
    "markdown": "*stars* _lines_ `code` # head <b>html</b> &amp; \\[",
    "escape": "\x1b[31mred\x1b[0m \x1b]0;TITLE-TAKEN\x07 \x1b[2J\x1b[H \x1bc \x1b[?1049l",
    "c1": "\x9b31mred \x9d0;TITLE-TAKEN\x9c \x90q\x9c \x85next",
    "osc8": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "bidi": "abc \u202egnp.exe\u202c \u2066iso\u2069 \u200fright",
    "zero-width": "pass\u200bword \ufeff\u2060 soft\xadhyphen",
    "controls": "bell\x07 back\x08space nul\x00 del\x7f vertical\x0btab form\x0cfeed cr\rhere",
    "wide": "日本語の見出し 🙂🙂 한국어 ﾊﾝｶｸ",
    "right-to-left": "קראו עוד: ראש הממשלה אמר אתמול، وقال الوزير إن الحكومة وافقت",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "surrogate": "half \ud83d pair",
    "long-line": "x" * 1_000_000,
    "long-words": "word " * 40_000,
    "empty": " ",
    "lines": "one\ntwo\n\n\nthree\u2028four\u2029five",
}
# Raw characters that no part of the app may send to a terminal as part of a text.
FORBIDDEN = [
    *(chr(c) for c in range(0x80, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff\x00\x7f",
]


def hostile_brief(name: str) -> Brief:
    """A brief in which every text of every item is the hostile one, its document not cleaned."""
    text = HOSTILE[name]
    span = Span(0, len(text))
    evidence = (Evidence(span, 0),)
    short = text[:300]
    document = Document(
        text=text,
        paragraphs=(Paragraph(span, 0),),
        sentences=(Sentence(span, 0, 0),),
        title=None if name == "empty" else text,
        published=date(2025, 5, 26),
        published_from=short,
        source=short,
        given_id=f"hostile-{name}",
    )
    return Brief(
        article=document,
        what=(Headline(text, evidence),),
        main=Main((short, short), short, (short,)),
        who=tuple(
            Actor(short, kind, short, (short,), 0.5, central, (span, span), evidence)
            for kind, central in (("person", True), ("org", False))
        ),
        where=(Place(short, (span,), evidence),),
        when=(
            Timex(short, span, 0, "date", short, "day", None, None, None, short, short, short, evidence),
            Timex(
                short,
                span,
                0,
                "date",
                "2025-05-25",
                "day",
                "2025-05-25",
                "2025-05-25",
                None,
                short,
                short,
                "",
                evidence,
            ),
        ),
        commitments=(
            Commitment(
                (short, short),
                text,
                "plan",
                2,
                "new",
                Deadline(short, short, span),
                short,
                short,
                short,
                short,
                short,
                short,
                evidence,
            ),
        ),
        quotes=(
            Quote(text, short, short, "direct", short, evidence),
            Quote(short, None, None, "indirect", "", evidence),
        ),
        figures=(Figure(short, 1, short, short, evidence, bound=short),),
        terms=(Term(short, 0.5, (span,)),),
        summary=(SummarySentence(text, evidence),),
        engine=EngineStamp(short, short, 0.1),
        notes=(short,),
        near_misses=(NearMiss("commitments", short, short, short, short, evidence),),
    )
