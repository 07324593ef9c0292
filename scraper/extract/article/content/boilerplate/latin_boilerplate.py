"""Words and names of what is among the paragraphs of a page in letters and is no part of its text, by language.

Every pattern is tried on one short line, and is anchored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from scraper.extract.article.content.boilerplate.latin_labels import (
    ADVERTISEMENT,
    AUTHORS_PICTURES,
    CITATIONS,
    CONTACTS,
    OTHERS,
    READING_TIME,
    SHARED_POSTS,
    TAG_LINE,
)
from scraper.extract.article.content.boilerplate.latin_promotions import promotes
from scraper.extract.html.text_model import Block
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import LineOpening
from scraper.extract.shared.word_tables import alternatives, any_row, each_of, one_of

ENDS: Mapping[str, str] = {
    "en": (
        r"related|related (?:articles?|posts?|stories|news|content|reading|topics|links|resources|coverage|"
        r"items|products)(?: from .{1,40})?|more (?:from|on|stories|news|articles|like this|in|to explore|"
        r"posts)\b.{0,40}|(?:more|explore|discover|see)(?: \S{1,20}){1,3} (?:stories|articles|content|posts|guides)"
        r"|explore further|(?:trending|top) (?:stories|posts|articles)(?: \S{1,12}){0,3}"
        r"|(?:you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)|you'?ll (?:also )?(?:like|love)|"
        r"recommended(?: for you| reading| stories| articles)?|read next|up next|keep reading|further reading|"
        r"what to read next|don'?t miss|trending(?: now| stories)?|most (?:read|popular|viewed)|popular (?:posts|"
        r"stories|articles)|latest (?:news|posts|articles|stories|from).{0,30}|recent (?:posts|articles|stories)|"
        r"other (?:articles|posts|stories).{0,20}|similar (?:articles|posts|stories)|featured (?:articles|posts|"
        r"stories|content)|explore more|continue reading|next article|previous article|next post|previous post|"
        r"editors?'?s? picks?)"
        r"|(?:\d{1,5} )?(?:comments?|responses|replies|thoughts on .{1,120})(?: ?\(\d{0,5}\))?|(?:leave|post|add|"
        r"write) (?:a|your) (?:reply|comment).{0,30}|join the (?:conversation|discussion).{0,20}|discussion about "
        r"this post|show comments|view comments.{0,12}|comments? (?:are closed|policy|guidelines).{0,60}"
        r"|about the authors?|about .{0,30}author|written by|author bio|meet the author|share this(?: "
        r"\w{1,10}){0,2}|share (?:on|via|article|post|the post|it)\b.{0,20}|share|shares|follow us.{0,40}|stay "
        r"(?:connected|up to date|informed).{0,30}|sign up (?:for|to)\b.{0,80}|subscribe(?: to\b.{0,60}| now| "
        r"today)?|get (?:the|our) (?:latest|newsletter|best)\b.{0,60}|join our (?:newsletter|mailing list|"
        r"community).{0,40}|(?:our )?newsletters?|tags|filed under.{0,60}|topics|categories|(?:article "
        r")?(?:sources|references)|footnotes|privacy preference center|we (?:value|care about|respect) your "
        r"privacy|manage (?:consent|cookie).{0,30}|post navigation|reader interactions|primary sidebar|"
        r"copyright.{0,80}|all rights reserved.{0,60}|was this (?:article|page|post|content) helpful\b.{0,20}|did "
        r"you find this.{0,40}|need help\b.{0,30}|contact us|get in touch|ready to get started\b.{0,20}|try "
        r".{1,30} (?:for free|today)|book a (?:free )?demo.{0,20}|request a (?:free )?demo.{0,20}"
    ),
    "de": (
        r"das könnte (?:sie|dich|ihnen) auch (?:interessieren|gefallen)|mehr zum thema.{0,40}|"
        r"weitere (?:artikel|themen|nachrichten|beiträge).{0,30}|ähnliche (?:artikel|beiträge)|"
        r"verwandte (?:artikel|themen|beiträge)|lesen sie (?:auch|mehr).{0,30}|auch interessant|"
        r"meistgelesen|(?:\d{1,5} )?(?:kommentare?|postings|leserkommentare|leserbriefe|forum)(?: \(\d{0,5}\))?|"
        r"(?:kommentar|diskussion) schreiben|"
        r"schreib(?:en sie|e)? einen kommentar|diskutieren sie mit|über (?:den autor|die autorin|"
        r"die autoren)|mitwirkende|zur (?:startseite|homepage)|artikel teilen|teilen|schlagw(?:ö|o)rter.{0,20}|"
        r"themen|quellen|einzelnachweise|newsletter.{0,40}"
    ),
    "fr": (
        r"(?:à|a) lire (?:aussi|également|ensuite).{0,40}|lire aussi.{0,60}|sur le même (?:sujet|"
        r"thème)|articles? (?:liés?|similaires?|associés?|connexes?|recommandés?)|vous aimerez "
        r"aussi|voir aussi|dans la même rubrique|les plus (?:lus|populaires)|plus d.articles|"
        r"(?:\d{1,5} )?(?:commentaires?|réactions?)(?: \(\d{0,5}\))?|laisser un commentaire|(?:à "
        r"propos de l.auteur|l.auteur)|partager(?: cet article| sur.{0,20})?|inscri(?:vez-vous|"
        r"ption) .{0,60}|abonnez-vous.{0,60}|mots[- ]clés|newsletters?|notes et références"
    ),
    "es": (
        r"sobre (?:la firma|el firmante)|(?:te|le) puede interesar.{0,40}|"
        r"también (?:te|le) puede interesar.{0,30}|(?:noticias|"
        r"artículos|temas|entradas|contenidos?) (?:relacionad[oa]s|similares)|lee también.{0,60}|"
        r"más (?:noticias|información|sobre).{0,40}|lo más (?:leído|visto|popular)|(?:\d{1,5} "
        r")?comentarios?(?: \(\d{0,5}\))?|dej(?:a|ar) (?:un comentario|una respuesta)|sobre (?:el "
        r"autor|la autora)|compart(?:ir|e)(?: en.{0,20}| este artículo| esta noticia)?|"
        r"suscríb(?:ete|ase).{0,60}|etiquetas|archivado en.{0,40}|normas ›.{0,20}|boletín.{0,40}"
    ),
    "pt": (
        r"leia (?:também|mais).{0,60}|veja (?:também|mais).{0,60}|(?:notícias|artigos|matérias|"
        r"conteúdos?) relacionad[oa]s|(?:você pode gostar|recomendad[oa]s para você).{0,30}|mais "
        r"(?:lidas|notícias|sobre).{0,40}|(?:\d{1,5} )?comentários?(?: \(\d{0,5}\))?|deixe (?:um "
        r"comentário|uma resposta|seu comentário)|sobre o autor|compartilh(?:ar|e).{0,30}|"
        r"partilhar.{0,20}|inscreva-se.{0,60}|tags|assuntos"
    ),
    "it": (
        r"leggi anche.{0,60}|ti potrebbe(?:ro)? (?:anche )?interessare.{0,30}|(?:articoli|notizie|"
        r"contenuti) (?:correlat[ie]|simili)|potrebbe interessarti.{0,30}|i più letti|(?:\d{1,5} "
        r")?comment[io](?: \(\d{0,5}\))?|lascia un commento|(?:sull.autore|l.autore)|"
        r"condividi.{0,30}|iscriviti .{0,60}|argomenti"
    ),
    "nl": (
        r"lees ook.{0,60}|meer (?:over|nieuws|lezen).{0,40}|gerelateerde?(?: \w{3,12})?|"
        r"aanbevolen.{0,30}|meest gelezen|(?:\d{1,5} )?reacties?(?: \(\d{0,5}\))?|(?:geef|plaats) "
        r"een reactie|over de auteur|deel dit.{0,20}|delen|nieuwsbrief.{0,40}"
    ),
    "sv": (
        r"läs (?:mer|också|även).{0,60}|les (?:også|mer).{0,60}|læs også.{0,60}|relaterat.{0,20}|"
        r"relaterte .{0,20}|mest (?:lest|läst|læste)|(?:\d{1,5} )?(?:kommentarer|kommentit|"
        r"hozzászólások|komentarze|komentáře|komentari)(?: \(\d{0,5}\))?|dela(?: artikel.{0,6})?|"
        r"del artikkel|lue (?:myös|lisää).{0,60}"
    ),
    "pl": (
        r"(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej).{0,60}|powiązane.{0,30}|"
        r"polecane.{0,20}|čtěte (?:také|více).{0,60}|související.{0,30}|kapcsolódó .{0,30}|olvassa "
        r"el .{0,40}|tagi|citește și.{0,60}|pročitajte .{0,40}|ilgili haberler|bunlar da ilginizi "
        r"çekebilir|yorumlar|etiketler|(?:baca juga|artikel terkait|berita terkait).{0,60}|(?:tin|"
        r"bài viết) liên quan|xem thêm.{0,40}|bình luận"
    ),
    "ru": (
        r"читайте также.{0,60}|читать (?:также|далее|ещё).{0,40}|по теме|материалы по теме|похожие "
        r".{0,30}|смотрите также.{0,40}|рекомендуем.{0,30}|(?:\d{1,5} )?комментари(?:и|ев|я)(?: "
        r"\(\d{0,5}\))?|оставить комментарий|поделиться.{0,30}|подпис(?:ывайтесь|аться).{0,60}|теги|"
        r"об авторе|новости партнеров|читайте нас .{0,40}|читайте також.{0,60}|коментарі|"
        r"поділитися.{0,20}"
    ),
    "el": (
        r"διαβάστε (?:επίσης|ακόμα).{0,60}|σχετικά (?:άρθρα|θέματα)|σχόλια|اقرأ (?:أيضا|أيضًا|"
        r"المزيد).{0,60}|مواضيع ذات صلة|التعليقات|שתפו.{0,20}|תגובות|כתבות נוספות|관련 ?(?:기사|"
        r"뉴스).{0,20}|댓글.{0,10}|(?:많이 본|인기) 뉴스|관련 태그"
    ),
}
"""Headings over what is no longer the article: a whole line, at most with a colon at its end."""

DROPS: Mapping[str, str] = {
    "en": (
        r"advertisements?|ad|sponsored(?: content)?|story continues below.{0,30}|article continues "
        r"(?:below|after).{0,30}|skip (?:to .{1,30}|advertisement|ad|past .{1,40})|(?:image|photo|"
        r"photograph|picture|video|illustration|graphic|credit|image credits?|photo credits?|photo "
        r"by|image source)s?\s?[:/].{0,120}|(?:click|tap) (?:here|to) .{0,60}|(?:watch|listen|play|"
        r"pause|mute|unmute|print|save|copy link|link copied!?|bookmark|email|e-mail|facebook|"
        r"twitter|linkedin|whatsapp|pinterest|instagram|x|reddit|tweet|pin|share|menu|search|close|"
        r"open|back to top|scroll to top|toggle.{0,20}|show more|read more|learn more|see more|view "
        r"more|load more|expand|collapse|next|previous|loading\.{0,3}|table of contents|contents|in "
        r"this article|on this page|jump to.{0,20}|hide|show|follow|listen to this article|view "
        r"gallery|open in app|get the app)"
        r"|(?:read|see|watch|listen|learn) (?:more|also|next|now)?\s?[:|].{0,150}|(?:related|read also|also read|see "
        r"also|more|don'?t miss)\s?:.{0,150}|(?:\d{1,3} ?-? ?min(?:ute)?s?\.? ?(?:read|reading)?(?: time)?|"
        r"(?:estimated )?reading time.{0,30}|\d{1,2}:\d\d(?: / \d{1,2}:\d\d)?)|(?:posted|published|updated|last "
        r"updated|last modified|first published|originally published)\b.{0,60}|(?:sign|subscribe|join|register|"
        r"log) (?:up|in|to|now|for)\b.{0,60}(?:newsletters?|inbox|email|updates|free|account).{0,60}|(?:enter "
        r"your )?(?:e-?mail(?: address)?|first name|last name|phone number|company)\*?|by (?:submitting|signing "
        r"up|subscribing|clicking|continuing|checking|entering|providing|registering)\b.{0,250}|this site uses "
        r"cookies.{0,200}|(?:we|this (?:site|website)) use(?:s)? cookies.{0,300}|(?:©|copyright ©?|\(c\) "
        r"?\d{4}).{0,150}|all rights reserved.?|(?:getty images|reuters|afp|ap photo|shutterstock|istock|"
        r"unsplash|imago(?: images)?|picture[ -]alliance|keystone|scanpix|zuma press)(?:[ /].{0,60})?"
        r"|our standards\s?:.{0,80}"
        r"|adverts?|(?:show|hide) caption|(?:image |photo |slide )?\d{1,3} of \d{1,3}"
        r"|this slideshow requires javascript"
        r"|like this (?:story|article|post)\?.{0,40}|(?:topics|also) covered"
        r"|(?:strict standards|deprecated|warning|notice|fatal error)\s?: .{10,230}\.(?:php|inc)\b.{0,40} on line "
        r"\d{1,6}"
    ),
    "de": (
        r"anzeige|werbung|(?:foto|bild|bildquelle|quelle|video|grafik)\s?[:/].{0,100}|lesen sie "
        r"(?:auch|hier|mehr)\s?:?.{0,120}|zum artikel|mehr lesen|artikel merken|(?:stand|"
        r"aktualisiert|veröffentlicht)\b.{0,40}"
    ),
    "fr": (
        r"publicité|(?:photo|crédit|crédits?|image|illustration|vidéo)s?\s?[:/].{0,100}|(?:lire|"
        r"voir|à lire) (?:aussi|également)?\s?[:|].{0,150}|publié le.{0,90}|mis à jour le.{0,60}|"
        r"lire la suite"
    ),
    "es": (
        r"publicidad|(?:foto|imagen|crédito|fuente|vídeo|video)s?\s?[:/].{0,100}|(?:saber|lee|lea|leer|"
        r"mira|ver) (?:también|más|además)\s?:?.{0,120}|(?:publicado|actualizado) (?:el|a "
        r"las)?.{0,50}|(?:mira|lea aquí|nota relacionada|[lt]e puede interesar|también puede leer)\s?:.{5,150}"
    ),
    "pt": (
        r"publicidade|propaganda|continua (?:após|depois d)a publicidade|(?:foto|imagem|crédito|"
        r"fonte)s?\s?[:/].{0,100}|(?:leia|veja) (?:também|mais)\s?:?.{0,120}|(?:publicado|"
        r"atualizado) (?:em|às)?.{0,50}"
    ),
    "it": (
        r"pubblicità|(?:foto|immagine|credit|fonte)s?\s?[:/].{0,100}|(?:leggi|vedi) "
        r"anche\s?:?.{0,120}|(?:pubblicato|aggiornato) (?:il|alle)?.{0,50}|continua a leggere"
    ),
    "nl": (
        r"advertentie|(?:foto|beeld|bron)\s?[:/].{0,100}|lees ook\s?:?.{0,120}|(?:annons|annonse|"
        r"annonce|mainos|reklama|reklam|reklám|iklan)|(?:foto|bild|kuva|zdjęcie|fot\.|zdroj|"
        r"fotó)\s?[:/.].{0,100}|(?:läs också|läs mer|les også|læs også)\s?:?.{0,120}|"
        r"borítókép\s?:.{0,200}|dowiedz się więcej\s?:.{5,150}|"
        r"(?:baca (?:juga|selengkapnya)|simak (?:juga|video)|xem thêm|(?:czytaj|zobacz|przeczytaj) (?:też|także|"
        r"również)|ayrıca (?:oku|bak)|ilgili haber)\s?:.{0,120}"
    ),
    "ru": (
        r"реклама|(?:фото|видео|источник|изображение)\s?[:/].{0,100}|читайте (?:также|на "
        r".{1,20})\s?:?.{0,120}|إعلان|פרסומת|광고|(?:사진|자료사진)\s?[=:/].{0,60}|.{0,30}무단 ?전재.{0,40}|"
        r"(?:ⓒ|저작권자).{0,60}"
    ),
}
"""Lines that are left out alone: a whole line."""

_CREDITED = lazy_regex(
    r"(?:\s[—–-]\s?|[.|(]\s?)(?:foto|photo|photograph|bild|fot|image|imagem|kuva|фото|credit|crédit(?:os|s)?)"
    r"s?(?: by| de| di)?\s?[.:/]\s?[^.:]{2,60}$",
    re.IGNORECASE,
)
"""A caption that ends with whose picture it is: The boat at noon — Foto: Mara Ellison/Courier."""

_TRIM = " \t:：.!?…»>→›-–—|*#+•▸►▶"


def _whole(*tables: Mapping[str, str], behind: str = "") -> list[str]:
    """The alternatives of tables, each the whole of a line with what may be after it."""
    return [rf"(?:{one}){behind}\Z" for table in tables for one in each_of(*table.values())]


_END = LineOpening("", lambda: _whole(ENDS, OTHERS, CONTACTS, CITATIONS))
_DROP = LineOpening(
    "",
    lambda: [
        *_whole(DROPS, ADVERTISEMENT, AUTHORS_PICTURES),
        *_whole(SHARED_POSTS, behind=r".{0,120}"),
        *_whole(OTHERS, behind=r"\s?[:|].{1,150}"),
        *_whole(READING_TIME, behind=r"\W{0,3}.{0,6}\d.{0,12}"),
        *_whole(TAG_LINE, behind=r"\s?:.{0,250}"),
    ],
)
"""Both are tried on lines in small letters: by the first of them most alternatives are left out."""


@lru_cache(maxsize=2048)
def ends(text: str) -> bool:
    """Check whether a line is the heading of what follows an article."""
    return len(text) <= 140 and _END.match(text.strip(_TRIM).lower()) is not None


_SHORTCODE = lazy_regex(r"\[/?\w{1,40} \w{1,40}=[^\]]{0,250}\](?:[^\[\]]{0,80}\[/\w{1,40}\])?")
"""What a system was to replace: [gallery ids="12,14"]."""
_COMMENTS: Mapping[str, str] = {
    "en": r"comments?|responses|replies",
    "de": r"kommentare?|postings|leserkommentare",
    "fr": r"commentaires?|réactions?",
    "es": r"comentarios?",
    "it": r"comment[io]",
    "nl": r"reacties?",
    "sv": r"kommentarer",
    "pl": r"komentarze|komentarzy|komentáře|komentářů|hozzászólások",
    "ru": r"комментари(?:и|ев|я|й)|коментарі",
    "tr": r"yorum(?:lar)?|komentar|bình luận",
    "ar": r"التعليقات|تعليقات|댓글",
}
"""What readers write below an article, by language."""
_READERS = lazy_regex(rf"(?:\d{{1,5}} )?{any_row(_COMMENTS)}(?: ?[(:]?\d{{0,5}}\)?)?", re.IGNORECASE)


def are_readers(text: str) -> bool:
    """Check whether a heading is over what readers say: 6 Comments."""
    return len(text) <= 40 and _READERS.fullmatch(text.strip(_TRIM)) is not None


@lru_cache(maxsize=2048)
def dropped(text: str) -> bool:
    """Check whether a line among the paragraphs is no part of the text."""
    if text.startswith("[") and _SHORTCODE.fullmatch(text):
        return True
    if len(text) > _LONGEST:
        return False
    bare = text.strip(_TRIM + "()[]")
    if _DROP.match(bare.lower()) is not None or promotes(text):
        return True
    bare = bare.rstrip(")")
    return _CREDITED.search(bare, max(4, len(bare) - _CREDIT)) is not None


_LONGEST, _CREDIT = 320, 120
"""Maximum number of characters of a line that is left out, and of a credit at its end."""


_ASIDES: Mapping[str, str] = {
    "the frame of the page": (
        r"nav(?:bar|igation)? menu breadcrumbs? crumbs? foot(?:er)? site-?(?:header|footer) side-?(?:bar|col|rail|nav) "
        r"rail widget-?(?:area|title) dropdown skip-?(?:link|nav|to|content)\w* back-?to-?top toolbar search cart "
        r"lang(?:uage)?-?(?:switch\w*|select\w*)"
    ),
    "other articles": (
        r"related\w* relation-?(?:box|list)(?:-?\w+)? recommend\w* recirc\w* trending popular "
        r"most-?(?:read|popular|viewed) "
        r"(?:more|other|latest|recent|popular|top)-?(?:from|stories|articles|posts|news|reads) "
        r"read-?(?:more|next|also) also-?(?:like|read) pagination pager "
        r"(?:next|prev(?:ious)?)-?(?:post|article|story|page)s? carousel line-clamp-[1-4]"
    ),
    "readers": r"comment(?!ar)\w* comments?-\w+ disqus\w* postings? respond reply replies feedback rating survey",
    "sharing and subscribing": (
        r"shar(?:e|es|ing)(?:-?\w+)? social(?!-?(?:media-?)?embed)\w* addtoany\w* sharedaddy newsletter\w* "
        r"subscri\w* abo sign-?up\w* "
        r"mailchimp mc4wp form gform\w* hubspot-?form hbspt\w* donat\w*"
    ),
    "consent and walls": (
        r"cookies?\w* privacy-(?:modal|pop-?up|banner|notice) consent\w* gdpr onetrust\w* optanon\w* "
        r"cmp-?(?:banner|box|wrapper) cky paywall\w* login "
        r"lock(?:ed)?-?(?:box|content|overlay|wall)"
    ),
    "advertisements": (
        r"promo\w* advert\w* ads? sponsor\w* taboola outbrain cta\w* call-?to-?action "
        r"(?:sticky|top|promo|ad|cookie)-?(?:bar|banner) pop-?up\w* modal\w* dialog"
    ),
    "authors": (
        r"(?:author|contributor|writer)-?(?:bio\w*|box|info|card|profile|block|about|details?|meta|container) "
        r"(?:article|post|entry|story|news)[-_]{1,2}authors? about-?(?:the-?)?author saboxplugin\w* bio byline firma"
    ),
    "facts and questions beside the text": (
        r"(?:\w{2,16}-)?(?:fact|info|fakta)-?(?:box|boks|boxen|ruta)\w* info-?kasten expandable-?box\w* "
        r"(?:\w{1,12}-)?(?:polls?|poll-\w{2,12}|survey|umfrage|sondage|encuesta|enquete|sondaggio|anket|ankieta|quiz)"
    ),
    "what is said of the text": (
        r"(?:post|entry|article)-?(?:meta|info|tags|nav\w*|footer|share\w*) meta tags? tags?-?(?:list|links|cloud) toc "
        r"ez-toc\w* table-?of-?contents kicker eyebrow copyright disclaimer"
    ),
    "pictures": (
        r"caption\w* (?:wp-)?caption-?text credits? pic-?box "
        r"(?:image|img|pic|photo|foto)-?(?:info|text|descr(?:iption)?|legend|meta(?:data)?|foot(?:er)?) "
        r"media-?(?:info|legend) "
        r"bild-?(?:text|unterschrift|zeile|info|beschreibung) bu-?text "
        r"l[ée]gende leyenda pie-?(?:de-?)?foto didascalia bijschrift bildetekst billedtekst kuvateksti "
        r"video-?(?:item|card|info|time)\w*"
    ),
    "for some readers only": (r"sr-?only screen-?reader(?:-text)? visually-?hidden tooltip\w* print-?only a11y\w*"),
}
"""Names of elements that are no part of an article: a block so named is left out where it holds little of the prose."""
_ASIDE = lazy_regex(rf"(?<![a-z0-9]){one_of(_ASIDES)}(?![a-z])")
_CONSENT = (
    "privacy(?:-(?:modal|pop-?up|banner|notice))? consent gdpr onetrust "
    "cookies?(?:-(?:banner|bar|notice|consent|modal))?"
)
_APART_NAME = lazy_regex(rf"(?<![a-z0-9])(?:{alternatives(_ASIDES['readers'])}|{alternatives(_CONSENT)})(?![a-z])")
_SUBJECT = lazy_regex(
    r"(?<!\S)(?:(?:(?:tag|category|cat|topic)-(?!list|links|cloud)|(?:has|no|with(?:out)?)-)\S{1,80}"
    r"|node--?promoted|dialog-off-canvas-main-canvas)(?!\S)"
)
"""Names that say what an article is about, as WordPress writes them (tag-newsletter), or what is beside it; and those
of Drupal for an article on the front page and for the box around all that a page shows."""

_TEXT = lazy_regex(
    r"article(?:-|__)?(?:body|text|content|main|copy)|articlebody|(?:post|entry|story|news|blog|page|main|body|rich|"
    r"single)(?:-|__)?(?:content|text|body|copy)|(?:story|post|blog)(?:-|__)?(?:body|text)|e-content|prose(?![a-z])|"
    r"rich-?text|markdown-?body|wysiwyg"
)
"""Names of elements that articles are kept in."""

_DECK = lazy_regex(
    r"(?<![a-z])(?:stand-?first|dec?k|chapo|chapeau|accroche|sub-?titles?|sub-?head(?:line|ing)?|sottotitolo|sommario|"
    r"catenaccio|bajada|entradilla|copete|sumario|linha-?fina|bigode|vorspann|underrubrik|perex|sapo|deckline|anons|"
    r"zajawka|ingress|preamble|manchet(?:te)?|synopsis)(?![a-z])|(?<![a-z-])spot(?:-?(?:text|metin|title))?(?![a-z])"
)
"""Names of the few lines between headline and text that say what it is about, by languages."""

ASIDE_TAGS = frozenset(("nav", "footer", "aside", "form", "dialog", "figcaption", "caption", "menu"))


@lru_cache(maxsize=8192)
def is_aside(name: str) -> bool:
    """Check whether a block so named (lower case) is no part of an article."""
    if _ASIDE.search(name) is None or _TEXT.search(name) is not None:
        return False
    return "-" not in name or _ASIDE.search(_SUBJECT.sub("", name)) is not None


_PICTURE = lazy_regex(rf"(?<![a-z0-9])(?:{alternatives(_ASIDES['pictures'])})(?![a-z])")


def is_caption(block: Block) -> bool:
    """Check whether a block, or one right around it, says what a picture shows."""
    around: Block | None = block
    for _ in range(_AROUND_CAPTION):
        if around is None or around.tag in ("article", "main", "body"):
            return False
        if around.tag == "figcaption" or (around.name and _PICTURE.search(around.name)):
            return True
        around = around.parent
    return False


_AROUND_CAPTION = 3


@lru_cache(maxsize=2048)
def holds_readers(name: str) -> bool:
    """Tell whether blocks so named (lower case) hold what readers say, or what the site asks their consent to: both are
    often longer than the article."""
    return _APART_NAME.search(_SUBJECT.sub("", name)) is not None


@lru_cache(maxsize=8192)
def holds_text(name: str) -> bool:
    """Check whether articles are kept in blocks so named (lower case)."""
    return _TEXT.search(name) is not None


@lru_cache(maxsize=8192)
def is_deck(name: str) -> bool:
    """Check whether blocks so named (lower case) hold the lines that say in short what an article is about."""
    return _DECK.search(name) is not None and _TEXT.search(name) is None
