"""What may befall a library: killed writers, full disks, folders that cannot be written, restores at a bad moment."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.cli.main import run
from briefing.errors import LibraryError
from briefing.library import Library, parse_query, schema
from briefing.library.restore import restore
from briefing.library.subscriptions import done_with, subscribe, subscriptions
from tests.briefs import brief
from tests.damage import break_index

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ROOT = Path(__file__).parent.parent
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix")
# A process that adds articles until something stops it; it tells each that is kept.
ADDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from briefing.errors import LibraryError
from briefing.library import Library
from tests.briefs import brief, commitment
try:
    for start in range(0, 100000, 5):
        with Library(Path(sys.argv[1]), datetime.now(UTC)) as library:
            for n in range(start, start + 5):
                text = f"Turkey pledged to buy gas number{n}. " + f"Words of {sys.argv[2]} {n} go on. " * 100
                library.add(brief(text, title=f"{sys.argv[2]} {n}",
                            stated=(commitment(f"Turkey pledged to buy gas number{n}.", ("Turkey",), "buy gas"),)))
                print(n, flush=True)
except LibraryError as error:
    print(error, flush=True)
    sys.exit(3)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    with Library(file, NOW) as library:
        library.add(brief("Turkey pledged to buy gas.", "2025-05-26", title="Gas"))
        library.add(brief("Germany will send tanks.", "2025-05-27", title="Tanks"))
    return file


def _python(code: str, *args: object, **how: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)], stdout=subprocess.PIPE, text=True, cwd=ROOT, **how
    )  # type: ignore[call-overload, no-any-return]


def _require_whole(path: Path, kept: int) -> int:
    """See that a library has no half articles and at least what was told to be kept; gives how many it has."""
    with Library(path, NOW) as library:
        entries = library.entries()
        assert len(entries) >= kept
        for entry in entries:
            assert library.brief(entry.number).article.title == entry.title
        with library.reading() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            indexed = connection.execute("SELECT rowid, title FROM search ORDER BY rowid").fetchall()
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    assert indexed == sorted((e.number, e.title) for e in entries)
    return len(entries)


@unix
def test_processes_killed_at_any_moment_leave_no_half_articles(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    kept = 0
    for delay in (0.0, 0.003, 0.011, 0.02, 0.035, 0.05, 0.08, 0.13):
        worker = _python(ADDING, path, delay)
        assert worker.stdout is not None
        told = [worker.stdout.readline()]  # it is at work
        time.sleep(delay)
        worker.send_signal(signal.SIGKILL)
        told += worker.stdout.readlines()
        worker.wait()
        kept = _require_whole(path, kept + len([line for line in told if line.endswith("\n")]))
    assert kept >= 8


@unix
def test_what_killed_processes_leave_behind_is_cleared_away(path: Path) -> None:
    old, young = (path.with_name(f"library.db.backup{name}.part") for name in ("old", "young"))
    for left in (old, young):
        left.write_text("x")
    os.utime(old, (1, 1))
    with Library(path, NOW) as library:
        library.remove([1])
    assert (old.exists(), young.exists()) == (False, True)


@unix
@pytest.mark.parametrize("limit", [120_000, 300_000])
def test_a_full_disk_is_told_and_leaves_the_library_whole(path: Path, limit: int) -> None:
    code = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    )
    worker = _python(code + ADDING, path, "full")
    told, _ = worker.communicate(timeout=60)
    *numbers, last = told.splitlines()
    assert worker.returncode == 3, told
    assert "it cannot be written" in last and "what was kept before is kept" in last
    assert _require_whole(path, len(numbers) + 2) == len(numbers) + 2
    with Library(path.with_name("library.db.backup"), NOW) as copy:
        assert copy.stats().articles >= 2


@unix
def test_a_copy_that_cannot_be_written_is_told_and_the_articles_are_kept(path: Path) -> None:
    before = path.with_name("library.db.backup").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.library.schema.put_in_place", full)
        with pytest.raises(LibraryError, match="No space left on device"), Library(path, NOW) as library:
            library.add(brief("Something new.", title="New"))
    assert path.with_name("library.db.backup").read_bytes() == before
    assert not list(path.parent.glob("*.part"))
    assert _require_whole(path, 3) == 3


@contextmanager
def _unwritable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if nothing could be written: to the administrator, who runs tests in containers, modes mean nothing."""
    with monkeypatch.context() as patch:
        patch.setattr("briefing.library.file.os.access", lambda path, mode: mode != os.W_OK)
        yield


def test_a_library_that_cannot_be_written_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with _unwritable(monkeypatch), Library(path, NOW) as library:
        assert [e.title for e in library.entries()] == ["Tanks", "Gas"]
        assert [h.entry.title for h in library.search(parse_query("gas"))] == ["Gas"]
        assert library.stats().articles == 2 and subscriptions(library) == []
        with pytest.raises(LibraryError, match="cannot be written; nothing was changed"):
            library.add(brief("Something new.", title="New"))
        with pytest.raises(LibraryError, match="cannot be written"):
            subscribe(library, "https://example.org/feed")
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_library_that_was_not_closed_is_not_read_without_its_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name("library.db-wal").write_bytes(b"x" * 100)
    with _unwritable(monkeypatch), pytest.raises(LibraryError, match="copy both files to a folder of yours"):
        Library(path, NOW)


def test_nothing_is_copied_where_nothing_has_changed(path: Path) -> None:
    backup = path.with_name("library.db.backup")
    os.utime(backup, (1, 1))
    with Library(path, NOW) as library:
        library.remove([999])
        subscriptions(library)
        assert not library.renew(999, brief("Something new."))
    assert backup.stat().st_mtime == 1


@pytest.mark.parametrize(
    ("size", "age", "changes", "due"),
    [
        (1_000_000, 0, 1, True),  # a small library is copied after every change
        (1_000_000, 9999, 0, False),
        (250_000_000, 499, 1, False),
        (250_000_000, 499, 199, False),
        (250_000_000, 499, 200, True),
        (250_000_000, 501, 1, True),
        (250_000_000, 501, 0, False),
        (250_000_000, -9999, 1, True),  # made in the future: the clock was wrong
        (250_000_000, None, 1, True),
    ],
)
def test_when_a_library_is_copied(tmp_path: Path, size: int, age: float | None, changes: int, due: bool) -> None:
    path = tmp_path / "library.db"
    path.touch()
    os.truncate(path, size)
    if age is not None:
        schema.backup_of(path).touch()
        made = time.time() - age
        os.utime(schema.backup_of(path), (made, made))
    assert schema.copy_is_due(path, changes) is due


def test_a_large_library_is_not_copied_after_each_article(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy stays whole and is of the moment that it tells; a later change brings it up to date."""
    monkeypatch.setattr(schema, "_SMALL", 0)
    monkeypatch.setattr(schema, "_BYTES_A_SECOND", 10)
    copy = schema.backup_of(path)
    os.utime(copy, (time.time() - 60, time.time() - 60))
    for number in range(3):
        with Library(path, NOW) as library:
            library.add(brief(f"Turkey pledged to buy gas number {number}.", title=f"{number}"))
    with Library(copy, NOW) as kept:
        assert kept.stats().articles == 2
    os.utime(copy, (1, 1))
    with Library(path, NOW) as library:
        library.add(brief("Turkey pledged to sell gas.", title="Last"))
        articles = library.stats().articles
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    done = restore(path, NOW.date())
    assert (done.articles, articles) == (6, 6) and done.made == schema.made_at(copy)


def test_feeds_of_an_older_form_go_on(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    old = sqlite3.connect(file)
    for step in schema.STEPS[:2]:
        old.executescript(step)
    old.execute("INSERT INTO feed (url, etag) VALUES ('https://example.org/rss', '1')")
    old.execute("INSERT INTO feed_item (feed, key, failures) VALUES (1, 'had', 0), (1, 'lost', 3), (1, 'tried', 1)")
    old.execute("PRAGMA user_version = 2")
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.commit()
    old.close()
    with Library(file, NOW) as library:
        (feed,) = subscriptions(library)
        assert (feed.url, feed.etag, feed.gone) == ("https://example.org/rss", "1", None)
        assert done_with(library, feed) == {("had", None), ("lost", None)}
    assert (tmp_path / "old.db.form-2").exists()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"is a folder; give the file of the library, such as .*library\.db"):
        Library(tmp_path, NOW)


def test_a_library_that_is_gone_is_not_begun_anew_over_its_copy(path: Path) -> None:
    path.unlink()
    with pytest.raises(LibraryError, match=r"the file is gone, but a copy .*briefing restore --library"):
        Library(path, NOW)
    assert restore(path, NOW.date()).articles == 2
    assert _require_whole(path, 2) == 2


@pytest.mark.parametrize("command", [["list"], ["stats"], ["search", "gas"], ["remove", "1"], ["feed", "list"]])
def test_a_mistyped_name_begins_no_library(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "libary.db"
    assert run([*command, "--library", str(file)]) == 1
    assert "no file is there, so that it holds nothing yet; `briefing add PATH" in capsys.readouterr().err
    assert not file.exists()


# -- restoring


@unix
def test_a_library_that_is_open_elsewhere_is_not_restored(path: Path) -> None:
    code = (
        "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from briefing.library import Library\n"
        "library = Library(Path(sys.argv[1]), datetime.now(UTC))\nprint('open', flush=True)\nsys.stdin.read()\n"
    )
    break_index(path)
    holder = _python(code, path, stdin=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == "open\n"
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="another process has it open"):
        restore(path, NOW.date())
    assert path.read_bytes() == before and not list(path.parent.glob("*.damaged-*"))
    assert not list(path.parent.glob("*.part"))
    holder.communicate("")
    assert restore(path, NOW.date()).articles == 2
    assert _require_whole(path, 2) == 2


def test_who_has_a_library_open_notices_that_another_one_took_its_place(path: Path) -> None:
    other = path.with_name("other.db")
    shutil.copyfile(path.with_name("library.db.backup"), other)
    kept = path.with_name("library.db.backup").read_bytes()
    library = Library(path, NOW)
    library.add(brief("Something new.", title="New"))
    other.replace(path)
    with pytest.raises(LibraryError, match="another file was put in its place while it was open"):
        library.add(brief("Something newer.", title="Newer"))
    library.close()
    assert path.with_name("library.db.backup").read_bytes() == kept, "what was replaced is no good copy"


@unix
def test_two_restores_at_the_same_moment(path: Path) -> None:
    import fcntl

    break_index(path)
    with path.with_name("library.db.backup").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(LibraryError, match="another process restores it at this moment"):
            restore(path, NOW.date())
    code = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\nfrom briefing.errors import LibraryError\n"
        "from briefing.library.restore import restore\nprint('ready', flush=True)\nsys.stdin.readline()\n"
        "try:\n    print('restored', restore(Path(sys.argv[1]), date(2026, 1, 2)).articles)\n"
        "except LibraryError as error:\n    print(error)\n"
    )
    workers = [_python(code, path, stdin=subprocess.PIPE) for _ in range(4)]
    for worker in workers:
        assert worker.stdout is not None and worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
    told = [worker.communicate(timeout=60)[0].strip() for worker in workers]
    others = [line for line in told if line != "restored 2"]
    assert len(others) == 3, told
    assert all("at this moment" in line or "is not damaged" in line for line in others), told
    assert len(list(path.parent.glob("*.damaged-2026-01-02"))) == 1
    assert not list(path.parent.glob("*.damaged-2026-01-02-2"))
    assert _require_whole(path, 2) == 2


@pytest.mark.parametrize("step", ["rename", "replace", "fsync"])
def test_a_restore_that_is_cut_short_can_be_made_again(path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    break_index(path)
    path.with_name("library.db-wal").write_bytes(b"")
    whole = Path.rename

    def rename(self: Path, target: Path) -> None:
        whole(self, target)
        raise KeyboardInterrupt

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "rename":
            patch.setattr(Path, "rename", rename)
        elif step == "replace":
            patch.setattr(Path, "replace", fails)
        else:
            patch.setattr("briefing.library.schema.os.fsync", fails)
        with pytest.raises((KeyboardInterrupt, LibraryError)):
            restore(path, NOW.date())
    with pytest.raises(LibraryError, match="briefing restore"):
        Library(path, NOW).entries()
    assert restore(path, NOW.date()).articles == 2
    assert _require_whole(path, 2) == 2
