"""What later sentences say became of a commitment, though they make none: "Ankara has scrapped the plan"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.brief.model import Brief, Commitment, Evidence, Span
from briefing.dossier.agents import Deed, is_by_party
from briefing.dossier.commitments import POINTING, Use, deed_of, is_denied, names_in, telling_words
from briefing.dossier.cues import TURN, Turn, turns
from briefing.dossier.deeds import STOPPED, deeds_told, stops
from briefing.dossier.likeness import words_of
from briefing.dossier.model import Cite, StatusChange
from briefing.dossier.setting import Setting
from briefing.language.gazetteers import demonyms
from briefing.text.stem import stem

# The words of a change and of an act that must be one, by weight: together, of the change and of the act.
_COMMON, _OF_CHANGE, _OF_ACT = 0.9, 0.5, 0.34
# So much of an act that its deed was done is told, however much more is.
_MUCH, _MOST = 1.2, 0.45
# What stands anywhere in a sentence must be more of the act.
_AROUND = 0.5
# One word is enough ("the bill") where two articles are as alike as this.
_ONE_WORD, _NEAR = 0.45, 0.2
# Below this the articles are of two stories.
_FAR = 0.06
# Of one change several articles tell within so many days.
_ONE_CHANGE = timedelta(days=3)
_END = re.compile(
    r"(?i)[;:]|,(?!\d)|\b(?:after|because|citing|despite|saying|although|amid|following|instead of|rather than|"
    r"in favou?r of|ahead of|and (?:\w+ed|sent|said))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEGIN = re.compile(
    r"(?i)[;:,“\"]|\b(?:but|that|after|because|while|although|though|said|says|when|before|until|once)\b"
)
# What stands between a thing and what befell it: "the launch, set for Monday, was delayed".
_ASIDE = re.compile(r",[^,;:]+,\s*$")
# What a change calls an act without its words.
_CALLED = frozenset(
    stem(w)
    for w in """plan plans planned proposal proposals proposed promise pledge vow deal bid commitment agreement decision
    offer move idea scheme programme program project measure measures undertaking word deadline target goal today
    prime minister president secretary government request
    yesterday tomorrow week weekend month year day time monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december original originally
    called known named controversial previously later finally""".split()
)
_ANAPHOR = re.compile(
    r"(?i)^\s*(?:do(?:ing)? so|it|them|that|this|the (?:plan|proposal|promise|pledge|deal|bid|idea))\b"
)


# A statement, the stem of the verb by which it is done, and the words of the thing.
_Act = tuple[Use, str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A cue in a sentence of an article, the stem of its verb where the act itself is told, and the words for what it
    befell."""

    article: int
    sentence: Span
    turn: Turn
    deed: str
    words: dict[str, float]
    thing: str
    text: str


def changes(groups: Sequence[list[Use]], order: Sequence[int], setting: Setting) -> list[tuple[StatusChange, ...]]:
    """For the statements of each commitment the changes of its status that sentences of the same stack tell, in order
    of time. ``order`` are the articles that count, in order."""
    deeds: set[str] = set()
    acts: list[list[_Act]] = []
    by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)
    by_article: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for n, group in enumerate(groups):
        made = [_act(use, setting) for use in group]
        acts.append(made)
        for (i, _), deed, words in made:
            deeds.add(deed)
            deeds.update(f"{STOPPED}{w}" for w in words if stops(deed) and w != deed)
            by_article[i][n] = None
            for word in words:
                by_word[word][n] = None
    found: defaultdict[int, list[_Told]] = defaultdict(list)
    for told in _all_told(order, setting, deeds - {""}):
        near = {n for word in (*told.words, told.deed) for n in by_word.get(word, ())}
        for n in sorted(near.union(() if told.deed else by_article[told.article])):
            if _concerns(told, acts[n], setting):
                found[n].append(told)
    return [tuple(_merged(found[n], acts[n], setting)) for n in range(len(groups))]


def _act(use: Use, setting: Setting) -> _Act:
    words, deed = _object(telling_words(use[1]), setting.briefs[use[0]]), deed_of(use[1])
    # What "support these efforts" is done to stands elsewhere.
    return use, "" if words.keys() <= {deed} and POINTING.search(use[1].action) else deed, words


def _object(words: dict[str, float], brief: Brief) -> dict[str, float]:
    """The words of a thing, without those that may stand for any and the names of people."""
    people = {stem(w) for a in brief.who if a.type == "person" for w in words_of(a.name)}
    return {w: weight for w, weight in words.items() if w not in _CALLED and w not in people}


def _all_told(order: Sequence[int], setting: Setting, deeds: set[str]) -> Iterator[_Told]:
    for i in order:
        brief = setting.briefs[i]
        for sentence in brief.article.sentences:
            text = sentence.span.of(brief.article.text)
            cues = [*turns(text)]
            for turn in cues:
                yield _told(i, sentence.span, turn, "", text, brief)
            for turn, deed in deeds_told(text, deeds):
                # Of who pulls out of what he was to remain in the cue itself says more.
                if turn.status != "broken" or not any(c.start < turn.end and turn.start < c.end for c in cues):
                    yield _told(i, sentence.span, turn, deed, text, brief)


def _told(article: int, sentence: Span, turn: Turn, deed: str, text: str, brief: Brief) -> _Told:
    words = ""
    if turn.around:
        words = f"{text[: turn.start]} {text[turn.end :]}"
    elif turn.active or deed:
        end = _END.search(text, turn.end)
        words = text[turn.end : end.start() if end else len(text)]
    if not turn.active and not turn.around:
        before = _ASIDE.sub(" ", text[: turn.start])
        begin = max((m.end() for m in _BEGIN.finditer(before)), default=0)
        words = f"{before[begin:]} {words}"
    return _Told(article, sentence, turn, deed, _object(telling_words(words), brief), words, text)


def _concerns(told: _Told, acts: list[_Act], setting: Setting) -> bool:
    return any(_is_of(told, use, deed, words, setting) for use, deed, words in acts)


def _is_of(told: _Told, use: Use, deed: str, words: dict[str, float], setting: Setting) -> bool:
    """Whether what is told is told of this statement: later, by or of its party, and of its act."""
    i, commitment = use
    if told.deed and told.deed != deed and not (stops(deed) and told.deed.removeprefix(STOPPED) in words):
        return False
    if told.article == i:
        return not told.deed and _goes_on(told, commitment, words, setting.briefs[i])
    before, after = (setting.briefs[n].article.published for n in (i, told.article))
    if not before or not after or after < before or setting.likeness(i, told.article) < _FAR:
        return False
    years = [int(year) for year in _YEAR.findall(told.text)]
    if years and max(years) < before.year:
        return False  # what was done long before
    if told.turn.status == "reaffirmed":
        named = (
            names_in(told.thing, commitment.actors, setting),
            names_in(commitment.action, commitment.actors, setting),
        )
        if all(named) and named[0].isdisjoint(named[1]):
            return False  # held to, but to somebody else
    own = {stem(w) for a in commitment.actors for w in words_of(a)} - words.keys()
    parties = {key for a in commitment.actors for key in setting.parties.keys(a)}
    own |= {w for w in told.words if demonyms().get(w) in parties and w not in words}
    rest = replace(told, words={w: weight for w, weight in told.words.items() if w not in own})
    return _matches(rest, words, setting.likeness(i, told.article)) and _is_by(told, commitment, setting)


def _matches(told: _Told, words: dict[str, float], likeness: float) -> bool:
    common = sum(min(w, words[k]) for k, w in told.words.items() if k in words)
    if told.deed and words.keys() == {told.deed}:
        return words[told.deed] > _ONE_WORD  # "stepped down": there is nothing that it is done to
    if not common:
        return False
    own = 0.0 if told.deed else words.get(told.turn.verb, 0.0)
    if (
        told.deed
        and words.keys() - {told.deed} <= told.words.keys()
        and common >= _OF_CHANGE * sum(told.words.values())
    ):
        return True  # "declared independence": all that it was to be done to
    change, act = (common + own) / (sum(told.words.values()) + own), (common + own) / sum(words.values())
    common += own
    if told.deed and common >= _MUCH and act >= _MOST:
        return True
    if told.turn.around and common >= _COMMON and act >= _AROUND:
        return True
    if common >= _COMMON and change >= _OF_CHANGE and act >= _OF_ACT:
        return True
    return common >= _ONE_WORD and change > 0.99 and act >= _OF_ACT and likeness >= _NEAR and not told.deed


def _goes_on(told: _Told, commitment: Commitment, words: dict[str, float], brief: Brief) -> bool:
    """Whether the sentence that states a commitment goes on to tell what became of it, or a later one of the article
    does in its words."""
    stated = commitment.evidence[0].span
    if told.sentence.start > stated.start:
        return told.sentence.start >= stated.end and _matches(told, words, 0.0) and bool(TURN.search(told.text))
    at = told.text.find(commitment.action) if told.sentence == stated else -1
    if at < 0 or at + len(commitment.action) > told.turn.start:
        return False
    between = told.text[at + len(commitment.action) : told.turn.start]
    if not TURN.search(between) or len(between) > 80:
        return False
    if told.turn.active:
        return bool(_ANAPHOR.match(told.text[told.turn.end :])) or _matches(told, words, 0.0)
    return bool(re.search(r"(?i)\bwhich\s*$|\b(?:it|they|this|that)\s*$", between))


def _is_by(told: _Told, commitment: Commitment, setting: Setting) -> bool:
    turn = told.turn
    deed = Deed(told.article, told.sentence, told.text, turn.start, turn.end, turn.active)
    return is_by_party(deed, commitment, setting)


def _merged(told: list[_Told], acts: list[_Act], setting: Setting) -> Iterator[StatusChange]:
    """The changes in order of time, one that several articles tell within days once; what is done is done once."""
    own = {(i, e.span) for (i, c), _, _ in acts for e in c.evidence if c.status not in ("new", "prior")}
    kept: list[StatusChange] = []
    for t in sorted(told, key=lambda t: setting.briefs[t.article].article.published or date.max):
        if (t.article, t.sentence) in own or _is_deed_itself(t, told):
            continue
        brief = setting.briefs[t.article]
        status = _status(t, acts)
        cue = " ".join(t.text[t.turn.start : t.turn.end].split())
        cite = Cite(t.article, Evidence.at(brief.article, t.sentence))
        change = StatusChange(status, brief.article.published, cue, (cite,))
        last = kept[-1] if kept else None
        once = status in ("fulfilled", "withdrawn")
        if last and last.status == status and (once or _within_days(last.published, change.published)):
            cites = tuple(dict.fromkeys((*last.cites, cite)))
            kept[-1] = StatusChange(status, last.published, last.cue, cites)
        else:
            kept.append(change)
    yield from kept


def _is_deed_itself(told: _Told, others: list[_Told]) -> bool:
    """Whether a cue is the very verb by which the act is done ("withdrew its troops", as it was to)."""
    here = (o for o in others if o.deed and (o.article, o.sentence) == (told.article, told.sentence) and o is not told)
    return not told.deed and any(o.turn.start < told.turn.end and told.turn.start < o.turn.end for o in here)


def _status(told: _Told, acts: list[_Act]) -> str:
    """What a cue says of this act: to withdraw what one was to withdraw keeps the word, and to do what one was not to
    do breaks it."""
    if told.turn.status == "broken" or (told.deed and told.turn.status != "fulfilled"):
        return told.turn.status
    own = told.deed or (told.turn.verb and any(told.turn.verb in words for _, _, words in acts))
    if own and told.turn.status in ("withdrawn", "deferred", "fulfilled"):
        return "broken" if any(is_denied(c) for (_, c), _, _ in acts) else "fulfilled"
    return told.turn.status


def _within_days(a: date | None, b: date | None) -> bool:
    return bool(a and b and abs(a - b) <= _ONE_CHANGE)
