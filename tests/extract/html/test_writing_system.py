"""Pages in letters: articles and lists of invented papers in many languages, page in, record out."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from scraper import parse
from scraper.extract.document import Document

EN = (
    "The harbour bridge will be closed to lorries for three months, the city's engineers announced on Thursday.",
    "Cracks had been noticed in two of the eleven piers during a routine inspection earlier this spring, they said.",
    "Buses will run as usual, but drivers of heavy vehicles will have to take the long way round by the old tunnel.",
    "“We would rather close it for a season than for good,” said the head of the works, who asked for patience.",
    "Shopkeepers on the northern bank fear that the detour will cost them a third of their trade until autumn.",
)
DE = (
    "Die Hafenbrücke wird für drei Monate für Lastwagen gesperrt, teilte die Stadt am Donnerstag mit.",
    "Bei einer Prüfung im Frühjahr waren an zwei der elf Pfeiler Risse entdeckt worden, hieß es weiter.",
    "Busse fahren wie gewohnt, schwere Fahrzeuge müssen den langen Umweg durch den alten Tunnel nehmen.",
    "Die Händler am Nordufer fürchten, dass sie bis zum Herbst ein Drittel ihrer Kundschaft verlieren.",
)
FR = (
    "Le pont du port sera fermé aux poids lourds pendant trois mois, a annoncé la ville jeudi matin.",
    "Des fissures avaient été repérées au printemps sur deux des onze piles lors d'un contrôle ordinaire.",
    "Les autobus circuleront comme d'habitude, mais les camions devront emprunter le vieux tunnel.",
    "Les commerçants de la rive nord craignent de perdre un tiers de leur clientèle d'ici à l'automne.",
)
ES = (
    "El puente del puerto permanecerá cerrado a los camiones durante tres meses, anunció ayer la ciudad.",
    "En una revisión de primavera se habían descubierto grietas en dos de los once pilares, según dijeron.",
    "Los autobuses circularán con normalidad, pero los camiones tendrán que ir por el túnel antiguo.",
    "Los comerciantes de la orilla norte temen perder hasta el otoño a un tercio de sus clientes.",
)
PT = (
    "A ponte do porto ficará fechada a caminhões durante três meses, anunciou a prefeitura na quinta-feira.",
    "Numa vistoria na primavera foram descobertas rachaduras em dois dos onze pilares, disseram os técnicos.",
    "Os ônibus circularão normalmente, mas os caminhões terão de usar o velho túnel sob o rio.",
    "Os comerciantes da margem norte temem perder um terço da clientela até o outono, segundo a associação.",
)
IT = (
    "Il ponte del porto resterà chiuso ai camion per tre mesi, ha annunciato giovedì il comune.",
    "In primavera erano state scoperte crepe in due degli undici piloni durante un controllo di routine.",
    "Gli autobus circoleranno come sempre, ma i mezzi pesanti dovranno passare per la vecchia galleria.",
    "I commercianti della riva nord temono di perdere un terzo dei clienti fino all'autunno.",
)
NL = (
    "De havenbrug gaat drie maanden dicht voor vrachtwagens, heeft de gemeente donderdag bekendgemaakt.",
    "Bij een controle in het voorjaar waren scheuren ontdekt in twee van de elf pijlers van de brug.",
    "Bussen rijden zoals altijd, maar zware wagens moeten omrijden door de oude tunnel onder de rivier.",
    "Winkeliers op de noordoever vrezen dat ze tot de herfst een derde van hun klanten kwijtraken.",
)
SV = (
    "Hamnbron stängs för lastbilar i tre månader, meddelade stadens ingenjörer på torsdagen.",
    "Sprickor hade upptäckts i två av de elva pelarna vid en vanlig kontroll tidigare i våras.",
    "Bussarna går som vanligt, men tunga fordon måste ta den långa vägen genom den gamla tunneln.",
    "Handlarna på norra stranden är rädda för att förlora en tredjedel av kunderna fram till hösten.",
)
RU = (
    "Портовый мост закроют для грузовиков на три месяца, сообщили в четверг городские инженеры.",
    "Трещины в двух из одиннадцати опор были обнаружены весной во время обычного осмотра моста.",
    "Автобусы будут ходить как обычно, а тяжёлым машинам придётся ехать через старый тоннель.",
    "Торговцы северного берега опасаются, что до осени потеряют треть своих покупателей.",
)
KO = (
    "항구 다리가 석 달 동안 화물차의 통행을 막는다고 시 당국이 목요일 아침 기자들에게 밝혔다.",
    "지난봄 정기 점검에서 열한 개의 교각 가운데 두 곳에서 금이 간 것이 발견되었다고 관계자는 설명했다.",
    "버스는 평소대로 다니지만 무거운 차량은 오래된 터널을 지나는 먼 길로 돌아가야 한다고 덧붙였다.",
    "북쪽 강가의 상인들은 가을까지 손님의 삼분의 일을 잃게 될까 걱정하고 있다고 전했다.",
)

JUNK = (
    '<nav class="menu"><ul><li><a href="/world">World</a></li><li><a href="/city">City</a></li>'
    '<li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li></ul></nav>'
)
FOOT = "<footer><p>© 2024 The Eastwall Courier. All rights reserved. Imprint, privacy, terms of use.</p></footer>"


def page(title: str, inner: str, *, head: str = "", lang: str = "en", suffix: str = " | The Eastwall Courier") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}{suffix}</title>{head}</head>'
        f"<body>{JUNK}{inner}{FOOT}</body></html>"
    ).encode()


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLES = [
    ("en", EN, "Harbour bridge shuts for a season", "By Mara Ellison", "May 2, 2024", ("Mara Ellison",)),
    (
        "en",
        EN,
        "Harbour bridge shuts for a season",
        "Written by Mara Ellison and Tom O’Dell",
        "2 May 2024",
        ("Mara Ellison", "Tom O’Dell"),
    ),
    ("de", DE, "Hafenbrücke für Lastwagen gesperrt", "Von Jörg Brandstätter", "2. Mai 2024", ("Jörg Brandstätter",)),
    (
        "de",
        DE,
        "Hafenbrücke für Lastwagen gesperrt",
        "Von Anna Weiß und Karl-Heinz Otte",
        "02.05.2024",
        ("Anna Weiß", "Karl-Heinz Otte"),
    ),
    ("fr", FR, "Le pont du port fermé aux camions", "Par Hélène Dautry", "Publié le 2 mai 2024", ("Hélène Dautry",)),
    (
        "es",
        ES,
        "El puente del puerto cierra tres meses",
        "Por Inés Valcárcel",
        "2 de mayo de 2024",
        ("Inés Valcárcel",),
    ),
    ("pt", PT, "Ponte do porto fecha por três meses", "Por João Queirós", "2 de maio de 2024", ("João Queirós",)),
    ("it", IT, "Il ponte del porto chiude ai camion", "Di Chiara Bonetti", "2 maggio 2024", ("Chiara Bonetti",)),
    ("nl", NL, "Havenbrug dicht voor vrachtwagens", "Door Sanne de Wit", "2 mei 2024", ("Sanne de Wit",)),
    ("sv", SV, "Hamnbron stängs för lastbilar", "Av Elin Sandberg", "2 maj 2024", ("Elin Sandberg",)),
    ("ru", RU, "Портовый мост закроют на три месяца", "Автор: Мария Дроздова", "2 мая 2024", ("Мария Дроздова",)),
    ("ko", KO, "항구 다리 석 달 동안 통행 금지", "김하늘 기자", "2024년 5월 2일", ("김하늘",)),
]


@pytest.mark.parametrize(("lang", "text", "title", "by", "date", "names"), ARTICLES)
def test_article(lang: str, text: Sequence[str], title: str, by: str, date: str, names: tuple[str, ...]) -> None:
    inner = (
        f'<main><article><h1>{title}</h1><div class="byline">{by}</div><p class="date">{date}</p>'
        f"{paragraphs(text)}</article>"
        f'<section class="related"><h3><a href="/a/1">{text[-1][:50]}</a></h3><p>{text[0]}</p></section></main>'
    )
    record = parse(page(title, inner, lang=lang))
    assert record.kind == "article"
    assert record.headline == title
    assert record.body == "\n".join(text)
    assert record.byline == names
    assert (record.published or "")[:10] == "2024-05-02"


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("plain", "{text}"),
        ("sections", "<section>{a}</section><div class='ad'>Advertisement</div><section>{b}</section>"),
        (
            "columns",
            "<div class='row'><div class='col'>{a}</div></div><div class='row'><div class='col'>{b}</div></div>",
        ),
        (
            "wordpress",
            "<div class='entry-content'>{text}<div class='sharedaddy'><h3>Share this:</h3><ul><li>"
            "<a href='#'>Twitter</a></li></ul></div></div><div id='comments'><h2>3 Comments</h2><p>I drive over that "
            "bridge every day and I never saw a crack, honestly.</p></div>",
        ),
        (
            "substack",
            "<div class='body markup'>{text}</div><div class='subscription-widget'><p>Thanks for reading! "
            "Subscribe for free to receive new posts and support my work.</p></div>",
        ),
        (
            "elementor",
            "<div class='elementor-widget-text-editor'>{a}</div><div class='elementor-widget-text-editor'>{b}</div>",
        ),
        (
            "captioned",
            "<figure><img src='a.jpg'><figcaption>The bridge on Thursday, seen from the northern bank by a "
            "passing gull.</figcaption></figure>{text}",
        ),
        (
            "cookies",
            "{text}<div id='onetrust-consent'><h2>We value your privacy</h2><p>We and our partners store "
            "information on a device, such as cookies, and process personal data.</p></div>",
        ),
        (
            "author box",
            "{text}<div class='author-bio'><h4>About the author</h4><p>Mara Ellison has written about "
            "bridges, tunnels and the people under them since 1999.</p></div>",
        ),
        ("more", "{text}<h2>Related articles</h2><ul><li><a href='/a/2'>Old tunnel to be lit at night</a></li></ul>"),
    ],
)
def test_body_in_many_frames(name: str, around: str) -> None:
    inner = around.format(text=paragraphs(EN), a=paragraphs(EN[:3]), b=paragraphs(EN[3:]))
    title = "Harbour bridge shuts for a season"
    record = parse(page(title, f"<article><h1>{title}</h1>{inner}</article>"))
    assert record.kind == "article"
    assert record.body == "\n".join(EN), name


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Harbour bridge shuts - The Eastwall Courier", "Harbour bridge shuts", "Harbour bridge shuts"),
        ("Harbour bridge shuts – City – The Eastwall Courier", "", "Harbour bridge shuts"),
        ("The Eastwall Courier » Harbour bridge shuts for months", "", "Harbour bridge shuts for months"),
        (
            "Harbour bridge shuts for months · City",
            "Harbour bridge shuts for months",
            "Harbour bridge shuts for months",
        ),
        (
            "Bridge closed: what to know",
            "The harbour bridge shuts for three months",
            "The harbour bridge shuts for three months",
        ),
        ("Harbour bridge shuts | City | Courier", "Harbour bridge shuts | City", "Harbour bridge shuts"),
        (
            "Twenty-odd ways round it — a guide",
            "Twenty-odd ways round it — a guide",
            "Twenty-odd ways round it — a guide",
        ),
        ("It’s shut &amp; dry - Eastwall", "It’s shut &amp; dry", "It’s shut & dry"),
    ],
)
def test_headline(title: str, heading: str, expected: str) -> None:
    head = '<meta property="og:site_name" content="The Eastwall Courier">'
    printed = f"<h1>{heading}</h1>" if heading else ""
    record = parse(page(title, f"<article>{printed}{paragraphs(EN)}</article>", head=head, suffix=""))
    assert record.headline == expected


LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour bridge shuts","author":%s}</script>'


@pytest.mark.parametrize(
    ("head", "line", "names"),
    [
        (LD % '{"@type":"Person","name":"Mara Ellison"}', "", ("Mara Ellison",)),
        (
            LD % '[{"@type":"Person","name":"Mara Ellison"},{"@type":"Person","name":"Li Wei"}]',
            "",
            ("Mara Ellison", "Li Wei"),
        ),
        (LD % '{"@type":"Organization","name":"Eastwall Media"}', "", ()),
        (LD % '{"@type":"Person","name":"Staff Writer"}', "", ()),
        (LD % '{"@type":"Person","name":"Reuters"}', "", ()),
        (LD % '{"@type":"Person","name":"admin"}', "", ()),
        ('<meta name="author" content="Mara Ellison">', "", ("Mara Ellison",)),
        ('<meta name="parsely-author" content="Mara Ellison">', "", ("Mara Ellison",)),
        ('<meta name="sailthru.author" content="Mara Ellison, Tom Dell">', "", ("Mara Ellison", "Tom Dell")),
        ('<meta property="article:author" content="https://www.facebook.com/courier">', "", ()),
        ('<meta name="author" content="The Eastwall Courier">', "", ()),
        ("", '<a rel="author" href="/staff/ellison">Mara Ellison</a>', ("Mara Ellison",)),
        ("", '<span itemprop="author">Mara Ellison</span> | 5 min read', ("Mara Ellison",)),
        (
            "",
            '<p class="byline">By <a href="/a/m">Mara Ellison</a>, Senior Transport Correspondent</p>',
            ("Mara Ellison",),
        ),
        ("", "<p>By MARA ELLISON and LEE VAN DER BERG</p>", ("MARA ELLISON", "LEE VAN DER BERG")),
        ("", "<p>By Mara Ellison, Lee Dow &amp; Kim Ashe | May 2, 2024</p>", ("Mara Ellison", "Lee Dow", "Kim Ashe")),
        ("", "<p>By</p><p><a href='/p/m'>Mara Ellison</a></p>", ("Mara Ellison",)),
        ("", "<p>By Editorial Team</p>", ()),
        ("", "<p>By Reuters</p>", ()),
        ("", "<p>By using this site you agree to the terms that our lawyers wrote.</p>", ()),
        ("", '<p class="byline">desk@courier.example</p>', ()),
        ("", '<p class="author">Reviewed by Tom Dell</p>', ()),
        ("", "", ()),
    ],
)
def test_byline(head: str, line: str, names: tuple[str, ...]) -> None:
    head += '<meta property="og:site_name" content="The Eastwall Courier">'
    inner = f"<article><h1>Harbour bridge shuts</h1>{line}{paragraphs(EN)}</article>"
    assert parse(page("Harbour bridge shuts", inner, head=head)).byline == names


def test_front_page_is_a_list() -> None:
    entries = "".join(
        f'<article class="teaser"><h3><a href="/city/2024/05/{n:02}/story-{n}">{text[:60]}</a></h3>'
        f"<p>{text}</p></article>"
        for n, text in enumerate([*EN, *EN, *EN], start=1)
    )
    record = parse(page("The Eastwall Courier", f"<main>{entries}</main>", suffix=""), "https://courier.example/")
    assert record.kind == "list"
    assert len(record.items) >= 5


def test_blog_index_with_long_excerpts_is_a_list() -> None:
    posts = "".join(
        f'<article class="post"><h2><a href="/2024/05/post-{n}/">{text[:55]} and more of it</a></h2>'
        f"<p>May {n}, 2024</p>"
        f"<p>{text} {EN[n % 5]}</p><a href='/2024/05/post-{n}/'>Read more</a></article>"
        for n, text in enumerate([*EN, *EN], start=1)
    )
    record = parse(page("Notes from the bank", f"<main>{posts}</main>", suffix=""), "https://notes.example/blog/")
    assert record.kind == "list"


@pytest.mark.parametrize(
    ("text", "lettered"),
    [
        (paragraphs(EN), True),
        (paragraphs(RU), True),
        (paragraphs(KO), True),
        ("<p>城东的大桥将封闭三个月，市政府周四宣布。" * 5 + "</p>", False),
        ("<p>港の橋は三か月のあいだ閉鎖される、と市は木曜日に発表した。" * 5 + "</p>", False),
        ("<p>城东大桥（Harbour Bridge）将封闭三个月，Eastwall Engineering 的工程师周四说。</p>" * 3, False),
        (paragraphs(EN) + "<p>桥</p>", True),
        ("", False),
    ],
)
def test_script_of_a_page(text: str, lettered: bool) -> None:
    assert Document(f"<html><body>{text}</body></html>").lettered is lettered


def test_moments_of_data_keep_their_own_day() -> None:
    head = '<meta property="article:published_time" content="2024-05-02T21:30:00Z">'
    title = "Harbour bridge shuts for a season"
    record = parse(page(title, f"<article><h1>{title}</h1>{paragraphs(EN)}</article>", head=head))
    assert record.published == "2024-05-02T21:30:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "Updated June 3, 2024 at 9:00 AM",
        "Aktualisiert am 3. Juni 2024",
        "Mis à jour le 3 juin 2024",
        "Actualizado el 3 de junio de 2024",
        "Last modified: 3 June 2024",
    ],
)
def test_update_is_not_the_publication(line: str) -> None:
    head = '<meta property="article:published_time" content="2024-05-02T09:30:00+02:00">'
    title = "Harbour bridge shuts for a season"
    record = parse(page(title, f"<article><h1>{title}</h1><p>{line}</p>{paragraphs(EN)}</article>", head=head))
    assert (record.published or "")[:10] == "2024-05-02"


@pytest.mark.parametrize("line", ["May 2, 2024 - Updated June 3, 2024", "02-may-2024", "2024 May 2", "2.5.2024 klo 9"])
def test_date_below_the_standfirst(line: str) -> None:
    title = "Harbour bridge shuts for a season"
    inner = f"<article><h1>{title}</h1><p>{EN[0]}</p><p>{line}</p>{paragraphs(EN[1:])}</article>"
    record = parse(page(title, inner, lang="fi"))
    assert (record.published or "")[:10] == "2024-05-02"
    assert record.body == "\n".join(EN)


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">'
        '{"props":{"post":{"title":"Harbour bridge shuts","body":%s}}}</script>',
        '<script>window.__STATE__ = {"id":7,"article":{"headline":"Harbour bridge shuts","content":%s}};</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour bridge shuts","articleBody":%s}'
        "</script>",
    ],
)
def test_text_that_only_a_script_holds(script: str) -> None:
    text = json.dumps(paragraphs(EN) if "ld+json" not in script else "\n".join(EN))
    inner = f'<div id="app"><h1>Harbour bridge shuts</h1></div>{script % text}'
    record = parse(page("Harbour bridge shuts", inner))
    assert record.kind == "article"
    assert record.body == "\n".join(EN)


def test_text_in_two_copies_is_read_once() -> None:
    text = paragraphs(EN)
    inner = f"<h1>Harbour bridge shuts</h1><div class='wide'>{text}</div><div class='narrow'>{text}</div>"
    assert parse(page("Harbour bridge shuts", inner)).body == "\n".join(EN)


@pytest.mark.parametrize("heading", ["Recommended reading", "Related articles", "Das könnte Sie auch interessieren"])
def test_text_goes_on_below_a_box(heading: str) -> None:
    box = f"<section class='box'><h2>{heading}</h2><h3><a href='/a/1'>Old tunnel to be lit at night</a></h3></section>"
    inner = (
        f"<article><h1>Harbour bridge shuts</h1><section class='text'>{paragraphs(EN[:4])}</section>{box}"
        f"<section class='text'>{paragraphs(EN[4:])}</section></article>"
    )
    assert parse(page("Harbour bridge shuts", inner)).body == "\n".join(EN)
