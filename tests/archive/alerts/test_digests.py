"""The bookkeeping of digests."""

from __future__ import annotations

from pathlib import Path

from scraper.archive import Archive
from scraper.archive.alerts.digests import DigestState


def test_a_state_is_that_of_a_digest_and_a_target(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.digests.state("早报", "desk") is None
        archive.digests.sent("早报", "desk", "2026-03-04T00:00:00Z")
        state = archive.digests.state("早报", "desk")
        assert state == DigestState("2026-03-04T00:00:00Z", 0, None)
        archive.digests.failed("早报", "desk", state, "2026-03-04T00:05:00Z")
        assert archive.digests.state("早报", "desk") == DigestState("2026-03-04T00:00:00Z", 1, "2026-03-04T00:05:00Z")
        assert archive.digests.state("早报", "log") is None
