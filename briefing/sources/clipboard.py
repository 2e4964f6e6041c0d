"""The text on the system's clipboard, by pyperclip."""

from __future__ import annotations

from briefing.errors import SourceError

_WHERE = "clipboard"
_NONE = "there is no clipboard here, or no program for it (xclip, xsel or wl-clipboard); pipe the text in instead"


def read_clipboard() -> bytes:
    """What is on the clipboard, as UTF-8; nothing where it is empty or holds no text.

    Raises:
        SourceError: when there is no clipboard or no program that reads it.
    """
    # pyperclip looks for the programs when it is first used, which takes 0.01 s.
    import pyperclip

    try:
        text: str = pyperclip.paste()
    except pyperclip.PyperclipException as error:
        raise SourceError(_WHERE, f"cannot be read: {_NONE}") from error
    except UnicodeDecodeError as error:
        raise SourceError(_WHERE, "holds no text") from error
    except OSError as error:
        raise SourceError(_WHERE, f"cannot be read ({error.strerror or type(error).__name__})") from error
    return text.encode("utf-8", "replace")
