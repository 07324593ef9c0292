"""Services on loopback, and entries to send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from scraper.alerts.delivery import sending
from scraper.alerts.messages.entries import Change, Entry
from tests.alerts.services import Services, serving


@pytest.fixture(scope="module")
def _served() -> Iterator[Services]:
    with serving() as services:
        yield services


@pytest.fixture
def services(_served: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """The services, with nothing taken yet; apprise's plugins of fixed hosts lead there."""
    for part in (_served.taken, _served.requests, _served.next, _served.headers, _served.mails, _served.smtp_next):
        part.clear()
    _served.takes = 0.0
    monkeypatch.setattr(sending, "PAUSES", (0.0, 0.0))
    apprise = pytest.importorskip("apprise")
    for address, path in (
        ("wecombot://key/", "/cgi-bin/webhook/send?key={key}"),
        ("dingtalk://token/", "/robot/send?access_token={token}"),
        ("feishu://token/", "/open-apis/bot/v2/hook/{token}/"),
        ("tgram://123456789:telegramtoken/42", "/bot"),
    ):
        plugin = type(apprise.Apprise.instantiate(address))
        monkeypatch.setattr(plugin, "notify_url", _served.base + path)
    return _served


@pytest.fixture
def addresses(services: Services) -> dict[str, str]:
    """The address of each service, as sources.yaml has it."""
    host = services.base.partition("://")[2]
    return {
        "wecom": "wecombot://wecom-key/",
        "dingtalk": "dingtalk://dingtoken/",
        "feishu": "feishu://feishu-token/",
        "telegram": "tgram://123456789:telegramtoken/42",
        "ntfy": f"ntfy://{host}/news",
        "mail": f"mailto://127.0.0.1:{services.smtp}?from=scrape@example.org&to=desk@example.org",
        "webhook": f"{services.base}/hook",
    }


def entry(number: int = 1, **fields: Any) -> Entry:
    usual: dict[str, Any] = {
        "event": number,
        "kind": "new",
        "headline": f"全市低保标准提高一成之{number}",
        "outlet": "江城晚报",
        "published": "2026-01-31 08:15",
        "byline": "陈可 周以宁",
        "sentence": "从下月起，全市低保标准提高一成，惠及三万人。",
        "url": f"https://news.example.cn/a/{number}.html?x=1&y=2",
        "also_in": 7,
        "changes": (),
        "article": {"id": number, "headline": f"全市低保标准提高一成之{number}"},
    }
    return Entry(**(usual | fields))


CHANGED = (
    Change("headline", (("same", "全市低保标准提高"), ("gone", "一成"), ("come", "两成"))),
    Change("body", (("same", "…标准由区里"), ("gone", "定"), ("come", "公布"), ("same", "。"))),
)
