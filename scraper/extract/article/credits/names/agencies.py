"""News agencies, by language: what they are called where they sign, and how names tell them."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.extract.html.text_model import key
from scraper.extract.shared.lazy_regex import lazy_regex

_AGENCIES: Mapping[str, str] = {
    "en": "aap ap cp pa pamedia pressassociation reuters pti upi xinhua",
    "de": "apa dpa epd kna sda keystonesda sid agenturen",
    "fr": "afp ats belga aps",
    "es": "efe europapress notimex prensalatina télam andina agencias",
    "pt": "lusa agêncialusa agencialusa agênciabrasil folhapress estadãoconteúdo",
    "it": "adnkronos aga agi ansa askanews italpress lapresse agenzie",
    "nl": "anp",
    "sv": "ntb ritzau stt tt",
    "pl": "pap ctk čtk tasr sita mti agerpres mediafax tanjug bta agencje",
    "sl": "sta hina fena mina mia",
    "lt": "elta bns leta",
    "el": "amna απεμπε",
    "ru": "тасс риановости интерфакс укрінформ ukrinform уніан unian унн белта belta tass",
    "tr": "aa anadoluajansı anka dha iha",
    "ar": "وكالات أفب فرانسبرس أسوشيتدبرس رويترز تسنیم ایسنا ایرنا",
    "hi": "ians एएनआई भाषा पीटीआई",
    "asia": "antara bernama ttxvn jiji kyodo yonhap 연합뉴스 뉴시스 뉴스1",
}
AGENCIES = frozenset(" ".join(_AGENCIES.values()).split())
"""News agencies, as `key` writes them: the whole of a name that is one is nobody's. By language."""


def is_agency(name: str) -> bool:
    """Check whether a name as a whole is a news agency, or two in capitals of which one is: STT-HL."""
    if key(name) in AGENCIES or _INITIALS.fullmatch(name):
        return True
    return "-" in name and name.isupper() and any(key(part) in AGENCIES for part in name.split("-"))


_INITIALS = lazy_regex(r"(?:[^\W\d_]\.\s?){2,4}[^\W\d_]?")
"""Letters with points, as agencies are abbreviated in Arabic: و.م.ع, أ.ف.ب."""
