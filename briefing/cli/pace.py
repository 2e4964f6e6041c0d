"""How fast a long run goes, and how long it still takes."""

from __future__ import annotations

from collections import deque

# The pace is that of the last minute: the start, with its engines to load, is soon forgotten.
_SPAN = 60.0


class Pace:
    """Articles a second over the last minute, from what is told with `add`."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, int]] = deque()

    def add(self, seconds: float, done: int) -> None:
        """So many were done after so many seconds."""
        self._points.append((seconds, done))
        while len(self._points) > 2 and self._points[1][0] < seconds - _SPAN:
            self._points.popleft()

    @property
    def rate(self) -> float | None:
        """Articles a second, None until there is a stretch to measure."""
        if len(self._points) < 2:
            return None
        (begin, before), (end, after) = self._points[0], self._points[-1]
        return (after - before) / (end - begin) if end > begin and after > before else None


def told_time(seconds: float) -> str:
    """A time as one says it: "45 s", "3 min 05 s", "2 h 10 min"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes_left:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
