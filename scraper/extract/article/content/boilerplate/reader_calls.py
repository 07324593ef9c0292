"""Lines that speak to the reader, and about the page in place of the news: what a newsroom sets over and under a text,
and what a wall says in the place of one.

No list of such lines is ever complete. What they share is that they address somebody (您, 请, please, vous) and name
what is being read, or what it is read with (本文, 订阅, 客户端, this site, votre navigateur): news speaks of others.
"""

from __future__ import annotations

from collections.abc import Mapping

from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import telling
from scraper.extract.shared.word_tables import any_row

LONGEST = 70
"""Maximum number of characters of a line at an end of a text that is taken for such."""

_READER = (
    r"您|(?<!迷)你(?!们说)|请(?!求|假|客|愿|示|命)|"
    r"[欢歡]迎(?=您|你|大家|广大|各位|读者|网友|订阅|关注|点击|扫|下载|投稿|留言|转|评|收[看听]|搜[索寻]|奉献|来[信稿电]|登[录陆]|访问|浏览|加入|批评|提供|联系|反馈|$)|敬请|"
    r"抱歉|感谢(?:您|你|大家|阅读|收看|收听|关注)|本[报刊站网台](?![讯记电专评])|小编|编辑部|"
    r"^关注(?=[^。！？，,]{2,24}[，,]\s?(?:获取|了解|查看|不错过|第一时间)[^。！？，,]{0,14}$)|(?<![还不我都]|远)记得|别忘|(?<![^！!，,。])(?:免费下载|下载免费)|立即|马上|赶快|快[点來来]|查看|点击|点此|加入|追[蹤踪]|锁定"
)
"""Whom a line addresses, and in whose name."""
_OF_THE_TEXT = (
    r"阅读|文章|[本此]文|[此本这上下]篇|报道|报导|新闻(?!办|发布|出版|学|界)|订阅|关注|评论区|留言|反馈|纠错|分享|转发|转载|转贴|引用(?=本|此|[:：])|点赞|在看|星标|推送|后台|"
    r"作者|电子[版报]|公众号|视频号|微博|微信|抖音|快手|小红书|小程序|客户端|(?i:apps?(?![a-z])|google|facebook|fb(?![a-z])|line(?![a-z])|youtube|telegram|podcast|threads|twitter|whatsapp|instagram)|"
    r"邮箱|赞助|奉献|打赏|捐[款助]|节目|收听|收看|语音|专栏|频道"
)
"""What a text is, is kept in and is handed on by."""
_OTHERS = (
    r"[市村居选灾农渔网股]民|群众|旅客|乘客|[考学]生|家长|企业|单位|公司|机构|部门|个人|游客|消费者|车主|司机|"
    r"投资者|业主|患者|总理|主席|总统|仪式|(?:消息|[讯电])[（(：:，]|新闻联播|他们|[她他]说|表示|指出|介绍|强调|[“「『][^”」』]{12}|法院|警方|记者(?!邮)|编者按|开栏|另行"
)
"""Whom or what news speaks of: 欢迎广大市民拨打热线, and what somebody says."""
_CALL = telling(in_both(_READER))
_TEXT = telling(in_both(_OF_THE_TEXT))
_NEWS = telling(in_both(_OTHERS))
_ACCOUNT = lazy_regex(
    in_both(
        r"(?:微博|微信|抖音|快手|公众号|视频号|小红书|头条号?|B站|(?i:facebook|instagram|youtube|telegram|threads|twitter|line|ig|fb|x))"
        r"[^。，！？：:@]{0,6}[:：@]"
    )
)
"""The name of a platform before an account: 微博：@城东日报 抖音：城东日报."""
_SENTENCE = lazy_regex("[。，！？]")
_OF_SERIES = lazy_regex(
    r"\d{1,2}[、.．）)]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]"
    r"|[QAＱＡ问問答](?:\d{0,2}[:：、.]|\s)"
)
"""The opening of a point of several, or of a question or an answer: rules and interviews address people, too."""


def calls_reader(text: str) -> bool:
    """Check whether a line in Chinese at an end of a text speaks to the reader about it, and of nobody else."""
    if len(text) > LONGEST or _OF_SERIES.match(text) is not None:
        return False
    if len(_ACCOUNT.findall(text)) > 1 and _SENTENCE.search(text) is None:
        return True
    return _CALL.search(text) is not None and _TEXT.search(text) is not None and _NEWS.search(text) is None


_ADDRESS: Mapping[str, str] = {
    "zh": in_both(r"您|(?<!迷)你(?!们说)|请(?!求|假|客|愿|示|命)|抱歉|我们"),
    "ja": r"ください|下さい|お使い|お客様|ご[覧利了確]|申し訳",
    "ko": r"귀하|고객님|십시오|세요|바랍니다",
    "en": r"\b(?:you|your|please|sorry|we|our|click\shere|thanks\sfor|unlock)\b",
    "de": r"\b(?:sie|ihre[mnrs]?|ihnen|bitte|du|deine?)\b",
    "fr": r"\b(?:vous|votre|vos|veuillez)\b",
    "es, pt": r"\b(?:usted|tu|tus|você|seu|sua|por\sfavor)\b",
    "it": r"\b(?:tuo|tua|tuoi|prego|devi|puoi)\b",
    "nl": r"\b(?:uw|je|jouw|gelieve)\b",
    "pl, cs": r"\b(?:twoj\w{1,3}|proszę|prosíme|váš|vaše)\b",
    "uk": r"\b(?:ви|вас|вам|ваш\w{0,3}|вибачте|будь\sласка)\b",
    "sv, da, no": r"\b(?:du|din|ditt|dina|dine|vänligen|tyvärr|beklager|desværre|dessverre)\b",
    "fi": r"\b(?:valitettavasti|voit|sinun|pahoittelemme|ole\shyvä)\b",
    "hu": r"\b(?:ön|kérjük|sajnáljuk|sajnos)\b",
    "ro": r"\b(?:vă|dumneavoastră|te\srugăm|ne\spare\srău)\b",
    "el": r"\b(?:παρακαλ\w{2,6}|λυπούμαστε|σας|συγγνώμη)\b",
    "hi": r"कृपया|क्षमा|आप",
    "vi": r"\b(?:bạn|vui\slòng|quý\skhách|rất\stiếc|xin\slỗi)\b",
    "th": r"กรุณา|ขออภัย|โปรด|ของคุณ",
    "id": r"\b(?:anda|silakan|mohon|maaf)\b",
    "tr": r"\b(?:lütfen|üzgünüz|sizin|özür)\b",
    "ar": r"يرجى|عذر[اًا]{1,2}|الرجاء|متصفحك",
    "ru": r"\b(?:вы|вас|вам|ваш\w{0,3}|пожалуйста)\b",
}
"""Words that address the reader, by language; in small letters."""
_MEDIUM: Mapping[str, str] = {
    "zh": in_both(
        r"页面|网页|网站|网址|本[站页]|访问|登录|登入|注册|会员|订阅|账[号户]|帐[号户]|验证|刷新|浏览|插件|链接|加载|域名|客户端|文章|本内容|观看|阅读|全文|正在排队|javascript|cookie"
    ),
    "ja": r"ページ|サイト|アクセス|ブラウザ|ログイン|会員|記事",
    "ko": r"페이지|사이트|접속|브라우저|로그인|회원|기사",
    "en": (
        r"\b(?:(?:web)?(?:site|page)s?|browser|access|accounts?|subscri\w{2,6}|javascript|cookies?|network|devices?|"
        r"content|domain|log\sin|sign\sin|verif\w{1,7}|ad[\s-]?block\w{0,3}|advertis\w{2,6}|connection|articles?)\b"
    ),
    "de": (
        r"\b(?:web(?:site|seite)|seite|werbung|tracking|cookies?|browser\w{0,3}|abo\w{0,8}|zugriff|konto|"
        r"datenschutz\w{0,12}|artikel)\b"
    ),
    "fr": r"\b(?:site|page|navigat\w{2,4}|robot|cookies?|compte|abonn\w{1,6}|article|accès|publicité)\b",
    "es, pt": (
        r"\b(?:sitio|site|página|navegador|robot|robô|cookies?|cuenta|conta|suscri\w{2,6}|assinante|acceso|acesso)\b"
    ),
    "it": r"\b(?:sito|pagina|browser|cookie|account|abbona\w{1,6}|accesso|pubblicità)\b",
    "nl": r"\b(?:website|pagina|browser|cookies?|account|abonn\w{1,8}|toegang|advertenties)\b",
    "pl, cs": r"\b(?:stron\w{1,3}|stránk\w{1,3}|przeglądark\w{1,3}|cookies?|kont\w{1,3}|dostęp\w{0,3}|přístup)\b",
    "uk": r"\b(?:сайт\w{0,3}|сторінк\w{1,3}|браузер\w{0,3}|доступ\w{0,3}|передплат\w{1,3})\b",
    "sv, da, no": (
        r"\b(?:sid(?:an|en|or|er)|start?sid\w{1,3}|forsid\w{1,3}|webbplats\w{0,3}|webbläsar\w{0,4}|"
        r"nettsted\w{0,3}|nettleser\w{0,3})\b"
    ),
    "fi": r"\b(?:sivu\w{0,6}|selai\w{1,6}|sivusto\w{0,4})\b",
    "hu": r"\b(?:oldal\w{0,5}|böngésző\w{0,5}|hozzáférés\w{0,3})\b",
    "ro": r"\b(?:pagin\w{1,3}|site\w{0,4}|browser\w{0,4}|acces\w{0,4})\b",
    "el": r"\b(?:σελίδα\w{0,2}|ιστό(?:τοπ|σελ)\w{1,4}|πρόσβαση|περιηγητ\w{1,3})\b",
    "hi": r"पृष्ठ|पेज|वेबसाइट|ब्राउज़र",
    "vi": r"\b(?:trang(?:\schủ|\sweb)?|trình\sduyệt|truy\scập|tài\skhoản|bài\sviết|đăng\snhập)\b",
    "th": r"เว็บไซต์|หน้าเว็บ|หน้านี้|เบราว์เซอร์|เข้าสู่ระบบ|ระบบ",
    "id": r"\b(?:situs|laman|halaman|peramban|browser|akun|akses|langganan)\b",
    "tr": r"\b(?:site\w{0,4}|sayfa\w{0,5}|tarayıcı\w{0,5}|erişim\w{0,3}|abone\w{0,4})\b",
    "ar": r"الموقع|الصفحة|المتصفح|الوصول|حسابك",
    "ru": r"\b(?:сайт\w{0,3}|страниц\w{1,3}|браузер\w{0,3}|доступ\w{0,3}|робот\w{0,3}|подписк\w{1,3}|аккаунт\w{0,3})\b",
}
"""Words for the page and what it is read with, by language; in small letters."""
_REPORTS = telling(in_both("[昨今近]日|日前|记者|表示[，：“]|介绍说?[，,]|指出|先生|女士"))
"""What reports, in Chinese: news of websites names them, too."""
_ADDRESSES, _NAMES_MEDIUM = telling(any_row(_ADDRESS)), telling(any_row(_MEDIUM))


def speaks_of_page(text: str) -> bool:
    """Check whether a paragraph, in any language and in small letters, speaks to the reader about the page."""
    if _ADDRESSES.search(text) is None or _NAMES_MEDIUM.search(text) is None:
        return False
    return _REPORTS.search(text) is None


_ASKS: Mapping[str, str] = {
    "en": (
        r"(?:(?:to|for|if you) [^.?!]{2,60}[,:] ?|[^.?!]{3,60}\? ?|(?:thank you|thanks) for [^.?!]{2,40}[.!] ?)?"
        r"(?:please )?(?:consider )?(?:join|download|follow|subscribe|sign|donat|becom|mak|support|share|tell|contact|"
        r"e-?mail|send|let|read|click|get|stay|help|write|drop|leave|visit|check|reach|find|listen|watch)(?:e|ing)?\b"
        r"|(?:our|your|the) (?:journalism|support|newsroom|contribution)|we (?:rely|depend|need|want|welcome|love)"
    ),
}
"""Beginning of a line at the end of a text that asks something of its reader, by language."""
_OF_PUBLISHER: Mapping[str, str] = {
    "en": (
        r"our (?:free |own |daily |weekly |new |mobile )?(?:journalis\w+|newsletters?|app|reporting|readers|coverage|"
        r"stories|website|channel|podcast|community|newsroom|page|team)|(?:in|join|to) (?:the|our) "
        r"(?:comments?|conversation|discussion|debate)|donations?|readers like you|(?:a|our) (?:paying )?"
        r"members?(?:hip)?|(?:the|our) newsroom|local (?:news|journalism|reporting)|news tips?|story ideas?|"
        r"(?:to|with) the editor|(?:breaking )?news alerts|on (?:facebook|twitter|instagram|whatsapp|telegram|"
        r"google news|bluesky)|your inbox"
    ),
}
"""What of the newsroom's it names."""
_ASKING = lazy_regex(rf"\W{{0,4}}{any_row(_ASKS)}")
_PUBLISHER = lazy_regex(rf"\b{any_row(_OF_PUBLISHER)}\b")
_LONGEST_ASKING = 160


def asks_reader(text: str) -> bool:
    """Check whether the last line of a text in letters asks something of its reader for the newsroom."""
    if len(text) > _LONGEST_ASKING:
        return False
    small = text.lower()
    return _PUBLISHER.search(small) is not None and _ASKING.match(small) is not None
