"""What the words beside a date say of it: that it is the time of publishing, of a change, or of something else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from scraper.extract.article.credits.label_words import OCCASIONS
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

_LABEL = lazy_regex(
    r"(?:发布|發布|發佈|发稿|发表|發表|刊登|出版|发文|成文|生成|录入|添加|上传|建立|上架|出稿|撰稿|新聞|文章|張貼|输入|輸入|公告|公佈|公布|刊出|發文|貼文|撰寫|上傳|新增|上線)?(?:时间|時間|日期)\s{0,8}(?:[(（][A-Z]{2,4}[)）])?[:：｜|]?\s{0,8}$|(?:发表|發表|发布|發布|發佈|出版|刊登|刊|载|Posted|Published|Write|Veröffentlicht|Erstellt|Erschienen|Eingetragen|Publié|Créé|Publicado|Publicada|Pubblicato|Gepubliceerd|Geplaatst"
    r"|Publicerad|Publicerat|Publisert|Publiceret|Udgivet|Julkaistu|Opublikowano|Publikováno|Опубликовано|Опубліковано"
    r"|Δημοσίευση|Δημοσιεύτηκε|Yayınlanma|Diterbitkan|Publicat[ăa]?|Data publicării|Objavljen[oa]"
    r"|Објављено|Публикуван[ао]|Közzétéve|Megjelent|Paskelbta|Publicēts|Avaldatud|Đăng lúc|Ngày đăng|פורסם|نُ?شر(?:ت)?"
    r"|تاريخ النشر|تاریخ انتشار|प्रकाशित|เผยแพร่|입력|등록|نشر|公開日)"
    r"(?:于|於|on|:|：|\s(?:le|el|em|il|op|am|den|w|στις|tarihi:?|:))?\s{0,8}$",
    re.IGNORECASE,
)
OCCASION = lazy_regex(rf"(?:{'|'.join(OCCASIONS)})(?:时间|時間|日期)\s{{0,4}}[:：｜|]?\s{{0,4}}$")
"""The label of a date of what the text is about: 活动时间："""
_UPDATED = lazy_regex(
    r"(?:更新的?|修改|编辑|編輯|修订|異動"
    r"|Updated|Edited|modified|reviewed|revised|aktualisiert|Aktualisierung|Stand|geändert|mise? à jour|modifiée?"
    r"|actualizad[oa]|actualización|atualizad[oa]|atualização|aggiornat[oa]|aggiornamento|modifica(?:to)?|bijgewerkt|aangepast|oppdatert|opdateret|uppdaterad|ändrad|päivitetty"
    r"|endret|ændret|redigert|redigeret|muokattu|aktualizacja|aktualizováno|aktualizované|обновлено|изменено|оновлено|ενημέρωση|ενημερώθηκε|güncelle(?:me|ndi)|frissítve"
    r"|actualizat[ăa]?|Data actualizării|ažurirano|posodobljeno|ажурирано|обновен[ао]|atnaujinta|atjaunots|atjaunināts"
    r"|uuendatud|muudetud|uppfært|actualitzat|diperbarui|dikemas kini|עודכן(?: לאחרונה)?|به‌?روز ?رسانی|अपडेट(?:ेड)?"
    r"|อัปเดต|cập nhật|تحديث|수정|更新日時)"
    r"(?:时间|時間|日期|于|於|\s(?:on|at|am|le|el|em|il|op|den|d\.|lúc))?\s{0,8}(?:[(（][A-Z]{2,4}[)）])?[:：｜|]?\s{0,8}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}\s)?$",
    re.IGNORECASE,
)
OF_ELSE = lazy_regex(
    r"©|c(?i:opyright)|C(?i:opyright)|版权|版權|i(?i:cp)[备证]|I(?i:cp)[备证]|许可证|注册|截止|截至|开奖|生日|有效期|备案|今天是|現在時間|现在时间|空[气氣]|天气|天氣|成立于|[攝摄][)）]?\s?(?=\d{2,4}\s?年|$)|评论于|回复(?!\s?[:：]?\s?\d)|回覆(?!\s?[:：]?\s?\d)|最后登录",
)
"""What is said of another date. Every word of it begins with a character of its own, so that few places are tried."""
_HINT = lazy_regex(
    r"time|date|pub|info|source|meta|byline|author|origin|article|detail|news|content|title|head|dateline|from|post",
    re.IGNORECASE,
)
_AWAY = lazy_regex(
    r"comment|reply|related|recommend|sidebar|hot|rank|(?<![a-z])teaser|"
    r"(?<!entry-)(?<!post-)(?<!article-)footer|copyright|weather|clock|pinglun",
    re.IGNORECASE,
)
BEFORE = 24
"""Number of characters before a date in which the words are that tell what it is of."""


@lru_cache(maxsize=512)
def label(before: str) -> Literal["updated", "published", ""]:
    """The meaning of a date by the words before it."""
    if _UPDATED.search(before):
        return "updated"
    return "published" if _LABEL.search(before) and not OCCASION.search(before) else ""


_BEHIND = lazy_regex(
    r"\s{0,3}(?:[（(](?=[^（）()]{2,3}[）)]))?(?:(?P<updated>更新|修[改订訂正]|编辑|編輯)|(?P<published>发布|發布|發佈|发表|發表|刊登|上线))(?![:：于於时時日人者])"
)
"""A label after its date: 2026-01-31 09:15 发布."""


def meaning_of(stamp: Stamp, first: Stamp, text: str) -> Literal["updated", "published", ""]:
    """The meaning of a date by the words beside it: those before it, unless the ``first`` date of the text has none and
    opens the text with a label after it, or follows who did it: 本文最后由 王小明 于 2026-01-31 09:15 编辑."""
    opens = first.start <= _OPENS or text.endswith(_DONE, 0, first.start)
    if opens and _BEHIND.match(text, first.end):
        behind = _BEHIND.match(text, stamp.end)
        return "" if behind is None else "updated" if behind["updated"] else "published"
    return label(text[max(0, stamp.start - BEFORE) : stamp.start])


_OPENS = 2
"""Characters before a date that opens its line."""
_DONE = ("于", "於", "于 ", "於 ")


@lru_cache(maxsize=4096)
def by_name(name: str) -> int:
    """Points for the name of a date's block."""
    return (2 if _HINT.search(name) else 0) - (20 if _AWAY.search(name) else 0)
