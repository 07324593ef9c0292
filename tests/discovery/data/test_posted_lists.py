"""Requests by POST in the scripts of pages."""

from __future__ import annotations

import pytest

from scraper.discovery.data import posted_lists

URL = "https://news.example.cn/yaowen/"
LIST = "https://news.example.cn/api/article/list"
JSON = '{"channel": "yaowen", "page": {page}, "size": 20}'
FORM = "channel=yaowen&page={page}&size=20"


@pytest.mark.parametrize(
    ("script", "body"),
    [
        ('axios.post("/api/article/list",{channel:"yaowen",page:1,size:20}).then(r=>show(r))', JSON),
        ("this.$http.post('/api/article/list', {channel: 'yaowen', page: this.page, size: this.size})", JSON),
        ("http.post(`/api/article/list`, JSON.stringify({channel:'yaowen',page:t.page+1,size:20}))", JSON),
        (
            "fetch('/api/article/list', {method: 'POST', headers: {'Content-Type': 'application/json'},"
            " body: JSON.stringify({channel: 'yaowen', page, size: 20})})",
            JSON,
        ),
        ("axios({method:'post',url:'/api/article/list',data:{channel:'yaowen',page:1,size:20}})", JSON),
        ("request({url:'/api/article/list',method:'POST',data:{channel:'yaowen',page:e,size:20}})", JSON),
        ("$.post('/api/article/list',{channel:'yaowen',page:1,size:20},function(d){show(d)})", FORM),
        ("$.ajax({url:'/api/article/list',type:'post',dataType:'json',data:{channel:'yaowen',page:p,size:20}})", FORM),
        (
            "$.ajax({url:'/api/article/list',type:'POST',contentType:'application/json',"
            "data:JSON.stringify({channel:'yaowen',page:1,size:20})})",
            JSON,
        ),
        ("jQuery.post('/api/article/list','channel=yaowen&page=1&size=20',show)", FORM),
        ("axios.post('/api/article/list',qs.stringify({channel:'yaowen',page:1,size:20}))", FORM),
        (
            "axios.post('/api/article/list',{channel:'yaowen',param:{page:0}})",
            '{"channel": "yaowen", "param": {"page": {page:0}}}',
        ),
        ("axios.post('/api/article/list',{channel:'yaowen',token:window.t})", '{"channel": "yaowen"}'),
    ],
)
def test_a_call_that_posts(script: str, body: str) -> None:
    assert posted_lists.of_scripts([f"var a=1;{script};b()"], URL) == [(LIST, body)]


@pytest.mark.parametrize(
    "script",
    [
        "fetch('/api/article/list', {method: 'GET', data: {page: 1}})",
        "fetch('/api/article/list', {method: 'POST', body: new FormData(form)})",
        "axios.post('/api/user/login',{name:'a',password:'b'})",
        "axios.post('/api/comment/list',{page:1})",
        "axios.post('/api/article/like',{id:1})",
        "$.post('/api/stats/list',{page:1})",
        "axios.post('https://other.example.org/api/article/list',{page:1})",
        "axios.post(`/api/article/${id}/list`,{page:1})",
        "axios.post('/api/article/list')",
        "axios.post('/api/article/list',t)",
        "axios.post('/api/article/list',{a:'{date:%Q}'})",
        "axios.post('/api/article/list',{" + "a:{" * 500,
        "post(" * 2_000,
    ],
    ids=lambda script: script[:40],
)
def test_what_is_no_request_of_a_list(script: str) -> None:
    assert posted_lists.of_scripts([script], URL) == []


def test_a_few_are_tried_those_that_count_pages_first() -> None:
    script = "".join(f"axios.post('/api/news/list{n}',{{a:{n}}});" for n in range(5))
    script += "axios.post('/api/news/last',{page:1})"
    posted = posted_lists.of_scripts([script], URL)
    assert len(posted) == posted_lists.MOST
    assert posted[0] == ("https://news.example.cn/api/news/last", '{"page": {page}}')
