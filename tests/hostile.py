"""An archive whose every field tries to run as a script, to break out of where it stands, or to be a link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scraper.archive import Archive
from scraper.records import Page, Teaser
from scraper.text.segment import analyse
from tests.commands.filled import BODY, fetched

MARK = "owned"
"""What every attempt would write to the page's title or the console."""
SCRIPT = f"<script>document.title='{MARK}'</script>"
IMAGE = f'"><img src=x onerror="document.title=\'{MARK}\'">'
ENTITY = "&lt;b&gt;&amp;#60;"
RLO = "\u202e反\u202c"

HOSTILE = Page(
    "article",
    "https://news.example.cn/hostile.html?a='\"><script>1</script>",
    headline=f"{SCRIPT}恶意标题{IMAGE}{ENTITY}{{{{7*7}}}}",
    byline=(f"记者{IMAGE}", f"</script>{SCRIPT}"),
    editors=(f"编辑{SCRIPT}",),
    outlet=f"晚报{IMAGE}",
    section=f"</title>{SCRIPT}",
    published="2026-01-31T08:15:00+08:00",
    summary=f"导语{SCRIPT}{IMAGE}",
    body=f"正文{SCRIPT}\n]]></svg>{IMAGE}\n{RLO}\n{BODY}",
    language="zh\"><script>document.title='owned'</script>",
)
LINK = replace(HOSTILE, url=f"javascript:document.title='{MARK}'", headline="脚本链接", body=f"链接。{BODY}")


def fill(path: Path) -> Path:
    """Make the archive; its path."""
    with Archive.open(path) as archive:
        source = f"源{IMAGE}"
        run = archive.start_run([source], "fetch")
        listing = Page("list", "https://news.example.cn/", items=(Teaser(HOSTILE.headline, HOSTILE.url or "", SCRIPT),))
        archive.store_listing(source, fetched(listing), listing, run=run)
        for page in (HOSTILE, LINK):
            archive.store(source, fetched(page), page, analyse(page), run=run)
        edited = replace(HOSTILE, headline=f"改{SCRIPT}恶意标题", body=f"{HOSTILE.body}\n又{IMAGE}")
        archive.store(source, fetched(edited, "2026-02-01T07:00:00Z"), edited, analyse(edited), run=run)
        archive.finish_run(run, "done", [])
    return path
