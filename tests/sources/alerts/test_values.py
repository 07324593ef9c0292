"""Values of alerts and targets, one by one."""

from __future__ import annotations

from datetime import time

import pytest

from scraper import date_input
from scraper.sources.alerts import values as alert_values
from scraper.sources.alerts.model import When


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx", "wecombot://693a91f6-7xxx/"),
        ("https://oapi.dingtalk.com/robot/send?access_token=abc123", "dingtalk://abc123/"),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/a1-b2", "feishu://a1-b2/"),
        ("https://open.larksuite.com/open-apis/bot/v2/hook/a1-b2", "lark://a1-b2/"),
        ("https://hooks.slack.com/services/T0/B1/xyz", "slack://T0/B1/xyz/"),
        ("https://discord.com/api/webhooks/12/ab-c", "discord://12/ab-c/"),
        ("https://qyapi.weixin.qq.com/elsewhere", "https://qyapi.weixin.qq.com/elsewhere"),
        ("https://hooks.example.org/x?key=1", "https://hooks.example.org/x?key=1"),
        ("ntfy://host/topic", "ntfy://host/topic"),
    ],
)
def test_the_webhook_that_a_service_shows_is_its_address(url: str, address: str) -> None:
    assert alert_values.for_service(url) == address


@pytest.mark.parametrize("value", ["nothing", "https://", "https://a.example:x/", "tgram://a b", "", "https://a:0/"])
def test_no_address(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        alert_values.address(value)


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("at once", When()),
        ("At  Once", When()),
        ("hourly", When("hourly")),
        ("daily 8:05", When("daily", time(8, 5))),
    ],
)
def test_when(value: str, when: When) -> None:
    assert alert_values.when(value) == when


@pytest.mark.parametrize("value", ["daily", "daily 24:00", "daily 8:60", "daily 8", "hourly 8:00", "now"])
def test_no_when(value: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        alert_values.when(value)


@pytest.mark.parametrize(
    ("value", "shown"), [("23:00-07:00", "23:00-07:00"), ("7:30 – 9:00", "07:30-09:00"), ("22:00至6:00", "22:00-06:00")]
)
def test_quiet(value: str, shown: str) -> None:
    assert str(alert_values.quiet(value)) == shown


@pytest.mark.parametrize("value", ["23:00", "8:00-8:00", "25:00-07:00"])
def test_no_quiet(value: str) -> None:
    with pytest.raises(ValueError, match=r"hours|time of day"):
        alert_values.quiet(value)


@pytest.mark.parametrize(
    "value",
    ["低保", "低保 or 最低生活保障", "标题:(养老金 OR 低保) NOT 上海", "“上海 合作”", "source:人民网", "a AND b OR c"],
)
def test_a_query(value: str) -> None:
    assert alert_values.query(value) == value


@pytest.mark.parametrize("value", ["", "titel:低保", "(低保", "-低保", "低保*", '"低保', " OR ", "since:2026"])
def test_a_query_that_is_not_read_as_it_is_meant(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        alert_values.query(value)


def test_variables_are_replaced_wherever_they_stand() -> None:
    environ = {"TOKEN": " abcdefgh ", "CHAT": "42", "EMPTY": ""}
    assert alert_values.secret("tgram://${TOKEN}/${CHAT}", environ) == "tgram://abcdefgh/42"
    assert alert_values.secret("$TOKEN {x}", environ) == "$TOKEN {x}"
    for value in ("${NONE}", "${EMPTY}", "${a b}", "${}"):
        with pytest.raises(ValueError, match=r"variable"):
            alert_values.secret(value, environ)


def test_since_is_a_date_or_a_span() -> None:
    assert alert_values.since("2026-01-31") == "2026-01-31"
    assert alert_values.since("30d") == date_input.moment("30d")
    with pytest.raises(ValueError, match="not a date"):
        alert_values.since("soon")
