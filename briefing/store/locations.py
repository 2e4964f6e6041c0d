"""The user's folders, where the platform has them (XDG on Linux, Library on macOS, AppData on Windows)."""

from __future__ import annotations

from pathlib import Path

_NAME = "briefing"


def cache_folder() -> Path:
    """Where things are kept that can be made again; not created by asking."""
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False)


def config_file() -> Path:
    """The user's settings; the file need not exist."""
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False) / "config.toml"


def data_folder() -> Path:
    """Where things are kept that cannot be made again, such as a library; not created by asking."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def library_file() -> Path:
    """The user's own library; the file need not exist."""
    return data_folder() / "library.db"
