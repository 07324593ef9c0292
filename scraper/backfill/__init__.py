"""Back-fill: articles of the past from web archives (Wayback Machine, Common Crawl, pywb), the way of any page.

The index of an archive (a CDX server) names its captures; `cdx_index` reads it page by page into the queue of the
archive (`scraper.archive.crawl.backfills`), `selection` chooses the captures of each page, `replay` fetches them
unmodified, and `run` has them parsed and stored under the site's own address at the time of the capture.

The CDX protocol is spoken here and not by a library. wayback 0.4 (for the Wayback Machine alone) and cdx_toolkit 0.9
(for it and Common Crawl) both bring ``requests`` with connections, retries and pauses of their own. Our requests go
through `scraper.crawl.fetch`, which refuses private addresses, limits sizes, keeps the pace of a host over all that a
run asks of it, honours Retry-After and can be interrupted; of either library only the reading of a line would remain,
which is a split or a JSON object. Neither keeps its place for a run that is killed, and neither reads from any CDX
server. The
WARC records of Common Crawl are read by warcio, as those of files are.
"""
