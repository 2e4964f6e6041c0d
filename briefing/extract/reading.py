"""What summary and key terms can rely on in an article: its language, and whether its words have their classes."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Token
from briefing.text.words import Script, language_by_script, script_of

# For a brief's notes: what it lacks of an article that is not in English.
NOT_ENGLISH = (
    "The article is not in English: dates in words, commitments and statements are looked for in English only, of"
    " people and places only well-known or recurring names, of figures only plain sums and percentages; its summary"
    " goes by words and position alone, and its key terms are names and phrases that recur, neither of them checked"
    " for grammar."
)


def language_of(analysis: Analysis) -> str:
    """The language whose stop words and rules apply: the document's, unless its script shows that it is another.

    Two letters, "und" where nothing tells it.
    """
    language = analysis.document.language.lower()[:2] or "en"
    if language == "en" and script_of(analysis.text) is not Script.LATIN:
        return language_by_script(analysis.text)
    return language


def is_tagged(tokens: tuple[Token, ...]) -> bool:
    """Whether an engine has told the words' classes: without that, rules about them do not apply."""
    return sum(t.pos not in ("", "X", "PUNCT", "SPACE") for t in tokens) * 2 > len(tokens)


def left_out(analysis: Analysis) -> str | None:
    """What the brief of this article lacks, in a sentence for its notes; None for an English one."""
    return None if language_of(analysis) == "en" else NOT_ENGLISH
