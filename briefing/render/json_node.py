"""A value of a JSON object that nobody vouches for, with the place where it stands, so that messages can name it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")


class Node:
    """A value with its place; every method that gives something of it raises ValueError where it is something else."""

    def __init__(self, value: object, place: str) -> None:
        self.value: Any = value
        self.place = place

    def wrong(self, what: str) -> ValueError:
        """The error that says what is wrong here."""
        return ValueError(f"damaged brief: {self.place}: {what}")

    def __getitem__(self, key: str) -> Node:
        if not isinstance(self.value, dict):
            raise self.wrong("not an object")
        if key not in self.value:
            raise self.wrong(f"no “{key}”")
        return Node(self.value[key], f"{self.place}.{key}")

    def get(self, key: str) -> Node | None:
        """The value of a key that may be missing or null."""
        if not isinstance(self.value, dict):
            raise self.wrong("not an object")
        return None if self.value.get(key) is None else self[key]

    def __iter__(self) -> Iterator[Node]:
        if not isinstance(self.value, list):
            raise self.wrong("not a list")
        return (Node(item, f"{self.place}[{i}]") for i, item in enumerate(self.value))

    def text(self) -> str:
        """The value, which must be a text."""
        if not isinstance(self.value, str):
            raise self.wrong("not a text")
        return self.value

    def number(self) -> int:
        """The value, which must be a whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("not a whole number")
        return self.value

    def amount(self) -> float | int:
        """The value, which must be a number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.wrong("not a number")
        return self.value

    def flag(self) -> bool:
        """The value, which must be true or false."""
        if not isinstance(self.value, bool):
            raise self.wrong("neither true nor false")
        return self.value

    def day(self) -> date:
        """The value, which must be an ISO day."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.wrong("not a day") from None

    def one_of(self, allowed: Iterable[str]) -> Any:
        """The value, which must be one of these texts."""
        if self.text() not in allowed:
            raise self.wrong(f"“{self.text()[:40]}” is none of its values")
        return self.value

    def maybe(self, key: str, read: Callable[[Node], T]) -> T | None:
        """What ``read`` makes of a key's value, None where it is null or missing."""
        node = self.get(key)
        return None if node is None else read(node)
