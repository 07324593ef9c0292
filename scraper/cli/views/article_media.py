"""The pictures, videos and attachments of an article on the terminal, and their kept files in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scraper.cli.terminal import console
from scraper.contract import FILES_OF_MEDIA
from scraper.errors import ArchiveError
from scraper.exporters import media_files
from scraper.i18n import _, localized, ngettext
from scraper.output_paths import OutputRefused
from scraper.text.normalise import clean

if TYPE_CHECKING:
    from rich.text import Text

    from scraper.archive import Archive

Row = Mapping[str, Any]


def lines(archive: Archive, row: Row) -> Iterator[Text]:
    """The media of an article, each with its text, its address, and what is kept of it."""
    from rich.text import Text

    stored = archive.files.of(row["id"], row["revision"])
    headings = {"images": _("images"), "videos": _("videos"), "attachments": _("attachments")}
    for kind, (role, address) in FILES_OF_MEDIA.items():
        files = media_files.by_address(stored, role)
        for number, item in enumerate(row[kind], 1):
            if number == 1:
                yield Text()
                yield Text(headings[kind], "dim")
            words = clean(item.get("title") or media_files.words(item))
            file = files.get(item[address] or "")
            yield Text(f"  {number}  {words}" if words else f"  {number}")
            yield Text(f"     {clean(item['url'])}  {_state(file, kind)}".rstrip(), "dim")
    layouts = media_files.by_address(stored, "layout")
    for url, file in layouts.items():
        yield Text()
        yield Text(f"{_('page of the paper')}  {clean(url)}  {_state(file, 'layouts')}", "dim")


def _state(file: media_files.KeptFile | None, kind: str) -> str:
    """The state of a picture or an attachment: kept or not, type and size; of a video, that of its poster alone."""
    if file is None:
        return "" if kind == "videos" else _("(not kept)")
    facts = [media_files.ending(file), media_files.size_text(file.size)]
    if file.width and file.height:
        facts.insert(1, f"{file.width} × {file.height}")
    words = _("(picture kept: {facts})") if kind == "videos" else _("(kept: {facts})")
    return words.format(facts=", ".join(facts))


def write(archive: Archive, rows: Sequence[Row], folder: Path, revision: int | None = None) -> None:
    """Write the kept files of articles into a folder: those of their present version, or of a ``revision``.

    Names begin with the article's number. What is there already stays: the same file is left alone, another one of the
    same name is an OutputRefused before anything is written. ArchiveError where an article has none, or nothing can be
    written.
    """
    planned: dict[Path, tuple[int, str]] = {}
    for row in rows:
        stored = archive.files.of(row["id"], revision)
        names = media_files.names(row, stored)
        for file in stored:
            planned[folder / f"{row['id']}-{names[file.role, file.url]}"] = (file.size, file.sha256)
    if not planned:
        none = ngettext(
            "no pictures or attachments of this article are kept", "none of these articles has kept files", len(rows)
        )
        raise ArchiveError(none)
    missing = {path: sha256 for path, (size, sha256) in planned.items() if not _is_there(path, size, sha256)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        gone = [path.name for path, sha256 in missing.items() if not _written(archive, path, sha256)]
    except OSError as error:
        reason = localized(error.strerror or str(error))
        raise ArchiveError(_("{path}: cannot be written: {reason}").format(path=folder, reason=reason)) from error
    n = len(planned) - len(gone)
    done = ngettext("{n} file in {folder}", "{n} files in {folder}", n).format(n=n, folder=folder)
    console.err().print(done, soft_wrap=True, markup=False, highlight=False)
    if gone:
        message = _("damaged or missing in the archive: {names}; `scrape verify` says more")
        raise ArchiveError(message.format(names=", ".join(gone)))


def _is_there(path: Path, size: int, sha256: str) -> bool:
    """Check whether a file is in the folder already. OutputRefused if another one has its name."""
    from hashlib import sha256 as digest

    if not path.exists() and not path.is_symlink():
        return False
    if path.is_file() and path.stat().st_size == size and digest(path.read_bytes()).hexdigest() == sha256:
        return True
    raise OutputRefused(_("{path}: exists and is another file; name another folder").format(path=path))


def _written(archive: Archive, path: Path, sha256: str) -> bool:
    """Write a file under a name that is free; report if the archive has its bytes."""
    content = archive.files.read(sha256)
    if content is None:
        return False
    try:
        with path.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                path.unlink()
                raise
    except FileExistsError:  # taken meanwhile
        raise OutputRefused(_("{path}: exists and is another file; name another folder").format(path=path)) from None
    return True
