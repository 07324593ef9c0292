"""Lines among the paragraphs of a page in letters that ask something of a reader: to subscribe, to follow a channel.

A line does so by a verb (sign up, recevez, suscríbete) and by what it leads to (newsletter, WhatsApp).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import one_of

LONGEST = 320
"""Characters of the longest line that asks."""

_SUBSCRIBE: Mapping[str, str] = {
    "en": r"sign subscribe receive get",
    "de": r"erhalten abonnier\w* anmeld\w* melden",
    "fr": r"recevez suivez inscri\w* abonnez",
    "es": r"suscr[ií]b\w* ap[úu]nt\w* recib\w*",
    "pt": r"assine receba cadastre",
    "it": r"iscriviti ricev\w*",
    "nl": r"ontvang\w* schrijf",
    "sv": r"prenumerera anmäl tilmeld\w* meld",
    "pl": r"zapisz odbieraj",
    "ru": r"подпи[шс]\w* підпи\w*",
    "tr": r"kaydol\w* abone daftar berlangganan đăng",
}
"""Words that ask for an address, by language."""
_LETTERS: Mapping[str, str] = {
    "en": r"news-?letters? your\x20inbox",
    "de": r"postfach",
    "fr": r"infolettre par\x20e-?mail en\x20vous\x20(?:inscri|abonn)\w*",
    "es": r"bolet[ií]n\w* por\x20e-?mail",
    "it": r"per\x20e-?mail",
    "nl": r"nieuwsbrief nyhetsbrev\w* nyhedsbrev\w*",
    "ru": r"рассылк\w* розсилк\w*",
    "tr": r"e-?bülten\w*",
}
"""What is sent there."""
_FOLLOW: Mapping[str, str] = {
    "en": r"join follow",
    "de": r"folge[nt]? volg følg følj följ",
    "fr": r"suivez rejoignez",
    "es": r"sigue s[íi]guenos únete siga participe entre",
    "it": r"segui(?:ci|teci)? unisciti",
    "pl": r"obserwuj dołącz sledujte",
    "el": r"ακολουθήστε",
    "ru": r"подписыва\w* читайте підписуйтесь",
    "tr": r"takip ikuti gabung theo",
}
"""Words that ask to follow, by language."""
_CHANNELS: Mapping[str, str] = {
    "services": r"whatsapp telegram facebook instagram viber tiktok телеграм\w* вконтакте",
    "news": r"google\x20(?:news|notícias|haberler)",
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
    "fr": (r"pour lire la suite|(?:la suite|cet article|l.accès) est réservée?|il vous reste \d{1,3}|déjà abonné"),
    "es": r"para (?:seguir|continuar) leyendo|contenido exclusivo",
    "pt": r"para continuar lendo|conteúdo exclusivo|exclusivo para",
    "it": r"contenuto riservato|questo (?:articolo|contenuto) è riservato|sei già abbonat",
    "nl": r"dit artikel is (?:alleen|exclusief)",
    "sv": r"artikeln är låst|den här artikeln är för|artiklen er (?:kun|låst)",
    "pl": r"(?:dostęp|treść) (?:tylko )?dla (?:prenumeratorów|subskrybentów)",
    "ru": r"материал доступен|доступно подписчикам",
}
"""What opens a line about what only subscribers read, by language."""
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
"""What opens a line that forbids to copy, by language."""


def _word_of(table: Mapping[str, str]) -> re.Pattern[str]:
    return lazy_regex(rf"(?<!\w){one_of(table)}(?!\w)", re.IGNORECASE)


_NOTES: Mapping[str, str] = {
    "en": (
        r"\(?this (?:story|article|report|copy) (?:has not been|was not|has been|is) "
        r"(?:edited|auto|published|generated|from)"
        r"|\(?with (?:agency )?inputs? from|\(?(?:except for|only) the headline|(?:first|originally) published in "
        r"|(?:we|this (?:site|post|article|page)) (?:may|might|can|contains?) (?:earn|receive|get|include)? ?"
        r"(?:a |an )?(?:small )?(?:commissions?|affiliate)"
        r"|(?:contact|reach|e-?mail|follow) [^.?!]{3,60} (?:at|on) \S{2,40}@|[^.?!]{4,40} can be reached (?:at|by)\s"
        r"|[^.!?]{4,80} contributed (?:to this|reporting)"
        r"|(?:the )?(?:views|opinions)(?: and \w+)? expressed|disclaimer\s?:"
    ),
    "de": r"\(?quelle:?\s|(?:über )?dieses thema (?:im programm|berichtete)|"
    r"dieser (?:artikel|text|beitrag) (?:ist teil|erschien|gehört|stammt)|mit material (?:von|der)",
    "fr": r"les (?:opinions|propos) exprimée?s|\(?source:?\s|cet article (?:a été|est) (?:publié|paru|initialement)",
    "es": r"\(?(?:con información|información) de |las opiniones (?:expresadas|vertidas)|\(?fuente:\s",
    "pt": r"\(?com informações d|as opiniões (?:expressas|emitidas)|\(?fonte:\s|este texto não reflete",
    "it": r"le opinioni espresse|\(?fonte:\s",
    "ru": r"\(?источник:\s|мнение (?:автора|редакции)",
    "ar": r"المقال يعب[ّ]?ر عن|الآراء الواردة|المصدر\s?:",
    "vi": r"theo (?:báo|nguồn)\s|nguồn:\s",
}
"""What opens a line about where a text comes from and whose views it holds, by language."""
_KINDS = ((_word_of(_SUBSCRIBE), _word_of(_LETTERS)), (_word_of(_FOLLOW), _word_of(_CHANNELS)))
_OPENING = lazy_regex(
    rf"\W{{0,4}}(?:{'|'.join((*_WALLS.values(), *_NOTES.values()))}|(?:[©(]c?\)? ?)?(?:{'|'.join(_RIGHTS.values())}))",
    re.IGNORECASE,
)
_ASKS_WITHIN = 70
"""Characters from the beginning of a line in which it asks."""
_LONGEST_WALL = 220


def promotes(text: str) -> bool:
    """Tell whether a line asks its reader for something, forbids it, or says where the text comes from."""
    if len(text) > LONGEST:
        return False
    if len(text) <= _LONGEST_WALL and _OPENING.match(text):
        return True
    return any(leads.search(text) and asks.search(text, 0, _ASKS_WITHIN) for asks, leads in _KINDS)
