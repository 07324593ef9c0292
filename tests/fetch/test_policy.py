"""What a source's entry makes of a policy, and of the name that sites see."""

from __future__ import annotations

from scraper import __version__
from scraper.fetch import Policy, Settings, user_agent
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
    assert policy.allowed_hosts == {"intranet.example.org"}
    assert policy.cookies == "off"


def test_the_user_agent_says_who_asks() -> None:
    assert Settings.of(loads(TEXT)).user_agent == f"scrape-news/{__version__} (news archive; desk@example.org)"
    assert user_agent() == f"scrape-news/{__version__} (news archive)"
