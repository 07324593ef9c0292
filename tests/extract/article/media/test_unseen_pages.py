"""Pictures with captions and credits on pages of systems that nobody wrote rules for: page in, pictures out."""

# ruff: noqa: E501 (markup, as systems write it)

from __future__ import annotations

import json
from typing import NamedTuple

import pytest

from scraper.extract import parse
from scraper.models import Hints, SoFar

URL = "https://www.qinghe.example.cn/2026/0131/c4410.html"
ONE = "清河市城南片区的老旧水管改造工程昨日全部完工，施工历时九个月，涉及三十二个居民小区，受益人口超过六万。"
TWO = "市水务局介绍，新管网采用球墨铸铁材质，设计寿命五十年，漏损率预计由百分之十八降至百分之九以下。"
THREE = "居民周先生说，过去早晚高峰水压不足，三楼以上常常接不到水，如今打开龙头就能用，水质也清了不少。"
FOUR = "按照计划，城北片区的改造将于今年三月启动，届时会提前一周张贴停水通知，并安排送水车到小区门口。"


class Shape(NamedTuple):
    """A page and its pictures: file, caption, credit, paragraphs before it."""

    name: str
    page: str
    pictures: list[tuple[str, str | None, str | None, int]]
    paragraphs: tuple[str, ...] = (ONE, TWO, THREE, FOUR)


def paragraphs(*texts: str, wrap: str = "<p>{}</p>") -> str:
    return "".join(wrap.format(text) for text in texts)


HEAD = "<!DOCTYPE html><html><head><meta charset=utf-8><title>城南水管改造完工</title></head><body>"

SHAPES = (
    Shape(
        "a city's site: everything is set by the editor's fonts",
        f"""{HEAD}<div class="xl-title">城南水管改造完工</div><div class="xl-info">发布时间：2026-01-31 信息来源：市水务局</div>
<div id="zoom" class="xl-con"><p align="center"><img src="./W020260131.jpg" oldsrc="W020260131.jpg" style="width:600px"></p>
<p align="center"><font face="楷体_GB2312">施工人员在吊装管道</font></p>
{paragraphs(ONE, TWO, wrap='<p style="text-indent:2em">{}</p>')}
<p align="center"><img src="./W020260132.jpg" style="width:600px"></p>
<p align="center"><font face="楷体_GB2312">工程验收现场（张立新 摄影）</font></p>
{paragraphs(THREE, FOUR, wrap='<p style="text-indent:2em">{}</p>')}</div></body></html>""",
        [
            ("W020260131.jpg", "施工人员在吊装管道", None, 0),
            ("W020260132.jpg", "工程验收现场", "张立新", 2),
        ],
    ),
    Shape(
        "a county's site: caption and picture in one paragraph",
        f"""{HEAD}<h2 class="t">城南水管改造完工</h2><p class="meta">来源：县融媒体中心 2026-01-31</p>
<div class="article_con">{paragraphs(ONE)}<p style="text-align:center"><img src="/u/1.jpg" width="640"><br>夜间抢修　记者 李文 摄</p>
{paragraphs(TWO, THREE)}<p style="text-align:center"><img src="/u/2.jpg" width="640"><br/>通水后的小区</p>{paragraphs(FOUR)}</div></body></html>""",
        [("1.jpg", "夜间抢修", "记者 李文", 1), ("2.jpg", "通水后的小区", None, 3)],
    ),
    Shape(
        "a gallery: one list of slides, each with a number and its words",
        f"""{HEAD}<h1>城南水管改造完工</h1><div class="date">2026-01-31 08:00　来源：清河日报</div>
<div class="atlas"><ul class="atlas-slides">
<li class="atlas-slide"><div class="pic"><img data-src="/g/1.jpg" src="/g/loading.gif"></div><div class="words"><i>1</i>/<i>3</i><p>1月30日，施工人员在城南路吊装管道。</p><p>清河日报记者 赵一鸣 摄</p></div></li>
<li class="atlas-slide"><div class="pic"><img data-src="/g/2.jpg" src="/g/loading.gif"></div><div class="words"><i>2</i>/<i>3</i><p>1月30日，居民在小区门口接水试水质。</p><p>清河日报记者 赵一鸣 摄</p></div></li>
<li class="atlas-slide"><div class="pic"><img data-src="/g/3.jpg" src="/g/loading.gif"></div><div class="words"><i>3</i>/<i>3</i><p>1月30日，改造后的泵房里，工作人员在记录压力。</p><p>清河日报记者 赵一鸣 摄</p></div></li>
</ul></div></body></html>""",
        [
            ("1.jpg", "1月30日，施工人员在城南路吊装管道。", "清河日报记者 赵一鸣", 0),
            ("2.jpg", "1月30日，居民在小区门口接水试水质。", "清河日报记者 赵一鸣", 1),
            ("3.jpg", "1月30日，改造后的泵房里，工作人员在记录压力。", "清河日报记者 赵一鸣", 2),
        ],
        (
            "1月30日，施工人员在城南路吊装管道。",
            "1月30日，居民在小区门口接水试水质。",
            "1月30日，改造后的泵房里，工作人员在记录压力。",
        ),
    ),
    Shape(
        "a gallery in the page's script, with its notes in another key",
        f"""{
            HEAD
        }<h1>城南水管改造完工</h1><p class="info">2026-01-31 清河网</p><div id="player"></div><p class="lead">昨日，城南片区的老旧水管改造工程完工。</p>
<script>var slideData = {
            json.dumps(
                {
                    "slides": [
                        {
                            "kpic": "https://img.example.cn/a1_large.jpg",
                            "thumb": "https://img.example.cn/a1_s.jpg",
                            "note": "吊装管道（赵一鸣/摄）",
                        },
                        {
                            "kpic": "https://img.example.cn/a2_large.jpg",
                            "thumb": "https://img.example.cn/a2_s.jpg",
                            "note": "居民试水。图源：清河网",
                        },
                        {
                            "kpic": "https://img.example.cn/a3_large.jpg",
                            "thumb": "https://img.example.cn/a3_s.jpg",
                            "note": "泵房",
                        },
                    ]
                },
                ensure_ascii=False,
            )
        };</script></body></html>""",
        [
            ("a1_large.jpg", "吊装管道", "赵一鸣", 0),
            ("a2_large.jpg", "居民试水。", "清河网", 0),
            ("a3_large.jpg", "泵房", None, 0),
        ],
        (),
    ),
    Shape(
        "WeChat: sections, small grey words with an arrow, credits with bars",
        f"""{HEAD}<h1 id="activity-name" class="rich_media_title">城南水管改造完工</h1><div id="js_content" class="rich_media_content">
<section><section style="text-align:center"><img data-src="https://mmbiz.qpic.cn/mmbiz_jpg/aaa/640?wx_fmt=jpeg" data-w="1080" data-type="jpeg"></section></section>
<section style="text-align:center;font-size:12px;color:rgb(136, 136, 136)"><span>△ 管道吊装</span></section>
<section><span style="font-size:15px">{ONE}</span></section><section><span style="font-size:15px">{TWO}</span></section>
<p style="text-align:center"><img data-src="https://mmbiz.qpic.cn/mmbiz_jpg/bbb/640?wx_fmt=jpeg" data-w="1080"></p>
<p style="text-align:center"><span style="font-size:12px;color:#b2b2b2">通水第一天的小区｜摄影：周敏</span></p>
<section><span style="font-size:15px">{THREE}</span></section><section><span style="font-size:15px">{FOUR}</span></section>
</div></body></html>""",
        [
            ("mmbiz_jpg/aaa/640?wx_fmt=jpeg", "管道吊装", None, 0),
            ("mmbiz_jpg/bbb/640?wx_fmt=jpeg", "通水第一天的小区", "周敏", 2),
        ],
    ),
    Shape(
        "Taiwan: a figure whose caption ends in the agency and the reporter",
        f"""{HEAD}<article><h1>城南水管汰換完工</h1><time>2026-01-31 09:20</time>
<section class="story"><figure class="story__cover"><picture><source srcset="https://pgw.example.tw/l/1.webp 1200w, https://pgw.example.tw/s/1.webp 400w"><img src="https://pgw.example.tw/s/1.jpg" alt=""></picture>
<figcaption>工人吊裝新管。記者林育生／攝影</figcaption></figure>
{paragraphs(ONE, TWO)}
<figure><img src="https://pgw.example.tw/2.jpg"><figcaption>汰換後的加壓站。圖／自來水公司提供</figcaption></figure>{paragraphs(THREE, FOUR)}</section></article></body></html>""",
        [("1.webp", "工人吊裝新管。", "記者林育生", 0), ("2.jpg", "汰換後的加壓站。", "自來水公司", 2)],
    ),
    Shape(
        "Taiwan: bold lines with a triangle under pictures",
        f"""{HEAD}<h1>城南水管汰換完工</h1><div class="author">記者林育生／台南報導</div><div class="content">
<p><img src="https://cdn.example.tw/3.jpg" width="600"></p><p><strong>▲工人吊裝新管。（圖／記者林育生攝）</strong></p>{paragraphs(ONE, TWO)}
<p><img src="https://cdn.example.tw/4.jpg" width="600"></p><p><strong>▲▼市民試水，直呼水變清了。（圖／翻攝自爆料公社）</strong></p><p><img src="https://cdn.example.tw/5.jpg" width="600"></p>{paragraphs(THREE, FOUR)}</div></body></html>""",
        [
            ("3.jpg", "工人吊裝新管。", "記者林育生", 0),
            ("4.jpg", "市民試水，直呼水變清了。", "爆料公社", 2),
            ("5.jpg", None, None, 2),
        ],
    ),
    Shape(
        "Hong Kong: the caption in a span beside a lazy image, the photographer in brackets",
        f"""{HEAD}<h1>城南水管更換工程竣工</h1><div class="article-body"><div class="media-wrap"><div class="lazy"><img data-src="https://cdn.example.hk/6.jpg" src="data:image/gif;base64,AAAA"></div><span class="media-wrap__desc">工人在路面吊裝喉管。（陳志明攝）</span></div>
{paragraphs(ONE, TWO)}<div class="media-wrap"><div class="lazy"><img data-src="https://cdn.example.hk/7.jpg" src="data:image/gif;base64,AAAA"></div><span class="media-wrap__desc">水務署指新喉管可用五十年。（政府新聞處圖片）</span></div>{paragraphs(THREE, FOUR)}</div></body></html>""",
        [
            ("6.jpg", "工人在路面吊裝喉管。", "陳志明", 0),
            ("7.jpg", "水務署指新喉管可用五十年。", "政府新聞處", 2),
        ],
    ),
    Shape(
        "an old portal: picture and caption in the cells of a table",
        f"""{HEAD}<table width="100%"><tr><td align="center"><b><font size="5">城南水管改造完工</font></b></td></tr><tr><td align="center">2026年1月31日 清河晚报</td></tr></table>
<div id="content"><table align="center" width="500"><tr><td><img src="/old/8.jpg" width="480"></td></tr><tr><td align="center" class="f12">8台吊车同时作业</td></tr></table>
{paragraphs("　　" + ONE, "　　" + TWO)}<table align="left"><tr><td><img src="/old/9.jpg" width="300"></td></tr><tr><td><font size="2">泵房内景 本报记者 孙晓 摄</font></td></tr></table>{paragraphs("　　" + THREE, "　　" + FOUR)}</div></body></html>""",
        [("8.jpg", "8台吊车同时作业", None, 0), ("9.jpg", "泵房内景", "本报记者 孙晓", 2)],
    ),
    Shape(
        "a definition list: dt the picture, dd the words",
        f"""{HEAD}<h1>城南水管改造完工</h1><div class="txt">{paragraphs(ONE)}<dl class="img-box"><dt><img src="/p/10.jpg" width="550"></dt><dd>施工人员在城南路吊装管道，当天共完成一百二十米。赵一鸣摄</dd></dl>{paragraphs(TWO, THREE)}
<dl class="img-box"><dt><img src="/p/11.jpg" width="550"></dt><dd>通水后的龙头。视觉清河供图</dd></dl>{paragraphs(FOUR)}</div></body></html>""",
        [
            ("10.jpg", "施工人员在城南路吊装管道，当天共完成一百二十米。", "赵一鸣", 1),
            ("11.jpg", "通水后的龙头。", "视觉清河", 3),
        ],
    ),
    Shape(
        "a blog's system: the words in the attributes of a link that opens the picture",
        f"""{HEAD}<main><article><h1>城南水管改造完工</h1><div class="entry">{paragraphs(ONE)}
<a href="/up/12-large.jpg" data-lightbox="a" data-caption="施工人员在城南路吊装管道。"><img src="/up/12-small.jpg" alt="12-small" width="700"></a>{paragraphs(TWO, THREE)}
<div class="wp-caption aligncenter" style="width:710px"><img src="/up/13.jpg" width="700"><p class="wp-caption-text">通水后的小区，摄于1月30日</p></div>{paragraphs(FOUR)}</div></article></main></body></html>""",
        [("12-", "施工人员在城南路吊装管道。", None, 1), ("13.jpg", "通水后的小区，摄于1月30日", None, 3)],
    ),
    Shape(
        "science: numbered figures with sources",
        f"""{HEAD}<h1>城南水管改造完工</h1><div class="article-text">{paragraphs(ONE, TWO)}<p><img src="/f/14.png" width="620"></p><p style="text-align:center">图1 管网漏损率的变化（图片来源：清河大学水利学院）</p>{paragraphs(THREE)}
<p><img src="/f/15.png" width="620"></p><p style="text-align:center">图2：各小区水压。制图：王琳</p>{paragraphs(FOUR)}</div></body></html>""",
        [
            ("14.png", "图1 管网漏损率的变化", "清河大学水利学院", 2),
            ("15.png", "图2：各小区水压。", "王琳", 3),
        ],
    ),
    Shape(
        "a paper: the credit on a line of its own under the caption",
        f"""{HEAD}<h1>城南水管改造完工</h1><div class="content"><div class="photo"><img src="/n/16.jpg"><p class="photo-title">1月30日，施工人员在吊装管道。</p><p class="photo-author">摄影：赵一鸣</p></div>{paragraphs(ONE, TWO)}
<div class="photo"><img src="/n/17.jpg"><p class="photo-title">居民在试水。</p><p class="photo-author">受访者供图</p></div>{paragraphs(THREE, FOUR)}</div></body></html>""",
        [("16.jpg", "1月30日，施工人员在吊装管道。", "赵一鸣", 0), ("17.jpg", "居民在试水。", "受访者", 2)],
    ),
    Shape(
        "a client: the caption stands right below, smaller, in a class of its own system",
        f"""{HEAD}<h1>城南水管改造完工</h1><div class="artcl">{paragraphs(ONE)}<div class="illus"><img src="https://i.example.cn/18.jpg?x-oss-process=image/resize,w_800" data-width="1200" data-height="800"><div class="illus-txt" style="font-size:13px;text-align:left">水务局的抢修队在零下八度的夜里更换阀门</div></div>{paragraphs(TWO, THREE)}
<div class="illus"><img src="https://i.example.cn/19.jpg" data-width="1200" data-height="800"><div class="illus-txt" style="font-size:13px;text-align:left">图 | 清河水务</div></div>{paragraphs(FOUR)}</div></body></html>""",
        [
            ("18.jpg?x-oss-process=image/resize,w_800", "水务局的抢修队在零下八度的夜里更换阀门", None, 1),
            ("19.jpg", None, "清河水务", 3),
        ],
    ),
    Shape(
        "two pictures side by side with one line for both, and words about all pictures at the end",
        f"""{HEAD}<h1>城南水管改造完工</h1><div class="content">{paragraphs(ONE, TWO)}<p style="text-align:center"><img src="/z/20.jpg" width="300"><img src="/z/21.jpg" width="300"></p><p style="text-align:center">左图为改造前的阀门，右图为改造后的阀门。</p>{paragraphs(THREE, FOUR)}<p style="text-align:right">（本文图片均由市水务局提供）</p></div></body></html>""",
        [
            ("20.jpg", None, None, 2),
            ("21.jpg", "左图为改造前的阀门，右图为改造后的阀门。", None, 2),
        ],
    ),
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_pictures_have_their_captions_and_credits(shape: Shape) -> None:
    page = parse(shape.page.encode(), URL)
    read = [(image.caption, image.credit, image.after) for image in page.images]
    assert read == [(caption, credit, after) for _, caption, credit, after in shape.pictures]
    for image, (file, *_) in zip(page.images, shape.pictures, strict=True):
        assert file in image.url
    if shape.paragraphs:
        assert page.body.replace("　", "").split("\n") == list(shape.paragraphs)


@pytest.mark.parametrize("number", [1, 2])
def test_a_gallery_over_several_pages_has_a_picture_on_each(number: int) -> None:
    """The picture is a link to the next page, and its caption is all that the page says."""

    def page(own: int) -> str:
        following = f"c4410_{own + 1}.html"
        thumbs = "".join(f'<li><a href="c4410_{n}.html"><img src="/g/t{n}.jpg"></a></li>' for n in range(1, 7))
        return f"""{HEAD}<h1>城南水管改造完工</h1><div class="info">2026-01-31 来源：清河日报</div>
<div class="atlas"><div class="big"><a href="{following}"><img src="/g/{own}.jpg" alt="城南水管改造完工"></a></div>
<div class="words"><span>{own}/6</span><p>施工人员在城南路吊装第{own}根管道，当天共完成一百二十米。 赵一鸣 摄</p></div>
<div class="turn"><a href="c4410_{own - 1}.html">上一张</a><a href="{following}">下一张</a></div></div>
<div class="thumbs"><ul>{thumbs}</ul></div></body></html>"""

    first = parse(page(1).encode(), URL)
    read = first
    if number == 2:
        so_far = SoFar(first, 1, (URL,))
        read = parse(page(2).encode(), URL.replace(".html", "_2.html"), Hints(so_far=so_far))
    caption = f"施工人员在城南路吊装第{number}根管道，当天共完成一百二十米。"
    assert [(one.url[-8:], one.caption, one.credit) for one in read.images] == [
        (f"/g/{number}.jpg"[-8:], caption, "赵一鸣")
    ]
    assert read.next_url == URL.replace(".html", f"_{number + 1}.html")
