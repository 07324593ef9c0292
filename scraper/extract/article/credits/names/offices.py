"""Words with which offices, desks and companies are named in any language, for names that no given name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import one_of


def is_office(name: str) -> bool:
    """Check whether a word names an office, a desk or a company as the author, and none is a person's given name."""
    return _OFFICE.search(name) is not None and not has_given_name(name)


_STEMS: Mapping[str, str] = {
    "press": r"press\w* pras\w* prensa imprensa stampa tisk\w* sajt\w* basın пресс\w* прес\w* τύπου medi[ae]n?\w*",
    "newsrooms": (
        r"redak\w* réda\w* redac\w* redaz\w* rédaction redaks\w* szerk\w* toimit\w* toimet\w* uredni\w* редак\w* "
        r"newsroom\w* nachricht\w* nieuws\w* notici\w* notíci\w* notizi\w* vijesti hír\w* știri haber\w* новост\w* "
        r"новини berita desk\w* online\w* digital\w* equip[eo] équipe team\w* staff autoren autori autores auteurs"
    ),
    "offices": (
        r"minist\w* minisz\w* міністер\w* министер\w* υπουργ\w* bakanl\w* kement\w* bureau biur\w* büro\w* úřad\w* "
        r"ufficio uffici oficina gabinete cabinet kabinet\w* direcci\w* direção direzione direction dire[ck]tor\w* "
        r"dienst\w* služ\w* служб\w* servi[cçz]\w* tjänst\w* palvelu\w* wydział\w* odbor\w* odjel osasto avdeling\w* "
        r"abteilung\w* afdeling\w* división departament\w* departement\w* департамент\w* управлен\w* підрозділ\w* "
        r"sekret\w* secret\w* amt \w{2,20}amt kanzlei hivatal\w* virasto myndighet\w* styrelse\w* direktorat\w* "
        r"müdürl\w* başkanl\w* daire\w* humas dinas diskominfo\w* kominfo pemkab pemkot pemprov "
        r"biro komun\w* comuni\w* communi\w* kommuni\w* informa\w* інформ\w* "
        r"информ\w*"
    ),
    "governments": (
        r"govern\w* gobierno\w* gouvern\w* regierung\w* bundes\w* rząd\w* vlád\w* vlad[ae] kormány\w* guvern\w* "
        r"kommun\w* commune\w* comune gemein[dt]e\w* municip\w* ayunt\w* prefe\w* préfe\w* rathaus stadt "
        r"kommission\w* commission\w* comis[is]\w* komis\w* комис\w* parlament\w* senat\w* polic\w* poliz\w* "
        r"polis\w* politi полиц\w* поліц\w* feuerwehr\w* mchs мчс customs border"
    ),
    "bodies": (
        r"univers\w* uniwers\w* institu\w* інститут\w* институт\w* akadem\w* academ\w* federa\w* föderation \w*verband "
        r"\w*verein associa\w* asocia\w* assozia\w* stowarz\w* fund\w* fonda\w* stiftung stichting vakfı confed\w* "
        r"agen[czt]\w* agência ajans\w* агент\w* πρακτορείο bank\w* group\w* grup[apo]\w* gruppe holding\w* "
        r"konzern compan\w* empresa\w* gmbh s\.?p\.?a ordinariat\w* bistum\w* diöze\w* dioce\w* diecez\w* parafi\w* "
        r"parish paroisse kirchenkreis\w* landeskirche\w*"
    ),
}
"""Beginnings of the words with which offices, desks and companies are named, in any language. Names of persons begin
so, too (Bankole, Grupp): where a given name is beside them."""
_OFFICE = lazy_regex(rf"(?<![\w'’]){one_of(_STEMS)}(?![\w'’])", re.IGNORECASE)
