"""What a person reads, in their language: English stands in the source and is the key, Chinese in a gettext catalogue.

    from scraper.messages import _
    click.echo(_("{n} articles written to {file}").format(n=count, file=output))

The catalogue is ``locale/zh/LC_MESSAGES/scrape.po``; ``tools/messages.py`` gathers and compiles it. English needs none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "zh")
FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib would cost 8 ms
"""``LANGUAGE/LC_MESSAGES/DOMAIN.po`` and ``.mo``: the domain ``scrape`` is ours, ``click`` has the words of click."""

TELLING = 5
"""Letters that a message must have beside its {names}, for a sentence to be taken for one of its making."""

NAMED = frozenset({"labels"})
"""The {names} at which single words of ours stand: of fields."""

_NAME = re.compile(r"\{([a-z]\w*)\}")
_SEAM = re.compile(r": |; |\. ")
_SEAMS = {": ": "：", "; ": "；", ". ": "。"}
_language = "en"


def _(english: str) -> str:
    """The text in the language of the program; as it is where there is no translation."""
    return english if _language == "en" else _catalogue(_language).gettext(english)


def ngettext(one: str, many: str, count: int) -> str:
    """`_` of ``one`` or of ``many``, as the language counts: Chinese has one form for both."""
    if _language == "en":
        return one if count == 1 else many
    return _catalogue(_language).ngettext(one, many, count)


def N_(english: str) -> str:  # noqa: N802 - gettext's own name for it
    """The text as it is: marks the rows of a table, which are made before the language is known, for the catalogue."""
    return english


def retold(stored: str, said: Callable[[str], str] | None = None) -> str:
    """What an error says, or what the archive keeps in English, in the language of the program.

    The English was made of a message of the catalogue, which is found again by the parts between its {names}; what
    no message fits stays as it is. ``said`` is `_` by default; with `N_` all stays as it is.
    """
    if _language == "en" or said is N_ or not stored.strip():
        return stored
    if "\n" in stored:
        return _(stored) if _(stored) != stored else "\n".join(map(retold, stored.split("\n")))
    return _retold_whole(stored) or _retold_parts(stored)


def _retold_whole(stored: str) -> str | None:
    """A text that is one message."""
    if (exact := _(stored)) != stored:
        return exact
    for literals, message in _templates(_language):
        if _fits(stored, literals) and (found := _pattern(message).fullmatch(stored)):
            return _filled(_(message), {name: _retold_part(name, value) for name, value in found.groupdict().items()})
    return None


def _retold_part(name: str, value: str) -> str:
    """What stands at a {name}: a sentence of ours, perhaps. A single word is a key, a file or what a page says."""
    return retold(value) if " " in value or name in NAMED else value


def _filled(message: str, values: Mapping[str, str]) -> str:
    """A message with its {names} put in; not by `str.format`: it may hold other braces, ``{date:%Y%m%d}``."""
    return _NAME.sub(lambda name: values.get(name[1], name[0]), message)


def _retold_parts(stored: str) -> str:
    """A text of several messages, or of one after the place (file, line, key) that it is about."""
    for seam in _SEAM.finditer(stored):
        before, after = stored[: seam.start()], stored[seam.end() :]
        if done := _retold_whole(after):
            return retold(before) + (_SEAMS.get(seam[0]) or seam[0]) + done
    return stored


def _fits(stored: str, literals: Sequence[str]) -> bool:
    """Whether a text may be made of a message: it has the parts between the message's {names}."""
    return stored.startswith(literals[0]) and stored.endswith(literals[-1]) and all(part in stored for part in literals)


@cache
def _pattern(message: str) -> re.Pattern[str]:
    """What fits a message. A {name} that it begins with holds no place (file, line, key): that stands before it."""
    parts = _NAME.split(message)  # literal, name, literal, name … literal
    holds = ["(?:(?!: ).)*?" if place == 1 and not parts[0] else ".*?" for place in range(len(parts))]
    return re.compile(
        "".join(f"(?P<{part}>{holds[place]})" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    )


@cache
def _templates(language: str) -> list[tuple[tuple[str, ...], str]]:
    """The messages with {names}, those that say most by themselves first; one that is nearly all {names} fits all."""
    known = (message for message in getattr(_catalogue(language), "_catalog", {}) if isinstance(message, str))
    found = [(tuple(_NAME.split(message)[::2]), message) for message in known if _NAME.search(message)]
    told = [one for one in found if sum(map(str.isalpha, "".join(one[0]))) >= TELLING]
    return sorted(told, key=lambda one: -sum(map(len, one[0])))


def translator(language: str) -> Callable[[str], str]:
    """What `_` is in another language than the program's (``zh``, ``zh-TW``): for a server that speaks to many."""
    known = matched(language)
    return _catalogue(known).gettext if known and known != "en" else N_


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
    """The language that the environment asks for: SCRAPE_LANG, else as gettext does; English where it is not ours.

    https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html: LC_ALL, LC_MESSAGES, LANG,
    the first that is set; LANGUAGE, a list, before these, but not where they ask for the locale C.
    """
    if ours := matched(environ.get("SCRAPE_LANG", "")):
        return ours
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "C")
    if locale.split(".")[0] in ("C", "POSIX"):
        return "en"
    wanted = (*environ.get("LANGUAGE", "").split(":"), locale)
    return next((ours for name in wanted if (ours := matched(name))), "en")


@cache
def _catalogue(language: str) -> NullTranslations:
    from gettext import translation

    return translation("scrape", FOLDER, [language], fallback=True)
