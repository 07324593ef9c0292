"""The parser on real pages: what the project promises of it, measured with the scorer of the corpus."""

from __future__ import annotations

import gzip
import json
import runpy
import zipfile
from pathlib import Path

import pytest

from scraper.extract import parse

PROMISED = {
    "headline": 0.97,
    "published": 0.95,
    "byline": 0.85,
    "editors": 0.95,
    "outlet": 0.85,
    "section": 0.75,
    "summary": 0.85,
    "body": 0.95,
    "items": 0.90,
    "teasers": 0.85,
}


@pytest.mark.corpus
def test_what_is_promised_is_reached(shared: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for page in sorted((shared / "corpus/dev/pages").glob("*.html.gz")):
            row = parse(gzip.decompress(page.read_bytes())).as_json()
            file.write(json.dumps({"name": page.name.removesuffix(".html.gz"), **row}, ensure_ascii=False) + "\n")
    score = runpy.run_path(str(shared / "eval/score.py"))["score"]
    reached = score(shared / "corpus/dev/gold", predictions)["total"]
    assert {field: value for field, value in reached.items() if value < PROMISED[field]} == {}


@pytest.mark.corpus
def test_the_seed(shared: Path) -> None:
    gold = json.loads((shared / "seed/page.json").read_text(encoding="utf-8"))
    page = parse((shared / "seed/page.html").read_bytes()).as_json()
    assert {name: page[name] for name in gold if name in page} == {name: gold[name] for name in gold if name in page}


@pytest.mark.corpus
def test_a_quarter_of_a_real_site(shared: Path) -> None:
    lists, articles, items = 0, 0, set()
    missing: dict[str, list[str]] = {name: [] for name in ("headline", "published", "editors", "outlet", "body")}
    with zipfile.ZipFile(shared / "corpus/cctv/cctv-2025q1.zip") as saved:
        for name in saved.namelist():
            page = parse(saved.read(name), f"https://tv.cctv.com/{name}")
            if "/day/" in name:
                lists += page.kind == "list"
                items.update(item.url for item in page.items)
                continue
            articles += 1
            for field, names in missing.items():
                value = getattr(page, field)
                if not value or (field == "published" and "T" not in value):
                    names.append(name)
    assert (lists, articles, len(items)) == (90, 1326, 1326)
    assert missing["headline"] == []
    assert all(len(names) <= 0.01 * articles for names in missing.values()), missing
