"""The label words of credit lines (来源, 作者, 责任编辑 …), and how a line is cut at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import begins, by_beginning, in_either_case

Role = Literal["outlet", "author", "editor", "time", "other", "about", "noise", ""]
"""What a label introduces: a field, ``other`` for a credit that belongs to no field (校对, 摄影), ``about`` for what is
no credit (编辑热线, 关键词), ``noise`` for furniture (字号).

"" stands for what has no label."""

# One row a role: words that introduce it. Longer words win over their endings, so 资料来源 is not taken for 来源.
_LABELS: dict[Role, str] = {
    "outlet": """
        来源 來源 来源于 來源於 来源自 本文来源于 本文转自 本文转载自 本文摘自 稿源 本文来源 本文來源 文章来源
        文章來源 新闻来源 新聞來源 信息来源 消息来源 稿件来源 稿件來源 内容来源 原文来源 来源网站 来源媒体 来源单位
        发布部门 发文部门 供稿部门 来稿单位 转自 轉自 转载 轉載 转载自 轉載自 摘自 原载 原載 出处 出處 文章出处
        发布机构 发布单位 信息发布单位 发文单位 来自 媒体来源 供稿单位 稿件提供 發布單位 發佈單位 發布機關 發布機構
        來源單位 資訊來源 消息來源 發稿單位 供稿單位 发文机关 发布机关 制发机关 發文機關
        本文来自微信公众号 本文转载自微信公众号 本文首发于微信公众号 来源公众号 来源微信公众号 信源 来源渠道
    """,
    "author": """
        特约撰稿人 特约撰稿 本报特约撰稿 首席评论员 首席记者 文稿 特约作者 专栏作者 专栏作家
        作者 本文作者 文章作者 原文作者 记者 記者 通讯员 通訊員 特约记者 特约通讯员 实习记者 见习记者 見習記者 特約記者
        實習記者 實習生 实习生 特派记者 特派員 特派员 本报记者 本報記者 本网记者 撰文 撰稿 撰写 采写 採寫 采写报道
        报道 報道 報導 报导 原創 報導記者 文字 文字记者 执笔 执笔人 編譯 编译 整理 原创 采访 採訪 采访人员
        編寫 编写 執筆 執筆人 採訪撰文 采访撰文 採訪整理 采访整理 文字整理 口述整理 採訪報導 采访报道
        採訪撰稿 采访撰稿 采写撰文 撰文摄影 撰文攝影 文字摄影 文字攝影 采写摄影 采访摄影 採訪攝影
        评论员 評論員 本报评论员 特约评论员 主笔 供稿 供稿人 撰稿人 投稿人 楼主 樓主
        学生记者 學生記者 校园记者 小记者 撰文者 Author By 文并摄 新闻作者
    """,
    "editor": """
        每经编辑 本报编辑 本刊编辑 责任编辑 責任編輯 责编 責編 编辑 編輯 网络编辑 網絡編輯 本文编辑 值班编辑
        网编 文编 当班编辑 融媒编辑 融媒体编辑 全媒体编辑 首席编辑 责任编輯 責任编辑 栏目编辑 网站责编 执行责编
        实习编辑 见习编辑 执行编辑 新媒体编辑 微信编辑 网站编辑 频道编辑 稿件编辑 文章编辑 新闻编辑 本期编辑
        本版编辑 文字编辑 版面编辑 责任编缉 责任编 责任编辑员 发布编辑 網路編輯 本网编辑 责任编辑人 編審編輯
        图文编辑 图文责编 英文编辑 中文编辑 网编辑 報編輯 报编辑 網編輯 Editor
    """,
    "time": """
        出版 刊登 发表 發表 已发布 已發布 發布 發佈 发布 更新 发布时间 發布時間 發佈時間 發稿時間 發稿日期 发稿日期
        刊出日期 發表於 最後更新時間 最后更新时间 发布日期 發佈日期 發布日期 发稿时间 发表时间 發表時間 发表日期
        发表于 发布于 發佈於 刊登日期 刊登時間 新聞時間 新闻时间 出版日期 时间 時間 日期 录入时间 添加时间 上传时间
        发文日期 生成日期 成文日期 文章发布时间 新聞日期 創建時間 创建时间 更新时间 更新時間 最后更新 最後更新 更新于
        提交于 更新於 更新日期 最新更新 修改时间 编辑时间 更改时间 更改時間 北京时间 台北时间 香港时间
        信息发布时间 信息发布日期 信息时间 修改 修改于 首发时间 首发于 首次发布 最后编辑 最后修改 公开日期 公开时间
        建立時間 建立日期 建立时间 上架時間 上架日期 上線時間 上线时间 張貼時間 張貼日期 公告時間 公告日期 公告时间
        公佈日期 公布日期 公布時間 刊出時間 發文時間 發文日期 发文时间 貼文時間 貼文日期 撰寫日期 撰稿時間 上傳時間
        上傳日期 新增日期 異動日期 修改日期 修改時間 資料更新日期 Time Date
        公開日 公開日時 更新日 更新日時 最終更新日 掲載日 投稿日 配信日 配信日時 作成日 输入 輸入
    """,
    "other": """
        翻译 翻譯 译 譯 译者 譯者 译校 審譯 审译 責任主編 责任主编
        校对 校對 责任校对 監製 监制 总监制 审核 審核 审稿 审校 初审 复审 终审 二审 三审 一审 审读 主编 主編
        总编辑 總編輯 总编 副主编 执行主编 编审 签发 签审 统筹 策划 策劃 总策划 制作 出品 出品人 摄影 攝影 摄 攝
        图 圖 图片 圖片 图文 配图 摄像 摄影记者 攝影記者 视频 视频制作 剪辑 后期 设计 設計 排版 美编 美術編輯
        美术编辑 图片编辑 圖片編輯 图编 视觉 制图 製圖 漫画 海报 绘图 动画 配音 出镜 主持 语音 校读 值班主任 值班编委
        值班主编 值班总监 值班校对 责任人 主任 编委 校审 信息审核 责任审核 技术 文案 导演 编导 航拍 美工 供图 编制 绘制
        供圖 题图 題圖 版式 版式设计 编务 播音 主播 播报 监审 资料来源 資料來源 图片来源 圖片來源 图片来自 数据来源
        數據來源 视频来源 影片來源 图源 图据 音乐来源 部分来源 素材来源 来源图片 题图来源 封面来源 小编 选稿
        選稿 选稿人 发布者 发布人 發布者 录入 录入者 录入人 文章录入 上传者 上传 责任录入
    """,
    "about": """
        联系人 联系电话 电话 電話 传真 邮箱 邮编 地址 联系 报料 爆料 投稿 投稿邮箱 記者熱線 记者热线 编辑热线
        編輯熱線 编辑信箱 编辑邮箱 编辑推荐 編輯推薦 编辑部 編輯部 编辑团队 新闻热线 热线 关键词 关键字 關鍵字
        關鍵詞 标签 標籤 标题 標題 原标题 原標題 引题 副题 主题 专题 专栏 專欄 栏目 欄目 频道 頻道 当前栏目 所属栏目
        栏名 欄名 所屬欄目 栏目名称 文章分类 所属分类 分类 分類 分类于 个人分类 全站分类 博文分类 日志分类 新闻分类
        新闻类别 文章类别 所在栏目 所属频道 主题分类 体裁分类 组配分类 公开类别 信息类别 信息分类
        IP属地 导读 核心提示 摘要 版次 版面 作者简介 作者单位 聯絡人 聯絡電話 承辦人 联络人
        作者简历 微信号 微信 微博 链接 原文链接 原文地址 索引号 文号 主题词 记者站 记者协会 记者会 記者會 编辑于
        分類於 文章标签 来源网络 新聞引據 新闻引据 翻页 编号 类型 文章类型 索取号 文件编号 备注 信息索引 公开方式
        有效性 公开形式 公开范围 公开时限 发文字号 信息名称 信息索取号 内容概述 信息编号
    """,
    "noise": """
        选择字号 选择字体 選擇字號 查看次数 查看人数 浏览人数 浏览人次 阅读人数 点击人次 观看次数
        字体 字體 字号 字號 字体大小 浏览字号 浏览 瀏覽 浏览次数 点击 点击数 點擊 阅读 閱讀 阅读数 閱讀量 阅读量 人气
        人氣 访问 访问量 评论 評論 评论数 我要评论 發表評論 发表评论 查看评论 网友评论 網友評論 跟贴 跟帖 参与 參與
        参与互动 有参与 我有话说 我来说两句 说两句 我要留言 留言 打印 列印 打印本页 打印本稿 打印文章 打印此文
        收藏 收藏本文 复制链接 举报 舉報 分享 分享到 分享至 我要分享 推荐 推薦 推荐朋友 推薦朋友 转发 轉寄 转发到
        关闭 關閉 关闭窗口 手机看 手机免费访问 手机看新闻 手机看商都 手机版 纠错 糾錯 我要纠错 我要挑错 放大 缩小
        放大字体 缩小字体 繁体 简体 大中小 人参与 条评论 次阅读 下载 订阅 訂閱 投稿信箱 返回 暂无网友评论
        扫码 扫一扫 二维码 微信扫码
        在线投稿 更多 点赞 點讚 讚 赞 引用 保存 写评论 人评论 人气指数 点击率 点击次数 进入论坛 进入讨论区 只看该作者
        只看楼主 倒序浏览 倒序看帖 正序浏览 只看大图 T大字 T小字 大字 小字 小字号 听新闻 聽新聞 论坛 复制 QQ空间
        传播量 全网传播量 热度 围观 播放量 播放次数 阅读时长 本文字数 字数 分享数 点赞数 访问次数 阅读次数
        人人网 开心网 用微信扫描 摄影报道 攝影報導
    """,
}  # fmt: skip

OCCASIONS = frozenset(
    both(
        "活动 会议 演出 比赛 报名 截止 开放 营业 播出 拍摄 采访 办理 考试 上映 开庭 施行 实施 生效 失效 有效 处理 回复 "
        "答复 办结 调查 统计 预约 领取 签约 事发 案发 开幕 开赛 集合 授课 讲座 招聘 面试 办公 服务 展览 展出 停水 停电 "
        "施工 举办 举行 出发 到达 现在 当前 注册 登录 公示 征集 投票 受理 咨询 来信 录制 演讲 培训 征稿 截稿".split()
    )
)
"""Before 时间 and 日期, what another date than that of publishing is of."""
_OF_DATES = ("时间", "時間", "日期")
_OF_OCCASIONS = frozenset(f"{word}{end}" for word in OCCASIONS for end in _OF_DATES)

_ROLE: dict[str, Role] = {
    **{word.lower(): role for role, words in _LABELS.items() for word in both(words.split())},
    **{word.lower(): role for role, words in _LABELS.items() for word in words.split()},
}

# Words that are labels even where they touch the word before them and no colon follows: 王小明通讯员李四光.
_GLUED = frozenset(
    both(
        "记者 記者 本报记者 本報記者 本网记者 特约记者 实习记者 见习记者 實習記者 特派记者 通讯员 通訊員 特约通讯员 "
        "首席记者 首席评论员 特约评论员 特约撰稿 学生记者 學生記者 校园记者 小记者 "
        "特派員 特派员 实习生 實習生 参与互动 我要评论 发表评论 發表評論 查看评论 网友评论 "
        "我有话说 我来说两句 条评论 人参与 人评论 次阅读 "
        "文字记者 摄影记者 网编辑 報編輯 报编辑 網編輯 摄影报道 攝影報導 字号 字號 字体 字體 t大字 t小字 只看该作者 "
        "打印本页 收藏本文 手机看".split()
    )
)
_WHOLE_WORD = 3
"""Characters of a credit that is no word of a sentence: 值班编委."""
# Words that are labels without a colon where they stand free: ``编辑 李四 校对 赵六``, ``作者王小明``, ``字号``.
_FREE = (
    _GLUED
    | frozenset(
        both(
            "作者 评论员 本报评论员 特约评论员 特约撰稿人 撰文 撰稿 采写 文字 编译 翻译 执笔 译者 责任编辑 责编 编辑 "
            "来源 稿源 转自 摘自 来自 来源于 转载自 本文来源于 本文转自 本文转载自 本文摘自 by 校对 摄影 摄 审核 "
            "绘制 视觉 审校 审读 统筹 制图 图片 视频 发布时间 发表于 发布于 时间 更新时间 责任校对 监制 策划 编审 编制 "
            "主编 总编 总编辑 终审 初审 分类于 复审 美编 排版 值班主任 出品 总监制 制作 监审 剪辑 设计 原标题".split()
        )
    )
    | frozenset(word for word in both(_LABELS["other"].split()) if len(word) >= _WHOLE_WORD)
    | frozenset(both((_LABELS["noise"] + _LABELS["editor"] + _LABELS["time"]).split()))
)

_COLONS = lazy_regex(r"[:：︰∶﹕]")
_COLON = r"[ \u3000]*(?:[:：︰∶﹕]|[／/∕╱｜|丨\\＼]+(?!\d)|(?<=[ \u3000])[·•・](?=[ \u3000]))[ \u3000]*"

_WITH_VALUE = frozenset("记者 記者 作者 撰文 文字 採訪 采访 采写 採寫".split()).union(
    *(both(_LABELS[role].split()) for role in ("outlet", "editor", "about"))
) - frozenset("转自 轉自 转载 轉載 来自 专题 专栏 專欄 微信 微博 频道 頻道 联系 地址 电话 電話".split())
_TOOLS = frozenset(both((_LABELS["noise"] + _LABELS["time"]).split()))


def is_label(word: str) -> bool:
    """Check whether a word is one of the labels, or of the furniture: 投稿."""
    return word in _ROLE


def of_element(text: str) -> str:
    """The text of an element that touches others, set apart from them if it is a label: 分类 -> ``分类：``."""
    if text in _WITH_VALUE:
        return f"{text}："
    return text if text in _TOOLS else ""


def alone(text: str) -> str:
    """The label that is all of a line, before its value in the next: 作者 -> ``作者：``; "" for any other line."""
    word = text.rstrip(":： ")
    return f"{word}：" if word in _HEADS else ""


_HEADS = (
    _WITH_VALUE - frozenset(both(["编辑部", "编辑团队", "关键词", "标签", "标题", "主题", "链接", "投稿"]))
).union(_OF_OCCASIONS, (word for word in both(_LABELS["time"].split()) if word.endswith(("时间", "時間", "日期"))))
"""Labels that may stand in an element of their own; no word that is a button, too: 发布, 更新."""
_SPACED = (
    r"(?<![\u4e00-\u9fff])(?:[来來稿]\s{1,4}源|[作记記]\s{1,4}者|[责責]\s{1,4}[编編]|编\s{1,4}辑|編\s{1,4}輯"
    r"|[时時]\s{1,4}[间間]|日\s{1,4}期)"
)
"""Labels of two characters set apart, so that they are as wide as others: 来 源：, 编 辑：."""

_FIRST_CHARACTERS = in_either_case(word[0] for word in _ROLE)
_LABEL = lazy_regex(
    rf"""(?x)(?=[{_FIRST_CHARACTERS}文图圖来來稿作记記责責编編时時日])(?:  # 文/王小明, 圖／文：王小明
    (?<![\u4e00-\u9fff])(?P<pen>文[/／、及图圖]{{0,4}}|圖[/／、及文]{{0,4}}|图[/／、及文]{{0,4}}|图文)
        [ ]*[/／∕╱｜|丨:：\\＼•·◎．‧・]+[ ]*
    | {begins(_ROLE)}(?P<open>(?<=【))?(?P<word>{by_beginning(_ROLE)})(?P<colon>{_COLON}|(?(open)】|(?!)))?
    | (?P<spaced>{_SPACED})(?P<behind>[ ]?[:：]))
    """
)
_ADDRESS = lazy_regex(
    r"(?P<address>(?=[A-Za-z0-9-])(?:(?i:https?)://[^\s\u3000-\uffef]{0,200}|(?i:www)\.[A-Za-z0-9.-]{1,80}"
    r"|(?<![\w@.])[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){0,4}\.(?i:com|cn|net|org|tw|hk)(?![\w.])))"
)
_EDGES = " \t\u3000\xa0|｜丨·•⊙○●□■◎:：,，;；、。-–—_=*＊/／>→▌▎▍┃[]【】()（）〔〕「」<>〈〉"
_PAIRED = lazy_regex(r"^\s{0,4}(?:[^\s|｜]{1,24}[|｜][^\s|｜]{1,24}(?:\s{1,4}|$))+")
"""编辑|王小明 校对|李四 审核|赵六: every bar stands between a label and its value."""
_RARE = lazy_regex("[∣❘│┃┊¦︱︳▏▎▍❙❚⏐⎮]")
"""Bars that some pages part their credits by, read as the common one."""
_BARS = {ord(bar): "|" for bar in "∣❘│┃┊¦︱︳▏▎▍❙❚⏐⎮"}
_CLOSED, _QUOTED = frozenset("）)"), frozenset('“"「‘『')
_OF_THE_SITE = frozenset("网编辑 報編輯 报编辑 網編輯".split())
"""城东网编辑 王小明: the label touches the name of the site."""
_OFFICES, _MEDIA = frozenset("部室团團"), frozenset("台臺报報网網社刊")
_TRAINED = tuple(both("见习 实习 首席".split()))
_PICTURES = frozenset("图圖片照像频頻景档檔面")
"""首图来源：…, 视频来源：… credit a picture."""
_FORBIDDEN = frozenset("得许許可勿止绝絕禁请請")
"""未经允许不得转载：… names the page itself, as themes of WordPress print it below the text."""
_BREAK = lazy_regex(
    r"(?P<whole>[（(][^（）()]{1,20}[）)])|[】〕\]）)」\n]|[|｜丨]"
    r"|(?<![\u4e00-\u9fff])•|•(?![\u4e00-\u9fff])|[。；;!！?？]| {3,}|\u3000{2,}"
)
_PRINTED = lazy_regex(
    r"《[^《》]{2,16}》(?=\s{0,4}[（(]\s{0,4}(?:19|20)\d\d[^（）()]{4,30}版\s{0,4}[^（）()]{0,8}[）)])"
    r"|(?<![\u4e00-\u9fff》])(?:《[^《》]{2,16}》|[\u4e00-\u9fff]{2,10}?)(?=\s?(?:[订訂][阅閱])?\s?(?:19|20)\d\d年第?\d{1,3}期)"
)
"""《澜汀日报》（2026年01月31日 第02版）, 澜汀文艺 2026年第3期: the paper or the periodical that printed the text."""
_NATION = lazy_regex(r"^\s{0,4}[\[［【〔（(][美英法德日俄苏蘇意韩韓加澳印荷奥奧巴瑞挪丹芬波葡西][\]］】〕）)]\s{0,2}")
"""作者：[美] 约翰·哈珀"""


class Segment(NamedTuple):
    """A stretch of a line: what a label introduces, or with the role "" what stands between labels and dates."""

    role: Role
    label: str
    value: str
    colon: bool
    """Check whether a colon or a slash stands after the label, as after a label that is meant as one."""
    start: int


class _Mark(NamedTuple):
    """The place of a label, an address or a date in a text."""

    start: int
    end: int
    role: Role
    word: str
    colon: bool


def _marks(text: str) -> list[_Mark]:
    """The labels, addresses and dates of a text, in order."""
    bars = text.count("|") + text.count("｜")
    is_bar = bars > 3 and _PAIRED.fullmatch(text) is None  # 产经|IT|原创|个股: a channel bar, not labels
    marks = [mark for match in _matches(text) if (mark := _mark(match, text, is_bar)) is not None]
    marks.extend(_Mark(stamp.start, stamp.end, "time", "", True) for stamp in stamps(text))
    if "版" in text or "期" in text:
        marks.extend(_Mark(*match.span(), "outlet", "", True) for match in _PRINTED.finditer(text))
    marks.sort()
    return marks


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The labels and addresses of a text, in order and apart: few texts have a point or a scheme, as addresses do."""
    if "." not in text and "://" not in text:
        yield from _LABEL.finditer(text)
        return
    at = 0
    while first := min(
        filter(None, (_LABEL.search(text, at), _ADDRESS.search(text, at))), key=re.Match.start, default=None
    ):
        yield first
        at = first.end()


def _mark(match: re.Match[str], text: str, is_bar: bool) -> _Mark | None:
    """The mark of what may be a label; None where it is part of a word or of a sentence."""
    start, end = match.span()
    if match.lastgroup == "address":
        return _Mark(start, end, "noise", "", True)
    if spaced := match["spaced"]:
        word = "".join(spaced.split())
        return _Mark(start, end, _ROLE[word], word, True)
    if pen := match["pen"]:
        return _Mark(start, end, "author" if "文" in pen else "other", pen, True)
    before = text[start - 1] if start else ""
    if before in _QUOTED:
        return None  # 凡本网注明“来源：…” speaks about labels
    word = match["word"].lower()
    if word.startswith(("新闻", "新聞")) and before.isalpha() and word[2:] in _ROLE:
        word, start, before = word[2:], start + 2, word[1]  # 来源：城东新闻作者：王小明
        if word in ("编辑", "編輯") and match["colon"] is not None:
            return _Mark(start, end, "editor", word, True)  # 城东新闻编辑 | 王小明
    if word in _OF_DATES and text[start - 2 : start] in OCCASIONS:
        return _Mark(start - 2, end, "about", text[start - 2 : end], True)
    sign = (match["colon"] or "").strip()
    colon = bool(sign) and not (is_bar and sign in "|｜") and not (sign in _DOTS and text.count(sign) > 1)
    colon = colon and (sign != "】" or _ROLE[word] in ("outlet", "author", "editor", "time"))  # not 【视频】城东
    if not _stands_apart(word, before, text[end : end + 1], match["colon"] if colon else None, len(word) == len(text)):
        return None
    if before in "（(" and text[end : end + 1] in _CLOSED and _ROLE[word] == "author" and start > 1:
        return None  # 王小明(实习生)、李四: a remark on a name
    if word in _OF_THE_SITE:
        start, word = start + 1, word[1:]
    role: Role = "other" if word in ("来源", "來源") and before in _PICTURES else _ROLE[word]
    if word in ("转载", "轉載") and before in _FORBIDDEN:
        role = "about"
    return _Mark(start, end, role, text[start : start + len(word)], colon)


def _stands_apart(word: str, before: str, after: str, colon: str | None, is_alone: bool) -> bool:
    """Check whether a label's word is a word of its own between two characters, by its colon or by what it is."""
    if word in _OF_THE_SITE and after in _OFFICES:
        return False  # 城东日报编辑部
    if colon is not None and word not in _GLUED and before.isalpha() and not _COLONS.search(colon):
        return False  # 城东视觉 | 2020-02-02: a bar beside a name that ends like a label
    if colon is None and not is_alone and word not in _GLUED and (word not in _FREE or before.isalpha()):
        return False
    if colon is None and before in _DASHES and word in ("来自", "來自"):
        return False  # ——来自云溪的观察: a second headline
    if colon is None and after in _AND:
        return False  # 请注明作者和本文链接
    return not word.isascii() or (not before.isalnum() and (colon is not None or word == "by"))


_DOTS = "·•・"
"""来源 · 城东日报; where several stand in a line, they part words of equal rank (首页 · 专题 · 视频)."""
_DASHES, _AND = frozenset("—–-"), frozenset("和与與及或的")
"""What goes on before and behind a word that is no label."""

LIMIT = 400
"""Characters of a line that are read."""


def segments(text: str) -> tuple[Segment, ...]:
    """The line cut at labels, dates and addresses: ``2025-12-30 来源：新华社 作者：王小明`` -> time, outlet, author.

    Reads at most `LIMIT` characters. A label without a colon is one only for the reader who trusts the place.
    """
    return _segments(text[:LIMIT])


@lru_cache(maxsize=512)
def _segments(text: str) -> tuple[Segment, ...]:
    text = text.translate(_BARS) if _RARE.search(text) else text
    marks = _marks(text)
    if not marks:
        value = text.strip(_EDGES)
        return (Segment("", "", value, False, 0),) if value else ()
    cut: list[Segment] = []
    if first := text[: marks[0][0]].strip(_EDGES):
        cut.append(Segment("", "", first, False, 0))
    for number, (start, end, role, word, colon) in enumerate(marks):
        following = max(end, marks[number + 1][0]) if number + 1 < len(marks) else len(text)
        between = _NATION.sub("", text[end:following])
        if not word:  # a date or an address
            cut.append(Segment(role, "", text[start:end], True, start))
            if rest := between.strip(_EDGES):
                cut.append(Segment("", "", rest, False, end))
            continue
        stop = _stop(between)
        value = between[: stop.start()] if stop else between
        if not stop and number + 1 < len(marks):
            value = _without_paper(value, role, marks[number + 1], word)
        value = value.strip(_EDGES)
        if word.startswith(_TRAINED) and cut and cut[-1].role == "author" and not cut[-1].value:
            role = "author"  # 作者：见习编辑 王小明
        if value.count("（") + value.count("(") > value.count("）") + value.count(")"):
            value += "）"  # 来源：城东日报（城东）
        cut.append(Segment(role, word, value, colon, start))
        if stop and (rest := between[stop.end() :].strip(_EDGES)):
            cut.append(Segment("", "", rest, False, end + stop.end()))
    return tuple(cut)


def _without_paper(value: str, role: Role, following: _Mark, label: str) -> str:
    """采写：城报记者 王小明 -> nothing before 记者: what touches the next label is a name, or that reporter's paper.

    It is the outlet where nothing else is: 来源：城报记者：王小明, as elements without a space between them read.
    """
    if following[3] not in _GLUED or following[2] != "author" or not value[-1:].isalpha():
        return value
    head, last = value[: -len(value.split()[-1])], value.split()[-1]
    stem = head.strip(_EDGES)
    reporter = label in _GLUED and role == "author" and len(value.strip()) <= 4 and not is_organisation(last)
    paper = bool(stem) and len(last) > 2 and last[-1] in "台臺报報网網社刊"  # 记者管平 临河台记者周正
    return value if reporter or (sure_names(last) and not paper) or (role == "outlet" and not stem) else head


def authors(parts: tuple[Segment, ...]) -> list[Segment]:
    """The segments that name who wrote, not who took a picture: 记者 王小明 摄, 图/本报记者 李四."""
    writers = []
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        pictured = before is not None and before.role == "other" and not before.value and before.colon
        pictured = pictured or (after is not None and after.role == "other" and not after.value and not after.colon)
        if part.role == "author" and part.value and not pictured:
            writers.append(part)
    return writers


def _stop(text: str) -> re.Match[str] | None:
    """The end of a value: a bracket that closes before it opened, a bar, the end of a sentence."""
    at = len(text) - len(text.lstrip(_EDGES))
    while stop := _BREAK.search(text, at):
        if stop["whole"] is None:
            return stop
        at = stop.end()
    return None
