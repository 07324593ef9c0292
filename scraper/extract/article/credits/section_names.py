"""Names of channels that news sites share (国内新闻, 社會, 財經 …), and words for the page in their place (正文)."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.extract.shared.han_variants import both, in_both
from scraper.extract.shared.lazy_regex import lazy_regex

_CHANNELS = frozenset(
    both(
        "人权 难民 移民 妇女 人口 安全 外交 国防 海洋 航天 航空 铁路 气象 "
        "观察 视点 县市 考古 文博 文物 非遗 民俗 摄影 建筑 时装 酒业 物流 水务 电力 煤炭 钢铁 化工 "
        "港闻 突发 "
        "要闻 时政 国内 国际 社会 财经 经济 金融 军事 体育 娱乐 科技 教育 文化 健康 汽车 房产 旅游 时尚 女性 游戏 法治 "
        "法制 评论 观点 理论 历史 读书 图片 视频 专题 地方 港澳 台湾 两岸 华人 环球 "
        "能源 生活 民生 产经 公司 证券 股票 基金 期货 外汇 黄金 银行 保险 理财 宏观 美股 港股 市场 滚动 快讯 即时 "
        "头条 热点 独家 深度 调查 原创 时评 社评 副刊 综合 互联网 业界 通信 数码 手机 IT "
        "动漫 明星 电影 电视 音乐 综艺 足球 篮球 NBA 中超 彩票 公益 环保 三农 农业 城市 创业 人才 高考 留学 医药 "
        "医疗 美食 家居 宠物 星座 情感 亲子 育儿 论坛 网评 舆情 反腐 人事 党建 廉政 党史 "
        "要聞 時政 國內 國際 社會 財經 經濟 軍事 體育 娛樂 政治 影劇 兩岸 大陸 港聞 即時 焦點 頭條 "
        "評論 論壇 文教 藝文 房產 汽車 旅遊 時尚 消費 運動 中國 香港 台灣 臺灣 "
        "社評 觀點 專題 快訊 突發 理財 地產 證券 產經 新聞 新闻 中国 广东 北京 上海 本地 世界 日报 全国 全球 "
        "亚太 美国 美洲 欧洲 北美 东盟 非洲 中东 日韩 "
        "人物 专栏 社论 短评 影像 图集 直播 访谈 对话 商业 产业 科学 环境 气候 创投 出行 消费 文娱 文旅 乡村 "
        "县区 区县 县域 市州 党政 政务 政法 公安 检察 校园 高校 就业 考研 招生 学术 人文 艺术 影视 戏剧 收藏 书画 电竞 "
        "農業 環境 勞工 勞動 人權 司法 醫療 醫藥 食安 親子 寵物 電影 音樂 動漫 遊戲 籃球 棒球 網球 股市 房市 科學 "
        "乡镇 田径 歷史 設計 調查 專欄 社論 短評 縣市 軍武 生態 氣候 數位 創業 職場 神州 馬新 澳聞 馬經 商業 產業 "
        "藝術 校園 學術 影視 政情 社福 交通 房地產 期貨 匯市".split()
    )
)
_ENDS = lazy_regex(
    r"^(?!条|條|返回|[进進]入|[来來]源|作者|[已加未]|立即|[点點][击擊]|我要|取消|[欢歡]迎|[发發]表|[查进進][看入]|[网網]友|[参參][与與])[^\d.:：+＋\s／/╱]{1,6}(?:频道|頻道|新闻|新聞|要闻|要聞|速報|速报|快讯|快訊|动态|動態|资讯|資訊|报道|報導|关注|焦点|焦點|評論|评论|专栏|專欄|专题|專題)$"
)


def is_channel(name: str) -> bool:
    """Check whether the name is one that sites give to their channels."""
    return name in _CHANNELS


def is_double_channel(name: str) -> bool:
    """Check whether the name is put together of two such names: 即時港聞, 國際財經."""
    return len(name) == 4 and name[:2] in _CHANNELS and name[2:] in _CHANNELS and name[2:] not in _PAPERS


_SUBJECTS = frozenset(
    both("时政 政治 財經 财经 经济 军事 体育 娱乐 科技 國際 国际 社会 文化 教育 健康 汽车 房产".split())
)
"""Channels that are under none of the others."""


def are_siblings(names: list[str]) -> bool:
    """Check whether names are those of channels beside one another, as a menu has them and no way: 时政, 财经."""
    return len(names) > 1 and all(name in _SUBJECTS for name in names)


_PAPERS = frozenset(("日报", "日報"))
"""Names of channels that end the name of a paper: 北京日报."""

FOLDER = lazy_regex(r"(?:https?://[^/?#]+)?(?:/[a-z][a-z_-]{1,20}){1,3}/?", re.IGNORECASE)
"""The address of a channel, as sites make them: words alone, no number."""


def reads_as_channel(name: str) -> bool:
    """Check whether the name is a channel's, or is made like one (生活新聞, 新聞速報, 教育频道)."""
    return len(name) <= _LONGEST and _reads_so(name)


@lru_cache(maxsize=4096)
def _reads_so(name: str) -> bool:
    column = len(name) == 4 and name[2:] in _COLUMNS and name[:2] in _CHANNELS
    return column or name in _CHANNELS or is_double_channel(name) or _ENDS.match(name) is not None


_COLUMNS = frozenset(both("万象 广角 纵横 天地 大观 百态 聚焦 看点 视野 视窗 视界 前沿 园地 风采 之窗".split()))
"""What the name of a channel's column ends in: 生活萬象, 法治广角."""


_LONGEST = 8
"""Maximum number of characters of a name that `_ENDS` matches."""


_STEMS = frozenset(
    both(
        "学院 学校 院系 系部 教学 科研 学生 团学 党群 部门 单位 机关 基层 支部 集团 公司 企业 行业 协会 中心 馆内 "
        "数据 图片 视频 工作 最新 焦点 热点 今日 每日 本市 本县 本区 当地 本站 重要 相关 更多 时事 街道 社区 农村 地区 "
        "各地 市县 其他 其它 国企 央企 海外 境外 外地 政务 媒体 业内 本校 本院 综合 一周 每周 昨日 近期".split()
    )
)
"""Words that names of channels begin with, no channels by themselves: 学院新闻, 每日资讯."""
_NEWS = ("新闻", "新聞")


def may_be_medium(name: str) -> bool:
    """Check whether a name made like a channel's may rather be a medium's: 界溪新闻, not 社会新闻 or 学院新闻."""
    stem = name[:-2]
    return (
        name.endswith(_NEWS) and len(stem) > 1 and not (stem in _CHANNELS or stem in _STEMS or is_double_channel(stem))
    )


_OPINION = lazy_regex(
    r"[时時网網短快锐銳热熱]评|[時網短快銳熱]評|评论|評論|观点|觀點|言论|言論|杂谈|雜談|随笔|隨筆|专栏|專欄|副刊|散文|漫谈|漫談"
)


def is_opinion(name: str) -> bool:
    """Check whether a channel's name says that its texts are opinions, which many sign with a pen name."""
    return _OPINION.search(name) is not None


_BUTTONS = {
    "of readers": "评论 留言 投稿 爆料 点赞",
    "to keep and to pass on": "收藏 分享 关注 订阅 转发 轉寄 复制 複製",
    "to print and to read": "打印 列印 字号 字體 下载 展开 打开 扫一扫 扫码 二维码",
    "of accounts": "登录 登入 注册 註冊 退出",
    "lists": "排行 热搜 关键",
    "ways": "返回 更多 首页 搜索 搜寻 搜尋 检索 选择 選擇 切换",
    "languages": "简体 繁体 语言",
    "of the site": "联系 聯繫 联络 聯絡 热线 熱線 电子报 隐私 私隐 条款 协议 了解",
}
"""Words of buttons and menus that no name of a channel has, a kind a row."""
_BUTTON = lazy_regex("|".join(both(" ".join(_BUTTONS.values()).split())))


_HEEDS = ("关注", "關注")
"""Beginning of a column's name that is a button, too: 关注民生."""


def is_button(text: str) -> bool:
    """Check whether a short text has a word of a button or a menu: 友善列印, 更多新闻."""
    return _BUTTON.search(text) is not None and not (text[:2] in _HEEDS and text[2:] in _CHANNELS)


def is_widget(text: str) -> bool:
    """Check whether what is in a channel's place is a button, a ranking or a word for the page: 友善列印, 热搜."""
    return names_the_page(text) or (is_button(text) and not reads_as_channel(text))


SHORT_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,8}")
"""A word that is as long as the names of channels are."""


def may_name_channel(text: str) -> bool:
    """Check whether the text of a link can be a channel's name, in a table or not: short, and no button."""
    return SHORT_NAME.fullmatch(text) is not None and not is_button(text)


_READ = "信息 资讯 公告 通知 新闻 内容 文章 主题 帖子 全文".split()
_PAGE_WORDS = frozenset(
    both(
        "正文 正文页 正文区 正文内容 内容 内容页 内容区 内容阅读 浏览内容 内文 内页 新闻内文 新闻内页 "
        "详细 详情 详细内容 详页 详情页 详细页 终页 终情页 终细页 终尾页 图文 文章 文章页 全文 本页 "
        "查看 阅读 播放 视频播放 正在播放 在线播放 浏览文章 最新 列表 导航 返回 当前位置 申请入驻 "
        "栏目名称 版块 板块 所有类别 全部类别 所有分类 全部分类 无分类 未分类 默认分类".split()
    )
    + both(f"{thing}{end}" for thing in _READ for end in ("正文", "内容"))
    + both(f"{verb}{thing}" for verb in ("查看", "浏览", "阅读") for thing in _READ)
    + [f"{thing}{end}" for thing in ("", "news", "article", "content") for end in ("detail", "details")]
    + ["article", "content", "news"]
)
"""Words at the end of a breadcrumb for the page itself; without spaces, in lower case."""
_PAGE_SHAPES = lazy_regex(
    in_both(
        r"正文\s.*|[\u4e00-\u9fff]{0,4}详情页?|详情(?:信息|内容|查看)|总?第\d{1,6}期|(?:19|20)\d\d年?第?\d{1,2}[月期号號].{0,4}|更多.*"
        r"|[上下前后]一?[篇页条张期][：:]?|(?:星期|周|礼拜)[一二三四五六日天]\W?|#?\d+|\W*"
    )
)
"""社区详情, 第12期, 2026年1月, 更多新闻, 下一篇：, 星期六, 12, the empty text."""


def names_the_page(entry: str) -> bool:
    """Check whether an entry names the page, its issue or its day, and no section."""
    return "".join(entry.split()).lower() in _PAGE_WORDS or _PAGE_SHAPES.fullmatch(entry) is not None
