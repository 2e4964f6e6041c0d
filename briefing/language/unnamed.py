"""What looks like a name and names nobody: models of machines, headings in capitals, families, texts and events."""

from __future__ import annotations

from briefing.language.analysis import Analysis
from briefing.language.gazetteers import fold, is_title, known_names, word_list
from briefing.language.names import Cover, Name, is_institution, text_of

_BEFORE_FIELD = frozenset("of for on to in with against at from by between".split())
_SHOUTED = 0.7
_FEWEST_SHOUTED = 4
_AUTHORS = frozenset("author writer director creator star composer producer".split())
_GOODS = frozenset("device phone car vehicle model app software watch robot vehicle airliner cruiser submarine".split())
_LONG_SHOUT = 6
# What stands before the names of ships, and the lines of products before the model.
_SHIPS = frozenset({"USS", "HMS", "HMAS", "HMCS", "MV", "INS", "RMS"}) | frozenset(
    "iPad iPhone iPod iMac MacBook Android Windows PlayStation Xbox Galaxy".split()
)
# What bears a name and does nothing by itself.
_THINGS = frozenset(
    """missile rocket spacecraft satellite capsule shuttle aircraft airplane plane helicopter warplane drone tank rifle
    pistol ship vessel boat ferry yacht tanker virus vaccine drug tablet smartphone console browser typhoon hurricane
    storm cyclone asteroid comet telescope lander rover""".split()
)
# "Renault F1" is a team.
_DIGITS = 2


def drop_unnamed(cover: Cover) -> None:
    """Take out of a document's names, in place, what names no person, body or place."""
    shouted: dict[int, bool] = {}
    surnames = {cover.tokens[n.last - 1].text for n in cover.names() if n.kind == "person" and n.last - n.first > 1}
    things: set[str] = set()
    for name in cover.names():
        if name.kind == "other":
            continue
        first = cover.tokens[name.first]
        if name.kind == "org" and _is_model(cover, name):
            cover.put(Name(name.first, name.last, "other"))
            continue
        if _is_thing(cover, name) or (things and text_of(cover.analysis, name) in things):
            cover.put(Name(name.first, name.last, "other"))
            if name.last - name.first > 1:
                things.add(text_of(cover.analysis, name))
            continue
        if name.kind == "person" and any(t.text in ("and", "or") for t in cover.tokens[name.first : name.last]):
            # A heading: "Re-Launching Israeli-Palestinian Economic Discussions and Promoting Steps"
            cover.drop(name)
            continue
        if name.last - name.first == 1 and name.kind not in ("people", "other") and _is_family(first.text, surnames):
            cover.drop(name)
            continue
        if name.kind == "org" and _is_field_of_office(cover, name):
            cover.drop(name)
            continue
        if name.kind == "org" and first.text.isupper() and fold(text_of(cover.analysis, name)) not in known_names():
            if first.sentence not in shouted:
                shouted[first.sentence] = _is_shouted(cover.analysis, first.sentence)
            if shouted[first.sentence] or _is_shouted_beside(cover, name):
                cover.drop(name)


def _is_family(word: str, surnames: set[str]) -> bool:
    """ "the Turpins", where a Turpin is named in full."""
    singular = word.removesuffix("s")
    return singular != word and word not in surnames and singular in surnames


def _is_thing(cover: Cover, name: Name) -> bool:
    """Whether a name is told to be a thing's: "the [Omid] spacecraft", "eight [Zelzal] and [Fateh]
    missiles"."""
    opening = cover.tokens[name.first].text
    if name.last - name.first > 1 and (
        opening in _SHIPS or (opening == "Space" and cover.tokens[name.first + 1].text == "Shuttle")
    ):
        return True
    if _is_authored(cover, name):
        return True
    if name.kind in ("person", "org", "place", "facility") and _is_apposed_thing(cover, name):
        return True
    if name.kind not in ("person", "place", "facility") or name.last - name.first > 2:
        return False
    if fold(text_of(cover.analysis, name)) in known_names() or not cover.same_sentence(name.first, name.last):
        return False
    at = name.last
    while cover.same_sentence(name.first, at + 1) and cover.tokens[at].text in ("and", "or", ","):
        other = cover.owner.get(at + 1)
        at = other.last if other is not None else at + 1
        if other is None:
            break
    noun = cover.tokens[at] if cover.same_sentence(name.first, at) else None
    if noun is not None and noun.text.islower() and noun.lemma in _THINGS:
        modifies = cover.tokens[name.last - 1].head == noun.index or at > name.last
        return modifies and name.last - name.first == 1
    return False


def _is_authored(cover: Cover, name: Name) -> bool:
    """ "the author of The [Vegetarian]"."""
    tokens, at = cover.tokens, name.first
    if not cover.same_sentence(at - 3, at) or tokens[at - 1].text != "The" or tokens[at - 2].text != "of":
        return False
    return tokens[at - 3].lemma in _AUTHORS


def _is_apposed_thing(cover: Cover, name: Name) -> bool:
    """ "a new tablet device, [the iPad Pro], at", "its container ship, [the Norline Star], had run aground"."""
    tokens = cover.tokens
    comma = name.first - 1 - (name.first > 1 and tokens[name.first - 1].text == "the")
    if not cover.same_sentence(comma - 1, name.first) or tokens[comma].text != ",":
        return False
    noun = tokens[comma - 1]
    opens = next((t for t in reversed(tokens[max(0, comma - 6) : comma]) if t.pos == "DET" or t.tag == "PRP$"), None)
    closed = not cover.same_sentence(name.first, name.last) or tokens[name.last].text in (",", ".", ";", ")")
    singular = noun.tag == "NN" and noun.lemma in _THINGS | _GOODS and opens is not None
    return singular and closed and fold(text_of(cover.analysis, name)) not in known_names()


def _is_field_of_office(cover: Cover, name: Name) -> bool:
    """ "[U.S. Nuclear Regulatory] Commissioner": an adjective before a title is the title's, no body."""
    at = name.last
    if not cover.same_sentence(name.first, at) or not is_title(cover.tokens[at].text):
        return False
    last = cover.tokens[at - 1]
    return last.text.endswith(("ory", "ary", "ial", "ive")) and not is_institution(last.text)


def _is_shouted_beside(cover: Cover, name: Name) -> bool:
    """Whether one word of a heading in capitals was taken for a name: "HIGHLY EFFECTIVE mRNA [VACCINES]: Today's"."""
    word = cover.tokens[name.first].text
    if name.last - name.first > 1 or len(word) < _LONG_SHOUT:
        return False
    near = cover.tokens[max(0, name.first - 4) : name.last + 3]
    return sum(t.text.isupper() and t.text.isalpha() and len(t.text) > 2 for t in near) > 2


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
    if len(words) < 2:
        return False
    texts = word_list("texts.txt")
    return words[field - 1] in texts or words[-1] in texts or words[:field] == ["executive", "order"]
