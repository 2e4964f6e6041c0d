"""From documents to briefs through the cache: what is known is not made again, what is damaged is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import briefing
from briefing.brief.model import Brief, Document
from briefing.brief.options import Options
from briefing.errors import AnalysisError, SourceError
from briefing.extract.summary.length import Length
from briefing.language.engine import Engine
from briefing.pipeline import Pipeline, briefs, key_of
from briefing.render.json import to_json
from briefing.sources import read
from briefing.store.cache import Cache
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

TEXT = (
    "The Union will open an office in Paris by June, its president Anna Weber said on Tuesday.\n\nIt costs €5 million."
)


def article(text: str = TEXT, **known: object) -> Document:
    origin = Origin(title="Union", published=date(2024, 5, 1), published_from="header", source="a.txt")
    return replace(segment(clean(text), origin), **known)  # type: ignore[arg-type]


class Memory:
    """A store that remembers what was asked of it."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.texts.get(key)

    def put(self, key: str, text: str) -> None:
        self.texts[key] = text


@pytest.fixture
def pipeline(engine: Engine) -> Callable[..., Pipeline]:
    """`pipeline(options, store)` with the engine of the tests; `pipeline(..., loads=False)` must not need one."""

    def made(options: Options | None = None, store: object = None, *, loads: bool = True) -> Pipeline:
        line = Pipeline(options, store)  # type: ignore[arg-type]
        if loads:
            line.engine = engine
        return line

    return made


class _NoEngine(Pipeline):
    @property
    def engine(self) -> Engine:  # type: ignore[override]
        raise AssertionError("the engine was asked for")


def test_a_known_article_needs_no_engine(pipeline: Callable[..., Pipeline]) -> None:
    store = Memory()
    made = pipeline(None, store).brief(article())
    known = _NoEngine(None, store).brief(article())
    assert to_json(known) == to_json(made) and known.commitments == made.commitments
    assert len(store.texts) == 1


def test_where_an_article_lies_does_not_matter(pipeline: Callable[..., Pipeline]) -> None:
    store = Memory()
    pipeline(None, store).brief(article())
    moved = article(source="b.txt", url="https://example.org", given_id="7")
    known = _NoEngine(None, store).brief(moved)
    assert known.article == moved and known.article.id == "7"


CHANGES = [
    ("text", {"text": TEXT + " More."}, None),
    ("title", {"title": "Another"}, None),
    ("no title", {"title": None}, None),
    ("day", {"published": date(2024, 5, 2)}, None),
    ("no day", {"published": None}, None),
    ("language", {"language": "de"}, None),
    ("length", {}, Options(length=Length(sentences=5))),
    ("length in words", {}, Options(length=Length(words=3))),
    ("method", {}, Options(method="lead")),
    ("terms", {}, Options(terms=3)),
    ("terms' method", {}, Options(terms_method="yake")),
]


@pytest.mark.parametrize(("known", "options"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_what_changes_a_brief_changes_its_key(known: dict[str, object], options: Options | None) -> None:
    text = known.pop("text", TEXT)
    assert isinstance(text, str)
    assert key_of(article(text, **known), options or Options()) != key_of(article(), Options())


def test_three_sentences_by_default_and_by_wish_are_one() -> None:
    assert key_of(article(), Options()) == key_of(article(), Options(length=Length(sentences=3)))


@pytest.mark.parametrize(
    "harm", [lambda t: t[: len(t) // 2], lambda t: "", lambda t: "[]", lambda t: t.replace("Union", "Onion")]
)
def test_a_damaged_brief_is_made_again(pipeline: Callable[..., Pipeline], harm: Callable[[str], str]) -> None:
    store = Memory()
    made = pipeline(None, store).brief(article())
    [(key, text)] = store.texts.items()
    store.texts[key] = harm(text)
    again = pipeline(None, store).brief(article())
    assert again.commitments == made.commitments
    assert json.loads(store.texts[key])["article"]["text"] == article().text


def test_the_files_of_the_cache(pipeline: Callable[..., Pipeline], tmp_path: Path) -> None:
    pipeline(None, Cache(tmp_path)).brief(article())
    assert _NoEngine(None, Cache(tmp_path)).brief(article()).article == article()


def test_errors_stand_in_the_place_of_their_articles(
    pipeline: Callable[..., Pipeline], monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.brief import assemble as module

    whole = module.assemble

    def failing(analysis: object, options: object = None) -> Brief:
        if getattr(analysis, "document").title == "bad":  # noqa: B009
            raise RecursionError("too deep")
        return whole(analysis, options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "assemble", failing)
    gone = SourceError("x.txt", "does not exist")
    found = list(pipeline().briefs([gone, article(title="bad", source="y.txt"), article()]))
    assert found[0] is gone
    assert isinstance(found[1], AnalysisError) and str(found[1]).startswith(
        "y.txt: the analysis failed on it (Recursion"
    )
    assert isinstance(found[2], Brief)


def test_the_public_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    monkeypatch.setattr("briefing.language.engine.Engine", lambda: engine)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    [document] = briefing.read([path])
    brief = briefing.brief_of(document)
    assert isinstance(brief, briefing.Brief) and brief.text_of(brief.what[0].evidence[0]) in TEXT
    assert briefing.brief_of(document, Options(terms=2)).terms == brief.terms[:2]
    with pytest.raises(SourceError, match=r"nosuch.txt: does not exist"):
        briefing.brief_of(*briefing.read([tmp_path / "nosuch.txt"]))
    assert set(dir(briefing)) == {"Brief", "__version__", "brief_of", "read"}
    with pytest.raises(AttributeError):
        _ = briefing.nosuch  # type: ignore[attr-defined]


def test_nothing_is_asked_for_before_it_is_wanted() -> None:
    def articles() -> object:
        raise AssertionError("read too early")
        yield

    assert briefs(articles()) is not None  # type: ignore[arg-type]


def test_reading_and_briefing_a_file_end_to_end(pipeline: Callable[..., Pipeline]) -> None:
    seed = Path(__file__).parent.parent / "seeds" / "01-pakistan-turkey.txt"
    [brief] = pipeline().briefs(read([seed]))
    assert isinstance(brief, Brief) and {a.name for a in brief.who} >= {"Shehbaz Sharif", "Recep Tayyip Erdogan"}
