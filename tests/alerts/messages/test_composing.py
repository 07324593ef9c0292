"""Composing messages: few, within the limit, each entry in one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import i18n
from scraper.alerts.delivery.services import DEFAULT, SERVICES, Service, of_address
from scraper.alerts.messages.composing import messages, notice
from tests.alerts.conftest import CHANGED, entry
from tests.examples import examples

TEXT = SERVICES["wecombot"]


def test_a_plain_message() -> None:
    (message,) = messages("低保", [entry()], TEXT)
    assert message.title == ""
    assert message.body.splitlines() == [
        "【低保】",
        "全市低保标准提高一成之1",
        "江城晚报 · 2026-01-31 08:15 · 陈可 周以宁 · also in 7 outlets",
        "从下月起，全市低保标准提高一成，惠及三万人。",
        "https://news.example.cn/a/1.html?x=1&y=2",
    ]
    assert message.events == (1,)


def test_a_revision_shows_what_changed() -> None:
    (message,) = messages("低保", [entry(kind="changed", changes=CHANGED)], TEXT)
    assert message.body.splitlines()[1:5] == [
        "Changed: 全市低保标准提高一成之1",
        "江城晚报 · 2026-01-31 08:15 · 陈可 周以宁 · also in 7 outlets",
        "headline: 全市低保标准提高[-一成-][+两成+]",
        "body: …标准由区里[-定-][+公布+]。",
    ]
    (html,) = messages("低保", [entry(kind="changed", changes=CHANGED)], SERVICES["tgram"])
    assert "headline: 全市低保标准提高<s>一成</s><b>两成</b>" in html.body


def test_several_hits_come_in_one_message_with_their_number() -> None:
    (message,) = messages("低保", [entry(1), entry(2), entry(3)], TEXT)
    assert message.body.startswith("【低保】 3 articles\n")
    assert message.events == (1, 2, 3)


def test_many_hits_are_brief() -> None:
    (few,) = messages("低保", [entry(n) for n in range(9)], SERVICES["command"])
    (many,) = messages("低保", [entry(n, sentence="长" * 300) for n in range(12)], SERVICES["command"])
    (heaps,) = messages("低保", [entry(n) for n in range(50)], SERVICES["command"])
    assert "惠及三万人" in few.body
    assert f"{'长' * 59}…" in many.body
    assert "惠及三万人" not in heaps.body


def test_messages_are_in_the_language_of_the_program() -> None:
    i18n.speak("zh")
    (message,) = messages("低保", [entry(), entry(2)], TEXT)
    assert message.body.startswith("【低保】 2 篇文章\n")


@pytest.mark.parametrize("service", [*SERVICES.values(), DEFAULT, Service("text", 60), Service("html", 120)])
@given(
    st.lists(
        st.builds(
            lambda headline, sentence, url: {
                "headline": headline,
                "sentence": sentence,
                "url": f"https://a.example/{url}",
            },
            st.text(min_size=1, max_size=300),
            st.text(max_size=500),
            st.text("ab/?&()<é", max_size=400),
        ),
        min_size=1,
        max_size=30,
    )
)
@examples(12)
def test_every_entry_is_in_one_message_within_the_limit(service: Service, rows: list[dict[str, str]]) -> None:
    entries = [entry(number, **row) for number, row in enumerate(rows)]
    done = messages("低保", entries, service)
    assert [event for message in done for event in message.events] == list(range(len(rows)))
    for message in done:
        assert service.measure(message.body) <= service.room
        assert len(message.title) <= service.title


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_a_notice_is_cut_at_a_line(service: Service) -> None:
    short = notice("2 sources to look at", "江城晚报: HTTP 404\n山城日报: <b>", service)
    assert "江城晚报: HTTP 404" in short.body
    long = notice("title", "\n".join(f"{n}: {'长' * 30}" for n in range(20_000)), service)
    assert service.measure(long.body) + service.measure(long.title) <= service.room


def test_an_unknown_scheme_has_a_small_limit_in_bytes() -> None:
    assert of_address("schan://key/") is DEFAULT
    assert of_address("TGRAM://key/").form == "html"
