"""`scrape parse`: pages in, records out, from files, addresses and standard input."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.cli.main import scrape
from scraper.contract import PARSED
from scraper.crawl.workers.time_budget import Budget
from tests.newssite import listing

PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{charset}">
<title>云汀港新渡轮下水_云汀晚报</title></head>
<body>
<div class="crumb"><a href="/">首页</a> &gt; <a href="/bendi/">本地</a> &gt; 正文</div>
<h1>云汀港新渡轮下水</h1>
<div class="meta">2026-03-04 09:15 来源：云汀晚报</div>
<div class="content">
<p>云汀晚报讯（记者 林溪）三月四日清晨，新造的渡轮“白鹭七号”在云汀港北码头下水，港务处数十名职工到场见证。</p>
<p>这艘渡轮可载客三百二十人，采用电力推进，往返两岸一次只需十八分钟，比原来的渡轮快了将近一半。</p>
<p>港务处负责人介绍，试航将持续两个月，合格之后投入早晚高峰的班次，票价与旧船相同。</p>
<p>【责任编辑:周苇】</p>
</div></body></html>"""


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(scrape, ["parse", *args], input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(charset="utf-8"), encoding="utf-8")
    return str(path)


def test_one_page_gives_the_contract_and_nothing_else(page: str) -> None:
    record = json.loads(run(page, "--json", "--url", "https://www.yunting.example/bendi/1.html?utm_source=x").stdout)
    assert tuple(record) == PARSED
    assert record["kind"] == "article"
    assert record["url"] == "https://www.yunting.example/bendi/1.html"
    assert record["headline"] == "云汀港新渡轮下水"
    assert (record["byline"], record["editors"], record["outlet"]) == (["林溪"], ["周苇"], "云汀晚报")
    assert (record["section"], record["published"]) == ("本地", "2026-03-04T09:15+08:00")
    assert record["keywords"]
    assert record["language"].startswith("zh")


def test_a_gbk_page_from_standard_input() -> None:
    record = json.loads(run("-", "--json", stdin=PAGE.format(charset="gb2312").encode("gb18030")).stdout)
    assert record["headline"] == "云汀港新渡轮下水"


def test_of_several_inputs_a_bad_one_says_why_and_does_not_stop_the_others(page: str, tmp_path: Path) -> None:
    result = run(page, str(tmp_path / "absent.html"), str(tmp_path), page, "--json")
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["input"] for row in rows] == [page, str(tmp_path / "absent.html"), str(tmp_path), page]
    assert set(rows[1]) == set(rows[2]) == {"input", "error"}
    assert "No such file" in rows[1]["error"]
    assert rows[0]["headline"] == rows[3]["headline"] == "云汀港新渡轮下水"


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.html"
    with big.open("wb") as file:
        file.truncate(21_000_000)
    result = run(str(big), "--json")
    assert result.exit_code == 1
    assert "larger than" in result.stdout


def test_without_json_a_person_can_read_it(page: str) -> None:
    out = run(page).stdout
    assert "云汀港新渡轮下水" in out
    assert "byline" in out
    assert "{" not in out


def test_explain_tells_where_each_value_came_from(page: str) -> None:
    evidence = json.loads(run(page, "--explain", "--json").stdout)["evidence"]
    assert {"headline", "byline", "editors", "outlet", "section", "published", "body"} <= {e["field"] for e in evidence}
    assert all(e["rule"] and e["path"] for e in evidence)
    assert "rule" in run(page, "--explain").stdout


def test_a_feed_must_be_one_when_it_is_said_to_be(page: str) -> None:
    result = run(page, "--as", "feed")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_url_is_for_one_input(page: str) -> None:
    assert run(page, page, "--url", "https://x.cn/").exit_code == 2


def test_a_source_overrules_what_is_found_by_itself(page: str, tmp_path: Path) -> None:
    sources = tmp_path / "sources.yaml"
    sources.write_text("sources:\n  - {name: a, list: 'https://x.cn/', select: {section: h1}}\n", encoding="utf-8")
    record = json.loads(run(page, "--json", "--source", "a", "--config", str(sources)).stdout)
    assert record["section"] == "云汀港新渡轮下水"


@pytest.fixture
def address() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.format(charset="").encode("gb18030") if self.path == "/1.html" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=gbk")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_an_address_is_fetched(address: str) -> None:
    record = json.loads(run(f"{address}/1.html", "--json").stdout)
    assert record["headline"] == "云汀港新渡轮下水"
    assert record["url"] == f"{address}/1.html"


def test_an_address_that_cannot_be_fetched_says_why(address: str) -> None:
    result = run(f"{address}/2.html")
    assert result.exit_code == 1
    assert "404" in result.stderr


def test_a_page_over_its_time_budget_says_so_and_does_not_stop_the_others(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = "".join(f"<p>第{n}段：渡轮试航持续两个月，合格之后投入早晚高峰的班次。</p>" for n in range(60_000))
    (tmp_path / "slow.html").write_text(f"<h1>渡轮</h1><article>{paragraphs}</article>", encoding="utf-8")
    run(page)  # what the first page compiles is not counted below
    monkeypatch.setattr("scraper.crawl.workers.time_budget.USUAL", Budget(seconds=0.2, per_million=0.0))
    result = run(str(tmp_path / "slow.html"), page, "--json")
    assert result.exit_code == 1
    slow, other = map(json.loads, result.stdout.splitlines())
    assert slow["input"] == str(tmp_path / "slow.html")
    assert slow["error"].startswith(f"{tmp_path}/slow.html: ")
    assert "more than 0.2 seconds" in slow["error"]
    assert other["headline"] == "云汀港新渡轮下水"
    assert "0.2" in run(str(tmp_path / "slow.html")).stderr


@pytest.mark.parametrize(("language", "count"), [("en", "3 entries"), ("zh", "3 条")])
def test_explain_counts_the_entries_in_the_readers_language(tmp_path: Path, language: str, count: str) -> None:
    links = {f"/a/{number}.html": f"云汀港第{number}艘新渡轮今天上午下水试航" for number in (1, 2, 3)}
    (tmp_path / "list.html").write_text(listing(links), encoding="utf-8")
    args = [
        "--lang",
        language,
        "parse",
        "--explain",
        "--as",
        "list",
        "--url",
        "https://a.cn/",
        str(tmp_path / "list.html"),
    ]
    assert count in CliRunner().invoke(scrape, args).output


def test_unsure_fields_are_shown_with_their_reasons(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE.format(charset="utf-8").replace("2026-03-04 09:15 ", ""), encoding="utf-8")
    assert "published: the page prints no date" in run(str(file)).output
    explained = run("--explain", str(file)).output
    assert "none" in explained
    assert "unsure: " in explained
    data = json.loads(run("--explain", "--json", str(file)).output)
    assert [(e["value"], e["doubt"]) for e in data["evidence"] if e["field"] == "published"] == [
        ("", "the page prints no date")
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"SQLite format 3\0" + bytes(80),
        b"\x1f\x8b\x08\0\0\0\0\0\x02\xff",
        b"\x1f\x8b\x08\x08\x6e\x8d\x01\x65\x02\x03page.html",
        bytes(9),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.html"
    path.write_bytes(content)
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "photo.html: neither a page nor text" in result.stderr


def test_a_packed_sitemap_and_a_page_with_stray_nuls_are_read(tmp_path: Path) -> None:
    sitemap = "<urlset><url><loc>https://news.example.cn/2026/0131/1.html</loc></url></urlset>"
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap.encode()))
    (tmp_path / "page.html").write_bytes(PAGE.format(charset="utf-8").replace("港务处", "港务\0处").encode())
    results = [json.loads(run("--json", str(tmp_path / name)).stdout) for name in ("sitemap.xml.gz", "page.html")]
    assert [item["url"] for item in results[0]["items"]] == ["https://news.example.cn/2026/0131/1.html"]
    assert results[1]["headline"] == "云汀港新渡轮下水"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_page_of_wide_characters_is_none(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "wide.html"
    path.write_bytes(PAGE.format(charset="utf-16").encode(encoding))
    assert json.loads(run(str(path), "--json").stdout)["headline"] == "云汀港新渡轮下水"
