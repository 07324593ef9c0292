"""The credits of real pages: those with hand-made gold, and a saved quarter of tv.cctv.com."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from scraper.extract import parse

pytestmark = pytest.mark.corpus


def test_the_page_that_the_project_was_asked_for(shared: Path) -> None:
    page = parse((shared / "seed" / "page.html").read_bytes())
    gold = json.loads((shared / "seed" / "page.json").read_text(encoding="utf-8"))
    assert [*page.byline] == gold["byline"]
    assert [*page.editors] == gold["editors"]
    assert (page.outlet, page.section, page.published) == (gold["outlet"], gold["section"], gold["published"])


def test_most_credits_of_the_gold_are_read(shared: Path) -> None:
    agreed: Counter[str] = Counter()
    pages = 0
    for path in sorted((shared / "corpus" / "dev" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["kind"] != "article":
            continue
        pages += 1
        packed = shared / "corpus" / "dev" / "pages" / f"{path.stem}.html.gz"
        page = parse(gzip.decompress(packed.read_bytes()))
        agreed["outlet"] += page.outlet == gold["outlet"]
        agreed["section"] += page.section == gold["section"]
        agreed["byline"] += [*page.byline] == gold["byline"]
        agreed["editors"] += [*page.editors] == gold["editors"]
        agreed["published"] += (page.published or "")[:10] == (gold["published"] or "")[:10]
    shares = {field: count / pages for field, count in agreed.items()}
    least = {"published": 0.95, "byline": 0.85, "editors": 0.95, "outlet": 0.85, "section": 0.75}
    assert {field: share for field, share in shares.items() if share < least[field]} == {}


def test_every_tenth_article_of_a_saved_quarter(shared: Path) -> None:
    with zipfile.ZipFile(shared / "corpus" / "cctv" / "cctv-2025q1.zip") as archive:
        names = [name for name in archive.namelist() if "/VIDE" in name][::10]
        for name in names:
            page = parse(archive.read(name), f"https://tv.cctv.com/{name}")
            assert page.published is not None, name
            assert len(page.published) == len("2025-01-01T19:00+08:00"), name
            assert page.outlet == "央视网", name
            assert page.editors, name
