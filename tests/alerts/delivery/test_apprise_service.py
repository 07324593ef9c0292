"""Messages as the services get them: their payloads, their limits, Chinese whole, what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.alerts.delivery import sending
from scraper.alerts.delivery.sender import payload
from scraper.alerts.messages import composing
from scraper.alerts.messages.composing import Dispatch
from scraper.i18n import localized
from scraper.sources.alerts.model import Target
from tests.alerts.conftest import CHANGED, entry
from tests.alerts.services import Services

LONG = "低保👨‍👩‍👧é与<b>标准</b> & *星号* [方括号](x) _下划线_ `码` "


def messages(address: str, *entries: Any) -> list[Dispatch]:
    return composing.messages("低保", entries, sending.service_of(Target("desk", address)))


def send(address: str, *entries: Any) -> str | None:
    """Send all messages about entries; the first failure."""
    target = Target("desk", address)
    for message in messages(address, *entries):
        if why := sending.send(target, message, payload("低保", "desk", message)):
            return why
    return None


def text_of(service: str, taken: Any) -> str:
    match service:
        case "wecom":
            return str(taken)
        case "dingtalk":
            return str(taken["text"])
        case "feishu":
            return str(taken["elements"][0]["text"]["content"])
        case "telegram":
            return str(taken["text"])
        case "ntfy":
            return str(taken["message"])
    return str(taken["text"])


ALL = ("wecom", "dingtalk", "feishu", "telegram", "ntfy", "webhook")


@pytest.mark.parametrize("service", ALL)
def test_a_message_names_all_that_a_reader_wants(service: str, services: Services, addresses: dict[str, str]) -> None:
    assert send(addresses[service], entry()) is None
    (taken,) = services.of(service)
    text = text_of(service, taken)
    for part in (
        "全市低保标准提高一成之1",
        "江城晚报",
        "2026-01-31 08:15",
        "陈可 周以宁",
        "惠及三万人。",
        "also in 7 outlets",
    ):
        assert part in text, text
    assert "https://news.example.cn/a/1.html?x=1&" in text


def test_each_service_gets_its_own_form(services: Services, addresses: dict[str, str]) -> None:
    tricky = entry(headline="C919 *首飞* <清河> [图]", sentence="a_b ~c~ `d` & <e>")
    for service in ALL:
        assert send(addresses[service], tricky) is None
    assert services.of("wecom")[0].startswith("【低保】\nC919 *首飞* <清河> [图]\n江城晚报 · ")
    assert services.of("wecom")[0].endswith("\nhttps://news.example.cn/a/1.html?x=1&y=2")
    (ding,) = services.of("dingtalk")
    assert ding["title"] == "【低保】"
    assert r"[C919 \*首飞\* \<清河\> \[图\]](https://news.example.cn/a/1.html?x=1&y=2)" in ding["text"]
    (card,) = services.of("feishu")
    assert card["header"]["title"] == {"tag": "plain_text", "content": "【低保】 C919 *首飞* <清河> [图]"}
    assert "[C919 &#42;首飞&#42; &#60;清河&#62; &#91;图&#93;](https://" in text_of("feishu", card)
    (chat,) = services.of("telegram")
    assert chat["chat_id"] in (42, "42")
    assert "<b>【低保】</b>" in chat["text"]
    assert "C919 *首飞* &lt;清河&gt; [图]</a>" in chat["text"]
    assert 'href="https://news.example.cn/a/1.html?x=1&amp;y=2"' in chat["text"]
    (ntfy,) = services.of("ntfy")
    assert (ntfy["topic"], ntfy["title"]) == ("news", "【低保】 C919 *首飞* <清河> [图]")
    (hook,) = services.of("webhook")
    assert hook["articles"] == [{"id": 1, "headline": "全市低保标准提高一成之1", "event": "new", "also_in": 7}]


def test_a_mail_has_a_subject_a_page_and_a_text(services: Services, addresses: dict[str, str]) -> None:
    assert send(addresses["mail"], entry(headline="低保 <标准>")) is None
    (mail,) = services.mails
    assert mail["Subject"] == "【低保】 低保 <标准>"
    assert mail["To"] == "desk@example.org"
    page = mail.get_body(("html",))
    assert page is not None
    html = page.get_content()
    assert '<a href="https://news.example.cn/a/1.html?x=1&amp;y=2"><b>低保 &lt;标准&gt;</b></a>' in html
    assert "惠及三万人。" in html
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert "https://news.example.cn/a/1.html?x=1&y=2" in plain.get_content()


@pytest.mark.parametrize("service", ALL)
@pytest.mark.parametrize("count", [1, 3, 12, 45])
def test_limits_are_kept_and_every_article_comes_once(
    service: str, count: int, services: Services, addresses: dict[str, str]
) -> None:
    many = [entry(n, headline=f"〔{n}〕{LONG * 4}", sentence=LONG * 8, changes=CHANGED) for n in range(1, count + 1)]
    assert send(addresses[service], *many) is None  # each refuses what is too long
    whole = "\n".join(text_of(service, taken) for taken in services.of(service))
    for number in range(1, count + 1):
        assert whole.count(f"〔{number}〕") == 1
    assert "\ufffd" not in whole
    for start in whole.split("👨")[1:]:
        assert start.startswith("\u200d👩\u200d👧"), "a family is never cut"


@pytest.mark.parametrize("service", ["wecom", "dingtalk", "feishu", "telegram", "ntfy", "webhook"])
@pytest.mark.parametrize("statuses", [[429], [500], [503, 429]])
def test_a_busy_service_is_asked_again(
    service: str, statuses: list[int], services: Services, addresses: dict[str, str]
) -> None:
    services.next[:] = statuses
    assert send(addresses[service], entry()) is None
    assert len(services.of(service)) == 1
    assert len(services.requests) == len(statuses) + 1


def test_a_busy_mail_server_is_left_to_the_next_run(services: Services, addresses: dict[str, str]) -> None:
    services.smtp_next[:] = ["451 try later"]
    assert send(addresses["mail"], entry()) is not None
    assert send(addresses["mail"], entry()) is None
    assert len(services.mails) == 1


def test_an_answer_of_200_that_refuses_is_a_failure(services: Services) -> None:
    why = send("wecombot://another-key/", entry()) or ""
    assert why == "the service refused it: code 93000: invalid webhook url"
    assert send("dingtalk://another/", entry()) == "the service refused it: code 310000: keywords not in content"
    assert services.taken == []


def test_too_many_messages_by_a_code_are_tried_again(services: Services, addresses: dict[str, str]) -> None:
    services.next[:] = [200]  # 45009, with status 200
    assert send(addresses["wecom"], entry()) is None
    assert len(services.of("wecom")) == 1


def test_a_long_retry_after_is_left_to_the_next_run(services: Services, addresses: dict[str, str]) -> None:
    services.next[:] = [429, 429]
    services.headers["Retry-After"] = "3600"
    assert "429" in (send(addresses["telegram"], entry()) or "")
    assert len(services.requests) == 1


def test_no_redirect_is_followed(services: Services, addresses: dict[str, str]) -> None:
    services.next[:] = [307]
    services.headers["Location"] = f"{services.base}/elsewhere"
    assert send(addresses["ntfy"], entry()) is not None
    assert [path for path, _ in services.requests] == ["/"]


def test_a_failure_names_no_secret(services: Services) -> None:
    from scraper import redaction

    address = "tgram://123456789:wrongtoken99/42"
    redaction.note_target(address)
    why = send(address, entry()) or ""
    assert "401" in why
    assert "wrongtoken99" not in why


def test_an_address_that_apprise_cannot_read_is_a_failure() -> None:
    assert "apprise cannot read this address" in localized(send("xyz://nothing", entry()) or "")


def test_the_limit_of_a_service_without_a_row_is_that_of_apprise() -> None:
    service = sending.service_of(Target("chat", "gotify://127.0.0.1/token"))
    assert service.room == 8_000
    assert service.title == 100
