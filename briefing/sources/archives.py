"""Zip archives that are documents: what is in them, without unpacking a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib

from briefing.errors import SourceError
from briefing.sources.decode import LARGEST

_MOST_MEMBERS = 20_000


def open_archive(data: bytes, where: str) -> zipfile.ZipFile:
    """The archive in some bytes, checked for size before anything is unpacked.

    Raises:
        SourceError: when it is damaged or would unpack to more than any article has.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceError(where, f"is a damaged document ({error}); fetch or save it again") from error
    if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > 4 * LARGEST:
        raise SourceError(where, "unpacks to far more than an article has; it is not read")
    return archive


def kind_of_archive(data: bytes) -> str | None:
    """What a zip archive is by its members: "docx", "epub", or None for any other."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if "word/document.xml" in names:
        return "docx"
    return "epub" if "META-INF/container.xml" in names else None


def member(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """The bytes of one member, never more than `LARGEST`.

    Raises:
        SourceError: when it is not there, damaged, locked or too large.
    """
    try:
        with archive.open(name) as file:
            data = file.read(LARGEST + 1)
    except KeyError as error:
        raise SourceError(where, f"lacks its part {name}; fetch or save it again") from error
    except RuntimeError as error:
        raise SourceError(where, "is locked with a password; save it without one") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise SourceError(where, f"is damaged in its part {name}; fetch or save it again") from error
    if len(data) > LARGEST:
        raise SourceError(where, f"unpacks to far more than an article has (its part {name}); it is not read")
    return data
