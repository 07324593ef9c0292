"""The section `digests:` of sources.yaml."""

from __future__ import annotations

from datetime import time

import pytest

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.alerts.digests import DIGEST

HEAD = (
    "sources: [{name: 人民网, list: https://a.example/, tags: [央媒]}]\ntargets: {desk: https://hooks.example.org/x}\n"
)


def test_a_digest_has_its_time_its_targets_and_its_sources() -> None:
    entry = "{name: 早报, when: daily 7:30, to: [desk, 'https://b.example/'], tags: 央媒, by: page}"
    text = f"{HEAD}digests:\n  - {entry}\n"
    (digest,) = loads(text.encode()).digests
    assert (digest.name, digest.when.at, digest.sources, digest.by, digest.query) == (
        "早报", time(7, 30), ("人民网",), "page", ""
    )  # fmt: skip
    assert [target.address for target in digest.to] == ["https://hooks.example.org/x", "https://b.example/"]


@pytest.mark.parametrize(
    ("entry", "mistake"),
    [
        ("{when: daily 07:30, to: desk}", "a digest needs a `name:`"),
        ("{name: a, to: desk}", "a digest needs a `when:`"),
        ("{name: a, when: hourly, to: desk}", "a digest is sent once a day"),
        ("{name: a, when: daily 07:30, to: dusk}", "there is no target 'dusk'; did you mean 'desk'?"),
        ("{name: a, when: daily 07:30, to: desk, sources: 人民往}", "there is no source '人民往'"),
        ("{name: a, when: daily 07:30, to: desk, query: '(低保'}", "the query cannot be understood as written"),
        ("{name: 早报, when: daily 07:30, to: desk}", "'早报' is already used as a name on line 4"),
    ],
)
def test_a_mistake_is_refused_with_its_line(entry: str, mistake: str) -> None:
    text = f"{HEAD}digests:\n  - {{name: 早报, when: daily 07:30, to: desk}}\n  - {entry}\n"
    with pytest.raises(ConfigError, match=r"sources\.yaml:5: ") as caught:
        loads(text.encode())
    assert mistake in str(caught.value)


@pytest.mark.parametrize("key", DIGEST)
def test_the_example_of_every_key_is_sound(key: str) -> None:
    needed = {"name": "name: a", "when": "when: daily 07:30", "to": "to: desk"}
    keys = ", ".join((needed | {key: DIGEST[key].example.replace("财经", "央媒")}).values())
    assert loads(f"{HEAD}digests: [{{{keys}}}]\n".encode()).digests
