"""Digests that are sent at a time of day: once, to each target, with what has come since the last one."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scraper.alerts import digests
from scraper.alerts.delivery.services import SERVICES
from scraper.archive import Archive
from scraper.cli.main import scrape
from scraper.contract import stamp
from scraper.digest import Digest, Entry, Section
from scraper.sources import Sources
from scraper.sources.alerts.model import DailyDigest, Target, When
from tests.alerts.newsroom import a_run, listed, store
from tests.alerts.services import Services
from tests.newssite import HEADLINES, article, listing, serve

COLLECT = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write(sys.stdin.read() + chr(10))"
NOW = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
YESTERDAY = stamp(NOW - timedelta(days=1))


def collecting(path: Path) -> Target:
    return Target("log", None, (sys.executable, "-c", COLLECT, str(path)))


def collected(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def file_with(*targets: Target, **fields: Any) -> Sources:
    from dataclasses import replace

    digest = DailyDigest("早报", When("daily", time(7, 30)), targets, **fields)
    return replace(listed(), digests=(digest,))


@pytest.fixture
def archive(tmp_path: Path) -> Any:
    with Archive.open(tmp_path / "archive.db") as archive, a_run(archive) as run:
        for number in range(3):
            store(archive, number, run, section="民生", outlet="江城晚报")
        yield archive


def test_a_new_digest_is_sent_at_its_next_time_and_once_a_day(archive: Archive, tmp_path: Path) -> None:
    file = file_with(collecting(tmp_path / "got"))
    assert digests.deliver(archive, file, NOW).sent == []
    assert digests.deliver(archive, file, NOW + timedelta(hours=23)).sent == []
    archive.digests.sent("早报", "log", YESTERDAY)
    assert digests.deliver(archive, file, NOW).sent == [("早报", "log")]
    assert digests.deliver(archive, file, NOW + timedelta(hours=1)).sent == []
    (message,) = collected(tmp_path / "got")
    assert (message["digest"], message["target"], message["articles"]) == ("早报", "log", 3)
    assert [section["name"] for section in message["sections"]] == ["民生"]
    assert "body" not in message["sections"][0]["entries"][0]
    assert "· 第2条（江城晚报 #3）" in message["text"]


def test_it_has_what_came_since_the_last_one_of_its_query_and_sources(archive: Archive, tmp_path: Path) -> None:
    file = file_with(collecting(tmp_path / "got"), query="2号", sources=("人民网",))
    archive.digests.sent("早报", "log", YESTERDAY)
    digests.deliver(archive, file, NOW)
    (message,) = collected(tmp_path / "got")
    assert [e["headline"] for section in message["sections"] for e in section["entries"]] == ["第2条"]
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    archive.digests.sent("早报", "log", stamp(datetime.now(UTC) + timedelta(minutes=1)))
    assert digests.deliver(archive, file, tomorrow).failed == {}
    assert len(collected(tmp_path / "got")) == 1  # nothing new, nothing sent


def test_one_that_was_sent_in_the_future_is_sent_again_from_the_next_day(archive: Archive, tmp_path: Path) -> None:
    file = file_with(collecting(tmp_path / "got"))
    archive.digests.sent("早报", "log", stamp(NOW + timedelta(days=4000)))
    assert digests.deliver(archive, file, NOW).sent == []
    state = archive.digests.state("早报", "log")
    assert state is not None
    assert state.sent == stamp(NOW)
    assert digests.deliver(archive, file, NOW + timedelta(days=1)).failed == {}


def test_a_target_that_is_down_is_tried_again_later_and_others_are_not_held_up(
    archive: Archive, tmp_path: Path
) -> None:
    broken = Target("broken", None, (sys.executable, "-c", "import sys; sys.exit(3)"))
    file = file_with(broken, collecting(tmp_path / "got"))
    for name in ("broken", "log"):
        archive.digests.sent("早报", name, YESTERDAY)
    outcome = digests.deliver(archive, file, NOW)
    assert outcome.sent == [("早报", "log")]
    assert "exit code 3" in outcome.failed["broken"]
    digests.deliver(archive, file, NOW)  # the first pause is none
    state = archive.digests.state("早报", "broken")
    assert state is not None
    assert (state.tries, state.sent) == (2, YESTERDAY)
    assert state.next_try == stamp(NOW + timedelta(minutes=5))
    assert digests.deliver(archive, file, NOW + timedelta(minutes=4)).failed == {}
    assert digests.deliver(archive, file, NOW + timedelta(minutes=6)).failed.keys() == {"broken"}


def test_services_get_what_they_take(archive: Archive, services: Services, addresses: dict[str, str]) -> None:
    targets = [Target(name, addresses[name]) for name in ("wecom", "telegram", "mail", "webhook")]
    file = file_with(*targets)
    for target in targets:
        archive.digests.sent("早报", target.name, YESTERDAY)
    outcome = digests.deliver(archive, file, NOW)
    assert (len(outcome.sent), outcome.failed) == (4, {})
    assert "第1条" in services.of("wecom")[0]
    assert "<b>【早报】" in services.of("telegram")[0]["text"]
    assert services.of("webhook")[0]["texts"] == 3
    (mail,) = services.mails
    html = next(part for part in mail.walk() if part.get_content_type() == "text/html").get_content()
    assert "<h2>民生</h2>" in html


def test_a_mail_is_shortened_to_what_its_service_takes() -> None:
    entry = Entry(1, "https://a.example/", "标题", "晚报", (), None, "导语" * 200, "", ())
    sections = (Section("甲", (entry,) * 600), Section("乙", (entry,)))
    digest = Digest("2026-03-04", "2026-03-04", "", "", "zh-CN", 601, 601, sections, (), 30)
    message = digests.dispatch(digest, "早报", SERVICES["mail" + "to"])
    assert len(message.body) <= SERVICES["mailto"].room
    assert "<h2>甲</h2>" in message.body
    assert "<h2>乙</h2>" in message.body


def test_a_fetch_sends_what_is_due_also_when_no_source_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "collect.py").write_text(COLLECT, encoding="utf-8")
    command = json.dumps([sys.executable, "collect.py", "got"])
    today = datetime.now().date().isoformat()
    links = {f"/{number}.html": headline for number, headline in enumerate(HEADLINES[:3])}
    pages = {path: article(headline).replace("2026-03-04", today) for path, headline in links.items()}
    with serve({"/": listing(links), **pages}) as site:
        (tmp_path / "sources.yaml").write_text(
            f"targets: {{log: {{command: {command}}}}}\n"
            "digests: [{name: 早报, when: daily 00:00, to: log}]\n"
            f"sources: [{{name: 云汀, list: '{site.base}/', delay: 0, proxy: direct}}]\n",
            encoding="utf-8",
        )
        assert CliRunner().invoke(scrape, ["fetch", "-q"], catch_exceptions=False).exit_code == 0
        assert not (tmp_path / "got").exists()  # it was new
        with Archive.open("archive.db") as archive:
            archive.digests.sent("早报", "log", stamp(datetime.now(UTC) - timedelta(days=2)))
        done = CliRunner().invoke(scrape, ["fetch", "--due"], catch_exceptions=False)
    assert "Digests sent: 早报 → log." in done.stdout
    assert collected(tmp_path / "got")[0]["articles"] == 3


def test_what_a_fetch_of_the_past_stores_is_no_news(archive: Archive, tmp_path: Path) -> None:
    with a_run(archive) as run:
        store(archive, 12, run, published="2020-01-31")
    archive.digests.sent("早报", "log", YESTERDAY)
    digests.deliver(archive, file_with(collecting(tmp_path / "got")), NOW)
    assert collected(tmp_path / "got")[0]["articles"] == 3
