"""The library: what goes in is found again, and nothing that happens to the file loses it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.errors import LibraryError, OptionError
from briefing.library import Library, parse_query, schema
from briefing.library.restore import restore
from tests.briefs import brief, commitment
from tests.damage import break_index

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TURKEY = brief(
    "Prime Minister Shehbaz Sharif met Erdoğan in Ankara.\n\nTurkey pledged to buy gas.\n\n"
    "“We are brothers for ever,” Sharif said.",
    "2025-05-26",
    title="Sharif in Ankara",
    source="a.txt",
    people=("Shehbaz Sharif", "Erdoğan"),
    said=(("Shehbaz Sharif", "We are brothers for ever,"),),
    stated=(commitment("Turkey pledged to buy gas.", ("Turkey",), "buy gas"),),
)
TANKS = brief(
    "Germany will send tanks.\n\nSharif was not there; the brothers of the gas trade were.",
    "2022-03-01",
    title="Tanks",
    source="b.txt",
    people=("Germany",),
)
UNDATED = brief("A text with no date at all about tanks.", title="Undated")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "sub" / "library.db"
    with Library(file, NOW) as library:
        assert [library.add(b) for b in (TANKS, TURKEY, UNDATED)] == [True, True, True]
    return file


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("gas", ["Sharif in Ankara", "Tanks"]),
        ("erdogan", ["Sharif in Ankara"]),  # without its breve
        ("who:sharif", ["Sharif in Ankara"]),
        ("sharif", ["Sharif in Ankara", "Tanks"]),
        ("said:brothers", ["Sharif in Ankara"]),
        ("said:sharif", ["Sharif in Ankara"]),
        ("committed:turkey", ["Sharif in Ankara"]),
        ("committed:gas who:erdoğan", ["Sharif in Ankara"]),
        ('"send tanks"', ["Tanks"]),
        ('"tanks send"', []),
        ("tank*", ["Tanks", "Undated"]),
        ("tanks -germany", ["Undated"]),
        ("tanks after:2022", ["Tanks"]),
        ("tanks after:2022-03-02", []),
        ("after:2023", ["Sharif in Ankara"]),
        ("before:2023 gas", ["Tanks"]),
        ("title:tanks", ["Tanks"]),
        ("gas) OR (tanks", []),
        ('gas" NEAR/2 tanks', []),
        ("NOT", ["Tanks"]),
    ],
)
def test_search(path: Path, typed: str, titles: list[str]) -> None:
    with Library(path, NOW) as library:
        assert sorted(h.entry.title or "" for h in library.search(parse_query(typed))) == titles


def test_hits_are_spans_of_the_text(path: Path) -> None:
    with Library(path, NOW) as library:
        hits = library.search(parse_query("sharif"))
    found = {h.entry.title: [s.of(h.text) for s in h.spans] for h in hits}
    assert found == {"Sharif in Ankara": ["Sharif", "Sharif"], "Tanks": ["Sharif"]}


IN_FIELDS = [
    ("committed:turkey", {"Sharif in Ankara": ["Turkey"]}),
    ("committed:gas", {"Sharif in Ankara": ["gas"]}),
    ("committed:ga*", {"Sharif in Ankara": ["gas"]}),
    ('committed:"buy gas"', {"Sharif in Ankara": ["buy gas"]}),
    ("said:brothers", {"Sharif in Ankara": ["brothers"]}),
    # The speaker is named elsewhere: all of what was said is the hit.
    ("said:shehbaz", {"Sharif in Ankara": ["We are brothers for ever,"]}),
    ("who:erdogan", {"Sharif in Ankara": ["Erdoğan"]}),
    ("who:germany tanks", {"Tanks": ["Germany", "tanks"]}),
    ("sharif -who:germany", {"Sharif in Ankara": ["Sharif", "Sharif"]}),
    ("title:tanks", {"Tanks": []}),
]


@pytest.mark.parametrize(("typed", "found"), IN_FIELDS)
def test_hits_of_fields_are_what_they_stand_on(path: Path, typed: str, found: dict[str, list[str]]) -> None:
    with Library(path, NOW) as library:
        hits = library.search(parse_query(typed))
    assert {h.entry.title: [s.of(h.text) for s in h.spans] for h in hits} == found


def test_hits_of_fields_of_an_earlier_index_are_left_out(path: Path) -> None:
    with Library(path, NOW) as library:
        with library.transaction() as connection:
            connection.execute("UPDATE search SET committed = 'Turkey buy gas' || char(10) || 'and more'")
        hits = library.search(parse_query("committed:turkey"))
    assert len(hits) == 3 and all(h.spans == () for h in hits)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("color:red", "no field 'color:'"),
        ("after:soon gas", "'after:soon' is no date"),
        ("after:2022-13", "is no date"),
        ("-gas", "at least one word that must stand"),
        ("  ", "nothing to search for"),
        ('"', "nothing to search for"),
        ("committed: ukraine", "“committed:” of what"),
        ("gas after:", "“after:” of what"),
    ],
)
def test_a_search_that_makes_no_sense_is_told(typed: str, told: str) -> None:
    with pytest.raises(OptionError, match=told):
        parse_query(typed)


def test_the_same_article_is_kept_once(path: Path) -> None:
    with Library(path, NOW) as library:
        assert library.add(TURKEY) is False
        assert [e.title for e in library.entries()] == ["Sharif in Ankara", "Tanks", "Undated"]
        assert library.stats().articles == 3 and library.stats().commitments == 1
        assert len(library.search(parse_query("gas"))) == 2


def test_briefs_come_back_as_they_went_in(path: Path) -> None:
    with Library(path, NOW) as library:
        assert list(library.briefs()) == [TURKEY, TANKS, UNDATED]


def test_removed_articles_are_gone_from_the_search(path: Path) -> None:
    with Library(path, NOW) as library:
        number = library.entries(parse_query("who:sharif"))[0].number
        assert library.remove([number, 999]) == [number]
        assert library.search(parse_query("erdogan")) == []
        with pytest.raises(LibraryError, match=f"no article {number}"):
            library.brief(number)


def _add_many(path: Path, first: int) -> None:
    for n in range(first, first + 15):
        with Library(path, NOW) as library:
            library.add(brief(f"Article number {n} about trade.", "2024-01-01", title=str(n)))


def test_two_processes_write_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add_many, args=(path, first)) for first in (0, 100)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [w.exitcode for w in workers] == [0, 0]
    with Library(path, NOW) as library:
        assert library.stats().articles == 33


def test_a_killed_process_leaves_the_library_whole(path: Path) -> None:
    code = (
        "import sqlite3, sys, time\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('DELETE FROM article')\n"
        "print('deleted', flush=True)\n"
        "time.sleep(60)\n"
    )
    worker = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None and worker.stdout.readline() == "deleted\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    with Library(path, NOW) as library:
        assert library.stats().articles == 3


def test_a_damaged_file_is_told_left_and_its_copy_named(path: Path) -> None:
    damaged = b"SQLite format 3\x00" + b"\xff" * 4096
    path.write_bytes(damaged)
    for side in ("-wal", "-shm"):
        path.with_name(path.name + side).unlink(missing_ok=True)
    with pytest.raises(LibraryError, match=r"damaged .* a copy that was made 2.* is .*library\.db\.backup"):
        Library(path, NOW)
    assert path.read_bytes() == damaged
    with Library(path.with_name("library.db.backup"), NOW) as library:
        assert library.stats().articles == 3


def test_a_damaged_library_is_not_copied_over_the_good_copy(path: Path) -> None:
    kept = path.with_name("library.db.backup").read_bytes()
    break_index(path)
    library = Library(path, NOW)
    library._changes = 1
    with pytest.raises(LibraryError, match=r"damaged .*briefing restore --library"):
        library.close()
    assert path.with_name("library.db.backup").read_bytes() == kept
    assert not list(path.parent.glob("*.part"))


def test_an_emptied_library_is_not_taken_for_a_new_one(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(LibraryError, match=r"damaged \(it is empty\).*briefing restore"):
        Library(path, NOW)
    assert path.read_bytes() == b""


def _garble(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)


@pytest.mark.parametrize(
    "damage",
    [_garble, break_index, lambda p: p.write_bytes(b""), lambda p: p.write_bytes(p.read_bytes()[:5000])],
    ids=["garbled", "index", "emptied", "cut"],
)
def test_a_damaged_library_is_restored(path: Path, damage: Callable[[Path], object]) -> None:
    occupied = path.with_name("library.db.damaged-2026-01-02")
    occupied.write_text("mine")
    damage(path)
    broken = path.read_bytes()
    done = restore(path, NOW.date())
    assert done.articles == 3 and done.moved == occupied.with_name(occupied.name + "-2")
    assert done.moved.read_bytes() == broken and occupied.read_text() == "mine"
    with Library(path, NOW) as library:
        assert list(library.briefs()) == [TURKEY, TANKS, UNDATED]
        assert library.add(brief("Something new.", title="New"))


def test_a_lost_library_is_restored(path: Path) -> None:
    path.unlink()
    done = restore(path, NOW.date())
    assert (done.articles, done.moved) == (3, None)


def test_a_sound_library_is_not_restored_unasked(path: Path) -> None:
    with pytest.raises(LibraryError, match="is not damaged"):
        restore(path, NOW.date())
    assert restore(path, NOW.date(), force=True).articles == 3


def test_a_damaged_copy_is_not_put_in_place(path: Path) -> None:
    _garble(path)
    _garble(path.with_name("library.db.backup"))
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="copy is damaged too"):
        restore(path, NOW.date())
    assert path.read_bytes() == before and not list(path.parent.glob("*.damaged-*"))
    path.with_name("library.db.backup").unlink()
    with pytest.raises(LibraryError, match="there is no copy"):
        restore(path, NOW.date())


def test_a_text_file_is_no_library(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are my notes, not a database. " * 50)
    with pytest.raises(LibraryError, match="damaged"):
        Library(file, NOW)
    assert file.read_text().startswith("These are my notes")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.commit()
    other.close()
    with pytest.raises(LibraryError, match="another program"):
        Library(file, NOW)


def test_a_later_version_is_told(path: Path) -> None:
    later = sqlite3.connect(path)
    later.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    later.close()
    with pytest.raises(LibraryError, match="later version"):
        Library(path, NOW)


def test_an_older_form_is_brought_up_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    old = sqlite3.connect(file)
    old.executescript(schema.STEPS[0])
    old.execute("PRAGMA user_version = 1")
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.close()
    with Library(file, NOW) as library:
        library.add(TURKEY)
        assert library.stats().feeds == 0
    assert (tmp_path / "old.db.form-1").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library(tmp_path / "file" / "library.db", NOW)


def test_a_search_does_not_read_every_article(tmp_path: Path) -> None:
    """A library's search does not read every article: its cost hardly grows with them."""
    with Library(tmp_path / "library.db", NOW) as library:
        library.add(TURKEY)
        query = parse_query("erdogan")
        steps = []
        for size in (50, 400):
            for n in range(size):
                library.add(brief(f"Filler {size} {n} of other things.", title=f"{size}-{n}"))
            counted = [0]
            library._connection.set_progress_handler(lambda c=counted: c.__setitem__(0, c[0] + 1), 10)
            assert len(library.search(query)) == 1
            library._connection.set_progress_handler(None, 10)
            steps.append(counted[0])
    assert steps[1] <= 2 * steps[0] + 5
