"""Time zones as pages and feeds print them: ``GMT+8``, ``EDT``, 美东时间, ``+0800``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from scraper.extract.shared.lazy_regex import lazy_regex

DEFAULT_OFFSET = timezone(timedelta(hours=8))
"""Replacement for a zone whose rules the machine lacks: China's only offset since 1991."""

_FARTHEST = 14 * 60
"""Minutes from Greenwich of the farthest zone; ``14:30-15:00`` is no offset but a span of time."""

_OFFSETS: Mapping[str, int] = {
    name: int(float(hours) * 60)
    for hours, names in (
        row.split(None, 1)
        for row in """
        0     Z UT UTC GMT WET
        1     CET MEZ BST WEST WAT
        2     CEST MESZ EET SAST
        3     EEST MSK EAT TRT
        3.5   IRST
        4     GST AZT SAMT
        4.5   AFT
        5     PKT UZT YEKT
        5.5   IST
        5.75  NPT
        6     BDT ALMT OMST
        6.5   MMT
        7     WIB ICT KRAT
        8     HKT BJT SGT MYT PHT PHST WITA AWST IRKT ULAT
        9     JST KST YAKT
        9.5   ACST
        10    AEST VLAT
        11    AEDT
        12    NZST
        13    NZDT
        -3    BRT ART UYT ADT
        -3.5  NST
        -4    EDT AST CLT VET BOT
        -5    EST CDT COT PET ECT
        -6    MDT
        -7    MST PDT
        -8    PST AKDT
        -9    AKST
        -10   HST
        """.strip().splitlines()
    )
    for name in names.split()
}
"""Abbreviation -> minutes east of Greenwich: those of RFC 822, and those that the world's papers print.

CST is left to the zone of the source, since it is China's as well as North America's.
"""

_PLACES: Mapping[str, str] = {
    word: zone
    for zone, words in (
        row.split(None, 1)
        for row in """
        Asia/Shanghai        北京 中国 中國 上海 澳门 澳門
        Asia/Hong_Kong       香港
        Asia/Taipei          台北 臺北 台灣 台湾 臺灣
        Asia/Singapore       新加坡 大马 大馬 马来西亚 馬來西亞 吉隆坡
        Asia/Manila          马尼拉 馬尼拉 菲律宾 菲律賓
        Asia/Tokyo           东京 東京 日本
        Asia/Seoul           首尔 首爾 韩国 韓國 平壤 朝鲜 朝鮮
        Asia/Bangkok         曼谷 泰国 泰國
        Asia/Ho_Chi_Minh     河内 河內 越南
        Asia/Jakarta         雅加达 雅加達
        Asia/Kolkata         印度 新德里
        Asia/Karachi         巴基斯坦
        Asia/Tehran          德黑兰 德黑蘭 伊朗
        Asia/Dubai           迪拜 杜拜 阿联酋 阿聯酋
        Asia/Jerusalem       耶路撒冷 以色列
        Asia/Riyadh          利雅得 沙特
        Africa/Cairo         开罗 開羅 埃及
        Africa/Johannesburg  南非
        Europe/Istanbul      土耳其 伊斯坦布尔 伊斯坦堡
        Europe/Kyiv          基辅 基輔 乌克兰 烏克蘭
        Europe/London        伦敦 倫敦 英国 英國
        Europe/Paris         巴黎 法国 法國 中欧 中歐 欧洲中部 歐洲中部
        Europe/Berlin        柏林 德国 德國
        Europe/Madrid        马德里 馬德里 西班牙
        Europe/Rome          罗马 羅馬 意大利 義大利
        Europe/Zurich        日内瓦 日內瓦 苏黎世 蘇黎世 瑞士
        Europe/Amsterdam     荷兰 荷蘭
        Europe/Moscow        莫斯科
        America/New_York     美东 美東 美国东部 美國東部 北美东部 北美東部
        America/New_York     加东 加東 加拿大东部 加拿大東部 纽约 紐約 多伦多 多倫多 华盛顿 華盛頓 波士顿 波士頓 ET
        America/Chicago      美中 美国中部 美國中部 芝加哥 休斯敦 CT
        America/Denver       美国山区 美國山區 MT
        America/Los_Angeles  美西 美国西部 美國西部 北美西部 太平洋 美国太平洋 美國太平洋 加西 加拿大西部 PT
        America/Los_Angeles  洛杉矶 洛杉磯 温哥华 溫哥華 旧金山 舊金山 三藩市 西雅图 西雅圖
        America/Sao_Paulo    圣保罗 聖保羅 巴西利亚 巴西利亞
        America/Argentina/Buenos_Aires  阿根廷 布宜诺斯艾利斯
        Australia/Sydney     悉尼 雪梨 墨尔本 墨爾本 澳东 澳東 澳洲东部 澳洲東部 澳大利亚东部 澳大利亞東部
        Pacific/Auckland     新西兰 新西蘭 紐西蘭 纽西兰
        UTC                  格林威治 格林尼治 世界 协调世界 協調世界
        """.strip().splitlines()
    )
    for word in words.split()
}
"""Place that a zone is named after (纽约时间) -> IANA name."""

_WORDED: Mapping[str, str] = {
    word.replace("_", " "): zone
    for zone, words in (
        row.split(None, 1)
        for row in """
        America/New_York     Eastern US_Eastern U.S._Eastern New_York
        America/Chicago      Central US_Central U.S._Central
        America/Denver       Mountain US_Mountain U.S._Mountain
        America/Los_Angeles  Pacific US_Pacific U.S._Pacific
        Europe/London        British UK London
        Europe/Paris         Central_European
        Europe/Kyiv          Eastern_European
        Europe/Moscow        Moscow
        Asia/Shanghai        China Beijing
        Asia/Hong_Kong       Hong_Kong
        Asia/Taipei          Taipei
        Asia/Singapore       Singapore
        Asia/Tokyo           Japan Tokyo
        Asia/Seoul           Korea Seoul
        Asia/Kolkata         Indian India
        Australia/Sydney     Australian_Eastern Sydney
        UTC                  Greenwich
        """.strip().splitlines()
    )
    for word in words.split()
}
"""Words before “time” in English (2:30 p.m. Eastern Daylight Time) -> IANA name."""

_HAN_PLACES = "|".join(sorted((word for word in _PLACES if not word.isascii()), key=len, reverse=True))
_LETTERS = "|".join(sorted((*_OFFSETS, "CST", "ET", "CT", "MT", "PT"), key=len, reverse=True))

NAME = (
    rf"(?:(?:{_HAN_PLACES}|本地|当地|當地)(?:标准|標準|协调|協調|夏令|夏季|当地|當地)?[时時](?:间|間|区|區)?"
    r"|[东東西](?:十[一二]?|[一二三四五六七八九])[时時]?[区區](?:[时時][间間])?)"
)
"""Pattern of a zone in Chinese, before or after a clock."""

_IN_WORDS = (
    rf"(?-i:{'|'.join(sorted(map(re.escape, _WORDED), key=len, reverse=True))})"
    r"(?:\ (?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Mm]ean|[Ll]ocal))?\ [Tt]ime(?![a-z])"
)

_GREENWICH = r"格林[威尼]治(?:标准|標準)?[时時](?:间|間)?"

BEHIND = (
    rf"(?:Z\b"
    rf"|,?\ ?[(（\[【]?(?:UTC/GMT|GMT|UTC|UT|{_GREENWICH})\ ?[+−-]\ ?\d{{1,2}}(?:\ ?:?\ ?[0-5]\d)?(?!\d|:)[)）\]】]?"
    rf"|(?:[+−-]\d\d:?|\+\d:)[0-5]\d(?!\d|:)"
    rf"|(?:(?<=:\d\d:\d\d)|(?<=T\d\d:\d\d))[+−-]\d\d(?![\d:.年/-])"
    rf"|[(（]?(?-i:{_LETTERS})(?![A-Za-z])[)）]?"
    rf"|[(（]?{_IN_WORDS}[)）]?"
    rf"|[(（]?{NAME}[)）]?)"
)
"""Pattern of a zone after a clock. Abbreviations count in capitals only (``et`` is French)."""

BEFORE_DAY = rf"(?:{NAME}|(?:GMT|UTC)\ ?[+−-]\ ?\d{{1,2}}(?::?[0-5]\d)?(?!\d))"
"""Pattern of a zone before a day and its clock."""

_NUMBERED = lazy_regex(r"([东東西])([一二三四五六七八九十]{1,2})[时時]?[区區]")
_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
"""Of 东八区, the eighth zone to the east."""
_SIGNED = lazy_regex(r"([+−-])\ ?(\d{1,2})(?:\ ?:?\ ?([0-5]\d))?")
_HAN_NAME = lazy_regex(_HAN_PLACES)
_OF_WORDS = lazy_regex(r"(?: (?:standard|daylight|summer|mean|local))? time$", re.IGNORECASE)


def offset(text: str | None, moment: datetime) -> int | None:
    """Minutes east of Greenwich of a printed zone at a moment (naive, of its own clock); None for an unknown zone, and
    for one that the source's own zone decides (当地时间, CST)."""
    if not text:
        return None
    text = text.strip(" ,()（）[]【】")
    signed = _SIGNED.search(text)
    if signed:
        hours = int(signed[2])
        minutes = hours * 60 + int(signed[3] or 0)
        if minutes > _FARTHEST:
            return None
        return minutes if signed[1] == "+" else -minutes
    upper = text.upper()
    if upper in _OFFSETS:
        return _OFFSETS[upper]
    numbered = _NUMBERED.match(text)
    if numbered is not None and numbered[2] in _NUMERALS:
        return (-60 if numbered[1] == "西" else 60) * (_NUMERALS.index(numbered[2]) + 1)
    place = _PLACES.get(upper) or _WORDED.get(_OF_WORDS.sub("", text))
    if place is None:
        named = _HAN_NAME.match(text)
        place = _PLACES[named[0]] if named else None
    if place is None:
        return None
    shift = zone(place).utcoffset(moment)
    return int(shift.total_seconds() // 60) if shift is not None else None


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo:
    """The zone of an IANA name; `DEFAULT_OFFSET` if the machine does not know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return DEFAULT_OFFSET
