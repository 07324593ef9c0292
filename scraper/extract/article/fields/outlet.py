"""Which outlet the page credits: 来源, 稿源, X in X讯, or the account that published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import LEAD, Context, Credit, beside_date
from scraper.extract.article.credits.datelines import opening, slashed
from scraper.extract.article.credits.labels import Segment, segments
from scraper.extract.article.credits.not_outlets import is_desk, is_furniture
from scraper.extract.article.credits.person_names import is_organisation, is_person, split_names
from scraper.extract.article.credits.section_names import is_channel, is_of_the_site, reads_as_channel
from scraper.extract.article.fields import payload_fields
from scraper.extract.article.fields.accounts import account
from scraper.extract.document import Found, Line
from scraper.extract.shared.han_variants import in_both

_META = (
    "source",
    "mediaid",
    "contentsource",
    "article:source",
    "og:article:source",
    "sitesource",
    "media",
    "copyrightsource",
)
"""Names of meta elements that carry 来源 (the publishing systems of people.com.cn, sina.com.cn and gov.cn sites)."""

_SPAN = re.compile(
    r"source|laiyuan|(?<!rich_)media|(?<![a-z])where|provider|(?<![a-z])from(?![a-z])|come-?from|account(?![-_]?auth)|nick_?name|user-?name|copyfrom|publisher|ly(?![a-z])"
)
"""Names of elements that hold the outlet: #source_baidu, .laiyuan, .where (qq.com), .provider (yahoo.com)."""

_ACCOUNT = re.compile(r"account|nick_?name|(?<![a-z])js_name|post-user")
"""Names of links to the account that published: #js_name of WeChat, .rich_media_meta_nickname."""

_NICKNAME = re.compile(r"nick_?name")
_CAPTION = re.compile(r"figcaption|caption|legend|carousel|swiper|slide")
"""Elements of pictures and their furniture."""

_AUTHOR = re.compile(r"(?<![a-z-])author(?:[-_]?name)?(?![a-z])")
"""Names of elements that hold who signs."""

_NO_OUTLET = re.compile(
    in_both(
        r"(?:整理|本报讯|本報訊)$|^由\s|^第?\s?[A-Z]?\d{1,3}\s?版|^[A-Z]{1,2}\d{1,3}$|^(?:网络|互联网|網路|網絡|本站|本站原创|原创|转载|未知|佚名|不详|综合|綜合|其他|其它|资料图?片?|資料圖?片?|图片|之一|网友|本网|本報|本报|来源|作者|记者|編輯|编辑|無|报道|報導|报导|報道|无|null|none|undefined|"
        r"text|words|photo|posted(?: on)?|published(?: on)?|updated|HKT|GMT|UTC|BJT)$|"
        r"^\W*$|[摄攝]影?$|\d\s?(?:分[钟鐘]|小[时時])|资料图|資料圖|视觉中国|[。！？；]|https?:|星期|周[一二三四五六日]$|分享|评论|評論|阅读|字体|字號|字号|浏览|瀏覽|点击|參與|参与|\d\s?次|免责|版权|声明|年\d|下载|收藏|打印|[<>{}]|首页|首頁|更新|编辑$"
    ),
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"[:：]|^[A-Za-z]{1,2}$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$|截[止至]|^T?[大中小](?:\s|$)"
    r"|^(?:关注|關注|听|聽|已|我要|手机|下载|字)|\d[万亿]\+?$|更新$|^(?:.{0,3}前|刚刚|首次|今[天日]|昨[天日]|编辑|文章|原创|本站|系统)?(?:发布|發布)$",
    re.IGNORECASE,
)
"""What stands unlabelled beside a date and is no outlet."""
_LAST_WORD = re.compile(r"[。”」！？][（(](?P<name>[\u4e00-\u9fff]{2,8}[报報社网網])[）)]$")
_SEVERAL = re.compile(r"[,，]\S")
_DATELINE = re.compile(r"日\s?[电電讯訊](?:[\s（(【]|$)")
_TRADITIONAL = re.compile(r"[訊電報]")
_LONGEST = 30
_CUT = re.compile(
    r"\s{0,8}(?:[|｜]|\d{4}年?第\d|(?<=[\u4e00-\u9fff)）])\s{1,8}(?=[\u4e00-\u9fff（(\[【])|[\[【]|[（(](?:记者|责任|作者|点击|微信|ID)|(?:作者|记者|责任编辑|编辑|時間|时间|发布)[:：])"
)
_RELATIVE = re.compile(
    r"\s{0,8}[–—·|•-]{0,8}\s{0,8}(?:\d{1,3}\s?(?:小時|小时|分鐘|分钟|天|日|秒|周|週|個月|个月)前|(?:今天|昨天|前天)\s{0,8}\d{1,2}:\d\d)\s{0,8}"
)


def find(context: Context) -> Found | None:
    """The outlet credited, None where the page credits none.

    By the headline first (a label, an element's name, what stands beside the date), then below the text, then the
    dateline, then the page's data.
    """
    for key, text in payload_fields.values(context, "outlet"):
        if name := clean(_unlabelled(text)):
            return Found(name, "data in a script", f"script: {key}")
    for candidates in (
        _labelled(context.above),
        _account(context),
        _unlabelled_ones(context),
        _labelled(context.below),
        _reporters_paper(context),
        _datelines(context),
        _pens(context),
        _variables(context),
    ):
        for found in candidates:
            return found
    for key in _META:
        if name := clean(_unlabelled(context.doc.meta.get(key, ""))):
            return Found(name, "meta data", f'meta[name="{key}"]')
    return None


def clean(value: str) -> str | None:
    """The outlet's name without what is printed behind it; None for what is no outlet (网络, 本站原创, 资料图)."""
    value = value.strip(" 　:：|｜·•-–—_,，、/[]【】()（）〔〕<>")
    if len(value) > 3 and value[0] + value[-1] in ("《》", "「」", "“”", '""'):
        value = value[1:-1]
    cut = _CUT.search(value)
    name = (value[: cut.start()] if cut else value).strip(" 　:：|｜·•-–—_,，、/[]【】()（）")
    if name.count("（") > name.count("）"):
        name += "）"
    if name.count("(") > name.count(")"):
        name += ")"
    if not 2 <= len(name) <= _LONGEST or _NO_OUTLET.search(name) or is_furniture(name):
        return None
    return name


def _unlabelled(value: str) -> str:
    """来源：人民网-文化频道 原创稿 -> 人民网-文化频道 原创稿 (the meta elements of people.com.cn)."""
    return re.sub(r"^\s{0,8}(?:文章|稿件)?(?:来源|來源|稿源)\s{0,8}[:：]\s{0,8}", "", value[:80])


def _labelled(credits: list[Credit]) -> Iterator[Found]:
    for credit in sorted(credits, key=lambda credit: credit.label == _SUPPLIED):
        if credit.role != "outlet" and not (credit.label == _SUPPLIED and is_organisation(credit.value)):
            continue
        if not credit.colon and len(credit.value) > 14:
            continue
        if name := clean(credit.value):
            yield Found(name, "printed credit", credit.line.node)


_SUPPLIED = "供稿"
"""Who supplied the text: an office or a person, as universities print it."""


def _elements(context: Context) -> Iterator[Found]:
    """Elements by the headline that are named for it."""
    start = context.start if context.headline.line is not None else -1
    for line in context.head:
        if _CAPTION.search(f"{line.tag} {line.block.name}"):
            continue
        if start < 0 and _NICKNAME.search(line.block.name) and (name := clean(line.text)):
            yield Found(name, "element of the source", line.node)  # a post of pictures, with its headline in the data
        if line.index <= start or len(line.text) > 120 or line.block.hidden:
            continue
        for span in line.spans:
            told = _SPAN.search(span.name) and len(span.text) <= 40 and _shown(span.node)
            if told and (name := _plain(_spaced(line, span.text))):
                yield Found(name, "element of the source", span.node)
        for link in line.links:
            if _ACCOUNT.search(_named(link.node)) and (name := clean(link.text)):
                yield Found(name, "element of the source", link.node)
        if _SPAN.search(line.block.name) and len(line.text) <= 30 and (name := _plain(_spaced(line, line.text))):
            yield Found(name, "element of the source", line.node)
    for line in context.head:  # the account of self-media stands where a reporter does elsewhere: qq.com
        if line.index <= context.start or len(line.text) > 40:
            continue
        names = f"{line.block.name} {line.block.parent.name if line.block.parent else ''}"
        for named, text, node in [(names, line.text, line.node), *((s.name, s.text, s.node) for s in line.spans)]:
            own = _AUTHOR.search(named) and len(text) <= 16 and (name := _plain(text)) and is_organisation(name)
            if own and not is_desk(name, context.doc.title):
                yield Found(name, "element of the author", node)


def _unlabelled_ones(context: Context) -> Iterator[Found]:
    """Elements named for the outlet and what stands beside the date; the site's own name gives way to a label below."""
    for found in chain(_elements(context), _beside_date(context)):
        if _is_the_site(found.value, context):
            yield from _labelled(context.below)
        yield found


def _is_the_site(name: str, context: Context) -> bool:
    return (
        context.doc.title.startswith(name)
        or context.doc.title.endswith(name)
        or name == context.doc.meta.get("og:site_name")
    )


def _publishes(name: str, context: Context) -> bool:
    """Whether an entry of the breadcrumb is the site's, or the last one, and an organisation: 體育新聞 > 城東新聞網."""
    crumb = context.crumb
    at_end = crumb is not None and len(crumb[0]) > 1 and name in (crumb[0][0], crumb[0][-1])
    return at_end and is_organisation(name) and not is_desk(name)


def _signing(context: Context) -> list[str]:
    """The names that a label by the headline says sign: 执笔/水滴姐、胡一勺."""
    return [
        name
        for credit in context.above
        if credit.role == "author" and credit.colon
        for name in split_names(credit.value)
        if not is_organisation(name)
    ]


def _account(context: Context) -> Iterator[Found]:
    """The account that published on a platform where everybody may."""
    found = account(context)
    if found is not None and (name := clean(found[0])):
        yield Found(name, "account", found[1])


_PENS = re.compile(r"[文图圖]")
_BRAND = re.compile(r"[A-Z][A-Za-z0-9]{2,11}")


def _pens(context: Context) -> Iterator[Found]:
    """The outlet that a label of text or pictures names: 圖文／CTWANT, 文／城東週刊."""
    for credit in context.credits:
        if credit.colon and credit.role in ("author", "other") and credit.label[:1] in ("文", "圖", "图"):
            if not _PENS.match(credit.label) or "文" not in credit.label:
                continue
            name = clean(credit.value)
            if name and (_BRAND.fullmatch(name) or is_organisation(name)) and not is_desk(name, context.doc.title):
                yield Found(name, "printed credit", credit.line.node)


_VARIABLE = re.compile(
    r"""["']?(?:source|sourceName|source_name|copyFrom|mediaName|media_name)["']?\s?[:=]\s?["']([^"'\\<>\n]{2,30})["']"""
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")


def _variables(context: Context) -> Iterator[Found]:
    """The source that a script of the page names in a variable: ``source: '城东小刀微信公号'``."""
    for script in context.doc.scripts:
        text = script.text()
        if len(text) > _SCRIPT or ("ource" not in text and "edia" not in text and "copyFrom" not in text):
            continue
        for found in _VARIABLE.finditer(text):
            if _CHINESE.search(found[1]) and (name := clean(_unlabelled(found[1]))) and not is_person(name):
                yield Found(name, "data in a script", f"script: {found[0][:20]}")


_SCRIPT = 20_000
"""Characters of the longest script in which a variable is looked for: longer ones are programs."""


def _spaced(line: Line, text: str) -> str:
    """The text with its elements apart that touch one another: ``<em>城东晚报</em><em>王小明</em>``."""
    for span in line.spans:
        own = span.text
        if 2 <= len(own) < len(text) and text.find(own) > 0:
            text = text.replace(own, f" {own}", 1)
    return text


def _shown(node: LexborNode) -> bool:
    """Whether neither an inline element nor the ones right around it are styled display:none."""
    around: LexborNode | None = node
    for _ in range(3):
        if around is None:
            break
        if "none" in (around.attributes.get("style") or ""):
            return False
        around = around.parent
    return True


def _plain(text: str) -> str | None:
    """The text as an outlet's name if it is nothing else: no label, no date, no person."""
    parts = segments(_RELATIVE.sub(" ", text))
    if _PARTED.search(text) and (both := slashed(text)).outlet:
        return clean(both.outlet)  # 沈知秋/城东日报
    loose = [part.value for part in parts if not part.role]
    if any(part.role in ("author", "editor", "outlet") for part in parts) or len(loose) != 1:
        return None
    name = clean(loose[0])
    return None if not name or is_person(name) or _SEVERAL.search(name) or is_channel(name) or is_desk(name) else name


def _fits(name: str, context: Context) -> bool:
    if (
        _FURNITURE.search(name)
        or is_channel(name)
        or is_person(name)
        or is_desk(name, context.doc.title)
        or name in _signing(context)
        or (context.crumb and name in context.crumb[0] and not _publishes(name, context))
        or name.isdigit()
        or _SEVERAL.search(name)
        or re.search(r"[\d.]{4,}", name)
    ):
        return False
    return not (
        len(name) > 4 and 0 <= context.start < len(context.doc.lines) and name in context.doc.lines[context.start].text
    )


def _beside_date(context: Context) -> Iterator[Found]:
    """What stands beside the date by the headline, without a label: 2019年11月25日 18:57 参考消息."""
    start, dated = context.start, list[Line]()
    site = context.crumb[0][:1] if context.crumb else []
    for line, parts in context.parts:
        if line.index < start or len(line.text) > 120 or _DATELINE.search(line.text):
            continue
        if not any(part.role == "time" and not part.label for part in parts) and not _RELATIVE.search(line.text):
            continue
        dated.append(line)
        if len(parts) > 8:
            continue
        signing = posted.groups() if (posted := _POSTED.match(line.text)) else ()
        certified = {span.text for span in line.spans if _CERTIFIED.search(span.name)}
        certified |= {link.text for link in line.links if "author" in (link.node.attributes.get("rel") or "").split()}
        loose = [value for value in beside_date(line, parts) if value not in certified and value not in signing]
        for value in sorted(loose, key=lambda name: (name in site, not is_organisation(name))):
            both = slashed(value)
            if both.outlet:
                yield Found(both.outlet, "beside the date", line.node)
            if (
                not re.search(r"[／╱]", value)
                and (name := clean(value))
                and _fits(name, context)
                and f"由 {name}" not in line.text  # WordPress: 发布于 2025年12月30日 由 王小明
                and (is_organisation(name) or (not context.doc.lettered and _short_rest(line, name, parts)))
            ):
                yield Found(name, "beside the date", line.node)
    for line in dated:
        for index in (line.index + 1, line.index - 1, line.index + 2, line.index - 2):
            near = context.doc.lines[index] if start < index < len(context.doc.lines) else None
            if near and len(near.text) <= 16 and (context.body.first is None or index < context.body.first):
                name = _plain(near.text)
                if (
                    name
                    and _fits(name, context)
                    and (not reads_as_channel(name) or is_of_the_site(name, context.doc.title))
                    and (re.search(r"[报報社网網台臺闻聞]$", name) or is_organisation(name))
                ):
                    yield Found(name, "beside the date", near.node)
    for line in context.head:
        if (
            line.index >= start
            and _RELATIVE.search(line.text)
            and len(line.text) <= 40
            and (name := _plain(line.text))
            and _fits(name, context)
        ):
            yield Found(name, "beside the date", line.node)


_CERTIFIED = re.compile(r"authentic|certif|verif|renzheng")
"""Names of elements that hold what a platform certifies of an account."""
_PARTED = re.compile(r"[／/╱∕]")
_POSTED = re.compile(r"(\S{2,16}?)\s{0,8}(?:发表于|發表於|写于)")
"""小水滴 发表于 2014-05-23: a person."""


def _named(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('id')} {attributes.get('class')}".lower()


def _short_rest(line: Line, name: str, parts: tuple[Segment, ...]) -> bool:
    """Whether the line is so short, or opens so, that what stands beside its date must be who published it."""
    return (len(line.text) <= 60 and len(parts) <= 4) or (
        len(line.text) <= LEAD and parts[0].value.startswith(name) and len(parts) > 2
    )


def _reporters_paper(context: Context) -> Iterator[Found]:
    """The paper before its reporter, in a line of credits: 新京报 记者 王小明."""
    for line, parts in context.parts:
        if len(line.text) > 40 or line.index <= context.start:
            continue
        for part, following in pairwise(parts):
            if (
                not part.role
                and following.role == "author"
                and is_organisation(part.value)
                and (name := clean(part.value))
            ):
                yield Found(name, "reporter's paper", line.node)


def _datelines(context: Context) -> Iterator[Found]:
    """X in X讯 and X电, and the outlet before a reporter: 【聯合報╱記者王小明／台北報導】.

    Papers of Hong Kong and Taiwan open every text of their own with their name (香港文匯報訊), and credit nobody so.
    """
    for line in [*context.head[-8:], *context.text[:3]]:
        if line.index <= context.start and line not in context.text:
            continue
        found = opening(line.text)
        if not found.outlet and len(line.text) <= 40:
            found = slashed(line.text)
        if found.outlet and (name := clean(found.outlet)):
            if (name in context.doc.title and _TRADITIONAL.search(line.text, 0, 40)) or is_desk(
                name, context.doc.title
            ):
                continue
            yield Found(name, "dateline", line.node)
    for line in context.text[-1:]:
        last = _LAST_WORD.search(line.text[-20:])  # …。（星洲日報）
        if last and is_organisation(last["name"]):
            yield Found(last["name"], "end of the text", line.node)
