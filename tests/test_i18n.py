"""The language of messages: who chooses it, and what is said in it."""

from __future__ import annotations

import errno
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Message as Entry
from click.testing import CliRunner
from rich.cells import cell_len

from scraper import i18n
from scraper.archive import Archive
from scraper.cli.main import COMMANDS, scrape
from scraper.crawl.fetch.errors import of_status
from scraper.errors import ArchiveError, ConfigError, FetchError, ScrapeError
from scraper.i18n import Message, joined
from scraper.models import SourceReport
from scraper.sources import loads, values
from tools import messages as tool


@pytest.fixture(autouse=True)
def _english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "")  # put back afterwards
    yield
    i18n.speak("en")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_HK"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:en_GB:zh"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "SCRAPE_LANG": "en"}, "en"),
        ({"LC_ALL": "C", "SCRAPE_LANG": "zh-Hans"}, "zh"),
    ],
)
def test_the_environment_asks_for_a_language(environ: dict[str, str], language: str) -> None:
    assert i18n.of_environment(environ) == language


def test_a_text_without_a_translation_stays_english() -> None:
    i18n.speak("zh")
    assert i18n._("a text that nobody wrote") == "a text that nobody wrote"
    assert i18n.ngettext("one thing", "{n} things", 2) == "{n} things"


def test_english_has_two_forms_and_needs_no_catalogue() -> None:
    assert i18n.ngettext("one thing", "{n} things", 1) == "one thing"
    assert i18n.ngettext("one thing", "{n} things", 0) == "{n} things"
    assert i18n._("Interrupted.") == "Interrupted."


def test_a_server_speaks_to_each_in_their_language() -> None:
    assert i18n.translator("zh-TW")("Interrupted.") != "Interrupted."
    assert i18n.translator("fr")("Interrupted.") == "Interrupted."
    assert i18n.language() == "en"


ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")


def output_of(*args: str, **environ: str) -> str:
    return CliRunner().invoke(scrape, args, env=environ).output


def test_help_in_chinese_has_chinese_punctuation() -> None:
    text = "".join(output_of("--lang", "zh", "search", "--help").split())
    assert text.startswith("用法：scrapesearch")
    assert "[环境变量：SCRAPE_DB；默认：archive.db]" in text
    assert "[default: 20; x>=0]" in " ".join(output_of("search", "--help").split())


@pytest.mark.parametrize("args", [("--lang", "zh", "--help"), ("--help", "--lang=zh"), ("-h", "--lang", "zh_TW")])
def test_the_option_holds_wherever_it_stands_before_the_command(args: tuple[str, ...]) -> None:
    assert output_of(*args).startswith("用法：")
    assert output_of("--help").startswith("Usage:")


def test_the_option_is_stronger_than_the_environment() -> None:
    assert output_of("--lang", "en", "serch", SCRAPE_LANG="zh").startswith("Usage:")
    assert output_of("--lang", "zh", "search", "--sorc", SCRAPE_LANG="en").startswith("用法：")
    assert output_of("search", "--sorc", "--lang", "zh").startswith("用法：")
    assert output_of("search", "--lang=zh", "--help").startswith("用法：")
    assert output_of("search", "--help", "--", "--lang", "zh").startswith("Usage:")
    assert output_of("runs", "--lang").startswith("Usage:")
    assert output_of("serve", "--lang", "zh", "--nosuch").startswith("Usage:"), "there it is the language of the pages"
    assert "no messages in 'fr'" in output_of("--lang", "fr", "runs")


@pytest.mark.parametrize("width", [50, 80, 120])
def test_help_is_broken_by_what_is_wide(width: int) -> None:
    @click.command()
    @click.option("--one", help="第一个选项，" * 30)
    def command() -> None:
        """Placeholder."""

    from scraper.cli.help.help_i18n import translated_help
    from scraper.cli.main import Context

    i18n.speak("zh")
    done = translated_help(command)
    done.context_class = Context
    done.help = "汉字与 words 混排，" * 20 + "\n\n\b\n示例：\n  scrape fetch"
    help = CliRunner().invoke(done, ["--help"], terminal_width=width).output
    assert max(map(cell_len, help.splitlines())) <= width
    assert "\n  示例：\n    scrape fetch\n" in help
    assert not any(line.lstrip().startswith("，") for line in help.splitlines())


def test_a_locale_of_the_environment_is_heard_by_the_program_itself() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "scraper", "serch"],
        capture_output=True,
        encoding="utf-8",
        env={"LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert "错误：" in run.stderr


@pytest.mark.parametrize(
    "pattern",
    ["[a", "(a", "a)", "*a", "a**", r"\q", "a\\", "[z-a]", "(?<a>b)", "(?P<a", "a{3,1}", "(?<=a*)b", "a(?i)", r"(a)\2"],
)
def test_what_is_wrong_with_a_pattern_is_said_in_chinese(pattern: str) -> None:
    with pytest.raises(ValueError, match="not a regular expression") as refused:
        values.regex(pattern)
    i18n.speak("zh")
    assert not ENGLISH.search(i18n.localized(str(refused.value)).replace("<name", ""))


BROKEN = (
    *("a: [b\n", "a: {b: [1} c}\n", "a: b: c\n", "a: @b\n", "\ta: b\n", 'a: "b\n', "- a\nb: c\n", "a: 1\n b: 2\n"),
    *("a: *b\n", "a: !b!c d\n", 'a: "\\q"\n', "a\nb: c\n", "a: |x\n  b\n", "a: 1\n--- b\n", "a: 'b\n---\n", "%"),
)


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_wrong_with_a_yaml_file_is_said_in_chinese(text: str) -> None:
    with pytest.raises(ConfigError, match="YAML: ") as refused:
        loads(text.encode(), Path("sources.yaml"))
    i18n.speak("zh")
    problem = i18n.localized(str(refused.value)).partition("YAML：")[2]
    assert problem
    assert not ENGLISH.search(problem)


@pytest.mark.parametrize(
    "words",
    [
        "self-signed certificate",
        "certificate has expired",
        "Hostname mismatch, certificate is not valid for 'news.example.cn'.",
        os.strerror(errno.ECONNRESET),
    ],
)
def test_what_the_system_and_libraries_say_is_said_in_chinese(words: str) -> None:
    message = Message("the TLS certificate is not accepted: {why}", why=words)
    i18n.speak("zh")
    assert not ENGLISH.search(i18n.localized(message))
    assert not ENGLISH.search(i18n.localized(words))


@pytest.mark.parametrize("status", [404, 429, 503])
def test_what_a_server_answers_is_said_in_chinese(status: int) -> None:
    error = FetchError("https://x.example/", of_status(status, 30).reason)
    listed = Message("could not fetch the list page: {error}", error=error)
    assert listed == f"could not fetch the list page: https://x.example/: {error.reason}"
    i18n.speak("zh")
    assert not ENGLISH.search(i18n.localized(listed))


def test_a_damaged_archive_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 1000)
    with pytest.raises(ArchiveError) as refused:
        Archive.read(tmp_path / "a.db")
    i18n.speak("zh")
    assert "这" in i18n.localized(str(refused.value))


CATALOGUE = {
    "{path}: there is no archive here. `scrape fetch` makes one": "{path}：这里没有存档。用 `scrape fetch` 建立",
    "could not fetch the list page: {error}": "列表页取不到：{error}",
    "timed out: not complete in {total} s": "超时：{total} 秒内未完成",
    "{match} is not known; did you mean {date:%Y%m%d}?": "{match} 未知；是不是 {date:%Y%m%d}？",
    "No such file or directory": "没有那个文件或文件夹",
    "{file}: {error}": "{file}：{error}",
}
MESSAGES = [
    (
        Message("{path}: there is no archive here. `scrape fetch` makes one", path=Path("/a b/x.db")),
        "/a b/x.db：这里没有存档",
    ),
    (
        Message(
            "could not fetch the list page: {error}", error=Message("timed out: not complete in {total} s", total=30)
        ),
        "列表页取不到：超时：30 秒内未完成",
    ),
    (
        joined("\n", ["2 lines", Message("{match} is not known; did you mean {date:%Y%m%d}?", match="%Y")]),
        "2 lines\n%Y 未知；是不是 {date:%Y%m%d}？",
    ),
    (Message("{file}: {error}", file="{error}", error="No such file or directory"), "{error}：没有那个文件或文件夹"),
    (Message("HTTP {status}", status=404), "HTTP 404"),
]


@pytest.mark.parametrize(("message", "chinese"), MESSAGES, ids=lambda value: repr(value)[:30])
def test_a_message_is_english_and_is_translated_with_what_is_in_it(
    message: Message, chinese: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Known(NullTranslations):
        def gettext(self, message: str) -> str:
            return CATALOGUE.get(message, message)

    monkeypatch.setattr(i18n, "_catalogue", lambda language: Known())
    assert i18n.localized(message) is message
    i18n.speak("zh")
    assert i18n.localized(message).startswith(chinese)
    assert i18n.localized(str(ScrapeError(message))).startswith(chinese), "an error hands on what it was made of"


@pytest.mark.parametrize("message", [message for message, _ in MESSAGES], ids=lambda value: repr(value)[:30])
def test_a_message_goes_through_pickle_json_and_the_archive(message: Message, tmp_path: Path) -> None:
    for copy in (pickle.loads(pickle.dumps(message)), Message.of_data(json.loads(json.dumps(message.data)))):
        assert (copy, copy.key, copy.values) == (message, message.key, message.values)
    report = SourceReport(source="甲", error=message, reasons={message: 2})
    with Archive.open(tmp_path / "a.db") as archive, archive.transaction():
        run = archive.runs.start(["甲"], "fetch")
        archive.runs.finish(run, "failed", [report])
    with Archive.read(tmp_path / "a.db") as archive:
        (row,) = archive.runs.latest(1)[0]["sources"]
        assert row["error"] == message == next(iter(row["reasons"]))
        assert row["error"].data == message.data


def test_a_change_of_the_text_changes_the_values_alone() -> None:
    message = Message("{url}: {reason}", url="http://me:secret@x/", reason=Message("HTTP {status}", status=404))
    hidden = i18n.changed(message, lambda text: text.replace("secret", "***"))
    assert hidden == "http://me:***@x/: HTTP 404"
    assert isinstance(hidden, Message)


# -- the catalogue

HOW = "; .venv/bin/python tools/messages.py puts it right"


def key(message: Entry) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Entry) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.fixture(scope="module")
def catalogue_entries() -> list[Entry]:
    return [message for message in tool.read("scrape") if message.id]


def test_every_text_is_in_the_catalogue_and_every_entry_is_used(catalogue_entries: list[Entry]) -> None:
    there = {key(message) for message in tool.gathered() if message.id}
    entries = {key(message) for message in catalogue_entries}
    assert there - entries == set(), f"not in scrape.po{HOW}"
    assert entries - there == set(), f"used no more{HOW}"


def test_every_entry_is_translated(catalogue_entries: list[Entry]) -> None:
    assert [message.id for message in catalogue_entries if not all(strings(message)) or message.fuzzy] == []


@pytest.mark.parametrize("domain", tool.DOMAINS)
def test_a_translation_has_what_its_text_has_to_fill_in(domain: str) -> None:
    for message in tool.read(domain):
        if message.id and all(strings(message)):
            expected = {name for text in key(message) for name in re.findall(r"\{[^{}]*\}|%\(\w+\)s", text)}
            for string in strings(message):
                present = set(re.findall(r"\{[^{}]*\}|%\(\w+\)s", string))
                assert present <= expected, message.id
                assert present == expected or domain == "click", (
                    message.id
                )  # of click's two forms either may have fewer


@pytest.mark.parametrize("domain", tool.DOMAINS)
def test_what_is_compiled_is_the_catalogue_of_today(domain: str) -> None:
    assert (tool.FOLDER / f"{domain}.mo").read_bytes() == tool.compiled(tool.read(domain)), HOW


COMMANDS_NAMED = re.compile(r"`scrape (\w+)|(?<![\w-])(--[a-z][a-z-]+)")


def test_a_translation_names_the_same_commands_and_options(catalogue_entries: list[Entry]) -> None:
    for message in catalogue_entries:
        for string in filter(None, strings(message)):
            assert set(COMMANDS_NAMED.findall(string)) == set(COMMANDS_NAMED.findall(key(message)[-1])), message.id


def test_what_click_says_of_a_mistake_is_translated(tmp_path: Path) -> None:
    """Whichever version of click there is."""
    mistakes = (
        ["search", "--nosuch"],
        ["show"],
        ["runs", "x"],
        ["runs", "--limit"],
        ["runs", "--limit", "0"],
        ["export", "--format", "nosuch"],
        ["verify", "extra"],
        ["backup", str(tmp_path)],
        ["--version"],
    )
    for args in mistakes:
        output = output_of("--lang", "zh", *args)
        english = re.sub(r"'[^']*'|`[^`]*`|\[[^\]]*\]|scrape|--?\w+|[A-Z|-]{2,}|x>=1|\S*/\S*", "", output)
        assert not re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", english), output


@pytest.mark.parametrize("name", [None, *(name for rows in COMMANDS.values() for name, _line in rows)])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_help_in_chinese_fits_the_terminal(name: str | None, width: int) -> None:
    args = ["--lang", "zh", *([name] if name else []), "--help"]
    result = CliRunner().invoke(scrape, args, terminal_width=width)
    assert result.exit_code == 0
    text, _examples, options = result.output.partition("示例：")
    lines = (options if name else text).partition("选项：")[2].splitlines()
    assert lines
    assert max(map(cell_len, lines)) <= width


def test_mistakes_of_a_sources_file_read_well_in_chinese() -> None:
    with pytest.raises(ConfigError) as refused:
        loads(b"sources:\n  - {name: a, list: 'https://a.example/{date:%q}'}\n  - {lst: x}\n", Path("s.yaml"))
    i18n.speak("zh")
    lines = i18n.localized(str(refused.value)).splitlines()
    assert "s.yaml:2: sources[0].list：{date:…} 中的 %q 未知；可用 %Y" in lines[1]
    assert any('s.yaml:3: sources[1].lst：未知的键；是不是 "list"？' in line for line in lines)


def test_names_in_a_message_are_plain() -> None:
    """A format within braces would stay as it is: values are formatted where the message is made."""
    for file in Path(i18n.__file__).parents[1].rglob("*.py"):
        for key in re.findall(r'Message\(\s*"((?:[^"\\]|\\.|"\s+")*)"', file.read_text("utf-8")):
            assert not re.search(r"\{(?!date:|page:)[a-z_]\w*[:!]", key), key


def test_a_run_in_chinese_keeps_english(tmp_path: Path) -> None:
    """Archive and JSON do not depend on the reader's language."""
    lists = "[{name: 甲, list: 'http://127.0.0.1:9/', proxy: direct, limits: {retries: 0}}]"
    (tmp_path / "s.yaml").write_text(f"sources: {lists}\n", "utf-8")
    where = ("--config", str(tmp_path / "s.yaml"), "--db", str(tmp_path / "a.db"))
    assert "列表页取不到：" in output_of("--lang", "zh", "fetch", *where)
    assert "列表页取不到：" in output_of("--lang", "zh", "runs", "1", "--db", str(tmp_path / "a.db"))
    for args in (("runs", "--json", "--db", str(tmp_path / "a.db")), ("check", "--json", *where)):
        assert "could not fetch the list page" in output_of("--lang", "zh", *args)
    assert "could not fetch the list page" in output_of("--lang", "zh", "fetch", "--log-json", *where)
