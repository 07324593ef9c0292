"""Tells an outlet's name from what is printed where one is looked for, and cuts off what comes after it."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.extract.article.context import Context
from scraper.extract.article.credits.datelines.datelines import slashed
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.names.name_runs import split_names
from scraper.extract.article.credits.names.person_names import is_organisation, is_person, may_be_person
from scraper.extract.article.credits.not_outlets import is_desk, is_furniture
from scraper.extract.article.credits.section_names import (
    is_channel,
    is_double_channel,
    reads_as_channel,
)
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.document import Line, key
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex

_WHOLE = (
    *"网络 网路 网络综合 综合网络 互联网 本站 本站原创 原创 转载 未知 佚名 不详 综合 其他 其它".split(),
    *"资料 资料图 资料图片 资料片 图片 之一 网友".split(),
    *"提交 提交于 本文 发布 发表 电子报".split(),
    *"网友投稿 用户投稿 读者投稿 网友供稿 网友上传 用户上传 整理自网络 网络整理 本网综合 本报综合 本站综合".split(),
    *"本网站 本网原创 本门户 本平台 本单位 本校 本院 本馆".split(),
    *"本网 本报 本刊 本台 首发 来源 作者 记者 编辑 无 報导 报道 综合报道 综合消息".split(),
    *"admin administrator webmaster 管理员 系统管理员 网站管理员 超级管理员".split(),
    *"null none undefined text words photo posted updated published write update".split(),
    *("posted on", "published on", "HKT", "GMT", "UTC", "BJT", "google news", "google新闻"),
)
"""What is printed where an outlet would be, alone, and names none."""

_BEGINNINGS = (
    r"(?:安卓|[苹蘋]果|Android|iPhone|iPad)(?:手[机機])?[版端客]",
    r"(?:[周週]|星期|[礼禮]拜)[一二三四五六日天]$",
    r"\d+\s?min(?:ute)?s?\b",
    r"由\s|新增|建立",
    r"各(?!界)|(?:[尊敬]敬|[亲親敬][爱愛])的",
    r"本[帖贴][最由]|由.{1,16}(?:张贴|发表|发布|上传)",
    r"\d+\s?[个条#]|\d+[.、．]\D",
    r"第?\s?[A-Z]?\d{1,3}\s?版",
    r"\d{1,6}\s?[则則条條个個]",
    r"[A-Z]{1,2}\d{1,3}$",
    r"(?-i:[a-z]{4,16}\d{1,6}$)",
    r"\W*$",
)
_ENDS = (
    *("整理", "本报讯", "摄影", "[摄攝]", r"周[一二三四五六日]", "编辑"),
    *("强调", "指出", "表示", "获悉", "了解到"),
    *("文章", "主办", "[于於]", "合影", r"(?<![朝今每])日期?|[时時]期", r"\.\.|…"),
    *("通知", "公告", "通告", "名单", "明细", "(?:统计|一览|代码|登记|申请)[表书]"),
)
_ANYWHERE = (
    *"资料图 视觉中国 https?: 星期 分享 字体 字号 浏览 点击 参与 免责 版权 声明".split(),
    *"下载 收藏 打印 首页 更新 您 你的 我们 按赞 按讚 粉丝团 粉絲團".split(),
    r"(?:(?<!商业|财经|经济|产业|金融|地产|科技|外交|国际|文艺|管理|体育)评论|(?<![云Q咕])阅读)(?!网|报|周刊|杂志|社|时代|在线)",
    *(
        r"来[源自][自于]?(?:互联)?网络",
        r"\d\s?(?:分[钟鐘]|小[时時])",
        r"\d\s?(?:次|人[气氣])",
        r"年\d",
        "[。！？；]",
        "[<>{}]",
    ),
)
"""What no outlet's name begins with, ends with, or holds: buttons, times, captions, documents, sentences."""

_NO_OUTLET = lazy_regex(
    in_both(
        rf"^(?:{'|'.join(_WHOLE)})$|^(?:{'|'.join(_BEGINNINGS)})|(?:{'|'.join(_ENDS)})$|{'|'.join(_ANYWHERE)}",
    ),
    re.IGNORECASE,
)
_FURNITURE = lazy_regex(
    r"[:：]|[(（]\s?\d{1,6}\s?[)）]$|^[A-Za-z]{1,2}$|^[\d.,]{1,8}\s?[kw万萬]?\s?(?:[点點次人阅閱浏瀏看读讀]|views?$)|^[人次][阅閱浏瀏看读讀]|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$|截[止至]|^T?[大中小](?:\s|$)"
    r"|^(?:关注|關注|听|聽|已|我要|手机|下载|字)|\d[万亿]\+?$|更新$|[于於在]$|^(?:.{0,3}前|刚刚|首次|今[天日]|昨[天日]|编辑|文章|原创|本站|系统)?(?:发布|發布)$",
    re.IGNORECASE,
)
"""What is printed without a label beside a date and is no outlet."""
_SEVERAL = lazy_regex(r"[,，]\S")
_NUMBERS = lazy_regex(r"[\d.]{4,}")
PARTED = lazy_regex(r"[／/╱∕丨]|\s[·•|｜]\s")
"""What separates two names that are printed where one outlet may be."""
_LONGEST = 30
_REST = (
    r"(?<=\s)\d+$",
    r"(?<=\s)[∙⋅]\s",
    r"(?<=[\u4e00-\u9fff]{2})作者$",
    r"[|｜]",
    r"\d{4}年?第\d",
    r"(?<=》)\s?(?:19|20)\d\d[/／年]",
    r"(?<=[刊誌志报報》])\s?第?\d{2,5}期",
    r"\s?(?:19|20)\d{5,8}(?!\d)",
    r"(?<=》)\s?[，,]",
    r"[，,]\s?(?:[转轉][载載]|版[权權]|[如若]|[侵请請])",
    r"[（(]\s?(?:博客|微博)",
    r"(?<=[\u4e00-\u9fff)）])\s{1,8}(?=[\u4e00-\u9fff（(\[【])",
    r"(?<=[\u4e00-\u9fff)）])\s{1,8}(?=\d{1,9}\s?(?:次|人|[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀]|[评評][论論]))",
    r"(?<=[\u4e00-\u9fff)）])\s{1,8}(?=\d{1,5}(?:\.\d{1,2})?\s?[万萬wW]\+?$)",
    r"[\[【〈]",
    r"[+＋]\s?(?:[关關]注|[订訂][阅閱]|收[听聽])",
    r"[（(](?:记者|责任|作者|点击|微信|ID)",
    r"(?:作者|记者|责任编辑|编辑|時間|时间|发布)[:：]",
)
"""What is printed after an outlet's name: issues, days, counts, who wrote, and what is not allowed."""
_CUT = lazy_regex(rf"\s{{0,8}}(?:{'|'.join(_REST)})")
_PLATFORM = lazy_regex(
    in_both(r"^(?:企鹅号|搜狐号|网易号|百家号|头条号|大鱼号|一点号|微信公众号|公众号)\s?[-–—·•:：|｜丨/]\s?(?=\S{2})")
)
"""企鹅号 - 城东小刀: the platform before the account."""
_QUOTED = lazy_regex(in_both(r"(?:微信)?(?:公众号|公号|订阅号|视频号)\s?[“「]([^“”「」]{2,20})[”」]"))
"""微信公众号“城东小刀”: the account that is quoted."""
_WRITTEN_BY = lazy_regex(
    r"(?P<paper>[\u4e00-\u9fff]{2,8}[社報报網网台臺聞闻])(?:編譯|编译|特派員|特派员|記者|记者)[\u4e00-\u9fff]{2,4}"
)
"""城東網編譯王小明: the medium before its writer."""
_ACCORDING = "据據"
"""据城东社: the word before a medium that a text is taken from; without one it opens a sentence."""
_WRITTEN_AT = lazy_regex(r"(?P<paper>[^\s/／]{2,20})\s?[/／]\s?文(?:$|[\s/／])")
"""校友办公室/文 宣传部/图: whose text it is, beside whose pictures."""
_BEHIND = lazy_regex(r"(?:的)?官方[账賬帐帳][号號]$|(?:[综綜]合)?[讯訊]$|[发發]稿$")
"""城东日报官方账号, 城东网综合讯: what certifies an account, and how a medium's text came about."""
_WRITES = ("撰稿", "撰文")
_WRITES_FOR = lazy_regex(r"[为為](?P<medium>[^，。\s]{2,14}?)(?:独家|獨家)?撰[稿文]")
"""为城东中文网撰稿: the medium for which somebody writes."""
_SIZES = lazy_regex(r"(?:[TA][+-]?\s{0,2}[|｜]?\s{1,2}){1,3}(?=[\u4e00-\u9fff])")
"""字号：T | T before the outlet."""
RELATIVE = lazy_regex(
    r"\s{0,8}[–—·|•-]{0,8}\s{0,8}(?:\d{1,3}\s?(?:小時|小时|分鐘|分钟|天|日|秒|周|週|個月|个月)前|(?:今天|昨天|前天)\s{0,8}\d{1,2}:\d\d)\s{0,8}"
)
"""A time that is counted from now: 3小时前, 昨天 09:15."""


@lru_cache(maxsize=1024)
def clean(value: str) -> str | None:
    """The outlet's name without what is printed after it; None for what is no outlet (网络, 本站原创, 资料图)."""
    value = _SIZES.sub("", value.strip(" 　:：|｜·•-–—_,，、/[]【】()（）〔〕<>〓★☆\ufffd"))
    if len(value) > 3 and value[0] + value[-1] in ("《》", "「」", "“”", '""'):
        value = value[1:-1]
    value = _PLATFORM.sub("", value.removeprefix("@"))
    if value[-1:] in "”」":
        if value and not {"“", "「", "”"} & set(value[:-1]):
            return None  # the end of a quotation: 新闻来源：…智库”
        if quoted := _QUOTED.fullmatch(value):
            value = quoted[1]
    if (written := _WRITTEN_BY.fullmatch(value)) is not None:
        value = written["paper"]
    if value[:1] in _ACCORDING and is_organisation(value[1:]):
        value = value[1:]
    if "文" in value and (written := _WRITTEN_AT.match(value)) is not None:
        value = written["paper"]
    if (behind := _BEHIND.search(value)) and is_organisation(value[: behind.start()]):
        value = value[: behind.start()]
    if value.endswith(_WRITES) and (medium := _WRITES_FOR.fullmatch(value)):
        value = medium["medium"]
    value = value.strip('"')
    if "】" in value and "【" not in value:
        value = value.rpartition("】")[2]  # 城东社区 男士时尚】城东网, cut at a blank
    if value[:1] in _ACCORDING or is_furniture(value) or "(@" in value or '="' in value:
        return None  # a post of another site set into the page; an attribute printed in place of a name
    cut = _CUT.search(value)
    name = (value[: cut.start()] if cut else value).strip(" 　:：|｜·•-–—_,，、/[]【】()（）")
    name = without_writer(name)
    if len(name) > 3 and name[0] + name[-1] == "《》":
        name = name[1:-1]  # 《城东经济》2013年第6期
    if name.count("（") > name.count("）"):
        name += "）"
    if name.count("(") > name.count(")"):
        name += ")"
    if not 2 <= len(name) <= _LONGEST or _NO_OUTLET.search(name) or is_furniture(name):
        return None
    return name


def without_writer(name: str) -> str:
    """城东plus 王小明 -> 城东plus: an outlet's name in letters, without the person's after it."""
    if "/" in name and (slashed := _SLASHED.search(name)) and is_person(slashed[1]):
        paper = name[: slashed.start()]
        return paper if is_organisation(paper) else name  # 城东日报/王小明
    if ("（" in name or "(" in name) and (bracketed := _WRITER.search(name)) and is_person(bracketed[1]):
        return name[: bracketed.start()]  # 城东发布（王小明）
    outlet, _, writer = name.rpartition(" ")
    return outlet if outlet and outlet[-1].isascii() and is_person(writer) else name


_SLASHED = lazy_regex(r"\s?/\s?([\u4e00-\u9fff]{2,4})$")
_WRITER = lazy_regex(r"[（(]([\u4e00-\u9fff]{2,4})[）)]?$")


def unlabelled(value: str) -> str:
    """来源：人民网-文化频道 原创稿 -> 人民网-文化频道 原创稿 (the meta elements of people.com.cn)."""
    return _SOURCE_LABEL.sub("", value[:80])


_SOURCE_LABEL = lazy_regex(r"^\s{0,8}(?:文章|稿件)?(?:来源|來源|稿源)\s{0,8}[:：]\s{0,8}")


def plain(text: str) -> str | None:
    """The text as an outlet's name if it is nothing else: no label, no date, no person."""
    parts = segments(RELATIVE.sub(" ", text))
    if PARTED.search(text) and (both := slashed(text)).outlet:
        return clean(both.outlet)  # 沈知秋/城东日报
    sides = [side.strip() for side in PARTED.split(text)]
    media = [side for side in sides if is_organisation(side)] if len(sides) == _TWO else []
    if len(media) == 1 and may_be_person(min(sides, key=is_organisation)):
        return clean(media[0])  # 西村圭史 / 城日新闻
    loose = [part.value for part in parts if not part.role]
    if any(part.role in ("author", "editor", "outlet") for part in parts) or len(loose) != 1:
        return None
    name = clean(loose[0])
    return None if not name or is_person(name) or _SEVERAL.search(name) or _is_channel(name) or is_desk(name) else name


_TWO = 2


def _is_channel(name: str) -> bool:
    return is_channel(name) or is_double_channel(name)


def fits(name: str, context: Context) -> bool:
    """Check whether a name that nothing labels is an outlet's: not of the page's furniture, no channel, no person."""
    if (
        _FURNITURE.search(name)
        or _is_channel(name)
        or is_person(name.partition("（")[0])
        or is_desk(name, context.doc.title)
        or (context.crumb and name in context.crumb[0] and not _publishes(name, context))
        or name.isdigit()
        or _SEVERAL.search(name)
        or _NUMBERS.search(name)
    ):
        return False
    if name in own_channels(context) and (not is_organisation(name) or reads_as_channel(name)):
        return False
    return not (
        len(name) > 4 and 0 <= context.start < len(context.doc.lines) and name in context.doc.lines[context.start].text
    )


def own_channels(context: Context) -> set[str]:
    """The names that the page's data give its section, and those between the headline and the site in its title."""
    own = {str(item.get("articleSection")).strip() for item in context.own_data if item.get("articleSection")}
    own |= {context.doc.meta.get(key, "").strip() for key in ("article:section", "section", "subsection")}
    return own | {piece.strip() for piece in BETWEEN_NAMES.split(context.doc.title)[1:-1]}


BETWEEN_NAMES = lazy_regex(r"\s{0,4}[_|｜–—-]\s{0,4}")
"""A bar or a dash between the names in a title, or of a medium and its desk."""


def _publishes(name: str, context: Context) -> bool:
    """Check whether the breadcrumb opens with the site's name, or opens or ends with an organisation's:
    體育新聞 > 城東新聞網; or is that of a printed paper, one of those that a group's site has for channels."""
    crumb = context.crumb
    if crumb is None or is_desk(name):
        return False
    if len(crumb[0]) < 2:
        return _PRINTED.search(name) is not None
    is_site = name == crumb[0][0] and names_site(name, context.sites)
    return is_site or (name in (crumb[0][0], crumb[0][-1]) and is_organisation(name))


_PRINTED = lazy_regex(r"[\u4e00-\u9fff]{2}(?:[日晚早时時周週商农農][报報]|[周週月][刊])$")


def signing(context: Context) -> list[str]:
    """The names that a label by the headline says sign: 执笔/水滴姐、胡一勺."""
    return [
        name
        for credit in context.above
        if credit.role == "author" and credit.colon
        for name in split_names(credit.value)
        if not is_organisation(name)
    ]


def is_phrase(value: str) -> bool:
    """Check whether words of the text follow a label of the source, no name: 增长来源：企业层面的证据."""
    return "的" in value and not is_organisation(value)


def is_title(text: str) -> bool:
    """Check whether the text of a link after such a label is a headline, for its length or its clauses."""
    if len(text) < _SHORTEST_TITLE or len(text) > _LONGEST_SOURCE:
        return len(text) > _LONGEST_SOURCE
    clauses = _CLAUSES.split(text)
    return _CALLS.search(text) is not None or (len(clauses) > 1 and not any(map(is_organisation, clauses)))


_LONGEST_SOURCE, _SHORTEST_TITLE = 20, 9
"""Characters of the longest link after such a label that is a name, and of the shortest that may be a headline."""
_CALLS = lazy_regex(r"[！？!?]")
_CLAUSES = lazy_regex(r"[，,](?=.)|(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff])")


def repeats_headline(name: str, context: Context) -> bool:
    """Check whether a name is a piece of the headline, printed again below a label of the source that is empty."""
    return len(name) > _LONGEST_IN_HEADLINE and key(name) in context.headline.key and not is_organisation(name)


_LONGEST_IN_HEADLINE = 12
"""Number of characters of a name that may stand in a headline, too."""


def spaced(line: Line, text: str) -> str:
    """The text with its elements apart that touch one another: ``<em>城东晚报</em><em>王小明</em>``."""
    for span in line.spans:
        own = span.text
        if 2 <= len(own) < len(text) and text.find(own) > 0:
            text = text.replace(own, f" {own}", 1)
    return text
