"""A hundred thousand rows through a batch whose workers and whose own process are killed again and again.

usage: python tests/bench/rows.py [--rows N] [--runs N] [--workers N]

No parsing: what is measured is the machinery. Prints what was killed, whether every row is there once and in order, and
the memory of the run after a tenth of the rows and at its largest; and the same for a run that nobody kills.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent.parent)]

from tests.storm import Storm, storm  # noqa: E402


def _told(label: str, rows: int, found: Storm) -> None:
    early = max(m for done, m in found.memory if done <= rows // 10)
    most = max(m for _, m in found.memory)
    print(
        f"{label}: {found.rows:,} rows in {found.seconds:.0f} s; killed {found.killed_workers} workers and "
        f"{found.killed_runs} runs; {found.orphans} workers outlived their run; faults: {found.faults or 'none'}"
    )
    print(f"  memory of the run: {early:.1f} MB after a tenth of the rows, {most:.1f} MB at its largest")


def main() -> int:
    """Run both and print what came of them."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rows", type=int, default=100_000)
    ap.add_argument("--runs", type=int, default=10, help="how often the run itself is killed")
    ap.add_argument("--workers", type=int, default=50, help="how many workers are killed")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        quiet = storm(Path(name) / "quiet.jsonl", args.rows, runs=0, workers=0)
        _told("nobody killed", args.rows, quiet)
        rough = storm(Path(name) / "rough.jsonl", args.rows, runs=args.runs, workers=args.workers)
        _told("killed at random", args.rows, rough)
    return 1 if quiet.faults or rough.faults else 0


if __name__ == "__main__":
    sys.exit(main())
