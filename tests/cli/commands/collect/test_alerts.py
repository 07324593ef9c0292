"""`scrape alerts`, and alerts in `scrape fetch`, as a user meets them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.cli.main import main
from tests.invoked import call as run
from tests.later import later
from tests.newssite import HEADLINES, Site, article, listing, paper, serve

pytestmark = pytest.mark.usefixtures("folder")

COLLECT = "import sys, pathlib; pathlib.Path('got').open('a').write(sys.stdin.read() + chr(10))"
CONFIG = """\
defaults: {delay: 0, limits: {retries: 0}, revisit: [1s, 1h]}
sources:
  - {name: yunting, list: "%s/", notify: log}
alerts:
  - {name: 图书馆, query: 图书馆 OR 隧道, to: log, also: changed, since: 2020-01-01}
  - {name: 夜里, query: 图书馆, to: [log, down], since: 2020-01-01, quiet: "00:00-23:59"}
targets:
  log: {command: %s}
  down: {command: [/no/such/program, Sekret99]}
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(paper()) as served:
        command = json.dumps([sys.executable, "-c", COLLECT])
        Path("sources.yaml").write_text(CONFIG % (served.base, command), "utf-8")
        yield served


def got() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("got").read_text("utf-8").splitlines()] if Path("got").exists() else []


@pytest.mark.slow
def test_a_fetch_sends_and_the_list_shows_it(site: Site) -> None:
    before = run("alerts", "--json")
    assert [row["state"] for row in json.loads(before.stdout)["alerts"]] == ["new", "new"]
    first = run("fetch")
    assert first.exit_code == 0
    assert "Alerts: 2 sent to log." in first.stdout
    (message,) = got()
    assert {"市图书馆夜间开放延长到二十三点", "南山隧道通风井昨夜顺利贯通"} == {
        row["headline"] for row in message["articles"]
    }
    assert "Alerts" not in run("fetch").stdout
    assert len(got()) == 1
    message = json.loads(run("alerts", "--json").stdout)
    library, night = message["alerts"]
    assert (library["state"], library["sent"], library["waiting"]) == ("on", 2, 0)
    assert (night["sent"], night["waiting"], night["quiet"]) == (0, 2, "00:00-23:59")
    assert message["targets"][1] == {
        "name": "down", "address": "/no/such/program ***", "tries": 0, "failing_since": None, "next_try": None,
        "reason": None, "last_sent": None, "waiting": 1,
    }  # fmt: skip
    shown = run("alerts").stdout
    assert "图书馆 OR 隧道" in shown
    assert "Sekret99" not in shown


def test_a_target_that_fails_is_named_and_fails_no_fetch(site: Site) -> None:
    Path("sources.yaml").write_text(
        Path("sources.yaml").read_text("utf-8").replace(', quiet: "00:00-23:59"', ""), "utf-8"
    )
    fetched = run("fetch", "--json")
    assert fetched.exit_code == 0
    alerts = json.loads(fetched.stdout)["alerts"]
    assert (alerts["sent"], alerts["waiting"], list(alerts["failed"])) == (3, 1, ["down"])
    assert "Alerts: not sent, tried again with the next runs: down: /no/such/program: No such file" in fetched.stderr
    checked = run("check")
    assert checked.exit_code == 1
    assert "down: failing since" in checked.stdout
    assert "1 waiting:\n/no/such/program: No such file or directory" in checked.stdout
    assert "down: failing since" in run("alerts").stdout
    as_json = run("check", "--json")
    assert as_json.exit_code == 1
    source, log, down = json.loads(as_json.stdout)
    assert (source["source"], log["target"], log["state"]) == ("yunting", "log", "well")
    assert (down["target"], down["state"], down["address"]) == ("down", "failed", "/no/such/program ***")
    assert down["reason"].startswith("/no/such/program: No such file")
    assert run("check", "yunting").exit_code == 0


def test_a_failing_source_is_reported_to_a_target_by_its_name(site: Site) -> None:
    site.pages.clear()
    assert run("fetch", "-q").exit_code == 1
    (message,) = got()
    assert message["sources"][0]["source"] == "yunting"
    assert message["text"].startswith("scrape: 1 source to look at\n")
    Path("got").unlink()
    failed = run("fetch", "-q", "--notify", "down")
    assert "Notification failed: /no/such/program: No such file" in failed.stderr


@pytest.mark.slow
def test_a_revision_comes_with_its_difference(site: Site) -> None:
    run("fetch")
    path = f"/bendi/202603/{HEADLINES.index('南山隧道通风井昨夜顺利贯通') + 1:03d}.html"
    site.pages[path] = article("南山隧道通风井今晨顺利贯通")
    later(2)  # the first step of `revisit:` has passed
    run("fetch")
    revised = [row for message in got() for row in message["articles"] if row["event"] == "changed"]
    (row,) = revised
    changes = {change["field"]: change["pieces"] for change in row["changes"]}
    assert ["gone", "昨夜"] in changes["headline"]
    assert ["come", "今晨"] in changes["headline"]


def test_a_test_message_is_sent_and_marked(site: Site) -> None:
    done = run("alerts", "test", "图书馆", "log")
    assert done.exit_code == 0
    assert done.stdout == "log: sent.\nlog: sent.\n"
    first, second = got()
    assert (first["alert"], first["test"], first["articles"]) == ("图书馆", True, [])
    assert "图书馆 OR 隧道" in first["text"]
    assert second["target"] == "log"
    failed = run("alerts", "test", "down")
    assert failed.exit_code == 1
    assert "down: not sent: /no/such/program: No such file or directory" in failed.stderr
    dry = run("alerts", "test", "夜里", "--dry-run")
    assert "down (/no/such/program ***)" in dry.stdout
    assert len(got()) == 2
    assert not Path("archive.db").exists()


@pytest.mark.slow
def test_a_preview_shows_what_would_have_come(site: Site) -> None:
    run("fetch")
    shown = run("alerts", "preview", "图书馆", "--since", "2026-01-01")
    assert "市图书馆夜间开放延长到二十三点\n云汀晚报 · 2026-03-04 09:15" in shown.stdout
    assert shown.stdout.endswith("图书馆: 2 articles since 2026-01-01, on 1 day\n")
    rows = json.loads(run("alerts", "preview", "图书馆", "--since", "2026-01-01", "--json").stdout)["articles"]
    assert [row["alert"] for row in rows] == ["图书馆", "图书馆"]
    assert rows[0]["headline"]


@pytest.mark.long
def test_a_paused_alert_says_nothing_until_it_is_resumed(site: Site) -> None:
    run("fetch", "-q")
    Path("got").unlink()
    assert "图书馆: paused" in run("alerts", "pause", "图书馆").stdout
    assert json.loads(run("alerts", "--json").stdout)["alerts"][0]["state"] == "paused"
    paths = {f"/bendi/202603/{number:03d}.html": headline for number, headline in enumerate(HEADLINES, 1)}
    more = {"/bendi/202603/099.html": "新图书馆昨天在城南开馆迎客"}
    site.pages["/"] = listing(paths | more)
    site.pages["/bendi/202603/099.html"] = article("新图书馆昨天在城南开馆迎客")
    run("fetch", "--full", "-q")
    with Archive.read("archive.db") as archive:
        assert archive.search.count("新图书馆") == 1
    assert got() == []
    assert "图书馆: on" in run("alerts", "resume", "图书馆").stdout
    run("fetch", "--full", "-q")
    assert got() == []


@pytest.mark.slow
def test_what_waits_can_be_looked_at_and_sent(site: Site) -> None:
    text = Path("sources.yaml").read_text("utf-8")
    run("fetch", "-q")
    assert "No message is due." in run("alerts", "send").stdout
    Path("sources.yaml").write_text(text.replace(', quiet: "00:00-23:59"', ""), "utf-8")
    dry = run("alerts", "send", "--dry-run")
    assert dry.stdout.count("【夜里】") == 2
    assert len(got()) == 1
    sent = run("alerts", "send")
    assert sent.exit_code == 1  # one of the two targets does not work
    assert "Alerts: 1 sent to log." in sent.stdout
    assert len(got()) == 2


@pytest.mark.slow
def test_when_no_source_is_due_alerts_are_sent_all_the_same(site: Site) -> None:
    text = Path("sources.yaml").read_text("utf-8")
    run("fetch", "-q")
    Path("sources.yaml").write_text(text.replace(', quiet: "00:00-23:59"', ""), "utf-8")
    due = run("fetch", "--due")
    assert "Nothing is due; next is yunting" in due.stdout
    assert "Alerts: 1 sent to log." in due.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("test",), "name an alert: `scrape alerts test NAME`."),
        (("test", "图书管"), "sources.yaml has no alert '图书管'; did you mean '图书馆'?"),
        (("preview", "log"), "has no alert 'log'"),
        (("pause", "图书馆"), "there is no archive"),
        (("list", "图书馆"), "has no effect together with list"),
        (("preview", "图书馆", "--dry-run"), "--dry-run has no effect together with preview"),
        (("send", "--json"), "--json has no effect together with send"),
    ],
)
def test_a_wrong_command_line_is_refused(
    site: Site, args: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["alerts", *args])
    assert end.value.code in (1, 2)
    assert message in capsys.readouterr().err


def test_without_alerts_the_list_says_how_to_begin() -> None:
    Path("sources.yaml").write_text('sources: [{name: a, list: "http://a.example/"}]', "utf-8")
    assert "There are no alerts in sources.yaml" in run("alerts").stdout
    assert json.loads(run("alerts", "--json").stdout) == {"alerts": [], "targets": []}


def test_config_masks_targets(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", "https://hooks.example.org/services/T0Sekret77")
    with Path("sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  hook: ${HOOK}\n")
    settings = {row["key"]: row["value"] for row in json.loads(run("config", "--json").stdout)}
    assert settings["targets.hook"] == "https://hooks.example.org/***"
    assert settings["targets.down"] == "/no/such/program ***"
    assert settings["alerts.图书馆"] == "图书馆 OR 隧道 -> log (at once)"
    assert "Sekret" not in run("config").stdout
