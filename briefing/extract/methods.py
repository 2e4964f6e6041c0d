"""Methods chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from briefing.errors import OptionError


def check_method(name: str, methods: Sequence[str], of: str) -> str:
    """The name of a method in lower case.

    Raises:
        OptionError: when there is none of that name; it tells the nearest and all that there are.
    """
    plain = name.strip().lower()
    if plain in methods:
        return plain
    near = get_close_matches(plain, methods, 1, 0.5)
    hint = f"; did you mean “{near[0]}”?" if near else ";"
    raise OptionError(f"no {of} method “{name}”{hint} there are: {', '.join(methods)}")
