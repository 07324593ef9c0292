"""Lines among the paragraphs of a page in letters that ask something of a reader: to subscribe, to follow a channel.

A line does so by a verb (sign up, recevez, suscríbete) and by what it leads to (newsletter, WhatsApp).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from scraper.extract.article.content.boilerplate.latin_labels import SHARED_POSTS
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import LineOpening
from scraper.extract.shared.word_tables import any_row, beginnings, each_of, one_of

LONGEST = 320
"""Maximum number of characters of a line that asks."""

_SUBSCRIBE: Mapping[str, str] = {
    "en": r"sign subscribe receive get",
    "de": r"erhalten abonnier\w* anmeld\w* melden",
    "fr": r"recevez suivez inscri\w* abonnez",
    "es": r"suscr[ií]b\w* ap[úu]nt\w* recib\w*",
    "pt": r"assine receba cadastre",
    "it": r"iscriviti ricev\w*",
    "nl": r"ontvang\w* schrijf",
    "sv": r"prenumerera anmäl tilmeld\w* meld få tilaa saat",
    "pl": r"zapisz otrzymuj odbieraj",
    "cs": r"přihlaste dostávejte odebírejte iratkozz\w* kapja feliratkoz\w*",
    "ro": r"abonează\w* abonați prime[sș]te",
    "el": r"εγγραφείτε λάβετε",
    "ru": r"подпи[шс]\w* получайте підпи\w* отримуйте",
    "tr": r"kaydol\w* abone alın daftar berlangganan dapatkan đăng nhận\x20tin",
    "ar": r"اشترك\w* احصل سج[ّ]?ل عضویت مشترک دریافت",
    "he": r"הירשמו קבלו הצטרפו 구독\w* 받아보\w*",
    "hi": r"सदस्यता पाएं सब्सक्राइब",
}
"""Words that ask for an address, by language."""
_LETTERS: Mapping[str, str] = {
    "en": r"news-?letters? your\x20inbox your\x20letterbox",
    "de": r"postfach",
    "fr": r"infolettre par\x20e-?mail en\x20vous\x20(?:inscri|abonn)\w* boîte\x20(?:e-?)?mail",
    "es": r"bolet[ií]n\w* por\x20e-?mail en\x20tu\x20(?:correo|e-?mail|bandeja)",
    "pt": r"no\x20seu\x20e-?mail",
    "it": r"per\x20e-?mail casella\x20(?:di\x20posta|e-?mail)",
    "nl": r"nieuwsbrief (?:je|uw)\x20(?:inbox|mailbox)",
    "sv": r"nyhetsbrev\w* nyhedsbrev\w* inkorg innboks\w* indbakke\w* uutiskir\w* sähköpostiisi",
    "pl": r"newsletter\w* skrzynkę schránky hírlevel\w* e-?mailben",
    "ro": r"pe\x20e-?mail",
    "el": r"email\x20σας ενημερωτικό\x20δελτίο",
    "ru": r"рассылк\w* розсилк\w* на\x20(?:почту|пошту)",
    "tr": r"e-?bülten\w* bülten\w* e-?posta\x20ile bản\x20tin qua\x20email",
    "id": r"buletin\w* grup\x20(?:telegram|whatsapp) email\x20anda",
    "ar": r"نشرتنا النشرة\x20البريدية بريدك خبرنامه ایمیل\x20خود",
    "he": r"ניוזלטר לניוזלטר למייל 뉴스레터\w* 이메일로",
    "hi": r"न्यूज़लेटर ईमेल",
}
"""What is sent there."""
_FOLLOW: Mapping[str, str] = {
    "en": r"join follow",
    "de": r"folge[nt]? folgst volg følg følj följ seuraa",
    "fr": r"suivez rejoignez",
    "es": r"sigue s[íi]guenos únete siga participe entre",
    "it": r"segui(?:ci|teci)? unisciti",
    "pl": r"obserwuj dołącz sledujte kövess\w* urmăre[sș]te pratite пратите",
    "el": r"ακολουθήστε",
    "ru": r"подписыва\w* читайте підписуйтесь",
    "tr": r"takip ikuti gabung theo",
    "ar": r"تابعونا تابعنا دنبال עקבו",
    "hi": r"फॉलो डाउनलोड 팔로우\w*",
    "he": r"הצטרפו",
}
"""Words that ask to follow, by language."""
_CHANNELS: Mapping[str, str] = {
    "services": r"whatsapp\w* telegram\w* facebook\w* instagram\w* viber\w* tiktok\w* телеграм\w* вконтакте",
    "arabic and others": (
        r"واتساب فيسبوك تلغرام تليغرام تلگرام اینستاگرام בפייסבוק בטלגרם [בה]?וואטסאפ 카카오톡\w* हमारा\x20ऐप"
    ),
    "news": r"google\x20(?:news|notícias|haberler) društven\w* друштвен\w*",
}
"""Where to."""
_WALLS: Mapping[str, str] = {
    "en": (
        r"to (?:continue|keep) reading|already a subscriber|"
        r"(?:this|the) (?:article|content|story) is (?:for|only|reserved)"
    ),
    "de": (
        r"lesen sie (?:weiter|diesen artikel) mit|jetzt weiterlesen|"
        r"(?:dieser|der) (?:artikel|inhalt) ist (?:nur|exklusiv)|jetzt (?:\d\d? \w+ )?(?:für|gratis|kostenlos) "
    ),
    "fr": (
        r"pour lire la suite|(?:article|contenu) réservé|(?:la suite|cet article|l.accès) est réservée?|"
        r"il vous reste \d{1,3}|déjà abonné"
    ),
    "es": r"para (?:seguir|continuar) leyendo|contenido exclusivo",
    "pt": r"para continuar lendo|conteúdo exclusivo|exclusivo para",
    "it": r"contenuto riservato|questo (?:articolo|contenuto) è riservato|sei già abbonat",
    "nl": r"dit artikel is (?:alleen|exclusief)",
    "sv": r"artikeln är låst|den här artikeln är för|artiklen er (?:kun|låst)",
    "pl": r"(?:dostęp|treść) (?:tylko )?dla (?:prenumeratorów|subskrybentów)",
    "ru": r"материал доступен|доступно подписчикам",
}
"""Beginning of a line about what only subscribers read, by language."""
_RIGHTS: Mapping[str, str] = {
    "de": r"alle rechte vorbehalten",
    "fr": r"tous droits réservés",
    "es": r"todos los derechos reservados|reproducción prohibida",
    "pt": r"todos os direitos reservados",
    "it": r"riproduzione riservata",
    "pl": r"wszelkie prawa zastrzeżone",
    "el": r"με επιφύλαξη",
    "ru": r"все права защищены",
    "tr": r"tüm hakları saklıdır",
}
"""Beginning of a line that forbids to copy, by language."""


def _word_of(table: Mapping[str, str]) -> re.Pattern[str]:
    return lazy_regex(rf"(?<!\w){one_of(table)}(?!\w)", re.IGNORECASE)


_NOTES: Mapping[str, str] = {
    "en": (
        r"\(?this (?:story|article|report|copy) (?:has not been|was not|has been|is) "
        r"(?:edited|auto|published|generated|from)"
        r"|\(?with (?:\w+ )?inputs?(?: from|\))"
        r"|download (?:the |our )?[^.!?]{2,40}\bapp (?:for|to get) [^.!?]{0,40}news"
        r"|\(?(?:except for|only) the headline|(?:first|originally) published in "
        r"|(?:read|see|view) the (?:original|full|whole) (?:article|story|post|report|piece) (?:on|at|in|by|here)\b"
        r"|this (?:article|story|post|piece) (?:originally|first) (?:appeared|ran)"
        r"|thanks?(?: you)?[!.,]{0,3} your comment (?:has|was|is|will)"
        r"|comments? (?:are|is) (?:now )?(?:closed|moderated)"
        r"|(?:we|this (?:site|post|article|page)) (?:may|might|can|contains?) (?:earn|receive|get|include)? ?"
        r"(?:a |an )?(?:small )?(?:commissions?|affiliate)"
        r"|(?:contact|reach|e-?mail|follow) [^.?!]{3,60} (?:at|on) \S{2,40}@|[^.?!]{4,40} can be reached (?:at|by)\s"
        r"|[^.!?]{4,80} contributed (?:to this|reporting)|associated press writers? "
        r"|(?:the )?(?:views|opinions)(?: and \w+)? expressed|disclaimer\s?:"
    ),
    "de": r"\(?quelle:?\s|vielen dank[!.,]{0,3} ihr kommentar|"
    r"dies(?:er text)? ist eine (?:maschinelle|automatische) übersetzung|"
    r"(?:über )?dieses thema (?:im programm|berichtete)|"
    r"dieser (?:artikel|text|beitrag) (?:ist teil|erschien|gehört|stammt)|mit material (?:von|der)",
    "fr": r"merci ?[!.,]{0,3} votre commentaire|"
    r"les (?:opinions|propos) exprimée?s|\(?source:?\s|cet article (?:a été|est) (?:publié|paru|initialement)",
    "es": r"\(?(?:con información|información) de |las opiniones (?:expresadas|vertidas)|\(?fuente:\s",
    "pt": r"\(?com informações d|as opiniões (?:expressas|emitidas)|\(?fonte:\s|este texto não reflete",
    "it": r"le opinioni espresse|\(?fonte:\s",
    "ru": r"\(?источник:\s|мнение (?:автора|редакции)",
    "sources": (
        r"(?:źródło|zdroj|forrás|sursă?|izvor|извор|източник|джерело|πηγή|kaynak|källa|kilde|lähde|bron|sumber|출처|מקור|"
        r"منبع|स्रोत)\s?:\s"
    ),
    "credits": (
        r"(?:hazırlayan|editor|redaktor|redaktör|redaktur|moderation|schnitt|réalisation|producers?|hosts?|"
        r"문의|담당자)\s?:|(?:borító|nyitó|indító)kép\s?:"
    ),
    "ar": r"المقال يعب[ّ]?ر عن|الآراء الواردة|المصدر\s?:",
    "vi": r"theo (?:báo|nguồn)\s|nguồn:\s",
    "th": r"สมัครรับ|รับข่าวสาร|ติดตามเรา",
}
"""Beginning of a line about where a text comes from and whose views it holds, by language."""
_AFFILIATES: Mapping[str, str] = {
    "en": (
        r"(?:some of )?the(?:se)? links (?:in|on) (?:this|our) (?:article|post|page|site|guide)|as an amazon associate|"
        r"this (?:article|post|page) contains (?:affiliate|sponsored)|(?:while )?(?:all|each|every) "
        r"(?:products?|items?) (?:featured|(?:is|are) independently)|(?:deal )?pric(?:es|ing) and availability|"
        r"disclosure\s?: "
    ),
    "de": (
        r"mit (?:einem )?(?:\*|stern(?:chen)?|symbol) (?:gekennzeichnet|markiert)|bei den links handelt|"
        r"(?:hinweis: )?(?:affiliate|provisions)-?links?|die mit [^.]{3,60} (?:gekennzeichneten|markierten) links"
    ),
    "fr": r"(?:(?:cet article|certains liens) [^.]{0,40})?liens? affiliés",
    "es": r"(?:este artículo|algunos) [^.]{0,40}enlaces? de afilia|enlaces? de afilia",
    "pt": r"(?:este artigo|alguns) [^.]{0,40}links? de afilia",
    "it": r"(?:questo articolo|alcuni) [^.]{0,40}link di affilia|acquistando (?:tramite|da) questi link",
    "nl": r"(?:dit artikel|sommige) [^.]{0,40}affiliate",
}
"""Beginning of a line about links that earn the site something, by language."""
_EMBEDS: Mapping[str, str] = {
    "en": (
        r"to (?:view|see|watch|display) this (?:content|video|embed)|allow [\w ]{2,30} content\?|"
        r"this (?:article|content) (?:includes|contains) content (?:provided|hosted)|(?:please )?enable java|"
        r"your browser does not support"
    ),
    "de": (
        r"an dieser stelle (?:finden sie|findest du|befindet sich|steht) (?:ein\w{0,2} )?(?:\w{4,12} )?"
        r"(?:externe\w?|inhalte?)\b|du kannst (?:ihn|sie|es) dir mit einem klick anzeigen|"
        r"ein klick für den datenschutz|(?:dabei können |es werden |hierbei können )?personenbezogene daten "
        r"(?:können |werden )?(?:dabei )?(?:an|von) (?:\w{3,20} )?(?:drittplattformen|drittanbieter|dritte)|"
        r"um (?:eingebettete|diese[ns]?|externe)\w? inhalte? (?:anzu(?:zeigen|sehen)|zu (?:sehen|laden))|"
        r"(?:link zum )?\w{3,15}-inhalte? (?:erlauben|anzeigen|laden|aktivieren)|link zum \w{3,15}-inhalt|"
        r"deine? (?:privatsphäre|datenschutz)-?einstellungen verhindern|externer inhalt nicht verfügbar|"
        r"empfohlener (?:redaktioneller|externer) inhalt|externe[rn]? inhalt|"
        r"ich bin (?:damit )?einverstanden, dass mir|bitte aktivieren sie java"
    ),
    "fr": (
        r"(?:pour|afin d[e'’]) ?(?:afficher|voir|visualiser|consulter) ce(?:tte)? (?:contenu|vidéo|média|publication)|"
        r"ce contenu est (?:bloqué|hébergé)"
    ),
    "es": r"para ver este contenido|este contenido (?:externo|está bloqueado|necesita)",
    "pt": r"para (?:ver|visualizar) este conteúdo",
    "it": r"per (?:visualizzare|vedere) questo contenuto",
    "nl": r"om (?:deze|dit|de) (?:inhoud|video|content|embed) te (?:zien|tonen|bekijken)",
    "pl": (
        r"aby (?:zobaczyć|wyświetlić) (?:tę treść|ten film|ten post)|twoja przeglądarka nie (?:ma|obsługuje)|"
        r"(?:możesz )?włącz(?:yć)? (?:obsługę|akceptację) (?:java)?s[ck]r[iy]pt"
    ),
}
"""Beginning of a line in the place of what another site shows, by language."""
_SUPPORT: Mapping[str, str] = {
    "en": (
        r"(?:support|donate) [^.!?]{2,30}! (?:donate|become|buy|subscribe|click)|"
        r"(?:please )?(?:support|consider supporting) (?:us|our (?:work|journalism)|this site)\b|"
        r"since you made it to the bottom|(?:so )?you(?:.ve| have) (?:read|made it) (?:to|this far)|"
        r"if you (?:found|find|value|valued|like[ds]?|enjoy|enjoyed|appreciate) (?:the|this|our|what|reading) "
        r"[^.!?]{2,60}(?:consider|please|donat|support|subscri|becom|contribut)|"
        r"please (?:consider )?(?:mak(?:e|ing) a (?:donation|contribution)|donat(?:e|ing)|"
        r"becom(?:e|ing) a (?:member|patron))[^.!?]{0,60}\b(?:us|our|this (?:site|work|paper|magazine))\b|"
        r"(?:our|independent) (?:journalism|reporting|newsroom) (?:is (?:made possible|funded|supported)|"
        r"(?:needs|depends on|relies on) (?:you|readers))|"
        r"help (?:us )?(?:keep|support|fund) (?:our|independent) (?:journalism|reporting|work|news)"
    ),
    "de": (
        r"(?:bitte )?unterstützen sie (?:uns|unsere arbeit)|unterstütze? (?:uns|unsere arbeit)|"
        r"hat (?:ihnen|dir|euch) (?:dieser|der|diese|das|dieses) [a-zäöüß]{4,12} gefallen|"
        r"(?:yes, |toll, )?(?:du hast|sie haben|ihr habt) (?:es )?bis zum ende gelesen"
    ),
    "fr": (
        r"soutenez[- ](?:nous|notre (?:journal|rédaction|travail))|faites un don|"
        r"(?:cet article|ce texte) vous a (?:plu|intéressé)|vous avez (?:aimé|apprécié) (?:cet article|ce texte)"
    ),
    "es": (
        r"apóyanos|haz una donación|apoya (?:nuestro (?:trabajo|periodismo)|el periodismo)|"
        r"¿?(?:te|le) ha gustado (?:este|esta|el|la) (?:artículo|noticia|texto|reportaje)"
    ),
    "pt": r"apoie (?:o nosso|nosso|o jornalismo)|gostou d(?:este|o|esta|a) (?:artigo|texto|matéria|reportagem)",
    "it": r"sostien(?:ici|i (?:il nostro|la nostra))|ti è piaciuto (?:quest|l)[o'’] ?articolo",
    "nl": r"steun (?:ons|onze (?:journalistiek|redactie))|vond (?:je|u) dit artikel",
    "pl": r"wesprzyj (?:nas|nasz)",
    "ru": r"поддержите (?:нас|редакцию|нашу)",
}
"""Beginning of a line that begs for money, by language."""
_TIPS: Mapping[str, str] = {
    "en": (
        r"(?:do you have|have you got|got|have) (?:a |any )?(?:news )?(?:tips?|story|stories|scoop)\b[^.]{0,60}\?|"
        r"(?:spotted|found|noticed|see) (?:an error|a mistake|a typo)"
    ),
    "de": (
        r"(?:haben|hast) (?:sie|du) (?:einen |eine )?(?:hinweis|tipp|fehler|anregung)|fehler (?:entdeckt|gefunden)|"
        r"hinweise? (?:bitte )?an die redaktion"
    ),
    "fr": (
        r"(?:vous avez|avez-vous|une) (?:une )?(?:info(?:rmation)?|erreur|témoignage) (?:à |sur )|signaler une erreur|"
        r"vous (?:êtes|avez été) témoin"
    ),
    "es": (
        r"¿?(?:tienes?|tiene usted) (?:alguna? |una? )?(?:historia|dato|información|denuncia)|¿?(?:has|ha) detectado|"
        r"si (?:tienes?|viste|has visto) (?:alguna?|una?) (?:historia|dato|error|denuncia)"
    ),
    "pt": (
        r"(?:viu|encontrou|notou) (?:algum|um) erro|tem (?:uma|alguma) (?:sugestão|denúncia|história|notícia)|"
        r"proponha uma correção"
    ),
    "it": r"hai (?:una? |delle )?(?:segnalazion|notizi|foto)|hai trovato un errore|segnala (?:un errore|una notizia)",
    "nl": (
        r"(?:heb|heeft) (?:je|u) (?:een |nog )?(?:tip|opmerking|fout|nieuws)|zie je een fout|klopt er iets niet|"
        r"tip de redactie"
    ),
    "sv": (
        r"(?:har du|har ni) (?:et |ett |en )?(?:tips?|nyhet|bilder)|tipsa (?:oss|redaktionen)|tips oss|"
        r"(?:har du )?(?:hittat|sett|funnet|fundet) (?:en |et |ett )?fe[ij]l|huomasitko virheen|lähetä (?:juttu)?vinkki"
    ),
    "pl": (
        r"masz (?:temat|informacj|zdjęci|dla nas)|(?:widzisz|zauważyłeś|znalazłeś) (?:błąd|coś)|"
        r"(?:widziałeś|byłeś) (?:coś|świadkiem)|chcesz (?:się )?(?:podzielić|zgłosić)"
    ),
    "cs": r"máte (?:tip|pro nás tip)|(?:našli|všimli) jste (?:si )?(?:v článku )?chyb|hibát talált|ai o sesizare",
    "ru": (
        r"(?:нашли|заметили|увидели) (?:ошибк|опечатк)|стали (?:свидетел|очевидц)|есть (?:новость|что рассказать)|"
        r"если вы (?:заметили|нашли|стали|располагаете)"
    ),
    "uk": r"(?:знайшли|помітили|побачили) помилк|стали свідк|якщо ви (?:знайшли|помітили|стали)",
    "ko": r"(?:기사 ?)?제보(?:하기|는|를|와| ?[:：])",
}
"""Beginning of a line that requests news, pictures or mistakes, by language."""
_PRICES: Mapping[str, str] = {
    "western": (
        r"(?:subscribe|subscriptions?|abonnieren sie|abonnez[- ]vous|suscr[ií]bete|suscríbase|abbonati|assine|"
        r"abonneer je|prenumerera|abonner)\b[^.!?]{0,90}[$£€]"
    ),
    "es": (
        r"(?:tu|su) suscripción se está usando|¿quieres añadir otro usuario|"
        r"si (?:continúas|decides continuar|quieres) (?:leyendo en este|compart\w+ tu cuenta)"
    ),
}
"""Beginning of a line about the price of the paper, or how many may read it for that."""
_NEWS: Mapping[str, str] = {
    "en": r"(?:get|receive) (?:the |our |all )?(?:latest |breaking |daily |local )?(?:news|updates|alerts|stories)",
    "de": r"(?:erhalten|abonnieren) sie|abonniere|hol dir",
    "fr": r"recevez|abonnez-vous|retrouvez (?:toute )?l.actualité",
    "es": r"suscr[ií]b\w{1,6}|recib[ea]",
    "pt": r"assine|receba",
    "it": r"iscriviti|ricevi",
    "nl": r"ontvang",
    "pl": r"zapisz się|otrzymuj",
    "cs": r"odebírejte|iratkoz\w{1,8}|abonea\w{1,4}",
    "ru": r"подпи[шс]\w{1,8}|получайте|підпи\w{1,8}|отримуйте",
    "tr": r"abone ol\w{0,5}|kaydol|dapatkan|đăng ký",
    "ar": r"اشترك|لمتابعة",
}
"""Words that ask to have the news sent, by language."""
_ROWS = (_WALLS, _NOTES, _AFFILIATES, _EMBEDS, _SUPPORT, _TIPS, _PRICES)
_SENT = rf"(?:{any_row(_NEWS)}).{{0,160}}{one_of(_CHANNELS)}"
"""Get the news of the town on WhatsApp."""
_KINDS = ((_word_of(_SUBSCRIBE), _word_of(_LETTERS)), (_word_of(_FOLLOW), _word_of(_CHANNELS)))
_FIRST = 4
"""Number of letters of a word that are looked at before the patterns are tried."""
_STARTS = lazy_regex(rf"(\w{{{_FIRST}}})\w*")


@cache
def _asking() -> frozenset[str]:
    """The beginnings of the words that ask, made when a page in letters is read."""
    return beginnings(_SUBSCRIBE, _FIRST) | beginnings(_FOLLOW, _FIRST)


@cache
def _others(*, are_ascii: bool) -> tuple[str, ...]:
    """Those that the pattern does not find, shorter ones and ones with marks: a quicker look."""
    others = sorted(word for word in _asking() if len(word) < _FIRST or not word.isalnum())
    return tuple(word for word in others if not are_ascii or word.isascii())


_PARTED = str.maketrans(dict.fromkeys("'’‘\"“”„«»¡¿()[]-–—/|*•>.,:!…", " "))
"""Separators of words, besides spaces."""
_OPENING = LineOpening(
    r"\W{0,4}",
    lambda: [
        *each_of(*(row for table in _ROWS for row in table.values())),
        rf"(?:[©(]c?\)? ?)?{any_row(_RIGHTS)}",
        _SENT,
    ],
)
_ASKS_WITHIN = 70
"""Number of characters from the beginning of a line in which it asks."""
_LONGEST_WALL = 220


def promotes(text: str) -> bool:
    """Check whether a line asks its reader for something, forbids it, or says where the text comes from."""
    if len(text) > LONGEST:
        return False
    if len(text) <= _LONGEST_WALL and _OPENING.match(text.lower()):
        return True
    opening = text[: _ASKS_WITHIN + _FIRST].lower()
    asking, others = _asking(), _others(are_ascii=opening.isascii())
    if asking.isdisjoint(_STARTS.findall(opening)) and not any(other in opening for other in others):
        return False
    words = opening.translate(_PARTED).split()
    if all(asking.isdisjoint([word[:length] for word in words]) for length in (_FIRST, 3, 2)):
        return False
    return any(asks.search(text, 0, _ASKS_WITHIN) and leads.search(text) for asks, leads in _KINDS)


_POST = lazy_regex(rf"(?:{any_row(SHARED_POSTS)})|[—–-]\s[^@]{{2,60}}\(@\w{{2,30}}\)", re.IGNORECASE)


def shows_post(text: str) -> bool:
    """Check whether a line says whose post of a network the text shows, and when it was sent: a post shared by Mara
    Ellison (@mara) on Mar 27, 2018; — Tom Ashby (@ashby) January 1, 2020."""
    return "@" in text and _POST.match(text) is not None
