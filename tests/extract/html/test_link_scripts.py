"""Addresses and texts of links that a script opens or writes."""

from __future__ import annotations

import pytest

from scraper.extract.html.link_scripts import SCRIPTED, address_of, is_script, written


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ({"href": "javascript:void(0)", "onclick": "window.open('/a/1.html')"}, "/a/1.html"),
        ({"href": "javascript:openUrl('https://news.example.cn/a/1')"}, "https://news.example.cn/a/1"),
        ({"href": "javascript:openUrl(%27/a/1.html%27)"}, "/a/1.html"),
        ({"href": "javascript:openUrl(%22/a/%E6%B8%A1%E5%8F%A3.html%22)"}, "/a/渡口.html"),
        (
            {
                "href": "javascript:if(confirm(%27https://news.example.cn/a/1.html  \n\nIt was not retrieved. Do "
                "you want to open it from the server?%27))window.location=%27https://news.example.cn/a/1.html%27"
            },
            "https://news.example.cn/a/1.html",
        ),
        ({"href": "javascript:void(0)", "onclick": "open('/a%27/1.html')"}, "/a%27/1.html"),
        ({"data-url": " ../2026/1.html "}, "../2026/1.html"),
        ({"data-href": "42", "onclick": "go('/a/1.html')"}, ""),
        ({"onclick": "window.open('_blank', 'main')"}, ""),
        ({"onmousedown": 'show("list.php?id=7")'}, "list.php?id=7"),
        ({"onclick": None}, ""),
        ({}, ""),
    ],
)
def test_the_address_that_a_script_opens(attributes: dict[str, str | None], address: str) -> None:
    assert address_of(attributes) == address


@pytest.mark.parametrize("href", ["javascript:void(0)", "#", "JavaScript:go()", "void(0)"])
def test_a_link_that_leads_nowhere(href: str) -> None:
    assert is_script(href)
    assert href[0] in SCRIPTED


@pytest.mark.parametrize("href", ["/a/1.html", "https://news.example.cn/", "java.html", ""])
def test_a_link_that_leads_somewhere(href: str) -> None:
    assert not is_script(href)


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("document.write(view('渡口换新'))", "渡口换新"),
        ('document.writeln("渡口换新")', "渡口换新"),
        ("document.write('<b>渡口</b>')", ""),
        (r"document.write(unescape('%u6e21%u53e3\ud83d\ude00换新'))", "渡口😀换新"),
        (r"document.write('渡口\ud83d换新')", "渡口\ufffd换新"),
        ("var a = '渡口换新'", ""),
        ("var title = '渡口换新'; title = title.replace(/<br>/g, ''); document.write(title);", "渡口换新"),
        ('t="渡口换新";document.writeln( t )', "渡口换新"),
        ("var other = '旧闻'; document.write(title);", ""),
    ],
)
def test_the_text_that_a_script_writes(script: str, text: str) -> None:
    assert written(script) == text
