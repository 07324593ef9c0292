"""`scrape show`: what is kept of an article's media, and its files in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.find.show import command
from scraper.errors import ScrapeError
from scraper.exporters.media_files import size_text
from tests.pictured import DOCX, LEAD, SITE, fill

NAMES = [
    "1-1.png", "1-2.png", "1-4.svg", "1-5.png", "1-video-1.png", "1-图书馆导览图.docx", "1-坏_script_名字.html",
]  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "archive.db")


def show(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)])


def test_each_says_whether_it_is_kept(db: Path) -> None:
    text = show(db, "1").output
    state = f"(kept: png, 600 × 400, {size_text(len(LEAD))})"
    assert f"1  读者在少儿阅览区里看书 (清河晚报记者 陈可)\n     {SITE}1.png  {state}" in text
    assert f"3  盲文阅览室<b> (周以宁)\n     {SITE}gone.jpg  (not kept)" in text
    assert f"1  开馆仪式\n     {SITE}v.mp4  (picture kept: png, 64 × 36," in text
    assert f"{SITE}a.docx  (kept: docx, 4 kB)" in text


def test_files_are_written_once_and_replace_nothing(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    done = show(db, "1", "--files", str(folder))
    assert done.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    assert (folder / "1-1.png").read_bytes() == LEAD
    assert (folder / "1-图书馆导览图.docx").read_bytes() == DOCX
    (folder / "1-2.png").unlink()
    assert show(db, "1", "--files", str(folder)).exit_code == 0
    (folder / "1-1.png").write_bytes(b"mine")
    (folder / "1-2.png").unlink()
    refused = show(db, "1", "--files", str(folder))
    assert refused.exit_code != 0
    assert "is another file" in str(refused.output) + str(refused.exception)
    assert (folder / "1-1.png").read_bytes() == b"mine"
    assert not (folder / "1-2.png").exists()  # nothing was written before that was known


def test_a_link_in_the_folder_leads_nowhere(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "1-1.png").symlink_to(tmp_path / "elsewhere")
    assert show(db, "1", "--files", str(folder)).exit_code != 0
    assert not (tmp_path / "elsewhere").exists()


def test_an_article_without_files_says_so(db: Path, tmp_path: Path) -> None:
    done = show(db, "2", "--files", str(tmp_path / "none"))
    assert isinstance(done.exception, ScrapeError | SystemExit)
    assert done.exit_code != 0
    assert not (tmp_path / "none").exists()


def test_a_damaged_file_is_named_and_the_others_are_written(db: Path, tmp_path: Path) -> None:
    with Archive.open(db) as archive, archive.transaction():
        archive.connection.execute("UPDATE files SET content = x'00' WHERE size = ?", (len(LEAD),))
    done = show(db, "1", "--files", str(tmp_path / "rest"))
    assert done.exit_code != 0
    assert "1-1.png" in str(done.output) + str(done.exception)
    assert sorted(path.name for path in (tmp_path / "rest").iterdir()) == NAMES[1:]


def test_the_page_of_the_paper_is_shown_of_an_article_without_pictures(db: Path) -> None:
    with Archive.open(db) as archive:
        archive.files.keep(2, f"{SITE}page02.pdf", "layout", b"%PDF-1.7\n" + bytes(500))
    assert f"page of the paper  {SITE}page02.pdf  (kept: pdf, 509 B)" in show(db, "2").output
