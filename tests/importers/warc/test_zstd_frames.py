"""WARC files compressed by Zstandard: a frame a record, with a dictionary or without."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import zstandard

from scraper.importers import ImportFailed
from scraper.importers.captures import Capture, Passed
from scraper.importers.warc import warc
from tests.importers.records import answer, page, record

ADDRESSES = [f"https://a.cn/{n}" for n in range(6)]
SITE = [record(url, answer(page(f"第{url[-1]}号"))) for url in ADDRESSES]
CONTENT = b"WARC-Type: response Content-Type: text/html <html><head><title>" * 40


class Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation("seek")

    def tell(self) -> int:
        raise io.UnsupportedOperation("tell")


def skipped(content: bytes, first: int = 0x5D) -> bytes:
    return bytes([first]) + b"\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content


def frames(records: list[bytes], dictionary: bytes = b"") -> list[bytes]:
    chosen = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return [zstandard.ZstdCompressor(level=3, dict_data=chosen, write_checksum=True).compress(one) for one in records]


FILES: dict[str, Callable[[], list[bytes]]] = {
    "frames": lambda: frames(SITE),
    "a dictionary": lambda: [skipped(CONTENT), *frames(SITE, CONTENT)],
    "a compressed dictionary": lambda: [skipped(zstandard.compress(CONTENT)), *frames(SITE, CONTENT)],
    "a long dictionary": lambda: [skipped(CONTENT * 3), *frames(SITE, CONTENT * 3)],
    "skipped frames": lambda: [
        skipped(b"of another program", 0x50),
        *frames(SITE[:3]),
        skipped(b""),
        *frames(SITE[3:]),
    ],
    "one frame": lambda: frames([b"".join(SITE)]),
}


def read(content: bytes, start: int = 0) -> list[Capture | Passed | ImportFailed]:
    return list(warc.read(io.BytesIO(content), "a.warc.zst", start=start))  # type: ignore[arg-type]


def urls(records: list[Capture | Passed | ImportFailed]) -> list[str]:
    return [one.fetched.url for one in records if isinstance(one, Capture)]


def problems(records: list[Capture | Passed | ImportFailed]) -> list[str]:
    return [str(one) for one in records if isinstance(one, ImportFailed)]


@pytest.mark.parametrize("kind", FILES)
def test_every_record_is_read_from_files_and_pipes(kind: str) -> None:
    content = b"".join(FILES[kind]())
    records = read(content)
    assert (urls(records), problems(records)) == (ADDRESSES, [])
    piped = list(warc.read(Pipe(content), "-"))
    assert (urls(piped), problems(piped)) == (ADDRESSES, [])  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["frames", "a dictionary", "skipped frames"])
def test_reading_goes_on_anywhere_and_gives_the_rest(kind: str) -> None:
    content = b"".join(FILES[kind]())
    for number, one in enumerate(one for one in read(content) if isinstance(one, Capture)):
        assert one.resume is not None
        rest = urls(read(content, one.resume))
        assert rest in (ADDRESSES[number:], ADDRESSES[number + 1 :])


@pytest.mark.parametrize("kind", ["frames", "a dictionary"])
@pytest.mark.parametrize("harm", ["bits", "cut out"])
def test_a_damaged_frame_costs_itself_alone(kind: str, harm: str) -> None:
    parts = FILES[kind]()
    third = parts[-4]
    middle = len(third) // 2
    parts[-4] = third[:middle] + (b"\xff\0\xff\0" * 8 + third[middle + 32 :] if harm == "bits" else b"")
    records = read(b"".join(parts))
    assert [url for url in urls(records) if url != ADDRESSES[2]] == [*ADDRESSES[:2], *ADDRESSES[3:]]
    assert "a.warc.zst: damaged at byte" in problems(records)[0]


def test_a_file_that_is_cut_off_gives_what_is_whole() -> None:
    records = read(b"".join(frames(SITE))[:-20])
    assert urls(records)[:5] == ADDRESSES[:5]
    assert len(problems(records)) == 1


@pytest.mark.parametrize("content", [skipped(b"\x28\xb5\x2f\xfdrubbish"), skipped(CONTENT)[:-9], b"\x28\xb5\x2f\xfd"])
def test_a_file_without_a_record_is_said(content: bytes) -> None:
    with pytest.raises(ImportFailed, match=r"a\.warc\.zst: "):
        read(content)


def test_a_bomb_costs_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 1 << 20)
    monkeypatch.setattr("scraper.importers.warc.http_payload.LARGEST", 1 << 20)
    bomb = record("https://a.cn/bomb", answer(bytes(300 << 20)))
    records = read(b"".join(frames([SITE[0], bomb, SITE[1]])))
    assert urls(records) == ADDRESSES[:2]
    assert problems(records) == ["https://a.cn/bomb: over 1 MB, not read"]
