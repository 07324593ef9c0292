"""Words of labels among the paragraphs of a page in letters and of headings over other articles.

By language; a row may hold the words of languages beside its own, too.
"""

from __future__ import annotations

from collections.abc import Mapping

OTHERS: Mapping[str, str] = {
    "de": r"weitere (?:meldungen|artikel)|meistgelesene artikel|passend dazu|verwandte themen|mehr artikel|"
    r"auch interessant|(?:lesen|siehe|sehen) sie auch|siehe auch|mehr dazu",
    "fr": r"nos autres articles|à lire aussi|lire aussi|sur le même thème|en lien avec cet article",
    "es": (
        r"temas relacionados|más información|lee también|te recomendamos|en otras noticias|"
        r"(?:también )?te puede interesar"
    ),
    "pt": r"últimas notícias|leia também|veja também|saiba mais|outras notícias",
    "it": r"altre notizie|sullo stesso argomento|leggi anche|ti potrebbe interessare",
    "nl": r"ook interessant|lees ook|lees verder|ander nieuws|meer nieuws",
    "sv": r"relaterade artiklar|mest lästa|fler nyheter|andra läser|läs också|läs även|senaste nytt",
    "no": r"flere saker|siste nytt|les også|mest lest|relaterte saker",
    "da": r"relaterede artikler|flere nyheder|seneste nyt|læs også|mest læste",
    "fi": r"lue myös|lisää aiheesta|luetuimmat|aiheeseen liittyv\w{1,4}|uusimmat",
    "pl": r"(?:czytaj|zobacz|przeczytaj) (?:też|także|również)|najczęściej czytane|więcej na ten temat|powiązane",
    "cs": r"čtěte také|nejčtenější|mohlo by vás zajímat|další zprávy|související články|prečítajte si tiež",
    "hu": r"olvassa el ezt is|legolvasottabb|ajánlott|további hírek|kapcsolódó cikkek",
    "ro": (
        r"cite[sșş]te [sșş]i|articole similare|cele mai citite|[sșş]tiri conexe|ultimele [sșş]tiri|"
        r"alte [sșş]tiri(?: de .{2,30})?"
    ),
    "hr": r"pročitajte (?:i|još)|najčitanije|povezane vijesti|прочитајте (?:и|још)|најчитаније",
    "el": r"διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα)|δημοφιλή|τελευταία νέα|σχετικά άρθρα",
    "ru": r"читайте также|по теме|самое читаемое|популярное|другие новости|материалы по теме",
    "uk": r"читайте також|за темою|найпопулярніше|схожі новини|інші новини",
    "tr": r"bunları da okuyun|en çok okunanlar|diğer haberler|önerilen haberler|ilgili haberler|ayrıca oku",
    "ar": r"اقرأ أيض[اً]{1,3}|الأكثر قراءة|أخبار ذات صلة|المزيد من الأخبار|مواضيع ذات صلة",
    "fa": r"بیشتر بخوانید|مطالب مرتبط|پربازدیدترین.?ها|اخبار مرتبط",
    "he": r"קראו (?:גם|עוד)|כתבות (?:קשורות|נוספות)|הנקראות ביותר|עוד בנושא",
    "hi": r"यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|सबसे ज्यादा पढ़ी गई|और पढ़ें|আরও পড়ুন",
    "vi": r"tin liên quan|bài viết liên quan|đọc nhiều(?: nhất)?|xem thêm|đọc thêm|có thể bạn quan tâm",
    "id": r"baca juga|berita terkait|terpopuler|artikel lainnya|rekomendasi untuk anda",
    "ko": r"관련 ?(?:기사|뉴스)|많이 본 (?:뉴스|기사)|추천 ?(?:기사|뉴스)|함께 읽으면 좋은 기사",
    "th": r"ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวยอดนิยม|อ่านข่าวอื่น",
}
"""Headings over other articles; with a colon after it, the beginning of a line that leads to one."""
ADVERTISEMENT: Mapping[str, str] = {
    "western": r"adverts?|publicitat|annons|reklame",
    "central": r"hirdetés|publicitate|oglas|διαφήμιση",
    "asian": r"تبلیغات|विज्ञापन|বিজ্ঞাপন|quảng cáo|โฆษณา",
}
"""Text over an advertisement."""
SHARED_POSTS: Mapping[str, str] = {
    "en": r"a (?:post|photo|video|reel) shared by",
    "de": r"ein beitrag geteilt von|ein von .{2,60} geteilter beitrag",
    "fr": r"une publication partagée par",
    "es": r"una publicación compartida (?:por|de)|ver esta publicación en instagram",
    "pt": r"um(?:a)? (?:post|publicação|foto) (?:compartilhad[oa]|partilhad[oa]) por|ver esta publicação no instagram",
    "it": r"un post condiviso da",
    "nl": r"een bericht gedeeld door",
    "sv": r"ett inlägg delat av|et innlegg delt av|et opslag delt af|henkilön .{2,60} jakama julkaisu",
    "pl": r"post udostępniony przez|příspěvek sdílený uživatelem|bejegyzés, amit .{2,60} megosztott",
    "ru": r"публикация от|допис, поширений",
    "tr": r".{2,60} tarafından paylaşılan bir gönderi|sebuah kiriman dibagikan oleh",
}
"""Beginnings of the line below a post of a network that the text shows, before whose it is."""
AUTHORS_PICTURES: Mapping[str, str] = {
    "en": r"(?:all )?(?:photos?|photographs?|pictures|images) (?:by|courtesy of) the author",
    "de": r"(?:alle )?(?:fotos?|bild(?:er)?)\s?:? (?:vom|von der|der|des) (?:autors?|autorin|verfassers?|verfasserin)",
    "fr": r"photos? (?:de l.auteure?|de l.autrice)",
    "es": r"fotos? (?:del autor|de la autora|do autor|da autora|dell.autore|dell.autrice)",
    "pl": r"(?:fot\.|zdjęcia|foto)\s?:? autor(?:a|ki)?",
    "ru": r"фото\s?:? автор(?:а|ки|ов)?",
    "vi": r"ảnh\s?:? (?:của )?tác giả",
}
"""Lines that say that the pictures are the author's, too."""
READING_TIME: Mapping[str, str] = {
    "de": r"lese(?:dauer|zeit)",
    "fr": r"(?:temps|durée) de lecture",
    "es": r"tiempo de lectura",
    "pt": r"tempo de leitura",
    "it": r"tempo di lettura",
    "nl": r"leestijd",
    "sv": r"lästid|lesetid|læsetid|lukuaika",
    "pl": r"czas czytania|doba čtení|olvasási idő|timp de citire",
    "ru": r"время (?:на )?чтени[ея]|час читання",
    "tr": r"okuma süresi|waktu baca|thời gian đọc",
    "ar": r"مدة القراءة|وقت القراءة",
}
"""Text before the minutes that a text takes."""
TAG_LINE: Mapping[str, str] = {
    "en": r"tags?|tagged|topics?|filed under|categor(?:y|ies)|keywords?|posted in",
    "de": r"schlagw[öo]rter|schlagworte|stichw[öo]rter|themen(?: in diesem artikel)?|kategorien?",
    "fr": r"mots[- ]clés|étiquettes|thèmes?|thématiques|catégories?|publié dans",
    "es": r"etiquetas|temas|palabras clave|categorías?|publicado en|archivado en",
    "pt": r"marcadores|assuntos|palavras-chave|categorias?|publicado em",
    "it": r"argomenti|etichette|parole chiave|categori[ae]|pubblicato in",
    "nl": r"trefwoorden|onderwerpen|categorie(?:ën)?",
    "sv": r"ämnen|etiketter|taggar|emner|emneord|nyckelord|stikkord|avainsanat|aiheet",
    "pl": r"tagi|tematy|słowa kluczowe|štítky|témata|klíčová slova|címkék|témák|etichete|subiecte",
    "ru": r"теги|метки|темы|ключевые слова|мітки|теми",
    "tr": r"etiketler|konular|anahtar kelimeler|topik|từ khóa|thẻ|chủ đề",
    "ar": r"الوسوم|وسوم|كلمات (?:مفتاحية|دلالية)|برچسب.?ها|کلید.?واژه.?ها",
    "he": r"תגיות|נושאים|태그|키워드",
    "el": r"ετικέτες|θέματα|λέξεις κλειδιά",
    "hi": r"टैग्स?|विषय|ট্যাগ|แท็ก|คำค้น",
}
"""Beginnings of a line of subjects."""
CITATIONS: Mapping[str, str] = {
    "en": r"(?:how to )?cite (?:this|as)?.{0,30}|how to cite.{0,30}|suggested citation|recommended citation",
    "de": r"zitiervorschlag|zitierweise|zitieren als",
    "fr": r"(?:pour )?citer cet article|comment citer.{0,20}",
    "es": r"c[óo]mo citar.{0,20}|citar este artículo|come citare.{0,20}|jak cytować|как цитировать",
}
"""Headings over how the text is to be cited."""
CONTACTS: Mapping[str, str] = {
    "en": (
        r"(?:press|media)[ -](?:contacts?|enquir(?:y|ies)|inquiries|office)|contacts? for (?:the )?(?:press|media)|"
        r"notes? (?:to|for) editors?"
    ),
    "de": (
        r"(?:presse|medien)(?:kontakt|stelle|anfragen)|kontakt für (?:die )?(?:medien|presse)|"
        r"rückfragen? (?:bitte )?an.{0,40}|rückfragehinweis|ihr pressekontakt"
    ),
    "fr": r"(?:votre |vos )?contacts? (?:presse|médias?)|service (?:de )?presse",
    "es": r"contactos? (?:de |para (?:la )?)?(?:prensa|medios)|gabinete de prensa",
    "pt": r"contact?os? (?:de |para (?:a )?)?imprensa|assessoria de imprensa",
    "it": r"contatti? (?:per la )?stampa|ufficio stampa",
    "nl": r"perscontact(?:en)?|noot voor de (?:redactie|pers).{0,30}",
    "sv": r"press?e?kontakt(?:er)?|kontakt (?:for|för) (?:presse?n?|medi[ae]r?)|lisätietoja (?:medialle|antaa).{0,30}",
    "pl": r"kontakt dla mediów|kontakt pro média|sajtókapcsolat|contact (?:de )?pres[aă]|kontakt za medije",
    "ru": r"контакты? для (?:сми|прессы|змі|медіа)|за контакти|επικοινωνία τύπου",
    "tr": r"basın (?:iletişim|irtibat).{0,20}|narahubung(?: media)?|thông tin liên hệ báo chí",
    "ar": r"للتواصل الإعلامي|جهات الاتصال الإعلامية|לפרטים נוספים|보도 ?문의",
}
"""Headings over whom the press may ask, below what an office or a company gives to it."""
