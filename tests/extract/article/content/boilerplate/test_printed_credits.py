"""Lines within an article that say whose it is."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped


@pytest.mark.parametrize(
    "line",
    [
        "（本文訊息由高遠科技提供，內文與標題經本站修訂後刊登。）",
        "（本文由「臨河時報」授權轉載）",
        "王小明/文、图",
        "（莎拉·米勒 著，王小明 譯）",
        "王小明 李四光／文",
        "经济报道记者 王小明 临河报道",
        "城东时报（www.chengdong.example）记者王小明 临河报道",
        "发自临河",
        "城东日报综合报道",
        "摘自《城东日报》",
        "据《城东日报》",
        "城东都市报记者王小明李四光摄影赵六",
        "城东报记者 王小明 山南临河报道",
        "信息员：王小明",
        "Edited by 王小明",
        "临河之声致力于为您提供客观中立的新闻报道。文中评论及分析仅代表作者或专家个人立场。",
        "© 2026年临河之声版权声明：本文所有内容受到著作权法保护，不得擅自使用。",
        "（注：作者系独立撰稿人。本文仅代表作者本人观点。责编邮箱：li@example.com）",
        "（本文仅代表作者本人观点，责编邮箱：li@example.com）",
        "东京特派员 wang@example.com",
        "苏石/乔岭（法新社、路透社等）",
        "编译 王小明；审校 李四光",
        "臨河日報中文網 http://zh.example.com",
        "臨河日報中文網 cnnews.example.com",
        "王小明 李四光 報導 / 台北市",
        "綜合報導 / 台中市",
        "编按：本文内容为作者个人观点。",
        "原文：Two Towns Share a Bridge 刊於英文《臨河時報》。",
        "发布于：北京",
        "值班编委 李四光",
        "值班主任\u3000王小明、李四光",
        "（值班總編 王小明）",
    ],
)
def test_a_credit(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "他在電視上報導 / 解說了三十年。",
        "原文：他说的是“水来了”。",
        "他说，本文仅代表他的观点是一种推脱。",
        "小王/小李（化名）后来搬走了。",
        "编译 王小明说，审校 是另一回事。",
        "值班主任忙到深夜",
        "摘自《城东日报》的一段话让他流泪，他把剪报收进了抽屉。",
        "城东日报综合了各方的意见。",
        "据《城东日报》报道，老街改造完工。",
        "老街的排水管改造完工，暴雨天不再漫水，附近商户的地下室也不用堆沙袋了。（王小明 文/图）",
        "老街的排水管改造完工，暴雨天不再漫水，附近商户的地下室也不用堆沙袋了。（王小明 摄影报道）",
        "他发自内心地笑了。",
        "值班编辑 王小明昨天到了现场。",
    ],
)
def test_no_credit(line: str) -> None:
    assert not is_dropped(line)
