"""Summaries and key terms against the methods of sumy and yake, in one run.

usage: python tests/bench/quality.py [--articles N] [--parses FILE] [--half a|b|c] [--sentences N]
                                   [--only summary,terms]

What a summary or a term list is held against is a proxy: the corpus has no reference summaries. Summaries are scored by
ROUGE F1 (Lin, 2004; stems, all words) against the articles' own headlines, which the methods do not see, and against
the clauses that the gold set marks as the main news. Key terms are judged by the parse: a term is broken when nowhere
it stands it is a whole noun group or name, and a duplicate when its words are those of a better one, or some of them.
Both proxies favour what stands in the lead; what a method wins by here is to be read beside the lead's own line.

"sumy: x" is sumy as it comes (its stop words and stemmer) on the article's sentences; "x" is the same method on the
sentences that may stand in a summary. Ratios are to the lead. Times are CPU milliseconds an article, warm.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "gold"), str(ROOT.parent)]

import measure  # noqa: E402

from briefing.extract.items import Term  # noqa: E402
from briefing.extract.summary import METHODS, Length, summarise  # noqa: E402
from briefing.extract.summary.sumy_methods import CLASSES  # noqa: E402
from briefing.extract.terms import METHODS as TERM_METHODS  # noqa: E402
from briefing.extract.terms import extract_terms  # noqa: E402
from briefing.extract.when import extract_when  # noqa: E402
from briefing.language.analysis import Analysis  # noqa: E402
from briefing.text.span import Span  # noqa: E402
from briefing.text.stem import stem  # noqa: E402
from briefing.text.words import stop_words, word_spans  # noqa: E402


def stems(text: str) -> list[str]:
    """All words of a text as ROUGE compares them: lower case, stemmed."""
    return [stem(s.of(text).lower().removesuffix("'s").removesuffix("’s")) for s in word_spans(text)]


def content(text: str) -> set[str]:
    """The stems of a text's words that are no stop words."""
    words = [s.of(text).lower().removesuffix("'s").removesuffix("’s") for s in word_spans(text)]
    return {stem(w) for w in words if w not in stop_words()}


def f1(hits: float, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if hits else 0.0


def rouge_n(summary: Sequence[str], reference: str, n: int) -> float:
    """ROUGE-N F1: n-grams in common, counted as often as both have them. No n-gram runs over sentences."""

    def grams(parts: Iterable[str]) -> Counter[tuple[str, ...]]:
        words = [stems(p) for p in parts]
        return Counter(tuple(w[i : i + n]) for w in words for i in range(len(w) - n + 1))

    a, b = grams(summary), grams([reference])
    return f1((a & b).total(), a.total(), b.total())


def rouge_l(summary: Sequence[str], reference: str) -> float:
    """ROUGE-Lsum F1 for a reference of one sentence: its words that are in a longest common subsequence with any
    sentence of the summary."""
    wanted = stems(reference)
    sentences = [stems(s) for s in summary]
    hit: set[int] = set()
    for sentence in sentences:
        hit |= _common(wanted, sentence)
    left = Counter(w for s in sentences for w in s)
    hits = 0
    for i in sorted(hit):
        if left[wanted[i]] > 0:
            left[wanted[i]] -= 1
            hits += 1
    return f1(hits, sum(map(len, sentences)), len(wanted))


def _common(a: list[str], b: list[str]) -> set[int]:
    """The positions in ``a`` of a longest common subsequence with ``b``."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            table[i + 1][j + 1] = table[i][j] + 1 if a[i] == b[j] else max(table[i][j + 1], table[i + 1][j])
    found, i, j = set(), len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            found.add(i - 1)
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return found


def untitled(analysis: Analysis) -> Analysis:
    """The analysis of the same article without its headline, which is a reference here."""
    return replace(analysis, document=replace(analysis.document, title=None))


class Tokenizer:
    """Words for sumy, whose own tokenizer wants data from the network."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(s.of(text) for s in word_spans(text))


def sumy_alone(method: str) -> Callable[[Analysis, int], list[str]]:
    """sumy's method as it comes, on all sentences of an article."""
    from importlib import import_module

    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer

    module, name = CLASSES[method]
    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)(Stemmer("english"))
    words = sorted(stop_words())
    if method == "edmundson":
        summarizer.null_words = words
        summarizer.stigma_words = ["example", "perhaps"]
    else:
        summarizer.stop_words = words

    def run(analysis: Analysis, size: int) -> list[str]:
        document = analysis.document
        if method == "edmundson":
            first = document.sentences[0].span.of(analysis.text)
            summarizer.bonus_words = [w for w in Tokenizer().to_words(first) if w.lower() not in stop_words()] or ["x"]
        paragraphs = [
            Paragraph([Sentence(s.span.of(analysis.text), Tokenizer()) for s in document.sentences_of(p)])
            for p in document.paragraphs
        ]
        return [str(s) for s in summarizer(ObjectDocumentModel(paragraphs), size)]

    return run


def ours(method: str) -> Callable[[Analysis, int], list[str]]:
    """A method as a user gets it."""
    return lambda analysis, size: [s.text for s in summarise(analysis, Length(sentences=size), method)]


@dataclass
class Row:
    """What is measured of one method over all articles."""

    titles: list[tuple[float, float, float]]
    news: list[tuple[float, float, float]]
    seconds: list[float]


def summaries(analyses: dict[str, Analysis], size: int) -> None:
    gold = measure.annotations("gold")
    rows: dict[str, Row] = {}
    runs = {m: ours(m) for m in METHODS} | {f"sumy: {m}": sumy_alone(m) for m in CLASSES}
    for name, run in runs.items():
        row = rows[name] = Row([], [], [])
        first = next(iter(analyses.values()))
        run(first, size)
        for ident, analysis in analyses.items():
            begin = time.process_time()
            found = run(analysis, size)
            row.seconds.append(time.process_time() - begin)
            if title := measure_titles[ident]:
                row.titles.append(rouge(found, title))
            if ident in gold:
                what: Any = gold[ident]["what"]
                row.news.append(rouge(found, what[0]["text"]))
    lead = rows["lead"]
    print(f"\nSummaries of {size} sentences, {len(analyses)} articles; ROUGE-1/2/L F1 x 100, ratio to the lead")
    print(f"{'':18} {'headlines':>22} {'ratio':>6}   {'main news, gold':>22} {'ratio':>6}   {'ms':>6} {'worst':>6}")
    for name, row in rows.items():
        cells = [f"{' / '.join(f'{100 * x:4.1f}' for x in mean(part)):>22} {sum(mean(part)) / sum(mean(base)):6.3f}"
                 for part, base in ((row.titles, lead.titles), (row.news, lead.news)) if part]  # fmt: skip
        each = f"{1000 * statistics.mean(row.seconds):6.1f} {1000 * max(row.seconds):6.0f}"
        print(f"{name:18} {'   '.join(cells)}   {each}")


measure_titles: dict[str, str | None] = {}


def rouge(found: list[str], reference: str) -> tuple[float, float, float]:
    return rouge_n(found, reference, 1), rouge_n(found, reference, 2), rouge_l(found, reference)


def mean(rows: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    return tuple(statistics.mean(r[i] for r in rows) for i in range(3))  # type: ignore[return-value]


_NOMINAL = ("NN", "NNS", "NNP", "NNPS")
_INSIDE = (*_NOMINAL, "JJ", "HYPH", "POS", "CD", "VBN", "VBG", "JJR", "JJS")


def broken(analysis: Analysis, term: Term) -> bool:
    """Whether a term is nowhere a whole noun group or name."""
    return not any(_whole(analysis, span) for span in term.mentions)


def _whole(analysis: Analysis, span: Span) -> bool:
    entity = analysis.entity_at(span.start)
    if entity is not None and any(_near(m, span) for m in entity.mentions):
        return True
    tokens = analysis.tokens_in(span)
    if not tokens or tokens[-1].tag not in _NOMINAL or tokens[-1].span.end != span.end:
        return False
    names = any(t.text[:1].isupper() for t in tokens[1:])
    if any(t.tag not in _INSIDE and not (names and t.text.lower() in ("of", "the", "and", "for", "&")) for t in tokens):
        return False
    before = analysis.token_at(max(0, span.start - 2)) if span.start else None
    after = analysis.token_at(span.end + 1) if span.end + 1 < len(analysis.text) else None
    glued = analysis.text[span.end : span.end + 1] == " "
    if after is not None and glued and after.tag in _NOMINAL and after.sentence == tokens[0].sentence:
        return False
    return not (before is not None and before.tag in ("NN", "NNP") and analysis.text[span.start - 1] == " "
                and analysis.entity_at(before.span.start) is None)  # fmt: skip


def _near(mention: Span, span: Span) -> bool:
    """Whether a mention is the span but for an article or a possessive."""
    return mention.contains(span) and span.start - mention.start <= 4 and mention.end - span.end <= 2


def duplicates(found: Sequence[Term]) -> int:
    """How many terms have only words of a better one, or all words of it."""
    sets = [content(t.term) or {t.term} for t in found]
    return sum(any(a <= b or b <= a for b in sets[:i]) for i, a in enumerate(sets))


def terms(analyses: dict[str, Analysis]) -> None:
    gold = measure.annotations("gold")
    print(f"\nKey terms, ten an article, {len(analyses)} articles")
    print(
        f"{'':10} {'broken':>8} {'doubled':>8} {'headline words':>15} {'gold names':>11} {'news words':>12} {'ms':>6}"
    )
    for method in TERM_METHODS:
        counts: Counter[str] = Counter()
        seconds = []
        extract_terms(next(iter(analyses.values())), (), method=method)
        for ident, analysis in analyses.items():
            when = extract_when(analysis)
            begin = time.process_time()
            found = extract_terms(analysis, when, method=method)
            seconds.append(time.process_time() - begin)
            counts["terms"] += len(found)
            counts["broken"] += sum(broken(analysis, t) for t in found)
            counts["doubled"] += duplicates(found)
            said = set().union(*(content(t.term) for t in found)) if found else set()
            head = content(measure_titles[ident] or "") & content(analysis.text)
            counts["head"] += len(head)
            counts["head_hit"] += len(head & said)
            if ident in gold:
                _gold(gold[ident], found, counts)
        share = {
            "broken": counts["broken"] / max(1, counts["terms"]),
            "doubled": counts["doubled"] / max(1, counts["terms"]),
            "head": counts["head_hit"] / max(1, counts["head"]),
            "names": counts["name_hit"] / max(1, counts["names"]),
            "news": counts["news_hit"] / max(1, counts["news"]),
        }
        each = 1000 * statistics.mean(seconds)
        print(
            f"{method:10} {share['broken']:8.1%} {share['doubled']:8.1%} {share['head']:15.1%} {share['names']:11.1%} "
            f"{share['news']:12.1%} {each:6.1f}"
        )


def _gold(brief: dict[str, Any], found: Sequence[Term], counts: Counter[str]) -> None:
    """Central names of the gold that are terms, whole; words of the gold's main news that some term has."""
    shown = [content(t.term) for t in found]
    for who in brief["who"]:
        if who["central"]:
            forms = [content(n) for n in (who["name"], *who["aliases"])]
            counts["names"] += 1
            counts["name_hit"] += any(s and s in forms for s in shown)
    news = set().union(*(content(w["text"]) for w in brief["what"]))
    counts["news"] += len(news)
    counts["news_hit"] += len(news & set().union(*shown))


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=120, help="how many, those of the gold set first")
    ap.add_argument("--parses", type=Path)
    ap.add_argument("--half", choices="abc")
    ap.add_argument("--sentences", type=int, default=3)
    ap.add_argument("--only", default="summary,terms")
    args = ap.parse_args()
    gold = measure.annotations("gold")
    ids = sorted(measure.documents(), key=lambda i: (i not in gold, i))
    if args.half:
        ids = [i for i in ids if int(i) % 3 == "abc".index(args.half)]
    found = measure.analyses(set(ids[: args.articles]), args.parses)
    measure_titles.update({i: a.document.title for i, a in found.items()})
    found = {i: untitled(a) for i, a in found.items()}
    if "summary" in args.only:
        summaries(found, args.sentences)
    if "terms" in args.only:
        terms(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
