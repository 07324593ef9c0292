"""A kept file as the archive's parts name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["image", "poster", "attachment", "layout"]
"""What a file is to its article: a picture, the picture in the place of a video, a document, the page of the printed
paper."""
ROLES: tuple[Role, ...] = ("image", "poster", "attachment", "layout")


@dataclass(frozen=True, slots=True)
class File:
    """A file that the archive has."""

    url: str
    """The address from which it was fetched, as the article's media spell it."""
    role: Role
    sha256: str
    """In hexadecimal digits: the key of `Files.read`."""
    type: str
    """The MIME type that its bytes are of, whatever the server called it."""
    size: int
    """Bytes."""
    width: int | None = None
    """Pixels, where it is an image whose header says so."""
    height: int | None = None

    @property
    def inline(self) -> bool:
        """True if a browser may show it in a page: an image without scripts. All else is to be downloaded."""
        return self.type in INLINE


INLINE = frozenset(
    ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp", "image/x-icon", "image/jxl")
)
"""Types of images that hold pixels and nothing else. SVG and HTML are documents with scripts; PDF has them, too."""
