"""Decoding of bytes to text, as browsers do it, save that a charset that is plainly wrong is overruled."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

import webencodings

from scraper.extract.shared.lazy_regex import lazy_regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le", "utf-32-le"),  # before that of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16be", "utf-16-be"),
)
"""Byte order mark, WHATWG name, Python codec. WHATWG has no UTF-32, in which some data still come."""
_BOMS_BEGIN = frozenset(bom[:1] for bom, _name, _codec in _BOMS)

_CODECS = {
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
"""Encoding -> Python's codec for it, where that has another name.

WHATWG: gb2312 and gbk are read as gb18030, big5 as big5-hkscs; a page that says UTF-16 in ASCII letters is UTF-8.
"""

_PRESCAN = 4096
"""Bytes searched for a declaration. The standard says 1024; Chinese portals open with longer comments than that."""

_LABEL = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w:.-]{2,30})|<\?xml[^>]{0,100}?encoding\s{0,8}=\s{0,8}["']([\w:.-]{2,30})""",
    re.I,
)
_HEADER_LABEL = lazy_regex(r"""charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w:.-]{2,30})""", re.I)

_COMMON = frozenset(
    "的一是不了在有人我他中大来上国个到说们为子和你地出会也时要就可以生年日月這來國個說們為時對過後與於與報會電經學"
)
"""Characters that make up a sixth or more of any Chinese prose, simplified or traditional; mojibake has almost none."""

_WIDE_TAG = re.compile(rb"(?:[ \t\r\n]\0){0,256}+<\0[!?a-zA-Z]\0[a-zA-Z-]\0")
_WIDE_DATA = {
    "utf-16le": re.compile(rb"[{\[]\0[\"{\[\s]\0"),
    "utf-16be": re.compile(rb"\0[{\[]\0[\"{\[\s]"),
    "utf-32le": re.compile(rb"[{\[]\0{3}[\"{\[\s]\0{3}"),
    "utf-32be": re.compile(rb"\0{3}[{\[]\0{3}[\"{\[\s]"),
}
"""The beginning of JSON in wide characters."""
_SEVEN_BIT = {
    b"hz-gb-2312": ("hz", re.compile(rb"~\{")),
    b"iso-2022-jp": ("iso2022_jp_2", re.compile(rb"\x1b[$(]")),
    b"iso-2022-kr": ("iso2022_kr", re.compile(rb"\x1b\$\)C")),
}
"""Encodings in ASCII bytes, which pass for UTF-8 -> Python's codec and the byte sequence that shows them. Browsers
refuse the first and the last, since scripts can hide in them (WHATWG's "replacement"); here no script is ever run."""

_CJK = lazy_regex(r"[\u3400-\u9fff\uf900-\ufaff]")
_LETTERS = lazy_regex(r"[\u00c0-\u024f\u0370-\u06ff]")
_LATIN = "windows-1252"
"""Its WHATWG name; ISO 8859-1 is read as it."""
_HIGH = re.compile(rb"[\xa0-\xff]")
_ALONE = re.compile(rb"(?<![\xa0-\xff])[\xa0-\xff](?![\xa0-\xff])")
_CHUNK = re.compile(rb"[^<\n]*[<\n]?")
_UTF8_RUN = re.compile(
    rb"[\xe3-\xe9\xef](?<![\x80-\xff].)[\x80-\xbf]{2}(?:[\xe3-\xe9\xef][\x80-\xbf]{2})+(?![\x80-\xff])"
)
"""A run of non-ASCII bytes that is, all of it, CJK in UTF-8: never by chance the GBK or Big5 text around it."""


def decode(content: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Decode ``content``; returns the text and the WHATWG name of its encoding. Never raises.

    Order: byte order mark, the charset of the HTTP ``content_type``, the page's own declaration, the encoding that
    decodes. Valid UTF-8 is UTF-8 whatever was declared, for no other Chinese encoding passes for it.
    """
    text, encoding, _ = read(content, content_type)
    return text, encoding


def read(content: bytes, content_type: str | None = None) -> tuple[str, str, bytes | None]:
    """Decode as `decode` does; returns also ``content`` itself where that is the text in UTF-8, for a parser of bytes.

    None instead where it is in another encoding, opens with a byte order mark, or has a mistake in it.
    """
    if content[:1] in _BOMS_BEGIN:
        for bom, name, codec in _BOMS:
            if content.startswith(bom):
                return content[len(bom) :].decode(codec, "replace"), name, None
    if (wide := _bare_wide(content)) is not None:
        return content.decode(f"{wide[:6]}-{wide[6:]}", "replace"), wide, None
    try:
        text = content.decode("utf-8")
        if text.isascii() and (seven := _seven_bit(content, content_type)) is not None:
            return *seven, None
    except UnicodeDecodeError as error:
        return *_not_strictly_utf8(content, _declared(content, content_type), error), None
    if len(content) - len(text) < 8 and _might_be_legacy(text):
        declared = _declared(content, content_type)
        if declared not in (None, "utf-8"):
            return *_legacy(content, declared), None
    if _OFTEN in text and (once := _encoded_once(text)) is not text:
        return once, "utf-8", None
    return text, "utf-8", content


def _encoded_once(text: str) -> str:
    """The text with what was put into UTF-8 twice (é’æºª for 青溪), as a database does whose tables say Latin-1."""
    return _TWICE.sub(_as_read, text)


def _as_read(run: re.Match[str]) -> str:
    try:
        return b"".join(_byte(letter) for letter in run[0]).decode("utf-8")
    except UnicodeError:
        return run[0]


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1") if letter <= "\xff" else letter.encode("cp1252")


_REST = "[\x80-\xbf" + bytes(set(range(0x80, 0xA0)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}).decode("cp1252") + "]"
_TWICE = lazy_regex(f"(?:[ãäåæçèéï]{_REST}{{2}}){{3,}}")
"""Three CJK characters or more, each of whose bytes became a letter: no language writes so."""
_OFTEN = "å"
"""What the first bytes of the most frequent characters become: a text is searched for it thirty times as fast as its
bytes for the two of it."""


def _bare_wide(content: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a byte order mark: a first tag, or first brackets of JSON, among NULs
    (RFC 4627, section 3)."""
    if b"\0" not in content[:2]:
        return None
    for name, pattern in _WIDE_DATA.items():
        if pattern.match(content):
            return name
    if _WIDE_TAG.match(content):
        return "utf-16le"
    return "utf-16be" if content[:1] == b"\0" and _WIDE_TAG.match(content, 1) else None


def _seven_bit(content: bytes, content_type: str | None) -> tuple[str, str] | None:
    """Decode text in one of `_SEVEN_BIT`, where the header or the page declares it and the bytes show it."""
    labels = [match[1].encode() for match in _HEADER_LABEL.finditer(content_type or "") if match[1].isascii()]
    labels += [match[1] or match[2] for match in _LABEL.finditer(content[:_PRESCAN])]
    for label in labels:
        codec, sign = _SEVEN_BIT.get(label.lower(), ("", None))
        if sign is not None and sign.search(content):
            return content.decode(codec, "replace"), label.decode().lower()
    return None


def _declared(content: bytes, content_type: str | None) -> str | None:
    """The WHATWG name of the encoding that the header, else the page, declares; None without a valid one."""
    labels = []
    if content_type and (match := _HEADER_LABEL.search(content_type)):
        labels.append(match[1])
    labels.extend((match[1] or match[2]).decode("ascii") for match in _LABEL.finditer(content[:_PRESCAN]))
    for label in labels:
        encoding = webencodings.lookup(label)
        if encoding is not None and encoding.name not in ("replacement", "x-user-defined"):
            return "utf-8" if encoding.name.startswith("utf-16") else str(encoding.name)
    return None


def _might_be_legacy(text: str) -> bool:
    """Test for text without CJK: its few non-ASCII bytes may pass for UTF-8 by chance (联通 in GBK is valid UTF-8)."""
    return not text.isascii() and not _CJK.search(text)


def _not_strictly_utf8(content: bytes, declared: str | None, error: UnicodeDecodeError) -> tuple[str, str]:
    """Decode bytes that are no valid UTF-8: still as UTF-8 where nothing else is declared and mistakes are few."""
    if declared in (None, "utf-8"):
        damaged = content.decode("utf-8", MENDED)
        good = len(_CJK.findall(damaged))
        if error.start >= len(content) - 4 or good > 8 * damaged.count("\ufffd"):
            return _by_chunks(content, "utf-8", _best_legacy(content)), "utf-8"
    if declared in (None, "utf-8", _LATIN) and _is_in_letters(content):
        return _by_chunks(content, "utf-8", _LATIN), "utf-8"
    return _legacy(content, declared if declared != "utf-8" else None)


def _is_in_letters(content: bytes) -> bool:
    """Test for UTF-8 of letters with accents, Greek, Cyrillic, Arabic …, in which mistakes are the fewer."""
    damaged = content.decode("utf-8", MENDED)
    return len(_LETTERS.findall(damaged)) > damaged.count("\ufffd")


def _legacy(content: bytes, declared: str | None) -> tuple[str, str]:
    """Decode bytes that are not UTF-8: in the declared encoding unless only another one makes Chinese of them."""
    name = declared
    if declared in (None, _LATIN):
        single = _is_of_single_bytes(content)
        if (not single or declared is None) and (own := _of_language(content)) is not None:
            return content.decode(_codec(own), "replace"), own
        name = _LATIN if single else _best_legacy(content)
    else:
        sample = content[: 1 << 16].decode(_codec(declared), "replace")
        if (_common_share(sample) < 0.03 and _CJK.search(sample)) or sample.count("\ufffd") > len(sample) * _GARBLED:
            best = _best_legacy(content)
            better = content[: 1 << 16].decode(_codec(best), "replace")
            name = best if _common_share(better) > 0.06 or best in _JAPANESE else declared
    assert name is not None
    if _UTF8_RUN.search(content):
        return _by_chunks(content, "utf-8", name), name
    try:
        return content.decode(_codec(name)), name
    except (UnicodeDecodeError, LookupError):
        return _by_chunks(content, name, "utf-8"), name


_GARBLED = 0.1
"""Share of U+FFFD among the characters above which a page is in another encoding than it says."""
_JAPANESE = ("euc-jp", "shift_jis")
_KANA = lazy_regex(r"[\u3041-\u3096]")


def _of_language(content: bytes) -> str | None:
    """The encoding that a language without a declared one was written in, of two for Cyrillic the one that makes more
    small letters than capitals; None for the languages of Windows-1252 and of East Asia."""
    language = _LANGUAGE.search(content, 0, _PRESCAN)
    names = _BY_LANGUAGE.get(language[1].decode().lower(), ()) if language is not None else ()
    sample = content[: 1 << 16]
    return max(names, key=lambda name: sum(map(str.islower, sample.decode(name, "replace"))), default=None)


_LANGUAGE = re.compile(rb"<html[^>]{0,300}?\slang\s{0,4}=\s{0,4}[\"']?([a-z]{2})\b", re.I)
_BY_LANGUAGE = {
    language: tuple(names.split())
    for languages, names in (
        ("cs sk pl hu hr sl ro bs sq", "windows-1250"),
        ("ru uk bg be mk", "windows-1251 koi8-r"),
        ("el", "windows-1253"),
        ("tr az", "windows-1254"),
        ("he", "windows-1255"),
        ("ar fa ur", "windows-1256"),
        ("lt lv et", "windows-1257"),
    )
    for language in languages.split()
}
"""The encodings of a page that declares none, by its language, as browsers choose them."""


def _is_of_single_bytes(content: bytes) -> bool:
    """Test for letters of one byte: most are alone among ASCII letters, where those of Chinese are in runs."""
    return 2 * len(_ALONE.findall(content)) > len(_HIGH.findall(content))


def _best_legacy(content: bytes) -> str:
    """GB18030 or Big5, the one that makes the commoner characters; an encoding of Japan where it makes kana."""
    sample = content[: 1 << 16]
    for name in _JAPANESE:
        text = sample.decode(_codec(name), "replace")
        kana, other = len(_KANA.findall(text)), len(_CJK.findall(text)) + text.count("\ufffd")
        if kana > 0.4 * other and kana > _FEW_KANA:
            return name
    scores = {name: _common_share(sample.decode(_codec(name), "replace")) for name in ("gb18030", "big5")}
    return max(scores, key=lambda name: scores[name])


_FEW_KANA = 20


def _common_share(text: str) -> float:
    """Share of `_COMMON` characters among the CJK ones, less the undecodable ones."""
    ideographs = _CJK.findall(text)
    if not ideographs:
        return 0.0
    return (sum(map(_COMMON.__contains__, ideographs)) - text.count("\ufffd")) / len(ideographs)


def _codec(name: str) -> str:
    codec = _CODECS.get(name, name)
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "windows-1252"


def _by_chunks(content: bytes, first: str, second: str) -> str:
    """Decode tag by tag in the first encoding, in the second where the first fails: for pages put together from
    parts in two encodings, and for a page cut in the middle of a character."""
    one, two = _codec(first), _codec(second)
    parts = []
    for chunk in _CHUNK.findall(content):
        try:
            parts.append(chunk.decode(one))
        except UnicodeDecodeError:
            mended = chunk.decode(one, MENDED if one == "utf-8" else "replace")
            if second == _LATIN and _LETTERS.search(mended):
                parts.append(mended)
            else:
                parts.append(max((mended, _second(chunk, two)), key=_everyday_share))
    return "".join(parts)


def _second(chunk: bytes, codec: str) -> str:
    return chunk.decode(codec, MENDED if codec == "utf-8" else "replace")


def _everyday_share(text: str) -> float:
    """Share of everyday characters among those outside ASCII, less the undecodable ones. Judges a few characters,
    where `_common_share` needs a page."""
    foreign = [char for char in text if char >= "\x80"]
    if not foreign:
        return 0.0
    return (sum(map(_is_everyday, foreign)) - text.count("\ufffd")) / len(foreign)


@lru_cache(maxsize=4096)
def _is_everyday(char: str) -> bool:
    """Test for a character in the first level of GB 2312 or of Big5, which hold those of nearly all prose; mojibake
    is mostly of others."""
    if not _CJK.match(char):
        return False
    for codec, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            if char.encode(codec)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


MENDED = "scraper.mended"
"""Name of the error handler for UTF-8 with a few bytes of another encoding."""

_SURROGATES = re.compile(rb"\xed([\xa0-\xaf][\x80-\xbf])\xed([\xb0-\xbf][\x80-\xbf])")
"""CESU-8: a character outside the basic plane, an emoji mostly, as Java and MySQL's utf8 write it (UTR #26)."""


def _mended(error: UnicodeError) -> tuple[str, int]:
    """Decode a mistake in UTF-8: a pair of surrogates is its character, a lone byte of Windows-1252's punctuation or
    space is that, anything else U+FFFD, as with `codecs.replace_errors`. Returns the text and the index after it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start = error.object, error.start
    if pair := _SURROGATES.match(data, start):
        text = b"\xed" + pair[1] + b"\xed" + pair[2]
        return text.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16"), pair.end()
    byte = data[start]
    alone = data[start + 1 : start + 2] < b"\x80" or data[start + 1] >= 0xC2
    if (
        alone
        and (byte in _PUNCTUATION or byte == _NO_BREAK_SPACE)
        and (start == 0 or byte == _NO_BREAK_SPACE or data[start - 1] < 0x80)
    ):
        return bytes((byte,)).decode("cp1252"), start + 1
    return "\ufffd", error.end


_PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97")
_NO_BREAK_SPACE = 0xA0
"""Bytes of Windows-1252 that strayed into UTF-8: … ‘ ’ “ ” • – — and the space that does not break."""

codecs.register_error(MENDED, _mended)
