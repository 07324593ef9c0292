"""Which outlet the page credits: 来源, 稿源, X in X讯, or the account that published it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from selectolax.lexbor import LexborNode

from scraper.extract.article.content.body.picture_posts import is_post
from scraper.extract.article.content.boilerplate.boilerplate import is_picture_name
from scraper.extract.article.context import Context, Credit
from scraper.extract.article.credits.datelines.datelines import before_day, opening, slashed
from scraper.extract.article.credits.names.person_names import is_district, is_organisation, is_person
from scraper.extract.article.credits.not_outlets import is_desk
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields import payload_fields
from scraper.extract.article.fields.outlet import outlet_beside_date, outlet_last
from scraper.extract.article.fields.outlet.accounts import account, card_above
from scraper.extract.article.fields.outlet.outlet_names import (
    BETWEEN_NAMES,
    PARTED,
    clean,
    is_phrase,
    is_title,
    own_channels,
    plain,
    repeats_headline,
    signing,
    spaced,
    unlabelled,
)
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.han_variants import both, in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names, of_scripts
from scraper.extract.shared.spellings import AUTHOR, SOURCE

_META = "source mediaid contentsource article:source og:article:source sitesource media copyrightsource".split()
"""Names of meta elements that carry 来源 (the publishing systems of people.com.cn, sina.com.cn and gov.cn sites)."""

_is_sources = of_names(
    rf"{SOURCE}|laiyuan|(?<!rich_)media(?!__)|(?<![a-z])where|provider|(?<![a-z])from(?![a-z])|come-?from|account(?![-_]?auth)|nick_?name|user-?name|copyfrom|publisher|(?<![a-z])ly(?![a-z])"
)
"""Names of elements that hold the outlet: #source_baidu, .laiyuan, .where (qq.com), .provider (yahoo.com)."""

_ACCOUNT = lazy_regex(r"account|nick_?name|(?<![a-z])js_name|post-user")
"""Names of links to the account that published: #js_name of WeChat, .rich_media_meta_nickname."""

_SOURCE = lazy_regex(rf"(?<![a-z]){SOURCE}(?![a-z])")
"""Names of links to the medium: <a class="source">."""
_NICKNAME = lazy_regex(r"nick_?name")
_is_caption = of_names(r"figcaption|caption|legend|carousel|swiper|slide")
"""Elements of pictures and their furniture."""

_is_picture = of_names(r"(?<![a-z])(?:image|img|photo|pic(?:ture)?)s?(?![a-z])")
"""Elements of a picture, be they of its source: .source-image, .media-image."""

_is_authors = of_names(rf"(?<![a-z-]){AUTHOR}(?:[-_]?name)?(?![a-z])")
"""Names of elements that hold the author."""

_TRADITIONAL = lazy_regex(r"[訊電報]")


def find(context: Context) -> FieldValue | None:
    """The outlet credited, None where the page credits none.

    By the headline first (a label, an element's name, what is beside the date), then below the text, then the dateline,
    then the page's data.
    """
    for key, text in payload_fields.values(context, "outlet"):
        if name := clean(unlabelled(text)):
            return FieldValue(name, "data in a script", f"script: {key}")
    places = [credit for credit in context.above if _is_place(credit) and account(context, followed=True)]
    for candidates in (
        _labelled([credit for credit in context.above if credit not in places]),
        _account(context),
        _unlabelled_ones(context),
        _below(context),
        _reporters_paper(context),
        _datelines(context),
        outlet_last.find(context),
        _authors_paper(context),
        _pens(context),
        _variables(context),
    ):
        for outlet in candidates:
            if not (outlet.value == context.doc.hints.place[1] or repeats_headline(outlet.value, context)):
                return outlet  # no 文化·副刊, the name of its printed page
    for key in _META:
        if key in context.doc.meta and (name := clean(unlabelled(context.doc.meta[key]))):
            return FieldValue(name, "meta data", f'meta[name="{key}"]')
    return None


def _below(context: Context) -> Iterator[FieldValue]:
    """The credits below the text; not those that its last items have each of its own: （来源：城东日报）."""
    within = {c.value for c in context.below if c.role == "outlet" and c.line.index in context.body.indices}
    credits = [c for c in context.below if c.value not in within or (len(within) == 1 and not is_phrase(c.value))]
    return _labelled(credits)


def _labelled(credits: list[Credit]) -> Iterator[FieldValue]:
    for credit in sorted(credits, key=lambda credit: credit.label == _SUPPLIED or credit.label in _ISSUED):
        name = clean(credit.value)
        supplied = credit.label == _SUPPLIED and name and (is_organisation(name) or is_district(name))
        if credit.role != "outlet" and not supplied:
            continue
        if not credit.colon and len(credit.value) > 14:
            continue
        if credit.label in _PUT_TOGETHER and not is_organisation(_ENUMERATED.split(credit.value)[0]):
            continue
        block, dated = credit.line.block, "20" in credit.line.text
        named = is_picture_name(block.name or (block.parent.name if block.parent else ""))
        if block.tag == "figcaption" or (named and not dated):
            continue  # 读者在新馆。来源：Getty
        if any(link.text.startswith(credit.value) and is_title(link.text) for link in credit.line.links):
            continue  # 原文出處：<a>城東老街排水改造完工！…</a>
        if name:
            yield FieldValue(name, "printed credit", credit.line.node)


def _is_place(credit: Credit) -> bool:
    """来自东港: where an account writes from, as platforms print it, in a table of places or not."""
    from_there = credit.label in ("来自", "來自") and not credit.colon
    return from_there and len(credit.value) <= _LONGEST_PLACE and not is_organisation(credit.value)


_LONGEST_PLACE = 3
_PUT_TOGETHER = ("综合", "綜合")
"""A label of the media from which a text was put together, and a word before many others: 综合：城东日报、城东网."""
_ENUMERATED = lazy_regex(r"[、，,;； ]")
_SUPPLIED = "供稿"
"""Who supplied the text: an office or a person, as universities print it."""
_ISSUED = frozenset(
    both(
        "发布机构 发布单位 信息发布单位 发文单位 发文机关 发布机关 制发机关 发布部门 发文部门 發布單位 發佈單位 "
        "發布機關 發布機構 發稿單位".split()
    )
)
"""Who issued a notice, in the table over it: what a line of 来源 says is nearer to the text."""


def _elements(context: Context) -> Iterator[FieldValue]:
    """Elements by the headline that are named for the outlet; last, the account of self-media, where a reporter's name
    is elsewhere: qq.com."""
    start = context.start if context.headline.line is not None else -1
    for line in context.head:
        if _is_caption(f"{line.tag} {line.block.name}"):
            continue
        over = start < 0 or (line.index < start and context.once(_is_post))
        if over and _NICKNAME.search(line.block.name) and (name := clean(line.text)):
            yield FieldValue(
                name, "element of the source", line.node
            )  # a post of pictures, with its headline in the data
        for span in line.spans if over else ():
            if _NICKNAME.search(span.name) and (name := clean(span.text)):
                yield FieldValue(name, "element of the source", span.node)
        if line.index > start and len(line.text) <= 120 and not line.block.hidden:
            yield from _in_elements(line)
    for line in context.head:
        if line.index > context.start and len(line.text) <= 40:
            yield from _signing_medium(line, context)


def _is_post(context: Context) -> bool:
    return is_post(context.doc)


def _in_elements(line: Line) -> Iterator[FieldValue]:
    """The elements of a line that are named for the outlet, its links to an account, and its block."""
    for span in line.spans:
        shown = _is_sources(span.name) and len(span.text) <= 40 and _shown(span.node) and not _is_picture(span.name)
        if shown and (name := plain(spaced(line, span.text))):
            yield FieldValue(name, "element of the source", span.node)
    for link in line.links:
        own = _named(link.node)
        name = clean(link.text) if _ACCOUNT.search(own) else plain(link.text) if _SOURCE.search(own) else None
        if name:
            yield FieldValue(name, "element of the source", link.node)
    certified = any(outlet_beside_date.CERTIFIED.search(span.name) for span in line.spans)
    named = _is_sources(line.block.name) and len(line.text) <= _SHORT and not _is_picture(line.block.name)
    name = plain(spaced(line, line.text)) if named and not certified else None
    if name and (line.image is not line.block or outlet_beside_date.MEDIUM.search(name)):
        yield FieldValue(name, "element of the source", line.node)


_SHORT = 30
"""Maximum number of characters of a line of an element that is the outlet's as a whole."""


def _signing_medium(line: Line, context: Context) -> Iterator[FieldValue]:
    """An organisation in an element named for the author."""
    names = f"{line.block.name} {line.block.parent.name if line.block.parent else ''}"
    for named, text, node in [(names, line.text, line.node), *((s.name, s.text, s.node) for s in line.spans)]:
        name = plain(text) if _is_authors(named) and len(text) <= 16 else None
        login = name is not None and name.isascii() and name.islower()
        if name and is_organisation(name) and not (login or is_desk(name, context.doc.title)):
            yield FieldValue(name, "element of the author", node)


def _unlabelled_ones(context: Context) -> Iterator[FieldValue]:
    """Elements named for the outlet and what is beside the date; the site's own name, one with a channel after it
    (城东在线 • 现场), and that of a centre which posts what others wrote, give way to a label below."""
    for outlet in chain(_elements(context), outlet_beside_date.find(context)):
        if outlet.value.endswith(_COMPANY) or _are_persons(outlet.value) or outlet.value in signing(context):
            continue
        if _signs_text(outlet.value, context) or _is_person_of_data(outlet.value, context):
            continue
        posts = _POSTS.search(outlet.value) or (outlet.rule == outlet_beside_date.RULE and _TELLS.search(outlet.value))
        if posts or PARTED.search(outlet.value) or _is_the_site(outlet.value, context.sites):
            yield from _below(context)
            yield from outlet_last.reprinted(context)
        yield from (fuller for fuller in _below(context) if fuller.value.startswith(outlet.value))  # 城东网-城东晚报
        yield outlet


def _signs_text(name: str, context: Context) -> bool:
    """Check whether a short line over or below the text says that the name wrote it: （文/水滴姐姐）."""
    if is_organisation(name) or len(name) > _LONGEST_PEN or not context.text:
        return False
    lines = [*context.text[:1], *context.text[-2:], *context.tail[:2]]
    texts = [line.text for line in lines if len(line.text) <= _LONGEST_CREDIT and name in line.text]
    return any(_WROTE.search(text, 0, text.find(name)) or _PEN.match(text.partition(name)[2]) for text in texts)


def _is_person_of_data(name: str, context: Context) -> bool:
    """Check whether JSON-LD says that the name is the person who wrote the text, and not the publisher besides.

    Of a post (``BlogPosting``) the author is the account, and that its outlet.
    """
    for item in context.own_data if len(name) <= _LONGEST_PEN and not is_organisation(name) else ():
        if "Article" not in str(item.get("@type")):
            continue
        author, publisher = item.get("author"), item.get("publisher")
        authors = [one for one in (author if isinstance(author, list) else [author]) if isinstance(one, dict)]
        if any(one.get("@type") == "Person" and one.get("name") == name for one in authors):
            return not (isinstance(publisher, dict) and publisher.get("name") == name)
    return False


_LONGEST_PEN, _LONGEST_CREDIT = 8, 30
_WROTE = lazy_regex(r"(?:文|撰稿|执笔|執筆|作者)\s?[/／丨｜|:：]")
_PEN = lazy_regex(r"\s?[/／╱]\s?(?:文|撰文)(?![\u4e00-\u9fff])")
_POSTS = lazy_regex(in_both(r"(?:融媒体?中心|融媒|传媒中心|客户端|(?:门户|政府|官方)网站)$"))
"""Ends of the name of who posts a page on a county's or a paper's platform: 临河县融媒体中心, 临河县政府门户网站."""
_TELLS = lazy_regex(in_both(r"(?:传媒|传媒集团|广电|发布)$"))
"""… and of who does so in the line of the date, where no element says that it is the account: 临河发布."""
_COMPANY = "有限公司"
"""Ends of the name of a company that a platform prints beside an account: whoever registered it."""


def _are_persons(value: str) -> bool:
    """Several names, none of them an organisation's: 叨叨姐、胡一刀."""
    names = value.split("、")
    return len(names) > 1 and not any(is_organisation(name) for name in names)


def _is_the_site(name: str, sites: frozenset[str]) -> bool:
    """Check whether a name is the site's, with a channel before it or not: 新闻中心-城东网."""
    return any(names_site(piece, sites) for piece in {name, BETWEEN_NAMES.split(name)[-1]})


def _account(context: Context) -> Iterator[FieldValue]:
    """The account that published on a platform where everybody may; what readers of a paper follow is its column."""
    publisher = account(context) or card_above(context)
    if publisher is not None and not is_organisation(publisher[0]):
        yield from _reporters_paper(context)
    if publisher is not None and (name := clean(publisher[0])) and name not in own_channels(context):
        yield FieldValue(name, "account", publisher[1])


_PENS = lazy_regex(r"[文图圖]")
_BRAND = lazy_regex(r"[A-Z][A-Za-z0-9]{2,11}")


def _pens(context: Context) -> Iterator[FieldValue]:
    """The outlet that a label of text or pictures names: 圖文／CTWANT, 文／城東週刊."""
    for credit in context.credits:
        if credit.colon and credit.role in ("author", "other") and credit.label[:1] in ("文", "圖", "图"):
            if not _PENS.match(credit.label) or "文" not in credit.label:
                continue
            name = clean(credit.value)
            if name and (_BRAND.fullmatch(name) or is_organisation(name)) and not is_desk(name, context.doc.title):
                yield FieldValue(name, "printed credit", credit.line.node)


_VARIABLE = lazy_regex(
    r"""(source|DOCSOURCE|docSource|sourceName|source_name|copyFrom|media|mediaName|media_name|nick_name|nickname)["']?\s?[:=]\s?"""
    r"""(?:(?:JsDecode|htmlDecode)\(\s?)?["']([^"'\\<>\n]{2,30})["']"""
)
_IN_VARIABLES = ("ource", "OURCE", "edia", "copyFrom", "nick")
"""Parts of these names: few scripts have one."""
_CHINESE = lazy_regex(r"[\u4e00-\u9fff]{2}")


def _variables(context: Context) -> Iterator[FieldValue]:
    """The source that a script of the page names in a variable: ``source: '城东小刀微信公号'``.

    Those of pages in letters name none.
    """
    if context.doc.lettered:
        return
    for text in context.doc.script_texts:
        for variable, value in _assigned(text) if 0 < len(text) <= _SCRIPT else ():
            if (name := clean(unlabelled(value))) and not is_person(name):
                yield FieldValue(name, "data in a script", f"script: {variable}")


@of_scripts
def _assigned(script: str) -> tuple[tuple[str, str], ...]:
    """The variables of a script that are named so, with their values in Chinese."""
    variables = _VARIABLE.findall(script) if any(word in script for word in _IN_VARIABLES) else ()
    return tuple([(name, value) for name, value in variables if _CHINESE.search(value)])


_SCRIPT = 20_000
"""Maximum number of characters of a script in which a variable is looked for: longer ones are programs."""


def _shown(node: LexborNode) -> bool:
    """Check whether neither an inline element nor the ones right around it are styled display:none."""
    around: LexborNode | None = node
    for _ in range(3):
        if around is None:
            break
        if "none" in (around.attributes.get("style") or ""):
            return False
        around = around.parent
    return True


def _named(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('id')} {attributes.get('class')}".lower()


def _reporters_paper(context: Context) -> Iterator[FieldValue]:
    """The paper before its reporter, in a line of credits: 新京报 记者 王小明."""
    for line, parts in context.parts:
        if len(line.text) > 40 or line.index <= context.start or "。" in line.text:
            continue
        for part, following in pairwise(parts):
            if (
                not part.role
                and following.label.endswith(_REPORTER)
                and is_organisation(part.value)
                and not is_desk(part.value)
                and (name := clean(part.value))
            ):
                yield FieldValue(name, "reporter's paper", line.node)


_REPORTER = ("记者", "記者", "通讯员", "通訊員", "特派员", "特派員", "评论员", "評論員", "编译", "編譯")
"""What labels end in after which a paper's own people are named."""


def _authors_paper(context: Context) -> Iterator[FieldValue]:
    """The paper that opens what a label says of the author: 作者：城东日报 王小明."""
    for credit in context.credits:
        if credit.label in _OWN and credit.colon and is_organisation(credit.value) and (name := clean(credit.value)):
            yield FieldValue(name, "printed credit", credit.line.node)
        titled = _TITLED.fullmatch(credit.value) if credit.role == "author" and credit.colon else None
        if titled and (name := clean(titled[1])):
            yield FieldValue(name, "author's paper", credit.line.node)
        paper = _FIRST.match(credit.value) if credit.role == "author" and credit.colon else None
        if paper and is_organisation(paper[1]) and (name := clean(paper[1])) and not is_desk(name, context.doc.title):
            yield FieldValue(name, "author's paper", credit.line.node)


_OWN = ("原创", "原創", "报道", "報道", "报导", "報導")
"""Labels of the site whose own text it is, or of whose reporters wrote: 原创：城东健康网, 报道：城东日报."""
_TITLED = lazy_regex(r"《([^《》]{2,12})》")
"""作者：《城东周刊》记者 王小明: the paper before its reporter."""
_FIRST = lazy_regex(r"([\u4e00-\u9fffA-Za-z+·]{3,16})\s+[\u4e00-\u9fff]{2}")


def _datelines(context: Context) -> Iterator[FieldValue]:
    """X in X讯 and X电, and the outlet before a reporter: 【聯合報╱記者王小明／台北報導】.

    Papers of Hong Kong and Taiwan open every text of their own with their name (香港文匯報訊), and credit nobody so.
    Papers in letters open it with the place.
    """
    if context.doc.lettered:
        return
    for line in [*context.head[-8:], *context.text[:3]]:
        if line.index <= context.start and line not in context.text:
            continue
        dateline = opening(line.text)
        if not dateline.outlet and len(line.text) <= 40:
            dateline = slashed(line.text)
        if dateline.outlet and (name := clean(dateline.outlet)):
            if (name in context.doc.title and _TRADITIONAL.search(line.text, 0, 40)) or is_desk(
                name, context.doc.title
            ):
                continue
            yield FieldValue(name, "dateline", line.node)
        elif not dateline.outlet and (own := before_day(line.text)) and names_site(own, context.sites):
            yield FieldValue(own, "dateline", line.node)
