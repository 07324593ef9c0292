"""The records of a WARC file by warcio's reader, with limits, and checks of the lengths that they declare."""

from __future__ import annotations

from itertools import product
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from scraper.i18n import Message
from scraper.importers.warc.gzip_members import Plain, TruncatedFile, Unpacked

HEADERS = 1 << 20
"""Maximum bytes of a record's headers; a file with more is not a WARC file, or is meant to harm."""

LONGEST = 1 << 50
"""Maximum bytes of a record; a larger Content-Length is damage."""


class WrongLength(ArchiveLoadFailed):  # type: ignore[misc]  # warcio has no types
    """A record's Content-Length is not the length of its content, which may therefore include other records."""


class _Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """warcio's reader, with a limit on the length of a record's headers, which it holds in memory."""

    def __init__(self, stream: Unpacked) -> None:
        super().__init__(stream)
        self.header = 0

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(HEADERS if length is None else length)
        self.header += len(line)
        if self.header > HEADERS:
            raise ArchiveLoadFailed(Message("a record's headers are over 1 MB"))
        return line

    def close(self) -> None:
        """Leave the file open: reading may continue elsewhere in it."""


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]
    """warcio's loader, which reads an answer's headers also where the scheme is in capitals (RFC 3986 section 3.1)."""

    HTTP_SCHEMES = tuple(
        "".join(signs) for scheme in ("http:", "https:") for signs in product(*zip(scheme, scheme.upper(), strict=True))
    )


class Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's records of a decompressed stream. Bytes between records are not printed."""

    def __init__(self, stream: Unpacked) -> None:
        super().__init__(stream)
        self.offset: int
        self.reader = _Lines(stream)
        self.loader = _Loader(verify_http=False, arc2warc=False)

    def _next_record(self, next_line: bytes | None) -> Any:
        self.reader.header = 0
        try:
            record = super()._next_record(next_line)
        except (AttributeError, TypeError) as error:
            raise ArchiveLoadFailed(Message("a record lacks a mandatory header")) from error
        except EOFError as error:  # which warcio takes for the end of the file, also among a record's headers
            if not next_line and not self.reader.header:
                raise
            raise TruncatedFile(Message("the headers of a record are cut off")) from error
        if record.format != "warc":  # warcio takes whatever begins with five words for a record of the older ARC
            raise ArchiveLoadFailed(Message("this is no record"))
        if record.length is None:  # warcio would take all that follows for its content
            raise ArchiveLoadFailed(Message("a record has no Content-Length"))
        if not 0 <= record.length <= LONGEST:
            raise ArchiveLoadFailed(Message("a record has an impossible Content-Length"))
        self._check_end(record)
        return record

    def _check_end(self, record: Any) -> None:
        """Check the declared end of a record before its content is read, so that a wrong length costs one peek.

        Raises `TruncatedFile` where the end is beyond that of the file, `WrongLength` where no record can end there.
        """
        if not isinstance(self.fh, Plain):
            return
        end = self.fh.tell() - self.reader.rem_length() + record.raw_stream.limit
        following = self.fh.at(end)
        if following is None:
            url = record.rec_headers.get_header("WARC-Target-URI") or "?"
            raise TruncatedFile(Message("the record of {url} is cut off", url=url))
        if following and not following.startswith((b"\r", b"\n", b"WARC/", b"\x1f\x8b")):
            raise WrongLength(Message("a record is not as long as its Content-Length"))

    def read_to_end(self, record: Any = None) -> None:
        """Read the rest of a record. Raises `WrongLength` where the content is shorter than declared."""
        begun: int = self.offset
        super().read_to_end(record)
        if self.record is not None and self.record.raw_stream.limit > 0:
            self.offset = begun
            raise WrongLength(Message("a record is shorter than its Content-Length"))

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        """Skip the empty lines between two records: the line after them, and their bytes. Some writers omit them.

        Raises `WrongLength` where something else follows; warcio would print it, and continue somewhere after it.
        """
        size = 0
        while line := self.reader.readline():
            if line.strip():
                if not line.startswith((b"WARC/", b"\x1f\x8b")) and not size:
                    raise WrongLength(Message("a record is not as long as its Content-Length"))
                return line, size
            size += len(line)
        return None, size
