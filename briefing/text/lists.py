"""Lists without bullets: which blocks after "agreed to:" are its items, judged by their parallel form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.text.marks import BULLET, OPENING_QUOTES, closed

# An intro that ends so has its items as the rest of its sentence: even a single one is an item.
_STRONG = re.compile(
    r"(?:\b(?:to|will|would|shall|should|must|can|by|that|were|was|are|is|include|includes|included|including|has|have"
    r"|had|following|follows|for|of|on|with|not|limited to|areas|steps|measures|points|actions|commitments|items)"
    r"|\bas follows|\bthe following [\w -]{3,40}):$"
)
# After these comes what somebody said or wrote, not a list.
_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys|ying)|wr(?:ote|ites|iting)|add(?:ed|s|ing)|tweet(?:ed|s|ing)|post(?:ed|s|ing)|stat(?:ed|es|ing)"
    r"|reads?|ask(?:ed|s|ing)|quoted|explain(?:ed|s|ing)|declar(?:ed|es|ing)|statement|comment|message|tweet|argument"
    r"|speech|letter|words|text|account|twitter|youtube|facebook|wonders?|announc(?:ed|es|ing)|repl(?:ied|ies)"
    r"|told [\w ]+)[\w' -]{0,25}:$",
    re.IGNORECASE,
)
_FUNCTION_WORDS = frozenset(
    """the a an he she it they we i you this that these those his her its their our my in on at but and however for as
    if when while after before there according although despite since with no some many most both earlier meanwhile
    last one during what who which how why where also under from by to of more not now then until because so such
    each every all any another other about over between among within without through throughout despite although
    asked following later next today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
    mr mrs ms dr president prime minister foreign officials police separately additionally moreover furthermore
    finally instead still yet only nearly just""".split()
)
_LABEL = re.compile(r"[A-Z(“\"][^.:!?]{1,90}:\s+\S|[A-Z][A-Z0-9 ,’'&/-]{12,}[.:]\s")
_SENTENCE_ENDS = re.compile(r"[.!?]\s+(?=[A-Z“\"])")
_MIDWAY = re.compile(r"(?<=[a-z,] )[^\W\d_a-z]\w+")
# Without bullets nobody can follow a list of more.
_LONGEST = 200
# A finite verb near the opening, outside a relative clause: the block is a sentence with a subject of its own.
_FINITE = re.compile(
    r"(?:(?!(?:which|that|who|where|when)\b)\S+\s){1,6}"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|said|says|does|did)\b"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """What can be seen of a block without reading it."""

    first: str
    label: bool
    mark: str
    words: int
    sentences: int
    quoted: bool
    finite: bool

    @property
    def opening(self) -> str:
        """gerund ("Expanding ..."), function (a determiner, pronoun, preposition ...), open (any other word)."""
        if self.first.endswith("ing") and len(self.first) > 5:
            return "gerund"
        return "function" if self.first in _FUNCTION_WORDS else "open"


def _form(block: str) -> _Form:
    words = block.split()
    last = block.rstrip("”\"'’)")[-1:]
    if re.search(r"[;,] (?:and|or)$", block):
        mark = ";"
    else:
        mark = "." if closed(block) else ";" if last in ";," else ""
    return _Form(
        first=words[0].strip("“\"'‘(,.:;").lower(),
        label=bool(_LABEL.match(block)),
        mark=mark,
        words=len(words),
        sentences=len(_SENTENCE_ENDS.findall(block)) + 1,
        quoted=block[0] in OPENING_QUOTES,
        finite=bool(_FINITE.match(block)),
    )


def names_in(text: str) -> frozenset[str]:
    """The words, in small letters, that the text writes with a capital in the middle of a sentence."""
    return frozenset(word.lower() for word in _MIDWAY.findall(text))


def items_after(blocks: Sequence[str], intro: int, names: frozenset[str], apart: Sequence[bool] = ()) -> int:
    """How many blocks after ``blocks[intro]``, which ends in a colon, are items of its list; 0 when it is no list.

    Items are alike: all without a closing mark, all with semicolons, all with a label ("Clean energy: ..."), or all
    full-stopped phrases that open the same way. A list ends at the first block that is not like those before it.
    ``apart`` tells of each block whether an empty line stands before it: items that stand line by line end with it.
    """
    opening = blocks[intro]
    strong = bool(_STRONG.search(opening))
    if _SPEECH.search(opening) and not strong:
        return 0
    forms: list[_Form] = []
    for number, block in enumerate(blocks[intro + 1 : intro + 1 + _LONGEST], start=intro + 1):
        if apart and number > intro + 1 and apart[number] and not all(apart[intro + 1 : number]):
            break
        if BULLET.match(block):
            # What stands over bullets without a closing mark is their heading.
            return 0 if forms and forms[-1].mark == "" else len(forms)
        form = _form(block)
        fits = _alike(form, forms, names) if forms else _can_be_first(form, strong)
        if forms and not fits and form.sentences > 1 and number + 1 < len(blocks):
            # An item of several sentences is one between two of one sentence.
            after, short = _form(blocks[number + 1]), replace(form, sentences=1, words=forms[0].words)
            fits = _alike(short, forms, names) and _alike(after, [*forms, short], names)
        if not fits:
            break
        forms.append(form)
    if len(forms) == 1 and not (strong and (forms[0].opening != "function" or forms[0].mark != ".")):
        return 0
    return len(forms)


def _can_be_first(form: _Form, strong: bool) -> bool:
    if form.quoted or form.first == "":
        return False
    if form.label:
        return True
    if form.mark != ".":
        return form.words <= (60 if form.mark == ";" else 30)
    return strong and form.sentences == 1 and form.words <= 60 and not (form.opening == "function" and form.finite)


def _alike(form: _Form, before: list[_Form], names: frozenset[str]) -> bool:
    first, last = before[0], before[-1]
    if form.quoted or form.first == "":
        return False
    if first.label and first.mark == ".":
        return form.label
    if last.mark == ";":
        return form.sentences == 1 or form.label
    if last.mark == "":
        return form.mark == "" and form.words <= max(12, 3 * max(f.words for f in before))
    # Full-stopped items: one after an item that had none or a semicolon was the last.
    if any(f.mark != "." for f in before) or form.mark != ".":
        return False
    longest = max(f.words for f in before)
    if form.sentences > max(f.sentences for f in before) or form.words > max(40, 2 * longest):
        return False
    if form.opening != first.opening or (form.finite and not any(f.finite for f in before)):
        return False
    if form.opening == "function":
        return form.first == first.first
    # A name that opens the block is the subject of a sentence of its own, where the items open with verbs or nouns.
    return form.opening == "gerund" or _is_name(first, names) or not _is_name(form, names)


def _is_name(form: _Form, names: frozenset[str]) -> bool:
    return form.first.removesuffix("’s").removesuffix("'s") in names
