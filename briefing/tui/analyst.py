"""Reading and analysing beside the screen: two threads that only ever report.

They are daemon threads of their own and not the event loop's: quitting does not wait for the article at work.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.brief.model import Brief, Document
from briefing.errors import AnalysisError, BriefingError, SourceError
from briefing.tui.loader import Loader

_ENDED = "the app has ended"


@dataclass(frozen=True, slots=True)
class Read:
    """A source was read: its document, or why not."""

    found: Document | SourceError


@dataclass(frozen=True, slots=True)
class Expanded:
    """What a source that the user named stands for."""

    source: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadAll:
    """All sources of one call were read; ``count`` documents came of them."""

    count: int


@dataclass(frozen=True, slots=True)
class Started:
    """The analysis of an article began."""

    key: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """The brief of an article, or the reason why there is none."""

    key: str
    brief: Brief | None
    error: str | None


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """An article was read again from where it came from: what it is now, or why it cannot be had."""

    key: str
    found: Document | SourceError


Report = Read | Expanded | ReadAll | Started | Analysed | ReadAgain


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """An article to be analysed; ``answer`` takes what comes of one that is not on the shelf."""

    key: str
    document: Document
    answer: queue.SimpleQueue[Analysed] | None = None


class Analyst:
    """Reads sources and makes briefs in the background.

    ``tell`` is called from the threads with each report; after `stop` it is not called again.
    """

    def __init__(self, loader: Loader, tell: Callable[[Report], object]) -> None:
        self._loader = loader
        self._tell = tell
        self._waiting: deque[_Job] = deque()
        self._news = threading.Condition()
        self._stopped = False
        self._thread: threading.Thread | None = None

    def read(self, sources: Sequence[str], *, expanded: bool = False) -> None:
        """Read sources in a thread of its own and report each document."""
        threading.Thread(target=self._read, args=(tuple(sources), expanded), name="reading", daemon=True).start()

    def read_again(self, key: str, document: Document) -> None:
        """Read an article's source again in a thread of its own, and report what it is now."""
        threading.Thread(target=self._read_again, args=(key, document), name="reading", daemon=True).start()

    def _read_again(self, key: str, document: Document) -> None:
        try:
            found: Document | SourceError = self._loader.again(document)
        except SourceError as error:
            found = error
        except (OSError, ValueError) as error:
            found = SourceError(document.source or "", _sentence(error))
        self._report(ReadAgain(key, found))

    def queue(self, key: str, document: Document) -> None:
        """Have an article analysed after those that wait already."""
        with self._news:
            self._waiting.append(_Job(key, document))
            self._wake()

    def brief(self, document: Document) -> Brief:
        """The brief of an article that is not on the shelf: the calling thread waits for it, and those that wait on the
        shelf wait for it too.

        Raises:
            AnalysisError: when it cannot be made.
            BriefingError: when the app ends.
        """
        answer: queue.SimpleQueue[Analysed] = queue.SimpleQueue()
        with self._news:
            if self._stopped:
                raise BriefingError(_ENDED)
            self._waiting.appendleft(_Job(document.id, document, answer))
            self._wake()
        found = answer.get()
        if found.brief is None and found.error == _ENDED:
            raise BriefingError(_ENDED)
        if found.brief is None:
            where = document.source or document.id
            raise AnalysisError(where, (found.error or "").removeprefix(f"{where}: "))
        return found.brief

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._analyse, name="analysis", daemon=True)
            self._thread.start()
        self._news.notify()

    def prefer(self, key: str) -> None:
        """Take this article next, if it waits: the user looks at it."""
        with self._news:
            for job in self._waiting:
                if job.key == key and job.answer is None:
                    self._waiting.remove(job)
                    self._waiting.appendleft(job)
                    break

    def stop(self) -> None:
        """Report nothing more and take nothing more up."""
        with self._news:
            self._stopped = True
            for job in self._waiting:
                if job.answer is not None:
                    job.answer.put(Analysed(job.key, None, _ENDED))
            self._waiting.clear()
            self._news.notify_all()

    def finish(self, seconds: float) -> bool:
        """Wait for the article at work, after `stop`; gives whether it is done. A program that ends while the engine
        computes is aborted by it."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _report(self, report: Report) -> None:
        if not self._stopped:
            self._tell(report)

    def _read(self, sources: tuple[str, ...], expanded: bool) -> None:
        count = 0
        for source in sources:
            try:
                found = (source,) if expanded else tuple(self._loader.expand(source))
                self._report(Expanded(source, found))
                for document in self._loader.documents(found):
                    if self._stopped:
                        return
                    count += isinstance(document, Document)
                    self._report(Read(document))
            except SourceError as error:
                # A folder in which there is nothing yet may be watched all the same.
                self._report(Expanded(source, ()))
                self._report(Read(error))
            except (OSError, ValueError) as error:
                self._report(Read(SourceError(source, _sentence(error))))
        self._report(ReadAll(count))

    def _analyse(self) -> None:
        while True:
            with self._news:
                while not self._waiting and not self._stopped:
                    self._news.wait()
                if self._stopped:
                    return
                job = self._waiting.popleft()
            if job.answer is not None:
                job.answer.put(self._analysed(job.key, job.document))
                continue
            self._report(Started(job.key))
            self._report(self._analysed(job.key, job.document))

    def _analysed(self, key: str, document: Document) -> Analysed:
        try:
            return Analysed(key, self._loader.brief(document), None)
        except BriefingError as error:
            return Analysed(key, None, str(error))
        except MemoryError:
            return Analysed(key, None, "not enough memory for an article of this size")
        except (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError) as error:
            # One article that trips the engine must not take the others with it; its row says what happened.
            return Analysed(key, None, f"analysis failed: {_sentence(error)}")


def _sentence(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
