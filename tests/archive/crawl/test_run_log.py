"""The log of runs: how each ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.archive import Archive


@pytest.mark.parametrize(
    ("raised", "ended"), [(None, "done"), (ValueError, "failed"), (KeyboardInterrupt, "interrupted")]
)
def test_a_block_is_logged_with_how_it_ends(tmp_path: Path, raised: type[BaseException] | None, ended: str) -> None:
    with Archive.open(tmp_path / "a.db") as archive:

        def block() -> None:
            with archive.runs.logged(["晚报"], "reparse") as run:
                assert archive.runs.latest(1)[0]["id"] == run
                if raised is not None:
                    raise raised

        if raised is None:
            block()
        else:
            with pytest.raises(raised):
                block()
        (row,) = archive.runs.latest()
    assert (row["command"], row["ended"], row["sources"]) == ("reparse", ended, [])
    assert row["finished"] is not None
