"""Tells names of persons from names of organisations."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.article.credits.names.surnames import COMPOUND, NO_NAMES, SURNAMES
from scraper.extract.article.credits.section_names import is_channel
from scraper.extract.shared.lazy_regex import lazy_regex

_WRITTEN = lazy_regex(
    r"^文(?:\s?[/／:：]\s?|\s)(?=[\u4e00-\u9fff])|[\s/／]{0,4}(?:[著撰]|著[\s，,、;；/／]{1,4}[\u4e00-\u9fff·]{2,8}[\s/／]{0,4}[译譯])$|\s(?:报道|報道|報導|报导|编译|編譯|整理|记者|記者)$"
    r"|(?:\s|\s?[/／]\s?)(?:文\s?[/／、]?\s?[图圖摄攝]影?|[图圖]\s?[/／、]?\s?文)$|\s?[/／]\s?[图圖]?文$"
    r"|\s?[|｜丨/／]\s?(?:[图圖]片?|[摄攝]影?)[\s/／:：]{1,2}[\u4e00-\u9fff]{2,4}$"
)


def written_by(text: str) -> str:
    """The name alone of 文 王小明, 王小明 著, 王小明 著 李四 译, 王小明 报道, 王小明 图/文 and
    文 王小明｜图 李四, as serials, reviews and reporters sign."""
    return _WRITTEN.sub("", text)


# What an organisation's name ends in.
_ORGANISATION_END = lazy_regex(
    r"(?:[报報社网網台臺局部院厅廳署处處办辦站所厂廠校系组組室团團队隊党黨媒馆館]|(?<![社机機体體约約])[会會]|[小中]学|(?<=(?-i:[\u4e00-\u9fff]){2})科|公司|中心|集团|集團|大学|大學|学院|學院|频道|頻道|在线|在線|在綫|新闻|新聞|"
    r"日报|周刊|週刊|杂志|雜誌|月刊|电视|電視|广播|廣播|客户端|客戶端|公众号|公眾號|专栏|專欄|委员会|委員會|协会|協會|学会|學會|政府|法院|"
    r"检察院|公安|银行|银监|证券|基金|研究|智库|工作室|[团團党黨纪紀工监監][省市县縣区區校]?委|编辑|編輯|小编|小編|传媒|傳媒|融媒|号外|博客|微博|论坛|論壇|日報|電子報|資訊|资讯|"
    r"快讯|快訊|播报|(?-i:[\u4e00-\u9fff]){2}(?:发布|發布|之[声聲]|[广廣][电電])|观察|財經|财经|科技|体育|體育|娱乐|娛樂|军事|新华|media|news|online|daily|times|press|post|tv|\.com|\.cn|\.net|\.org)$",
    re.IGNORECASE,
)
# What says that there is no author, wherever it is in a name.
_NOBODY = lazy_regex(
    r"佚名|匿名|微博$|联盟|聯盟|未知|不详|不詳|本站|本报|本報|本网|本網|本刊|本台|本臺|网络|網絡|網路|整理$|综合|綜合|原创|原創|转载|轉載|来源|來源|网友|網友|"
    r"管理员|系统|admin|小编|小編|编辑|編輯|责编|責編|网编|记者|記者|通讯员|通訊員|专题|專題|\d日?[电電讯訊]$|小姐$|先生$|女士$|^.?老[师師]$|^..[市县縣]$|^.同[学學]$|投稿|合作|资料|資料|点击|點擊|关注|二维码|公众|微信|"
    r"第\d{1,5}期|^(?:by|aa|[周週][一二三四五六日][至到]?)$|工作者|^[昨今前明][天日]$|[的了是在将將与與吗呢]$|^[出来來]自|陪同|出席|随同|[摄攝]$|參加|参加|列席|陪见|會見|会见|讲话|講話|致辞|致辭|簡歷|简历|^(?:的|了|在|是|有|也|就|被|让|把|给|对|从|据|由|於|向记|日前)(?![·•・‧-])|中国|中國|^新[华華]|新[华華][社网網报報]|人民网|编译|編譯|摄影|攝影|报道|報道|報導|报导|图$|圖$",
    re.IGNORECASE,
)

# What a name does not end in: 成为, 曾认为, where 邹多为 is one.
_BECOME = lazy_regex(
    r"(?:认|認|称|稱|成|作|因|以|变|變|定|视|視|改|名|更|最|极|極|颇|頗|尤|分|均|皆|誉|譽|译|譯|化|转|轉|列|评|評|选|選|当|當|则|則|"
    r"仅|僅|约|約|可|应|應|能|并|並|是|已|即|行|人|何|所)[为為]$"
)

# A programme, not a person: 央视网消息（新闻联播）.
_PROGRAMME = lazy_regex(
    r"联播|聯播|直播|栏目|欄目|节目|節目|焦点|焦點|报告|報告|附图|附圖|组图|視頻|视频|完$|时间|時間|推荐|原题|原標|原标"
)
CJK = lazy_regex(r"[\u3400-\u9fff]+")
LETTER = r"A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
"""Letters of Latin, Greek and Cyrillic names."""
FOREIGN = lazy_regex(rf"[{LETTER}][{LETTER}.'’‐-]*(?: [{LETTER}][{LETTER}.'’‐-]*){{0,4}}")
DOTS = "·•・‧･∙⋅．"
"""Text between the parts of a foreign name in Chinese characters."""
_DOTTED = lazy_regex(
    rf"(?:[A-Z]{{1,2}}[{DOTS}.]){{0,2}}[\u3400-\u9fff]{{1,6}}(?:-[\u3400-\u9fff]{{1,6}})?"
    rf"(?:[{DOTS}](?:[A-Z]{{1,2}}[{DOTS}.])?[\u3400-\u9fff]{{1,8}}){{1,3}}"
)
PROFILE = lazy_regex(
    r"/(?:authors?|u|users?|members?|people|space|reporters?|columnists?|writers?|contributors?|profiles?|byline|autor(?:es|en)?)/|//authors?\.",
    re.IGNORECASE,
)
"""Addresses of the page about a person: wordpress.com, jianshu.com."""


_WHOLE_OFFICE = 3
"""Number of characters of an office's name (门诊部); 丘处 may be a pen name."""


@lru_cache(maxsize=8192)
def is_organisation(name: str) -> bool:
    """Check whether the name is that of a paper or an office, by how it ends."""
    if _ORGANISATION_END.search(name):
        office = "报報社网網局刊" if len(name) < _WHOLE_OFFICE else "报報社网網局刊部室處处厅廳办辦"
        return not (len(name) <= 3 and _looks_chinese(name) and name[-1] not in office)
    return False


def _looks_chinese(name: str) -> bool:
    if not CJK.fullmatch(name) or name in NO_NAMES:
        return False
    if name[:2] in COMPOUND:
        return 3 <= len(name) <= 4
    return name[0] in SURNAMES and 2 <= len(name) <= 3


@lru_cache(maxsize=8192)
def is_person(name: str) -> bool:
    """Check whether the name is surely a person's: a Chinese surname with a given name, or a name with a middle dot."""
    if name in PLACES or _NOBODY.search(name) or (len(name) > 2 and name[:2] in NO_NAMES and name[:2] not in COMPOUND):
        return False
    if name[1:2] == "的" and name[0] != "阿":
        return False  # 錢的事
    if name[-1:] in ("为", "為") and (len(name) < 3 or _BECOME.search(name)):
        return False
    if _looks_chinese(name):
        return not is_organisation(name)
    return bool(_DOTTED.fullmatch(name)) and not (is_organisation(name) or _OF_A_MEDIUM.match(name))


_OF_A_MEDIUM = lazy_regex(
    r"[\u4e00-\u9fff]{2,10}(?:[日晚早时時商都][报報]|客户端|客戶端|新闻|新聞|融媒体?|[发發][布佈]|在线|在線)[·•・]"
)
"""城东客户端·王小明: a medium and its writer, no foreign name."""


def is_district(name: str) -> bool:
    """Check whether a name is that of a town or a street, whose office supplies texts: 临河镇, 北门街道."""
    return _DISTRICT.fullmatch(name) is not None


_DISTRICT = lazy_regex(r"[\u4e00-\u9fff]{2,8}(?:[镇鎮乡鄉]|街道|社区|社區|村委)")


def behind_office(text: str) -> str:
    """The person's name that touches an office's before it: 城东区水务局王小明 -> 王小明; "" without one."""
    lengths = (3, 2) if len(text) > _SHORTEST_OFFICE + 2 else ()
    splits = ((text[:-length], text[-length:]) for length in lengths)
    return next((name for office, name in splits if _looks_chinese(name) and is_organisation(office)), "")


_SHORTEST_OFFICE = 3
"""Characters of an office's name that a person's may touch."""


def is_latin_name(name: str) -> bool:
    """Check whether the name is one of two words and more in Latin letters, capitals first: Mara Gebhardt, LI YUAN."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and FOREIGN.fullmatch(name) is not None
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not is_organisation(name)
        and _THING.search(name) is None
    )


_THING = lazy_regex(r"\b(?:article|information|author|published|updated|staff|editorial|newsroom)\b", re.IGNORECASE)
"""Words of a page's furniture and of newsrooms: Article Information, over the names of bbc.com; Reuters Staff."""


@lru_cache(maxsize=8192)
def may_be_person(name: str) -> bool:
    """Check whether the name can stand for a person where a label says so: also pen names and foreign names."""
    if is_person(name):
        return True
    if (
        not 2 <= len(name) <= (24 if not name.isascii() and CJK.search(name) else 40)
        or name in NO_NAMES
        or name in PLACES
        or is_channel(name)
        or _NOBODY.search(name)
        or is_organisation(name)
    ):
        return False
    if CJK.fullmatch(name):
        return len(name) <= 5 and not _PROGRAMME.search(name)
    if _THING.search(name):
        return False
    return bool(FOREIGN.fullmatch(name) or _DOTTED.fullmatch(name) or re.fullmatch(r"[\w\u3400-\u9fff·.-]{2,12}", name))


_PEN_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,5}")


def is_pen_name(name: str) -> bool:
    """Check whether a word that is where a writer may sign can be a pen name: 柳下惠风."""
    return _PEN_NAME.fullmatch(name) is not None and may_be_person(name)


# Numbers and logins of staff beside an editor's name: 杨倩_NF4425, 王小明 PK155, 张三（EN042）, 周宁_zhouning.
_STAFF = lazy_regex(
    r"[\s_（(\[-]{0,8}(?<![A-Za-z])(?:[A-Za-z]{1,4}[-_]?\d{1,6}|\d{1,6}|(?<=[\u4e00-\u9fff]_)[a-z]{2,16})[)）\]]{0,8}$"
)


def without_number(name: str) -> str:
    """杨倩_NF4425 -> 杨倩; a bare code (HN666, AP0013) stays."""
    bare = _STAFF.sub("", name).strip(" _-（(")
    return bare if CJK.search(bare) or (bare and " " in name) else name
