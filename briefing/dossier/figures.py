"""Figures of several articles side by side, and where they contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.brief.model import Brief, Figure
from briefing.dossier.likeness import content_words, overlap_f1
from briefing.dossier.merge import gather
from briefing.dossier.model import Cite, FigureRow, FigureSide, Told

# Words of one meaning where figures are compared; the first of a row stands for all.
_SAME_UNIT = (
    ("killed", "dead", "deaths", "death", "died", "fatalities", "fatality", "toll", "die", "dies", "kill", "killing"),
    ("injured", "wounded", "injuries", "hurt", "wounding", "injuring"),
    ("missing", "disappeared", "unaccounted"),
    ("arrested", "detained", "arrests", "detentions", "arrest"),
    ("percent", "%", "per cent", "percentage points"),
)
# How alike what two figures measure must be said, with the sentence's words as the wider context.
_SAME_THING, _SAME_CONTEXT = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class _Use:
    article: int
    figure: Figure
    unit: str
    measures: frozenset[str]
    context: frozenset[str]


def figure_rows(briefs: tuple[Brief, ...], group: list[int]) -> tuple[FigureRow, ...]:
    """The figures of a story that at least two places give, contradicting ones first."""
    uses = [_use(briefs[i], i, f) for i in group for f in briefs[i].figures if f.evidence]
    rows = [_row(briefs, g) for g in gather(uses, _alike) if len({u.article for u in g}) > 1]
    return tuple(sorted(rows, key=lambda r: (not r.contradiction, r.sides[0].told.cites[0].article, r.of)))


def _use(brief: Brief, article: int, figure: Figure) -> _Use:
    sentence = brief.article.sentence_at(figure.evidence[0].span.start).span.of(brief.article.text)
    words = content_words(" ".join([figure.unit or "", figure.of or ""]))
    return _Use(
        article=article,
        figure=figure,
        unit=_unit(figure, sentence),
        measures=frozenset(w for w in words if not w.isdigit()),
        context=frozenset(w for w in content_words(sentence) if not w.isdigit()),
    )


def _unit(figure: Figure, sentence: str) -> str:
    """What is counted, in one word: a casualty word beside the figure says more than "people"."""
    said = f"{figure.text} {figure.unit or ''} {figure.of or ''}".lower()
    words = set(said.replace("%", " % ").split())
    for row in _SAME_UNIT:
        if words & set(row):
            return row[0]
    if (figure.unit or "").lower() in ("people", "persons", "person", "civilians", "soldiers", "troops", "men", ""):
        near = sentence.lower().split()
        for row in _SAME_UNIT[:4]:
            if set(near) & set(row):
                return row[0]
    stems = content_words(figure.unit or "")
    return stems[-1] if stems else (figure.unit or "").lower()


def _alike(a: _Use, b: _Use) -> bool:
    if a.unit != b.unit or not a.unit:
        return False
    things = overlap_f1(a.measures, b.measures)
    context = overlap_f1(a.context, b.context)
    if a.article == b.article and a.figure.value != b.figure.value:
        return False  # one article gives two values: two things
    return (things >= _SAME_THING and context >= _SAME_CONTEXT / 2) or context >= _SAME_CONTEXT


def _row(briefs: tuple[Brief, ...], uses: list[_Use]) -> FigureRow:
    sides: list[FigureSide] = []
    for same in gather(uses, lambda a, b: _interval(a.figure) == _interval(b.figure)):
        figure = same[0].figure
        cites = tuple(dict.fromkeys(Cite(u.article, u.figure.evidence[0]) for u in same))
        told = Told(figure.text, cites)
        sides.append(FigureSide(figure.text, figure.value, figure.high, figure.bound, told))
    apart = any(_apart(a, b) for i, a in enumerate(sides) for b in sides[:i])
    days = [
        {briefs[c.article].article.published for c in side.told.cites if briefs[c.article].article.published}
        for side in sides
    ]
    changed = apart and len(days) > 1 and all(days) and len(set.union(*days)) > 1
    of = next((u.figure.of for u in uses if u.figure.of), None) or uses[0].figure.unit or uses[0].unit
    return FigureRow(of, uses[0].figure.unit, tuple(sides), apart, changed)


def _interval(figure: Figure) -> tuple[float, float, str | None]:
    return figure.value, figure.high if figure.high is not None else figure.value, figure.bound


def _apart(a: FigureSide, b: FigureSide) -> bool:
    """Whether two values cannot both be true: bounds and ranges are taken at their word, "about" as ten per cent."""
    (low_a, high_a), (low_b, high_b) = _reach(a), _reach(b)
    return high_a < low_b or high_b < low_a


def _reach(side: FigureSide) -> tuple[float, float]:
    low, high = side.value, side.high if side.high is not None else side.value
    if side.bound == "at least":
        return low, float("inf")
    if side.bound == "at most":
        return float("-inf"), high
    if side.bound == "about":
        return low - abs(low) * 0.1, high + abs(high) * 0.1
    return low, high
