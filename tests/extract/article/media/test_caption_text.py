"""Captions taken apart into what they say and whose picture it is."""

from __future__ import annotations

import pytest

from scraper.extract.article.media.caption_text import Caption, taken_apart


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("▲施工现场。", "施工现场。", None),
        ("▲", None, None),
        ("图为施工现场。新华社记者 王小明 摄", "图为施工现场。", "新华社记者 王小明"),
        ("春节出游，海边人气最旺。 本报记者 王小明 摄", "春节出游，海边人气最旺。", "本报记者 王小明"),
        ("施工现场（新华社记者 王小明 摄）", "施工现场", "新华社记者 王小明"),
        ("施工現場。（程志遠攝）", "施工現場。", "程志遠"),
        ("市民在公园里散步新华社记者王小明摄", "市民在公园里散步", "新华社记者王小明"),
        ("图片来源：城东网", None, "城东网"),
        ("图/视觉中国", None, "视觉中国"),
        ("街头一景。（视觉中国）", "街头一景。", "视觉中国"),
        ("新机外观(图片来自Electronista)", "新机外观", "Electronista"),
        ("村民住进新楼。(取材自城東晚報)", "村民住进新楼。", "城東晚報"),
        ("示意图。（示意圖／翻攝自城東臉書）", "示意图。", "城東臉書"),
        ("（施工现场。城东区供图）", "施工现场。", "城东区"),
        ("“求救”纸团。城东区公安分局供图", "“求救”纸团。", "城东区公安分局"),
        ("© 2026 Example Press", None, "2026 Example Press"),
        ("教练场边指点球员。视频截图", "教练场边指点球员。视频截图", None),
        ("李某 资料图", "李某 资料图", None),
        ("圖像加註文字， 施工現場", "施工現場", None),
        ("圖像來源， Getty Images", None, "Getty Images"),
        ("施工现场 来源：视觉中国", "施工现场", "视觉中国"),
        ("施工现场 来源：城东区三年规划", "施工现场 来源：城东区三年规划", None),
        ("施工现场 AFP via Getty Images", "施工现场", "AFP via Getty Images"),
        ("施工现场。 Reuters/Bloomberg", "施工现场。", "Reuters/Bloomberg"),
        ("施工现场 城东新闻记者 王小明 图", "施工现场", "城东新闻记者 王小明"),
        ("通讯员王小明／图", None, "通讯员王小明"),
        ("记者在现场画的图", "记者在现场画的图", None),
        ("工事が終わった老街＝１２日、東岸市（山田太郎撮影）", "工事が終わった老街＝１２日、東岸市", "山田太郎"),
        ("工事が終わった老街＝山田太郎撮影", "工事が終わった老街＝", "山田太郎"),
        ("施工現場。（中央社檔案照片）", "施工現場。", "中央社"),
        ("施工现场。（新华社资料图片）", "施工现场。", "新华社"),
        ("施工現場。（王小明／江紀元）", "施工現場。", "王小明／江紀元"),
        ("两段街面（铺设前／铺设后）", "两段街面（铺设前／铺设后）", None),
        ("豆腐摊 李明 摄", "豆腐摊", "李明"),
        ("排水管 王小明摄影", "排水管", "王小明"),
        ("施工现场。李明 王芳 摄", "施工现场。", "李明 王芳"),
        ("施工现场。人民网 李明 摄", "施工现场。", "人民网 李明"),
        ("施工现场 摄影记者 李明 摄", "施工现场", "摄影记者 李明"),
        ("施工现场。图片由城东区水务局提供", "施工现场。", "城东区水务局"),
        ("施工现场 本文图片均由受访者提供", "施工现场", "受访者"),
        ("Workers on the old street. (AP Photo/Jane Park)", "Workers on the old street.", "AP Photo/Jane Park"),
    ],
)
def test_a_caption_is_taken_apart(text: str, caption: str | None, credit: str | None) -> None:
    assert taken_apart(text) == Caption(caption, credit)


def test_hostile_text_takes_linear_time() -> None:
    for text in ("（" * 5000, "记者 " * 2000, "摄" * 5000, "图片来源" * 2000, "。王小明 " * 1500):
        assert taken_apart(text)
