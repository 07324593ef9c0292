"""What stands among an article's paragraphs and is none of it: tables of words and class names, with where they were met.

Every pattern is anchored or short and is tried on one line at a time, so that no input makes it slow.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Mark(NamedTuple):
    """Words that tell a line, and where they were met."""

    words: str
    """A regular expression, matched at the beginning of the line after opening brackets."""
    where: str


_OPEN = r"[\s\[【（(〔<《▲●■◆·•*>＞→—-]{0,6}"

ENDS: tuple[Mark, ...] = (
    Mark(r"(?:责任|責任|值班|执行|本文|网络|新闻|本版|本期|文字|微信|新媒体)?(?:编\s*辑|編\s*輯|编審|编审|责\s*编|責\s*編|编\s*辑员)\s*[:：/／｜|]", "every mainland portal: 【责任编辑:…】"),
    Mark(r"(?:责任编辑|責任編輯)", "people.com.cn: (责任编辑 …) without a colon"),
    Mark(r"(?:相关|相關|延伸|推荐|推薦|更多|精彩|扩展|擴展|热门|熱門|猜你|热点|编辑|往期|关联|關聯|拓展)(?:文章|新闻|新聞|阅读|閱讀|报道|報道|報導|链接|連結|鏈接|专题|專題|推荐|推薦|内容|資訊|资讯|视频|話題|话题|稿件|喜欢|喜歡|博文|微博|回顾)\s*(?:[:：>》】\]）)]|更多|$)", "portals: 相关新闻, 延伸阅读"),
    Mark(r"(?:你|您)?(?:可能)?(?:还|也)?(?:感兴趣|喜欢|会喜欢)的", "猜你喜欢"),
    Mark(r"(?:.{0,12}(?:特别|免责|版权|网易|郑重|重要|本网|转载|作者|风险|法律)?(?:声明|聲明|提示|說明))\s*[:：】\]]\s*\S{0,4}(?:本|以上|凡|此|文章|转载|該|该|内容|图片|部分|登载|未经|投资|所有|来源|任何|网站|如)", "163.com: 特别声明：以上内容…; cnfol.com: 外汇网声明"),
    Mark(r"(?:免责|免責|版权|版權|特别|转载|郑重)(?:声明|聲明)", "hexun.com: 【免责声明】"),
    Mark(r"(?:声明|聲明)\s*[:：]", "stcn.com: 声明：…"),
    Mark(r"(?:分享|分享到|分享至|转发到|转发|一键分享|扫一扫分享|分享让更多人看到|分享文章)\s*(?:到|至)?\s*(?:[:：]|$|微信|朋友圈|QQ|新浪|微博|Facebook)", "every portal"),
    Mark(r"(?:上一篇|下一篇|上一頁|下一頁|上一则|下一则|前一篇|后一篇|上篇|下篇|上一条|下一条|上一篇文章|下一篇文章)\s*(?:[:：]|\s|$|文章|新闻)", "government and university sites"),
    Mark(r"(?:网友|網友|最新|全部|热门|精彩|文章|用户|读者|讀者)?(?:评论|評論|跟贴|跟帖|留言|回應|回应)\s*(?:[(（\[]?\d|$|[:：])", "comments"),
    Mark(r"(?:发表|發表|我要|我来|查看|参与|寫|写)(?:评论|評論|说两句|說兩句|留言|回應)", "sina.com.cn, sohu.com"),
    Mark(r"(?:来说两句|我有话说|我来说两句|网友评论仅供|文明上网|登录后|登錄後|请登录)", "comments"),
    Mark(r"(?:版权所有|版權所有|Copyright|©|\(c\)|All\s+Rights)", "page feet"),
    Mark(r"(?:关键词|关键字|關鍵字|關鍵詞|标签|標籤|Tags?|TAGS?|本文标签|文章标签|热词)\s*[:：]", "tag lists"),
    Mark(r"(?:【?(?:打印|关闭|列印|收藏|返回顶部|返回首页|返回上一页|回到顶部|我要挑错|我要纠错|纠错|举报|顶一下))(?:[】\]\s]|本页|此页|窗口|$)", "gov.cn: 【打印】【关闭】"),
    Mark(r"本篇新闻热门关键词", "gansudaily.com.cn"),
    Mark(r"(?:附件|相关附件)下载\s*[:：]?$", "government sites"),
    Mark(r"(?:点击进入专题|进入专题|专题推荐)", "sina.com.cn, people.com.cn"),
    Mark(r"(?:微信|扫码|掃碼|長按|长按|扫描|掃描|识别|用微信).{0,10}(?:二维码|二維碼|扫一扫|QR|QRCode)", "WeChat"),
)
"""A line that begins so ends the article, if little of the text comes after it."""

DROPS: tuple[Mark, ...] = (
    Mark(r"(?:原标题|原題|原標題|原题|原文标题|标题)\s*[:：]", "sina.com.cn, 163.com: 原标题：…"),
    Mark(r"(?:点击|點擊|點下|点此|按此|請按|请点击)(?:进入|進入|浏览|瀏覽|查看|放大|看|观看|收看|这里|此处|图片|下载|播放|了解|關注|关注|阅读原文|上方|蓝字|下方|在线).{0,20}$", "点击进入…>>"),
    Mark(r"(?:更多|欲知更多|想了解更多|想看更多|阅读更多).{0,24}(?:请|請|尽在|盡在|点击|點擊|进入|關注|关注|下载|下載|>>|＞＞|»|》)", "更多精彩内容请…"),
    Mark(r".{0,16}(?:下载|下載|打开|安装|关注|關注|订阅|訂閱|追蹤|讚好|添加|搜索).{0,24}(?:客户端|App\b|APP|公众号|公眾號|微信|微博|专页|專頁|Telegram|Facebook|FB|粉絲|粉丝|訂閱|频道|號|小程序|手机报)", "prompts for an app or an account"),
    Mark(r"(?:实时追踪|實時追蹤|订阅|訂閱|訂戶|立即|限时).{0,40}https?:", "hket.com"),
    Mark(r"(?:扫一扫|掃一掃|微信扫|扫码|长按|微信号|微信公众号|公众号|官方微博|新浪微博|关注我们|欢迎关注|歡迎關注).{0,30}$", "WeChat"),
    Mark(r"(?:来源|來源|稿源|资料来源|資料來源|信息来源|文章来源|新闻来源|摘自|转自|本文来源|稿件来源|消息来源|来 源|出处)\s*[:：].{0,40}$", "the credit of a source"),
    Mark(r"(?:文章)?(?:来源|來源)\s*[|｜/／].{1,24}$", "WeChat"),
    Mark(r"(?:本文|此文|文章|本稿)(?:来源|來源|系|由|为|為|转载|摘自|刊|原载|首发|經授權|经授权|仅代表|不代表).{0,60}(?:转载|轉載|授权|首发|立场|立場|来源|刊登|观点|投稿|作者|期|号|版|联合)", "本文转载自…"),
    Mark(r"(?:特约|本报|本網|本网|本刊|本台|见习|实习|新华社|人民网|央视|中新社|中新网|记者部|首席|特派|驻.{1,8}|全媒体|.{1,10}(?:日报|晚报|时报|新闻|都市报|商报|晨报|网|台|社|周刊|财经|客户端))?(?:全媒体)?(?:见习|实习|特约|特派|首席|融媒体)?(?:记者|記者|通讯员|通訊員|特约通讯员|实习生|撰稿人|评论员|評論員|撰稿|编译)\s*[:：/／丨|]?\s*[\u4e00-\u9fff·A-Za-z、，,;；/ 　和]{2,30}$", "a byline of its own: 记者蒋凌"),
    Mark(r"(?:文|图|撰文|摄影|攝影|图片|图文|文图|图/文|文/图|图并文|作者|采写|采訪|采访|编译|编译|整理|翻译|译者|供稿|撰稿|投稿|监制|監製|校对|校對|审核|審核|审校|终审|终审|初审|复审|核稿|签发|策划|统筹|总策划|制作|製作|出品|剪辑|摄像|拍摄|拍攝|配音|主播|海报|设计|美编|视觉|实习生|通讯员|通訊員|记者|記者|本报记者|供图|图源|制图|绘图|漫画|漫畫|数据|記者會|主持|主编|副主编|总编辑|值班主任|值班编委|值班编辑|编委|编导|运营|执笔|见习编辑|文字|摄制|视频|来稿|报料|爆料|審稿|审稿|总监制|监审|核校|校审|图片来源|题图|题图来源|头图|封面图|配图|封图|责任校对|模特兒|模特|攝影師|插畫|插画|特約記者|口述|采编|資料|部分圖片|文案|后期|导演|编剧)\s*[:：/／╱丨｜|]\s*.{1,60}$", "credits: 采写：…, 文/…"),
    Mark(r"(?:作者|執筆|笔者|作者简介|作者單位|作者单位)(?:系|为|為|是|简介|[:：]|均系|單位|单位|\s).{0,120}[)）】\]]?$", "（作者系…）"),
    Mark(r"[^，。]{2,14}(?:讯|訊|电|電)\s*[（(][^）)。，]{2,24}[）)]\s*$", "中经联播讯(…) on a line of its own"),
    Mark(r"(?:字号|字體|字体|字號|调整字体|大字|小字)\s*[:：]?\s*(?:[大中小+\-AＡTt\s|\[\]【】]|$)", "font size"),
    Mark(r"(?:广告|廣告|推广|推廣|AD|Advertisement|ADVERTISEMENT|延伸閱讀|赞助)\s*$", "广告"),
    Mark(r"(?:资料图|資料圖|资料圖片|資料照片|資料圖片|配图|题图|视频截图|网络截图|图表|示意图|效果图|网络图|视频加载中|网页截图|本文图片|组图)\s*[。.）)]?\s*(?:[:：].{0,60})?$", "captions"),
    Mark(r"(?:图|圖)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：/／╱｜|丨为為].{0,80}$", "图为…, 图/视觉中国"),
    Mark(r"(?:上图|下图|左图|右图|上圖|下圖|左圖|右圖|这是|圖片|图片)\s*(?:[:：为為]|来源|來源|提供).{0,80}$", "captions"),
    Mark(r".{0,80}(?:\s|[（(，。/／])(?:[\u4e00-\u9fff·]{2,12}\s?)?(?:摄|攝|供图|供圖|制图|图源|資料圖|资料图|截图|翻攝|提供)\s*[)）/。]?\s*$", "…周斌 摄"),
    Mark(r"(?:新华社|中新社|人民网|法新社|路透社?|美联社|视觉中国|視覺中國|东方IC|CFP|中新网|AP|Getty|gettyimages|路透社)\s*(?:发|记者|图|图片|資料|照片|/)?.{0,16}(?:摄|攝|发|发（.{1,20}）|图)\s*[)）]?$", "新华社发"),
    Mark(r"(?:视频|音频|直播|图集|組圖|组图|视频加载中|正在播放|播放|暂停|全屏|關閉|关闭|返回顶部|回顶部|回到頂部|Top|TOP|阅读全文|展开全文|显示全文|全文|收起|展开|查看原文|阅读原文|原文链接|原文出处|打印|列印|收藏|点赞|赞|推荐|推荐阅读|转发|评论|举报|繁体|简体|繁體|簡體|首页|上页|下页|首頁|末页|尾页|本文导航|编者|保存|复制链接|加入收藏|朗读|听新闻|語音|缩小|放大|默认|複製|复制|确定|取消|提交|更多)\s*[>»》:：\]】]{0,3}\s*$", "buttons"),
    Mark(r"https?://\S+$", "a bare address"),
    Mark(r"第\s*\d{1,3}\s*页$", "pagination"),
    Mark(r"[\d\s<>«»|…上下一首末尾前后页頁]{1,60}$", "pagination, ornaments"),
    Mark(r"[\s*＊=＝_—\-·.。…★☆◆■□●○△▲▼~～#&@^|+]+$", "ornaments"),
    Mark(r"[(（【\[]?\s*(?:完|完结|全文完|End|END|完毕)\s*[)）】\]]?$", "（完）"),
    Mark(r"(?:阅读|浏览|瀏覽|点击|點閱|人气|访问|阅读量|浏览量|浏览次数|访问量|點擊率|人氣)(?:次数|数|量|率)?\s*[:：(（]?\s*(?:\d|\[|$)", "counters"),
    Mark(r"(?:发布|發佈|發布|更新|发表|發表|创建|上传|发稿|刊登)(?:时间|時間|日期|于|於)\s*[:：]?\s*\d", "发布时间：…"),
    Mark(r"(?:日期|时间|時間)\s*[:：]\s*\d{2,4}", "government sites"),
    Mark(r"(?:您|你)?(?:现在|当前|目前|所在)?的?(?:位置|当前位置)\s*[:：]", "breadcrumbs"),
    Mark(r"(?:打开|登录|登陆|使用|请用|下载|安装|进入).{0,12}(?:App|APP|客户端|微信扫)", "apps"),
    Mark(r"(?:欢迎|歡迎|敬请|敬請|如需).{0,12}(?:转载|投稿|关注|订阅|来稿|下载|分享|點讚|按讚)", "欢迎转载"),
    Mark(r"(?:未经|未經|如需|转载请|轉載請|转载须|请勿转载|禁止转载|严禁转载|谢绝转载|不得转载).{0,60}", "未经授权不得转载"),
    Mark(r"(?:我要|我来)?(?:收藏|投稿|纠错|挑错|报错|举报|反馈|提问|报料|爆料)(?:\s|电话|热线|邮箱|[:：]|$)", "报料热线"),
)
"""A line that begins so is left out alone."""

_LINE_OF_DATE = r"(?:(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|\d{1,2}:\d\d)"
HEAD = re.compile(rf".{{0,40}}{_LINE_OF_DATE}")
"""A short line with a date between headline and text is the page's, not the article's."""

HEAD_WORDS = re.compile(r"来源|來源|作者|编辑|編輯|记者|記者|字号|字體|字体|分享|评论|評論|浏览|瀏覽|阅读|点击|點閱|打印|列印|轉寄|收藏|举报|发布|發布|更新|责编|稿源|选稿|出处|纠错|手机|微博|微信|人气|跟贴|参与|关键[字词]|标签")
"""What such a line speaks of."""

END = re.compile(rf"{_OPEN}(?:{'|'.join(mark.words for mark in ENDS)})")
DROP = re.compile(rf"{_OPEN}(?:{'|'.join(mark.words for mark in DROPS)})")

NAMES = re.compile(
    r"comment|pinglun|disqus|cmt(?![a-z])|liuyan|related|relate(?![a-z])|relation|xiangguan|xgyd|recommen|tuijian|guess"
    r"|(?<![a-z])(?:bd|page|art|news|top)?shar(?:e|ing)|fenxiang|jiathis|social|copyright|banquan|disclaim|mianze|shengming|shenming|statement"
    r"|(?<![a-z])foot|breadcrumb|crumb|navpath|daohang|position(?![a-z])|toolbar|tool(?:s|box)?(?![a-z])|caption|(?<![a-z])(?:pic|img|image|photo)[_-]?(?:txt|text|info|desc|note|title|tip|alt)"
    r"|(?<![a-z])tags?(?![a-z])|keyword|hotkey|hotword|hotnews|(?<![a-z])ads?(?![a-z])|(?<![a-z])ad[_-]|advert|guanggao|(?<![a-z])gg(?![a-z])|sponsor|promo(?![a-z])"
    r"|rank(?![a-z])|paihang|sidebar|aside|(?<![a-z])side(?![a-z])|page[_-]?(?:nav|bar|list|num)|pagi|pager|(?<![a-z])vote|mood|biaoqing|qr_?code|erweima|wechat|weixin"
    r"|(?<![a-z])print(?![a-z-])|otitle|original-?title|subscri|newsletter|download|(?<![a-z])app(?:[_-]|down|promo|code)|feedback|jiucuo"
    r"|(?<![a-z_])editors?(?![a-z])|zebian|zrbj|(?<![a-z])bianji|author|byline|(?<![a-z])source(?![a-z])|laiyuan|(?<![a-z])(?:prev|next|pre)(?:[_-]?(?:page|article|news|post))?(?![a-z])|shangxia"
    r"|(?<![a-z])more(?:news|read|link)|(?<![a-z])hot(?![a-z])|(?<![a-z])menu|(?<![a-z])nav(?![a-z])|header(?![a-z])|login|popup|modal|dialog|tooltip|(?<![a-z])tip(?:s)?(?![a-z])"
    r"|meta(?![a-z])|(?<![a-z])infos?(?![a-z])|signature|profile|readmore|yxj|listing|(?<![a-z])widget|timeline(?![a-z])"
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
