"""Simplified and Traditional characters, for tables of words that are written in Simplified ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scraper.extract.shared.lazy_regex import lazy_regex

_SIMPLIFIED = (
    "万与专业东丝两严个为丽举乌乐习乡书于亚产亲亿仅从们价众会传伦体儿党兰关兴内册写军农冲击划则刚创删别剧"
    "办务动区医华协单厂厅历厦县参发变号后吗听员团园围国图场坛声处备复头奖娱学宁实宠审对导将尔尽属岛师并广"
    "庄庆库应开张归当录径态总戏户执扩扫报担据摄数无时显暂术机杂权条来杨构标栏栗检楼欢欧毕气汇汉济浏温游湾"
    "滚滨点热独献环现电画疗监码硕确称竞笔筹签简篮类纠约纽线组细终经结绘给络绝统继续维综缉缓编缩网联腾舆艺"
    "节苏荐药获营萨蒋蓝装见观视览觉计订认讨让议讯记许论设访证评识词译试诚话该详语说请读调谈谢谨贡财责败账"
    "货贴贵费资赞赵踪车转载辑输过运还这进连选邮郑采钟银链错键镇镜长门闭问间闻阅队阳际陆险隐韩页顶须顾顿预"
    "频题风馈驻鲁黄齐验块级护断拦测钮卫异龄触诉谅职赏"
)
_TRADITIONAL = (
    "萬與專業東絲兩嚴個為麗舉烏樂習鄉書於亞產親億僅從們價眾會傳倫體兒黨蘭關興內冊寫軍農衝擊劃則剛創刪別劇"
    "辦務動區醫華協單廠廳歷廈縣參發變號後嗎聽員團園圍國圖場壇聲處備復頭獎娛學寧實寵審對導將爾盡屬島師並廣"
    "莊慶庫應開張歸當錄徑態總戲戶執擴掃報擔據攝數無時顯暫術機雜權條來楊構標欄慄檢樓歡歐畢氣匯漢濟瀏溫遊灣"
    "滾濱點熱獨獻環現電畫療監碼碩確稱競筆籌簽簡籃類糾約紐線組細終經結繪給絡絕統繼續維綜緝緩編縮網聯騰輿藝"
    "節蘇薦藥獲營薩蔣藍裝見觀視覽覺計訂認討讓議訊記許論設訪證評識詞譯試誠話該詳語說請讀調談謝謹貢財責敗賬"
    "貨貼貴費資讚趙蹤車轉載輯輸過運還這進連選郵鄭採鍾銀鏈錯鍵鎮鏡長門閉問間聞閱隊陽際陸險隱韓頁頂須顧頓預"
    "頻題風饋駐魯黃齊驗塊級護斷攔測鈕衛異齡觸訴諒職賞"
)
"""The characters of this package's tables that differ, as Taiwan and Hong Kong print them. A simplified character of
several traditional ones (台, 里, 松) is left out."""

_PAIRS = dict(zip(_SIMPLIFIED, _TRADITIONAL, strict=True))
_TO_TRADITIONAL = str.maketrans(_PAIRS)
_PIECE = lazy_regex(rf"\\.|\[(?:\\.|[^\]\\])*+(?:\]|\Z)|[{_SIMPLIFIED}]", re.DOTALL)
"""What `in_both` may widen, and what is escaped: all else is passed over."""


def both(words: Iterable[str]) -> list[str]:
    """The words, followed by the Traditional forms of those that have another one."""
    own = list(words)
    distinct = set(own)
    return own + [other for word in own if (other := word.translate(_TO_TRADITIONAL)) not in distinct]


def in_both(pattern: str) -> str:
    """Widen a regular expression to either script: 责编 -> [责責][编編]."""
    return _PIECE.sub(_piece, pattern)


def _piece(match: re.Match[str]) -> str:
    piece = match[0]
    if piece[0] == "[":
        return piece[:-1] + "".join([_PAIRS[char] for char in piece if char in _PAIRS]) + "]"
    return f"[{piece}{_PAIRS[piece]}]" if piece in _PAIRS else piece
