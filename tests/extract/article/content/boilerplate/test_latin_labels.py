"""Labels among the paragraphs of pages in many languages, and headings over other articles."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.latin_boilerplate import dropped
from tests.extract.lettered import page_of, text_of

OTHERS = (
    "Weitere Meldungen",
    "Nos autres articles",
    "Te recomendamos",
    "Últimas notícias",
    "Altre notizie",
    "Ook interessant",
    "Mest lästa",
    "Flere nyheder",
    "Luetuimmat",
    "Najczęściej czytane",
    "Mohlo by vás zajímat",
    "Legolvasottabb",
    "Cele mai citite",
    "Alte știri de Ecoul Portului",
    "Διαβάστε επίσης",
    "По теме",
    "Схожі новини",
    "En çok okunanlar",
    "الأكثر قراءة",
    "بیشتر بخوانید",
    "עוד בנושא",
    "यह भी पढ़ें",
    "Đọc nhiều",
    "Berita terkait",
    "많이 본 뉴스",
    "ข่าวที่เกี่ยวข้อง",
)


@pytest.mark.parametrize("heading", OTHERS)
def test_headings_over_other_articles(heading: str) -> None:
    links = "".join(f'<li><a href="/{n}">The last keeper of lock {n}</a></li>' for n in range(3))
    for box in (f"<p><strong>{heading}</strong></p><ul>{links}</ul>", f"<p>{heading}: The last keeper of the lock</p>"):
        assert text_of(page_of(within=box)) == ()
    assert text_of(page_of(last=f"<h3>{heading}</h3><ul>{links}</ul>")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Annons",
        "Hirdetés",
        "विज्ञापन",
        "Lesezeit: 4 Minuten",
        "Temps de lecture : 3 min",
        "Taggar: färja, vinter",
        "Címkék: komp, tél",
        "برچسب‌ها: کشتی، زمستان",
        "태그: 나룻배, 겨울",
    ],
)
def test_labels(line: str) -> None:
    assert dropped(line)


@pytest.mark.parametrize("line", ["Themen gab es genug.", "Annonser stod för hälften.", "Konular çoktu, dedi."])
def test_sentences_with_their_words(line: str) -> None:
    assert not dropped(line)


@pytest.mark.parametrize(
    "heading", ["How to cite", "Cite this article", "Zitiervorschlag", "Pour citer cet article", "Cómo citar:"]
)
def test_how_the_text_is_to_be_cited_ends_it(heading: str) -> None:
    tail = f"<h4>{heading}</h4><p>Ellison, M. (2018). The boats of the river. Shore Review, 12(3), 44-47.</p>"
    assert text_of(page_of(last=tail)) == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Press contact",
        "Pressekontakt:",
        "Contacts presse",
        "Contacto de prensa",
        "Kontakt dla mediów",
        "Notes to editors",
    ],
)
def test_whom_the_press_may_ask_ends_the_text(heading: str) -> None:
    tail = f"<p><b>{heading}</b></p><p>Office of the Port</p><p>Mara Ellison, +49 30 555 01 02</p>"
    page = page_of(tail=tail)
    assert page.body is not None
    assert "Office of the Port" not in page.body
    assert page.byline == ()


@pytest.mark.parametrize(
    "line",
    ["Źródło: Fala Press", "Kaynak: Liman TV", "Πηγή: ΛΑΜ", "Hazırlayan: Deniz Servisi", "문의 : 항만국(044-555)"],
)
def test_where_a_text_comes_from_is_no_part_of_it(line: str) -> None:
    assert dropped(line)
    assert not dropped(f"{line}. {'word ' * 60}")


@pytest.mark.parametrize(
    "line",
    [
        "A post shared by Mara Ellison (@maraellison) on Feb 16, 2020 at 3:02pm PST",
        "Ein Beitrag geteilt von Mara Ellison (@maraellison)",
        "Una publicación compartida de Mara Ellison (@maraellison)",
        "Sebuah kiriman dibagikan oleh Mara Ellison (@maraellison)",
        "Nota relacionada: El puente que nadie quiso",
        "MIRA: El puente que nadie quiso pagar",
        "Dowiedz się więcej: Most, za który nikt nie chciał płacić",
    ],
)
def test_posts_that_are_shown_and_links_to_other_articles(line: str) -> None:
    assert dropped(line)


@pytest.mark.parametrize(
    "line", ["A post was shared by the mayor, who said that the boat stays.", "Mira que te lo dije."]
)
def test_sentences_that_only_open_so(line: str) -> None:
    assert not dropped(line)
