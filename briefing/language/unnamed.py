"""What looks like a name and names nobody: models of machines, headings in capitals, families, texts and events."""

from __future__ import annotations

from briefing.language.analysis import Analysis
from briefing.language.gazetteers import fold, known_names, word_list
from briefing.language.names import Cover, Name, text_of

_BEFORE_FIELD = frozenset("of for on to in with against at from by between".split())
_SHOUTED = 0.7
_FEWEST_SHOUTED = 4
# "Renault F1" is a team.
_DIGITS = 2


def drop_unnamed(cover: Cover) -> None:
    """Take out of a document's names, in place, what names no person, body or place."""
    shouted: dict[int, bool] = {}
    surnames = {cover.tokens[n.last - 1].text for n in cover.names() if n.kind == "person" and n.last - n.first > 1}
    for name in cover.names():
        first = cover.tokens[name.first]
        if name.kind == "org" and _is_model(cover, name):
            cover.put(Name(name.first, name.last, "other"))
        elif name.kind in ("org", "place", "facility") and name.last - name.first == 1:
            singular = first.text.removesuffix("s")
            if singular != first.text and first.text not in surnames and singular in surnames:
                # "the Turpins"
                cover.drop(name)
        if name.kind == "org" and first.text.isupper() and fold(text_of(cover.analysis, name)) not in known_names():
            if first.sentence not in shouted:
                shouted[first.sentence] = _is_shouted(cover.analysis, first.sentence)
            if shouted[first.sentence]:
                cover.drop(name)


def _is_model(cover: Cover, name: Name) -> bool:
    """ "an Asiana Airlines [Boeing] 777": a maker's name before the number of a model."""
    at = name.last
    if not cover.same_sentence(name.first, at) or sum(c.isdigit() for c in cover.tokens[at].text) < _DIGITS:
        return False
    return cover.analysis.mention_at(at, "PRODUCT") is not None


def _is_shouted(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence stands in capitals."""
    words = [t.text for t in analysis.tokens_of(analysis.document.sentences[sentence]) if t.text.isalpha()]
    return len(words) >= _FEWEST_SHOUTED and sum(w.isupper() for w in words) >= _SHOUTED * len(words)


def is_text_or_event(form: str) -> bool:
    """Whether a form is the name of a text or an event: "United States-Mexico-Canada Agreement", "Ninth Summit of the
    Americas", "Executive Order 13382"; not so "Law and Justice Party", "Court of Justice"."""
    words = form.lower().split()
    while words and words[-1].isdigit():
        words.pop()
    field = next((i for i, w in enumerate(words) if i and w in _BEFORE_FIELD), len(words))
    if field < 2:
        return False
    return words[field - 1] in word_list("texts.txt") or words[:field] == ["executive", "order"]
