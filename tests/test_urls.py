"""Addresses as list pages print them, and what they are taken for."""

from __future__ import annotations

import pytest
from ada_url import join_url, normalize_url
from hypothesis import given
from hypothesis import strategies as st

from scraper.urls import MAX_LENGTH, canonical, host, hostname, join, origin, same_address, same_site

LIST = "https://news.example.cn/list/2025/index.html"


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        ("a.html", "https://news.example.cn/list/2025/a.html"),
        ("../a.html", "https://news.example.cn/list/a.html"),
        ("//m.example.cn/a", "https://m.example.cn/a"),
        ("?page=2", "https://news.example.cn/list/2025/index.html?page=2"),
        (" \n/a b.html\t", "https://news.example.cn/a%20b.html"),
        ("HTTP://News.Example.CN:80/A", "http://news.example.cn/A"),
        ("https:\\\\example.cn\\a", "https://example.cn/a"),
        ("https://example.cn", "https://example.cn/"),
        ("https://例子.中国/新闻?q=低保", "https://xn--fsqu00a.xn--fiqs8s/%E6%96%B0%E9%97%BB?q=%E4%BD%8E%E4%BF%9D"),
        ("a.html#comments", "https://news.example.cn/list/2025/a.html"),
        ("#top", "https://news.example.cn/list/2025/index.html"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
    ],
)
def test_a_link_becomes_the_address_a_browser_would_ask_for(printed: str, taken: str) -> None:
    assert canonical(printed, LIST) == taken


@pytest.mark.parametrize(
    "printed",
    [
        "javascript:void(0)",
        "mailto:desk@example.cn",
        "tel:010",
        "ftp://example.cn/a",
        "file:///etc/passwd",
        "data:text/html,<p>",
        "http://",
        "http://[::1",
        "https://exa mple.cn/",
        "https://example.cn/\ud800",
        "/" + "a" * MAX_LENGTH,
    ],
)
def test_what_is_no_page_on_the_web_is_none(printed: str) -> None:
    assert canonical(printed, LIST) is None


def test_a_relative_link_without_a_base_is_none() -> None:
    assert canonical("a.html") is None
    assert canonical("a.html", "not a base") is None


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?utm_source=x&utm_medium=y", ""),
        ("?id=7&spm=C1.P2.3&from=timeline&isappinstalled=0", "?id=7"),
        ("?from=timeline&id=7", "?id=7"),
        ("?UTM_Campaign=x&ID=7", "?ID=7"),
        ("?utm%5Fsource=x", ""),
        ("?id=7&&page=2&", "?id=7&page=2"),
        ("?", ""),
        ("?fromage=brie", "?fromage=brie"),
        ("?b=2&a=1", "?b=2&a=1"),
        ("?7", "?7"),
    ],
)
def test_tracking_parameters_go_and_the_rest_stays_in_order(query: str, left: str) -> None:
    assert canonical("https://example.cn/a" + query) == "https://example.cn/a" + left


def test_a_source_may_keep_and_drop_parameters_of_its_own() -> None:
    url = "https://example.cn/a?from=7&session=x&utm_source=y"
    assert canonical(url, keep=["from"]) == "https://example.cn/a?from=7&session=x"
    assert canonical(url, drop=["sess*"]) == "https://example.cn/a"
    assert canonical(url, keep=["*"]) == url


def test_canonical_is_a_fixed_point() -> None:
    once = canonical("../新闻.html?spm=1&q=%e4%b8%ad+文#x", LIST)
    assert once is not None
    assert canonical(once) == once


def test_join_keeps_the_fragment_and_the_parameters() -> None:
    assert join(LIST, "a?spm=1#p2") == "https://news.example.cn/list/2025/a?spm=1#p2"
    assert join(None, "javascript:1") is None


@pytest.mark.parametrize(
    ("url", "whole", "name"),
    [
        ("https://News.Example.cn/a", "news.example.cn", "news.example.cn"),
        ("https://news.example.cn:443/a", "news.example.cn", "news.example.cn"),
        ("http://news.example.cn:8080/a@b", "news.example.cn:8080", "news.example.cn"),
        ("http://me:secret@news.example.cn/", "news.example.cn", "news.example.cn"),
        ("http://[::1]:8000/", "[::1]:8000", "::1"),
        ("about:blank", "", ""),
        ("nonsense", "", ""),
    ],
)
def test_host_and_hostname(url: str, whole: str, name: str) -> None:
    assert host(url) == whole
    assert hostname(url) == name


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://News.Example.cn:443/a?b#c", "https://news.example.cn"),
        ("HTTP:\\\\news.example.cn:8080\\a", "http://news.example.cn:8080"),
        ("http://me:secret@news.example.cn", "http://news.example.cn"),
        ("http://news.example.cn\\@evil.example.org/", "http://news.example.cn"),
        ("http://evil.example.org?@news.example.cn/", "http://evil.example.org"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("file:///etc/passwd", ""),
        ("/a", ""),
    ],
)
def test_origin(url: str, expected: str) -> None:
    assert origin(url) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://www.example.com/", "https://news.example.com/", True),
        ("http://example.com/", "https://example.com:8443/", True),
        ("https://a.example.com.cn/", "https://b.example.com.cn/", True),
        ("https://one.com.cn/", "https://two.com.cn/", False),
        ("https://www.example.bj.cn/", "https://www.other.bj.cn/", False),
        ("https://one.github.io/", "https://two.github.io/", False),
        ("https://example.com/", "https://example.org/", False),
        ("https://notexample.com/", "https://example.com/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", True),
        ("http://127.0.0.1/", "http://127.0.0.2/", False),
        ("http://127.0.0.1/", "http://1.0.0.1/", False),
        ("nonsense", "nonsense", False),
    ],
)
def test_same_site(a: str, b: str, same: bool) -> None:
    assert same_site(a, b) is same


@given(
    st.sampled_from(("http://", "https://", "HTTP://")),
    st.lists(st.text("ab0-.x_", max_size=6) | st.sampled_from(("cn", "com", "xn--fiqs8s", "127", "0x7f")), max_size=4),
    st.lists(st.text("aZ09-._~%2e", max_size=5) | st.sampled_from((".", "..", "%2E")), max_size=4),
)
def test_an_address_that_is_plain_already_is_left_as_the_rules_would_leave_it(
    scheme: str, labels: list[str], steps: list[str]
) -> None:
    address = "/".join((scheme + ".".join(labels), *steps))
    try:
        normal = normalize_url(address)
    except ValueError:
        normal = None
    assert join(None, address) == normal


PIECES = (
    "a",
    "b.html",
    ".",
    "..",
    "/",
    "//",
    "?",
    "#",
    "x=1",
    "&",
    "http://",
    "HTTP://",
    "c.cn",
    "%e4",
    ":",
    "@",
    " ",
    "中",
    "\\",
)


@given(
    st.sampled_from(
        (
            "https://a.cn",
            "https://a.cn/x/y.html",
            "https://a.cn/x//y/?a=1/2#c/d",
            "http://a.cn:80/x",
            "https://u:p@a.cn/x/y",
            "https://a.cn/x/../y/z",
            "https://1.2.3.4/x/",
        )
    ),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)
def test_a_link_leads_where_the_rules_would_lead_it_whatever_its_form(base: str, link: str) -> None:
    try:
        address = join_url(base, link)
    except ValueError:
        address = ""
    assert join(base, link) == (address if address.startswith("http") else None)


@pytest.mark.parametrize(
    ("spelling", "plain"),
    [
        ("/a/%31%7Ex.html", "/a/1~x.html"),
        ("/a/%e6%b2%b3.html", "/a/%E6%B2%B3.html"),
        ("/a/1.html?t=%C7%e5&n=%2d", "/a/1.html?t=%C7%E5&n=-"),
        ("/a/%2Fb%3f.html", "/a/%2Fb%3F.html"),  # these two mean something else unescaped
        ("/a/%%341.html", "/a/%%341.html"),
        ("/a/1.jsp;jsessionid=0A1B2C?id=7", "/a/1.jsp?id=7"),
        ("/a/1.jsp;JSESSIONID=0A1B2C.node1", "/a/1.jsp"),
        ("/a;jsessionid=0A1B2C/b.do", "/a/b.do"),
        ("/a/b;v=1.1/c", "/a/b;v=1.1/c"),
        ("/(S(lit3py55t21z5v55vlm25s55))/show.aspx?id=7", "/show.aspx?id=7"),
        ("/show.php?PHPSESSID=abc1&id=7", "/show.php?id=7"),
        ("/show.php?id=7&_t=1767057300123", "/show.php?id=7"),
        ("/show.php?_=1767057300&id=7", "/show.php?id=7"),
        ("/show.php?id=7&rand=0.7363819", "/show.php?id=7"),
        ("/show.php?_t=news&id=7", "/show.php?_t=news&id=7"),
        ("/a/7.shtml?t=1767057300", "/a/7.shtml"),
        ("/a/7.html?v=1767057300123", "/a/7.html"),
        ("/a/7.html?t=2", "/a/7.html?t=2"),
        ("/show.php?t=1767057300", "/show.php?t=1767057300"),
        ("/show.php?id=7&amp;cat=2", "/show.php?id=7&cat=2"),
        ("/show.php?id=7&amp;amp;cat=2", "/show.php?id=7&cat=2"),
        ("/show.php?id=7&lamp;cat=2", "/show.php?id=7&lamp;cat=2"),
        ("/show.php?random=7", "/show.php?random=7"),
        ("/show.asp?id=7&ASPSESSIONIDQABC=XYZ", "/show.asp?id=7"),
        ("/show.php?id=7&sid=5f4dcc3b5aa765d61d8327deb882cf99", "/show.php?id=7"),
        ("/show.php?sid=1001", "/show.php?sid=1001"),  # a section, a story
    ],
)
def test_escapes_and_sessions_make_no_other_address(spelling: str, plain: str) -> None:
    assert canonical(f"https://example.cn{spelling}") == f"https://example.cn{plain}"
    assert canonical(f"https://example.cn{plain}") == f"https://example.cn{plain}"


def test_a_source_may_keep_the_sessions() -> None:
    url = "https://example.cn/a/1.jsp;jsessionid=0A1B2C"
    assert canonical(url, keep=["jsessionid"]) == url
    assert canonical("https://example.cn/a?sid=7", drop=["sid"]) == "https://example.cn/a"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.cn/show?id=7&cat=2", "https://a.cn/show?cat=2&id=7", True),
        ("https://a.cn/a/7", "https://a.cn/a/7/", True),
        ("https://a.cn/a/7/", "https://a.cn/a/7/index.html", True),
        ("https://a.cn/a/7/", "https://a.cn/a//7/default.aspx", True),
        ("http://a.cn/a/7", "https://www.a.cn/a/7", True),
        ("https://a.cn/a/%E6%B2%B3", "https://a.cn/a/河", True),
        ("https://a.cn/a/7.html", "https://a.cn/a/7.html?ref=home", True),
        ("https://a.cn/a/7", "https://a.cn/a/7.shtml", True),
        ("https://a.cn/a/7?t=1767057300", "https://a.cn/a/7?t=1767057399", True),
        ("https://a.cn/show?id=1767057300", "https://a.cn/show?id=1767057399", False),
        ("https://a.cn/a/7.html", "https://a.cn/a/8.html", False),
        ("https://a.cn/show?id=7", "https://a.cn/show?id=8", False),
        ("https://a.cn/show?id=7&t=1", "https://a.cn/show?id=7&t=2", False),
        ("https://a.cn/a/7", "https://a.cn/b/7", False),
    ],
)
def test_whether_two_spellings_may_be_one_page(one: str, other: str, same: bool) -> None:
    assert same_address(one, other) is same
    assert same_address(other, one) is same


@given(st.text(alphabet="%0123456789abcdefABCDEF/.;?&=~(S)x", max_size=40))
def test_canonical_is_a_fixed_point_whatever_the_escapes(path: str) -> None:
    address = canonical(f"https://example.cn/{path}")
    assert address is None or canonical(address) == address


@pytest.mark.parametrize(
    ("encoding", "link", "address"),
    [
        ("gbk", "/show.asp?title=清河&n=1", "http://a.cn/show.asp?title=%C7%E5%BA%D3&n=1"),
        ("gb18030", "?title=清河#评论", "http://a.cn/x/?title=%C7%E5%BA%D3"),
        ("big5", "?t=清河", "http://a.cn/x/?t=%B2M%AAe"),
        ("euc-jp", "?t=日本", "http://a.cn/x/?t=%C6%FC%CB%DC"),
        ("windows-1252", "?t=été", "http://a.cn/x/?t=%E9t%E9"),
        ("utf-8", "?t=清河", "http://a.cn/x/?t=%E6%B8%85%E6%B2%B3"),
        ("gbk", "/新闻/?t=清", "http://a.cn/%E6%96%B0%E9%97%BB/?t=%C7%E5"),  # the path is in UTF-8
        ("gbk", "http://b.cn/?t=%C7%E5清", "http://b.cn/?t=%C7%E5%C7%E5"),
        ("gbk", "?t=😀清", "http://a.cn/x/?t=%26%23128512%3B%C7%E5"),  # GBK has none
        ("gbk", "/新闻#?清", "http://a.cn/%E6%96%B0%E9%97%BB"),
        ("no-such-encoding", "?t=清", "http://a.cn/x/?t=%E6%B8%85"),
    ],
)
def test_queries_are_in_the_encoding_of_their_page(encoding: str, link: str, address: str) -> None:
    """As browsers send them: node's and Chrome's answers for the same links."""
    assert canonical(link, "http://a.cn/x/", encoding=encoding) == address
