"""Runs one other extractor over a folder of pages, in its own environment: called by bench/parse.py.

    PYTHON parse_peers.py NAME PAGES_DIR LANGUAGE      -> {"version", "fields", "pages_per_second", "rows"} as JSON

Each gets what its documentation shows; what it offers is filed under this project's words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import signal
import sys
import time
from importlib.metadata import version
from pathlib import Path

PATIENCE = 20
"""Seconds of processor time that a page may take."""


def trafilatura(language):
    from trafilatura import bare_extraction

    dates = {"outputformat": "%Y-%m-%dT%H:%M", "original_date": True, "extensive_search": True}

    def read(content, text):
        document = bare_extraction(content, with_metadata=True, date_extraction_params=dates)
        row = document.as_dict() if hasattr(document, "as_dict") else document or {}
        return {
            "headline": row.get("title"),
            "published": row.get("date"),
            "byline": re.split(r"[;；、]\s*", row["author"]) if row.get("author") else [],
            "outlet": row.get("sitename"),
            "summary": row.get("description"),
            "body": row.get("text"),
        }

    return read, ("headline", "published", "byline", "outlet", "summary", "body")


def newspaper4k(language):
    from newspaper import Article

    def read(content, text):
        article = Article("http://example.com/", language=language, fetch_images=False)
        article.download(input_html=text)
        article.parse()
        return {
            "headline": article.title,
            "published": article.publish_date.isoformat() if article.publish_date else None,
            "byline": article.authors,
            "summary": article.meta_description,
            "body": article.text,
        }

    return read, ("headline", "published", "byline", "summary", "body")


def gne(language):
    from gne import GeneralNewsExtractor

    extractor = GeneralNewsExtractor()

    def read(content, text):
        document = extractor.extract(text)
        return {
            "headline": document["title"],
            "published": document["publish_time"] or None,
            "byline": re.split(r"[、\s]+", document["author"]) if document["author"] else [],
            "body": document["content"],
        }

    return read, ("headline", "published", "byline", "body")


def readability_lxml(language):
    from lxml.html import fromstring
    from readability import Document

    def read(content, text):
        page = Document(text)
        return {"headline": page.short_title(), "body": fromstring(page.summary()).text_content()}

    return read, ("headline", "body")


READERS = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "gne": gne,
    "readability-lxml": readability_lxml,
}


def main():
    signal.signal(signal.SIGVTALRM, give_up)
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(READERS))
    parser.add_argument("folder", help="with pages as NAME.html.gz")
    parser.add_argument("language", help="of the pages, as zh")
    args = parser.parse_args()
    name, folder = args.name, args.folder
    read, fields = READERS[name](args.language)
    rows, took = {}, 0.0
    for path in sorted(Path(folder).glob("*.html.gz")):
        content = gzip.decompress(path.read_bytes())
        text = decoded(content)
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            row = read(content, text)
        except Exception as error:  # an extractor that gives up on a page scores nothing there
            row = {"error": str(error)}
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took += time.process_time() - started
        rows[path.name.removesuffix(".html.gz")] = row
    result = {
        "version": f"{name} {version(name)}",
        "fields": fields,
        "pages_per_second": len(rows) / took,
        "rows": rows,
    }
    json.dump(result, sys.stdout, ensure_ascii=False, default=str)


def give_up(number, frame):
    raise TimeoutError(f"no answer in {PATIENCE} s")


def decoded(content):
    """The page as text, for extractors that take no bytes."""
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", content[:4096])
    for codec in (
        "utf-8",
        (declared[1].decode() if declared else "gb18030").lower().replace("gb2312", "gb18030"),
        "gb18030",
        "big5",
    ):
        try:
            return content.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
