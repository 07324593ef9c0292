"""What a source's entry makes of a policy, and of the name that sites see."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from scraper import __version__
from scraper.crawl.fetch import Limits, Policy, Settings, user_agent
from scraper.sources import loads

TEXT = b"""\
contact: desk@example.org
sources:
  - name: Evening Post
    list: http://intranet.example.org:8080/list
    delay: 0.5s
    concurrency: 3
    robots: ignore
    proxy: direct
    limits: { total: 30s }
"""


def test_a_source_is_followed() -> None:
    sources = loads(TEXT)
    policy = Policy.of(next(iter(sources)))
    assert (policy.delay, policy.concurrency, policy.robots, policy.proxy) == (0.5, 3, "ignore", "direct")
    assert policy.limits.total == 30.0
    assert policy.allowed_hosts == frozenset()  # nobody has said that it is inside
    assert policy.named_hosts == {"intranet.example.org"}
    assert policy.cookies == "off"


def test_named_hosts_are_spelt_as_they_are_asked_for() -> None:
    text = """
sources:
  - { name: A, list: "http://127.1:8800/" }
  - { name: B, list: "http://[::1]:8800/" }
  - { name: C, list: "http://例子.中国/", hosts: [Intranet] }
"""
    policies = [Policy.of(source) for source in loads(text.encode())]
    assert [policy.allowed_hosts for policy in policies] == [{"127.0.0.1"}, {"::1"}, {"intranet"}]
    assert [policy.named_hosts for policy in policies] == [{"127.0.0.1"}, {"::1"}, {"xn--fsqu00a.xn--fiqs8s"}]


def test_the_limits_are_those_of_the_documentation() -> None:
    text = (Path(__file__).parents[3] / "docs/fetching.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d+)(?: (?:s|MB|KB))? \|", text, re.M))
    default = Limits()
    sizes = {"body": default.body // 10**6, "headers": default.headers // 1024}
    assert rows == {name: str(int(sizes.get(name, getattr(default, name)))) for name in rows}
    assert set(rows) == {field.name for field in fields(Limits)} - {"retries"}


def test_the_user_agent_says_who_asks() -> None:
    assert Settings.of(loads(TEXT)).user_agent == f"scrape-news/{__version__} (news archive; desk@example.org)"
    assert user_agent() == f"scrape-news/{__version__} (news archive)"
