"""`scrape add` of sites that are not open to all: behind a password, inside a network, behind certificates."""

from __future__ import annotations

import socket
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from scraper.cli.main import scrape
from scraper.crawl.fetch.http import tls
from scraper.errors import ConfigError
from scraper.sources import load
from tests.newssite import HEADLINES, Answer, Site, article, feed, home, listing, serve

pytestmark = pytest.mark.usefixtures("folder")

DEFAULTS = "defaults: { delay: 0, proxy: direct, limits: { retries: 0 } }\n"
PATHS = {f"/bendi/202603/{n:03d}.html": headline for n, headline in enumerate(HEADLINES, 1)}
USER, PASSWORD, TYPED = "leserin", "Fluss:7@Ufer", "leserin:Fluss:7%40Ufer"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({path: article(headline) for path, headline in PATHS.items()}) as site:
        declared = '<link rel="alternate" type="application/rss+xml" title="全部" href="/rss.xml">'
        site.pages["/"] = home({"/bendi/ 本地": PATHS}, head=declared)
        site.pages["/bendi/"] = listing(PATHS)
        rss = feed(site.base, dict([*PATHS.items()][:5])).encode()
        site.pages["/rss.xml"] = Answer(rss, headers={"Content-Type": "application/xml"})
        yield site


def call(*args: str) -> Result:
    return CliRunner().invoke(scrape, args)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "options"), [("/", ["--yes"]), ("/bendi/", ["-y", "--json"]), ("/rss.xml", ["-y"])])
def test_what_needs_a_password_is_added_with_it(site: Site, folder: Path, path: str, options: list[str]) -> None:
    (folder / "sources.yaml").write_text(DEFAULTS, encoding="utf-8")
    site.opens_to = "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    added = call("add", site.base.replace("://", f"://{TYPED}@") + path, "--name", "x", *options)
    assert added.exit_code == 0, added.output
    assert "Fluss" not in added.output
    (source,) = load(folder / "sources.yaml")
    assert [(place, unquote(userinfo)) for place, userinfo in source.credentials] == [(site.base, f"{USER}:{PASSWORD}")]
    fetched = call("fetch", "-v")
    assert fetched.exit_code == 0, fetched.output
    assert int(call("search", "--count").stdout) >= 5
    assert "Fluss" not in fetched.output


def test_what_is_only_printed_has_no_password(site: Site, folder: Path) -> None:
    site.opens_to = "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    (folder / "sources.yaml").write_text(DEFAULTS, encoding="utf-8")
    shown = call("add", site.base.replace("://", f"://{TYPED}@") + "/bendi/")
    assert f"list: {site.base}/bendi/\n" in shown.stdout
    assert "--yes writes them into the address" in shown.stderr
    assert "Fluss" not in shown.output
    assert (folder / "sources.yaml").read_text(encoding="utf-8") == DEFAULTS


def test_a_new_file_with_a_password_is_for_its_owner_alone(folder: Path) -> None:
    from scraper.sources.editing import additions

    for name, address, mode in (("a", f"https://{TYPED}@a.example/", 0o600), ("b", "https://a.example/@b", 0o644)):
        file = folder / f"{name}.yaml"
        additions.append(file, {"name": "x", "list": address})
        assert file.stat().st_mode & 0o777 & ~0o022 == mode


@pytest.mark.parametrize(
    "typed", ["leserin:Fluss7@", "http://leserin:Fluss7@", "leserin:Fluss7@host", "http://l:Fl/uss7@h"]
)
def test_no_mistake_quotes_the_password(typed: str) -> None:
    result = call("add", typed)
    assert isinstance(result.exception, ConfigError)
    assert "uss7" not in str(result.exception) + result.output


class Inside:
    """getaddrinfo, for which some names lead to this machine, as those of an intranet do."""

    def __init__(self, *names: str) -> None:
        self.names, self.real = names, socket.getaddrinfo

    def __call__(self, host: Any, port: Any, *args: Any, **options: Any) -> Any:
        return self.real("127.0.0.1" if host in self.names else host, port, *args, **options)


@pytest.mark.slow
@pytest.mark.parametrize("defaults", ["", ", hosts: wiki.corp.example"])
def test_a_host_of_the_intranet_is_named(
    site: Site, folder: Path, monkeypatch: pytest.MonkeyPatch, defaults: str
) -> None:
    lookup = Inside("news.corp.example")
    monkeypatch.setattr("scraper.crawl.fetch.http.transport.Resolver.__init__.__defaults__", (lookup,))
    (folder / "sources.yaml").write_text(DEFAULTS.replace(" }\n", f"{defaults} }}\n"), encoding="utf-8")
    address = site.base.replace("127.0.0.1", "news.corp.example") + "/bendi/"
    added = call("add", address, "--name", "x", "--yes")
    assert added.exit_code == 0, added.output
    (source,) = load(folder / "sources.yaml")
    assert set(source.hosts) == {"news.corp.example", *(["wiki.corp.example"] if defaults else [])}
    fetched = call("fetch", "-v")
    assert fetched.exit_code == 0, fetched.output


def test_a_host_that_says_so_itself_needs_no_naming(site: Site, folder: Path) -> None:
    (folder / "sources.yaml").write_text(DEFAULTS, encoding="utf-8")
    assert call("add", f"{site.base}/bendi/", "--yes").exit_code == 0
    assert "hosts" not in (folder / "sources.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_that_are_gone_are_said_before_anything_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "/no/such/certificates")
    tls.context.cache_clear()
    result = call("add", f"{site.base}/bendi/", "--yes")
    tls.context.cache_clear()
    assert isinstance(result.exception, ConfigError)
    assert f"{variable} says /no/such/certificates" in str(result.exception)
    assert not site.answers
