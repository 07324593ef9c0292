"""What stands among an article's paragraphs and is none of it: words and class names, with where they were met.

Every pattern is anchored or short and is tried on one line at a time, so that no input makes it slow.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from scraper.parse.quick import any_of
from scraper.parse.scripts import in_both


class Mark(NamedTuple):
    """Words that tell a line, and where they were met."""

    words: str
    """A regular expression, matched at the beginning of the line after opening brackets."""
    where: str


_OPEN = r"[※“\s\[【（(〔<《▲●■◆·•*>＞→—-]{0,6}"

BOXES: tuple[Mark, ...] = (
    Mark(
        r"(?:关键词|关键字|關鍵字|關鍵詞|标签|標籤|Tags?|TAGS?|本文标签|文章标签|文章关键[词字]|新闻关键[词字]|相关标签|热词|本篇新闻热门关键词)\s{0,8}[:：]",
        "tag lists",
    ),
    Mark(
        r"(?:相关|相關|延伸|推荐|推薦|更多|精彩|扩展|擴展|热门|熱門|热点|编辑|往期|关联|關聯|拓展|最新|今日|为您|为你|频道|本周|24小时|一周)"
        r"(?:文章|新闻|新聞|阅读|閱讀|报道|報道|報導|报导|链接|連結|鏈接|专题|專題|推荐|推薦|内容|內容|資訊|资讯|视频|影片|話題|话题|稿件|喜欢|喜歡|博文|微博|回顾|主題內容|主题内容|相關內容|相关内容|精选|热点|排行)"
        r"\s{0,8}(?:[:：>》】\]）)]|更多|$)",
        "portals: 相关新闻, 延伸阅读; bbc.com/zhongwen: 更多相關內容",
    ),
    Mark(
        r"(?:猜你|猜您|你可能|您可能|你还|你也|大家都在|大家还|看过本文).{0,6}(?:喜欢|喜歡|感兴趣|關注|看|搜)",
        "猜你喜欢",
    ),
)
"""A line that begins so stands over a box of links to other articles; the text may go on below it."""

COMMENTS = Mark(
    r"(?:网友|網友|最新|全部|热门|精彩|文章|用户|读者|讀者|我的)?(?:评论|評論|跟贴|跟帖|留言|回應|回应)(?:区|區|列表)?\s{0,8}(?:[(（\[]?\s{0,8}\d+\s{0,8}[)）\]]?\s{0,8}(?:条|則|$)|[:：]?\s{0,8}$)",
    "comments",
)
"""A line that begins so stands over what readers say."""

ENDS: tuple[Mark, ...] = (
    Mark(
        r"(?:责任|責任|值班|执行|本文|网络|新闻|本版|本期|文字|微信|新媒体|版面)?(?:编\s{0,8}辑|編\s{0,8}輯|编审|編審|责\s{0,8}编|責\s{0,8}編)\s{0,8}[:：/／｜|]",
        "every mainland portal: 【责任编辑:…】",
    ),
    Mark(r"(?:责任编辑|責任編輯)", "people.com.cn: (责任编辑 …) without a colon"),
    *BOXES,
    Mark(
        r"(?:[^，。：]{0,12}(?:特别|特別|免责|免責|版权|版權|郑重|鄭重|重要|平台|转载|作者|法律)?(?:声明|聲明))\s{0,8}(?:[:：】\]]|$)",
        "163.com: 特别声明：以上内容…; stcn.com: 声明：…; hexun.com: 【免责声明】",
    ),
    Mark(
        r"(?:该文|本文|以上|文章)(?:观点|觀點|内容|內容)?(?:只|仅|僅)(?:代表|供|為|为)",
        "sohu.com, 36kr.com: 该文观点仅代表作者本人",
    ),
    Mark(
        r"(?:一键|扫一扫|点击|请|我要)?(?:分享|转发|转播)(?:到|至|给|文章|本文|此文|让更多人看到|这篇){0,2}\s{0,8}(?:[:：]|$|微信|朋友圈|QQ|新浪|腾讯|微博|Facebook|FB|Line)",
        "every portal",
    ),
    Mark(
        r"(?:上一?|下一?|前一?|后一?)(?:篇|则|則|条|條|页|頁)(?:文章|新闻|新聞)?\s{0,8}(?:[:：>》\]】]|\s|$)",
        "government and university sites: 上一篇：…",
    ),
    COMMENTS,
    Mark(r"[^，。]{1,30}的(?:评论|評論|留言|回复)\s{0,8}[:：]$", "zjol.com.cn: comments under an article, …的评论:"),
    Mark(
        r"(?:发表|發表|我要|我来|查看|参与|寫|写|已有)(?:评论|評論|说两句|說兩句|留言|回應|\d+人)",
        "sina.com.cn, sohu.com",
    ),
    Mark(r"(?:来说两句|我有话说|网友评论仅供|文明上网|登录后|登錄後|请登录|還未發表|暂无评论)", "comments"),
    Mark(r"(?:版权所有|版權所有|Copyright|©|\(c\)\s|All\s{1,8}Rights)", "page feet"),
    Mark(
        r"(?:打印|关闭|關閉|列印|收藏|返回顶部|返回首页|返回列表|返回上一页|回到顶部|我要挑错|我要纠错|纠错|举报|顶一下)(?:[】\]\s]|本页|此页|窗口|$)",
        "gov.cn: 【打印】【关闭】; xinhuanet.com: 【纠错】",
    ),
    Mark(r"(?:点击进入专题|进入专题|专题推荐|返回搜狐)", "sina.com.cn, people.com.cn, sohu.com"),
    Mark(r"凡(?:是)?(?:本[网網站报報刊]|注明|註明|标注|转载|來源)", "凡本网注明“来源：…”的所有作品"),
    Mark(
        r"(?:推荐进入财新|此内容为.{2,10}原创|本内容未经允许|正在改变与想要改变世界的人|DW中文有)",
        "caixin.com, yicai.com, huxiu.com, dw.com",
    ),
)
"""A line that begins so ends the article, if little of the text comes after it."""

_NAME = r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8})"
_NAMES = rf"{_NAME}(?:[\s、，,/;；　和]+{_NAME}){{0,7}}"
_WHO = (
    r"文|图|图片|圖片|图文|文图|图/文|文/图|图并文|作者|撰文|摄影|攝影|采写|採訪|采访|编译|整理|翻译|译者|供稿|撰稿|投稿|监制|監製|校对|校對|审核|審核|审校|终审|初审|复审|"
    r"核稿|审稿|签发|策划|统筹|总策划|制作|製作|出品|剪辑|摄像|拍摄|拍攝|配音|主播|海报|设计|美编|视觉|实习生|實習生|通讯员|通訊員|供图|图源|制图|绘图|漫画|漫畫|主编|副主编|总编辑|值班主任|"
    r"值班编委|编委|编导|运营|执笔|文字|摄制|来稿|报料|爆料|总监制|监审|核校|校审|题图|头图|封面图?|配图|封图|模特兒|模特|攝影師|插画|采编|部分圖片|部分图片|文案|后期|导演|编剧|记者|記者|栏目主编|文字编辑|图片编辑|视频|航拍|图表|文稿|音频"
)

DROPS: tuple[Mark, ...] = (
    Mark(r"(?:原标题|原題|原標題|原题|原文标题|标题|题)\s{0,8}[:：](?=.{0,100}$)", "sina.com.cn, 163.com: 原标题：…"),
    Mark(
        r"(?:点击|點擊|點下|点此|按此|請按|请点击|點我|按我)(?:进入|進入|浏览|瀏覽|查看|放大|看|观看|收看|这里|此处|图片|下载|下載|播放|了解|關注|关注|阅读原文|上方|蓝字|下方|在线)[^。]{0,24}$",
        "点击进入…>>",
    ),
    Mark(
        r"(?:更多|欲知更多|想了解更多|想看更多|阅读更多)[^。]{0,24}(?:请|請|尽在|盡在|点击|點擊|进入|關注|关注|下载|下載|>>|＞＞|»|》)",
        "更多精彩内容请…",
    ),
    Mark(r"(?:实时追踪|實時追蹤|订阅|訂閱|訂戶|立即|限时|限時).{0,40}https?:", "hket.com"),
    Mark(
        r"(?:请继续往下阅读|請繼續往下閱讀|不用抽\s{0,8}不用搶|【?广告】?$|接下来播放|请看下一页)",
        "ltn.com.tw: 請繼續往下閱讀...",
    ),
    Mark(
        r"(?:扫一扫|掃一掃|微信扫|扫码|长按|微信号|微信公众号|公众号|官方微博|新浪微博|关注我们|欢迎关注|歡迎關注|加入粉絲).{0,30}$",
        "WeChat",
    ),
    Mark(
        r"(?:来\s?源|來\s?源|稿源|资料来源|資料來源|信息来源|文章来源|新闻来源|摘自|转自|转载自|本文来源|稿件来源|消息来源|图片来源|圖片來源|出处|出處)\s{0,8}[:：|｜/／]\s{0,8}[^，。]{0,40}$",
        "the credit of a source",
    ),
    Mark(
        r"(?:本文|此文|文章|本稿|原文)(?:来源|來源|来自|來自|系|由|为|為|转载|转自|摘自|刊|原载|首发|經授權|经授权|载于).{0,70}(?:转载|轉載|授权|首发|立场|立場|来源|来自|刊登|观点|投稿|作者|公众号|ID|题图|号）|期|版|联合)",
        "huxiu.com, 36kr.com: 本文来自微信公众号…",
    ),
    Mark(rf"(?:{_WHO})\s{{0,8}}[:：/／╱丨｜|]\s{{0,8}}[^，。！？；]{{1,40}}$", "credits: 采写：…, 文/…"),
    Mark(
        r"(?:题图|頭圖|头图|封面图?|首图|配图)片?(?:均?来自|來自|来源于|源自|由)[^，。]{0,30}(?:[，,][^。]{0,20})?。?$",
        "woshipm.com",
    ),
    Mark(r"(?:作者简介|作者單位|作者单位|作者系|撰稿人系)", "作者简介：…"),
    Mark(
        r"[^《》，。]{2,16}》\s{0,8}[（(]\s{0,8}\d{4}\s?年[^，。]{1,24}[)）]$",
        "people.com.cn: 《 人民日报 》（ 2024年05月06日 01 版）",
    ),
    Mark(
        r"(?:跳过|跳過|End of)?\s{0,8}(?:热读|熱讀)(?:\s{0,8}继续阅读|\s{0,8}繼續閱讀)?$|End of [^。]{1,20}$",
        "bbc.com/zhongwen",
    ),
    Mark(
        r"(?:字号|字體|字体|字號|调整字体|大字|小字)\s{0,8}[:：]?\s{0,8}(?:[大中小+\-AＡTt\s|\[\]【】]|$)", "font size"
    ),
    Mark(r"(?:广告|廣告|推广|推廣|AD|Advertisement|ADVERTISEMENT|延伸閱讀|赞助)\s{0,8}$", "广告"),
    Mark(
        r"(?:视频|視頻|影片)?(?:正在)?(?:加载|加載|載入|缓冲)(?:中|失败)?\s{0,8}[.…。]{0,8}$|自动播放|转播到|此视频|该视频|视频加载",
        "players",
    ),
    Mark(
        r"(?:封面|首|内文)?(?:资料图|資料圖|资料圖片|資料照片|資料圖片|资料照片|配图|题图|视频截图|網頁截圖|网络截图|图表|示意图|示意圖|效果图|网络图|网页截图|本文图片|组图)片?\s{0,8}[。.）)]?\s{0,8}(?:[:：／/].{0,60})?$",
        "captions",
    ),
    Mark(
        r"(?:图|圖)\s{0,8}(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s{0,8}(?:[:：/／╱｜|丨]|为|為)[^。]{0,60}[。]?$",
        "图为…, 图/视觉中国",
    ),
    Mark(
        r"(?:上图|下图|左图|右图|上圖|下圖|左圖|右圖|图片|圖片)(?:[:：为為]|来源|來源|提供)[^。]{0,60}[。]?$",
        "captions",
    ),
    Mark(
        r"(?:新华社|中新社|人民网|法新社|路透社?|美联社|视觉中国|視覺中國|东方IC|CFP|中新网|AP|Getty|gettyimages)\s{0,8}(?:发|记者|图|图片|資料|照片|/)?[^，。]{0,16}(?:摄|攝|发|发（.{1,20}）|图)\s{0,8}[)）]?$",
        "新华社发",
    ),
    Mark(
        r"(?:视频|音频|直播|图集|組圖|组图|正在播放|播放|暂停|全屏|關閉|关闭|返回顶部|回顶部|回到頂部|Top|TOP|阅读全文|展开全文|显示全文|全文|收起|展开|查看原文|阅读原文|原文链接|原文出处|"
        r"打印|列印|收藏|点赞|赞|推荐|转发|评论|举报|繁体|简体|繁體|簡體|首页|上页|下页|首頁|末页|尾页|本文导航|保存|复制链接|加入收藏|朗读|听新闻|語音|缩小|放大|默认|複製|复制|确定|取消|提交|更多|點下放大|"
        r"点击浏览全文|点击看大图|点击查看大图|点击图片看大图|回复|赞同|跟贴)\s{0,8}[>»》:：\]】）)]{0,3}\s{0,8}$",
        "buttons",
    ),
    Mark(
        r"(?:微信|扫码|掃碼|長按|长按|扫描|掃描|识别|識別|用微信|手机).{0,10}(?:二维码|二維碼|扫一扫|掃一掃|QR)",
        "WeChat, gov.cn: 扫一扫在手机打开当前页",
    ),
    Mark(
        r"(?:\s{0,8}[\[【]\s?[^\[\]【】]{1,6}\s?[\]】]){2,40}\s{0,8}$",
        "[ 进入论坛 ] [ 打印 ] [ 关闭 ], under texts of 2012",
    ),
    Mark(r"返回[^，。]{0,12}(?:首页|首頁|频道|頻道|列表|专题|主页)[\s>＞»]{0,8}$", "返回城东网首页>>"),
    Mark(r"(?:觉得不错|如果喜欢|喜欢|喜歡).{0,8}[点點].{0,4}(?:在看|好看|[赞讚])", "WeChat: 喜欢就点个“在看”吧"),
    Mark(r"(?:新闻|新聞|报料|爆料|读者|讀者|投稿)(?:热线|熱線|邮箱|信箱|电话)\s{0,8}[:：]", "新闻热线：…"),
    Mark(
        r"(?:想看|看|往下看)更多.{0,12}$|更多[^，。！？]{1,8}(?:新聞|新闻|報導|报导|报道|文章|資訊|资讯)\s{0,8}[】\]>»：:]{0,8}$",
        "ettoday.net",
    ),
    Mark(
        r"[►▶☞]?\s{0,8}(?:按[讚赞]|立即|[点點]我|追[蹤踪]|[订訂][阅閱])?(?:加入|追[蹤踪]|[订訂][阅閱]|下[载載]).{0,16}"
        r"(?:LINE|粉[絲丝][團团專]|好友|官方[帳账][號号]|Facebook|FB|IG|Instagram|YouTube|Podcast|Telegram)",
        "Taiwan: 點我加入LINE好友",
    ),
    Mark(
        r"(?:本文|文中|文内)?(?:图片|圖片|配图|图源|视频)均?(?:来自|來自|来源于|源自)[^，。]{0,12}[)）]?$",
        "本文图片来自网络",
    ),
    Mark(
        r"风险提示[:：].{0,20}投资需谨慎|海量资讯、精准解读|炒股就看金麒麟|新浪声明[:：]|财经自媒体联盟",
        "finance.sina.com.cn",
    ),
    Mark(
        r"(?:[\[【(（]\d{1,2}[\]】)）]\s{0,8}|\d{1,2}\s{1,8}){1,20}(?:下一?[页頁]|后一?[页頁]|余下全文)[^，。]{0,6}$",
        "[1] [2] 下一页",
    ),
    Mark(
        r"AI\s?(?:摘要|总结|速览|导读|解读|導讀)\s{0,8}$|(?:以上|本)?(?:内容|摘要|总结|回答|文章|內容)?由\s?AI\s?(?:大模型)?(?:自动|自動)?生成",
        "news.qq.com, thepaper.cn: what a model added",
    ),
    Mark(
        r"(?:本文|全文)(?:共|约|字数)[:：]?\s?\d|(?:预计|預計)?(?:阅读|閱讀)(?:全文|本文|时间|时长|時間)?\s?(?:大?约|大約|約|需|共需)",
        "mp.weixin.qq.com: 本文共1234字，阅读约需3分钟",
    ),
    Mark(
        r"(?:\d[\d.,]{0,8}\s?[万萬亿wWkK]?\+?\s?[次人]?(?:阅读|閱讀|评论|評論|点赞|按讚|浏览|瀏覽|收藏|喜欢|分享|转发|播放)\s?[·|,，]?\s?){1,6}$",
        "counters of a platform: 1.2万阅读 33评论",
    ),
    Mark(r"(?:听新闻|收听|播放|朗读|語音|聽新聞)?\s?\d{1,2}:\d\d\s?/\s?\d{1,2}:\d\d\s?$", "players: 00:00/03:12"),
    Mark(r"请?输入(?:关键|搜索|您|你|内容|标题)", "boxes to search"),
    Mark(r"[^。，]{1,14}[，,]\s?版[权權]所有", "nownews.com: ※ …，版權所有，請勿轉載"),
    Mark(
        r"(?:同[場场]加映|延伸[閱阅][讀读]|推[薦荐][閱阅][讀读]|相[關关][報报][道導导]|另[見见])\s{0,8}[:：｜|]",
        "stheadline.com: a line that leads to another article",
    ),
    Mark(r"https?://\S+$|[\w.+-]{1,40}@[\w.-]{4,40}$", "a bare address"),
    Mark(r"第\s{0,8}[\d\s]{1,12}\s{0,8}[页頁]", "pagination"),
    Mark(r"[\d\s<>«»|…上下一首末尾前后页頁共]{1,60}$", "pagination, ornaments"),
    Mark(
        r"(?:[#＃][^#＃\s。，]{1,6}|(?:[#＃][^#＃\s。，]{1,16}\s{0,8}){2,12})$",
        "chinatimes.com: #長照, tags among the paragraphs",
    ),
    Mark(r"[\s*＊=＝_—\-·.。…★☆◆■□●○△▲▼~～#&@^|+＞>]{1,200}$", "ornaments"),
    Mark(r"(?:完|完结|全文完|End|END|完毕)\s{0,8}[)）】\]]?$", "（完）"),
    Mark(
        r"(?:阅读|浏览|瀏覽|点击|點閱|人气|访问|阅读量|浏览量|浏览次数|访问量|點擊率|人氣)(?:次数|数|量|率)?\s{0,8}[:：(（]?\s{0,8}(?:\d|\[|$)",
        "counters",
    ),
    Mark(
        r"(?:发布|發佈|發布|更新|发表|發表|创建|上传|发稿|刊登)(?:时间|時間|日期|于|於)\s{0,8}[:：｜|]?\s{0,8}\d",
        "发布时间：…",
    ),
    Mark(r"(?:日期|时间|時間)\s{0,8}[:：]\s{0,8}\d{2,4}[^，。]{0,40}$", "government sites"),
    Mark(r"(?:您|你)?(?:现在|当前|目前|所在)?的?(?:位置|当前位置)\s{0,8}[:：]", "breadcrumbs"),
    Mark(r"(?:打开|登录|登陆|使用|请用|进入).{0,12}(?:App|APP|客户端|微信扫)[^，。]{0,16}$", "apps"),
    Mark(r"(?:欢迎|歡迎|敬请|敬請|如需).{0,12}(?:转载|投稿|关注|订阅|来稿|下载|分享|點讚|按讚)", "欢迎转载"),
    Mark(r"(?:未经|未經|如需|转载请|轉載請|转载须|请勿转载|禁止转载|严禁转载|谢绝转载|不得转载)", "未经授权不得转载"),
    Mark(
        r"(?:我要|我来)?(?:收藏|投稿|纠错|挑错|报错|举报|反馈|提问|报料|爆料|新闻报料)(?:\s|电话|热线|邮箱|[:：]|$)",
        "报料热线",
    ),
    Mark(
        r"(?:如果?)?(?:您|你)?(?:如)?(?:有|掌握)(?:任何)?(?:新闻|爆料|报料)?线索|(?:下载|打开).{2,14}[，,]?\s?[报爆]料有奖",
        "thecover.cn, cdsb.com: 【如果您有新闻线索，欢迎…】, （下载…，报料有奖！）",
    ),
    Mark(r"特别提[醒示][:：]\s?(?:如果|如有|本文|文章|图片)", "nbd.com.cn: 特别提醒：如果我们使用了您的图片…"),
    Mark(r"(?:文章价值)?打分\s?[:：]?$|文章价值打分", "mydrivers.com"),
    Mark(r"新酷产品第一时间免费试玩", "sina.com.cn: on every page of its technology channel"),
)
"""A line that begins so is left out alone."""

FREE_DROPS: tuple[Mark, ...] = (
    Mark(
        r"(?=[^。！？]{0,70}[。！!]?$).{0,20}(?:下载|下載|打开|安装|关注|關注|订阅|訂閱|追蹤|讚好|添加|搜索|搜尋)"
        r".{0,24}(?:客户端|App\b|APP|公众号|公眾號|微信|微博|专页|專頁|Telegram|Facebook|Instagram|FB|粉絲|粉丝|訂閱|小程序|手机报)",
        "prompts for an app or an account",
    ),
    Mark(
        r"(?:特约|本报|本報|本网|本網|本刊|本台|新华社|人民网|央视|中新社|中新网|驻.{1,8}|全媒体|[^，。\s]{0,10}(?:日报|晚报|时报|新闻|都市报|商报|晨报|网|台|社|周刊|财经|客户端))?\s{0,8}"
        rf"(?:全媒体|融媒体)?(?:见习|實習|实习|特约|特派|首席|评论员)?(?:记者|記者|通讯员|通訊員|特约通讯员|实习生|實習生|撰稿人|评论员|評論員|特约评论员)\s{{0,8}}[:：/／丨|]?\s{{0,8}}{_NAMES}"
        r"\s{0,8}(?:(?:图据|图片由|图由|图源|供图|摄影|图片|实习生|實習生)[^，。]{0,16})?[)）】\]]?$",
        "a byline of its own: 记者蒋凌",
    ),
    Mark(r"(?<=[（(【\[])(?:作者|执笔|執筆|笔者|译者|编译|记者)[^。]{1,80}[)）】\]]$", "（作者系…教授）"),
    Mark(
        r"(?<=[（(〔\[【])[^（）()，。]{2,12}(?:報導|报导|报道|報道|綜合報導|综合报道|专稿|專訊|供稿|整理|電|电)[)）〕\]】]$",
        "bcc.com.tw: （…報導）",
    ),
    Mark(
        r"(?<=[（(])[^（）()，。]{2,18}(?:网|網|报|報|社|中心|频道|台|编辑部|客户端|公众号|微博)[)）]$",
        "stcn.com: （…快讯中心）",
    ),
    Mark(r"[^，。]{2,14}(?:讯|訊|电|電)\s{0,8}[（(][^）)。，]{2,24}[）)]\s{0,8}$", "…联播讯(…) on a line of its own"),
    Mark(
        r"(?:[^。！？]{0,80}。[^。！？]{0,80}|[^。！？]{0,160})(?:\s|[（(，。/／])(?:[\u4e00-\u9fff·]{2,12}[\s/]?)?(?:摄|攝|供图|供圖|制图|图源|翻攝)(?:影)?(?:报道|報導|报导)?\s{0,8}[)）/。]?\s{0,8}$",
        "cjn.cn: …周斌 摄",
    ),
    Mark(
        r".{0,90}[（(](?:[^（）()]{0,20}(?:图片|圖片|图|圖|攝|摄|照片|資料|提供|截圖|截图|供圖|供图|資料照|Getty.{0,8}|AP|AFP|CNS|Reuters|路透社?|美聯社|法新社|新華社|新华社|中新社|視覺中國|视觉中国|BBC|本報記者))[）)]\s{0,8}。?$",
        "hket.com: …（飛行服務隊圖片）",
    ),
    Mark(
        r".{0,60}(?:未经|未經)[^。]{0,14}(?:授权|授權|许可|許可|允许|允許|同意)[^。]{0,20}(?:转载|轉載|摘编|使用|复制|刊登|发布)",
        "qq.com: 【…未经授权，不得转载、摘编等。】",
    ),
)
"""The same, for words that need not stand at the beginning: looked for in lines that have one of `_TELLING` at all."""

_TELLING = any_of(
    in_both(
        r"记者|記者|通[讯訊][员員]|撰稿|实习生|實習生|评论员|App|APP|客户端|公[众眾]|微信|微博|[专專][页頁]|Telegram|Facebook|Instagram|FB|粉|[订訂][阅閱]|小程序|手机报|未[经經]|"
        r"[摄攝][报報]?[道導]?[)）/。]?\s{0,8}$|供[图圖]|制图|图源|[)）〕\]】]\s{0,8}。?$"
    )
)

BACK = re.compile(r"返回搜狐[，,]?\s?查看更多$")
"""sohu.com: the link at the end of the last paragraph."""

QUOTES = re.compile(r"\(-?[\d.]+, ?-?[\d.]+, ?-?[\d.]+%\)")
"""sina.com.cn, eastmoney.com: share prices that a script writes behind a company's name."""

_OF_THE_HOUSE = any_of(
    in_both(
        r"应用市场下载|扫码下载|下载“[^”]{2,12}”客户端|热线\s?[\d-]{6,}|未经.{0,14}不得.{0,4}(?:转载|使用)|转载请(?:联系|注明)"
        r"|版权(?:归|归属|声明)|侵权.{0,14}(?:联系|删除)|欢迎提供新闻线索|不代表.{0,12}观点|不构成.{0,8}建议|书面授权|禁止转载"
        r"|法律责任|举报(?:电话|邮箱)|许可证(?:编号)?[:：]|公网安备|ICP备|仅供参考|如有侵权|据此.{0,6}风险自担"
    )
)
"""What a long paragraph of the house's own says under an article: cnr.cn, where it has two hundred characters."""

LONGEST_OF_THE_HOUSE = 400


def is_of_the_house(text: str) -> bool:
    """A paragraph that speaks of the site's app, hotline and rights, several times over."""
    return len(text) <= LONGEST_OF_THE_HOUSE and len(set(_OF_THE_HOUSE.findall(text))) >= 2


CAPTION_END = re.compile(r"(?:截图|截圖|资料图|資料圖|示意图|示意圖|摄|攝|供图|供圖|图片|圖片)\s{0,8}[。）)]?$")
"""How a caption ends, where an image stands before it."""

_LINE_OF_DATE = r"(?:(?:19|20)\d\d\s{0,8}[年./-]\s{0,8}\d{1,2}\s{0,8}[月./-]\s{0,8}\d{1,2}\s{0,8}日?|\d{1,2}:\d\d)"
DATED = re.compile(r".{0,40}(?:19|20)\d\d\s{0,8}[年./-]\s{0,8}\d{1,2}\s{0,8}[月./-]\s{0,8}\d{1,2}")
"""A whole date."""

HEAD = re.compile(rf".{{0,40}}{_LINE_OF_DATE}")
"""A short line with a date between headline and text is the page's, not the article's."""

HEAD_WORDS = re.compile(
    in_both(
        r"来源|來源|作者|编辑|編輯|记者|記者|字号|字體|字体|分享|评论|評論|浏览|瀏覽|阅读|点击|點閱|打印|列印|轉寄|收藏|举报|发布|發布|发表|發表|出版|更改|更新|责编|稿源|选稿|出处|纠错|手机|微博|微信|人气|跟贴|参与|关键[字词]|标签"
    )
)
"""What such a line speaks of."""

END = re.compile(in_both(rf"^{_OPEN}(?:{'|'.join(mark.words for mark in ENDS)})"))
BOX = re.compile(in_both(rf"^{_OPEN}(?:{'|'.join(mark.words for mark in BOXES)})"))
ELSEWHERE = re.compile(in_both(rf"^{_OPEN}(?:{'|'.join(mark.words for mark in (*BOXES, COMMENTS))})"))
"""What begins so is of other articles, or of readers."""
_DROP = re.compile(in_both(rf"^{_OPEN}(?:{'|'.join(mark.words for mark in DROPS)})"))
_FREE_DROP = re.compile(in_both(rf"^{_OPEN}(?:{'|'.join(mark.words for mark in FREE_DROPS)})"))

NAMES = re.compile(
    r"comment|pinglun|disqus|cmt(?![a-z])|liuyan|related|relate(?![a-z])|relation|xiangguan|xgyd|recommen|tuijian|guess"
    r"|(?<![a-z])(?:bd|page|art|news|top)?shar(?:e|ing)|fenxiang|jiathis|social|copyright|banquan|disclaim|mianze|shengming|shenming|statement"
    r"|(?<![a-z])foot|breadcrumb|crumb|navpath|daohang|position(?![a-z])|toolbar|tool(?:s|box)?(?![a-z])|caption|(?<![a-z])(?:pic|img|image|photo)[_-]?(?:txt|text|info|desc|note|title|tip|alt)"
    r"|(?<![a-z])tags?(?![a-z])|keyword|hotkey|hotword|hotnews|(?<![a-z])ads?(?![a-z])|(?<![a-z])ad[_-]|advert|guanggao|(?<![a-z])gg(?![a-z])|sponsor|promo(?![a-z])"
    r"|rank(?![a-z])|paihang|sidebar|aside|(?<![a-z])side(?![a-z])|page[_-]?(?:nav|bar|list|num)|pagi|pager|(?<![a-z])vote|mood|biaoqing|qr_?code|erweima|wechat|weixin"
    r"|(?<![a-z])print(?![a-z-])|otitle|original-?title|subscri|newsletter|download|(?<![a-z])app(?:[_-]|down|promo|code)|feedback|jiucuo"
    r"|(?<![a-z_])editors?(?![a-z])|zebian|zrbj|(?<![a-z])bianji|author|byline|(?<![a-z])source(?![a-z])|laiyuan|(?<![a-z])(?:prev|next)(?:[_-]?(?:page|article|news|post))?(?![a-z])|(?<![a-z])pre[_-]?(?:page|article|news)|shangxia"
    r"|(?<![a-z])more(?:news|read|link)|(?<![a-z])hot(?![a-z])|(?<![a-z])menu|(?<![a-z])nav(?![a-z])|header(?![a-z])|login|popup|modal|dialog|tooltip|(?<![a-z])tip(?:s)?(?![a-z])"
    r"|video[_-]?(?:info|inner|wrap|list|box|play|item|desc|title)|player|(?<![a-z])slide|swiper|carousel|gallery|meta(?![a-z])|(?<![a-z])infos?(?![a-z])|signature|profile|readmore|yxj|listing|(?<![a-z])widget|timeline(?![a-z])"
)
"""Class and id names of what is no part of an article; a block so named inside the article is left out whole."""

CONTAINER = re.compile(
    r"article[_-]?(?:body|text|content|detail|main|con|wrap|box|story|paragraph)|artibody|art(?:icle)?[_-]?con|articlebody|endtext|js_content|rich_media_content"
    r"|trs_editor|fontzoom|(?<![a-z])zoom(?![a-z])|ozoom|content[_-]?(?:text|body|detail|main|article|area)?(?![a-z])|main[_-]?(?:text|content|article)"
    r"|post[_-]?(?:text|body|content|entry)|entry[_-]?content|news[_-]?(?:text|content|con|body|detail|info)|(?:text|txt)[_-]?(?:con|content|body|area)"
    r"|story|(?<![a-z])detail|vsb_content|wp_articlecontent|nr(?![a-z])|zhengwen|neirong|rm_txt|rwb_zw|left_zw|zw(?![a-z])|(?<![a-z])article(?![a-z])"
)
"""Class and id names that articles are kept in."""

NO_CONTAINER = re.compile(
    r"comment|pinglun|foot|copyright|statement|disclaim|sidebar|(?<![a-z])side(?![a-z])|related|recommen|(?<![a-z])nav|menu|share|breadcrumb|advert|caption|login|popup|modal|cookie|rank|(?<![a-z])hot|tie-|reply|liuyan|teaser|(?<![a-z])list(?![a-z])|aside"
)
"""Class and id names of text that is long and yet never the article."""


def is_dropped(text: str) -> bool:
    """A line among the paragraphs that is left out."""
    return _DROP.match(text) is not None or (_TELLING.search(text) is not None and _FREE_DROP.match(text) is not None)


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
