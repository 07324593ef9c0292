"""Tells names of persons from names of organisations, and splits a printed run of names."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.extract.article.credits.places import PLACES, says_who
from scraper.extract.article.credits.section_names import is_channel
from scraper.extract.shared.lazy_regex import lazy_regex

# The surnames of the 百家姓 and of the household register's first five hundred, Simplified and Traditional.
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
    "昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝臧"
    "计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪解宗丁宣贲邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯"
    "宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴郁胥苍闻莘党翟谭贡劳逄姬申扶堵"
    "冉宰郦雍却璩桑桂濮牛寿扈燕冀郏浦尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡步耿满弘匡文寇广禄阙东"
    "欧殳沃利蔚越夔隆师巩厍聂晁敖融冷訾辛阚简饶曾毋沙乜养鞠须丰巢关蒯荆红游竺权逯盖益桓公岳肖代闫覃粟邝佟车付仝郄"
    "佘苑丛尉隋鹿衣邸买尧卿冼冮钦迟哈降门佴揭兰涂楚展矫战亓植宛谌操笪晋缑牟鄢官苟柒逢臧洛续尕才仁帅青"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒喻竇雲蘇魯韋馬鳳任鮑費賀湯羅畢鄔樂傅齊顧黃蕭邵貝計談龐紀項藍閔強"
    "賈婁顏鍾鐘駱萬盧"
    "經鄧單諸鈕龔陸榮儲車烏焦寧欒厲劉葉龍黎賴喬陰鬱聞黨譚貢勞冉酈莊閻連習魚簡饒須豐關權蓋歐師鞏聶闞鄺養紅買門蘭塗"
    "佘諶鄒游遊闕溫衡滿廣東沈範闫揭"
    # Rarer ones, of the household register and of Taiwan and Hong Kong.
    "丘辜麦庹练練漆蹇苌俎龎楼樓脱脫禤呙咼迮谯譙麴麹亓仉佴冮郜郯隽雋雒靖颉頡骈駢朴查栗筱訾寸岑撒忻甯芦蘆苻菅虢郅郇闾閭汝泮粘綦缐線赫沐锺麥邊师瞿稅仵郤妫媯屾厍鹏鮑鲍冀仝应應时時阳邊边淩"
)
_COMPOUND = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒 司空 "
    "夏侯 独孤 南宫 南宮 "
    "百里 呼延 端木 轩辕 軒轅 澹台 太史 申屠 公冶 濮阳 淳于 单于 完颜 耶律 拓跋 纳兰 納蘭 东郭 西门 西門 范姜 "
    "張簡 张简 歐陽 第五 公羊 左丘 赫连 赫連 钟离 鍾離 鲜于 鮮于 宗政 榖梁 谷梁 太叔 仲孙 仲孫 公西 闾丘 閭丘 亓官 "
    "乐正 樂正 段干 南门 南門 巫马 巫馬 司寇 闻人 聞人 万俟 萬俟 漆雕 壤驷 梁丘 东门 東門 夏候 刘付 劉付".split()
)

# Words that begin with the character of a surname and are no names. What a scan of printed credit lines turned up.
_WORDS = frozenset(
    "關閉 关闭 關於 簡體 應用 高級 高级 廣告 方式 安裝 安装 包裝 查詢 溫度 溫馨 陰天 白天 連結 连接 金額 解決 "
    "解决 計算 景點 景点 余额 向上 向下 左右 程式 花絮 高清 方便 文章 安全 时间 時間 关注 關注 金融 高级 黄金 "
    "黃金 马上 馬上 常见 包括 何时 项目 申请 计划 任何 "
    "全文 文字 文化 文学 文學 "
    "正文 原文 经济 經濟 经过 成功 成为 平台 平臺 平安 公司 公告 公开 国内 國內 国际 國際 国家 國家 华夏 東方 "
    "东方 相关 相關 查看 广告 廣告 "
    "江苏 江蘇 安徽 宁波 寧波 云南 雲南 贵州 广东 廣東 广西 广州 武汉 武漢 温州 成都 石家庄 常州 乌鲁木齐 沈阳 "
    "瀋陽 洛阳 郑州 鄭州 "
    "金华 桂林 柳州 杭州 杭州市 徐州 上海 北京 天津 重庆 重慶 香港 台北 臺北 高雄 連江 金門 马来西亚 莫斯科 "
    "华盛顿 華盛頓 伦敦 巴黎 "
    "东京 東京 首尔 纽约 紐約 巴西 古巴 英国 美国 德国 法国 日本 安静 高兴 别人 單位 单位 通讯 通訊 通知 强国 "
    "應用 应用 "
    "程序 路透 路透社 文图 文圖 师大 都市 都市报 青年 青年报 商报 商報 万方 江南 江西 江门 山东 山東 山西 河南 "
    "东莞 明报 明報 明星 "
    "米兰 都会 向左 向右 温馨 高考 花絮 白酒 车展 向导 石油 党建 習慣 时政 時政 时报 時報 管理 管理员 家居 "
    "汽车 房产 全国 全國 全部 "
    "综合 綜合 资料 容量 充值 终于 东南 东北 西北 华东 华南 华北 双语 双创 明日 明天 时事 时尚 時尚 平面 平时 "
    "金报 师生 解放 解读 解放日报 "
    "暴雨 党委 能源 农业 农村 农民 国土 强调 通过 后台 和讯 和訊 和讯网 应急 于是 连线 連線 即时 邮箱 言论 "
    "言論 原创 原創 关键词 封面 关闭 "
    "简介 简体 單元 养生 养老 红网 代表 代理 官方 官网 信息 信息网 信息时报 来源 来自 续报 利好 游戏 遊戲 查询 成绩 "
    "经典 易信 包邮 令人 言情 顾问 万元 余人 明年 时代 時代 时代周报 华声 华龙 曲靖 荆州 荆楚网 昌吉 宿迁 桂平 温岭 "
    "楼市 樓市 楼盘 樓盤 楼主 樓主 楼上 楼下 脱贫 脫貧 脱口秀 脫口秀 脱离 查看 查询 "
    "查詢 查阅 查閱 查处 查明 线上 線上 线索 線索 线下 線下 "
    "简历 簡歷 简介 簡介 简评 简报 簡報 简明 师傅 鹏程 应约 应邀 應邀 席间 向阳 常委 常务 国防 段落 方面 白皮书 "
    "项目部 单独 平均 全球 全面 关于 關於 後續 相信 牛市 索引 应聘 通报 通報 宣布 计算 简讯 简訊 容易 "
    "练习 練習 练兵 丘陵 辜负 文学院 "
    "应对 应届 应有 应付 应诉 应变 应当 应该 应收 應對 應屆 應有 應付 應當 應該 應變 時刻 時評 時期 時空 時隔 "
    "阳台 阳性 阳江 阳泉 阳春 阳朔 阳历 边防 边境 边界 边缘 边疆 边检 邊境 邊界 邊緣 邊疆 "
    "时刻 时评 时期 时空 时隔 时长 时节 时速 时装 时讯 时差 时任 时常 時節 時速 時裝 時訊 時差 時任 時常".split()
)

_WRITTEN = lazy_regex(
    r"^文(?:\s?[/／:：]\s?|\s)(?=[\u4e00-\u9fff])|[\s/／]{0,4}[著撰]$|\s(?:报道|報道|報導|报导|编译|編譯|整理|记者|記者)$"
    r"|\s(?:文\s?[/／、]?\s?[图圖摄攝]影?|[图圖]\s?[/／、]?\s?文)$"
)


def written_by(text: str) -> str:
    """The name alone of 文 王小明, 王小明 著, 王小明 报道 and 王小明 图/文, as serials, reviews and reporters sign."""
    return _WRITTEN.sub("", text)


# What an organisation's name ends in.
_ORGANISATION_END = lazy_regex(
    r"(?:[报報社网網台臺局部院会會厅廳署处處办辦站所厂廠校系组組室团團队隊党黨媒馆館]|[小中]学|(?<=[\u4e00-\u9fff]{3})科|公司|中心|集团|集團|大学|大學|学院|學院|频道|頻道|在线|在線|在綫|新闻|新聞|"
    r"日报|周刊|週刊|杂志|雜誌|月刊|电视|電視|广播|廣播|客户端|客戶端|公众号|公眾號|专栏|專欄|委员会|委員會|协会|協會|学会|學會|政府|法院|"
    r"检察院|公安|银行|银监|证券|基金|研究|智库|工作室|[团團党黨纪紀工]委|编辑|編輯|小编|小編|传媒|傳媒|融媒|号外|博客|微博|论坛|論壇|日報|電子報|資訊|资讯|"
    r"快讯|快訊|播报|[\u4e00-\u9fff]{2}(?:发布|發布)|观察|財經|财经|科技|体育|體育|娱乐|娛樂|军事|新华|media|news|online|daily|times|press|post|tv|\.com|\.cn|\.net|\.org)$",
    re.IGNORECASE,
)
# What says that nobody signs, wherever it stands in a name.
_NOBODY = lazy_regex(
    r"佚名|匿名|微博$|联盟|聯盟|未知|不详|不詳|本站|本报|本報|本网|本網|本刊|本台|本臺|网络|網絡|網路|整理$|综合|綜合|原创|原創|转载|轉載|来源|來源|网友|網友|"
    r"管理员|系统|admin|小编|小編|编辑|編輯|责编|責編|网编|记者|記者|通讯员|通訊員|专题|專題|小姐$|先生$|女士$|投稿|资料|資料|点击|點擊|关注|二维码|公众|微信|"
    r"第\d{1,5}期|^[昨今前明][天日]$|[的了是在将將与與吗呢]$|陪同|出席|随同|[摄攝]$|參加|参加|列席|陪见|會見|会见|讲话|講話|致辞|致辭|簡歷|简历|^(?:的|了|在|是|有|也|就|被|让|把|给|对|从|据|由|於|向记|日前)(?![·•・‧])|中国|中國|新华|人民网|编译|編譯|摄影|攝影|报道|報道|報導|报导|图$|圖$",
    re.IGNORECASE,
)

# What a name does not end in: 成为, 曾认为, where 邹多为 is one.
_BECOME = lazy_regex(
    r"(?:认|認|称|稱|成|作|因|以|变|變|定|视|視|改|名|更|最|极|極|颇|頗|尤|分|均|皆|誉|譽|译|譯|化|转|轉|列|评|評|选|選|当|當|则|則|"
    r"仅|僅|约|約|可|应|應|能|并|並|是|已|即|行|人|何|所)[为為]$"
)

_PLACE = "|".join(sorted(PLACES, key=len, reverse=True))

# A programme, not a person: 央视网消息（新闻联播）.
_PROGRAMME = lazy_regex(
    r"联播|聯播|直播|栏目|欄目|节目|節目|焦点|焦點|报告|報告|附图|附圖|组图|視頻|视频|完$|时间|時間|推荐|原题|原標|原标"
)
_TITLES = lazy_regex(
    r"(?:教授|副教授|博士|硕士|研究员|研究員|院长|院長|所长|主任|主席|会长|會長|总裁|經理|经理|律师|律師|校长|书记|書記|秘书长|院士|专家|評論員|评论员|作家|学者|學者)$"
)
_CJK = lazy_regex(r"[\u3400-\u9fff]+")
_LETTER = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_FOREIGN = lazy_regex(rf"[{_LETTER}][{_LETTER}.'’‐-]*(?: [{_LETTER}][{_LETTER}.'’‐-]*){{0,4}}")
_LATIN = lazy_regex(rf"[{_LETTER}][{_LETTER}.'’‐-]*")
"""A word of a name in Latin letters: Anna-Maria, O'Neill, J., Peña."""
_INITIAL = lazy_regex(rf"(?:[{_LETTER}]\.-?){{1,3}}|Jr\.|Sr\.")
DOTS = "·•・‧･∙⋅"
"""What stands between the parts of a foreign name in Chinese characters."""
_DOTTED = lazy_regex(
    rf"(?:[A-Z]{{1,2}}[{DOTS}.]){{0,2}}[\u3400-\u9fff]{{1,6}}"
    rf"(?:[{DOTS}](?:[A-Z]{{1,2}}[{DOTS}.])?[\u3400-\u9fff]{{1,8}}){{1,3}}"
)
_SPLIT = lazy_regex(r"[、,，/／╱∕;；|｜丨&＆+＋]|\s{1,8}")
_TAIL = lazy_regex(
    r"(?:[/／╱]|(?<=[\u3400-\u9fff]))(?:综合报道|綜合報導|综合整理|摄影报道|特约|专电|專電|报道|報道|報導|报导|整合|整理|综述|编译|編譯|采写|採寫|"
    r"采访|採訪|撰写|撰文|撰稿|实习|發自.{2,8}|发自.{2,8}|译|編)$"
    r"|^[发發]自.{2,8}$"
)
PROFILE = lazy_regex(
    r"/(?:authors?|u|users?|members?|people|space|reporters?|columnists?|writers?|contributors?|profiles?|byline|autor(?:es|en)?)/|//authors?\.",
    re.IGNORECASE,
)
"""Addresses of the page about a person: wordpress.com, jianshu.com."""
_VERBS = frozenset(
    "整合 综合 綜合 整理 综述 編譯 编译 采写 採寫 采访 採訪 撰写 撰文 撰稿 实习 编辑 編輯 特约 文图 图文 新闻 "
    "消息 转载 供稿 原创 发布".split()
)
_REMARK = lazy_regex(r"[（(［][^（）()［］]{0,20}[）)］]")
_PHOTO = lazy_regex(r"(?:摄|攝|摄影|攝影|图|圖|供图|供圖|翻摄|翻攝|视频|制图|製圖|漫画|漫畫)$")
_TEXT_MARK = frozenset({"文", "文字", "撰文", "采写", "文并摄", "文/摄"})


_WHOLE_OFFICE = 3
"""Characters of an office's name (门诊部); 丘处 may be a pen name."""


@lru_cache(maxsize=8192)
def is_organisation(name: str) -> bool:
    """Check whether the name is that of a paper or an office, by how it ends."""
    if _ORGANISATION_END.search(name):
        office = "报報社网網局刊" if len(name) < _WHOLE_OFFICE else "报報社网網局刊部室處处厅廳"
        return not (len(name) <= 3 and _looks_chinese(name) and name[-1] not in office)
    return False


def _looks_chinese(name: str) -> bool:
    if not _CJK.fullmatch(name) or name in _WORDS:
        return False
    if name[:2] in _COMPOUND:
        return 3 <= len(name) <= 4
    return name[0] in _SURNAMES and 2 <= len(name) <= 3


@lru_cache(maxsize=8192)
def is_person(name: str) -> bool:
    """Check whether the name is surely a person's: a Chinese surname with a given name, or a name with a middle dot."""
    if name in PLACES or _NOBODY.search(name) or (len(name) > 2 and name[:2] in _WORDS and name[:2] not in _COMPOUND):
        return False
    if name[-1:] in ("为", "為") and (len(name) < 3 or _BECOME.search(name)):
        return False
    if _looks_chinese(name):
        return not is_organisation(name)
    return bool(_DOTTED.fullmatch(name)) and not is_organisation(name)


def is_latin_name(name: str) -> bool:
    """Check whether the name is one of two words and more in Latin letters, capitals first: Mara Gebhardt, LI YUAN."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and _FOREIGN.fullmatch(name) is not None
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not is_organisation(name)
        and _THING.search(name) is None
    )


_THING = lazy_regex(r"\b(?:article|information|author|published|updated)\b", re.IGNORECASE)
"""Words of a page's furniture: Article Information, over the names of bbc.com."""


@lru_cache(maxsize=8192)
def may_be_person(name: str) -> bool:
    """Check whether the name can stand for a person where a label says so: also pen names and foreign names."""
    if is_person(name):
        return True
    if (
        not 2 <= len(name) <= 24
        or name in _WORDS
        or name in PLACES
        or is_channel(name)
        or _NOBODY.search(name)
        or is_organisation(name)
    ):
        return False
    if _CJK.fullmatch(name):
        return len(name) <= 5 and not _PROGRAMME.search(name)
    return bool(
        _FOREIGN.fullmatch(name) or _DOTTED.fullmatch(name) or re.fullmatch(r"[\w\u3400-\u9fff·.-]{2,12}", name)
    )


_PEN_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,5}")


def is_pen_name(name: str) -> bool:
    """Check whether a word that stands where a writer may sign can be a pen name: 柳下惠风."""
    return _PEN_NAME.fullmatch(name) is not None and may_be_person(name)


_PLACED = lazy_regex(
    rf"(?P<name>[\u3400-\u9fff]{{2,4}}?)(?:(?:{_PLACE}){{1,3}}(?:[电電讯訊]|报道|報道|報導|报导)?|报道|報道|報導|报导)$"
)


def _without_place(token: str) -> str:
    """王小明台北報導, 王小明_台北 -> 王小明: what stands before a place and a verb of reporting, or before a place."""
    name, _, behind = token.partition("_")
    if behind in PLACES and is_person(name):
        return name
    place = _PLACED.match(token)
    if place and is_person(place["name"]):
        return place["name"]
    country = _COUNTRY.match(token) if len(token) > _SHORT_RUN else None
    return country["name"] if country and is_person(country["name"]) else token


_COUNTRY = lazy_regex(rf"(?P<name>[\u3400-\u9fff]{{2,4}}?)(?:{_PLACE})[\u4e00-\u9fff]{{2,4}}$")
"""王小明台灣臨河: a name before a country and a place in it that no table has."""
_SHORT_RUN = 5


def _without_title(token: str) -> str:
    """王小明北京大学经济学院教授 -> 王小明: a name before an office."""
    if len(token) < 5 or not _TITLES.search(token):
        return token
    place = _PLACE_WITHIN.search(token, 2, 8)
    if place and may_be_person(token[: place.start()]) and _PERSON_LENGTHS.fullmatch(token[: place.start()]):
        return token[: place.start()]
    for length in (3, 2) if token[2:4] not in PLACES and token[2:4] not in ("中国", "国家", "清华", "浙江") else (2, 3):
        if is_person(token[:length]):
            return token[:length]
    return token


_PLACE_WITHIN = lazy_regex(_PLACE)
_PERSON_LENGTHS = lazy_regex(r"[\u3400-\u9fff]{3,4}")
"""The words before an office that opens with a place: 王小明 in 王小明北京大学教授."""

_OF_PLACES = frozenset(
    "港州县縣市江山海河湖城阳陽宁寧安京南北东東西门門口镇鎮岛島川原林昌定化源陵溪泉浦沙洲桥橋坪塘关關庄莊台澳"
)
"""What the names of places end in, that have two characters: 东港, 海宁."""
_COMMON = frozenset("王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅")
"""Surnames of which a name is more often a person's."""


def reads_as_place(token: str) -> bool:
    """Check whether what stands behind the names of reporters, in two characters, is the place they report from."""
    if len(token) != 2 or not _CJK.fullmatch(token):
        return False
    return token in PLACES or not is_person(token) or (token[1] in _OF_PLACES and token[0] not in _COMMON)


_UNIT = lazy_regex(
    r"(?:[系社網网報报院部局处處台组組]|中心|公司|大学|大學|学院|學院|作家|教授|博士|律师|律師|研究员|研究員|部长|部長|主任|院长|院長|会长|會長|"
    r"所长|所長|校长|校長|总裁|經理|经理|理事|专家|專家|学者|學者|分析师|分析師|评论员|評論員|主筆|主笔|秘书长|委员|委員|记者|記者)(?P<name>[\u4e00-\u9fff]{2,3})$"
)


def _behind_unit(token: str) -> str:
    """城东大学新闻系王小明 -> 王小明: a name behind an office."""
    unit = _UNIT.search(token) if len(token) > 4 else None
    if unit and (is_person(unit["name"]) or (_TITLES.search(token[: unit.start("name")]) and len(token) > _OFFICE)):
        return unit["name"]
    return token


_OFFICE = 9
"""Characters of an office, a title and a name together: longer than any name."""


def _cut(token: str) -> list[str]:
    """Names printed without a gap (王小明李四), cut where all parts are surely names; else the token as it is."""
    long = 5 <= len(token) <= _MOST_GLUED and _CJK.fullmatch(token) is not None
    return (_pieces(token) if long and not is_organisation(token) and not is_person(token) else []) or [token]


_MOST_GLUED = 24
"""Characters of the longest run of names without a gap: eight of three."""


def _pieces(token: str) -> list[str]:
    """The token cut into names, of three characters rather than two; [] where that cannot be."""
    rests: list[list[str] | None] = [*([None] * len(token)), []]
    for start in range(len(token) - 2, -1, -1):
        for length in (3, 2, 4):
            rest = rests[start + length] if start + length <= len(token) else None
            name = token[start : start + length]
            if rest is not None and (length < 4 or name[:2] in _COMPOUND) and is_person(name):
                rests[start] = [name, *rest]
                break
    return rests[0] or []


_AROUND = "：:()（）[]【】〔〕「」《》<>＜＞■●▲△◎*＊-—_。"


def _tokens(text: str) -> list[str]:
    """The text cut at separators; single characters beside each other joined (李 四), Latin words, too (Amy Li)."""
    tokens: list[str] = []
    position = 0
    gap = ""
    if " and " in text:
        text = text.replace(" and ", " & ")
    for separator in [*_SPLIT.finditer(text), None]:
        token = text[position : separator.start() if separator else len(text)].strip(_AROUND).lstrip(".")
        if token.endswith(".") and not _INITIAL.fullmatch(token):
            token = token.rstrip(".")
        if token:
            previous = tokens[-1] if tokens else ""
            spaced = gap.isspace() and bool(previous)
            latin = spaced and _LATIN.fullmatch(token) is not None and _FOREIGN.fullmatch(previous) is not None
            if spaced and (
                (len(previous) == 1 and len(token) <= 2 and previous in _SURNAMES and _CJK.fullmatch(token)) or latin
            ):
                tokens[-1] = previous + (" " if latin else "") + token
            else:
                tokens.append(token)
            gap = ""
        if separator:
            gap += separator.group()
            position = separator.end()
    return tokens


def split_names(text: str) -> list[str]:
    """The names of a printed run, each with a label's trust: 张三、李四 王 五/文 赵六/图 -> 张三, 李四, 王五.

    Words of reporting, places, offices and organisations are left out, and who is named for a picture.
    """
    names: list[str] = []
    written = 0
    for token in _tokens(_SPACED.sub(_unspaced, _REMARK.sub(" ", text[:200]))):
        if token in _TEXT_MARK:
            written = len(names)  # 王小明 文/图
        elif _PHOTO.fullmatch(token):
            names = names[: max(written, len(names) - 1)]
        elif token not in _VERBS and (is_person(token) or not (_PHOTO.search(token) or (names and says_who(token)))):
            token = _behind_unit(_without_title(_without_place(_TAIL.sub("", token))))
            names.extend(name for name in _cut(token) if may_be_person(name) and name not in names)
    return names


_SPACED = lazy_regex(r"(?<![^\s：:、])[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){2,11}(?![^\s、])")


def _unspaced(run: re.Match[str]) -> str:
    """The names of single characters (王 长 民 李 娜); the run itself where not all are surely names: 王 娜 文."""
    return " ".join(_pieces("".join(run.group().split()))) or run.group()


def sure_names(text: str) -> list[str]:
    """The names of a run in which everything is surely a person's name; [] if anything else stands in it."""
    names: list[str] = []
    for token in _tokens(text[:80]):
        if token in PLACES:
            continue  # 王小明 李四 台北報導
        for name in _cut(_without_place(token)):
            if not is_person(name):
                return []
            if name not in names:
                names.append(name)
    return names


# Numbers of staff beside an editor's name: 杨倩_NF4425, 王小明 PK155, 张三（EN042）, 李四 SF018.
_STAFF = lazy_regex(r"[\s_（(\[-]{0,8}(?<![A-Za-z])(?:[A-Za-z]{1,4}[-_]?\d{1,6}|\d{1,6})[)）\]]{0,8}$")


def without_number(name: str) -> str:
    """杨倩_NF4425 -> 杨倩; a bare code (HN666, AP0013) stays."""
    bare = _STAFF.sub("", name).strip(" _-（(")
    return bare if _CJK.search(bare) or (bare and " " in name) else name
