"""What /proc tells of running processes: whose children they are, their memory, the processor time they had."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    return sorted(child for child, parent in _parents().items() if parent == pid)


def tree(pid: int) -> list[int]:
    """A process and all that it and its children started."""
    parents, found = _parents(), [pid]
    for known in found:
        found += [child for child, parent in parents.items() if parent == known]
    return found


def workers(pid: int) -> list[int]:
    """The worker processes of a process (not the helper that tracks what they share)."""
    return [child for child in children(pid) if b"spawn_main" in _read(child, "cmdline")]


def lives(pid: int) -> bool:
    """Whether a process runs, one that has ended and is not yet waited for not being counted."""
    fields = _stat(pid)
    return bool(fields) and fields[0] != "Z"


def age(pid: int) -> float:
    """The seconds since a process began; 0 where there is none of that number."""
    fields = _stat(pid)
    return float(Path("/proc/uptime").read_text().split()[0]) - int(fields[19]) / _TICKS if fields else 0.0


def resident(pid: int) -> float:
    """The memory that a process has now, in MB; 0 where there is none of that number."""
    fields = _read(pid, "statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if len(fields) > 1 else 0.0


def cpu_seconds(pid: int) -> float:
    """The processor time that a process had, all its threads together; 0 where there is none of that number."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def waited_seconds(pid: int) -> float:
    """How long the main thread of a process was ready to run while others had the processor."""
    fields = _read(pid, "schedstat").split()
    return int(fields[1]) / 1e9 if len(fields) > 1 else 0.0


def _parents() -> dict[int, int]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (fields := _stat(int(entry.name))):
            found[int(entry.name)] = int(fields[1])
    return found


def _stat(pid: int) -> list[str]:
    """The fields behind the name of the program, which may hold anything: state, parent, ..."""
    return _read(pid, "stat").rpartition(b")")[2].decode("ascii").split()


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""
