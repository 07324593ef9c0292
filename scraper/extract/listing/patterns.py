"""The tables that lists are read by: names, labels and addresses that tell an article's link from any other."""

from __future__ import annotations

import re


def _whole(*words: str) -> str:
    """Alternatives that stand as whole words in class names and ids."""
    return r"(?:^|[\s_-])(?:" + "|".join(words) + r")(?=$|[\s_-])"


# --- addresses -------------------------------------------------------------------------------------------------------

NO_ADDRESS = re.compile(r"#|javascript:|mailto:|tel:|data:|about:|void", re.IGNORECASE)
"""What stands in a href and leads nowhere."""

NO_ARTICLE = re.compile(
    r"/(?:user|authors?|member|people|tags?|keywords?|search|login|register|comments?|share)(?:[/.?]|$)|"
    r"[?&](?:uid|typeid|filter|keyword|kw|tag)=|mod=(?:space|redirect)|space-uid|goto=lastpost"
)
"""Addresses (lower case) of people's pages, tags, searches, comments, the last post of a thread (Discuz)."""

CHANNEL = re.compile(
    r"(?:^|/)(?:list|more|channel|column|category)(?:[/_-]?\d{1,5}){0,2}(?:\.(?:s?html?|aspx?|php|jsp|do|psp)|/?)(?:[?#]|$)"
)
"""The address (lower case) of a channel's list: /13292/list.htm, /list_37.html, /channel/12."""

NUMBERED = re.compile(r"\d{4}")
"""What the path of most articles' addresses carries: a year, or a long number (/2025/1230/c1001-40123456.html)."""

ARTICLE = re.compile(
    r"/\d{2}/\d{2}"  # a day: /12/30/old-town
    r"|[?&;](?:\w*id|a|p|s|t)=\w*\d|/(?:p|a|t|n|c|s)/?\d+"  # ?id=37, /p/37
    r"|(?:^|/)(?!(?:index|list|page|forum|board|group|node|channel|column|cat|class|default|home)[^/]*$)"
    r"[^/?]*\d\.(?:s?html?|aspx?|php|jsp)"  # show-12-345-1.html, content_37.html; not index_2.html
    r"|(?:^|/)[a-z]{2,}(?:-[a-z]{2,}){2,}"  # /old-town-renewal-begins/
    r"|(?=[a-z0-9]{10})(?=[^/]{0,40}\d)(?=[^/]{0,40}[a-z])"  # /c/8vxyabc123z
)
"""What it carries elsewhere (lower case), and that of a channel does not."""

NO_NEWS = re.compile(
    r"//(?:[\w-]+\.)*(?:weibo|twitter|facebook|instagram|youtube|t)\.(?:com|cn|me)/|//x\.com/"  # posts
    r"|/(?:book|novel)/\d+\.|[?&]bid=\d"  # novels
    r"|/(?:download|apps?|mobile)/|[/.](?:mall|shop|live)\.",
    re.IGNORECASE,
)
"""What a front page leads to besides news: posts, novels, applications, shops."""

SUBJECT = re.compile(r"/(?:zt|zt_d|zhuanti|zhuanli|subject|special|specials|topics?)(?:[/?]|$)", re.IGNORECASE)
"""The address of a subject's page."""

DATED = re.compile(
    r"/(?:(?:19|20)\d\d[/_-]?\d\d|\d\d/\d{4}/)|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
"""The day in an address."""

# --- names of blocks -------------------------------------------------------------------------------------------------

ASIDE = re.compile(
    _whole(
        *"rank\\w* top[1-9]0+ phb paihang\\w* foot\\w* crumbs? mbx copyright comments? friend\\w* flink\\w*".split(),
        *"yqlj login overlay\\w* modal dialog popup hidden".split(),
    )
    + r"|ranking|breadcrumb|footer|navbar|topnav|mainnav|subnav|megamenu|dropdown|page-?bottom|bottom-?nav"
)
"""Of what stands beside a main listing, and never for one."""

ASIDE_UNLESS_DATED = re.compile(
    _whole(*"aside rail tuijian\\w* relate related\\w* xgyd xgxw hide news_hide".split())
    + r"|(?:^|\s)side(?=$|\s)|right[_-]?side|side[_-]?(?:bar|box|list|news|col|r)|tuijian|related"
)
"""Of what stands beside one, save a list whose entries have dates or teasers."""

ADVERTISEMENT = re.compile(_whole(*"ads? advert\\w* sponsor\\w*".split()))
"""Of an advertisement, or of a list that stands in a place for one: what it holds decides."""

ASIDE_PERHAPS = re.compile(_whole(*"click\\w* nav\\w* menu\\w* tags? keywords? share\\w*".split()))
"""Of what stands beside one if it is the smaller part of the page: the stream of a portal may be named so, too."""

CHOSEN = re.compile(
    _whole(*"hot\\w* recom guess\\w* popular most\\w* also".split()) + r"|hot-?(?:list|news|topic)|recommend"
)
"""The same for a choice of stories, save a list whose entries have dates or teasers."""

ASIDE_TAGS = frozenset(("nav", "footer", "aside", "select"))

SECOND = re.compile("right|" + _whole("rcol", "fr", "r"))
"""Of a column that is seldom the main one, though it may be (a menu at the left, the list at the right)."""

SHOW = re.compile("video|shipin|photo|gallery|marquee|scroll-?pic")
"""Of showcases: they carry pictures and films."""

LEAD = re.compile("focus|slide|swiper|carousel|lunbo|jiaodian|banner")
"""Of showcases that repeat what the list has, or of lists of leads: where there are no pictures, they are lists."""

TITLE = re.compile("title|headline|headtext|subject|caption|" + _whole("tit", "bt", "hd"))
"""Of the headline in an entry."""

TEASER = re.compile(
    "abstract|summary|intro|brief|teaser|digest|excerpt|zhaiyao|jianjie|daodu|"
    + _whole("abs", r"desc\w*", "dek", "lead", "txt")
)
"""Of the teaser in an entry: however short its text, it is one."""

LABEL = re.compile("label|cate|channel|column|icon|flag")
"""Of a label glued to the front of a headline."""

# --- texts -----------------------------------------------------------------------------------------------------------

ASIDE_LABEL = re.compile(
    r"排行|排名|图片新闻|圖片新聞|视频新闻|影音新聞|热点|熱點|热门|熱門|热搜|熱搜|热文|热评|最热|最熱|点击(?![数量率])|點擊(?![數量率])|人气|人氣|推荐|推薦|相关|相關"
    r"|猜你|还看|還看|延伸|榜$|most\s|popular|trending|related",
    re.IGNORECASE,
)
"""In the label over a list that is not the main one."""

_OPEN, _CLOSE = r"[\[\(（【「『<《›»>\s.…]{0,8}", r"[\]\)）】」』>》›»\s.…]{0,8}"

STOCK = re.compile(
    # a label in brackets: [社会]
    r"[\[\(（【［〔<]\s{0,8}[^\]］】]{1,6}[\]\)）】］〕>]|"
    + _OPEN
    # what to do, or about the site
    + "(?:(?:查看|阅读|閱讀|点击|點擊|了解|更多|详细|詳細|详情|詳情|全文|繼續|继续|展开|展開|返回|回到|进入|進入|加载"
    "|加載|下一?[页頁]|上一?[页頁]"
    "|首[页頁]|末[页頁]|尾[页頁]|评论|評論|跟[贴帖]|回[应應覆复]|分享|收藏|登[录錄入]|注册|註冊|设为首页"
    "|加入收藏|联系我们|聯絡我們|关于我们|關於我們|版[权權]|[隐隱]私|免责|免責|网站地图|網站地圖|使用条款|广告|廣告|招聘|诚聘|投稿|举报|舉報).{0,4}"
    # a date, a number of comments, the last post
    r"|最[后後](?:发表|回[复覆]).{0,200}|(?:[昨前今]天|\d{1,4}\s?\w{1,3}前|[半一]\w{1,3}前|[\d年月日號/.-]{4,11})\s?(?:[\d:]{4,8})?|[\d:]{4,8}"
    r"|\d{1,12}.{0,3}(?:评论|跟贴|跟帖|回复|人参与|条|次)"
    "|.{0,4}(?:专题|更多)|more.{0,3}"
    # the pages of a printed paper, and who made them up
    r"|第\s?[A-Z]?\d{1,3}\s?版.{0,12}|[A-Z]\d{1,3}版?\s?[:：].{0,8}|[上下]一?[版期]|(?:版面|标题|標題|本版).{0,4}导航|PDF.{0,6}"
    "|(?:本版|本期)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|主编|主編|美编|美編|校对|校對|组版|組版|版式).{0,3}[:：].{0,14}"
    ")" + _CLOSE,
    re.IGNORECASE,
)
"""Texts of links that are no headline, whole."""

MORE = re.compile(
    r"[\[\(（【<《]?\s?(?:查看|阅读|閱讀|点击|點擊)?(?:详细|詳細|详情|詳情|全文|更多|繼續閱讀|继续阅读|more)(?:内容|內容|报道|報道)?"
    r"\s?[\]\)）】>》›».…]{0,4}\s?$",
    re.IGNORECASE,
)
"""What stands at the end of a teaser and leads on."""

DATE = re.compile(r"\d{1,2}[-/.月]\d{1,2}|\d{1,2}:\d\d|[昨前]天|刚刚|剛剛|[分时時天][钟鐘間间]?前|\bago\b")
"""A date or a time, also one that counts from now."""

LABELLED_DATE = re.compile(r"\D{0,8}[12]\d{3}[-/.年]\d")
"""A text that begins with a date: 出版時間: 2021/07/14."""

DATE_AT_END = re.compile(
    r"\s?[\[(（]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?\s?[\])）]?$"
)

BETWEEN = " \t:：|｜·•-—_/丨,，"
"""What stands between a headline and what is glued to it."""

GLUED = re.compile(
    r"[\[(（【]?(?:(?:发[布表]于?|發[布表佈]於?|更新于?|[时時][间間]|日期)?[:：]?\s?"
    r"(?=.{0,23}(?:\d|天|刚刚|剛剛))[\d/.:：年月日號号時时小分秒天前后後今昨刚剛钟鐘上下中晚午早凌晨\s-]{2,24}"
    r"|\d{1,3}[.、]?|\d{1,4}(?:\.\d{1,2})?[万萬亿億wWkK]\+?"
    r"|\d{1,7}\s?(?:次?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|播放)|条?(?:评论|評論)|跟[贴帖]|回[复覆]|人?(?:点赞|赞|讚|参与))"
    r"|(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|播放)(?:量|数|數)?[:：]?\s?\d{1,7})[\])）】]?"
)
"""A text in a headline's link that is no part of it: a date, a number, how hot it is (88万)."""

LABEL_TEXT = re.compile(
    r"[\[(（【]?(?:专题|專題|视频|視頻|影片|图集|圖集|组图|組圖|高清|直播|独家|獨家|原创|原創|置[顶頂]|推荐|推薦|热点|熱點|热门|熱門|快讯|快訊"
    r"|突发|突發|要闻|要聞|头条|頭條|最新|即时|即時|精华|精華|[热熱新荐薦顶頂精图圖爆沸]|new|hot|top|live|video)[!！]?[\])）】]?",
    re.IGNORECASE,
)
"""A label that an element of its own holds before a headline."""

LABEL_AFTER = re.compile(r"[\[(（【]?(?:[热熱新荐薦顶頂精爆沸]|new|hot|top)[!！]?[\])）】]?", re.IGNORECASE)
"""The same after one; (图) there is part of the headline."""

PROSE = re.compile("[，。；！？,;!?…]")
"""Punctuation of sentences."""
