"""Which quoted stretches are somebody's words, and which a title, a name, a slogan or a word held at arm's length."""

from __future__ import annotations

import re

from briefing.extract.quotes.marks import Quoted
from briefing.extract.quotes.voices import Attribution
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import is_verb

#: A quotation has at least this many words; shorter ones are terms and scare quotes far more often.
SHORTEST = 4
# From this length on, not even a title's or a modifier's place makes words a name.
_LONG = 12
# A sentence of this length in marks is a quotation though nothing says whose.
_WHOLE = 8
_SMALL = frozenset("a an the and or but nor of in on at to for by with from as is vs de la le du des von".split())
_NAMERS = frozenset(
    """call name title entitle dub nickname know rename brand term codename code-name label style refer caption
    subtitle""".split()
)
_NAMED_THINGS = frozenset(
    """song single album book novel film movie play poem essay article paper story series episode show program programme
    campaign slogan motto banner placard sign chant t-shirt shirt poster game track hymn anthem painting exhibition
    operation project theme column blog website site chapter section headline phrase word term expression acronym
    mantra nickname title logo hashtag page group question robot""".split()
)


def reason_against(analysis: Analysis, quote: Quoted, attribution: Attribution | None) -> str | None:
    """Why the stretch is not listed as somebody's words, in words for a reader; None where it is."""
    words = quote.inner.of(analysis.text)
    count = len(re.findall(r"\w[\w'’.,-]*", words))
    if count < SHORTEST:
        return f"fewer than {SHORTEST} words"
    if quote.continues:
        return None
    tokens = analysis.tokens_in(quote.inner)
    if _is_title(words):
        return "a title or name"
    if _is_named(analysis, quote, tokens) and count < _LONG:
        return "named as a title, slogan or question"
    if attribution is not None:
        modifies = _modifies(analysis, quote, tokens) and count < _LONG
        return "a modifier of the noun behind it" if modifies else None
    if _after_like(analysis, tokens):
        return "words that nobody said"
    whole = words[-1:] in ".?!…" or (words[:1].isupper() and words[-1:] == ",")
    return None if whole and count >= _WHOLE else "nobody is said to have spoken it"


def _is_title(words: str) -> bool:
    """Every word of weight in capitals: "The Internet Explorer 6 Countdown"."""
    plain = re.findall(r"[^\W\d_][\w'’-]*", words)
    weighty = [w for w in plain if w.lower() not in _SMALL]
    return len(weighty) >= 2 and all(w[0].isupper() for w in weighty) and words[-1:] not in ".,"


def _is_named(analysis: Analysis, quote: Quoted, tokens: tuple[Token, ...]) -> bool:
    """What stands before says that a name, title or slogan follows: "the song '...'", "under the banner '...'"."""
    before = [
        t for t in analysis.tokens[max(0, tokens[0].index - 5) : tokens[0].index] if t.span.end <= quote.outer.start
    ]
    before = [t for t in before if t.pos != "PUNCT"]
    if not before:
        return False
    last = before[-1]
    if last.lemma.lower() in _NAMED_THINGS and (last.pos != "VERB" or last.lemma == "chant"):
        return True
    if last.text.lower() == "so-called":
        return True
    naming = before[-1] if last.text.lower() != "as" else (before[-2] if len(before) > 1 else last)
    return naming.lemma.lower() in _NAMERS and naming.tag == "VBN" and naming.lemma.lower() != "call"


def _modifies(analysis: Analysis, quote: Quoted, tokens: tuple[Token, ...]) -> bool:
    """Between an article and a noun: 'the "one country, two systems" model'."""
    before = analysis.tokens[tokens[0].index - 2 : tokens[0].index] if tokens[0].index >= 2 else ()
    determined = any(t.pos == "DET" or t.tag in ("PRP$", "POS") for t in before)
    after = analysis.token_at(quote.outer.end + 1) if quote.outer.end + 1 < len(analysis.text) else None
    return determined and after is not None and after.pos in ("NOUN", "PROPN") and not is_verb(after)


def _after_like(analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Words that somebody might say: "a simple statement like, '...'"."""
    before = analysis.tokens[max(0, tokens[0].index - 3) : tokens[0].index]
    return any(t.text.lower() == "like" for t in before)
