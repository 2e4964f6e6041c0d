"""The cache of briefs: kept, damaged, bounded, and written by several processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from briefing.store.cache import Cache
from briefing.store.locations import cache_folder, config_file

KEY = "ab" * 32
TEXT = '{"schema": "briefing/1", "article": "Erdoğan – “Ankara”"}' * 500


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(KEY) is None
    cache.put(KEY, TEXT)
    assert cache.get(KEY) == TEXT
    assert Cache(tmp_path).get(KEY) == TEXT
    cache.put(KEY, "new")
    assert cache.get(KEY) == "new"
    assert cache.get("cd" * 32) is None
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize(
    "damage", ["cut", "empty", "flipped", "zeros", "other file", "other key", "grown", "directory"]
)
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, TEXT)
    (file,) = files(tmp_path)
    data = file.read_bytes()
    if damage == "other key":
        other = "ab" + "cd" * 31
        cache.put(other, "another text")
        file.write_bytes((file.parent / other[2:]).read_bytes())
    elif damage == "directory":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(
            {
                "cut": data[: len(data) // 2],
                "empty": b"",
                "flipped": data[:-5] + bytes([data[-5] ^ 1]) + data[-4:],
                "zeros": bytes(len(data)),
                "other file": zlib.compress(TEXT.encode()),
                "grown": data + b"x",
            }[damage]
        )
    assert cache.get(KEY) is None
    if damage != "directory":
        cache.put(KEY, TEXT)
        assert cache.get(KEY) == TEXT


@pytest.mark.parametrize(
    "key", ["", "short", "../../../etc/passwd", "AB" * 32, "ab" * 100, "/" * 64, "ab" * 31 + "a\n"]
)
def test_only_digests_are_keys(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        Cache(tmp_path).get(key)
    with pytest.raises(ValueError, match="not a key"):
        Cache(tmp_path).put(key, "x")


def test_the_oldest_are_dropped_when_it_is_full(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=10_000)
    keys = [f"{n:064x}" for n in range(40)]
    for age, key in enumerate(reversed(keys)):
        cache.put(key, os.urandom(200).hex())
        path = cache.folder / key[:2] / key[2:]
        os.utime(path, (time.time() - age * 1000, time.time() - age * 1000))
    assert cache.get(keys[0]) is not None
    cache.sweep()
    left = [k for k in keys if cache.get(k) is not None]
    assert sum(p.stat().st_size for p in files(tmp_path)) <= 8_000
    # The last asked for stays, and else the youngest do.
    assert left == [keys[0], *keys[-(len(left) - 1) :]]


def test_leftovers_of_stopped_writers_go(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, TEXT)
    fresh, old = (files(tmp_path)[0].parent / name for name in (".fresh.partial", ".old.partial"))
    fresh.touch()
    old.touch()
    os.utime(old, (1, 1))
    cache.sweep()
    assert (fresh.exists(), old.exists(), cache.get(KEY)) == (True, False, TEXT)


def test_clearing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, TEXT)
    cache.put("cd" * 32, TEXT)
    assert cache.clear() == 2
    assert cache.get(KEY) is None
    assert Cache(tmp_path / "nowhere").clear() == 0


def test_a_folder_that_nobody_may_write_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "briefs").write_text("a file where the folder should be")
    cache = Cache(tmp_path)
    cache.put(KEY, TEXT)
    assert cache.get(KEY) is None


WRITER = """
import sys
from pathlib import Path
from briefing.store.cache import Cache
cache = Cache(Path(sys.argv[1]))
for n in range(200):
    cache.put("ab" * 32, sys.argv[2] * 20_000)
    found = cache.get("ab" * 32)
    assert found is not None and len(set(found)) == 1 and len(found) == 20_000, found and found[:50]
"""


def test_several_writers_at_once(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), letter]) for letter in "xyz"]
    assert [w.wait(60) for w in writers] == [0, 0, 0]
    assert [p.name for p in files(tmp_path)] == ["ab" * 31]


def test_a_hit_is_fast(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, TEXT * 20)
    started = time.process_time()
    for _ in range(20):
        cache.get(KEY)
    assert (time.process_time() - started) / 20 < 0.02


def test_locations_are_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    if sys.platform.startswith("linux"):
        assert cache_folder() == tmp_path / "cache" / "briefing"
        assert config_file() == tmp_path / "config" / "briefing" / "config.toml"
    assert not list(tmp_path.iterdir())
