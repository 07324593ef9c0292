"""Lines among an article's paragraphs that are no part of it: credits, prompts, buttons, captions; each with its place.

Every pattern is anchored or short and is tried on one line at a time, so that no input makes it slow.
"""

from __future__ import annotations

from scraper.extract.article.content.boilerplate.boilerplate import AGENCY, DATED, OPENING, Mark
from scraper.extract.article.content.boilerplate.furniture import FURNITURE
from scraper.extract.article.content.boilerplate.printed_credits import CREDITS, NAMES
from scraper.extract.article.content.boilerplate.prompts import PROMPTS
from scraper.extract.article.content.boilerplate.reader_calls import calls_reader
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import LineOpening, any_of

DROPS: tuple[Mark, ...] = (*CREDITS, *FURNITURE, *PROMPTS)
"""A line that begins so is left out alone."""

FREE_DROPS: tuple[Mark, ...] = (
    Mark(
        r"(?<=[（(【\[])[\u4e00-\u9fff·]{2,5}(?:[、，\s][\u4e00-\u9fff·]{2,5}){0,3}\s{0,4}(?:编辑|編輯|责编|責編|编审|校对|整理|编译|編譯|撰文|综合)[)）】\]]$",
        "caixun.com: (… 编辑)",
    ),
    Mark(
        r"[^。！？]{0,110}敬[请請](?:锁定|鎖定|收看|收聽|收听|留意)[^，。]{0,16}[！!。]?$", "tvbs.com.tw: …，敬請鎖定。"
    ),
    Mark(
        r"(?=[^。！？]{0,70}[。！!]?$).{0,20}(?:下载|下載|打开|安装|关注|關注|订阅|訂閱|追蹤|讚好|添加|搜索|搜尋)"
        r".{0,24}(?:客户端|App(?![A-Za-z])|APP|公众号|公眾號|微信|微博|专页|專頁|Telegram|Facebook|Instagram|FB|粉絲|粉丝|訂閱|小程序|手机报)",
        "prompts for an app or an account",
    ),
    Mark(
        r"(?:特约|本报|本報|本网|本網|本刊|本台|新华社|人民网|央视|中新社|中新网|驻.{1,8}|全媒体|[^，。\s]{0,10}(?:日报|晚报|时报|新闻|都市报|商报|晨报|报|网|台|社|周刊|财经|客户端|报道)(?:[（(][\w.]{4,30}[)）])?)?\s{0,8}"
        rf"(?:全媒体|融媒体)?(?:见习|實習|实习|特约|特派|首席|评论员)?(?:记者|記者|通讯员|通訊員|特约通讯员|实习生|實習生|撰稿人|评论员|評論員|特约评论员)\s{{0,8}}[:：/／丨|]?\s{{0,8}}"
        rf"(?:{NAMES}|[\u4e00-\u9fff]{{5,9}}(?=[摄攝]影))(?:\s[\u4e00-\u9fff]{{4,6}}(?:报道|報道|報導|报导))?"
        r"\s{0,8}(?:本[报報网網])?(?:(?:通讯员|通訊員|图据|图片由|图由|图源|供图|摄影|图片|实习生|實習生)[^，。]{0,16})?[)）】\]]?$",
        "a byline of its own: 记者蒋凌",
    ),
    Mark(
        r"[\u4e00-\u9fff·]{2,4}(?:[、 ][\u4e00-\u9fff·]{2,4}){0,3}\s?[/／╱]\s?"
        r"(?:(?:[责責]任?)?[编編](?:[辑輯])?|文(?:\s?[/／、]?\s?[图圖摄攝]影?)?)$",
        "王小明/编辑, 王小明/文、图",
    ),
    Mark(r"(?<=[（(【\[])(?:作者|执笔|執筆|笔者|译者|编译|记者)[^。]{1,80}[)）】\]]$", "（作者系…教授）"),
    Mark(
        r"(?<=[（(〔\[【])[^（）()，。]{2,12}(?:報導|报导|报道|報道|綜合報導|综合报道|专稿|專訊|供稿|整理|電|电)(?:[，,；;、\s][^（）()。]{0,30})?[)）〕\]】]$",
        "bcc.com.tw: （…報導）",
    ),
    Mark(
        r"(?<=[（(])[^（）()，。]{2,18}(?:网|網|报|報|社|中心|频道|台|编辑部|客户端|公众号|微博)[)）]$|(?<=[（(【])本[报報刊台臺][^（）()，。]{1,6}[部组組室][)）】]$|(?<=[（(])(?:中[时時]|旺[报報]|工商|[联聯]合)[^（）()，。]{0,3}\s[)）]$",
        "stcn.com: （…快讯中心）; chinatimes.com: (中時 )",
    ),
    Mark(r"[^，。]{2,14}(?:讯|訊|电|電)\s{0,8}[（(][^）)。，]{2,24}[）)]\s{0,8}$", "…联播讯(…) on a line of its own"),
    Mark(r"[【〔\[][^【】，。]{2,12}[訊讯][】〕\]]$", "【城東日報訊】 in a line of its own"),
    Mark(
        r"[^。！？]{4,80}[。 ][（(]?[图圖]片?\s?[/／∕]\s?[^。，！？]{2,16}"
        r"(?:提供|[摄攝]|[资資]料[照图圖]?|[画畫]面)[）)]?$",
        "城東老街施工現場。圖／水務局提供",
    ),
    Mark(r"[\u4e00-\u9fff]{2,6}社(?:照片|[图圖]片)[，,：: ].{0,100}[摄攝][)）]?$", "新华社照片，北京，…王小明 摄"),
    Mark(
        r"(?![^。！？]{0,160}。?[（(][\u4e00-\u9fff、 ]{2,30}\s[摄攝]影[报報][道導导][）)]$)"
        r"(?:[^。！？]{0,80}。[^。！？]{0,80}|[^。！？]{0,160})(?:\s|[（(，。/／\\])(?:[\u4e00-\u9fff·]{2,12}[\s/]?)?(?:摄|攝|供图|供圖|制图|图源|翻攝)(?:影)?(?:报道|報導|报导)?\s{0,8}[)）/。]?\s{0,8}$",
        "cjn.cn: …周斌 摄",
    ),
    Mark(
        rf".{{0,90}}(?!(?<=[。！？”」])[（(]{AGENCY}(?:[、／/ ]{AGENCY}){{0,3}}[）)])"
        r"[（(](?![限须需應应请請])(?:(?![^（）()]{2,30}[ /／]文\s?[/／、]?\s?(?:[\u4e00-\u9fff]{2,4}\s)?[图圖][）)])"
        r"[^（）()]{0,20}(?:图片|圖片|图|圖|攝|摄|照片|資料|提供|截圖|截图|供圖|供图|資料照|取自[^（）()]{1,10}|翻[攝摄].{0,4}|[畫画]面|Getty.{0,8}|AP|AFP|CNS|Reuters|路透社?|美聯社|法新社|新華社|新华社|中新社|視覺中國|视觉中国|BBC|本報記者))[）)]\s{0,8}。?$",
        "hket.com: …（飛行服務隊圖片）",
    ),
    Mark(
        r"(?=.{0,110}(?:不得|不可|勿|禁|[严嚴]|[谢謝][绝絕]|[请請]|[须須需]|追究|必究|[违違]者|侵[权權犯]))"
        r".{0,60}(?:未经|未經)[^。]{0,14}(?:授权|授權|许可|許可|允许|允許|同意)[^。]{0,20}(?:转载|轉載|摘编|复制|刊登|发布|(?:不得|不可|勿|禁止|严禁|嚴禁|谢绝|謝絕)[^。]{0,6}使用)",
        "qq.com: 【…未经授权，不得转载、摘编等。】",
    ),
)
"""The same, for words that need not be at the beginning: looked for in lines that have one of `_TELLING` at all."""

_TELLING = any_of(
    in_both(
        r"记者|記者|通[讯訊][员員]|撰稿|实习生|實習生|评论员|App|APP|客户端|公[众眾]|微信|微博|[专專][页頁]|Telegram|Facebook|Instagram|FB|粉|[订訂][阅閱]|小程序|手机报|未[经經]|"
        r"[/／╱]\s?[责責编編文]|[图圖]片?\s?[/／∕]|[摄攝][报報]?[道導]?[)）/。]?\s{0,8}$|供[图圖]|制图|图源|敬[请請]|[)）〕\]】]\s{0,8}。?$"
    )
)

_DROP = LineOpening(OPENING, lambda: [in_both(mark.words) for mark in DROPS])
_FREE_DROP = lazy_regex(lambda: in_both(rf"^{OPENING}(?:{'|'.join(mark.words for mark in FREE_DROPS)})"))


def is_dropped(text: str) -> bool:
    """A line among the paragraphs that is left out."""
    return _DROP.match(text) is not None or (_TELLING.search(text) is not None and _FREE_DROP.match(text) is not None)


def closes_page(text: str) -> bool:
    """The last line of the text is the page's: its time, its dateline, or a word to its reader."""
    alone = _TIME_ALONE.fullmatch(text) or _DATELINE_ALONE.fullmatch(text)
    return alone is not None or _is_of_the_page(text) or calls_reader(text)


def _is_of_the_page(text: str) -> bool:
    """Check whether a line says when the page was published, and is no sentence: 城东网 2024-03-08 17:30."""
    if len(text) > _LONGEST_TIME or ":" not in text or not DATED.match(text) or _CLOCK.search(text) is None:
        return False
    return _SAYS.search(text) is None


_CLOCK = lazy_regex(r"[0-2]?\d:[0-5]\d")
_SAYS = lazy_regex(r"[，。！？；,]|[^\d]：")


_TIME_ALONE = lazy_regex(
    r"[（(]?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s{1,4}\d{1,2}:\d\d(?::\d\d)?)?(?:[)）](?:\s?[\u4e00-\u9fff]{2,6})?)?"
    r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日[,，\s]{1,4}\d{1,2}:\d\d"
)
"""The page's time below the text, with a broadcaster's programme: (2012-01-17 20:00) 晚間新聞; a text ends with its
date as 2026年1月31日."""


_DATELINE_ALONE = lazy_regex(
    r"[（(]?(?:本[报報刊社台臺网網]|[\u4e00-\u9fff]{2,8}[社报報网網])[\u4e00-\u9fff]{2,10}(?:\d{1,2}月)?\d{1,2}日[电電讯訊][）)]?"
)
"""本报临河9月11日电: the dateline that a paper prints below the text."""
_LONGEST_TIME = 40
"""Maximum number of characters of a line that says when the page was published."""


def are_contacts(text: str) -> bool:
    """Test for the site's own address, telephone and number of registration in place of a text: no sentences."""
    if len(text) > _LONGEST_FOOT or len(set(_CONTACT.findall(text))) < _MARKS:
        return False
    lines = [
        line for line in text.split("\n") if _CONTACT.search(line) and (line[-1:] not in "。！" or "分辨率" in line)
    ]
    return 5 * sum(map(len, lines)) > 3 * len(text)


def is_foot(text: str) -> bool:
    """Test for what a page prints at its foot or over its headline, taken for a text where that is a picture: contacts
    of the publisher of the site, or the way to the page (当前位置：首页 > 公告)."""
    if _WAY.match(text):
        return "\n" not in text
    return _OF_SITE.search(text) is not None and are_contacts(text)


_CONTACT = lazy_regex(
    in_both(
        r"地址|电话|热线|QQ|邮编|邮箱|信箱|传真|备案|ICP|许可证|资格证|版权所有|Rights|[Cc]opy[Rr]ight|与?本网联系|技术支持|欢迎访问|IPV6"
        r"|(?:[主承]办|主管)\s?[:：]|制作维护|网站地图|分辨率|法律声明|服务条款"
        r"|[路街道]\d{1,4}号|\d{3,4}[-)）]\s?\d{7,8}|[:：]\s?(?:\d{7,8}|1\d{10})(?!\d)|\d{3}-\d{4}-\d{4}|\w@\w"
    )
)
_OF_SITE = lazy_regex(
    in_both(
        r"备案|ICP|版权所有|Rights|[Cc]opy[Rr]ight|技术支持|(?:[主承]办|主管)\s?[:：]|制作维护|网站地图|分辨率|法律声明|服务条款"
    )
)
_LONGEST_FOOT, _MARKS = 150, 2
"""Maximum number of characters of the longest, and different marks of contacts in a text that is nothing else."""

_WAY = lazy_regex(
    r"[^\u4e00-\u9fff]{0,4}(?:[您你]?(?:现在|當前|当前|目前|現在)?(?:所在|的)?的?位置是?|首\s?[页頁])\s?(?:[:：>＞»›]|-->)"
)
"""The beginning of a breadcrumb."""
