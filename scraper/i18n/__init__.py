"""Messages in the reader's language: the English text in the source is the key, a gettext catalogue has the Chinese.

    from scraper.i18n import _
    click.echo(_("{n} articles written to {file}").format(n=count, file=output))

The catalogue is ``locale/zh/LC_MESSAGES/scrape.po``; ``tools/messages.py`` gathers and compiles it. English needs none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "zh")
FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib would cost 8 ms
"""``LANGUAGE/LC_MESSAGES/DOMAIN.po`` and ``.mo``: the domain ``scrape`` is ours, ``click`` has the words of click."""

_NAME = re.compile(r"\{([a-z]\w*)\}")
_language = "en"


def _(english: str) -> str:
    """The text in the language of the program; unchanged if there is no translation."""
    return english if _language == "en" else _catalogue(_language).gettext(english)


def ngettext(one: str, many: str, count: int) -> str:
    """`_` of ``one`` or of ``many``, as the language counts: Chinese has one form for both."""
    if _language == "en":
        return one if count == 1 else many
    return _catalogue(_language).ngettext(one, many, count)


def N_(english: str) -> str:  # noqa: N802 - gettext's own name for it
    """The text as it is: marks the rows of a table, which are made before the language is known, for the catalogue."""
    return english


class Message(str):
    """A message for people that knows what it was made of: the key of the catalogue and the values put into it.

    As a string it is the English text, which logs, JSON and the archive keep; `localized` says it in the language of
    the program. Values are strings, or messages themselves. Copies by way of pickle and `Message.of_data` are equal.
    """

    __slots__ = ("key", "values")

    key: str
    values: dict[str, str]

    def __new__(cls, key: str, /, **values: object) -> Message:
        texts = {name: value if isinstance(value, Message) else str(value) for name, value in values.items()}
        message = super().__new__(cls, _filled(key, texts))
        message.key, message.values = key, texts
        return message

    def __str__(self) -> str:
        return self  # so that str(error) of an error made of a message is the message

    def __reduce__(self) -> tuple[Any, ...]:
        return Message.of_data, (self.data,)

    @property
    def data(self) -> list[Any]:
        """Key and values, as JSON keeps them."""
        return [self.key, {name: getattr(value, "data", value) for name, value in self.values.items()}]

    @staticmethod
    def of_data(data: Sequence[Any]) -> Message:
        """The message whose `data` this is. Raises ValueError or TypeError where it is that of no message."""
        key, values = data
        return Message(
            str(key),
            **{name: Message.of_data(value) if isinstance(value, list) else value for name, value in values.items()},
        )


def joined(separator: str, messages: Iterable[str]) -> Message:
    """Several messages as one, with a separator between them."""
    parts = {f"part{number}": message for number, message in enumerate(messages)}
    return Message(separator.join(f"{{{name}}}" for name in parts), **parts)


def changed(text: str, change: Callable[[str], str]) -> str:
    """A text, changed; of a message its values, so that it can still be translated."""
    if not isinstance(text, Message):
        return change(text)
    return Message(text.key, **{name: changed(value, change) for name, value in text.values.items()})


def keys(text: str) -> frozenset[str]:
    """The keys of a message and of the messages in its values; a text that is no `Message` is its own key."""
    if not isinstance(text, Message):
        return frozenset((text,))
    return frozenset((text.key,)).union(*map(keys, text.values.values()))


def localized(text: str) -> str:
    """A text in the language of the program: a `Message`, or words of the system and of libraries.

    Any other text stays as it is.
    """
    if _language == "en" or not text:  # the catalogue's entry of "" is its head
        return text
    if isinstance(text, Message):
        values = {name: localized(value) if _says(value) else value for name, value in text.values.items()}
        return _filled(_(text.key), values)
    if (translated := _(text)) != text:
        return translated
    from scraper.i18n.library_messages import recognised

    quoted = recognised(text)
    return localized(Message(quoted[0], **quoted[1])) if quoted else text


def _says(value: str) -> bool:
    """Check whether a value may have a translation. A single word is a key, a file, or text of a page."""
    return isinstance(value, Message) or " " in value


def _filled(message: str, values: Mapping[str, str]) -> str:
    """A message with its {names} put in; not by `str.format`: it may hold other braces, ``{date:%Y%m%d}``."""
    return _NAME.sub(lambda name: values.get(name[1], name[0]), message) if values else message


def translator(language: str) -> Callable[[str], str]:
    """Return `_` for another language than the program's (``zh``, ``zh-TW``): for a server with many readers."""
    ours = matched(language)
    return _catalogue(ours).gettext if ours and ours != "en" else N_


def language() -> str:
    """The language of the program, one of `LANGUAGES`."""
    return _language


def speak(language: str) -> None:
    """Say everything in that language (one of `LANGUAGES`) from now on; also what click says, by way of gettext."""
    global _language
    import gettext

    _language = language
    if language == "en":
        gettext.textdomain("messages")  # Python's default, of which there is no catalogue
    else:
        os.environ["LANGUAGE"] = language  # gettext looks there before LC_ALL
        gettext.bindtextdomain("click", FOLDER)
        gettext.textdomain("click")


def matched(name: str) -> str | None:
    """The language of a locale (``zh_CN.UTF-8``) or BCP 47 tag (``zh-Hant``); None where it is not one of ours."""
    first = re.split(r"[-_.@]", name.strip().lower(), maxsplit=1)[0]
    return first if first in LANGUAGES else None


def of_environment(environ: Mapping[str, str] = os.environ) -> str:
    """The language set by the environment: SCRAPE_LANG, else as gettext does; English where it is not ours.

    https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html: LC_ALL, LC_MESSAGES, LANG,
    the first that is set; LANGUAGE, a list, before these, but not where they ask for the locale C.
    """
    if ours := matched(environ.get("SCRAPE_LANG", "")):
        return ours
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "C")
    if locale.split(".")[0] in ("C", "POSIX"):
        return "en"
    names = (*environ.get("LANGUAGE", "").split(":"), locale)
    return next((ours for name in names if (ours := matched(name))), "en")


@cache
def _catalogue(language: str) -> NullTranslations:
    from gettext import translation

    return translation("scrape", FOLDER, [language], fallback=True)
