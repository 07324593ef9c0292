"""Notices of failing sources, to the targets of alerts as well."""

from __future__ import annotations

import sys
from pathlib import Path

from scraper.alerts import notices
from scraper.models import SourceReport
from scraper.monitoring import notify
from scraper.sources.alerts.model import Target
from tests.alerts.services import Services

FAILED = SourceReport("江城晚报", failed=1, error="could not fetch the list page: HTTP 404")
SUMMARY = notify.summary(7, "/srv/archive.db", [FAILED])


def test_a_target_is_named(services: Services, addresses: dict[str, str]) -> None:
    targets = {"desk": Target("desk", addresses["wecom"]), "hook": Target("hook", addresses["webhook"])}
    assert notices.send_summary("desk", SUMMARY, targets) is None
    assert services.of("wecom") == ["scrape: 1 source to look at\n江城晚报: could not fetch the list page: HTTP 404"]
    assert notices.send_summary("hook", SUMMARY, targets) is None
    assert services.of("webhook")[0]["run"] == 7


def test_the_address_of_a_service_will_do(services: Services, addresses: dict[str, str]) -> None:
    assert notices.send_summary(addresses["telegram"], SUMMARY, {}) is None
    assert "<b>scrape: 1 source to look at</b>" in services.of("telegram")[0]["text"]


def test_webhooks_and_commands_are_as_they_were(services: Services, tmp_path: Path) -> None:
    assert notices.send_summary(f"{services.base}/hook", SUMMARY, {}) is None
    assert services.of("webhook")[0]["text"].startswith("scrape: 1 source")
    why = notices.send_summary(f"{sys.executable} -c 'import sys; sys.exit(3)'", SUMMARY, {}) or ""
    assert "exit code 3" in why


def test_a_failure_is_words_without_secrets(services: Services) -> None:
    services.next[:] = [404]
    why = notices.send_summary("tgram://123456789:telegramtoken/42", SUMMARY, {}) or ""
    assert "404" in why
    assert "telegramtoken" not in why
