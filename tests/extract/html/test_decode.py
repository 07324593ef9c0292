"""Bytes in any of the encodings that Chinese pages come in, declared rightly, wrongly or not at all."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.html.decode import decode, read

SIMPLIFIED = "市水务局昨日介绍，这一带的排水管改造已经完工，来这里的人都说今年没有漫水。"
TRADITIONAL = "市水務局昨日表示，這一帶的排水管改造已經完工，來這裡的人都說今年沒有漫水。"


def page(text: str, charset: str = "") -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}<title>{text[:8]}</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "codec", "declared", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb2312", "gbk"),
        (SIMPLIFIED, "gb18030", "gbk", "gbk"),
        (SIMPLIFIED, "gb18030", "gb18030", "gb18030"),
        (TRADITIONAL, "big5hkscs", "big5", "big5"),
        (TRADITIONAL, "big5hkscs", "big5-hkscs", "big5"),
        (SIMPLIFIED, "utf-16", "", "utf-16le"),
        (SIMPLIFIED, "utf-16-le", "", "utf-16le"),
        (SIMPLIFIED, "utf-16-be", "", "utf-16be"),
        (SIMPLIFIED, "utf-8-sig", "gb2312", "utf-8"),
        (SIMPLIFIED, "hz", "hz-gb-2312", "hz-gb-2312"),
        ("東京の最新ニュース", "iso2022_jp", "iso-2022-jp", "iso-2022-jp"),
        ("서울의 새로운 소식", "iso2022_kr", "iso-2022-kr", "iso-2022-kr"),
        ("plain ASCII, ~ and all", "ascii", "hz-gb-2312", "utf-8"),
    ],
)
def test_what_is_declared(text: str, codec: str, declared: str, name: str) -> None:
    html = page(text, declared)
    assert decode(html.encode(codec)) == (html, name)


@pytest.mark.parametrize(
    ("text", "codec", "lie"),
    [
        (SIMPLIFIED, "utf-8", "gb2312"),
        (SIMPLIFIED, "gb18030", "utf-8"),
        (SIMPLIFIED, "gb18030", "iso-8859-1"),
        (SIMPLIFIED, "gb18030", "no-such-charset"),
        (SIMPLIFIED, "gb18030", ""),
        (TRADITIONAL, "big5", "utf-8"),
        (TRADITIONAL, "big5", "gb2312"),
        (TRADITIONAL, "big5", ""),
    ],
)
def test_a_lie_is_overruled_by_what_decodes(text: str, codec: str, lie: str) -> None:
    assert text in decode(page(text, lie).encode(codec))[0]


@pytest.mark.parametrize(
    ("text", "codec", "declared", "name"),
    [
        (
            "Der Fährverkehr über die Bucht läuft am Donnerstag früh größtenteils wieder",
            "cp1252",
            "iso-8859-1",
            "windows-1252",
        ),
        (
            "L’école du hameau rouvre après l’été, où trente élèves sont attendus",
            "cp1252",
            "windows-1252",
            "windows-1252",
        ),
        ("La panadería de la esquina abrirá también los domingos del año próximo", "cp1252", "", "windows-1252"),
        ("Færgen går igen på søndag, siger kaptajnen på øen", "cp1252", "no-such-charset", "windows-1252"),
        ("O pão da manhã", "cp1252", "utf-8", "windows-1252"),
    ],
)
def test_letters_of_one_byte_are_no_chinese(text: str, codec: str, declared: str, name: str) -> None:
    assert decode(page(text, declared).encode(codec)) == (page(text, declared), name)


@pytest.mark.parametrize(
    ("language", "text", "codec", "name"),
    [
        ("cs", "Dráha v úterý oznámila, že horská trať se od března znovu otevře", "cp1250", "windows-1250"),
        ("pl-PL", "Kolej zapowiedziała, że górska linia znów będzie czynna", "cp1250", "windows-1250"),
        ("ru", "Горная ветка снова заработает с марта следующего года", "cp1251", "windows-1251"),
        ("ru", "Горная ветка снова заработает с марта следующего года", "koi8-r", "koi8-r"),
        ("el", "Το πλοίο της γραμμής δεν θα ταξιδέψει σήμερα", "cp1253", "windows-1253"),
        ("tr", "Dağ hattı sekiz yıl sonra yeniden açılıyor", "cp1254", "windows-1254"),
        ("fr", "L’école du hameau rouvre après l’été", "cp1252", "windows-1252"),
    ],
)
def test_the_language_tells_what_nothing_declares(language: str, text: str, codec: str, name: str) -> None:
    html = page(text).replace("<html>", f'<html dir="ltr" lang="{language}">')
    assert decode(html.encode(codec)) == (html, name)


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre über die Bucht fährt früh und spät, größere Schäden gibt es nicht",
        "Остров зимой остаётся без парома, и школьники живут на материке до весны",
        "Το πλοίο της γραμμής δεν θα ταξιδέψει σήμερα εξαιτίας των ανέμων",
    ],
)
@pytest.mark.parametrize("declared", ["utf-8", "", "iso-8859-1"])
def test_a_few_mistakes_in_utf8_of_letters(text: str, declared: str) -> None:
    """A menu in Latin-1, a text cut within a character: the rest stays as it is."""
    html = page(f"{text}</p><p>{text}", declared).encode()
    cut = html.replace(b"</p><p>", b" \xc3</p><p>caf\xe9</p><p>")
    assert decode(cut) == (html.decode().replace("</p><p>", " \ufffd</p><p>café</p><p>"), "utf-8")


def test_the_header_comes_before_the_page() -> None:
    assert decode(page(SIMPLIFIED, "big5").encode("gb18030"), "text/html; charset=GBK")[0] == page(SIMPLIFIED, "big5")


def test_gb18030_has_what_gb2312_has_not() -> None:
    html = page("镕与喆与𠮷，这是人名用的字，说的是来的人", "gb2312")
    assert decode(html.encode("gb18030"))[0] == html


def test_a_utf8_part_in_a_gbk_page() -> None:
    """A template in GBK around a piece that another system delivers in UTF-8."""
    before, after = page(SIMPLIFIED, "gbk").encode("gb18030").split(b"</p>")
    mixed = before + b"</p><p>" + "另一套系统送来的一段".encode() + b"</p>" + after
    text = decode(mixed)[0]
    assert SIMPLIFIED in text
    assert "另一套系统送来的一段" in text


def test_a_character_cut_in_two_spoils_no_other() -> None:
    data = page(SIMPLIFIED, "utf-8").encode()
    cut = data[: data.index(b"</p>") - 1]
    text, name = decode(cut)
    assert name == "utf-8"
    assert SIMPLIFIED[:-1] in text


def test_two_characters_of_gbk_that_pass_for_utf8() -> None:
    """The bytes of 联通 in GBK are valid UTF-8."""
    assert "联通" in decode(b"<meta charset=gbk><p>" + "联通".encode("gbk"))[0]


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"\xff\xfe", b"\xef\xbb\xbf", bytes(range(256)) * 4, b"<\0" * 7])
def test_any_bytes_decode(content: bytes) -> None:
    assert isinstance(decode(content)[0], str)


@pytest.mark.parametrize(
    ("content", "same"),
    [
        (page(SIMPLIFIED).encode(), True),
        (b"<p>ascii", True),
        (page(SIMPLIFIED).encode("utf-8-sig"), False),
        (page(SIMPLIFIED, "gbk").encode("gb18030"), False),
        (page(SIMPLIFIED).encode()[:-60] + b"\xe5</p>", False),
    ],
)
def test_bytes_are_handed_on_where_they_are_the_text_in_utf8(content: bytes, same: bool) -> None:
    text, _, utf8 = read(content)
    assert utf8 == (content if same else None)
    assert utf8 is None or utf8.decode() == text


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be")])
@pytest.mark.parametrize("header", [None, "text/html; charset=utf-16", "text/html; charset=utf-8"])
def test_utf_16_without_a_mark_is_known_by_its_first_tag(codec: str, name: str, header: str | None) -> None:
    html = f"<html><title>{SIMPLIFIED * 4}</title><p>{SIMPLIFIED}</p></html>"
    assert decode(html.encode(codec), header) == (html, name)


@pytest.mark.parametrize("is_windows", [True, False])
def test_what_a_database_put_into_utf8_twice_is_read_once(is_windows: bool) -> None:
    text = "青溪老街排水改造完工，沿街住户不再搬货"
    twice = "".join(_letter(byte) if is_windows else chr(byte) for byte in text.encode())
    content = page(f"<h1>{twice}</h1><p>城东日报</p>").encode()
    assert text in decode(content)[0]
    assert "城东日报" in decode(content)[0]


def _letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


JAPANESE = "<title>{0}</title><meta charset='{1}'><h1>{0}</h1><p>2024年5月2日 14時30分</p>" + "".join(
    f"<p>市は二日、老朽化した下水道の改修が完了したと発表した。沿道の家が長年悩まされてきた浸水は{n}度目の夏に解消される。</p>"
    for n in range(3)
)


@pytest.mark.parametrize(
    ("codec", "declared"), [("euc-jp", "shift_jis"), ("cp932", "euc-jp"), ("euc-jp", "utf-8"), ("cp932", "gb2312")]
)
def test_a_japanese_page_that_says_a_wrong_encoding(codec: str, declared: str) -> None:
    page = parse(JAPANESE.format("旧市街の下水道改修が完了", declared).encode(codec))
    assert page.headline == "旧市街の下水道改修が完了"


def test_letters_of_scandinavia_are_left() -> None:
    text = "på ætt åäö blåbærsyltetøy håndværk ærø"
    assert text in decode(page(f"<p>{text}</p>").encode())[0]
