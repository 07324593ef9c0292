"""Places and trades that are beside a name or an account and are neither persons nor media."""

from __future__ import annotations

from scraper.extract.shared.han_variants import both

# Cities and bureaus that are printed beside a reporter's name: 記者王小明台北報導, 记者 张三 北京报道.
_OF_TAIWAN = (
    "台北 臺北 新北 基隆 桃園 新竹 苗栗 台中 臺中 彰化 南投 雲林 嘉義 台南 臺南 高雄 屏東 "
    "宜蘭 花蓮 台東 臺東 澎湖 金門 馬祖 連江"
).split()
PLACES = frozenset([f"{place}{unit}" for place in _OF_TAIWAN for unit in ("", "縣", "市")]).union(
    "竹縣 竹市 嘉市 高縣 雲嘉 雲嘉南 北北基 桃竹苗 中彰投 高屏 宜花 花東 林口 林邊 林園 楊梅 高樹 馬公 羅東 "
    "板橋 三重 淡水 "
    "綜合 綜合外電 外電 專題 專訪 連線 即時 採訪 現場 特稿 編譯 整理 特別 獨家 首爾 東京 北京 上海 香港 澳門 "
    "廣州 深圳 華盛頓 紐約 洛杉磯 舊金山 倫敦 巴黎 柏林 新加坡 "
    "曼谷 河內 大陸 中國 兩岸 国际 國際 北市 中市 南市 高市 中央 立院 政院 總統府 "
    "天津 重庆 广州 南京 杭州 成都 武汉 西安 沈阳 长春 哈尔滨 济南 合肥 福州 南昌 郑州 长沙 南宁 海口 贵阳 "
    "昆明 拉萨 兰州 西宁 银川 呼和浩特 石家庄 太原 乌鲁木齐 "
    "台灣 臺灣 美國 美国 加拿大 英國 英国 法國 法国 德國 德国 日本 韓國 韩国 澳洲 "
    "桃园 云林 嘉义 屏东 宜兰 花莲 台东 金门 马祖 连江 竹县 台湾 澳门 连线 外电 采访 现场 "
    "大连 青岛 宁波 厦门 苏州 温州 东莞 佛山 华盛顿 纽约 伦敦 东京 首尔 莫斯科 "
    "悉尼 雪梨 墨尔本 墨爾本 堪培拉 布里斯班 珀斯 奥克兰 奧克蘭 惠灵顿 多伦多 多倫多 温哥华 溫哥華 渥太华 渥太華 "
    "蒙特利尔 旧金山 洛杉矶 芝加哥 波士顿 休斯顿 休斯頓 费城 西雅图 西雅圖 亚特兰大 罗马 羅馬 马德里 维也纳 日内瓦 "
    "布鲁塞尔 布魯塞爾 雅加达 雅加達 马尼拉 馬尼拉 河内 金边 金邊 仰光 吉隆坡 新德里 迪拜 杜拜 开罗 開羅 "
    "三藩市 聖荷西 聖地牙哥 爾灣 費城 亞特蘭大 達拉斯 波士頓 休斯敦 華府 檀香山 布里斯本 "
    "槟城 檳城 新山 古晋 亚庇 怡保 泗水 棉兰 万隆 岷里拉 米兰 大阪 名古屋 福冈 釜山 ".split()
)
PLACE = "|".join(sorted(PLACES, key=len, reverse=True))
"""The alternatives of a pattern for one of `PLACES`, the longest first."""

REGIONS = frozenset(
    both(
        "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
        "广东 广西 海南 重庆 四川 贵州 "
        "云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 中国 中国香港 中国澳门 中国台湾 美国 英国 "
        "加拿大 澳大利亚 新西兰 日本 韩国 "
        "新加坡 马来西亚 泰国 越南 德国 法国 意大利 西班牙 俄罗斯 荷兰 瑞士 瑞典 印度 印度尼西亚 菲律宾 "
        "阿联酋 海外 未知".split()
    )
)
"""Where an account writes from, as platforms print it after 来自, 发布于 and IP属地."""

_TRADES = frozenset(
    both(
        "职员 学生 大学生 研究生 博士生 教师 退休教师 公务员 媒体人 媒体工作者 资深媒体人 传媒人 自由撰稿人 自由职业者 "
        "自由作家 专栏作家 时事评论员 时评人 时评作者 工程师 农民 工人 市民 网友 读者 律师 医生 医师 "
        "退休人员 退休干部".split()
    )
)
_NAME_OF_PLACE = 4


def says_who(word: str) -> bool:
    """Check whether a word after a name says where that person lives or what they do: 江苏临河, 职员."""
    return word in _TRADES or (len(word) == _NAME_OF_PLACE and word[:2] in REGIONS)
