"""Guards tell the pages of one template from those of another that uses the same names."""

from __future__ import annotations

from dataclasses import replace

from scraper.models import Hints
from scraper.teaching import Proposal, Sample, propose, sample
from scraper.teaching.guards import MARKS, guarded
from scraper.teaching.paths import Candidate

TEXT = "".join(f"<p>老街的排水管改造已经完工，第{n}段新管径比旧管粗了一倍，暴雨天不再漫水。</p>" for n in range(6))


def page(number: int, inside: str, section: str | None, template: str = "story") -> Sample:
    """A page of the site: ``inside`` stands over the text; the section is what the archive has stored."""
    content = (
        f"<html><head><title>第{number}条老街消息</title></head><body><div class={template}-page>"
        f"<h1>第{number}条老街消息</h1>"
        f"{inside}<div class=text>{TEXT}</div></div></body></html>"
    )
    made = sample(content.encode(), f"https://a.example/{number}.html", Hints(kind="article"))
    assert made is not None
    return replace(made, values={**made.values, "section": section})


def test_a_name_that_only_the_right_pages_have_guards_a_selector() -> None:
    story, other = page(1, "<i class=tag>社会</i>", "社会"), page(2, "<i class=tag>推广</i>", "财经", "promo")
    selectors = [one.selector for one in guarded(story, Candidate(10, ".tag"), [], [other])]
    assert selectors[0] == "html:has(.story-page) .tag"
    assert [bool(story.nodes(one)) for one in selectors] == [True] * len(selectors)
    assert not any(other.nodes(one) for one in selectors)


def test_without_a_difference_there_is_none() -> None:
    assert guarded(page(1, "", None), Candidate(10, ".tag"), [], [page(2, "", None)]) == []


def test_a_lesson_leaves_pages_of_another_template_alone() -> None:
    taught = page(1, "<i class=tag>社会</i>", None)
    alike = [page(n, "<i class=tag>社会</i>", "社会") for n in (2, 3)]
    others = [page(n, "<i class=tag>推广</i><b class=place>财经</b>", "财经", "promo") for n in (4, 5)]
    done = propose(taught, "section", "社会", [*alike, *others])
    assert isinstance(done, Proposal)
    assert [effect.outcome for effect in done.effects] == ["same", "same", "nothing", "nothing"]


def test_a_menu_of_equal_words_does_not_hide_the_place_that_counts() -> None:
    menu = "<ul class=menu>" + "<li><a class=item>社会</a></li>" * 40 + "</ul>"
    crumb = "<div class=crumb><a>首页</a> &gt; <a>新闻中心</a> &gt; {} &gt; 正文</div>"
    taught = page(1, menu + crumb.format("社会"), None)
    others = [page(n, menu + crumb.format(name), name) for n, name in enumerate(("财经", "体育", "社会"), 2)]
    done = propose(taught, "section", "社会", others)
    assert isinstance(done, Proposal)
    assert {effect.outcome for effect in done.effects} <= {"same", "corrected"}


def test_a_page_of_very_many_names_costs_no_more_than_one_of_some() -> None:
    names = "".join(f"<i class=n{chr(97 + n % 26)}x{'abcdefghij'[n // 26 % 10]}-{n}></i>" for n in range(3000))
    story, other = page(1, names, "社会"), page(2, names, "财经", "promo")
    guarded(story, Candidate(10, ".tag"), [], [other])
    assert len(other.matches) <= 2 * MARKS + 2
