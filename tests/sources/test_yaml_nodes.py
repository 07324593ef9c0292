"""Files that are no sound YAML, or that mean harm, end in one clear error, and soon."""

from __future__ import annotations

import random
import re
import time

import pytest

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.yaml_nodes import MAX_BYTES

SOUND = "sources:\n  - name: 江城晚报\n    list: https://a.example/\n"


def error(content: bytes) -> str:
    began = time.process_time()
    with pytest.raises(ConfigError) as caught:
        loads(content)
    assert time.process_time() - began < 120
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_unicode_with_and_without_a_byte_order_mark(encoding: str) -> None:
    content = b"\xff\xfe" + SOUND.encode("utf-16-le") if encoding == "utf-16-le-bom" else SOUND.encode(encoding)
    assert loads(content).all[0].name == "江城晚报"


def test_line_ends_of_windows() -> None:
    assert loads(SOUND.replace("\n", "\r\n").encode()).all[0].line == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SOUND.replace("name: ", "name："), ":2: this colon is full-width; write `name: ` here"),
        (SOUND.replace("list: ", "list："), ":3: this colon is full-width; write `list: ` here"),
        (
            SOUND.replace("sources:", "sources："),
            ":1: this colon is full-width; write `sources: ` here",
        ),
        (SOUND.replace("    list", "\u3000\u3000list"), ":3: this is indented with U+3000"),
        (SOUND.replace("    list", "  \xa0 list"), ":3: this is indented with U+00A0"),
    ],
)
def test_signs_of_a_chinese_keyboard_are_named_beside_what_they_break(text: str, says: str) -> None:
    assert says in error(text.encode())


def test_the_same_signs_are_no_mistake_in_a_text() -> None:
    text = SOUND.replace(" 江城晚报", "\n      name：江城晚报\n    # list：") + "# \u3000：\n"
    assert loads(text.encode()).all[0].name == "name：江城晚报"


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_ends_of_yaml_1_1_end_no_line(sign: str) -> None:
    assert loads(f"# copied from{sign}a page\n{SOUND}".encode()).all[0].name == "江城晚报"
    with pytest.raises(ConfigError, match=r":2: sources\[0\]\.lst"):
        loads(f"sources: # {sign}\n  - {{name: a, lst: 'https://a.cn/'}}\n".encode())


def test_gbk_is_told_apart_and_how_to_save_it() -> None:
    assert error(SOUND.encode("gbk")) == (
        "sources.yaml:2: this line is not UTF-8; the file looks like GBK: save it as UTF-8 "
        "(iconv -f GB18030 -t UTF-8 sources.yaml)"
    )
    assert error(b"sources:\n\xff\xff\xff") == "sources.yaml:2: this line is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("sources:\n  - name: [a\n", 3, "YAML"),
        ("sources:\n\t- name: a\n", 2, "indent with spaces, not tabs"),
        ("sources:\n  - name: a: b\n", 2, "needs quotes"),
        ("sources:\n  - name: @a\n", 2, "put the text in quotes"),
        ("sources:\n  - name: *a\n", 2, "found undefined alias"),
        ("sources: []\n---\nsources: []\n", 2, "a second document"),
        ("sources:\n  - name: 'a\n", 3, "YAML"),
        ("sources:\n  - name: a\n   list: b\n", 3, "YAML"),
        ("sources:\n  - name: a\x07\n", 2, "special characters are not allowed"),
    ],
)
def test_syntax(text: str, line: int, says: str) -> None:
    message = error(text.encode())
    assert message.startswith(f"sources.yaml:{line}: ")
    assert says in message
    assert "\n" not in message


@pytest.mark.slow
def test_the_billion_laughs_are_not_laughed() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "values once aliases (*name) are followed" in error((bomb + SOUND).encode())


def test_an_anchor_that_holds_itself() -> None:
    assert "the anchor &a contains itself" in error(b"sources: &a [*a]\n")


def test_an_honest_alias_is_followed() -> None:
    sources = loads(b"sources:\n  - {name: a, feed: 'https://a.example/', tags: &t [x, y]}\n"
                  b"  - {name: b, feed: 'https://b.example/', tags: *t}\n")  # fmt: skip
    assert sources.all[0].tags == sources.all[1].tags == ("x", "y")


def test_tags_construct_nothing(tmp_path: object) -> None:
    message = error(f"sources:\n  - name: !!python/object/apply:os.mkdir [{tmp_path}/made]\n".encode())
    assert "the tag !!python/object/apply:os.mkdir is refused" in message
    assert error(b"!!set {sources}\n").count("refused") == 1


def test_deep_nesting() -> None:
    assert "nested deeper" in error(b"sources: " + b"[" * 100_000)
    assert "nested deeper" in error(b"".join(b" " * depth + b"a:\n" for depth in range(200)))


def test_a_huge_file_is_not_read() -> None:
    assert "longer than 2,000,000 bytes, the limit" in error(b"#" * (MAX_BYTES + 1))


def test_numbers_of_any_length() -> None:
    assert "is not a whole number" in error(f"connections: {'9' * 100_000}\n{SOUND}".encode())


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_give_a_file_or_a_clear_error(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray((SOUND * 2 + "defaults: {delay: 2, limits: {body: 5MB}}\n").encode())
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 3)] = chance.choice(
            [b"", b"\n", b": ", b"&a ", b"*a", b"[", b"}", b"\t", b"\xe4", b"!!x "]
        )
    message = ""
    try:
        loads(bytes(content))
    except ConfigError as caught:
        message = str(caught)
    assert not message or re.match(r"sources\.yaml:\d+: |\d+ mistakes in sources\.yaml\n", message)
