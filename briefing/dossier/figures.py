"""Figures of several articles side by side, and where they contradict each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from briefing.brief.model import Brief, Figure, Span
from briefing.dossier.levels import index_of
from briefing.dossier.likeness import Bag, content_words, rare_words, weighted_f1
from briefing.dossier.merge import gather
from briefing.dossier.model import Cite, FigureRow, FigureSide, Told
from briefing.language.gazetteers import demonyms, fold

# What befalls people, in one word; the first of a row stands for all.
_FATES = (
    (
        "killed",
        """killed dead deaths death died fatalities fatality toll die dies kill kills killing lives slain
        perished""".split(),
    ),
    ("injured", "injured wounded injuries hurt wounding injuring wounds".split()),
    ("missing", "missing disappeared unaccounted".split()),
    ("arrested", "arrested detained arrests detentions arrest detaining".split()),
    ("displaced", "displaced fled evacuated homeless evacuees refugees".split()),
)
_FATE = {word: row[0] for row in _FATES for word in row[1]}
_PERCENT = frozenset({"%", "percent", "per cent", "percentage points", "pc"})
# Other words for what a unit counts.
_UNITS = {"positions": "jobs", "posts": "jobs", "job cuts": "jobs", "factories": "plants"}
# Bounds that leave the number itself out.
_STRICT = re.compile(r"(?i)\b(?:below|under|(?:less|fewer|more) than|above|over)\b")
# Units that name people in general; any other noun for people tells who of them is counted.
_ANYBODY = frozenset("people persons person victims others individuals casualties".split())
_SOMEBODY = frozenset(
    """civilians soldiers troops men women children protesters officers police policemen rebels militants fighters
    passengers migrants workers residents students journalists""".split()
)
# What a thing moved by belongs to its day: two days' falls are two things.
_MOVED = frozenset(
    """rose rise risen rising fell fall fallen falling dropped drop drops gained gain gains lost lose losing loss
    climbed climb jumped jump surged surge plunged plunge slid slide declined decline increased increase decreased
    decrease up down added shed tumbled slumped grew growth shrank cut cuts""".split()
)
_MOVES = frozenset({"%", "points"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# How far from a figure a word for its fate may stand, in characters.
_REACH = 70
# How far from it a word for a move may stand.
_STEP = 45
_AS_OF = re.compile(r"(?i)\b(?:as of|as at|until|up to|by)\s+(?:late\s+|early\s+|the end of\s+)?$")
_THAN = re.compile(r"(?i)\bmore than\b")
# A sum that comes on top, and one that is a whole, are two things.
_MORE = frozenset("additional another further extra more added new".split())
_WHOLE = frozenset("total totaling totalling overall altogether combined cumulative".split())
# How alike what two figures measure must be said, and the sentences around them: for one value and for two.
_THING, _AGREEING, _CONTEXT = 0.45, 0.14, 0.3
# How alike what is said of two counts of people must be.
_SAID = 0.4
_LEVEL = "level"


@dataclass(frozen=True, slots=True)
class _Use:
    """A figure as it is compared: its unit in one word, who or what of it, what is said of those it counts, and the
    words around it."""

    article: int
    figure: Figure
    unit: str
    fate: str
    who: str
    part: str
    moved: str
    thing: Bag
    said: Bag
    context: Bag


def figure_rows(briefs: tuple[Brief, ...], group: list[int]) -> tuple[FigureRow, ...]:
    """The figures of a story that at least two articles give: contradicting ones first, those of one day before those
    that may have changed in between."""
    uses = [_use(briefs[i], i, f) for i in group for f in briefs[i].figures if f.evidence]
    rows = [_row(briefs, g) for g in _gathered(uses) if len({u.article for u in g}) > 1]
    return tuple(sorted(rows, key=lambda r: (not r.contradiction, r.changed, r.sides[0].told.cites[0].article, r.of)))


def contradict(a: Figure, b: Figure) -> bool:
    """Whether two values for one thing cannot both be true. Bounds and ranges are taken at their word, "about" as ten
    per cent, and a round number ("2.9 million") as rounded."""
    return _apart(a, b)


def same_measure(a: tuple[Brief, Figure], b: tuple[Brief, Figure]) -> bool:
    """Whether the figures of two articles on one story measure the same thing."""
    return _alike(_use(a[0], 0, a[1]), _use(b[0], 1, b[1]))


def _gathered(uses: list[_Use]) -> list[list[_Use]]:
    """Groups of figures of one thing. An article that gives two values for what seems one thing speaks of two."""
    groups: list[list[_Use]] = []
    for use in uses:
        fitting = [
            g
            for g in groups
            if any(_alike(u, use) for u in g)
            and not any(u.article == use.article and contradict(u.figure, use.figure) for u in g)
        ]
        if fitting:
            max(fitting, key=lambda g: max(weighted_f1(u.context, use.context) for u in g)).append(use)
        else:
            groups.append([use])
    return groups


def _use(brief: Brief, article: int, figure: Figure) -> _Use:
    at = figure.evidence[0].span
    sentence = brief.article.sentence_at(at.start).span
    said = sentence.of(brief.article.text)
    fate = _fate(figure, said, Span(max(0, at.start - sentence.start), max(0, at.end - sentence.start)))
    unit, who = _counted(figure)
    moved = _day_of_move(brief, figure, said, Span(at.start - sentence.start, at.end - sentence.start))
    words = {w.lower() for w in _WORD.findall(_THAN.sub("", f"{figure.text} {figure.of or ''}"))}
    part = "more" if words & _MORE else "whole" if words & _WHOLE else ""
    named = _UNITS.get((figure.unit or "").lower(), figure.unit or "")
    thing = _words(f"{named} {figure.of or ''}" if unit not in ("money", "%") else figure.of or "")
    if index := index_of(brief, figure):
        unit, who, fate, moved = _LEVEL, index, "", ""
    about = {k: w for k, w in _words(figure.of or "").items() if k not in _words(named)}
    return _Use(article, figure, fate or unit, fate, who, part, moved, thing, about, _words(said))


def _day_of_move(brief: Brief, figure: Figure, said: str, at: Span) -> str:
    """The day of a move ("fell by 2.36%", "up 330.89 points"): that of its sentence, else of its article; "" where the
    figure is none, and where the move has a time of its own length ("since the start of this year")."""
    if _percent_or(figure.unit) not in _MOVES:
        return ""
    near = {
        w.lower() for w in _WORD.findall(f"{said[max(0, at.start - _STEP) : at.start]} {said[at.end : at.end + 12]}")
    }
    if not near & _MOVED:
        return ""
    start = figure.evidence[0].span.start
    sentence = brief.article.sentence_at(start).span
    days = {t.begin for t in brief.when if sentence.contains(t.span) and t.begin and t.begin == t.end}
    if len(days) == 1:
        return next(iter(days))
    return brief.article.published.isoformat() if brief.article.published else ""


def _percent_or(unit: str | None) -> str:
    folded = (unit or "").lower()
    return "%" if folded in _PERCENT else folded


def _words(text: str) -> dict[str, float]:
    return {k: w for k, w in rare_words(text).items() if not k[0].isdigit()}


def _fate(figure: Figure, said: str, at: Span) -> str:
    """What befell the people that a figure counts, by the nearest word for it in reach; "" where none did."""
    if figure.unit in _PERCENT or _is_money(figure):
        return ""
    own = [_FATE[w] for w in map(str.lower, _WORD.findall(f"{figure.text} {figure.of or ''}")) if w in _FATE]
    if own:
        return own[0]
    if not _is_people(figure.unit or ""):
        return ""
    near = [
        (max(m.start() - at.end, at.start - m.end()), _FATE[m[0].lower()])
        for m in _WORD.finditer(said)
        if m[0].lower() in _FATE
    ]
    distance, fate = min(near, default=(_REACH + 1, ""))
    return fate if distance <= _REACH else ""


def _is_people(unit: str) -> bool:
    word = unit.lower()
    return word in _ANYBODY or word in _SOMEBODY or fold(unit) in demonyms() or not unit


def _is_money(figure: Figure) -> bool:
    unit = figure.unit or ""
    return unit in ("dollars", "euros", "pounds") or (len(unit) == 3 and unit.isupper()) or "$" in figure.text


def _counted(figure: Figure) -> tuple[str, str]:
    """The unit in one word, and for people who of them ("" for people in general)."""
    unit = _UNITS.get((figure.unit or "").lower(), figure.unit or "")
    if unit.lower() in _PERCENT:
        return "%", ""
    if _is_money(figure):
        return "money", unit
    if unit.lower() in _ANYBODY or unit.lower() in _FATE:
        return "people", ""
    if fold(unit) in demonyms():
        return "people", demonyms()[fold(unit)]
    stems = content_words(unit)
    return (stems[-1] if stems else unit.lower()), (unit.lower() if unit.lower() in _SOMEBODY else "")


def _alike(a: _Use, b: _Use) -> bool:
    if a.unit != b.unit or not a.unit or a.part != b.part or (a.who and b.who and a.who != b.who):
        return False
    if a.unit == _LEVEL:
        return a.who == b.who
    if (a.moved or b.moved) and a.moved != b.moved:
        return False
    things, context = weighted_f1(a.thing, b.thing), weighted_f1(a.context, b.context)
    if (a.figure.value, a.figure.high) == (b.figure.value, b.figure.high):
        return context >= _AGREEING or things >= _THING
    if a.fate:
        # Losses are counted alike in all articles of a story where they are those of one side.
        return context >= _AGREEING or (bool(a.who) and a.who == b.who)
    if a.unit == "money":
        return things >= _THING and context >= _CONTEXT
    if a.unit == "people":
        # Those aboard and those searched for are two counts of people.
        return weighted_f1(a.said, b.said) >= _SAID
    return things >= _THING or (context >= _CONTEXT and bool(a.thing.keys() & b.thing.keys()))


def _row(briefs: tuple[Brief, ...], uses: list[_Use]) -> FigureRow:
    sides: list[FigureSide] = []
    for same in gather(uses, lambda a, b: _interval(a.figure) == _interval(b.figure)):
        figure = same[0].figure
        cites = tuple(dict.fromkeys(Cite(u.article, u.figure.evidence[0]) for u in same))
        days = tuple(sorted({day for u in same if (day := _day_of(briefs[u.article], u.figure))}))
        told = Told(figure.text, cites)
        sides.append(FigureSide(figure.text, figure.value, figure.high, figure.bound, told, days))
    pairs = [(a, b) for i, a in enumerate(sides) for b in sides[:i] if _apart(a, b)]
    apart = bool(pairs)
    changed = apart and all(a.days and b.days and set(a.days).isdisjoint(b.days) for a, b in pairs)
    if changed:
        sides.sort(key=lambda s: s.days[0])
    of = _name(uses)
    return FigureRow(of, uses[0].figure.unit, tuple(sides), apart, changed)


def _name(uses: list[_Use]) -> str:
    """What the row measures: whom what befell, or the words of the article that says most of it."""
    if uses[0].unit == _LEVEL:
        return f"level of the {uses[0].who}"
    if uses[0].fate:
        counted = next((u.figure.unit for u in uses if u.who and u.figure.unit), "people")
        return f"{counted} {uses[0].fate}"
    said = [u.figure.of for u in uses if u.figure.of]
    return max(said, key=lambda of: sum(_words(of).values())) if said else uses[0].figure.unit or uses[0].unit


def _day_of(brief: Brief, figure: Figure) -> str:
    """The day that a value is of: the one past that its sentence gives ("as of Monday", "by March 3"), else that of its
    article; "" where neither has one."""
    day = brief.article.published.isoformat() if brief.article.published else ""
    at = figure.evidence[0].span
    sentence = brief.article.sentence_at(at.start).span
    for timex in brief.when:
        before = brief.article.text[sentence.start : timex.span.start]
        past = timex.begin and timex.begin == timex.end and (not day or timex.begin <= day)
        if past and sentence.contains(timex.span) and _AS_OF.search(before):
            return timex.begin or day
    return day


def _interval(figure: Figure) -> tuple[float, float, str | None]:
    return figure.value, figure.high if figure.high is not None else figure.value, figure.bound


def _apart(a: FigureSide | Figure, b: FigureSide | Figure) -> bool:
    (low_a, high_a), (low_b, high_b) = _reach(a.value, a.high, a.bound), _reach(b.value, b.high, b.bound)
    if high_a < low_b or high_b < low_a:
        return True
    # "below 5,000" and "above 5,000" meet in a number that both leave out.
    return low_a != low_b and min(high_a, high_b) == max(low_a, low_b) and all(_STRICT.search(x.text) for x in (a, b))


def _reach(value: float, high: float | None, bound: str | None) -> tuple[float, float]:
    """The least and the greatest number that a figure can stand for."""
    top = high if high is not None else value
    if bound == "at least":
        return value, inf
    if bound == "at most":
        return -inf, top
    slack = max(_rounding(value), abs(value) * 0.1 if bound == "about" else 0.0)
    return value - slack, top + max(_rounding(top), abs(top) * 0.1 if bound == "about" else 0.0)


def _rounding(value: float) -> float:
    """How far off a number may be that is written with two digits or fewer and noughts: half of the last digit's place;
    numbers below a hundred are taken to be exact."""
    whole = abs(value)
    if whole < 100 or whole != int(whole):
        return 0.0
    digits = str(int(whole)).rstrip("0")
    return 0.5 * 10 ** (len(str(int(whole))) - len(digits)) if len(digits) <= 2 else 0.0
