"""Deliveries: once and only once, whatever is killed and whoever is down."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scraper.alerts import matching, run
from scraper.alerts.delivery import delivery
from scraper.archive import Archive
from scraper.sources import load
from scraper.sources.alerts.model import Quiet, Target, When
from tests import forked
from tests.alerts.newsroom import a_run, alert, listed, store
from tests.alerts.services import Services

COLLECT = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write(sys.stdin.read() + chr(10))"


def collecting(path: Path, name: str = "log") -> Target:
    return Target(name, None, (sys.executable, "-c", COLLECT, str(path)))


def collected(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.mark.slow
def test_a_command_gets_the_articles_on_its_standard_input(db: Path, tmp_path: Path) -> None:
    file = listed(alert(to=(collecting(tmp_path / "got"),)))
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            one, two = store(archive, 1, number, outlet="江城晚报"), store(archive, 2, number)
        outcome = run.finish(archive, file)
        assert (outcome.sent, outcome.waiting, outcome.to) == (2, 0, ("log",))
        assert run.finish(archive, file).sent == 0
        assert archive.alerts.states()["低保"].sent == 2
        assert archive.alerts.states()["低保"].last_sent is not None
    (message,) = collected(tmp_path / "got")
    assert (message["alert"], message["target"]) == ("低保", "log")
    assert [article["id"] for article in message["articles"]] == [one, two]
    assert message["articles"][0]["outlet"] == "江城晚报"
    assert list(message["articles"][0])[:4] == ["id", "kind", "url", "headline"]


@pytest.mark.slow
def test_a_target_that_is_down_loses_nothing_and_holds_up_no_other(db: Path, tmp_path: Path) -> None:
    down = Target("down", None, ("/no/such/program",))
    file = listed(alert(to=(down, collecting(tmp_path / "got"))))
    now = datetime.now(UTC).astimezone()
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            store(archive, 1, number)
        first = run.finish(archive, file)
        assert list(first.failed) == ["down"]
        assert (first.sent, first.waiting) == (1, 1)
        with a_run(archive) as number:
            store(archive, 2, number)
        run.finish(archive, file)
        state = archive.alerts.targets()["down"]
        assert (state.tries, state.waiting) == (2, 2)
        assert state.reason is not None
        assert "No such file" in state.reason
        assert delivery.deliver(archive, file, now).failed == {}, "it is left alone for some minutes"
        mended = listed(alert(to=(collecting(tmp_path / "late", "down"), collecting(tmp_path / "got"))))
        outcome = delivery.deliver(archive, mended, now + timedelta(days=1))
        assert (outcome.sent, outcome.waiting) == (2, 0)
        assert archive.alerts.targets()["down"].tries == 0
    assert len(collected(tmp_path / "late")[0]["articles"]) == 2
    assert len(collected(tmp_path / "got")) == 2


def test_a_daily_alert_waits_and_quiet_hours_are_quiet(db: Path, tmp_path: Path) -> None:
    now = datetime.now(UTC).astimezone()
    later = (now + timedelta(hours=2)).time().replace(second=0, microsecond=0)
    quiet = Quiet((now - timedelta(hours=1)).time(), (now + timedelta(hours=1)).time())
    file = listed(
        alert("daily", when=When("daily", later), to=(collecting(tmp_path / "daily"),)),
        alert("quiet", quiet=quiet, to=(collecting(tmp_path / "quiet"),)),
    )
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            store(archive, 1, number)
        matching.match(archive, file)
        assert delivery.deliver(archive, file, now).sent == 0
        assert not delivery.has_work(archive, file, now)
        assert delivery.has_work(archive, file, now + timedelta(hours=3))
        assert delivery.deliver(archive, file, now + timedelta(hours=3)).sent == 2


def test_a_deleted_article_is_not_sent(db: Path, tmp_path: Path) -> None:
    file = listed(alert(to=(collecting(tmp_path / "got"),)))
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            one = store(archive, 1, number)
        matching.match(archive, file)
        archive.deletion.delete([one])
        assert delivery.deliver(archive, file).sent == 0
    assert collected(tmp_path / "got") == []


KILLER = (
    "import os, sys, pathlib, signal; log = pathlib.Path(sys.argv[1]); there = log.exists();"
    "log.open('a').write(sys.stdin.read() + chr(10)); there or os.kill(os.getppid(), signal.SIGKILL)"
)


def test_a_sender_that_dies_with_the_answer_sends_again_under_the_same_number(db: Path, tmp_path: Path) -> None:
    """Nobody can know whether it arrived: it is not lost, and a program can drop the repetition."""
    file = listed(alert(to=(Target("log", None, (sys.executable, "-c", KILLER, str(tmp_path / "got"))),)))
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            store(archive, 1, number)
        assert run.finish(archive, file).sent == 0
        assert run.finish(archive, file).sent == 1
    first, second = collected(tmp_path / "got")
    assert first == second


def test_no_secret_reaches_the_archive_or_the_journal(db: Path, tmp_path: Path, services: Services) -> None:
    services.next[:] = [404]
    file = listed(alert(to=(Target("hook", f"{services.base}/hook/Sekret99?token=Sekret77"),)))
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            store(archive, 1, number)
        assert list(run.finish(archive, file).failed) == ["hook"]
    for path in tmp_path.iterdir():
        assert b"Sekret" not in path.read_bytes(), path


def test_a_command_inherits_nothing_of_the_program_but_the_environment(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('of the folder, not of Python')")
    code = "import os, sys, pathlib; pathlib.Path(sys.argv[1]).write_text(os.environ.get('PYTHONPATH', 'none'))"
    file = listed(alert(to=(Target("log", None, (sys.executable, "-c", code, str(tmp_path / "got"))),)))
    with Archive.open(db) as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            store(archive, 1, number)
        assert run.finish(archive, file).sent == 1
    assert (tmp_path / "got").read_text() == "none"


# -- kill -9

CONFIG = """\
sources: [{name: 人民网, list: "http://a.example/"}]
alerts:
  - {name: 低保, query: 低保, to: [hook, log]}
  - {name: 标准, query: 标准 OR 无, to: hook}
targets:
  hook: %s/hook
  log: {command: %s}
"""
SEND = [sys.executable, "-m", "scraper", "alerts", "send"]


@pytest.mark.slow
@pytest.mark.parametrize("kills", [1, pytest.param(50, marks=pytest.mark.long)])
def test_kills_neither_lose_nor_double_a_message(kills: int, tmp_path: Path, services: Services) -> None:
    """Each round stores articles, starts a delivery and kills it at some moment; the service counts."""
    log = tmp_path / "got"
    command = json.dumps([sys.executable, "-c", COLLECT, str(log)])
    (tmp_path / "sources.yaml").write_text(CONFIG % (services.base, command), "utf-8")
    file, chance = load(tmp_path / "sources.yaml"), random.Random(7)
    stored, services.takes = 0, 0.1
    with Archive.open(tmp_path / "archive.db") as archive:
        run.begin(archive, file)
    for _ in range(kills):
        with Archive.open(tmp_path / "archive.db", wait=300) as archive, a_run(archive) as number:
            for _ in range(3):
                stored += 1
                store(archive, stored, number)
        process = subprocess.Popen(
            SEND, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.1, 1.2))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    end = time.monotonic() + 300
    while True:
        subprocess.run(SEND, cwd=tmp_path, check=False, capture_output=True)
        with Archive.read(tmp_path / "archive.db") as archive:
            if not archive.alerts.waiting() and not archive.alerts.claimed():
                break
        assert time.monotonic() < end
    once = {(name, number): 1 for name in ("低保", "标准") for number in range(1, stored + 1)}
    hook = Counter(
        (message["alert"], article["id"]) for message in services.of("webhook") for article in message["articles"]
    )
    assert hook == once
    by_command = Counter(article["id"] for message in collected(log) for article in message["articles"])
    assert by_command == Counter(range(1, stored + 1))


@pytest.mark.slow
def test_two_runs_at_once_send_once(tmp_path: Path, services: Services) -> None:
    (tmp_path / "sources.yaml").write_text(CONFIG % (services.base, "[cat]"), "utf-8")
    file = load(tmp_path / "sources.yaml")
    with Archive.open(tmp_path / "archive.db") as archive:
        run.begin(archive, file)
        with a_run(archive) as number:
            for place in range(1, 6):
                store(archive, place, number)
    with Path(os.devnull).open("r+b") as nothing:
        streams = (nothing.fileno(),) * 3
        both = [forked.begin(["alerts", "send"], os.environ, streams, folder=tmp_path) for _ in range(2)]
        for process in both:
            process.wait()
    with Archive.read(tmp_path / "archive.db") as archive:
        assert archive.alerts.waiting() == []
    hook = Counter(
        (message["alert"], article["id"]) for message in services.of("webhook") for article in message["articles"]
    )
    assert set(hook.values()) == {1}
    assert len(hook) == 10
