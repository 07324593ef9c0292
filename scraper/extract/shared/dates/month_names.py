"""Names of the months in the languages that news is written in, for dates such as ``2 de mayo de 2024``."""

# ruff: noqa: E501  (a language is one row)

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_ROWS = """
en january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep october/oct november/nov december/dec
de januar/jan februar/feb marz/mar april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez
fr janvier/janv fevrier/fevr mars avril/avr mai juin juillet/juil aout septembre/sept octobre/oct novembre/nov decembre/dec
es enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sept octubre/oct noviembre/nov diciembre/dic
pt janeiro/jan fevereiro/fev marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez
it gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic
nl januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec
sv januari/jan februari/feb mars april/apr maj juni juli augusti/aug september/sep oktober/okt november/nov december/dec
da januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov december/dec
nb januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov desember/des
fi tammikuuta/tammi/tammikuu helmikuuta/helmi/helmikuu maaliskuuta/maalis/maaliskuu huhtikuuta/huhti/huhtikuu toukokuuta/touko/toukokuu kesakuuta/kesa/kesakuu heinakuuta/heina/heinakuu elokuuta/elo/elokuu syyskuuta/syys/syyskuu lokakuuta/loka/lokakuu marraskuuta/marras/marraskuu joulukuuta/joulu/joulukuu
pl stycznia/sty/styczen lutego/lut/luty marca/mar/marzec kwietnia/kwi/kwiecien maja/maj czerwca/cze/czerwiec lipca/lipiec sierpnia/sie/sierpien wrzesnia/wrz/wrzesien pazdziernika/paz/pazdziernik - grudnia/gru/grudzien
cs ledna/led/leden unora/uno/unor brezna/bre/brezen dubna/dub/duben kvetna/kve/kveten cervna/cvn/cerven cervence/cvc/cervenec srpna/srpen zari/zar rijna/rij/rijen listopadu prosince/pro/prosinec
sk januara/jan/januar februara/feb/februar marca/mar/marec aprila/apr/april maja/maj juna/jun jula/jul augusta/aug/august septembra/sep/september oktobra/okt/oktober novembra/nov/november decembra/dec/december
hu januar/jan februar/febr marcius/marc aprilis/apr majus/maj junius/jun julius/jul augusztus/aug szeptember/szept oktober/okt november/nov december/dec
ro ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept octombrie/oct noiembrie/nov/noi decembrie/dec
hr sijecnja/sij/sijecanj veljace/velj/veljaca ozujka/ozu/ozujak travnja/tra/travanj svibnja/svi/svibanj lipnja/lipanj srpnja/srpanj kolovoza/kol/kolovoz rujna/ruj/rujan - studenoga/stu/studeni prosinca/pro/prosinac
sr januar/jan februar/feb mart/mar april/apr maj jun jul avgust/avg septembar/sep oktobar/okt novembar/nov decembar/dec
sl januar/jan februar/feb marec/mar april/apr maj junij/jun julij/jul avgust/avg september/sep oktober/okt november/nov december/dec
bg януари/яну февруари/фев март април/апр маи юни юли август/авг септември/сеп октомври/окт ноември/ное декември/дек
ru января/янв/январь февраля/февр/фев/февраль марта/мар/март апреля/апр/апрель мая/маи июня/июн/июнь июля/июл/июль августа/авг/август сентября/сент/сен/сентябрь октября/окт/октябрь ноября/нояб/ноя/ноябрь декабря/дек/декабрь
uk січня/січ/січень лютого/лют/лютии березня/бер/березень квітня/квіт/квітень травня/трав/травень червня/черв/червень липня/лип/липень серпня/серп/серпень вересня/вер/вересень жовтня/жовт/жовтень листопада/лист/листопад грудня/груд/грудень
el ιανουαριου/ιαν/ιανουαριος φεβρουαριου/φεβ/φεβρουαριος μαρτιου/μαρ/μαρτιος απριλιου/απρ/απριλιος μαιου/μαι/μαιος ιουνιου/ιουν/ιουνιος ιουλιου/ιουλ/ιουλιος αυγουστου/αυγ/αυγουστος σεπτεμβριου/σεπ/σεπτεμβριος οκτωβριου/οκτ/οκτωβριος νοεμβριου/νοε/νοεμβριος δεκεμβριου/δεκ/δεκεμβριος
tr ocak/oca subat/sub mart/mar nisan/nis mayis/may haziran/haz temmuz/tem agustos/agu eylul/eyl ekim/eki kasim/kas aralik/ara
id januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu september/sep oktober/okt november/nov desember/des
ms januari/jan februari/feb mac april/apr mei jun julai/jul ogos/ogo september/sep oktober/okt november/nov disember/dis
ca gener/gen febrer/febr marc abril/abr maig juny juliol/jul agost setembre/set octubre/oct novembre/nov desembre/des
lt sausio/saus/sausis vasario/vas/vasaris kovo/kov/kovas balandzio/bal/balandis geguzes/geg/geguze birzelio/birz/birzelis liepos/liep/liepa rugpjucio/rugp/rugpjutis rugsejo/rugs/rugsejis spalio/spal/spalis lapkricio/lapkr/lapkritis gruodzio/gruod/gruodis
lv janvaris/janv februaris/febr marts aprilis/apr maijs junijs/jun julijs/jul augusts/aug septembris/sept oktobris/okt novembris/nov decembris/dec
et jaanuar/jaan veebruar/veebr marts aprill/apr mai juuni juuli august/aug september/sept oktoober/okt november/nov detsember/dets
ar يناير/جانفي فبراير/فيفري/شباط مارس/اذار ابريل/افريل/نيسان مايو/ماي/ايار يونيو/جوان/حزيران يوليو/جويلية/يوليوز/تموز اغسطس/اوت/غشت/اب سبتمبر/شتنبر/ايلول اكتوبر نوفمبر/نونبر ديسمبر/دجنبر
fa ژانویه فوریه مارس اوریل مه ژوين ژويیه اوت سپتامبر اکتبر نوامبر دسامبر
hi जनवरी फरवरी मारच अपरैल मई जून जुलाई अगसत सितंबर/सितमबर अकटूबर/अकतूबर नवंबर/नवमबर दिसंबर/दिसमबर
bn জানুযারি ফেবরুযারি মারচ এপরিল মে জুন জুলাই আগসট সেপটেমবর অকটোবর নভেমবর ডিসেমবর
th มกราคม กมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถนายน กรกฎาคม สิงหาคม กันยายน ตลาคม พฤศจิกายน ธันวาคม
he ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
sw januari/jan februari/feb machi/mac aprili/apr mei juni/jun julai/jul agosti/ago septemba/sep oktoba/okt novemba/nov desemba/des
"""
"""One language a row: its code, then January to December, each with its forms and abbreviations (from Unicode's CLDR)
as `folded` returns them. Forms that name two months in two languages (lipanj, listopad, srpanj) are left out."""


def folded(word: str) -> str:
    """Fold a word to lower case without accents and final point: Fév. -> fev."""
    word = unicodedata.normalize("NFKD", word.lower())
    bare = "".join(char for char in word if not unicodedata.combining(char))
    return bare.rstrip(".").translate(_LETTERS)


_LETTERS = str.maketrans("ıł", "il")

MONTHS: Mapping[str, int] = {
    form: number
    for row in _ROWS.strip().splitlines()
    for number, forms in enumerate(row.split()[1:], start=1)
    for form in forms.split("/")
    if form != "-"
}
"""Folded name -> number of the month."""

_OF_LANGUAGE: Mapping[str, tuple[str, str]] = {
    "pl": ("listopada", "noviembre"),
    "hr": ("listopada", "lokakuuta"),
}
"""Language -> a form that is another month elsewhere, and the month that it is, in a word of the same length."""


_NUMERALS: Mapping[str, str] = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "ps": "۰۱۲۳۴۵۶۷۸۹",
    "ur": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "mr": "०१२३४५६७८९",
    "bn": "০১২৩৪৫৬৭৮৯",
    "th": "๐๑๒๓๔๕๖๗๘๙",
}
"""Language -> its digits from 0 to 9."""
_DIGITS = {lang: str.maketrans(digits, "0123456789") for lang, digits in _NUMERALS.items()}


def in_language(text: str, lang: str | None) -> str:
    """The text, of the same length, with the digits of our own and with the month that this language alone means by a
    word: 12 listopada is in November in Polish."""
    code = (lang or "")[:2].lower()
    if code in _DIGITS:
        return text.translate(_DIGITS[code])
    row = _OF_LANGUAGE.get(code)
    return text.replace(*row) if row is not None and row[0] in text else text
