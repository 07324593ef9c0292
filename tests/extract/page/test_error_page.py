"""Pages that come with status 200 and are errors: they must not be stored as articles."""

from __future__ import annotations

import re

import pytest

from scraper.extract import parse
from scraper.extract.page import error_page, wall_words
from tests.extract.article_pages import URL

TEMPLATE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="box"><h3>{title}</h3><p>{text}</p></div></body></html>"""


@pytest.mark.parametrize(
    "title",
    [
        "云汀晚报 - ERROR",
        "404 Not Found",
        "页面不存在",
        "您访问的页面找不到了_云汀晚报",
        "502 Bad Gateway",
        "系统提示",
        "错误提示 - 云汀社区 - 云汀晚报",
        "云汀论坛_出错信息",
        "錯誤訊息",
        "該文章已刪除",
    ],
)
def test_an_error_page_is_no_article(title: str) -> None:
    page = TEMPLATE.format(
        title=title,
        text="抱歉，您要找的内容可能已经移走，或者链接有误。请返回云汀晚报首页，或者用站内搜索再找一次，谢谢您的耐心。",
    )
    assert parse(page.encode()).kind == "other"


def test_a_text_of_replacement_characters_is_no_article() -> None:
    text = "\ufffd\u0532\ufffd\ufffd，\ufffd\ufffd\ufffd原\ufffd\ufffd\ufffd无\ufffd\ufffd页\ufffd。" * 12
    assert parse(TEMPLATE.format(title="云汀晚报", text=text).encode()).kind == "other"


def test_news_of_an_error_is_an_article() -> None:
    title = "市民反映预约网站频现404 港务处：系统升级所致"
    text = "连日来，多位市民反映在云汀港轮渡预约网站上遇到页面打不开的情况，港务处昨日回应说，网站正在升级。" * 4
    page = (
        f"<html><head><meta charset='utf-8'><title>{title}_云汀晚报</title></head><body><h1>{title}</h1>"
        f"<div>2026-03-04 09:15 来源：云汀晚报</div><div class='content'><p>{text}</p><p>{text}</p></div></body></html>"
    )
    assert parse(page.encode()).kind == "article"


@pytest.mark.parametrize(
    "headline",
    ["全市昨日新增病例404例", "第404号渡轮退役", "500强榜单昨日发布", "K502次列车临时停运", "沪深300和中证500走高"],
)
def test_a_number_in_the_news_is_no_error(headline: str) -> None:
    page = parse(article(headline).encode())
    assert (page.kind, page.headline) == ("article", headline)


@pytest.mark.parametrize(
    "title", ["404", "404 Not Found", "502 Bad Gateway", "云汀网_404", "页面错误404", "404错误页 - 云汀网", "HTTP 503"]
)
def test_a_code_alone_is_one(title: str) -> None:
    html = f"<title>{title}</title><h1>云汀网为您推荐</h1><p>您可以返回首页，或者看看别的新闻，谢谢您的耐心。</p>"
    assert parse(html.encode()).kind == "other"


def article(headline: str) -> str:
    text = "市卫生部门昨日发布通报，介绍了有关情况，并说明后续安排将在本周内公布，市民可以拨打热线咨询。"
    credit = "<p>2026-01-31 08:15 来源：云汀晚报</p>"
    return f"<title>{headline}_云汀网</title><h1>{headline}</h1>{credit}<div><p>{text}</p><p>{text[::-1]}</p></div>"


WALLS = [
    (
        "数据库错误",
        "建立数据库连接时出错",
        "这可能是因为wp-config.php里的用户名和密码不正确，或者位于localhost的数据库服务器暂时停机。",
    ),
    (
        "Error establishing a database connection",
        "Error establishing a database connection",
        "The username and password in the file may be incorrect, or the database server at localhost does not answer.",
    ),
    (
        "Just a moment...",
        "正在进行安全验证",
        "本站正在确认访问者是人而不是程序，完成以后浏览器会自己回到您要看的那一页。",
    ),
    (
        "Attention Required! | Cloudflare",
        "Sorry, you have been blocked",
        "You are unable to access this site. Ray ID: 8f2a.",
    ),
    ("安全验证 - 云汀问答", "安全验证", "系统监测到您的网络环境存在异常，为保证您的正常访问，请点击下方按钮进行验证。"),
    ("人机验证", "请完成验证", "请拖动滑块完成拼图，通过验证后页面会自动跳转，感谢您的配合与理解。"),
    ("访问被拦截", "云汀网站防火墙", "您的请求带有不合法参数，已被网站管理员设置拦截，如有疑问请联系网站管理员。"),
    ("用户登录 - 云汀晚报", "用户登录", "请输入手机号和密码，没有账号的读者可以先注册，忘记密码请点右下角的链接找回。"),
    ("请登录", "登录后查看全文", "这篇文章只对会员开放，请先登录或者注册，登录后可以继续阅读，也可以收藏和评论。"),
    (
        "云汀晚报",
        "JavaScript 未启用",
        "本站需要启用 JavaScript 才能显示，请在浏览器的设置里打开 JavaScript，然后刷新页面重试。",
    ),
    (
        "浏览器版本过低",
        "您的浏览器版本过低",
        "为了正常显示本站，建议您升级浏览器，推荐使用下面几种，点图标可以到它们的官方网站下载。",
    ),
    ("系统维护", "系统维护中", "网站正在升级维护，预计今晚十点恢复，给您带来的不便敬请谅解，维护期间请稍后再试。"),
    (
        "隐私声明",
        "我们尊重您的隐私",
        "我们和我们的合作伙伴使用 Cookie 存储和读取信息，您可以同意全部 Cookie，也可以逐项管理您的选择。" * 3,
    ),
    ("訪問受限", "訪問過於頻繁", "您的請求過於頻繁，已暫時被限制，請稍後再試；如有疑問請聯繫網站管理員。"),
    (
        "Robot Check",
        "Are you a robot?",
        "Our systems have detected unusual traffic. Please complete the security check to continue.",
    ),
]


@pytest.mark.parametrize(("title", "headline", "text"), WALLS)
def test_a_wall_before_the_article_is_none(title: str, headline: str, text: str) -> None:
    page = f"<meta charset=utf-8><title>{title}</title><body><h1>{headline}</h1><p>{text}</p></body></html>"
    assert parse(page.encode(), "https://news.example.cn/2024/0502/c1-1001.html").kind == "other"


NEWS = "昨日上午，云汀市多家单位的办事网站恢复使用，市民可以照常预约，工作人员说这次准备了三个月，没有影响办事。"


@pytest.mark.parametrize(
    "headline",
    [
        "登录门槛取消 云汀市民可直接查公积金",
        "系统维护提前完成 云汀地铁购票恢复",
        "安全验证新规下月施行 刷脸不再是唯一方式",
        "云汀银行关于系统维护的公告",
        "浏览器大战三十年",
        "隐私政策写了两万字，谁在看？",
        "防火墙内外：一个工程师的十年",
    ],
)
@pytest.mark.parametrize("credit", ["2024-05-02 14:30 来源：云汀晚报", "2024-05-02 14:30"])
def test_news_of_what_walls_are_about_is_an_article(headline: str, credit: str) -> None:
    page = (
        f"<html><head><meta charset=utf-8><title>{headline}_云汀网</title></head><body><h1>{headline}</h1>"
        f"<div>{credit}</div><div class=content><p>{NEWS}</p><p>{NEWS}</p></div></body></html>"
    )
    assert parse(page.encode(), "https://news.example.cn/2024/0502/c1-1001.html").kind == "article"


def test_a_notice_of_maintenance_that_an_office_signs_is_an_article() -> None:
    page = (
        "<title>系统维护公告_云汀市税务局</title><h1>系统维护公告</h1><div>2024-05-02 来源：云汀市税务局</div>"
        f"<div class=content><p>因系统升级，办税平台五月四日暂停服务，给您带来不便，敬请谅解。</p><p>{NEWS}</p></div>"
    )
    assert parse(page.encode()).kind == "article"


def test_a_few_broken_bytes_make_no_error_page() -> None:
    page = TEMPLATE.format(title="云汀港新码头开航", text=NEWS).encode().replace("，".encode(), b"\xff\xef\xbc\x8c")
    parsed = parse(page)
    assert parsed.kind == "article"
    assert "云汀市多家单位" in (parsed.body or "")


@pytest.mark.parametrize("words", [*error_page.TITLES, error_page.STATUS, *wall_words.WALLS, *wall_words.SIGNS])
def test_words_are_in_lower_case_as_are_the_texts_they_are_looked_for_in(words: str) -> None:
    assert not re.search("[A-Z]", re.sub(r"\\.", "", words))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "城东网",
            "您的浏览器没有开启 JavaScript，页面无法正常显示，请启用 JavaScript 以后刷新，或者换用其他浏览器访问。",
        ),
        (
            "請啟用 JavaScript 和 Cookies",
            "請啟用 JavaScript 以繼續瀏覽。本網站使用安全服務，剛才的操作觸發了安全機制。",
        ),
        ("会员专享", "本文为会员专享内容，请开通会员以后阅读全文。首月只需一元，随时可以取消自动续费。"),
        (
            "Pardon Our Interruption",
            "Something about your browser made us think you were a bot. You may have disabled JavaScript, or you move "
            "through this site with super-human speed. To read on, make sure that cookies and JavaScript are enabled.",
        ),
        (
            "Bevor Sie fortfahren",
            "Wir und unsere Partner verwenden Cookies und ähnliche Technologien, um Anzeigen zu personalisieren. "
            "Sie können alle akzeptieren oder Ihre Auswahl treffen.",
        ),
        (
            "Avant de continuer",
            "Nous et nos partenaires utilisons des cookies. Vous pouvez tout accepter ou continuer sans accepter.",
        ),
        (
            "Votre vie privée",
            "Nous et nos 812 partenaires stockons des cookies pour personnaliser les annonces. Vous pouvez refuser.",
        ),
        ("站点已暂停", "该站点因未完成备案或者到期未续费已被暂停服务，如您是网站管理员，请登录服务商的控制台处理。"),
        ("訪問驗證", "為了確認您不是機器人，請完成下方的圖形驗證，驗證通過後系統將自動跳轉到您要看的頁面。"),
        ("云汀网", "您的浏览器版本过低，为了获得更好的浏览体验，请升级到最新版本，或者使用下列浏览器访问本站。"),
        (
            "請輸入驗證碼",
            "系統偵測到您的網路送出了不尋常的流量，請輸入圖片中的文字，確認送出要求的是您本人而不是自動程式。",
        ),
        (
            "アクセスが集中しています",
            "ただいまアクセスが集中しており、ページを表示できません。しばらく時間をおいてから、もう一度お試しください。",
        ),
        (
            "Доступ ограничен",
            "Подтвердите, что вы не робот, и попробуйте ещё раз через несколько минут, обновив страницу.",
        ),
        ("请绑定手机号", "根据相关规定，使用互联网服务需要进行账号实名认证，请先绑定手机号，完成以后即可继续浏览。"),
        ("IP被封禁", "由于您的IP地址存在恶意访问的行为，已经被系统自动封禁，如需解封请联系客服并提供您的IP地址。"),
        ("页面正在加载", "页面正在努力加载中，请稍候，如果长时间没有反应，请检查您的网络连接或者刷新页面重试。"),
        ("站外链接提示", "您将要访问的链接不属于本站，请注意您的账号和财产安全，如需继续访问请点击下面的按钮。"),
        ("请在App内打开", "该内容仅支持在客户端内查看，请下载城东新闻客户端，打开以后登录查看。"),
    ],
)
def test_further_walls_are_no_articles(title: str, text: str) -> None:
    assert parse(TEMPLATE.format(title=title, text=text).encode()).kind == "other"


def test_news_of_members_and_apps_stays_news() -> None:
    text = "市图书馆昨日宣布，开通会员的读者可以在客户端内借阅电子书，首批上线三万册，市民凭身份证即可办理。" * 3
    html = f"<title>市图书馆电子书上线_云汀晚报</title><h1>市图书馆电子书上线</h1><p>2025-12-30 09:15</p><p>{text}</p>"
    assert parse(html.encode()).kind == "article"


def test_a_front_page_with_a_notice_on_browsers_is_no_wall() -> None:
    notice = "<p>请使用下列任何一种浏览器以获得更好的浏览体验</p>"
    links = "".join(f"<li><a href='/n/{n}.html'>云汀港第{n}号码头昨日开航</a></li>" for n in range(160))
    page = parse(f"<title>云汀网</title>{notice}<ul>{links}</ul>".encode(), "https://news.example.cn/")
    assert page.kind == "list"


@pytest.mark.parametrize(
    "foot",
    [
        "<p><a href='/about/'>关于我们</a> | <a href='/contact/'>联系我们</a> | <a href='/map/'>网站地图</a></p>",
        "<div><a href='/a/'>关于本站</a><a href='/b/'>联系我们</a><a href='/c/'>广告服务</a></div>",
        "<footer><span><a href='/about/'>About us</a> · <a href='/contact/'>Contact us</a> · "
        "<a href='/jobs/'>Work with us</a></span></footer>",
    ],
)
@pytest.mark.parametrize("count", [8, 30])
def test_the_menu_of_a_front_page_s_foot_is_no_notice(foot: str, count: int) -> None:
    rows = "".join(f"<li><a href='/n/{n}.html'>云汀港第{n}号码头昨日开航</a></li>" for n in range(10, 10 + count))
    page = parse(f"<title>云汀网</title><ul>{rows}</ul>{foot}".encode(), "https://news.example.cn/")
    assert (page.kind, len(page.items)) == ("list", count)


@pytest.mark.parametrize(
    "foot",
    [
        "<p>我们使用 Cookie，请启用 JavaScript，并登录后继续访问</p>",
        "<p>This site uses cookies. Please enable JavaScript and log in to continue.</p>",
        "<div>Sign in or create an account to continue reading. By signing up you accept cookies.</div>",
    ],
)
def test_what_stands_in_the_foot_of_a_list_is_no_wall(foot: str) -> None:
    rows = "".join(
        f"<li><a href='/n/{n}.html'>云汀港第{n}号码头昨日开航，市民可以登船</a><i>2025-12-{n:02}</i></li>"
        for n in range(10, 18)
    )
    page = parse(f"<title>港口</title><ul>{rows}</ul>{foot}".encode(), "https://news.example.cn/port/")
    assert (page.kind, len(page.items)) == ("list", 8)


@pytest.mark.parametrize(
    "foot",
    [
        "欢迎您，本站第9388576位访问者，请将屏幕分辨率设置为 1024*768 或以上以达到最佳使用效果！",
        "建议您使用 IE9 以上的浏览器访问本站，以获得最佳的浏览效果，您的浏览器版本过低时请升级。",
    ],
)
def test_words_to_visitors_below_a_list_without_days_make_no_wall(foot: str) -> None:
    rows = "".join(f"<li><a href='/n/{n}.html'>云汀港第{n}号码头昨日开航</a></li>" for n in range(10, 30))
    page = parse(f"<title>云汀港学院</title><ul>{rows}</ul><div class=f>{foot}</div>".encode(), "https://a.example.cn/")
    assert (page.kind, len(page.items)) == ("list", 20)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Attention Required! | Cloudflare",
            "<h1>Sorry, you have been blocked</h1><h2>You are unable to access news.example.org</h2><p>This site uses"
            " a security service to protect itself from online attacks. What you just did triggered the security"
            " solution, and there are several actions that could do so.</p><p>You can email the site owner to let them"
            " know you were blocked, and include what you were doing when this page came up.</p>",
        ),
        (
            "Access to this page has been denied",
            "<h1>Access to this page has been denied</h1><p>We believe you are using automation tools to browse the"
            " website, and your request was blocked. This may happen because scripts are disabled or blocked by an"
            " extension, or because the browser takes no cookies. Please make sure that both are enabled.</p>",
        ),
    ],
)
def test_a_firewall_s_page_in_english(title: str, text: str) -> None:
    assert parse(f"<html lang=en><title>{title}</title>{text}".encode(), "https://news.example.org/a/1").kind == "other"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Subscribe to read | The River Post",
            "<h1>Subscribe to read this article</h1><p>You have reached your limit of free articles for this month."
            " Subscribe now for unlimited access to our journalism. Already a subscriber? Log in.</p>",
        ),
        (
            "该内容已被发布者删除",
            "<h1>该内容已被发布者删除</h1><p>您可以返回首页看看其他的内容，或者使用搜索功能查找您感兴趣的话题。</p>",
        ),
    ],
)
def test_a_wall_of_subscribers_and_a_text_that_was_taken_back(title: str, text: str) -> None:
    assert parse(f"<title>{title}</title>{text}".encode(), "https://news.example.org/a/1").kind == "other"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "451: Unavailable due to legal reasons",
            "You are attempting to access this website from "
            "a country belonging to the European Economic Area (EEA) and access cannot be granted at this time.",
        ),
        ("打开APP", "请在城东新闻APP内查看。当前内容仅支持在客户端内浏览，请下载安装城东新闻客户端后查看完整内容。"),
        (
            "Welcome to nginx!",
            "If you see this page, the nginx web server is successfully installed and working. "
            "Further configuration is required.",
        ),
        (
            "Making sure you're not a bot!",
            "Loading... The administrator of this website has set up a check to "
            "protect the server against companies that scrape websites.",
        ),
        ("Account Suspended", "This Account has been suspended. Contact your hosting provider for more information."),
        ("恭喜，站点创建成功！", "这是默认index.html，本页面由系统自动生成，本页面在FTP根目录下。"),
        ("没有找到站点", "您的请求没有找到对应的站点！可能原因：您没有将此域名绑定到对应站点，配置文件未生效。"),
    ],
)
def test_a_notice_of_a_server(title: str, text: str) -> None:
    assert parse(f"<title>{title}</title><h1>{title}</h1><p>{text}</p>".encode()).kind == "other"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "某某网",
            "<h1>抱歉，您访问的页面走丢了</h1><p>您要查看的内容可能已被删除、更名，请检查输入的网址。</p>",
        ),
        (
            "某某网",
            "<h1>您访问的文章不存在</h1><p>文章可能已被删除，或者您输入的网址有误，三秒后返回首页。</p>",
        ),
        (
            "某某号",
            "<h2>该文章正在审核中</h2><p>您访问的文章正在审核，请稍后再来。客服时间为九点到十八点。</p>",
        ),
        (
            "Paper - Are you a robot?",
            "<p>To continue, please let us know you're not a robot. Make sure your browser "
            "supports JavaScript and cookies and that you are not blocking them from loading.</p>",
        ),
        (
            "Radware Bot Manager Captcha",
            "<h1>We apologize for the inconvenience</h1><p>Your activity on this site made us "
            "think that you are a bot. If you use an anonymous Private/Proxy network, please disable that.</p>",
        ),
    ],
)
def test_missing_pages_and_bot_checks(title: str, text: str) -> None:
    assert parse(f"<title>{title}</title>{text}".encode(), URL).kind == "other"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "系统升级维护公告",
            "为了给您提供更好的服务，本站将于6月17日00:00至06:00进行系统升级维护，期间网站暂停访问，敬请谅解。",
        ),
        (
            "Cookies toestaan",
            "Kustmedia BV maakt gebruik van cookies. Bovendien plaatsen derde partijen tracking cookies.",
        ),
        (
            "Vi bruger cookies",
            "Avisen bruger cookies til statistik og annoncer. Tillad alle cookies eller vælg selv.",
        ),
        (
            "Zarządzaj zgodą",
            "My i nasi partnerzy używamy plików cookies, aby wyświetlać spersonalizowane reklamy.",
        ),
        (
            "Cookie-Einstellungen",
            "Wir verwenden auf dieser Seite Cookies, auch für Werbung. Bitte wählen Sie, was Sie zulassen wollen.",
        ),
        (
            "Mag de Kustbode cookies plaatsen?",
            "Wij gebruiken functionele en analytische cookies. Door op akkoord te klikken gaat u hiermee akkoord.",
        ),
        (
            "One more step",
            "Please complete the security check to access this site. Completing the CAPTCHA proves that.",
        ),
        (
            "请在微信客户端打开链接",
            "为了保证您的账号安全，这个页面只能在微信客户端中打开，请复制链接以后在微信中访问。",
        ),
        ("流量超限", "您访问的网站本月的流量已经用完，请联系网站的管理员购买流量包，或者在下个月再来访问。"),
        (
            "Không tìm thấy trang",
            "Rất tiếc, trang bạn tìm kiếm không tồn tại hoặc đã bị xóa. Vui lòng quay lại trang chủ.",
        ),
        ("ปิดปรับปรุงระบบชั่วคราว", "ขออภัยในความไม่สะดวก ขณะนี้เว็บไซต์กำลังปิดปรับปรุงระบบ กรุณากลับมาใหม่ภายหลัง"),
        ("Halaman tidak ditemukan", "Maaf, halaman yang Anda cari tidak ada. Silakan kembali ke laman utama kami."),
        (
            "Erişim engellendi",
            "Üzgünüz, bu sayfaya erişiminiz engellendi. Lütfen tarayıcınızı yenileyip tekrar deneyin.",
        ),
    ],
)
def test_further_walls(title: str, text: str) -> None:
    html = f"<title>{title}</title><h1>{title}</h1><p>{text}</p>"
    assert parse(html.encode(), "https://news.example.org/a/1").kind == "other"
