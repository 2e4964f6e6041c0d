"""Ending on a signal as on the quit key: the terminal is given back and what is kept is written first."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable

# A closed terminal window and a shutdown say so by these; Windows has none of them to be caught here.
_ENDINGS = tuple(s for name in ("SIGTERM", "SIGHUP") if (s := getattr(signal, name, None)) is not None)


def heed(end: Callable[[int], object]) -> None:
    """Have ``end`` called by the running event loop with the number of a signal that asks the program to end."""
    loop = asyncio.get_running_loop()
    for number in _ENDINGS:
        try:
            loop.add_signal_handler(number, end, int(number))
        except (NotImplementedError, RuntimeError, ValueError):
            # No signals here: another system, or a loop that is not the main thread's.
            return


def die_of(number: int) -> None:
    """End the process by the signal itself, so that whoever sent it sees that it did what it asked."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
