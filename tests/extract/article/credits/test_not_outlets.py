"""What stands where an outlet may and is not one, and the credits that are stronger or weaker than others."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.not_outlets import is_desk, is_furniture
from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    "text",
    [
        "北京市",
        "甘肃",
        "广西壮族自治区",
        "臺灣",
        "A- A+",
        "T T",
        "Previous",
        "Next",
        "Print Share",
        "联系我们",
        "優質創作者",
        "科技领域创作者",
        "官方账号",
        "© 城东天文台",
        "城东天文台截图",
        "作者佚名",
        "听新闻",
        "Podcast",
        "登入",
        "註冊",
        "Google News 追蹤",
        "加入LINE好友",
        "設為首選來源",
        "會員限定",
        "订户",
        "打开APP",
        "APP内打开",
        "+关注",
        "AI摘要",
        "IP 属地江西",
        "1.0x",
        "晴 18℃",
        "多云",
        "农历三月十二",
        "台北訊",
        "複製連結",
        "朗讀",
        "新聞爆料",
    ],
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["即時新聞", "国际部", "國際中心", "国際部", "社會新聞", "要聞港聞組"])
def test_desks(text: str) -> None:
    assert is_desk(text)


@pytest.mark.parametrize(
    "text", ["城东日报", "36氪", "BBC", "澎湃新闻", "宣传部", "IT之家", "ZAKER", "城东发布", "会员之家", "免费午餐基金"]
)
def test_outlets(text: str) -> None:
    assert not is_furniture(text)
    assert not is_desk(text)


@pytest.mark.parametrize(
    "head",
    [
        "<div>2025-12-30 09:15</div><div>来自甘肃</div>",
        "<div>2025-12-30 09:15 发布于：北京市</div>",
        "<div>2025-12-30 09:15 <span class='source'>A- A+</span></div>",
        "<div>2025-12-30 09:15</div><div><a>Previous</a> <a>Next</a></div>",
        "<div>2025-12-30 09:15 <span class='account-authentication'>城东网络科技有限公司</span></div>",
        "<div>2025-12-30</div><figcaption><span class='media-legend'>© 城东天文台截图</span></figcaption>",
        "<div><span class='author'>国際部</span> 2025-12-30 09:15</div>",
        "<div>〔即時新聞／綜合報導〕</div>",
        "<div>2025-12-30 09:15 联系</div>",
    ],
)
def test_no_outlet_by_the_headline(head: str) -> None:
    assert page_of(head).outlet is None


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ({"head": "<p>沈知秋/城东日报</p><p>2025-12-30 14:30</p>"}, "城东日报"),
        ({"head": "<p>城东日报/沈知秋</p><p>2025-12-30 14:30</p>"}, "城东日报"),
        ({"head": "<p>城東新聞網／王小明</p>"}, "城東新聞網"),
        ({"head": "<p>圖文／CTWANT</p>", "meta": '<meta name="source" content="某某网">'}, "CTWANT"),
        ({"last": "</p><p>文／城東週刊"}, "城東週刊"),
        ({"meta": '<meta name="source" content="某某网">'}, "某某网"),
        (
            {"head": "<div>2025-12-30 <span class='source'>某某网</span></div>", "tail": "<p>来源：城东日报</p>"},
            "城东日报",
        ),
        (
            {"head": "<div>2025-12-30 水滴姐 胡一勺</div><p>执笔/水滴姐、胡一勺</p>"},
            None,
        ),
        (
            {
                "head": "<div>2025-12-30 水滴姐</div><p>执笔/水滴姐</p>",
                "meta": "<script>window.global = { source: '城东小刀微信公号', isPure: 1 };</script>",
            },
            "城东小刀微信公号",
        ),
    ],
)
def test_what_credits_an_outlet(page: dict[str, str], outlet: str | None) -> None:
    assert page_of(**page).outlet == outlet


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ({"head": '<p><a href="/u/7">管不住嘴</a></p><p>关注</p><p>2025-12-30</p>'}, "管不住嘴"),
        ({"head": '<div class="user-name">城东观水</div><div>+关注</div>'}, "城东观水"),
        ({"head": '<div class="name">城東觀水</div><div>追蹤</div>'}, "城東觀水"),
        ({"head": '<p class="author-name">城东观水</p>', "tail": "<h2>作者最新文章</h2>"}, "城东观水"),
        ({"head": '<p class="author-name">城东观水</p>'}, None),
        ({"head": "<div>2025-12-30 来源：城东日报</div><div class='name'>城东观水</div><div>关注</div>"}, "城东日报"),
    ],
)
def test_the_account_that_published(page: dict[str, str], outlet: str | None) -> None:
    assert page_of(**page).outlet == outlet
