"""The peer of bench/crawl.py that does the same work as `scrape fetch`: Scrapy, with what its users would add to it.

    python scrapy_whole.py DB CONNECTIONS URL [URL…]      (in a venv of its own: bench/peers.py makes it)

The text and the fields of an article by trafilatura, for any site; words by jieba, in an FTS5 table for search; the
page as it came, compressed by zstandard; one commit an article. Scrapy's defaults otherwise, as in scrapy_crawl.py.
"""

import sqlite3
import sys

import jieba
import scrapy
import trafilatura
import zstandard
from scrapy_crawl import crawl


class Store:
    """Article, words and page in one commit."""

    def open_spider(self, spider):
        self.packer = zstandard.ZstdCompressor()
        self.db = sqlite3.connect(spider.db)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute(
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, url TEXT UNIQUE, headline TEXT, byline TEXT,"
            " published TEXT, outlet TEXT, summary TEXT, body TEXT, page BLOB)"
        )
        self.db.execute("CREATE VIRTUAL TABLE words USING fts5(headline, body, content='')")

    def close_spider(self, spider):
        self.db.close()

    def process_item(self, item, spider):
        with self.db:
            article = self.db.execute(
                "INSERT OR IGNORE INTO articles (url, headline, byline, published, outlet, summary, body, page)"
                " VALUES (:url, :headline, :byline, :published, :outlet, :summary, :body, :page)",
                {**item, "page": self.packer.compress(item["page"])},
            ).lastrowid
            words = (" ".join(jieba.cut(item[name] or "")) for name in ("headline", "body"))
            self.db.execute("INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)", (article, *words))
        return item


class News(scrapy.Spider):
    name = "news"

    def __init__(self, db, urls):
        super().__init__()
        self.db, self.start_urls = db, urls

    def parse(self, response):
        for href in response.css('a[href*="/VIDE"]::attr(href), .list h3 a::attr(href)').getall():
            yield response.follow(href, self.article)

    def article(self, response):
        document = trafilatura.bare_extraction(response.text, url=response.url, with_metadata=True)
        if document is None:
            return
        yield {
            "url": response.url,
            "headline": document.title,
            "byline": document.author,
            "published": document.date,
            "outlet": document.sitename,
            "summary": document.description,
            "body": document.text,
            "page": response.body,
        }


if __name__ == "__main__":
    jieba.setLogLevel("ERROR")
    crawl(News, Store, sys.argv[1:])
