"""`alerts:` and `targets:` of sources.yaml: what is read, and all that is refused, at once."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from scraper import redaction
from scraper.errors import ConfigError
from scraper.sources import Sources, load, loads
from scraper.sources.alerts.model import Quiet, When

HEAD = "sources:\n  - {name: 人民网, list: 'http://a.example/', tags: [要闻]}\n  - {name: 晚报, list: 'http://b.example/'}\n"


def read(text: str) -> Sources:
    return loads((HEAD + text).encode())


def refused(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return str(caught.value).splitlines()


WHOLE = """\
alerts:
  - name: 低保
    query: 低保 OR 最低生活保障 -广告
    sources: [晚报]
    tags: 要闻
    to: [desk, "https://hooks.example.org/x", log]
    when: daily 08:00
    quiet: 23:00-07:00
    also: [changed]
    since: 2026-01-31
  - {name: 房价, query: "标题:房价", to: desk, when: hourly}
targets:
  desk: ${DESK_URL}
  log: {command: [python3, collect.py, "${TOKEN_OF_LOG}"]}
  hook: {url: "https://hooks.example.org/y"}
"""


def test_all_keys_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_URL", "https://desk.example.org/hook/abcdef123")
    monkeypatch.setenv("TOKEN_OF_LOG", "s3cret-token")
    file = read(WHOLE)
    first, second = file.alerts
    assert (first.name, first.query, first.since) == ("低保", "低保 OR 最低生活保障 -广告", "2026-01-31")
    assert first.sources == ("晚报", "人民网")
    assert first.when == When("daily", time(8))
    assert first.quiet == Quiet(time(23), time(7))
    assert first.also == ("changed",)
    assert [target.address for target in first.to] == [
        "https://desk.example.org/hook/abcdef123",
        "https://hooks.example.org/x",
        None,
    ]
    assert first.to[2].command == ("python3", "collect.py", "s3cret-token")
    assert (second.sources, str(second.when), second.also) == ((), "hourly", ())
    assert second.to == (file.targets["desk"],)
    assert redaction.redacted("abcdef123 s3cret-token") == "*** ***"
    assert "abcdef123" not in repr(file.targets)
    assert file.targets["log"].shown == "python3 ***"


def test_an_address_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "wecom.txt").write_text("\n https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a-91\nold\n")
    (tmp_path / "sources.yaml").write_text(HEAD + "targets:\n  desk: {file: wecom.txt}\n", "utf-8")
    pytest.importorskip("apprise")
    assert load(tmp_path / "sources.yaml").targets["desk"].address == "wecombot://693a-91/"


def test_all_mistakes_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_SUCH_VARIABLE", raising=False)
    monkeypatch.delenv("OTHER_MISSING", raising=False)
    mistakes = refused("""\
alerts:
  - name: 低保
    query: "titel:低保"
    sources: [人民报]
    tags: [要文]
    to: [dsk, log]
    when: dayly 8:00
    quiet: 23-07
    also: [revised]
    since: soon
  - {name: 低保, query: "(房价", to: log, unknown: 1}
  - {name: 空, to: log}
  - {name: 负, query: -广告, to: log}
targets:
  desk: ${NO_SUCH_VARIABLE}
  log: {command: [cat]}
  file: {file: no/such/file}
  both: {url: "https://a.example/", command: [cat]}
  plain: nothing
  part: "https://a.example/${OTHER_MISSING}"
  typo: tgrma://Sekret/
""")
    assert mistakes[0].endswith("19 mistakes in sources.yaml")
    whole = "\n".join(mistakes)
    assert "Sekret" not in whole
    for line, part in (
        (6, "There is no field 'titel'"),
        (7, "there is no source '人民报'; did you mean '人民网'?"),
        (8, "no source has the tag '要文'; available: 要闻"),
        (9, "there is no target 'dsk'; did you mean 'desk'?"),
        (10, "is not a time to send"),
        (11, "is not a span of hours"),
        (12, "is not a choice"),
        (13, "is not a date"),
        (14, "'低保' is already used as a name on line 5"),
        (14, "unknown key"),
        (14, "A parenthesis without its partner"),
        (15, "an alert needs a `query:`"),
        (16, "only excludes words"),
        (18, "the environment variable NO_SUCH_VARIABLE is not set"),
        (20, "there is no file no/such/file"),
        (21, "a target needs one of `url:`, `file:`, `command:`"),
        (22, "this is not an address"),
        (23, "the environment variable OTHER_MISSING is not set"),
        (24, "tgrma:// is no service that apprise knows; did you mean 'tgram://'?"),
    ):
        assert any(row.startswith(f"sources.yaml:{line}:") and part in row for row in mistakes), (line, part, whole)


def test_a_mistake_quotes_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_URL", "hook-Sekret with blanks")
    assert "Sekret" not in "\n".join(refused("targets:\n  desk: ${DESK_URL}\n  b: 'x://Sekret 99'\n"))


@pytest.mark.parametrize(
    "text",
    [
        "alerts: []",
        "alerts: {name: a}",
        "alerts: [a]",
        "targets: [a]",
        "targets: {a: [b]}",
        "targets: {'x://y': 'https://a.example/'}",
    ],
)
def test_what_has_another_shape_is_refused(text: str) -> None:
    assert refused(text)


def test_without_the_extra_services_are_refused_and_webhooks_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    from scraper.sources.alerts import values as alert_values

    monkeypatch.setattr(alert_values, "find_spec", lambda name: None)
    (mistakes,) = refused("targets:\n  a: tgram://123456789:abcdef/42\n")
    assert "tgram:// needs the extra alerts; run: scrape install alerts" in mistakes
    assert read("targets: {a: 'https://a.example/hook', b: {command: [cat]}}").targets.keys() == {"a", "b"}
