"""Word tables of lists: addresses, class names and labels that distinguish an article's link from any other."""

from __future__ import annotations

import re

from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import skipping, telling
from scraper.extract.shared.word_tables import alternatives


def _han(words: str) -> str:
    """Alternatives for a table of words in Simplified characters, in either script."""
    return f"(?:{'|'.join(both(words.split()))})"


def _whole(words: str) -> str:
    """Alternatives that are whole words of class names and ids."""
    return rf"(?:^|[\s_-]){alternatives(words)}(?=$|[\s_-])"


# --- addresses -------------------------------------------------------------------------------------------------------

NO_ADDRESS = tuple("# javascript: mailto: tel: data: about: void".split())
"""Beginnings (lower case) of a ``href`` that leads nowhere."""

NO_ADDRESS_BEGINS = frozenset(first for word in NO_ADDRESS for first in (word[0], word[0].upper()))
"""Their first characters: most links are passed over by them."""

_NO_ARTICLE_FOLDERS = "users? authors? members? profiles? people tags? keywords? search login register comments? share"
_NO_ARTICLE_PARAMETERS = "uid userid u typeid filter keyword kw tag share replytocom"
_NO_ARTICLE_OF_DISCUZ = "(?<=mod=)(?:space|redirect)|(?<=space-)uid|(?<=goto=)lastpost"
NO_ARTICLE = lazy_regex(
    rf"[/?&=-](?:(?<=/)(?=[acklmprstu])(?!(?<=//)people\.)(?:{alternatives(_NO_ARTICLE_FOLDERS)}(?:[/.?]|$)|page/\d{{1,4}}/?(?:[?#]|$))"
    rf"|(?<=[?&])(?:{alternatives(_NO_ARTICLE_PARAMETERS)}=|paged?=\d{{1,4}}(?:[&#]|$))"
    rf"|(?<=[=-])(?:{_NO_ARTICLE_OF_DISCUZ}))"
)
"""Addresses (lower case) of people's pages, tags, searches, comments, a list's further pages, a thread's last post."""

DOCUMENT = lazy_regex(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|ofd|zip|rar)(?:[?#]|$)", re.IGNORECASE)
"""Address of a document, whose folder may have any name: /upload/user/1/notice.pdf."""

PICTURE_ENDS = frozenset((".jpg", ".png", ".gif", ".bmp", "jpeg", "webp"))
"""The last characters (lower case) of the address of a picture: that of a licence, or a larger one."""

_ABOUT_FOLDERS = "about(?:us)? contact(?:us)? help copyright legal privacy"
CHANNEL = lazy_regex(
    rf"/{alternatives(_ABOUT_FOLDERS)}/[^/]{{0,40}}$"
    rf"|[lmc](?<![^/].)(?:(?<=l)ist|(?<=m)ore|(?<=c){alternatives('hannel olumn ategory')})(?:[/_-]?\d{{1,5}}){{0,2}}"
    r"(?:\.(?:s?html?|aspx?|php|jsp|do|psp)|/?)(?:[?#]|$)"
    r"|/n\d{1,8}/(?:index\.\w{3,5})?(?:[?#]|$)"
)
"""Address (lower case) of a channel's list, or of a page about the site: /13292/list.htm, /channel/12, /about/3.html,
/n123/n4567/index.html.
"""

HOME = lazy_regex(r"(?:https?:)?+(?://[^/?#]{1,80}+)?+(?:\.{0,2}/){0,4}+(?:(?:index|default)\.\w{3,5})?")
"""Address, as a whole, of the front page of a site, or of a folder."""

NUMBERED = lazy_regex(r"\d{4}")
"""Part of the path of most articles' addresses: a year, or a long number (/2025/1230/c1001-40123456.html)."""

_NO_ARTICLE_FILES = "index list page forum board group node channel column cat class default home"
WORDED = lazy_regex(r"(?:^|[/-])[a-z]{2,}(?:-[a-z]{2,}){2,}")
"""Part of the addresses (lower case) of articles that are named by words: /old-town-renewal-begins/."""

DIGIT = lazy_regex(r"\d")
ARTICLE = lazy_regex(
    r"/\d{2}/\d{2}"  # a day: /12/30/old-town
    r"|[?&;](?:\w*id|a|p|s|t)=\w*\d|/(?:p|a|t|n|c|s)/?\d+"  # ?id=37, /p/37
    rf"|(?:^|/)(?!{alternatives(_NO_ARTICLE_FILES)}[^/]*$)"
    r"[^/?]*\d\.(?:s?html?|aspx?|php|jsp)"  # show-12-345-1.html, content_37.html; not index_2.html
    r"|(?=[a-z0-9]{10})(?=[^/]{0,40}\d)(?=[^/]{0,40}[a-z])"  # /c/8vxyabc123z
    r"|/(?=[a-f]{0,7}\d)(?=\d{0,7}[a-f])[0-9a-f]{8}(?:[/.?]|$)"  # /posts/87bd8cf4/
)
"""Part of the addresses (lower case) of other articles, but of no channel's; each has a digit."""

_OF_READERS = "blog club bbs forum"
_NETWORKS = "weibo twitter facebook instagram youtube t"
NO_NEWS = lazy_regex(
    r"[/.?&=](?:"
    rf"(?<=/)(?:/(?:[\w-]+\.)*{alternatives(_NETWORKS)}\.(?:com|cn|me)/|/x\.com/"  # posts
    rf"|/(?:[\w-]+\.)*{alternatives(_OF_READERS)}\.|thread[s/-]"  # what readers write
    r"|(?:book|novel)/\d+\.|(?:download|apps?|mobile)/)"
    r"|(?<=[/.])(?:mall|shop|live)\."
    r"|(?<=[?&])(?:bid=\d|\w*url=https?:)|(?<=[?&/])ad_?(?:click|id)\b"  # advertisements that count clicks
    r"|(?<==)(?:click&|__[A-Z]{2,}__))",
    re.IGNORECASE,
)
"""Addresses on a front page besides news: posts, threads, novels, applications, shops, counted clicks. All begin with
one of few signs, for which Python searches quickly."""

_SUBJECT_FOLDERS = "zt zt_d zhuanti zhuanli subject specials? topics?"
SUBJECT = lazy_regex(rf"/{alternatives(_SUBJECT_FOLDERS)}(?:[/?]|$)", re.IGNORECASE)
"""Address of a page about one subject."""

DATED = lazy_regex(
    r"[/12](?:(?<=/)(?:(?:19|20)\d\d[/_-]?\d\d|\d\d/\d{4}/)"
    r"|(?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d[_-]?(?:0[1-9]|1[0-2])[_-]?(?:0[1-9]|[12]\d|3[01]))"
)
"""A day in an address."""

YEAR_FOLDER = lazy_regex(r"/20\d\d/[^/?]{8}")
"""The folder of a year with an article in it: /interactive/2025/old-town-map/."""

# --- names of blocks -------------------------------------------------------------------------------------------------

ASIDE = lazy_regex(
    _whole(
        r"rank\w* top[1-9]0+ phb paihang\w* foot\w* crumbs? mbx copyright comments? friend\w* flink\w*"
        r" yqlj login overlay\w* modal dialog popup hidden"
    )
    + "|"
    + alternatives("ranking breadcrumb footer navbar topnav mainnav subnav megamenu dropdown page-?bottom bottom-?nav")
)
"""Secondary parts of a page, which are never its main listing."""

ASIDE_UNLESS_DATED = lazy_regex(
    _whole(r"aside rail tuijian\w* relate related\w* xgyd xgxw hide news_hide")
    + r"|(?:^|\s)side(?=$|\s)|right[_-]?side|side[_-]?(?:bar|box|list|news|col|r)|tuijian|related"
)
"""Secondary parts, save a list whose entries have dates or teasers."""

ADVERTISEMENT = lazy_regex(_whole(r"ads? advert\w* sponsor\w*"))
"""An advertisement, or a list in a place for one: its pictures decide."""

ADVERTISED = lazy_regex(
    r"(?<![a-z])(?<!after[_-])(?<!before[_-])(?<!no[_-])(?<!non[_-])(?<!has[_-])(?<!with[_-])"
    r"(?:ads?|advert\w*|sponsor\w*)(?=$|[\s_-])"
)
"""The same of one entry among others, which may be after an advertisement."""

_SPONSORED = """
    广告 推广 赞助 赞助内容 廣告 推廣 贊助 広告 광고 реклама anzeige publicidad publicité
    sponsored advertisement advertorial promoted sponsored\\scontent sponsored\\spost
"""
SPONSORED = lazy_regex(rf"[\[(（【]?\s?{alternatives(_SPONSORED)}\s?[\])）】]?", re.IGNORECASE)
"""The label of an entry that is an advertisement, as a whole line."""

LONGEST_SPONSORED = 20
"""Maximum number of characters of the longest such line."""

ASIDE_PERHAPS = lazy_regex(_whole(r"click\w* tags? keywords? share\w*"))
"""Secondary parts if they are the smaller part of the page: the stream of a portal may have such a name, too."""

MENU = lazy_regex(_whole(r"nav(?!\w*news)\w* menu\w*"))
"""The same of menus, save a list of headlines: what a script keeps in sight is called ``nav_fixed``."""

CHOSEN = lazy_regex(_whole(r"hot\w* recom guess\w* popular most\w* also") + "|hot-?(?:list|news|topic)|recommend")
"""A choice of stories, secondary if it is the smaller part, save a list whose entries have dates or teasers."""

ASIDE_TAGS = frozenset(("nav", "footer", "aside", "select"))

SECOND = lazy_regex("right|" + _whole("rcol fr r"))
"""A column that is seldom the main one, though it may be (a menu at the left, the list at the right)."""

SHOW = lazy_regex(alternatives("video shipin photo gallery marquee scroll-?pic"))
"""A showcase of pictures or films."""

LEAD = lazy_regex(alternatives("focus slide swiper carousel lunbo jiaodian banner"))
"""A showcase that repeats the list, or a list of leads: a list where it has no pictures."""

TITLE = lazy_regex(alternatives("title headline headtext subject caption") + "|" + _whole("tit bt hd"))
"""The headline in an entry."""

TEASER = lazy_regex(
    alternatives("abstract summary intro brief teaser digest excerpt standfirst subhead subtitle zhaiyao jianjie daodu")
    + "|"
    + _whole(r"abs desc\w* dek deck lead txt trail\w* blurb")
)
"""The teaser in an entry, however short its text."""

LABEL = lazy_regex(alternatives("label cate channel column icon flag kicker eyebrow badge") + "|" + _whole("tag"))
"""A label in front of a headline."""

# --- labels over lists -----------------------------------------------------------------------------------------------

_ASIDE_LABELS = """
    排行 排名 热点 热门 热搜 热文 热评 热读 最热 人气 推荐 编辑精选 相关 猜你 还看 都在看 都在读 延伸
"""
ASIDE_LABEL = lazy_regex(
    _han(_ASIDE_LABELS) + r"|(?:点击|點擊)(?![数量率])|榜$|most\s|popular|trending|related", re.IGNORECASE
)
"""In the label over a list that is not the main one."""

_MEDIA_LABELS = "图片新闻 视频新闻 影音新聞"
MEDIA_LABEL = lazy_regex(_han(_MEDIA_LABELS))
"""The same over a list of captions; one with dates or teasers is a list as any other."""

# --- texts of links --------------------------------------------------------------------------------------------------

_COMMANDS = """
    查看 阅读 点击 了解 更多 详细 详情 全文 继续 展开 返回 回到 进入 加载
    分享 收藏 举报 投稿 评论 コメント 댓글 登录 登入 注册 註冊 设为首页 加入收藏
"""
"""Links that do something."""
_ABOUT_SITE = """
    违法和不良信息 违法不良信息 互联网违法和不良信息 网上有害信息 涉未成年人
    联系我们 聯絡我們 关于我们 版权 版權 隐私 免责 网站地图 使用条款 广告 招聘 诚聘
"""
"""Links about the site."""
_REGISTERED = r"(?:公网安|ICP|IPC)[备備证證]|(?:经营|经營|服务|服務|出版物?|视听节目)许可[证證]"
"""In the number of a site's registration, and in the name of a licence.

``IPC`` is how many misspell it.
"""
_PAGE_BOUNDS = "[下上首末尾]页 [下上]一页 [下上首末尾]頁 [下上]一頁"
_REPLIES = "跟贴 跟帖 回应 回复 回覆"
_REMARKS = "评论 跟贴 跟帖 回复 回覆"
_COUNTED = "评论 跟贴 跟帖 回复 人参与 条 次"
_COUNTED_ABROAD = "comments? replies kommentare? commentaires? comentarios?"
"""Units of a number of readers' reactions."""
_LAYOUT_GUIDES = "版面 标题 本版"
"""导航 after these words guides through a printed paper."""
_PAGE_STAFF = "责任编辑 责编 编辑 主编 美编 校对 组版 版式"
"""Who made up a page of a printed paper."""

_READ_ON = (
    r"(?:(?:(?:read|see|view|show|learn|continue|keep)\s)?more|(?:continue|keep)\sreading|(?:read|view|full)\s(?:the\s)?"
    r"(?:full\s)?(?:article|story|post|text)|(?:mehr|weiter)\s?lesen|lire\s(?:la\s)?suite|(?:leer|ver)\smás)"
)
"""Words in letters that lead on to an article."""

_ABOUT_SITE_ABROAD = r"""
    privacy(?:\spolicy)? cookies?(?:\spolicy)? terms(?:\s(?:of|and|&)\s\S(?:.{0,10}\S)?)? about(?:\sus)?
    contact(?:\sus)? site\s?map advertise(?:\swith\sus)? subscribe register log\s?in sign\s?(?:in|up) imprint impressum
    datenschutz(?:erklärung)? mentions\slégales plan\sdu\ssite aviso\slegal más\sinformación
"""
PAGES_ABROAD = r"""
    siguientes? próxim[oa]s? seguinte suivante?s? nächste weiter volgende następn[ae] avanti successiv[ao]
    вперёд вперед следующ(?:ая|ие)
"""
"""What leads to the next page of a list, in letters; of a few also to other things."""

_OPEN, _CLOSE = r"[\[\(（【「『<《›»>\s.…]{0,8}", r"[\]\)）】」』>》›»\s.…]{0,8}"

STOCK = lazy_regex(
    # a label in brackets: [社会]
    r"[\[\(（【［〔<]\s{0,8}[^\]］】]{1,6}[\]\)）】］〕>]"
    rf"|{_OPEN}(?:(?:{_han(_COMMANDS)}|{_han(_ABOUT_SITE)}|{alternatives(_PAGE_BOUNDS)}|{_han(_REPLIES)}).{{0,4}}"
    # a date, a number of comments, the last post
    r"|最[后後](?:发表|回[复覆]).{0,200}"
    r"|(?:[昨前今]天|\d{1,4}\s?\w{1,3}前|[半一]\w{1,3}前|[\d年月日號/.-]{4,11})\s?(?:[\d:]{4,8})?|[\d:]{4,8}"
    rf"|\d{{1,12}}.{{0,3}}(?:{_han(_COUNTED)}|{alternatives(_COUNTED_ABROAD)})|(?=c)comments?\s?\(\d{{1,7}}\)"
    r"|\d{1,3}\s?(?:min(?:ute)?s?|h(?:ours?)?|d(?:ays?)?)\sago"
    # a day in words, the archive of a month
    r"|(?=(?:\d\d?\W)?\D{3,14}\d)(?:\d{1,2}\.?\s)?[^\W\d_]{2,10}\.?(?:\sde|\s\d{1,2},)?\s(?:19|20)\d\d(?:\s?\(\d{1,4}\))?"
    # a day as WordPress sets it, what leads to the posts around
    r"|(?=\d)(?:\d{1,2}\s){0,2}\d{0,2}\s?月(?:\s\d{1,2})?,?\s(?:19|20)\d\d"
    r"|(?=[pno上下前后後])(?:(?:prev(?:ious)?|next|older|newer)(?:\s(?:posts?|articles?|page|story))?|[上下前后後]一?[篇則则])"
    rf"|(?=[a-zв-сéа])(?:{alternatives(_ABOUT_SITE_ABROAD)}|{alternatives(PAGES_ABROAD)})"
    rf"|.{{0,4}}(?:专题|更多)|(?=[a-z]){_READ_ON}.{{0,3}}"
    rf"|(?!\s)(?=[^备備证證]{{0,20}}+[备備证證]).{{0,12}}(?:{_REGISTERED})(?:.{{0,23}}\S)?"
    # a quotation
    r"|(?=[^\d\s]\D{2,10}+\d)[^\d\s]{2,8}\s{1,2}[+-]?\d{1,6}\.\d{1,4}%?(?:\s{0,2}[+-]?\d{1,6}\.\d{1,4}%?){0,2}"
    # the pages of a printed paper, and who made them up
    r"|第\s?[A-Z]?\d{1,3}\s?版(?:.{0,11}\S)?|[A-Z]\d{1,3}版?\s?[:：](?:.{0,7}\S)?|[上下]一?[版期]|PDF.{0,6}"
    rf"|{_han(_LAYOUT_GUIDES)}.{{0,4}}(?:导航|導航)|(?:本版|本期)?{_han(_PAGE_STAFF)}.{{0,3}}[:：](?:.{{0,13}}\S)?"
    rf"){_CLOSE}",
    re.IGNORECASE,
)
"""A text that is never a headline, as a whole. What may begin with any character says first which it needs."""

STAFF = lazy_regex(
    rf"{_OPEN}(?:(?:本版|本期)?{_han(_PAGE_STAFF)}.{{0,3}}[:：].{{0,40}}"
    rf"|(?:本版|本期){_han(_PAGE_STAFF)}\s[\u4e00-\u9fff\s]{{2,20}}){_CLOSE}"
)
"""An entry of a printed page that names who made it up, and is no article."""

_LEADS = "查看 阅读 点击 了解 看"
_LEADS_ON = "展开 收起 显示 查看 阅读 进入 点击"
_AHEAD = "详细 详情 全文 更多 继续阅读"
LEADING_ON = telling(rf"{_han(_AHEAD)}|{_han(_REMARKS)}|(?i:{_READ_ON}|comments?\b)")
"""Words that lead on from a teaser, or to its comments: a page without them has no link of them."""
REMARKS = lazy_regex(
    rf"(?:发表|查看|全部)?{_han(_REMARKS)}[数數]?\s?[:：]?\s?[\[(（]?\d{{0,7}}[\])）]?"
    rf"|\d{{1,7}}\s?[条條则則]?{_han(_REMARKS)}|\d{{1,7}}\scomments?|comments?\s?:?\s?\(?\d{{0,7}}\)?",
    re.IGNORECASE,
)
"""A link to an entry's comments, which of a flash is the only one."""

MORE = skipping(
    rf"[\[\(（【<《.…]{{0,3}}\s?(?:{_han(_LEADS)}?(?:{_han(_AHEAD)}|{_READ_ON})"
    rf"{_han('内容 报道 信息')}?"
    rf"|(?<=[。！？…”.】\s]){_han(_LEADS_ON)}{_han('全部 全文 原文 专题 更多')}?)\s?[\]\)）】>》›».…→↓∨]{{0,4}}\s?$"
    r"|(?<=[。！？…”])[\[【][^\[\]【】]{1,4}[\]】]$",
    re.IGNORECASE,
)
"""The words at the end of a teaser that lead on to the article."""

DATE = lazy_regex(
    r"[-/.月:天刚剛前a, ](?:(?<=\d[-/.月])\d|(?<=\d:)\d\d|(?<=[昨前]天)|(?<=刚)刚|(?<=剛)剛"
    r"|(?<=[分时時天]前)|(?<=[分时時天][钟鐘間间]前)|(?<=\ba)go\b"
    r"|(?<=\d,)\s?(?:19|20)\d\d|(?<=\d )[A-Z][a-z]{2,8}\.?,?\s(?:19|20)\d\d)"
)
"""A sign of a date or a time, also of a relative one: the middle of 12-30 or 9:15, the end of 昨天 or 3分钟前,
the year of Dec 30, 2025."""

LABELLED_DATE = lazy_regex(r"\D{0,8}[12]\d{3}[-/.年]\d")
"""A text that begins with a date: 出版時間: 2021/07/14."""

DATE_AT_END = lazy_regex(
    r"(?<![-—–~～至到])(?<!时间)(?<!時間)(?<!日期)(?:(?<![于於在为為自从從[(（])\s?|\s?[\[(（])(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?\s?[\])）]?$"
)

DATE_AT_START = lazy_regex(
    r"(?:[\[(（【]\s?(?:(?:19|20)\d\d[-/.])?\d{1,2}[-/.]\d{1,2}\s?[\])）】]\s?(?:\d{1,2}:\d\d(?::\d\d)?\s)?"
    r"|(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s\d{1,2}:\d\d(?::\d\d)?)?\s?)"
    r"(?=[^起至前后後的以及—~/-].{3})"
)
"""A date before a headline in its link: [11-03] …, 2025-11-03 …"""

DATE_BEGINS = frozenset("12[(（【")
"""The first characters of such a text."""

LONGEST_DATE = 24
"""Maximum number of characters of the longest such text."""

DATE_ENDS = frozenset("0123456789０１２３４５６７８９日])） ")
"""The last characters of such a text."""

BETWEEN = " \t:：|｜·•-—_/丨,，"
"""Characters between a headline and a label or date beside it."""

DATE_LABELS = alternatives("发[布表]于? 發[布表佈]於? 更新于? [时時][间間] 日期")
"""Pattern of a label before a date."""
_MOMENTS = "年月日號号时時小分秒天前后後今昨刚剛钟鐘上下中晚午早凌晨"
"""Characters of dates and times, also of relative ones."""
_TIMES = "阅读 浏览 点击 播放"
"""Counted in times (次)."""
_VIEWS = "阅读 浏览 点击 评论 播放"
GLUED = lazy_regex(
    rf"[\[(（【]?(?:{DATE_LABELS}?[:：]?\s?(?=.{{0,23}}(?:\d|天|刚刚|剛剛))[\d/.:：{_MOMENTS}\s-]{{2,24}}"
    r"|\d{1,3}(?:[.、]|(?:,\d{3}){1,2})?|\d{1,4}(?:\.\d{1,2})?[万萬亿億wWkK]\+?"
    rf"|\d{{1,7}}\s?(?:次?{_han(_TIMES)}|条?{_han('评论')}|{_han('跟贴 跟帖 回复 回覆')}|人?{_han('点赞 赞 参与')})"
    rf"|{_han(_VIEWS)}[量数數]?[:：]?\s?\d{{1,7}})[\])）】]?"
)
"""A text in a headline's link that is no part of it: a date, a number, a number of readers (88万)."""

_MEDIA_WORDS = "视频 短视频 影片 音频 图集 组图 多图 图文 图解 图片 动图 长图 漫画 直播"
_LABEL_WORDS = f"""
    {_MEDIA_WORDS} 直播中 正在直播 直播回放 专题 高清 独家 原创 置顶 推荐 热点 热门 快讯 突发 要闻 头条 最新 即时 精华
    热 新 荐 顶 精 图 爆 沸
    new hot top live video
"""
LABEL_TEXT = lazy_regex(
    rf"[\[(（【]?{_han(_LABEL_WORDS)}[!！]?[\])）】]?|[\[［〔]\s?[^\W\d_]{{1,4}}\s?[\]］〕]", re.IGNORECASE
)
"""A label that an element of its own holds before a headline: a word, or any in square brackets."""

MEDIA_BEFORE = lazy_regex(rf"[\[［(（【]\s?{_han(_MEDIA_WORDS)}\s?[\]］)）】]\s?")
"""The kind of an entry in brackets before its headline, in the same text: no part of it where all entries have it."""

_LABEL_WORDS_AFTER = "热 新 荐 顶 精 爆 沸 new hot top"
LABEL_AFTER = lazy_regex(rf"[\[(（【]?{_han(_LABEL_WORDS_AFTER)}[!！]?[\])）】]?", re.IGNORECASE)
"""A label after a headline; (图) there is part of the headline."""

PINNED = lazy_regex(r"[\[【(（]?\s?置[顶頂]\s?[\]】)）:：|｜]\s?|[\[【(（][图圖]文[\]】)）]\s?")
"""The label of a pinned entry, or of one with a picture, before its headline as plain text: 置顶：…, [图文] …"""

_CREDITED = "作者 来源 责任编辑 责编 编辑 编译 标签 关键词 栏目 频道 分类 主讲人 报告人 发稿时间 发布时间"
_CREDITS = rf"(?:{_han(_CREDITED)}|{DATE_LABELS})\s?[:：]"

_REMARKED = "热评 神评 最新评论 网友评论 精彩评论 最新回复 网友跟帖"
"""Labels of what a reader wrote of an entry."""

META_ABROAD = """
    publié mis\\sà\\sjour veröffentlicht aktualisiert erschienen publicado actualizado pubblicato aggiornato publisert
    publicerad udgivet gepubliceerd опубликовано обновлено opublikowano 投稿日 公開日 更新日 掲載日 입력 수정
"""
META = lazy_regex(
    rf"(?:{DATE_LABELS}|更新[于於]|分[类類][于於]?|收[录錄][于於]|(?:作\s?者|[来來]源)(?!\w)|本文字[数數]"
    rf"|{_CREDITS}|{_han(_REMARKED)}\s?[:：]"
    rf"|posted|published|updated|filed\sunder|symbols\scount|reading\stime|{alternatives(META_ABROAD)})",
    re.IGNORECASE,
)
"""Beginnings of a line about an entry: its date, its author, its categories."""

META_NAME = lazy_regex(_whole(r"meta\w* byline authors? dates? time source"))
"""The name of a block with lines about an entry."""

CREDITS = skipping(rf"(?:{_CREDITS}\s?[^\s，。；：:（(]{{0,16}}?(?:\s{{1,2}}|(?={_CREDITS}))){{1,3}}(?![A-Za-z])")
"""Who wrote what follows, where and when."""
CREDITS_AFTER = lazy_regex(rf"(?<=[。！？…”」』.])\s{{0,2}}[\[(（【]?{_CREDITS}[^。]{{0,60}}$")
"""The same after a teaser's last sentence."""
NO_END = lazy_regex(r"^[（(《“「]|[，。；！？,;!?…]")
"""Sign of an inline element that is a part of the sentence before it."""

PROSE = lazy_regex(r"[，。；！？,;!?…]|\.\.")
"""Punctuation of sentences, and the dots after a cut one."""

SENTENCE = lazy_regex("[。；]|[…⋯.]$")
"""Sign of a teaser, whole or cut, which headlines seldom have."""
