"""Who signs a page in letters, and who only seems to: buttons, publishers, editors, others' names."""

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of, text_of


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("ar", "انسخ الرابط"),
        ("ar", "فرانس برس"),
        ("ar", "المدينة نيوز"),
        ("fa", "گروه اقتصاد"),
        ("ur", "ویب ڈیسک"),
        ("he", "העתק קישור"),
        ("hi", "वाराणसी ब्यूरो"),
        ("hi", "विज्ञापन"),
        ("bn", "নিজস্ব প্রতিবেদক"),
        ("th", "ทีมข่าวภูมิภาค"),
        ("pt", "Do UOL"),
        ("pt", "Da Lusa"),
        ("nl", "NU.nl Beeld"),
        ("ru", "Скопировать ссылку"),
        ("es", "Cortesía"),
        ("de", "Außenministerium der Insel"),
        ("nl", "Ministerie van Havens"),
        ("id", "Humas"),
        ("sl", "STA"),
        ("lt", "ELTA"),
        ("fi", "STT-HL"),
        ("es", "Muelle Digital"),
        ("it", "Settore Lavori Pubblici"),
        ("es", "Muelle / EFE"),
        ("hr", "Lučka, Hina"),
        ("en", "See All Articles"),
        ("en", "Prep Time"),
        ("pt", "Em São Lourenço"),
        ("en", "Brine Biosciences, Inc."),
        ("sv", "Brine Fabriker, AB"),
        ("nb", "NTB Publisert"),
        ("de", "Bischöfliches Ordinariat"),
        ("fr", "Paroisse Saint-Martin"),
        ("hi", "PIB Ufer"),
        ("id", "CNN Pelabuhan"),
        ("en", "NOW Brine"),
        ("tr", "CNN LİMAN"),
        ("pl", "Radio Brine S.A."),
        ("id", "Diskominfo Kota Teluk"),
        ("ar", "المرفأ - و.م.ع"),
        ("he", "עודכן לאחרונה"),
    ],
)
def test_buttons_newsrooms_and_publishers_sign_nothing(lang: str, label: str) -> None:
    page = page_of(f'<div class="author">{label}</div><time datetime="2024-05-02">2024-05-02</time>', lang=lang)
    assert page.byline == ()


@pytest.mark.parametrize(
    ("lang", "name"),
    [("ar", "أسماء نصار"), ("hi", "सुनीता वर्मा"), ("he", "נועה ברק"), ("pt", "Dora Campos")],
)
def test_names_beside_those_words_sign(lang: str, name: str) -> None:
    page = page_of(f'<div class="author">{name}</div><time datetime="2024-05-02">2024-05-02</time>', lang=lang)
    assert page.byline == (name,)


@pytest.mark.parametrize(
    "tail",
    [
        '<div class="end">Редактор:</div><p class="who"><a href="/author/7">Елин Димитров</a></p>',
        '<p class="label">Редактор</p><p class="author">Елин Димитров</p>',
    ],
)
def test_an_editors_label_below_the_text_names_nobody(tail: str) -> None:
    assert page_of(tail=tail, lang="bg").byline == ()


@pytest.mark.parametrize("sharing", ["Поделиться:", "Подписывайтесь на наш канал:", "Теги"])
def test_who_signs_below_the_buttons(sharing: str) -> None:
    tail = f"<div>{sharing}</div><p>Автор:</p><p>Олеся Жукова</p>"
    assert page_of(tail=tail, lang="ru").byline == ("Олеся Жукова",)


def test_photographers_and_persons_of_listed_articles_sign_nothing() -> None:
    photographs = '<div>Photographs by <a href="/contributors/tom-ashby">Tom Ashby</a></div>'
    related = '<aside id="related-content"><ul><li><div>By Tom Ashby</div></li></ul></aside>'
    assert page_of(photographs).byline == page_of(related).byline == ()


def test_a_list_of_the_latest_above_the_headline_signs_nothing() -> None:
    latest = '<aside><ul><li><p>The bridge is painted</p></li><li class="author">Tom Ashby</li></ul></aside>'
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = parse(f"<html lang='en'><body>{latest}<main><h1>{HEADLINE}</h1>{text}</main></body></html>".encode())
    assert page.byline == ()
    assert page.headline == HEADLINE


def test_the_labels_of_a_list_stand_below_the_names() -> None:
    people = "<div><h6>Ratna Dewi</h6><p>Penulis</p><h6>Yusuf Hadi</h6><p>Editor</p></div>"
    assert page_of(people, lang="id").byline == ("Ratna Dewi",)


@pytest.mark.parametrize(
    ("lang", "line", "names"),
    [
        ("de", "Ein Interview von Mara Gebhardt mit Tom Ashby.", ("Mara Gebhardt",)),
        ("ar", "حوار: أسماء نصار", ("أسماء نصار",)),
        ("fr", "Recueilli par Élodie Marchand", ("Élodie Marchand",)),
        ("ko", "마을신문 에디터 김창욱", ("김창욱",)),
    ],
)
def test_interviews_and_offices_before_names(lang: str, line: str, names: tuple[str, ...]) -> None:
    assert page_of(f"<p>{line}</p>", lang=lang).byline == names


def test_the_login_in_a_posts_footer() -> None:
    tail = (
        '<footer class="entry-footer"><span class="byline"><span class="author vcard"><span>Autor </span>'
        '<a class="url fn n" href="/author/uwe/">riverwalker</a></span></span><span>Veröffentlicht am '
        "20. März 2014</span></footer>"
    )
    assert page_of(tail=tail, lang="de").byline == ("riverwalker",)


def test_the_house_that_publishes_an_article_does_not_sign_it() -> None:
    data = (
        '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"NOW Shore"},'
        '"publisher":{"@type":"Organization","name":"NOW Shore"}}</script>'
    )
    assert page_of(meta=data).byline == ()


def test_the_handle_behind_the_day() -> None:
    assert page_of("<div>Posted on 15/12/2025 at 19:00 by @RiverWalker</div>").byline == ("RiverWalker",)


@pytest.mark.parametrize(
    "opening",
    ["[강변=뉴스섬] 도하윤 기자 = ", "(강변·섬=새소식) 도하윤 기자 = ", "【강변=뉴스섬】도하윤 기자="],
)
def test_the_dateline_of_an_agency_names_its_reporter(opening: str) -> None:
    text = "강변시는 물가가 오른 데 따라 올해부터 어린이집 급식비 지원 단가를 인상한다고 8일 밝혔다. "
    page = page_of(within=f"<p>{opening + 2 * text}</p>", lang="ko")
    assert page.byline == ("도하윤",)


@pytest.mark.parametrize("code", ["(A - autor: Ioana Petrescu, editor: Radu Ilie)", "(autor: Ioana Petrescu)"])
def test_an_agencys_code_below_the_text_names_its_author(code: str) -> None:
    assert page_of(last=f"<p>HARPRES/{code}</p>", lang="ro").byline == ("Ioana Petrescu",)


def test_an_office_and_who_speaks_for_it_sign_nothing() -> None:
    line = '<dd><a href="/org/tides">Tides Agency</a> and <a href="/people/mara-ellison">Mara Ellison MP</a></dd>'
    assert page_of(f"<dl><dt>From:</dt>{line}</dl>").byline == ()


@pytest.mark.parametrize(
    "place",
    [
        '<div class="who-author"><p class="who-author__location">Ancla</p></div>',
        '<p class="note-author-local">Ancla</p>',
    ],
)
def test_the_place_below_an_author_signs_nothing(place: str) -> None:
    assert page_of(f'{place}<time datetime="2024-05-02">2024-05-02</time>', lang="es").byline == ()


@pytest.mark.parametrize("rank", ["user-title", "usertitle message-userTitle", "userRank"])
def test_the_rank_in_a_forum_signs_nothing(rank: str) -> None:
    head = f'<div><h5 class="{rank}">Able Seaman</h5><time datetime="2024-05-02">May 2, 2024</time></div>'
    assert page_of(head).byline == ()


@pytest.mark.parametrize("whose", ["시민기자", "객원기자", "본지기자"])
def test_what_kind_of_reporter_it_is_is_no_name(whose: str) -> None:
    assert page_of(f"<p>저작권자(c) 강변소식({whose})</p>", lang="ko").byline == ()
    assert page_of("<p>도하윤 기자</p>", lang="ko").byline == ("도하윤",)


@pytest.mark.parametrize(
    "tail",
    [
        '<aside class="most-read"><h3>Yazarlar</h3><a href="/yazarlar/7">Deniz Koç</a></aside>',
        '<div class="writers"><a href="/yazarlar/7">Deniz Koç</a></div>',
        '<ul class="columnistas"><li><a href="/autor/7">Tom Ashby</a></li></ul>',
        '<aside><p class="byline">By Tom Ashby</p></aside>',
        '<section class="guestbook"><h2>Memories</h2><p>Well loved.</p><span class="author">Tom Ashby</span></section>',
    ],
)
def test_whom_lists_and_guest_books_below_the_text_name(tail: str) -> None:
    assert page_of(tail=f"</article>{tail}").byline == ()


@pytest.mark.parametrize(
    ("lang", "site", "house"),
    [
        ("fi", "Saarilehti", "Saarilehti"),
        ("de", "SWI hafenblick.ch", "hafenblick"),
        ("ar", "Marfa - المرفأ جريدة إلكترونية", "المرفأ"),
    ],
)
def test_the_site_signs_in_one_word_as_nobody_does(lang: str, site: str, house: str) -> None:
    signed = f'<div class="author">{house}</div><time datetime="2024-05-02">2024-05-02</time>'
    assert page_of(signed, lang=lang, title=f"{HEADLINE} | {site}").byline == ()


def test_a_blog_is_signed_by_the_word_that_it_is_called() -> None:
    data = '<script type="application/ld+json">{"@type": "BlogPosting"}</script>'
    signed = '<div class="author">Saarilehti</div><time datetime="2024-05-02">2024-05-02</time>'
    assert page_of(signed, lang="fi", title=f"{HEADLINE} | Saarilehti", meta=data).byline == ("Saarilehti",)


def test_who_is_named_as_an_author_by_lists_of_contributors() -> None:
    signed = '<ul class="contributors"><li><a href="mailto:m@x.no">Mara Ellison</a><span>Journalist</span></li></ul>'
    assert page_of(signed, lang="nb").byline == ("Mara Ellison",)


@pytest.mark.parametrize(
    "labels", [("Autorin", "Redaktion"), ("Auteur:", "Rédaction:"), ("Author", "Editor"), ("Text", "Foto")]
)
@pytest.mark.parametrize("place", ["last", "tail"])
def test_who_edited_is_no_author_in_a_list_of_terms(labels: tuple[str, str], place: str) -> None:
    terms = f"<dl><dt>{labels[0]}</dt><dd>Mara Ellison</dd><dt>{labels[1]}</dt><dd>Tom Ashby</dd></dl>"
    page = page_of(last=terms) if place == "last" else page_of(tail=terms)
    assert (page.byline, text_of(page)) == (("Mara Ellison",), ())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Posted 11. April 2018 by Walter von Aachen", ("Walter von Aachen",)),
        ("Rui Volta e Pinhal", ("Rui Volta e Pinhal",)),
        ("Por Ana Costa, Rui Reis e Marta Dias", ("Ana Costa", "Rui Reis", "Marta Dias")),
        ("José Ortega y Campos", ("José Ortega y Campos",)),
        ("Ana Costa e Redação", ("Ana Costa",)),
        ("Rui (Manuel Antero) Pinhal", ("Rui Pinhal",)),
        ("Mara Ellison (Harbor Lantern)", ("Mara Ellison",)),
    ],
)
def test_whole_names_and_runs_of_names(line: str, names: tuple[str, ...]) -> None:
    assert page_of(f'<div class="author">{line}</div>', lang="pt").byline == names


@pytest.mark.parametrize(
    "signed",
    [
        "<p>Autor: <a rel='author' href='/a?1'>Mara Ellison</a> | mara@x.cu</p>"
        "<p>Autor: <a rel='author' href='/a?2'>Tom Ashby</a> | tom@x.cu</p>",
        "<div>By Mara Ellison</div><div>Harbor reporter</div><div>By Tom Ashby</div>",
        "<p>Von Mara Ellison</p><p>Von Tom Ashby</p>",
    ],
)
def test_several_authors_each_on_a_line_with_the_label(signed: str) -> None:
    assert page_of(signed, lang="es").byline == ("Mara Ellison", "Tom Ashby")


def test_the_author_over_a_text_far_below_its_headline() -> None:
    tools = "".join(f"<p><a href='/t{number}'>Tool number {number}</a></p>" for number in range(90))
    assert page_of(f"{tools}<h4>Autor</h4><p>Mara Ellison,</p>", lang="de").byline == ("Mara Ellison",)


@pytest.mark.parametrize("line", ["Ships 06.11.2023 13:30 von Mara", "6 November 2023 13:30 by Tom"])
def test_a_given_name_alone_behind_the_day(line: str) -> None:
    assert page_of(f"<h5>{line}</h5>", lang="de").byline == (line.split()[-1],)


@pytest.mark.parametrize(
    "line",
    [
        "Par Mara Ellison (avec Tom Ashby et Anna Ferro)",
        "By Mara Ellison (with Tom Ashby and Anna Ferro)",
        "Von Mara Ellison (mit Tom Ashby und Anna Ferro)",
        "The Shore | 04.05.2015 | Par Mara Ellison (avec Tom Ashby et Anna Ferro)",
    ],
)
def test_further_authors_in_brackets(line: str) -> None:
    signed = f'<p class="signature">{line}</p>'
    assert page_of(signed, lang="fr").byline == ("Mara Ellison", "Tom Ashby", "Anna Ferro")


@pytest.mark.parametrize("agency", ["AFP", "agences", "Reuters"])
def test_an_agency_in_brackets_helped_nobody(agency: str) -> None:
    assert page_of(f"<p>Par Mara Ellison (avec {agency})</p>", lang="fr").byline == ("Mara Ellison",)


def test_meta_elements_that_name_more_authors_than_the_line() -> None:
    meta = '<meta name="author" content="Mara Ellison"><meta name="author" content="Tom J. Ashby">'
    signed = "<h3>Authors</h3><ul><li>Mara Ellison</li><li><p>Fellow in Rivers, Shore University</p></li></ul>"
    assert page_of(signed, meta=meta).byline == ("Mara Ellison", "Tom J. Ashby")


def test_an_element_of_who_signs_with_more_authors_than_the_data() -> None:
    data = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Mara Ellison"}}'
    meta = f'<script type="application/ld+json">{data}</script>'
    signed = '<address class="authorsign-label">Mara Ellison et Tom Ashby</address>'
    assert page_of(signed, meta=meta, lang="fr").byline == ("Mara Ellison", "Tom Ashby")
