"""What is among an article's paragraphs and is no part of it: words and class names, with where they were met.

Every pattern is anchored or short and is tried on one line at a time, so that no input makes it slow.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import LineOpening, any_of, skipping
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.word_tables import alternatives, one_of


class Mark(NamedTuple):
    """Words by which a line is recognised, and the sites where they were met."""

    words: str
    """A regular expression, matched at the beginning of the line after opening brackets."""
    where: str


OPENING = r"[※“\s\[［【(（〔〈<《➤◤◢▲●■◆◎★☆·•▪◾▫►▶*＊>＞→↑↓▼▽👇👆👉👈⬇⬆🔻🔺\ufe0f⭐🌟—–-]{0,8}"

BOXES: tuple[Mark, ...] = (
    Mark(
        r"(?:关键词|关键字|關鍵字|關鍵詞|标签|標籤|Tags?|TAGS?|本文标签|文章标签|文章关键[词字]|新闻关键[词字]|相关标签|热词|本篇新闻热门关键词|相关热词(?:搜索)?|相[关關]字[词詞])\s{0,8}[:：﹕]",
        "tag lists",
    ),
    Mark(
        r"(?:相关|相關|延伸|推荐|推薦|更多|精彩|扩展|擴展|热门|熱門|热点|编辑|往期|关联|關聯|拓展|最新|今日|为您|为你|频道|本周|24小时|一周|本版(?:其[他它]|更多)?)"
        r"(?:文章|新闻|新聞|阅读|閱讀|报道|報道|報導|报导|链接|連結|鏈接|资源|資源|专题|專題|推荐|推薦|推介|内容|內容|資訊|资讯|视频|影片|話題|话题|稿件|喜欢|喜歡|博文|微博|回顾|主題內容|主题内容|相關內容|相关内容|精选|热点|排行|日志|日誌)"
        r"\s{0,8}(?:[:：>》】\]）)]|更多|$)",
        "portals: 相关新闻, 延伸阅读; bbc.com/zhongwen: 更多相關內容",
    ),
    Mark(
        r"(?:猜你|猜您|你可能|您可能|你还|你也|大家都在|大家还|看过本文).{0,6}(?:喜欢|喜歡|感兴趣|關注|看|搜)",
        "猜你喜欢",
    ),
    Mark(
        r"(?:[往本上近]期|[热熱][门門]|精[选選彩]|延伸)(?:精彩|精[选選]|好文|[热熱][门門])?(?:回[顾顧]|推[荐薦]|[点點][阅閱]|[阅閱][读讀]|精[选選]|好文|文章)\s{0,8}(?:[:：>》】\]）)|｜丨↓▼]|$)",
        "mp.weixin.qq.com: 往期精彩回顾; upmedia.mg: 【熱門點閱】",
    ),
)
"""A line that begins so is over a box of links to other articles; the text may go on below it."""

MACHINE = Mark(
    r"(?:AI|智能|小编)\s?(?:新[闻聞]|[内內]容|重[点點]|自[动動])?(?:摘要|速[览覽]|[总總][结結]|[导導][读讀]|看[点點]|重[点點]整理)\s{0,8}(?:[:：]?$|.{0,4}由\s?(?:AI|人工智能|大模型))",
    "news.qq.com, setn.com: AI摘要",
)
"""A line that begins so is over what a model made of the text."""

COMMENTS = Mark(
    r"(?:网友|網友|最新|全部|热门|精彩|文章|用户|读者|讀者|我的)?(?:评论|評論|跟贴|跟帖|留言|回應|回应)(?:区|區|列表)?\s{0,8}(?:[(（\[]?\s{0,8}\d+\s{0,8}[)）\]]?\s{0,8}(?:条|則|$)|[:：]?\s{0,8}$)",
    "comments",
)
"""A line that begins so is over what readers say."""

WALLS: tuple[Mark, ...] = (
    Mark(
        r"(?:如?[欲想要]|若要|請)?(?:閱讀|阅读|瀏覽|浏览|觀看|查看|睇|看)(?:完整|全文|餘下|余下|更多)(?:內容|内容|文章|報道|报道|報導)?[^。]{0,6}[，,：:]?\s?(?:請|请|訂戶|订户|會員|会员|只限|限)[^。]{0,6}(?:登入|登录|登錄|訂閱|订阅|閱讀|阅读|繼續|继续|瀏覽)",
        "members' pages: 欲看完整內容，訂戶可登入繼續瀏覽",
    ),
    Mark(
        r"(?:(?:此|本)(?:文章?|內容|内容|報道|报道)?(?:為|为|屬|属|是)|僅限|仅限|只限|只供|僅供)(?:[^，。]{0,8})?(?:訂戶|订户|付費|付费|會員|会员|訂閱者)(?:專享|专享|專屬|专属|限定|獨享|瀏覽|閱讀|内容|內容|文章)",
        "此為訂戶專享內容",
    ),
    Mark(
        r"(?:[繼继][續续]|解[鎖锁])?[閱阅][讀读](?:完整|全部|剩[餘余])(?:[內内]容|文章|全文)$"
        r"|(?:[訂订][閱阅]|加入)[^，。]{2,24}[，,](?:[暢畅][讀读]|解[鎖锁]|[閱阅][讀读])(?:全站|全文|完整|所有|更多)[^，。]{0,8}[。！]?$"
        r"|(?:已[是有為为]|[還还]不是)(?:[訂订][戶户]|[會会][員员]|[帳账][號号])[？?]?\s?(?:[請请]?登[入录錄陆]|加入)?$",
        "weeklies: 繼續閱讀完整內容, 訂閱某某週報，暢讀全站文章",
    ),
    Mark(
        r"(?:會員|会员|訂戶|订户|用戶|用户|帳號|账号)(?:登入|登录|登錄|登陆)(?:後|后)?(?:[:：/／]|$|.{0,6}(?:繼續|继续|閱讀|阅读))"
        r"|(?:會員|会员|訂戶|订户)(?:服務|服务)(?:申請|申请|試用|试用|介紹|介绍)",
        "會員登入, over the form",
    ),
)
"""A line that begins so is where the text ends for who is no member."""

NEXT = Mark(
    r"下一?(?:[则則]|[条條]|篇)(?:新[闻聞]|文章)?\s?[:：]", "papers of Malaysia: 下一则：…, between two paragraphs"
)
"""A line that begins so leads to one other article; the text may go on below it."""

FOLLOWING: tuple[Mark, ...] = (
    Mark(
        r"人人做(?:記者|记者)|(?:爆料|報料|报料)(?:方法|熱線|热线|專線|专线|電話|电话)",
        "爆料方法：…, over the newsroom's numbers",
    ),
    Mark(
        r"(?:點擊|点击|往下滑|向下滑|繼續|继续)?(?:閱讀|阅读|看|睇)下一?(?:則|则|篇)(?:新聞|新闻|文章)?",
        "點擊閱讀下一則新聞",
    ),
    Mark(r"往下(?:看|滑)?[^，。]{0,4}(?:更多|下一)[^，。]{0,6}$", "往下看更多文章"),
    Mark(
        r"(?:您|你)?喜[歡欢](?:[這这本][則则篇]|此)(?:文章|[報报新][導导闻聞道])?[嗎吗][？?]$",
        "喜歡這篇文章嗎？ over what it is worth",
    ),
    Mark(r"同[場场]加映\s{0,4}[:：]?$", "over what else there is to see"),
)
"""A line that begins so is over what follows the text."""

ENDS: tuple[Mark, ...] = (
    Mark(
        r"(?:责任|責任|值班|执行|本文|网络|新闻|本版|本期|文字|微信|新媒体|版面)?(?:编\s{0,8}辑|編\s{0,8}輯|编审|編審|责\s{0,8}编|責\s{0,8}編)\s{0,8}[:：/／｜|]",
        "every mainland portal: 【责任编辑:…】",
    ),
    Mark(r"(?:责任编辑|責任編輯)", "people.com.cn: (责任编辑 …) without a colon"),
    *BOXES,
    *WALLS,
    *FOLLOWING,
    MACHINE,
    Mark(
        r"(?:[^，。：]{0,12}(?:特别|特別|免责|免責|版权|版權|郑重|鄭重|重要|平台|转载|作者|法律)?(?:声明|聲明)|(?:反|涉)?(?:侵权|侵權|维权|維權|版权|版權|免责|免責)(?:公告|启事|啟事|说明|說明|提示))\s{0,8}(?:[:：】\]]|[—–-]{0,6}$)",
        "163.com: 特别声明：以上内容…; stcn.com: 声明：…; hexun.com: 【免责声明】",
    ),
    Mark(r"本文(?:属于?|為|为|系|是)?(?:本[站网網])?原[创創](?:文章|内容|作品)?[，,].{0,12}[转轉][载載]", "zol.com.cn"),
    Mark(r"Notice\s?:\s?The content above", "163.com: the same in English"),
    Mark(
        r"(?:该文|本文|以上|文章)(?:观点|觀點|内容|內容)?(?:只|仅|僅)(?:代表|供|為|为)|风险提示(?:及免责(?:条款|声明))?[\s:：].{0,40}(?:仅代表|不作推荐|不构成|仅供参考|风险自|投资需)",
        "sohu.com, 36kr.com: 该文观点仅代表作者本人",
    ),
    Mark(
        r"(?:以上|本文)(?:内容|內容)[^。，]{0,30}(?:用户|用戶|作者|号主)(?:自行)?(?:上传|上傳|发布|發布)",
        "yidianzixun.com: 本文内容由一点号作者上传并发布",
    ),
    Mark(
        r"(?:一键|扫一扫|点击|请|我要)?(?:分享|转发|转播|转帖|转贴)(?:到|至|给|文章|本文|此文|让更多人看到|这篇){0,2}\s{0,8}(?:[:：]|$|微信|朋友圈|QQ|新浪|腾讯|微博|Facebook|FB|Line)",
        "every portal",
    ),
    Mark(
        r"(?:上一?|下一?|前一?|后一?)(?:篇|则|則|条|條|页|頁)(?:文章|新闻|新聞)?\s{0,8}(?:[:：>》\]】]|\s|$)",
        "government and university sites: 上一篇：…",
    ),
    COMMENTS,
    Mark(r"[^，。]{1,30}的(?:评论|評論|留言|回复)\s{0,8}[:：]$", "zjol.com.cn: comments under an article, …的评论:"),
    Mark(
        r"(?:发表|發表|我要|我来|查看|参与|寫|写|已有)(?:评论|評論|说两句|說兩句|留言|回應|\d+人)|[^，。]{0,12}(?:对|對)留言(?:系[统統]|功能)?使用者",
        "sina.com.cn, sohu.com",
    ),
    Mark(r"(?:来说两句|我有话说|网友评论仅供|文明上网|登录后|登錄後|请登录|還未發表|暂无评论)", "comments"),
    Mark(r"(?:版权所有|版權所有|Copyright|©|\(c\)\s|All\s{1,8}Rights)", "page feet"),
    Mark(
        r"(?:(?:关于(?:我们|本[站网])|联系我们|网站(?:地图|声明|简介)|(?:广告|会员|商务)(?:服务|合作|投放)|诚聘英才|法律声明|加入我们)\s{0,4}[|｜/·]?\s{0,4}){1,8}$"
        r"|[^，。；]{0,40}(?:网站)?标识码\s{0,4}[:：]?\s{0,4}[a-z]{0,2}\d{8}|[\u4e00-\u9fff]ICP备\s{0,4}\d{5}",
        "feet of government sites and of portals: 关于我们 | 联系我们, 网站标识码：6101000001",
    ),
    Mark(
        r"(?:打印|关闭|關閉|列印|收藏|返回顶部|返回首页|返回列表|返回上一页|回到顶部|我要挑错|我要纠错|纠错|举报|顶一下)(?:[】\]\s]|本页|此页|窗口|$)",
        "gov.cn: 【打印】【关闭】; xinhuanet.com: 【纠错】",
    ),
    Mark(r"(?:点击进入专题|进入专题|专题推荐|返回搜狐)", "sina.com.cn, people.com.cn, sohu.com"),
    Mark(r"凡(?:是)?(?:本[网網站报報刊]|注明|註明|标注|转载|來源)", "凡本网注明“来源：…”的所有作品"),
    Mark(
        r"(?:推[荐薦][进進]入.{1,10}(?:[数數][据據][库庫]|[频頻]道|[专專][题題]|[财財]新)|此内容为.{2,10}原创|本内容未经允许|正在改变与想要改变世界的人|DW中文有)",
        "caixin.com, yicai.com, huxiu.com, dw.com",
    ),
)
"""A line that begins so ends the article, if little of the text comes after it."""

BACK = lazy_regex(r"(?:返回[^，。\s]{1,6}[，,]?\s?查看更多|返回[^，。\s]{1,10}首[页頁]\s?[>＞»]{0,4})$")
"""sohu.com, qq.com: the link at the end of the last paragraph."""

QUOTES = lazy_regex(r"\(-?[\d.]+, ?-?[\d.]+, ?-?[\d.]+%\)")
"""sina.com.cn, eastmoney.com: share prices that a script writes after a company's name."""

_PUBLISHER_WORDS = in_both(
    r"应用市场下载|扫码下载|下载“[^”]{2,12}”客户端|热线\s?[\d-]{6,}|未经.{0,14}不得.{0,4}(?:转载|使用)|转载请(?:联系|注明)"
    r"|版权(?:归|归属|声明)|侵权.{0,14}(?:联系|删除)|欢迎提供新闻线索|不代表.{0,12}观点|不构成.{0,8}建议|书面授权|禁止转载"
    r"|Like\s?我们|like\s?我们|follow\s?我们|Follow\s?我们|我们的?(?:Facebook|FB|专页|粉丝)|Facebook\s?(?:专页|粉丝|[Pp]age)|FB\s?(?:专页|粉丝|[Pp]age)"
    r"|Google\s?plus\s?[Pp]age|Instagram\s?(?:专页|帐号)"
    r"|法律责任|版权均属|书面许可|注明“?来源|转载自其[他它]媒体|并不代表本[网站报]|与本[网站报]联系|举报(?:电话|邮箱)|许可证(?:编号)?[:：]|公网安备|ICP备|存有异议|侵犯您|非(?:政府)?官方网站|官方信息以|仅供参考|如有侵权|据此.{0,6}风险自担"
)
_SPEAKS_OF_ITSELF, _OF_PUBLISHER = any_of(_PUBLISHER_WORDS), lazy_regex(_PUBLISHER_WORDS)
"""What a long paragraph of the publisher's own says under an article: cnr.cn, where it has two hundred characters."""

LONGEST_OF_PUBLISHER = 400


@lru_cache(maxsize=256)
def speaks_of_publisher(text: str) -> bool:
    """A paragraph that speaks of the site's app, hotline and rights, several times over. Remembered as `is_end` is."""
    may_be = len(text) <= LONGEST_OF_PUBLISHER and _SPEAKS_OF_ITSELF.search(text) is not None
    return may_be and len(set(_OF_PUBLISHER.findall(text))) >= 2


AGENCY = (
    "(?:中新社|中央社|新[华華]社|法新社|路透社?|美[联聯]社|德新社|共同社|[韩韓][联聯]社|塔斯社|俄新社|埃菲社|安[莎沙]社"
    "|BBC|AFP|AP|CNN|Reuters)"
)
"""Whom a text or a caption names in brackets behind its last sentence: …。（法新社）"""

CAPTION_END = lazy_regex(
    r"(?:截[图圖](?:自[^，。：:]{2,16})?|资料图|資料圖|示意图|示意圖|摄|攝|供图|供圖|图片|圖片|[图圖](?:片?[来來])?源[:：／/]\s?[^。，:：]{2,24}|(?<![\u4e00-\u9fff])(?:[摄攝]影?|[图圖]|翻[拍摄攝])[／/:：]\s?[^，。：:／/]{2,16}|(?:合影|留影)(?:留念)?|(?:视觉中国|視覺中國|新华社|新華社|中新社|中央社|人民视觉|东方IC|IC\s?photo|CFP|VCG|澎湃影像)\s?(?:资料|資料|图)?)\s{0,8}[。）)]?$"
    rf"|[（(]{AGENCY}(?:[、／/ ]{AGENCY}){{0,3}}[）)]$"
    r"|(?:^|\s)(?:[A-Z][A-Za-z'’.-]{1,14}\s){1,3}?[A-Z][A-Za-z'’.-]{1,14}\s?/\s?[A-Z][A-Za-z ]{1,24}$"
)
"""How a caption ends, where an image is above it."""

_LINE_OF_DATE = r"(?:(?:19|20)\d\d\s{0,8}[年./-]\s{0,8}\d{1,2}\s{0,8}[月./-]\s{0,8}\d{1,2}\s{0,8}日?|\d{1,2}:\d\d)"
DATED = lazy_regex(r".{0,40}(?:19|20)\d\d\s{0,8}[年./-]\s{0,8}\d{1,2}\s{0,8}[月./-]\s{0,8}\d{1,2}")
"""A whole date."""

HEAD = lazy_regex(rf".{{0,40}}{_LINE_OF_DATE}")
"""A short line with a date between headline and text is the page's, not the article's."""

HEAD_WORDS = lazy_regex(
    in_both(
        r"来源|來源|作者|编辑|編輯|记者|記者|字号|字體|字体|撰稿|撰文|发自|分享|评论|評論|浏览|瀏覽|阅读|点击|點閱|打印|列印|轉寄|收藏|举报|发布|發布|发表|發表|出版|更改|更新|责编|稿源|选稿|出处|纠错|手机|微博|微信|人气|跟贴|参与|关键[字词]|标签"
    )
)
"""What such a line speaks of."""

END = LineOpening(OPENING, lambda: [in_both(mark.words) for mark in ENDS])
WALL = LineOpening(OPENING, lambda: [in_both(mark.words) for mark in WALLS])
BOX = LineOpening(OPENING, lambda: [in_both(mark.words) for mark in (*BOXES, MACHINE, NEXT)])


@lru_cache(maxsize=256)
def is_end(text: str) -> bool:
    """A line that begins so ends the article. Remembered: its block is sought by the same lines as its paragraphs."""
    return END.match(text) is not None


MADE = lazy_regex(r".{0,20}(?:由|为|為|系)\s?(?:AI|人工智能|大模型).{0,8}生成")
"""End of the words of a model, where no box does: 以上内容由AI生成."""
ELSEWHERE = LineOpening(OPENING, lambda: [in_both(mark.words) for mark in (*BOXES, COMMENTS)])
"""What begins so is of other articles, or of readers."""

_OF_PICTURE = "caption (?<![a-z])(?:pic|img|image|photo)[_-]?(?:txt|text|info|desc|note|title|tip|alt)"

_BY_MODEL = r"(?<![a-z])ai[_-](?:area|summary|abstract|comment|quiz)(?![a-z])"

OTHER_PARTS: Mapping[str, str] = {
    "comments": r"comment pinglun disqus cmt(?![a-z]) liuyan",
    "other articles": (
        r"related relate(?![a-z]) relation xiangguan xgyd recommen tuijian guess (?<![a-z])hot(?![a-z]) hotnews "
        r"(?<![a-z])more(?:news|read|link) readmore (?<![a-z])latest(?![a-z]) "
        r"yxj listing timeline(?![a-z]) rank(?![a-z]) paihang"
    ),
    "the next article": (
        r"(?<![a-z])(?:prev|next)(?:[_-]?(?:page|article|news|post))?(?![a-z]) (?<![a-z])pre[_-]?(?:page|article|news) "
        r"shangxia page[_-]?(?:nav|bar|list|num) pagi pager"
    ),
    "sharing": (
        r"(?<![a-z])(?:bd|page|art|news|top)?shar(?:e|ing) fenxiang jiathis social qr_?code erweima wechat weixin"
    ),
    "rights": r"copyright banquan disclaim mianze shengming shenming statement",
    "the frame of the page": (
        r"(?<![a-z])foot header(?![a-z]) sidebar aside (?<![a-z])side(?![a-z]) (?<![a-z])menu (?<![a-z])nav(?![a-z]) "
        r"(?<![a-z])widget"
    ),
    "where one is": r"breadcrumb crumb navpath daohang position(?![a-z])",
    "tools": (
        r"toolbar tool(?:s|box)?(?![a-z]) (?<![a-z])print(?![a-z-]) feedback jiucuo download "
        r"(?<![a-z])app(?:[_-]|down|promo|code) (?<!article)login popup modal dialog tooltip "
        r"(?<![a-z])tip(?:s)?(?![a-z])"
    ),
    "pictures and films": (
        rf"{_OF_PICTURE} "
        r"video[_-]?(?:info|inner|wrap|list|box|play|item|desc|title) player (?<![a-z])slide swiper carousel gallery"
    ),
    "tags": r"(?<![a-z])(?:tags?|topics)(?![a-z]) keyword hotkey hotword",
    "advertisements": (
        r"(?<![a-z])ads?(?![a-z]) (?<![a-z])ad[_-] advert guanggao (?<![a-z])gg(?![a-z]) sponsor promo(?![a-z]) "
        r"subscri newsletter (?<![a-z])donat(?:e|ion)"
    ),
    "what readers think": r"(?<![a-z])vote mood biaoqing",
    "what a model made": _BY_MODEL,
    "credits": (
        r"(?<![a-z_\d])editors?(?![a-z]) zebian zrbj (?<![a-z])bianji author byline (?<![a-z])source(?![a-z]) laiyuan "
        r"meta(?![a-z]) (?<![a-z])infos?(?![a-z]) signature profile otitle original-?title"
    ),
}
"""Class and id names of what is no part of an article; a block so named inside the article is left out whole."""

CONTAINERS: Mapping[str, str] = {
    "article": (
        r"article[_-]{0,2}(?:body|text|content|detail|main|con|wrap|box|story|paragraph) articlebody "
        r"(?<![a-z])article(?!__|[a-z]) artibody art(?:icle)?[_-]?con"
    ),
    "content": r"content[_-]?(?:text|body|detail|main|article|area)?(?![a-z]) main[_-]?(?:text|content|article)",
    "text": r"(?:text|txt)[_-]?(?:con|content|body|area) endtext",
    "post, story": r"post[_-]?(?:text|body|content|entry) entry[_-]?content (?<!related[_-])story (?<![a-z])detail",
    "news": r"news[_-]?(?:text|content|con|body|detail|info)",
    "in pinyin": r"nr(?![a-z]) zhengwen neirong rm_txt rwb_zw left_zw zw(?![a-z])",
    "of one system": (  # WeChat, TRS, Founder, VSB, WebPlus
        r"js_content rich_media_content trs_editor fontzoom (?<![a-z])zoom(?![a-z]) ozoom vsb_content wp_articlecontent"
    ),
}
"""Class and id names that articles are kept in."""

NEVER: Mapping[str, str] = {
    "comments": r"comment pinglun reply liuyan tie-",
    "other articles": r"related recommen rank (?<![a-z])hot teaser (?<![a-z])list(?![a-z])",
    "the frame of the page": r"foot sidebar (?<![a-z])side(?![a-z]) aside (?<![a-z])nav menu breadcrumb",
    "rights": r"copyright statement disclaim",
    "the rest": r"share advert caption (?<!article)login popup modal cookie (?<![a-z])code(?![a-z])",
    "what a model made": _BY_MODEL,
}
"""Class and id names of text that is long and yet never the article."""

NAMES = lazy_regex(one_of(OTHER_PARTS))
is_picture_name = of_names(alternatives(_OF_PICTURE))
"""Blocks so named hold what is said of a picture."""
CONTAINER = lazy_regex(one_of(CONTAINERS))
NO_CONTAINER = skipping(one_of(NEVER))


@lru_cache(maxsize=8192)
def is_noise_name(name: str) -> bool:
    """A block so named is no part of an article. Pages of one site share their names, so that few are looked at."""
    return NAMES.search(name) is not None and CONTAINER.search(name) is None


@lru_cache(maxsize=8192)
def is_container_name(name: str) -> bool:
    """Articles are kept in blocks so named."""
    return CONTAINER.search(name) is not None


@lru_cache(maxsize=8192)
def is_never_article(hint: str) -> bool:
    """Text in blocks so named (`Block.hint`) is never the article."""
    return NO_CONTAINER.search(hint) is not None
