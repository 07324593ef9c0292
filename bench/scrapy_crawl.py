"""The peer of bench/crawl.py: a Scrapy crawl with hand-written CSS selectors, one commit an article into sqlite3.

    python scrapy_crawl.py DB CONNECTIONS URL [URL…]      (in a venv of its own that has Scrapy)

It is what a competent person would write for one site by hand: no robots.txt, no delay, no logs, no HTTP cache, the
Scrapy defaults otherwise. Two layouts are known to it: the replayed broadcaster's and the generated newspaper's.
"""

import json
import re
import sqlite3
import sys

import scrapy
from scrapy.crawler import CrawlerProcess


class Store:
    """One commit an article."""

    def open_spider(self, spider):
        self.db = sqlite3.connect(spider.db)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute(
            "CREATE TABLE articles"
            " (url TEXT PRIMARY KEY, headline TEXT, published TEXT, outlet TEXT, editors TEXT, body TEXT)"
        )

    def close_spider(self, spider):
        self.db.close()

    def process_item(self, item, spider):
        with self.db:
            self.db.execute(
                "INSERT OR REPLACE INTO articles VALUES (:url, :headline, :published, :outlet, :editors, :body)", item
            )
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
        body = response.css("#content_area p, div.content p")
        editors = " ".join(response.css("#zb::text, .editor::text").getall())
        stamp = response.css(".gongneng .time::text, .meta .time::text").get("")
        outlet = response.css(".gongneng .laiyuan::text, .meta .source::text").get("")
        yield {
            "url": response.url,
            "headline": response.css(".playingVideo .tit::text, h1::text").get("").strip(),
            "published": stamp.strip(),
            "outlet": re.sub(r"^来源\s*[:：]\s*", "", outlet.strip()),
            "editors": json.dumps(re.findall(r"责任编辑[:：]\s*([^\s】]+)", editors), ensure_ascii=False),
            "body": "\n".join("".join(p.css("::text").getall()).strip() for p in body),
        }


def crawl(spider, pipeline, arguments):
    db, connections, *urls = arguments
    process = CrawlerProcess(
        {
            "CONCURRENT_REQUESTS": int(connections),
            "CONCURRENT_REQUESTS_PER_DOMAIN": int(connections),
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "ITEM_PIPELINES": {pipeline: 1},
        }
    )
    process.crawl(spider, db=db, urls=urls)
    process.start()


if __name__ == "__main__":
    crawl(News, Store, sys.argv[1:])
