"""Batches: order, resuming, bad articles, workers that die, here and on a cluster."""

from __future__ import annotations

import json
import os
import resource
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.batch import Journal, LostError, Progress, UnwrittenError, run
from briefing.batch.processes import Processes
from briefing.batch.run import CHUNK
from briefing.batch.work import Failure, Result, Task
from briefing.errors import BriefingError, OutputError
from briefing.language.engine import Engine
from briefing.text.document import Document
from briefing.text.segment import Origin, segment
from tests.storm import storm


def _article(number: int) -> Document:
    text = f"Turkey pledged on Monday to buy {number} tankers of gas by June."
    return segment(text, Origin(given_id=f"a{number}", source=f"{number}.txt"))


def _articles(count: int, bad: tuple[int, ...] = ()) -> Iterator[Document | Failure]:
    for number in range(count):
        yield Failure(f"{number}.txt", "is empty") if number in bad else _article(number)


class Here:
    """Workers of this process that only name their articles; ``stop_after`` chunks they are cut off, as by a kill."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.stop_after = stop_after

    def results(self, chunks: Iterable[tuple[Task, ...]]) -> Iterator[tuple[tuple[Task, ...], tuple[Result, ...]]]:
        for number, chunk in enumerate(chunks):
            if number == self.stop_after:
                raise KeyboardInterrupt
            yield chunk, tuple(_line(t) for t in chunk)


def _line(task: Task) -> Result:
    if isinstance(task.article, Failure):
        return task.article
    return json.dumps({"schema": "briefing/1", "article": {"id": task.article.id}}, separators=(",", ":"))


def _ids(path: Path) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in path.read_text("utf-8").splitlines()]


def _bad(path: Path) -> list[int]:
    errors = path.with_name(path.name + ".errors.jsonl")
    return [json.loads(line)["number"] for line in errors.read_text("utf-8").splitlines()] if errors.exists() else []


def test_order_is_kept_and_bad_articles_stand_apart(tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"
    with Journal(out) as journal:
        end = run(_articles(50, bad=(0, 7, 49)), journal, Here())
    assert _ids(out) == [f"a{n}" for n in range(50) if n not in (0, 7, 49)]
    assert _bad(out) == [0, 7, 49]
    assert (end.done, end.failed, end.here) == (50, 3, 50)


@pytest.mark.parametrize("stop", range(5))
def test_a_run_cut_off_goes_on_where_it_stopped(tmp_path: Path, stop: int) -> None:
    out = tmp_path / "briefs.jsonl"
    bad = (0, 9, 30)
    with pytest.raises(KeyboardInterrupt), Journal(out) as journal:
        run(_articles(50, bad), journal, Here(stop_after=stop))
    with out.open("a") as file:
        file.write('{"schema":"briefing/1","article":{"id":"half a li')  # killed while it wrote
    with Journal(out, resume=True) as journal:
        assert journal.done == stop * CHUNK
        end = run(_articles(50, bad), journal, Here())
    assert _ids(out) == [f"a{n}" for n in range(50) if n not in bad]
    assert _bad(out) == list(bad)
    assert end.done == 50


def test_a_finished_run_adds_nothing(tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"
    for resume in (False, True, True):
        with Journal(out, resume=resume) as journal:
            end = run(_articles(20), journal, Here())
    assert len(_ids(out)) == 20 and end.here == 0


def test_another_input_does_not_go_on(tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"
    with Journal(out) as journal:
        run(_articles(20), journal, Here())
    others = (replace(d, given_id="b") for d in _articles(20) if isinstance(d, Document))
    with Journal(out, resume=True) as journal, pytest.raises(OutputError, match="the input has changed"):
        run(others, journal, Here())


def test_nothing_is_overwritten_without_asking(tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"
    out.write_text("mine\n")
    with pytest.raises(OutputError, match="--resume goes on after it, --force begins anew"):
        Journal(out)
    assert out.read_text() == "mine\n"
    with Journal(out, force=True) as journal:
        run(_articles(3), journal, Here())
    assert _ids(out) == ["a0", "a1", "a2"]


def test_a_full_disk_leaves_whole_lines(tmp_path: Path) -> None:
    """A file may grow to 1,000 bytes: the line that does not fit leaves nothing, and the run goes on after the rest."""
    out = tmp_path / "briefs.jsonl"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Journal(out) as journal:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        try:
            with pytest.raises(UnwrittenError, match=r"briefs.jsonl: it cannot be written \(File too large\)"):
                run(_articles(50, bad=(3,)), journal, Here())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    written = out.read_text("utf-8")
    assert 900 < len(written) <= 1000 and written.endswith("}\n")
    with Journal(out, resume=True) as journal:
        run(_articles(50, bad=(3,)), journal, Here())
    assert _ids(out) == [f"a{n}" for n in range(50) if n != 3] and _bad(out) == [3]


def test_a_device_or_a_folder_is_no_output(tmp_path: Path) -> None:
    """A run begun anew takes what is there away; that must never be a device."""
    for place, told in ((Path("/dev/null"), "no plain file"), (tmp_path, "a folder")):
        with pytest.raises(OutputError, match=told):
            Journal(place, force=True)
    assert Path("/dev/null").is_char_device()
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="it is no folder"):
        Journal(tmp_path / "file" / "briefs.jsonl")


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"
    with Journal(out) as journal:
        run(_articles(5), journal, Here())
        with pytest.raises(OutputError, match="another run is writing it"):
            Journal(out, force=True)
    assert len(_ids(out)) == 5


# After a power cut: lines of the output, what the errors file has, and the numbers that count as failed.
CUT = [
    (5, ['{"number": 2}', '{"number": 6}'], (2, 6)),
    (5, ['{"number": 2}', '{"number": 7}'], (2,)),
    (5, ['{"number": 2}', '{"number": 2}'], (2,)),
    (0, ['{"number": 0}', '{"number": 1}'], (0, 1)),
    (0, ['{"number": 1}'], ()),
    (5, ["\0\0\0\0", '{"number": 2}'], ()),
    (5, ['{"number": "2"}'], ()),
]


@pytest.mark.parametrize(("lines", "errors", "failed"), CUT)
def test_files_of_different_moments_are_settled(
    tmp_path: Path, lines: int, errors: list[str], failed: tuple[int, ...]
) -> None:
    out = tmp_path / "briefs.jsonl"
    out.write_text("".join(f"{line}\n" for line in range(lines)))
    out.with_name("briefs.jsonl.errors.jsonl").write_text("".join(f"{line}\n" for line in errors))
    with Journal(out, resume=True) as journal:
        assert journal.done == lines + len(failed)
    assert _bad(out) == list(failed)


def test_no_more_than_a_window_is_read_ahead(tmp_path: Path) -> None:
    """Memory is bounded because the stream is: a million articles are not read before the first is written."""
    taken = [0]

    def endless() -> Iterator[Document]:
        while True:
            taken[0] += 1
            yield _article(taken[0])

    with pytest.raises(KeyboardInterrupt), Journal(tmp_path / "briefs.jsonl") as journal:
        run(endless(), journal, Here(stop_after=3))
    assert taken[0] <= 4 * CHUNK


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    """Two real workers with an engine each, one killed on the way: all briefs, in order, none twice."""
    out = tmp_path / "briefs.jsonl"
    workers = Processes(2)
    killed: list[int] = []

    def told(progress: Progress) -> None:
        if not killed and progress.here >= CHUNK:
            victim = workers.pids[0]
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    with Journal(out) as journal:
        end = run(_articles(10 * CHUNK, bad=(3,)), journal, workers, told)
    assert killed
    assert _ids(out) == [f"a{n}" for n in range(10 * CHUNK) if n != 3]
    assert (end.done, end.failed) == (10 * CHUNK, 1)
    brief = json.loads(out.read_text("utf-8").splitlines()[-1])
    assert brief["commitments"] and brief["article"]["text"].startswith("Turkey")


def _deadly(tasks: tuple[Task, ...]) -> tuple[Result, ...]:
    """Work that article 6 kills its process with."""
    if any(t.number == 6 for t in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return tuple(_line(t) for t in tasks)


def _nothing() -> None:
    pass


def _never() -> None:
    os._exit(3)


def test_an_article_that_kills_its_workers_is_given_up(tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"
    with Journal(out) as journal:
        end = run(_articles(30), journal, Processes(2, work=_deadly, warm=_nothing))
    assert _ids(out) == [f"a{n}" for n in range(30) if n != 6] and _bad(out) == [6]
    assert (end.done, end.failed) == (30, 1)
    [line] = out.with_name("briefs.jsonl.errors.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "number": 6, "where": "6.txt", "what": "the worker process died of it 2 times (out of memory, or killed)"
    }  # fmt: skip


def test_workers_that_cannot_start_end_the_run(tmp_path: Path) -> None:
    with Journal(tmp_path / "briefs.jsonl") as journal, pytest.raises(BriefingError, match=r"\(exit code 3\)"):
        run(_articles(30), journal, Processes(2, work=_deadly, warm=_never))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells workers by /proc")
def test_nothing_is_lost_or_twice_whatever_is_killed(tmp_path: Path) -> None:
    """Thousands of rows; workers and the run itself are killed at random moments, and the run is taken up again."""
    found = storm(tmp_path / "rows.jsonl", 5000, runs=2, workers=4)
    assert not found.faults and found.rows == 5000 and (found.killed_runs, found.killed_workers) == (2, 4)
    assert found.orphans == 0, "workers live on after their run was killed"
    early = max(m for done, m in found.memory if done <= 1000)
    assert max(m for _, m in found.memory) < early + 5, "memory grows with the rows"


def test_a_cluster_whose_worker_is_killed_loses_nothing(tmp_path: Path) -> None:
    """A local Dask cluster of two workers; one is killed while the run is on its way."""
    pytest.importorskip("distributed")
    from briefing.batch.cluster import Cluster

    out = tmp_path / "briefs.jsonl"
    cluster = Cluster("local", 2)
    killed: list[int] = []

    def told(progress: Progress) -> None:
        if not killed and progress.here >= CHUNK:
            workers = cluster.client.run(os.getpid)
            victim = workers[sorted(workers)[0]]
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    try:
        with Journal(out) as journal:
            end = run(_articles(12 * CHUNK, bad=(5,)), journal, cluster, told)
        deadline = time.monotonic() + 30
        while len(cluster.client.ncores()) < 2 and time.monotonic() < deadline:
            time.sleep(0.2)  # the cluster starts another in its place
    finally:
        cluster.close()
    assert killed
    assert _ids(out) == [f"a{n}" for n in range(12 * CHUNK) if n != 5]
    assert (end.done, end.failed) == (12 * CHUNK, 1)


def test_an_article_that_kills_workers_of_a_cluster_is_given_up(tmp_path: Path) -> None:
    """Its chunk is done again until that has cost several workers; then each article alone, and the deadly one goes."""
    pytest.importorskip("distributed")
    import dask

    from briefing.batch.cluster import Cluster

    out = tmp_path / "briefs.jsonl"
    # Two workers may die of a piece of work, where usually it is four: each takes seconds to start.
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}):
        cluster = Cluster("local", 2, work=_deadly)
        try:
            with Journal(out) as journal:
                end = run(_articles(30), journal, cluster)
        finally:
            cluster.close()
    assert _ids(out) == [f"a{n}" for n in range(30) if n != 6] and _bad(out) == [6]
    assert (end.done, end.failed) == (30, 1)
    [line] = out.with_name("briefs.jsonl.errors.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "number": 6, "where": "6.txt", "what": "several workers died of it (out of memory, or killed)"
    }  # fmt: skip


def _broken(_: tuple[Task, ...]) -> tuple[Result, ...]:
    raise ModuleNotFoundError("No module named 'briefing'")


def _named(tasks: tuple[Task, ...]) -> tuple[Result, ...]:
    return tuple(_line(t) for t in tasks)


def test_a_cluster_that_cannot_go_on_is_told_and_can_be_taken_up_again(tmp_path: Path) -> None:
    """Workers without the program, then a scheduler that goes away: what is written stands."""
    pytest.importorskip("distributed")
    from briefing.batch.cluster import Cluster

    out = tmp_path / "briefs.jsonl"
    cluster = Cluster("local", 1, work=_broken)
    try:
        with Journal(out) as journal, pytest.raises(LostError, match="is briefing installed where they run"):
            run(_articles(30), journal, cluster)
        cluster._work = _named

        def told(progress: Progress) -> None:
            if progress.here == 2 * CHUNK:
                cluster._local.close()

        with Journal(out) as journal, pytest.raises(LostError, match="the scheduler of the cluster is lost"):
            run(_articles(1000), journal, cluster, told)
    finally:
        cluster.close()
    with Journal(out, resume=True) as journal:
        assert journal.done >= 2 * CHUNK
        run(_articles(1000), journal, Here())
    assert _ids(out) == [f"a{n}" for n in range(1000)]


def test_words_of_late_articles_are_forgotten(engine: Engine) -> None:
    """A hundred thousand articles hold more names than a worker should keep; the parse is the same."""
    document = segment("Zorblatt Quixelwing of Ganderfluke told Mirabrixton on Monday that Yolquist had left.")
    with engine.forgetting():
        first = engine.parse(document)
        known = len(engine._pipeline.vocab.strings)
    for _ in range(3):
        with engine.forgetting():
            assert engine.parse(document) == first
            assert len(engine._pipeline.vocab.strings) == known
    assert "Quixelwing" not in engine._pipeline.vocab.strings and len(engine._pipeline.vocab.strings) < known
