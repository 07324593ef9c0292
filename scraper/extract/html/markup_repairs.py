"""Rewriting of markup that hides a page's text from the walk over its tree, for a second walk.

Lists in an island of XML, through which 大汉's JCMS pages on gov.cn sites; text in ``<pre>``, whose paragraphs show by
line ends and indents alone (old pages, tvb.com); lists in a ``<textarea>``, which a script unfolds; the declarative
shadow roots of web components; lists that ``document.write`` puts into the page; buttons and menus of headlines, lists
in comments, and lists and texts in templates, ``<noscript>`` and strings of scripts of a page without any other text,
which a script unfolds.
"""

from __future__ import annotations

import html
import re

from scraper.extract.html.flatten import Walk
from scraper.extract.shared.lazy_regex import lazy_regex

_FEW_LINES = 150
"""Number of lines of a page that shows no list yet."""


def repaired(text: str, walk: Walk) -> str:
    """The source with the first of these forms rewritten as plain markup; ``text`` itself where it has none of them.

    ``walk`` is the walk over the tree of ``text``. Linear in the length of the text.
    """
    if _has_xml_islands(walk, text):
        return _without_xml_islands(text)
    if _has_preformatted_text(walk):
        return _with_line_breaks(text)
    if _has_folded_lists(walk):
        return _with_lists_unfolded(text)
    if _has_shadow_roots(walk, text):
        return _SHADOW_END.sub("</div>", _SHADOW.sub("<div>", text))
    if _has_written_lists(walk):
        return _with_written_lists(text)
    if _shows_next_to_nothing(walk):
        return _with_lists_shown(text)
    return text


# --- islands of XML --------------------------------------------------------------------------------------------------

_XML = "text/xml"
_OPENING = lazy_regex(r"<script\b[^<>]{0,80}>\s{0,80}(?=<datastore>)", re.IGNORECASE)
_DATA_STORE = lazy_regex(r"\s{0,80}(?:<\?xml[^<>]{0,80}>\s{0,80})?<datastore>", re.IGNORECASE)
_ROWS = lazy_regex(r"<!\[CDATA\[(?=\s{0,80}<tr\b)", re.IGNORECASE)
"""Records that are rows of a table that the page's script opens."""
_CLOSING = lazy_regex(r"</datastore>\s{0,80}</script>", re.IGNORECASE)


def _has_xml_islands(walk: Walk, text: str) -> bool:
    """Test for scripts of XML on a page that shows little else, and for what such a script loads."""
    if len(walk.lines) > _FEW_LINES:
        return False
    for script, own in zip(walk.scripts, walk.script_texts, strict=True):  # those without text are only an address
        if own.lstrip()[:1] == "<" and script.attributes.get("type") == _XML:
            return True
    return _DATA_STORE.match(text) is not None


def _without_xml_islands(text: str) -> str:
    """The page with the markup of its islands' records as its own.

    ``<script type="text/xml"><datastore><recordset><record><![CDATA[<li>…</li>]]></record>``.
    """
    bare = _CLOSING.sub("</datastore>", _OPENING.sub("", text))
    bare = _ROWS.sub("<table>", bare)
    return bare.replace("<![CDATA[", "").replace("]]>", "")


# --- preformatted text -----------------------------------------------------------------------------------------------

_LONG = 60
"""Number of characters of a line that may be more than one paragraph."""

_BREAK = lazy_regex(r"(<[^<>]*>)|\r?\n(?:[ \t]*\r?\n)+|\r?\n(?=\u3000|&nbsp;| {2})")
"""A blank line, or the end of a line before an indented one; any other line end wraps the text. Tags stay whole."""


def _has_preformatted_text(walk: Walk) -> bool:
    """Test for long lines in ``<pre>``."""
    return "pre" in {line.block.tag for line in walk.lines if len(line.text) > _LONG}


def _with_line_breaks(text: str) -> str:
    """The page with ``<br>`` between the paragraphs of its preformatted text."""
    parts: list[str] = []
    done = 0
    while (start := text.find("<pre", done)) >= 0 and (end := text.find("</pre>", start)) >= 0:
        parts += [text[done:start], _BREAK.sub(lambda match: match[1] or "<br>", text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


# --- lists in a <textarea> -------------------------------------------------------------------------------------------

_LINKS = lazy_regex(r"(?:<|&lt;)a\s", re.IGNORECASE)
_MIN_LINKS = 4
"""Minimum number of links that make the text of a ``<textarea>`` a list, and not a piece of code to copy."""

_AREA = lazy_regex(r"<textarea\b[^<>]{0,400}>", re.IGNORECASE)


def _has_folded_lists(walk: Walk) -> bool:
    """Test for lists in a ``<textarea>`` of a page that shows little else."""
    if len(walk.lines) > _FEW_LINES:
        return False
    return any(_is_list(area.text()) for area in walk.elements["textarea"])


def _with_lists_unfolded(text: str) -> str:
    """The page with the lists of its ``<textarea>`` elements as its own markup."""
    parts: list[str] = []
    for piece in re.split(r"(?=<textarea\b)", text, flags=re.IGNORECASE):
        opening = _AREA.match(piece)
        inside, closing, rest = piece[opening.end() if opening else 0 :].partition("</textarea>")
        if opening is None or not closing or not _is_list(inside):
            parts.append(piece)
        else:
            markup = html.unescape(inside) if "&lt;" in inside and "<a" not in inside else inside
            parts += ["<div>", markup, "</div>", rest]
    return "".join(parts)


def _is_list(text: str) -> bool:
    """Test for text made of links: an article has paragraphs."""
    if text.count("<") + text.count("&lt;") < _MIN_LINKS:
        return False
    links = len(_LINKS.findall(text))
    return links >= _MIN_LINKS and links >= 2 * text.count("<p>")


# --- shadow roots ----------------------------------------------------------------------------------------------------

_SHADOW = lazy_regex(r"<template\b[^<>]{0,200}\bshadowroot(?:mode)?\s{0,4}=[^<>]{0,200}>", re.IGNORECASE)
_SHADOW_END = lazy_regex(r"</template\s{0,4}>", re.IGNORECASE)
"""``<template shadowrootmode>`` is rewritten as a plain box, which is how a browser shows it."""


def _has_shadow_roots(walk: Walk, text: str) -> bool:
    """Test for ``<template shadowrootmode>`` on a page that shows little else."""
    return len(walk.lines) <= _FEW_LINES and bool(walk.elements["template"]) and _SHADOW.search(text) is not None


# --- lists that scripts write ----------------------------------------------------------------------------------------

_WRITE = lazy_regex(r"document\.write(?:ln)?\s?\(")
_LITERAL = lazy_regex(r""""((?:[^"\\\n]|\\.)*+)"?|'((?:[^'\\\n]|\\.)*+)'?|`((?:[^`\\$]|\\.)*+)`?""")
_ESCAPED = lazy_regex(r"\\(.)")
_WRITTEN_LINKS = lazy_regex(r"<[aA]\s[^<>]{1,300}>[^<>]{0,40}[\u4e00-\u9fff]")
"""Links with words: what advertisements write has a picture."""
_MIN_WRITTEN = 3


def _has_written_lists(walk: Walk) -> bool:
    """Test for ``document.write("<li><a href=…>…")`` on a page that shows little else."""
    if len(walk.lines) > _FEW_LINES:
        return False
    sources = [source for source in walk.script_texts if not source.isascii() and "document.write" in source]
    return len(_WRITTEN_LINKS.findall("".join(map(_written, sources)))) >= _MIN_WRITTEN


def _written(script: str) -> str:
    """The markup that a script writes, as far as its literals hold it."""
    pieces = _WRITE.split(script)[1:]
    literals = (match for piece in pieces for match in _LITERAL.finditer(piece.partition(");")[0] + ");"))
    return "".join(
        _ESCAPED.sub(r"\1", match[1] or match[2] or match[3] or "") for match in literals if match[0][0] == match[0][-1]
    )


def _with_written_lists(text: str) -> str:
    """The page with the lists that its scripts write in the place of these scripts."""
    parts: list[str] = []
    for piece in re.split(r"(?=<script\b)", text, flags=re.IGNORECASE):
        inside, closing, rest = piece.partition("</script>")
        markup = _written(inside) if closing and "document.write" in inside else ""
        parts.append(markup + rest if _WRITTEN_LINKS.search(markup) else piece)
    return "".join(parts)


# --- entries that are pressed ----------------------------------------------------------------------------------------

_PRESSED = lazy_regex(
    r"""<form\b[^<>]{0,200}?\baction\s?=\s?["']?(?P<action>[^\s<>"']{2,300})[^<>]{0,200}>(?P<fields>(?:\s{0,40}<(?:input|img|div|label)\b[^<>]{0,300}>){0,6})"""
    r"""\s{0,40}(?:<(?P<tag>button|a|span|h[2-5]|p)\b[^<>]{0,200}>\s{0,40}(?:<span\b[^<>]{0,100}>)?(?P<button>[^<>]{4,200})(?:</span>)?\s{0,40}</(?P=tag)>\s{0,40})?(?:</div>\s{0,40})?</form>"""
    r"""|<button\b[^<>]{0,200}?\bformaction\s?=\s?["']?(?P<own>[^\s<>"']{2,300})[^<>]{0,100}>(?P<words>[^<>]{4,200})</button>"""
    r"""|<option\b[^<>]{0,100}?\bvalue\s?=\s?["']?(?P<value>[^\s<>"']{2,300})[^<>]{0,100}>(?P<option>[^<>]{4,200})</option>""",
    re.IGNORECASE,
)
_MENU = lazy_regex(r"(</?)(?:select|optgroup)\b", re.IGNORECASE)
_SUBMIT = lazy_regex(r"""type\s?=\s?["']?submit\b[^<>]{0,200}?\bvalue\s?=\s?["']([^<>"']{4,200})""", re.IGNORECASE)
"""Headlines on buttons: <form action="/a/1.html"><button>…</button></form>; in menus: <option value="/a/1.html">."""

_PAGE = lazy_regex(r"/[^/]{0,200}\d")
"""In the address of an article, not of a site that a menu leads to."""


def _with_pressed_links(text: str) -> str:
    """The page with a link for each form of a headline's button alone, and for each address of a menu."""
    if "</form>" not in text and "formaction" not in text and "</option>" not in text:
        return text
    if sum([_pressed(match) != match[0] for match in _PRESSED.finditer(text)]) < _MIN_LINKS:
        return text
    return _MENU.sub(r"\1div", _PRESSED.sub(_pressed, text))


def _pressed(match: re.Match[str]) -> str:
    """The link in the place of a form or an option; unchanged where it has no headline or leads to no page."""
    address = match["action"] or match["own"] or match["value"]
    submit = _SUBMIT.search(match["fields"]) if match["fields"] else None
    words = match["button"] or match["words"] or match["option"] or (submit[1] if submit else "")
    return f'<p><a href="{address}">{words}</a></p>' if words and _PAGE.search(address) else match[0]


# --- lists in comments and templates ---------------------------------------------------------------------------------

_LITTLE = 400
"""Number of characters of a page that shows a head and a foot."""
_HEADLINE, _FEW_HEADLINES = 10, 3
"""Number of characters of a link that may be a headline, and the number of them that may be a list."""
_HIDDEN = lazy_regex(
    r"<(?=[!tsn])(?:(?P<comment>!--)|(?P<template>template)\b[^<>]{0,200}>|(?P<noscript>noscript)\b[^<>]{0,200}>"
    r"|(?P<script>script)\b[^<>]{0,80}\btype\s?=\s?[\"']?text/(?:x-)?(?:template|html|tmpl)[\"']?[^<>]{0,80}>"
    r"|(?P<literals>script)\b[^<>]{0,80}>)",
    re.IGNORECASE,
)
_ENDS = {
    "comment": "-->",
    "template": "</template>",
    "noscript": "</noscript>",
    "script": "</script>",
    "literals": "</script>",
}


def _shows_next_to_nothing(walk: Walk) -> bool:
    """Test for a page whose list a script puts there."""
    if len(walk.lines) > _FEW_LINES or sum([len(line.text) for line in walk.lines]) > _LITTLE:
        return False
    return sum([len(link.text) >= _HEADLINE for line in walk.lines for link in line.links]) < _FEW_HEADLINES


def _with_lists_shown(text: str) -> str:
    """The page with the lists of its comments, templates and scripts' strings as its own markup."""
    text = _with_pressed_links(text)
    parts: list[str] = []
    done = at = 0
    while (opening := _HIDDEN.search(text, at)) is not None:
        closing = _ENDS[opening.lastgroup or ""]
        end = text.find(closing, opening.end())
        if end < 0:
            break
        markup, at = text[opening.end() : end], end + len(closing)
        if opening.lastgroup == "literals":
            markup = _longest_literal(markup)
        is_text = opening.lastgroup not in ("comment", "literals") and _is_text(markup)
        if (is_text or _is_list(markup)) and "{{" not in markup:
            parts += [text[done : opening.start()], "<div>", markup, "</div>"]
            done = at
    return "".join([*parts, text[done:]]) if parts else text


def _is_text(markup: str) -> bool:
    """Test for paragraphs of prose: a notice to turn scripts on has one or two."""
    paragraphs = markup.lower().count("<p") >= _PARAGRAPHS
    return paragraphs and (len(_HAN.findall(markup)) >= _PROSE or len(markup.split()) >= _PROSE)


_PARAGRAPHS, _PROSE = 3, 100
"""Paragraphs, and ideographs or words, of the shortest text."""
_HAN = lazy_regex(r"[\u4e00-\u9fff]")


def _longest_literal(script: str) -> str:
    """The longest string of a script with links in it: ``list.innerHTML = "<li><a href=…"``; those with a link each,
    where none is a list: ``html += "<li><a href=…"``. "" where it has none."""
    if "<a" not in script:
        return ""
    texts = [match[1] or match[2] or match[3] or "" for match in _LITERAL.finditer(script)]
    longest = max((text for text in texts if "<a" in text), key=len, default="")
    if not _is_list(longest):
        longest = "".join([text for text in texts if _WRITTEN_LINKS.search(text)]) or longest
    return _ESCAPED.sub(r"\1", _UNICODE.sub(lambda escape: chr(int(escape[1], 16)), longest))


_UNICODE = lazy_regex(r"\\u([0-9a-fA-F]{4})")
