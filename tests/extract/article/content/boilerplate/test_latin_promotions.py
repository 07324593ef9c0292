"""Lines that ask something of a reader, and those that say where a text comes from."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.latin_boilerplate import dropped
from scraper.extract.article.content.boilerplate.latin_promotions import promotes, shows_post
from tests.extract.lettered import page_of, text_of

PROMOTIONS = (
    "Sign up to our morning newsletter and never miss a story.",
    "Chaque matin, recevez l’essentiel de votre commune par e-mail avec Le Courrier.",
    "Suscríbete a nuestro boletín semanal",
    "Assine a newsletter e receba as notícias do dia",
    "Iscriviti alla newsletter della redazione",
    "Подпишитесь на нашу рассылку",
    "📲 Participe do canal do Diário no WhatsApp",
    "Segui il nostro canale Telegram",
    "Читайте нас в Telegram и ВКонтакте",
    "Para seguir leyendo, suscríbete por un euro al mes.",
    "Il vous reste 62.3% de cet article à lire. La suite est réservée aux abonnés.",
    "Article réservé aux abonnés",
    "Contenu réservé à nos abonnés",
    "Dapatkan kabar pilihan setiap hari dari Pesisir. Mari bergabung di Grup Telegram “Kabar Pesisir”.",
    "Dieser Artikel ist Teil unseres Plus-Angebots.",
    "Jetzt 4 Wochen für 1 Euro testen.",
    "© RIPRODUZIONE RISERVATA",
    "Все права защищены.",
    "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
    "(Quelle: APA)",
    "Read the original article on Shore Notes.",
    "This story first appeared in the Shore Notes.",
    "Thank you! Your comment has been sent and will be published after review.",
    "Vielen Dank! Ihr Kommentar wird geprüft.",
    "Comments are closed.",
    "Suivez toute l’actualité de vos villes en vous inscrivant à Mon Littoral.",
    "Tom Ashby contributed to this report.",
    "Dieses Thema im Programm: Das Radio berichtete am 14. November.",
    "We may earn a commission when you buy through links on our site.",
    "Contact reporter Tom Ashby at tashby@shore.example.",
    "Tom Ashby can be reached at tashby@shore.example.",
    "المقال يعبّر عن رأي كاتبه ولا يعكس رأي الصحيفة.",
    "Some of the links in this article earn us a small sum when you buy.",
    "Every product featured here is chosen by our editors.",
    "Bei den Links handelt es sich um Werbung.",
    "Algunos de estos productos llevan enlaces de afiliación.",
    "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.",
    "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
    "Pour afficher ce contenu, vous devez accepter les cookies.",
    "To view this content, please accept all.",
    "This slideshow requires JavaScript.",
    "Twoja przeglądarka nie ma włączonej obsługi JavaScript",
    "Możesz włączyć akceptację skryptów w ustawieniach przeglądarki.",
    "Support the Courier! Become a member for two a month.",
    "Soutenez notre rédaction dès un euro.",
    "Поддержите редакцию, чтобы мы могли работать дальше.",
    "Recibe cada mañana las noticias en tu correo.",
    "Ricevi ogni mattina le notizie nella tua casella di posta.",
    "Ontvang elke ochtend het nieuws in je inbox.",
    "Få nyheterna i din inkorg varje morgon.",
    "Tilaa uutiskirjeemme",
    "Obserwuj nas na Facebooku",
    "Iratkozzon fel hírlevelünkre",
    "Abonează-te la newsletter",
    "Εγγραφείτε στο newsletter",
    "Bültenimize abone olun",
    "اشترك في نشرتنا البريدية",
    "ما را در تلگرام دنبال کنید",
    "הירשמו לניוזלטר",
    "हमें WhatsApp पर फॉलो करें",
    "Đăng ký nhận bản tin",
    "뉴스레터 구독하기",
    "ติดตามเราบน Facebook",
    "Heb je een tip of opmerking? Stuur ons je nieuws of foto.",
    "Har du et tip eller billeder fra stedet? Send dem til redaktionen.",
    "Masz zdjęcia lub film? Wyślij je do redakcji.",
    "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.",
    "Помітили помилку? Виділіть її мишкою.",
    "Do you have a story for us? Write to the newsroom.",
    "▷ 제보하기 카카오톡 : '한길뉴스' 검색",
    "Abonnez-vous au Courrier à partir de 4,90 € par mois et recevez chaque numéro chez vous.",
    "Subscribe to The Shore from £3 a month and never miss an issue.",
    "Tu suscripción se está usando en otro dispositivo y solo puedes acceder desde uno.",
    "Receba as notícias do porto no WhatsApp",
    "Abonează-te la canalul nostru de WhatsApp pentru a fi la curent.",
    "Get the latest news of the coast on WhatsApp.",
    "הצטרפו לקבוצת הוואטסאפ שלנו",
    "Folgst du schon dem Hafenblatt auf Whatsapp?",
    "(With PTI inputs)",
    "Download The Shore app for latest news and live updates.",
    "Dies ist eine maschinelle Übersetzung eines Artikels unserer Kollegen.",
    "Te puede interesar: El puente seguirá cerrado",
    "imago images/Tom Ashby",
    "Tempo di lettura: 3 minuti",
    "Czas czytania: 4 min",
    "Schlagwörter: Fähre, Winter, Gemeinderat",
    "Теги: паром, зима, совет",
    "الوسوم: العبارة، الشتاء",
)
TEXT = (
    "The council follows the advice of its engineers and will not close the bridge before the spring.",
    "Le maire a reçu les lettres des habitants et promis de répondre à chacun.",
    "El ayuntamiento publicó en Facebook el nuevo horario.",
    "The council may earn a third of the costs back, she said.",
    "Passengers reach the north bank at noon.",
    "Residents posted a picture of the boat on Instagram.",
    "Reporting by the harbour office shows that the boat was late on nine days.",
    "The links in our chain of locks are old, she said.",
    "An dieser Stelle steht heute ein Denkmal für die Fährleute.",
    "Pour voir la mer, les habitants prenaient le bac.",
    "Every product of the dairy crosses the river by boat.",
    "The newsletter of the parish has been printed since 1911.",
    "Sie erhalten Post vom Amt, sobald das Boot wieder fährt.",
    "Pasażerowie otrzymują bilet w porcie, a nie na statku.",
    "Support for the ferry has grown since the spring.",
    "Get WhatsApp for the tablet from the office of the port.",
    "Got the tip of the bow wet, said the captain.",
    "Subscribe to the idea and the rest follows, said the mayor.",
    "Download speeds on the boat are low, passengers say.",
    "Themen wie Verkehr und Wohnen bestimmten den Abend.",
    "Der Artikel im Gesetz ist eindeutig, sagt die Anwältin.",
)


@pytest.mark.parametrize("line", PROMOTIONS)
def test_a_line_that_promotes(line: str) -> None:
    assert dropped(line)
    assert text_of(page_of(within=f"<p>{line}</p>")) == ()


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_the_text(line: str) -> None:
    assert not promotes(line)
    assert text_of(page_of(within=f"<p>{line}</p>")) == (line,)


def test_a_long_paragraph_promotes_nothing() -> None:
    assert not promotes("Sign up for the newsletter, the card said. " * 12)


@pytest.mark.parametrize(
    "line",
    [
        "If you found the reporting above valuable, please consider making a donation to support it. Your gift pays.",
        "If you like what you read here, consider becoming a member today.",
        "Please consider donating to keep this paper free for all.",
        "Our journalism is made possible by readers like you.",
        "You've read this far: our reporting costs money.",
        "Hat dir dieser Artikel gefallen? Dann würde es uns sehr freuen, wenn du uns als Supporter unterstützt!",
        "Yes, du hast bis zum Ende gelesen! Wenn dir das öfter passiert, ist ein Abo etwas für dich.",
        "Cet article vous a plu ? Un don, même petit, aide la rédaction.",
        "¿Te ha gustado este artículo? Hazte socia por cinco euros al mes.",
        "Gostou deste artigo? Assine o jornal.",
        "Ti è piaciuto questo articolo? Offrici un caffè.",
    ],
)
def test_a_line_that_begs_for_money(line: str) -> None:
    assert promotes(line)


@pytest.mark.parametrize(
    "line",
    [
        "If you like the harbor at night, you will like the new lamps on the pier.",
        "Please consider the boats before you open the lock, a sign says.",
        "Families asked friends to please consider donating blood at the clinic.",
        "Help support our fishermen, the mayor told the council on Monday.",
    ],
)
def test_news_about_gifts_is_no_line_that_begs(line: str) -> None:
    assert not promotes(line)


@pytest.mark.parametrize(
    ("line", "is_post"),
    [
        ("Ein Beitrag geteilt von mara (@mara) am Mär 27, 2018 um 12:08 PDT", True),
        ("A post shared by Tom Ashby (@tomashby) on Jun 17, 2019 at 12:17pm PDT", True),
        ("— Tom Ashby (@tomashby) January 1, 2020", True),
        ("By Mara Ellison (@mara) May 2, 2024", False),
        ("mara@shore.example, 2 May 2024", False),
    ],
)
def test_the_line_below_the_post_of_a_network(line: str, is_post: bool) -> None:
    assert shows_post(line) is is_post
