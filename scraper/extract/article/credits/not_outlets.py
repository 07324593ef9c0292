"""Tells what is printed where an outlet may be and is not one: places, buttons, certificates, desks, pictures."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.extract.article.credits.names.places import PLACES, REGIONS
from scraper.extract.article.credits.section_names import is_channel, reads_as_channel
from scraper.extract.shared.han_variants import both, in_both
from scraper.extract.shared.lazy_regex import lazy_regex

_OF_REGION = lazy_regex(in_both(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$"))

_WORDS = frozenset(
    (
        "previous next prev play pause share print email e-mail podcast listen watch video photo photos "
        "advertisement "
        "ad loading close menu search subscribe follow like tweet comment comments reply copy download "
        "more back top link english threads ptt "
        "home login register sign up read audio gallery facebook twitter line whatsapp wechat weibo qq "
        "rss app "
    ).split()
    + both(
        "联系 联系我们 关于我们 上一篇 下一篇 上一页 下一页 上一张 下一张 播放 暂停 展开 收起 全文 目录 "
        "返回 顶部 返回顶部 登录 登入 注册 註冊 登录注册 登入註冊 退出 安全退出 退出登录 登出 用户中心 个人中心 "
        "搜索 订阅 分享到 微信 微博 扫码 二维码 复制链接 语音播报 播报文章 听新闻 广告 推广 赞助 热门 "
        "推荐 更多 大家都在看 会员中心 上传 下载附件 "
        "展开全文 阅读原文 查看原文 原文链接 点击查看 查看更多 作者佚名 佚名 匿名 详情 视频 图集 高清 "
        "组图 直播 投诉 反馈 繁体 简体 "
        "放大 缩小 默认 正常 标准 加大 关闭窗口 打印本页 我要纠错 无障碍 长者模式 适老化 "
        "转载文章 转载稿 北京时间 本站转载 网上转载 "
        "楼主 沙发 板凳 有用 没用 回应 只看楼主 "
        "所有新闻 全部新闻 所有文章 全部文章 "
        "选择 選擇 桌面版 电脑版 手机版 触屏版 移动版 简体版 繁体版 正体 打赏 官方账号 认证 "
        "朗读 本文朗读 播报 倍速 推送 追踪 回复 回覆 复制连结 看更多 恢复默认 複製連結 复制链接 "
        "原创首发 图文 爆料 新闻爆料 我要爆料 免费 付费 "
        "多云 晴 阴 小雨 中雨 大雨 阵雨 雷阵雨 小雪 中雪 大雪 雾 霾".split()
    )
)
"""Link texts, buttons, words of a carousel, and the weather."""
_SHARES = lazy_regex(
    in_both(
        r"(?:(?:facebook|fb|twitter|line|whats-?app|telegram|wechat|threads|微博|微信|分享|复制(?:链接)?|打印|列印|收藏)\s?[|/·]?\s?){2,12}"
    ),
    re.IGNORECASE,
)
"""Buttons to share, without space between them: Facebook微博."""
_ZONE = lazy_regex(r"[\u4e00-\u9fff]{2,8}(?:时间|時間)")
"""The zone of a clock: 中港台時間."""
_SIZES = lazy_regex(r"(?:[AaTtＡ][+＋\-–—]{1,2}\s?){1,4}|[大中小特]{2,4}|Aa")
"""Buttons for the size of letters, without space between them."""
_CERTIFICATE = lazy_regex(
    in_both(
        r"(?:创作者|领域作者|[优原]质?创?作者|官方[账帐]号|官方认证|认证账号|达人|大[Vv]|爱好者|签约作者|专栏作家|博主)$"
    )
)
"""What a platform certifies of an account."""
_MENU = lazy_regex(
    in_both(r"^(?:(?:进入|退出|切换|修改).{2,6}|我的(?:主页|空间|账[号户]|消息|收藏|关注|订阅|评论|帖子))$")
)
"""What a menu lets a reader do with their account: 进入个人中心, 切换账号, 我的主页; but 我的青岚 is a city's app."""
_OFFERS = lazy_regex(
    in_both(
        r"^(?:[+＋]\s?关注$|加入.{0,8}(?:好友|群组?|社群|粉丝团)|设[为成].{0,8}(?:首选|首页|书签)|在?google\s?(?:news|新闻)|"
        r"(?:打开|下载|前往|使用|开启)\s?app|app\s?内?(?:打开|阅读|开启|下载)|"
        r"(?:订户|订阅户|会员|[vV][iI][pP])(?:专[享区属文]|限定|独享|独家|文章|内容|阅读|$)|(?:免费|付费)(?:阅读|订阅|文章|内容)|"
        r"AI\s?(?:摘要|生成|导读|朗读|语音|速读)|ip\s?(?:属地|归属地)|农历|[\d.]{1,4}[x倍]$|-?\d{1,2}(?:[~～-]+-?\d{1,2})?\s?[℃°])"
        r"|^\S{1,4}\s?-?\d{1,2}(?:[~～-]+-?\d{1,2})?\s?[℃°]"
    ),
    re.IGNORECASE,
)
"""Offers to a reader, figures of a page's tools: 加入LINE好友, 會員限定, 打开APP, AI摘要, IP 属地江西, 晴 18℃."""
_PICTURE = lazy_regex(
    in_both(r"[©Ⓒ]|\([cC]\)|copyright|截[图屏]|翻摄|[图摄]/|[/／][图摄]|^图[:：]|供图|配图|示意图|资料照"),
    re.IGNORECASE,
)
_LIBRARIES = frozenset(
    "gettyimages getty shutterstock istock istockphoto pixabay unsplash pexels adobestock alamy dreamstime "
    "depositphotos freepik wikimediacommons wikipedia flickr "
    "达志影像 達志影像 东方ic 視覺中國 视觉中国 图虫创意 圖蟲創意 123rf".split()
)
"""Whose pictures media buy, as their names are without spaces and capitals: they publish no texts."""
_DESK = lazy_regex(in_both(r"(?:新闻|快讯|报道)?(?:中心|部|组|室)$|新闻$|快讯$|速报$|综合报道$"))
"""Ends of the name of a desk: 国际部, 生活中心, 即时新闻."""


_ENACTED = lazy_regex(in_both(r"(?:[会议].{0,12}|^)(?:通过|批准|修订|修正|公布|施行)$"))
"""Ends of the line under the title of a law, beside its day: 第二十八次会议通过."""

_PROGRAMMES = frozenset(
    both(
        f"{hour}{kind}"
        for hour in "早间 晨间 午间 中昼 晚间 夜间 深夜 夜线 整点 早安 午安 晚安 黄金 中晝".split()
        for kind in "新闻 快报 播报 报道".split()
    )
)
"""Programmes of a station, beside the hour at which they were on the air: 晚間新聞."""

_DATELINE_ENDS = tuple("讯訊电電")


@lru_cache(maxsize=2048)
def is_furniture(name: str) -> bool:
    """Check whether a text is a place, button, certificate, programme or picture's credit, wherever it is printed."""
    tokens = name.split()
    if all(len(token.rstrip("+-—")) <= 1 for token in tokens) or _SIZES.fullmatch(name) or _SHARES.fullmatch(name):
        return True  # A- A+, 大 中 小, A-A+
    if name in _PROGRAMMES or name in REGIONS or _OF_REGION.sub("", name) in REGIONS or name in PLACES:
        return True
    if name[-1:] in _DATELINE_ENDS and name[:-1] in PLACES:
        return True  # 台北訊
    if all(token.lower() in _WORDS or token.isdigit() for token in tokens) or _ZONE.fullmatch(name):
        return True
    if name.replace(" ", "").lower() in _LIBRARIES:
        return True
    return any(words.search(name) is not None for words in (_CERTIFICATE, _MENU, _OFFERS, _PICTURE, _ENACTED))


@lru_cache(maxsize=2048)
def is_desk(name: str, title: str = "") -> bool:
    """Check whether a name is an office's within the newsroom: 国际部, 即時新聞; 某某报快讯 on that paper's page."""
    end = _DESK.search(name)
    if end is None or end.start() < 2:
        return False
    stem = name[: end.start()]
    if is_channel(stem) or stem.translate(_MIXED) in _MIXED_CHANNELS:
        return True
    if len(stem) == 4 and is_channel(stem[:2]) and is_channel(stem[2:]):
        return True
    return not reads_as_channel(stem) and _OF_PAPER.search(name) is not None and stem in title[-24:]


_OF_PAPER = lazy_regex(in_both(r"(?:快讯|速报|中心|综合报道)$"))
"""What a desk's name ends in that begins with the paper's."""


_MIXED = str.maketrans("國経済会際", "国经济会际")
_MIXED_CHANNELS = frozenset("国际 经济 社会 国内".split())
"""国際, 経済: as Japanese prints them."""
