"""Bytes to text: compression, encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from dataclasses import dataclass

from briefing.errors import SourceError

# What one file or one answer may unpack to; a hundred times what a long article has.
LARGEST = 64 * 1024 * 1024

_MAGIC = (
    (b"%PDF-", "a PDF document, but not a whole one; fetch it again"),
    (b"PK\x03\x04", "a zip archive or an office document; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text first"),
    (b"{\\rtf", "a rich text document; save it as plain text first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"%!PS", "a PostScript document; convert it to text first"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
# Letters and marks of Western Europe in Windows-1252; bytes outside these point to another code page.
_WESTERN = re.compile(
    rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb-\xbf\xc0-\xd6\xd8-\xdd\xdf-\xf6\xf8-\xff]"
)
_HIGH = re.compile(rb"[\x80-\xff]")
# Encodings of seven bits, which switch between sets of characters by an escape.
_SWITCHING = ("iso-2022-", "iso2022")
_NAMES = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with a remark for the user where its encoding was guessed, or None where it was certain."""

    text: str
    remark: str | None = None


def unpack(data: bytes, where: str) -> bytes:
    """The bytes behind gzip compression, or the bytes themselves.

    Raises:
        SourceError: when the compression is damaged or unpacks to more than 64 MiB.
    """
    for _ in range(2):
        if not data.startswith(b"\x1f\x8b"):
            break
        data = _gunzip(data, where)
    if len(data) > LARGEST:
        raise SourceError(where, f"is larger than {LARGEST >> 20} MiB, more than articles need; split it first")
    return data


def _gunzip(data: bytes, where: str) -> bytes:
    import gzip

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            unpacked = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(where, f"is a damaged gzip file ({error}); fetch or pack it again") from error
    if len(unpacked) > LARGEST:
        raise SourceError(where, f"unpacks to more than {LARGEST >> 20} MiB, more than articles need; split it first")
    return unpacked


def what_it_is(head: bytes) -> str | None:
    """What a file that is no text is ("a PDF document; ..."), by its first bytes, or None for text."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if any(head.startswith(bom) for bom, _ in _BOMS) or _utf16_without_mark(head):
        return None
    if b"\x00" in head or len(_CONTROLS.findall(head)) > len(head) * 0.02:
        return "binary data, not text"
    return None


def decode(data: bytes, where: str, declared: str | None = None, *, html: bool = False) -> Decoded:
    """The text of some bytes: by byte order mark, then UTF-8, then what is declared, then by its bytes.

    Raises:
        SourceError: when the bytes are no text.
    """
    if kind := what_it_is(data[:65536]):
        raise SourceError(where, f"is {kind}")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, errors="replace")
            return Decoded(text, _replaced(text, encoding))
    if unmarked := _utf16_without_mark(data[:65536]):
        return Decoded(data.decode(unmarked, errors="replace"), f"read as {unmarked.upper()}, judged by its bytes")
    if declared and b"\x1b" in data and declared.lower().startswith(_SWITCHING):
        switched = _by_name(data, declared)
        if switched is not None:  # in seven bits it would pass for UTF-8
            return Decoded(switched)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        almost = _almost_utf8(data, error)
    if almost is not None:
        return almost
    stated = declared or (_declared_in_html(data) if html else None)
    if stated and (named := _by_name(data, stated)) is not None:
        return Decoded(named)
    return _guess(data, where)


def _replaced(text: str, encoding: str) -> str | None:
    count = text.count("\ufffd")
    return f"{count} places are not {encoding.upper()} and show as \ufffd" if count else None


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 that has no byte order mark: in Western text every other byte is zero."""
    sample = head[: len(head) // 2 * 2][:8192]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _almost_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few broken bytes, as a cut-off download has.

    Nine in ten of its sequences must be right, or a third where nearly all is ASCII: among the bytes of other
    encodings a right sequence is a rare accident (one in six at most, in Chinese and Korean).
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    right = sum(1 for c in text if c > "\x7f") - broken
    nearly_ascii = len(_HIGH.findall(data)) <= 0.1 * len(data)
    if right < (0.5 if nearly_ascii else 10) * broken:
        return None
    line = data[: error.start].count(b"\n") + 1
    places = "place is" if broken == 1 else "places are"
    return Decoded(text, f"{broken} {places} not UTF-8 and show as \ufffd (the first in line {line})")


def _declared_in_html(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _by_name(data: bytes, name: str) -> str | None:
    """The text by a declared encoding; what browsers call Latin-1 is Windows-1252."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    if codec in ("iso8859-1", "ascii", "cp1252", "utf-8"):
        codec = "cp1252"
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes, where: str) -> Decoded:
    high = _HIGH.findall(data)
    western = len(_WESTERN.findall(data))
    if len(high) <= 0.25 * len(data) and western >= 0.95 * len(high):
        return _western(data)
    # charset-normalizer takes 0.05 s to import; it reads enough of a text to tell and no more.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    text = _by_name(data, best.encoding) if best is not None else None
    if best is None or text is None:
        if len(high) > 0.5 * len(data):
            raise SourceError(where, "is text in no known encoding; convert it to UTF-8 first")
        return _western(data)
    return Decoded(text, f"read as {_NAMES.get(best.encoding, best.encoding)}, judged by its bytes; it is not UTF-8")


def _western(data: bytes) -> Decoded:
    try:
        text, name = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "latin-1"
    return Decoded(text, f"read as {_NAMES[name]}, judged by its bytes; it is not UTF-8")
