"""Sentence splitting for news, aware of abbreviations, initials, quotation marks and numbers.

A rule splitter, since a regular expression with a table of abbreviations beats the parser on paragraphs of news at a
thousandth of its cost. Each candidate is a closing mark with the quotation marks and brackets behind it; what stands
before it and after it decides.
"""

from __future__ import annotations

import re

from briefing.text.abbreviations import (
    BEFORE_NUMBERS,
    CONTINUES_NAME,
    DAYS,
    GERMAN_BEFORE_ORDINALS,
    GERMAN_MONTHS,
    MAY_END,
    STARTERS,
    TITLES,
    ZONES,
)
from briefing.text.span import Span

# Names that carry a mark of their own.
_MARKED_NAMES = ("Yahoo!", "Jeopardy!", "Wham!", "Oklahoma!", "Yum!", "Airplane!", "Mamma Mia!", "E!", "Guess?")
_ATTRIBUTION = re.compile(
    r"(?!Many|Some|Few|Most|All|Others)(?:(?:[A-Z][\w.'’-]*|the|an?|of|and|his|her|their|[a-z]+er|[a-z]+man)\s){1,5}?"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|tweeted|replied|shouted|exclaimed|wondered|cried|demanded"
    r"|chanted|declared|stated|continued|warned|yelled)\b"
)
_END = re.compile(
    r"(?:\.(?:\s\.)+|[.!?…]+|[。！？｡؟।॥۔።։᙮]+)(?:[\"'”’»›)\]」』）】]+|(?:\[\d{1,3}\])+)*(?=(?P<space>\s)|$)"
    r"|[。！？｡]+[\"”’»)」』）】]*"
    r"|(?<=[a-z)\]])[.!?](?P<glued>[\"”’»)]?)(?=[A-Z“][a-z’'\s])"
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[«»—–/]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CAPITALS = re.compile(r"[^\W\d_]")
_OPENERS = "\"'“‘«„([{¿¡—–-…*•「『 \n"
_ELLIPSIS = re.compile(r"\.{2,}|\.\s\.|…")
_NAME_PREFIX = re.compile(r"(?:al|el|ad|as|ash|at|an|ul|ibn|bin|de|van|von|da|di)[- ‘’'][A-Z]|[a-z]{1,2}[A-Z]")
_INITIAL = re.compile(r"[^\W\d_a-z]\. ?[^\W\d_a-z]")
_CONTENT = re.compile(r"[^\W_]")
_LONGEST_WORD = 40


def split_sentences(text: str, within: Span) -> list[Span]:
    """The sentences of one paragraph, in order, without white space at their ends; together they cover all its words.

    A newline inside the paragraph is a space like any other.
    """
    spans: list[Span] = []
    start = seen = within.start
    worded = False
    for match in _END.finditer(text, within.start, within.end):
        # Marks alone ("[...]", a stray quotation mark) belong to the sentence after them.
        worded = worded or _CONTENT.search(text, seen, match.end()) is not None
        seen = match.end()
        if not worded or not _ends(text, match, start, within.end):
            continue
        spans.append(Span(start, match.end()).trimmed(text))
        start, worded = match.end(), False
    rest = Span(start, within.end).trimmed(text)
    if len(rest) and (_CONTENT.search(text, rest.start, rest.end) or not spans):
        spans.append(rest)
    elif len(rest):
        spans[-1] = Span(spans[-1].start, rest.end)
    return spans


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the mark ends the sentence that began at ``start``; the paragraph goes to ``end``."""
    after = text[match.end() : min(end, match.end() + 80)].lstrip()
    if not after:
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    word = before[0] if before else ""
    if "-" in word and _ACRONYM.fullmatch(word.rpartition("-")[2]):
        word = word.rpartition("-")[2]
    if match["glued"] is not None:
        return _glued_ends(word, after)
    mark = match[0]
    if mark[0] not in ".!?…":
        return True
    following = after.lstrip(_OPENERS)
    if not following or after[0] in ",;:)]%":
        return following == "" and after[0] not in ",;:)]%"
    if after[0] == "[" and following[:1] in ".…]":
        return True
    if following[0].islower() and not (mark[0] in ".…" and _NAME_PREFIX.match(following) and _plain(word, mark)):
        # A quotation may open a sentence with a small letter, after a plain full stop only.
        return mark == "." and after[0] in '“"‘' and _plain(word, mark) and len(word) > 3
    if mark[0] in "!?":
        return not _marked(text, match, start) and not _attributed(mark, after)
    if _ELLIPSIS.match(mark):
        return _first_word(following) in STARTERS or len(mark) > 3 or (bool(word) and after[0] not in "([")
    return True if len(mark) > 1 and mark[1] in '"”»' else _stop_ends(text, match, word, after, start)


def _stop_ends(text: str, match: re.Match[str], word: str, after: str, start: int) -> bool:
    """A single full stop, perhaps with a bracket behind it."""
    lower = word.lower()
    following = after.lstrip(_OPENERS)
    nextword = _first_word(following)
    bracketed = len(match[0]) > 1
    if bracketed:
        return not (nextword[:1].isdigit() and lower in BEFORE_NUMBERS)
    if word in TITLES or (word[:1].isupper() and word.capitalize() in TITLES and word.isupper() and len(word) > 2):
        return lower in MAY_END and nextword in STARTERS and word not in ("Gov", "Sen", "Rep", "Gen")
    if lower in BEFORE_NUMBERS and following[:1].isdigit():
        return False
    if lower in BEFORE_NUMBERS and word[:1].isupper() and len(word) == 3 and lower not in ("sun", "art", "mar", "nos"):
        return nextword in STARTERS
    if lower in ("a.m", "p.m", "am", "pm"):
        return nextword not in DAYS and nextword not in ZONES and not following[:1].isdigit() and after[0] != "("
    if lower in ("etc", "al") or (lower in MAY_END and not _abbreviated(word)):
        return lower != "al" or nextword in STARTERS
    if lower in MAY_END or _ACRONYM.fullmatch(word):
        return nextword in STARTERS and nextword not in CONTINUES_NAME and _closes(text, match, word, start)
    if len(word) == 1 and _CAPITALS.match(word) and word.isupper():
        return not _INITIAL.match(following) and _initial_ends(text, match, word, nextword, start)
    if word.isdigit() and len(word) <= 2:
        # "1. The first ..." counts what it stands before.
        earlier = text[max(start, match.start() - _LONGEST_WORD) : match.start()].split()
        return earlier != [word] and not _is_german_ordinal(earlier, nextword)
    return True


def _is_german_ordinal(earlier: list[str], nextword: str) -> bool:
    """ "am 3. Mai", "der 2. Weltkrieg"; not so "I am 20."."""
    before = earlier[-2].lower() if len(earlier) > 1 else ""
    shared = before == "am" and nextword in ("April", "August", "September", "November")
    return nextword in GERMAN_MONTHS or before in GERMAN_BEFORE_ORDINALS or shared


def _abbreviated(word: str) -> bool:
    """Whether a word that is also an English word ("in.", "miss.", "wash.", "min.") is written as an abbreviation."""
    lower = word.lower()
    if lower in ("in", "ill", "ind", "la", "ore", "miss", "wash", "mass", "del", "mo", "pa", "ct", "sq", "min", "gov"):
        return word[0].isupper()
    return True


def _closes(text: str, match: re.Match[str], word: str, start: int) -> bool:
    """Whether an acronym with stops can be the last word: not right behind the start of the sentence."""
    return match.start() - len(word) > start or not word[0].isupper()


def _initial_ends(text: str, match: re.Match[str], word: str, nextword: str, start: int) -> bool:
    """A single capital: a middle initial unless a new sentence plainly begins."""
    if nextword not in STARTERS:
        if word != "I":
            return False
        # "So did I. Smith left", but "Samuel I. Newhouse".
        earlier = text[max(start, match.start() - _LONGEST_WORD) : match.start() - 1].split()
        return not (earlier and earlier[-1][0].isupper())
    return match.start() - 1 > start


def _glued_ends(word: str, after: str) -> bool:
    """A mark with no space behind it ends a sentence between two whole words ("by now.These changes"), not in names
    of sites and files."""
    if "/" in word or "@" in word or "." in word or word.startswith("www") or len(word) < 2:
        return False
    nextword = re.match(r"[“\"]?([A-Za-z’']+)", after)
    if word in TITLES or word.lower() in MAY_END or nextword is None:
        return False
    tail = nextword[1]
    return tail in STARTERS or (len(tail) > 3 and word[-1:] in ")]") or after[0] == "“"


def _plain(word: str, mark: str) -> bool:
    lower = word.lower()
    known = word in TITLES or lower in MAY_END or lower in BEFORE_NUMBERS or _ACRONYM.fullmatch(word) is not None
    return len(word) > 1 and not known and mark[0] in ".…"


def _marked(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the mark is part of a name ("Yahoo! News")."""
    upto = text[max(start, match.start() - 12) : match.start() + 1]
    return len(match[0]) == 1 and any(
        upto.endswith(name) and not upto[: -len(name)][-1:].isalnum() for name in _MARKED_NAMES
    )


def _attributed(mark: str, after: str) -> bool:
    """Whether a quoted question or cry goes on with its speaker ("Why?" Smith asked)."""
    return mark[-1] in "\"”’»'" and _ATTRIBUTION.match(after) is not None


def _first_word(following: str) -> str:
    match = re.match(r"[^\W_]+(?:[’'][a-z]+)?", following)
    return re.split(r"[’']", match[0])[0] if match else ""
