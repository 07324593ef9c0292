"""Names of persons in letters: words that are written as one, and the runs of them after "By", "Von", "Par"."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from scraper.extract.article.credits.names.agencies import AGENCIES, is_agency
from scraper.extract.article.credits.names.caseless_words import is_of_no_person
from scraper.extract.article.credits.names.given_names import in_reading_order
from scraper.extract.html.text_model import key
from scraper.extract.shared.dates.month_names import MONTHS, folded
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import alternatives, any_row, one_of

BY: Mapping[str, str] = {
    "fa": r"نویسنده|به قلم|خبرنگار|گزارش",
    "hi": r"रिपोर्ट|द्वारा|लेखिका|প্রতিবেদক|লেখক",
    "ar": r"كتبت|إعداد|تقرير|(?:أجر[ىت] )?(?:حوار|الحوار|حاورها?|حاورته)(?=\s?:)",
    "text and pictures": (
        r"(?:text[eo]?s?|words|wort(?=\s?:|\s(?:und|von)\s)|testo|tekst)(?: ?(?:and|und|et|y|e|en|og|och|i|&|/|\+) ?"
        r"(?:photos?|photography|pictures|images|fotos?|bild(?:er)?|zdjęcia))?(?: by| von| par| de| di)?"
    ),
    "en": (
        r"(?:(?:written|posted|published|submitted|prepared|story|words|text|article|reported|reporting|authored|report|essay|"
        r"opinion|analysis|review|recipe|guide|feature|column)(?: and \w{4,12})? )?by|authors?|"
        r"writers?|reporters?|contributors?"
    ),
    "de": (
        r"(?:(?:ein )?(?:gastbeitrag|artikel|(?:blog[- ]?)?beitrag) |ein kommentar |"
        r"(?:veröffentlicht|gepostet|publiziert) )?von|autor(?:in|en)?(?:/(?:autor|in))?|text|verfasst von|"
        r"geschrieben von|das (?:gespräch|interview) führten?|die fragen stellten?|"
        r"(?:ein|er)gestellt von|erstellt von|redaktion(?=\s?:)|(?:ein )?interview(?: von)?"
    ),
    "fr": r"(?:(?:publié|posté|écrit|rédigé|texte|(?:propos )?recueillie?s?) )?par|auteure?s?|autrice",
    "es": r"(?:(?:escrito|publicado|texto) )?por|autor(?:a|es)?|redactora?",
    "pt": r"(?:(?:escrito|publicado|postado|texto) )?por|autor(?:a|es)?",
    "it": r"(?:(?:scritto|articolo|testo|a cura|pubblicato|postato|intervista) )?d[ia]|autor[ei]",
    "nl": r"(?:(?:geschreven|tekst) )?door|auteurs?",
    "id": r"pewarta|reportagem(?=\s[–—-]\s)|rep(?=\s?:)|kontributor(?: \w{3,20})?,",
    "sq": r"nga|shkruar nga|autor[ei]",
    "ro, ca": r"(?:scris|publicat|postat) de|autorul|autoarea|escrit per",
    "hr, sr, sl": r"(?:piše|pišu|napisala?)(?=\s?:|\s(?-i:[A-ZČĆĐŠŽ]))|avtor(?:ica|ji)?|пише|пишу|аутор(?:ка|и)?",
    "lt, lv, et": r"autorius|autorė|autoriai|autors|autore|tekstas",
    "vi": r"(?:bài(?:,| và) ảnh|tin(?:,| và) ảnh|thực hiện)(?=\s?:)",
    "ur, bn": r"تحریر|মোঃ(?!.)|লিখেছেন|প্রতিবেদন",
    "sv": (
        r"(?:skriven )?av|(?:skrevet )?af|text(?:er)?|tekst|skribent|journalist|kirjoittaja|teksti|"
        r"toimittaja"
    ),
    "pl": (
        r"(?:napisał[ao]? )?przez|autor(?:ka|zy)?|tekst|autoři|napsal[ai]?|szerző|írta|de către|"
        r"napisao|yazar|yazan|muhabir|haber(?=\s?:)|(?:ditulis |diposting )?oleh|penulis|gönderen|tác giả|लेखक|โดย"
    ),
    "ru": (
        r"(?:текст|автор(?:ы|ка|и)?|корреспондент|беседовала?|написала?|"
        r"подготовила?|записала?|підготува(?:ла|в)|записа(?:ла|в))|συντάκτης|γράφει (?:ο|η)|του|"
        r"της|بقلم|الكاتب|كتب|מאת|כתב|저자|글"
    ),
}
"""Text before the author's name, by language."""

_NO_PERSON: Mapping[str, str] = {
    "roles": (
        r"staff team editors? editorial editor-in-chief newsroom desk news\x20?desk correspondents? contributors? "
        r"reporting kontributor koresponden "
        r"contributing reporters? writers? authors? columnists? journalists? admin(?:istrator)? webmaster "
        r"guest(?=\x20\w) special\x20guest (?<=\w\x20)reports? "
        r"press "
        r"\w{0,24}(?:leiter|redakteur|korrespondent|präsident|führer|sprecher|direktor|mitarbeiter)(?:in)? "
        r"experts? reviewers? specialists? managers? directors? presidents? officers? professors? coordinators? "
        r"analysts? producers? "
        r"moderators? entrepreneurs? co-founders? ilustrator illustrators? photographers? fotograf(?:in)?"
    ),
    "agencies": (
        r"agency agencies newswire agenzia agencia agência agencja wires? wire\x20services reuters afp ap dpa efe ansa "
        r"(?<=\w\x20)feeds? upi pti pib ians tass interfax bloomberg associated\x20press agence\x20france-presse"
    ),
    "media": (
        r"news media digital magazine times post journal herald tribune gazette daily weekly network online blog "
        r"studio library gallery chronicle courier inquirer observer examiner dispatch telegraph sentinel "
        r"zeitung nachrichten \w{0,24}(?:blatt|magazin|redaktion|agentur) deutsche\x20welle presse república "
        r"anzeiger rundschau tageblatt kurier gaceta diario periódico jornal giornale corriere gazzetta "
        r"journaux quotidien gazeta dziennik noviny deník avisen bladet tidningen gazetesi haber(?:leri)? ajansı "
        r"газета агентство новости новини ньюс "
        r"εφημερίδα خبرگزاری روزنامه صحيفة جريدة وكالة شبكة समाचार báo kabar berita"
    ),
    "organisations": (
        r"inc llc ltd gmbh corp company group university college institute department center centre association "
        r"ag kg ev sarl kft verlag \w{0,24}(?:verein|verband|feuerwehr|gesellschaft) abteilung polizei "
        r"stiftung sekretariat \w{0,24}ministerium departement institut hochschule bund "
        r"ministerie ministère ministero ministerio ministério ministarstvo minister(?:stwo|stvo|ul) minisztérium "
        r"bakanlığı kementerian humas министерство міністерство υπουργείο préfecture mairie comune ayuntamiento "
        r"prefeitura gemeente settore servizio ufficio pressestelle pressedienst presseamt "
        r"ufficio\x20stampa biuro\x20prasowe assessoria пресс-служба пресслужба collège "
        r"universität universidad université università fondation fundación fundação diakonie deutschland "
        r"foundation council committee forum ministry office bureau society hospital clinic school industry official "
        r"kitchens investors holdings ventures "
        r"solutions technologies systems software studios services consulting marketing insurance interactive"
    ),
    "newsrooms": (
        r"redaktion redaktionsteam rédaction redacción redação redazione redactie redaktionen toimitus redakcja "
        r"redakce szerkesztőség redacția redacció redaksia redakcija uredništvo agencije toimetus "
        r"équipe\x20éditoriale equipo\x20editorial equipe\x20editorial редакция редакції редколлегия "
        r"σ[ύυ]νταξη συντακτικ[ήη]\x20ομ[άα]δα redaksi webredaktion "
        r"yazı\x20işleri haber\x20merkezi تحریریه هيئة\x20التحرير"
    ),
    "buttons": (
        r"subscribe newsletter follow share comments? click copy print page(?=\x20\w) "
        r"(?:front|home|main|full|web|next|author)\x20page shop links bio "
        r"see\x20all articles alerts kategorien (?:prep|cook|total)\x20time "
        r"(?:read|more)(?=\x20\w) social use role need category topic size clicking signing colou?r transparency "
        r"suivre seguir folgen segui volgen följ følg obserwuj подписаться "
        r"kopieren copiar copier copiare kopiuj kopiera kopier kopyala копировать скопировать link\x20kopieren "
        r"send\x20(?:an?\x20)?e-?mail "
        r"submitting entering continuing home about contact account log sign contents table insights www http https com"
    ),
    "networks": (
        r"facebook twitter youtube linkedin instagram whatsapp telegram pinterest tiktok snapchat reddit vkontakte"
    ),
    "what was done": (
        r"updated published posted reviewed edited checked courtesy cortes[ií]a photos? photography "
        r"advertisement sponsored paid content "
        r"gesponserte?[nrs]? inhalte?"
    ),
    "times": (
        r"minutes? january february march(?!\x20\w) (?:june|august)(?!\x20[^\W\d]) july september october november "
        r"december monday tuesday wednesday thursday friday saturday sunday today yesterday ago am pm est edt gmt utc"
    ),
    "nobody": r"anonymous anónimo unknown super\x20user lorem ipsum you that what how why",
}
"""Words that no person's name has."""

CREDENTIALS = frozenset(
    "md phd ph.d ph.d. m.d. mba ms msc ma ba bs bsc rd rdn ldn cpa cfa cfp esq esq. jd rn np do dds dvm jr "
    "jr. sr sr. ii iii iv msw lcsw lmft psyd edd dnp pa-c cscs cpt faap facs mph cissp psp cpp e-ryt ryt "
    "foma dabom fnp-bc dipl.-ing. frcp obe mbe".split()
)
"""What follows a name after a comma and is no part of it."""

PARTICLES = frozenset(
    "van der den de la le las los von zu zum zur da di do dos das del della degli du des bin ibn al el ben "
    "bint ter ten op y e af av 't d' mac st. ou".split()
)
"""Small words within names."""

_NEVER_FIRST = frozenset(
    "The the Die Los Las des dem zur zum "
    "Em Über About Without All Alle Get Become Mehr Weitere Tous Toutes Todos Todas Tutti Tutte Wszystkie Все".split()
)
"""Words that begin the name of an organisation, or a phrase: Die Redaktion, des Bischofs zur Synode, Alle Storys."""
LONE = frozenset(
    "feb apr jun jul aug sept oct nov dec okt dez déc abr ago dic montag dienstag mittwoch donnerstag samstag lundi "
    "mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes lunedì martedì mercoledì giovedì "
    "venerdì maandag dinsdag woensdag donderdag vrijdag zaterdag zondag link text image video audio min medium email "
    "e-mail messenger whatsapp".split()
)
"""Words that are no name by themselves: months, days, buttons."""
_NEVER_LAST = frozenset("by von vom par por door av af och und and et con com mit avec".split())
"""Words that lead to a name and end none: Review by, over the name."""

BY_LINE = lazy_regex(
    rf"\s{{0,4}}+(?:[~—–(-]{{1,4}}\s{{0,4}}+)?(?P<label>{any_row(BY)})(?P<colon>\s{{0,4}}[:：]\s{{0,4}}|\s{{1,4}}(?:[–—-]\s)?)",
    re.IGNORECASE,
)
BY_ALONE = lazy_regex(rf"{any_row(BY)}\s{{0,4}}[:：]?", re.IGNORECASE)
NEWSROOM = lazy_regex(rf"{alternatives(_NO_PERSON['newsrooms'])}(?:\s[\w.-]+){{0,2}}", re.IGNORECASE)
"""The whole of a name that is a newsroom's: Redacción, Redaktion online."""
ROLE = lazy_regex(rf"(?<![\w'’]){one_of(_NO_PERSON)}(?![\w'’])", re.IGNORECASE)
_AND = lazy_regex(
    r"\s{0,4}[,;/|&+、،]\s{0,4}(?:(?:and|und|sowie|et|y|e|en|og|och|ja|i|a|и|та|και|và|ve|dan|with|mit|avec|con|com|"
    r"met)\s{1,4})?|\s{1,4}(?:and|und|sowie|et|y|e|en|og|och|ja|и|та|και|và|ve|dan|with|mit|avec|con|met)\s{1,4}",
)
JOINED = lazy_regex(
    r"\s{0,4}(?:and|und|sowie|et|y|e|en|og|och|ja|i|a|и|та|і|й|και|và|ve|dan|with|mit|avec|con|com|met|in|at)\b"
)
"""What follows a name and leads to another, or to a place."""
_CUT = lazy_regex(
    r"\s{0,4}[|•·●∙(\[<>»]|\s[-–—]{1,2}\s|\s{1,4}(?:on|in|at|from|for|am|um|le|à|às|el|em|il|alle|op|den|is|has|was|covers|"
    r"writes)\s(?=[\w@])|\s{1,4}(?:en|в|On)\s(?=\d)|\sFor\s(?=[A-Z])|\s?\d|\s{0,4}(?:Updated|Published|Posted|Last|Reviewed|Edited|Follow|Photo|Fotos?|Illustration(?:en)?|Grafik|Medically|"
    r"Fact)\b|@|https?:|\t|:\s|\s{1,4}(?:The\s)?(?:Associated|Canadian|Agence\sFrance)\b"
)
"""Where a run of names ends: a bar, a date, a preposition, a verb that follows them."""
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
"""Marks that are set to a letter: accents, the vowels of Arabic, Hebrew, Hindi and Thai."""
_NAME_CHARS = lazy_regex(rf"[^\W\d_](?:[^\W\d_]|[.'’`\-\u200c\u200d \u00ad\u05f3·{_MARKS}])*+")
_NO_CASE = lazy_regex(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\uac00-\ud7af]")


def people(text: str, sites: frozenset[str], *, lone: bool, labelled: bool = False) -> list[str]:
    """The persons that a run of names consists of; [] where it begins with anything else.

    ``lone``: a single word may be a name, for the place says that it is one. ``labelled``: a name may be the site's,
    too, as where a person writes alone.
    """
    return list(_people(html.unescape(" ".join(text.split()))[:200], sites, lone, labelled))


@lru_cache(maxsize=2048)
def _people(text: str, sites: frozenset[str], lone: bool, labelled: bool) -> tuple[str, ...]:
    names: list[str] = []
    behind_office = with_agency = False
    for joint, token in _tokens(in_reading_order(_run_of_names(text, sites))):
        token = _bare(token)
        if names and _COMPANY.fullmatch(token):
            names.pop()  # Harbor Biosciences, Inc.
            continue
        place = "," in joint and " " not in token and token[:1].isupper() and any(" " in name for name in names)
        if (place or behind_office) and not _CONJUNCTION.search(joint):
            break  # Konstantin Freudenthal, Niederau
        with_agency = with_agency or is_agency(token)
        if (
            not token
            or token.lower().strip(".") in CREDENTIALS
            or (token.isupper() and names and (len(token) <= 5 or not names[0].isupper()))
        ):
            continue
        if is_name(token, lone=lone or bool(names and " " not in token and len(token) > 3)) and not (
            key(token) in sites and (" " not in token or not labelled or _ARTICLE.match(token))
        ):
            behind_office = False
            if token not in names:
                names.append(token)
        elif names and token[0].islower() and len(token) <= _LONGEST_OFFICE:
            behind_office = True  # Béatrice Chauvelin, géographe, et Oumar Diallo, économiste
        elif names:
            break  # an office after a name: Jared Spataro, Chief Marketing Officer
        elif ROLE.search(token) or len(token.split()) >= _SENTENCE:
            return ()
    return () if with_agency and not any(" " in name for name in names) else tuple(names)  # Lantern / AFP


def _run_of_names(text: str, sites: frozenset[str]) -> str:
    """The part of a byline that names persons: without its label, addresses, the date and the place behind it.

    "" where it is an address or a paper with its agency.
    """
    if match := BY_LINE.match(text):
        text = text[match.end() :]
    text = _PASTED.sub(r"\1 | ", _TOUCHING.sub(" | ", text))
    if "@" in text:
        text = _E_MAIL.sub("|", text)
    elif "." in text and " " not in text and _DOMAIN.search(text):
        return ""
    if len(text) > _TWICE and text[: (half := (len(text) + 1) // 2)].rstrip() == text[-(len(text) // 2) :]:
        text = text[:half].rstrip()
    if "(" in text:
        text = _SECOND_NAMES.sub(r"\1 ", _BRACKETED.sub("", _HELPED.sub(r", \1", text)))
    text = _OFFICE_BEHIND.sub(r"\1,", text)
    cut = _CUT.search(text, 1)
    if cut is not None and cut[0].lstrip()[0] == ":":  # Mara Ellison/ Editor: Tom Ashby
        text = _OTHERS_LABEL.sub("", text[: cut.start()])
        cut = None
    if _PAPER_WITH_AGENCY.match(text) or ((site := _SITE_WITH_AGENCY.match(text)) and key(site[1]) in sites):
        return ""
    return _PLACE_BEHIND.sub(r"\1", _dateless(text, cut.start()) if cut else text)


def _dateless(text: str, end: int) -> str:
    """The text up to where its names end, without the month before a day: Mara Ellison May 14."""
    before, _, word = text[:end].rpartition(" ")
    is_day = text[end : end + 2].strip()[:1].isdigit()
    return before if is_day and folded(word) in MONTHS else text[:end]


_OTHERS_LABEL = lazy_regex(r"\s?[/|,;]\s?[^/|,;]{1,24}$")
"""The label of another part in the article, after the names and before its colon."""
_TWICE = 12
"""Minimum number of characters of a text in which a name may be printed twice: Mara EllisonMara Ellison."""
_OFFICE_BEHIND = lazy_regex(
    r"(\s[^\W\d_][\w'’.-]{1,20})\s(?:Staff|Senior|Special|Chief)\s(?:Writer|Reporter|Correspondent|Columnist)\b"
)
"""An office that follows a name without a comma: Mara Ellison Staff Writer."""
_BRACKETED = lazy_regex(r"(?<=\w )\((?:[A-Z]\.?){1,3}\) (?=[A-Z])")
"""Initials within a name: Richard (R.J.) Eskow."""
_SECOND_NAMES = lazy_regex(r"(?:^|(?<=[,/;&] ))([^\W\d_]{2,20}) \((?:[A-ZÀ-Þ][^\W\d_]{1,20} ?){1,3}\) (?=[A-ZÀ-Þ])")
"""Further given names in brackets between the first and the last: Rui (Manuel Antero) Pinhal."""
_HELPED = lazy_regex(r"\s\((?:with|mit|avec|con|com|met|med|с)\s([^()]{5,80})\)")
"""Further authors in brackets: Mara Ellison (avec Tom Ashby et Anna Ferro)."""
_ARTICLE = lazy_regex(r"(?:Der|Die|Das|La|Le|Les|El|Los|Las|Il|Lo|O|A|De|Het)\s|L['’]")
"""Beginnings of the name of a paper, in the site's own name: Die Tagespost."""
_COMPANY = lazy_regex(
    r"(?:inc|llc|ltd|limited|corp|plc|co|gmbh|a[bg]|se|kg|s\.?[ar]\.?l?|n\.?v|b\.?v|oyj?|a/?s|k\.?k)\.?", re.IGNORECASE
)
"""Text after the name of a company, after a comma."""


def is_company(name: str) -> bool:
    """Check whether the last of several words is what follows the name of a company: Polskie Radio S.A."""
    words = name.split()
    return len(words) > 1 and words[-1].lower() not in CREDENTIALS and _COMPANY.fullmatch(words[-1]) is not None


_CONJUNCTION = lazy_regex(r"[^\W\d_]")
_SENTENCE = 4
"""Number of words at the beginning of a run that are no name: Department of Trade, Schools and Research."""
_LONGEST_OFFICE = 30
"""Maximum number of characters of an office that is between two names."""


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """The parts between commas and conjunctions, each with the joint before it."""
    start, joint = 0, ""
    for match in _AND.finditer(text):
        last = text[match.end() :].strip() if match[0] in _WITHIN_NAMES and " " in text[start : match.start()] else ""
        if last.isalpha() and last[0].isupper() and not (ROLE.search(last) or is_agency(last)):
            break
        yield joint, text[start : match.start()]
        start, joint = match.end(), match[0]
    yield joint, text[start:]


_WITHIN_NAMES = frozenset((" e ", " y ", " i "))
"""Conjunctions before a single word that are a part of a Portuguese, Spanish or Catalan name: Rui Volta e Pinhal."""

_PLACE_BEHIND = lazy_regex(r"(\s(?:and|und|et|y|e|en|og|och|и|dan|&)\s[^,;]{2,40}),\s[^\s,;]{2,30}$")
"""The place that follows the last of several names: Svenja Kruse und Bernd Althoff, Neustadt."""
_E_MAIL = lazy_regex(r"[^\s@]{1,60}@[^\s@]{1,60}\.\w{2,}")
_PASTED = lazy_regex(r"(?<=\w )(?!Vand|Della|Dalla)([A-Z][a-zß-ÿ]{4,20})(?=[A-Z][a-z]{3,20}\s[A-Z])")
"""A surname that touches the name of a paper: Tom AshbyJournal News."""
_TOUCHING = lazy_regex(r"(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)")
"""The place at which a date touches the words before it, as elements without a space between them read:
City StaffMay 17, 2022."""
_PAPER_WITH_AGENCY = lazy_regex(
    r"(?:(?:The|Le|La|Les|El|Los|Il|Der|Die|Das|O|A)\s|L['’])[^,;|]{2,30}?\s(?:with|avec|con|com|mit|et|and|y|e|und)\s"
    r"(?:AFP|AP|Reuters|dpa|EFE|ANSA|agenc|agences|agencias)",
)
"""A paper that reports with an agency: Le Courrier avec AFP."""
_SITE_WITH_AGENCY = lazy_regex(r"([^,;|]{3,40}?),?\s(?:with|avec|con|com|mit)\s")
"""The same with the site's own name, as `sites` have it."""


def _bare(token: str) -> str:
    token = token.strip(" \t.,;:*–—-_'\"“”‘’†‡✉→")
    words = token.split()
    while words and words[-1].lower().strip(".,") in CREDENTIALS and len(words) > 2:
        words.pop()
    return " ".join(words)


def is_preposition_and_outlet(name: str) -> bool:
    """Check whether two words are a preposition and an organisation in capitals or an agency, or the address of a site
    and a label: Do UOL, Da Lusa, NU.nl Beeld."""
    first, _, second = name.partition(" ")
    if not second or " " in second:
        return False
    return (first in _FROM and (second.isupper() or key(second) in AGENCIES)) or _DOMAIN.search(first) is not None


_FROM = frozenset("Da Do De Del Dal Di Du Par Por Vom Von Aus".split())
_DOMAIN = lazy_regex(
    r"\w{2}\.(?:com|net|org|info|news|tv|co|de|fr|it|es|br|id|vn|kr|jp|uk|in|gr|pl|cz|ru|ua|nl|be|at|ch|se|dk|fi|pt|mx|ar|"
    r"cl|eu|hr|rs|sk|hu|ro|bg|lt|lv|ee|tr|ir|il|kz|by|md)(?![a-z])"
)
"""Ends of the address of a site, as some sign with it: HarborNews.comLisbon."""


def is_glued(words: list[str]) -> bool:
    """One of several words is several without a space, as the entries of a list of subjects read: FerriesHarborMara
    Ellison; a word alone may be a login."""
    long = [word for word in words if len(word) >= _GLUED] if len(words) > 1 else []
    return any(sum(one.islower() and other.isupper() for one, other in pairwise(word)) > 1 for word in long)


_GLUED = 12


@lru_cache(maxsize=4096)
def is_name(name: str, *, lone: bool) -> bool:
    """Tell whether the words are written as a person's name is."""
    if not 3 <= len(name) <= 50 or _NAME_CHARS.fullmatch(name) is None or ROLE.search(name):
        return False
    words = name.split()
    if is_agency(name) or ("." in name and _DOMAIN.search(name)):
        return False
    if len(words) == 1 and (name.lower() in LONE or BY_ALONE.fullmatch(name)):
        return False
    if (
        words[0] in _NEVER_FIRST
        or (words[0] == "La" and len(words) == 2)
        or words[-1].lower() in _NEVER_LAST
        or len(words) > 6
        or (len(words) == 1 and not lone)
    ):
        return False
    if _NO_CASE.search(name):
        return not is_of_no_person(name)
    if is_preposition_and_outlet(name) or is_glued(words):
        return False
    large = [word for word in words if word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())]
    small = [word for word in words if word not in large and word.lower() not in PARTICLES]
    return not small and len(large) >= (1 if lone else 2) and not (len(words) == 1 and name.isupper() and len(name) > 4)
