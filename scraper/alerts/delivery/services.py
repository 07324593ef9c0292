"""The services whose limits and formats are known: one row a scheme, with the page that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scraper.alerts.messages import graphemes
from scraper.alerts.messages.graphemes import Measure

Format = Literal["text", "markdown", "entities", "html", "mail"]
"""Forms of a message: plain; Markdown with backslashes; Markdown with HTML entities; HTML without blocks; a mail."""


@dataclass(frozen=True, slots=True)
class Service:
    """The limits and the form of a service's messages. ``room``: the limit of one, in the units of ``measure``."""

    form: Format
    room: int
    measure: Measure = graphemes.characters
    title: int = 0
    """Maximum characters of a separate title; 0 where the title is the first line of the message."""
    pause: float = 1.0
    """Seconds between two messages."""


DEFAULT = Service("text", 1_000, graphemes.utf8, 100)
"""For services without a row: their own limit holds if it is known, see `scraper.alerts.delivery.sending`."""

SERVICES: Mapping[str, Service] = {
    # text: 2048 bytes, 20 messages a minute: https://developer.work.weixin.qq.com/document/path/91770
    "wecombot": Service("text", 2_048, graphemes.utf8, pause=3.0),
    # 20,000 bytes a request, 20 a minute: https://open.dingtalk.com/document/orgapp/custom-robot-access
    "dingtalk": Service("markdown", 19_000, graphemes.escaped_json, 60, pause=3.0),
    # 20 KB a request, 5 a second: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
    "feishu": Service("entities", 18_000, graphemes.utf8, 100),
    "lark": Service("entities", 18_000, graphemes.utf8, 100),
    # 4096 characters after the entities, one message a second: https://core.telegram.org/bots/api#sendmessage
    "tgram": Service("html", 4_096, graphemes.utf16),
    # 4096 bytes: https://docs.ntfy.sh/publish/#limitations
    "ntfy": Service("text", 4_000, graphemes.utf8, 150),
    "ntfys": Service("text", 4_000, graphemes.utf8, 150),
    # 4 KB with the rest of the notification: https://developer.apple.com/documentation/usernotifications
    "bark": Service("text", 3_000, graphemes.utf8, 100),
    "barks": Service("text", 3_000, graphemes.utf8, 100),
    "discord": Service("markdown", 2_000, graphemes.utf16),
    "mailto": Service("mail", 200_000, graphemes.characters, 150),
    "mailtos": Service("mail", 200_000, graphemes.characters, 150),
    # chat services that take a text by a webhook of their own, and programs
    "http": Service("text", 20_000, graphemes.utf8),
    "https": Service("text", 20_000, graphemes.utf8),
    "command": Service("text", 1_000_000, graphemes.utf8),
}


def of_address(address: str) -> Service:
    """The row of an address's scheme."""
    return SERVICES.get(address.partition("://")[0].lower(), DEFAULT)
