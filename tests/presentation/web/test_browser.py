"""The pages in a real browser, headless: what a person does, what must not run, what must fit.

Chromium and its driver are those of the system (Debian: chromium, chromium-driver); elsewhere the tests are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.text.segmenter import analyse
from tests import hostile
from tests.cli.filled import FIRST
from tests.presentation.web.conftest import served

pytestmark = pytest.mark.slow

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

from selenium.common.exceptions import WebDriverException  # noqa: E402 - after the check that it is there
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en",
)

Browser = Any


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("there is no chromium with chromedriver here (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    started.set_page_load_timeout(300)
    yield started
    started.quit()


@pytest.fixture(autouse=True)
def _a_desk(browser: Browser) -> None:
    browser.set_window_size(1200, 900)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.get_log("browser")


def find(browser: Browser, selector: str) -> Any:
    return browser.find_element(By.CSS_SELECTOR, selector)


def texts(browser: Browser, selector: str) -> list[str]:
    return [element.text for element in browser.find_elements(By.CSS_SELECTOR, selector)]


@contextmanager
def leading_on(browser: Browser) -> Iterator[None]:
    """Wait until the page that is left inside is gone and the next one is there, with its style sheets.

    The driver does not wait for a page that a click or a key leads to, and between the two any question to it may fail;
    on a busy machine it returns from a page it opened before the style sheet has come.
    """
    left = browser.execute_script("return performance.timeOrigin")
    yield
    arrived = (
        "return performance.timeOrigin !== arguments[0] && document.readyState === 'complete'"
        " && [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"
    )
    waiting = WebDriverWait(browser, 60, poll_frequency=0.05, ignored_exceptions=[WebDriverException])
    waiting.until(lambda _: browser.execute_script(arrived, left))


def visit(browser: Browser, url: str) -> None:
    with leading_on(browser):
        browser.get(url)


def follow(browser: Browser, selector: str) -> None:
    with leading_on(browser):
        find(browser, selector).click()


def narrow(browser: Browser, width: int = 360) -> None:
    """A telephone's screen: windows of the headless browser do not get as narrow."""
    metrics = {"width": width, "height": 780, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def complaints(browser: Browser) -> list[str]:
    """The messages of the console: violations of the policy, failed requests."""
    return [entry["message"] for entry in browser.get_log("browser")]


def test_search_narrow_down_open_and_back(browser: Browser, site: str) -> None:
    visit(browser, site)
    WebDriverWait(browser, 60).until(lambda _: browser.switch_to.active_element == find(browser, "#q"))
    with leading_on(browser):
        browser.switch_to.active_element.send_keys("滞纳金", Keys.ENTER)
    assert texts(browser, "#count") == ["2 articles"]
    assert "滞纳金" in find(browser, ".hit mark").text
    follow(browser, "#facets li a")
    assert texts(browser, "#count") == ["1 article"]
    assert find(browser, "#q").get_attribute("value") == "滞纳金"
    address = browser.current_url
    follow(browser, ".hit h2 a")
    assert find(browser, "article h1").text == "图书馆新馆开馆"
    assert texts(browser, ".body mark") == ["滞纳金"]
    follow(browser, ".back a")
    assert browser.current_url == address
    for _ in range(2):
        with leading_on(browser):
            browser.back()
    assert texts(browser, "#count") == ["1 article"]
    follow(browser, ".chosen-ones a")
    assert texts(browser, "#count") == ["2 articles"]
    assert complaints(browser) == []


def test_options_are_kept_from_search_to_search(browser: Browser, site: str) -> None:
    visit(browser, f"{site}/?q=开馆&sort=oldest&unique=1&source=evening")
    with leading_on(browser):
        find(browser, "#q").send_keys(Keys.ENTER)
    for part in ("sort=oldest", "unique=1", "source=evening"):
        assert part in browser.current_url
    assert find(browser, "input[name=unique]").is_selected()


def test_with_the_keyboard_alone(browser: Browser, site: str) -> None:
    visit(browser, f"{site}/?q=开馆")
    body = find(browser, "body")
    body.send_keys(Keys.TAB)
    first = browser.switch_to.active_element
    assert first.get_attribute("href").endswith("#content")
    assert first.value_of_css_property("outline-style") == "solid"
    assert first.rect["x"] >= 0
    seen = set()
    for _ in range(40):
        focused = browser.switch_to.active_element
        seen.add(focused.get_attribute("name") or focused.get_attribute("href"))
        focused.send_keys(Keys.TAB)
    assert {"q", "sort", "since", "until", "unique"} <= seen
    assert any(f"{site}/article/" in str(link) for link in seen)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=滞纳金",
        "/article/1",
        "/charts",
        "/data",
        "/data/articles",
        "/data/articles/1",
        "/data?sql=select+1",
        "/nope",
    ],
)
def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Browser, site: str, path: str) -> None:
    narrow(browser)
    try:
        visit(browser, site + path)
        widths = browser.execute_script(
            "return [document.documentElement.scrollWidth, document.documentElement.clientWidth, innerWidth]"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert widths[0] <= widths[1] <= 360
    assert widths[2] == 360


def test_a_table_of_chinese_is_not_pressed_into_narrow_columns(browser: Browser, site: str) -> None:
    """Chinese breaks between any two characters: a column may be as narrow as it likes, and its rows pages high."""
    visit(browser, f"{site}/data/articles")
    heights = "return [...document.querySelectorAll('.rows-and-columns tbody tr')].map(row => row.offsetHeight)"
    assert max(browser.execute_script(heights)) < 300
    narrow(browser)
    try:
        visit(browser, f"{site}/article/1")
        heights = "return [...document.querySelectorAll('.sightings tbody tr')].map(row => row.offsetHeight)"
        assert max(browser.execute_script(heights)) < 120
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_long_runs_without_a_space_fit_too(browser: Browser, hostile_site: str) -> None:
    narrow(browser)
    try:
        for path in ("/", "/article/1", "/charts"):
            visit(browser, hostile_site + path)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 360, path
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize(
    "path", ["/", "/?q=恶意标题", "/article/1?q=恶意", "/article/2", "/charts", "/data/articles", "/data/articles/1"]
)
def test_nothing_hostile_runs(browser: Browser, hostile_site: str, path: str) -> None:
    visit(browser, hostile_site + path)
    assert browser.title != hostile.MARK
    for element in browser.find_elements(By.CSS_SELECTOR, "main a[href]"):
        assert element.get_attribute("href").startswith(("http://", "https://"))
    assert not browser.find_elements(By.CSS_SELECTOR, "script, img, iframe")
    if not path.startswith("/data"):  # Datasette's own pages set colours by style attributes, which are not let through
        assert complaints(browser) == []


def test_even_markup_that_got_through_could_not_run(browser: Browser, site: str) -> None:
    visit(browser, site)
    browser.execute_script(
        "const at = document.querySelector('main'); at.innerHTML = arguments[0];"
        "const script = document.createElement('script'); script.textContent = arguments[1]; at.append(script)",
        f"<p>{hostile.IMAGE}",
        f"document.title='{hostile.MARK}'",
    )
    assert browser.title != hostile.MARK
    assert any("Content Security Policy" in message for message in complaints(browser))


def test_no_page_of_another_origin_frames_or_reads_it(browser: Browser, site: str, hostile_site: str) -> None:
    page = f"<iframe src='{site}/'></iframe>"
    visit(browser, f"data:text/html,{page}")
    frame = find(browser, "iframe")
    browser.switch_to.frame(frame)
    assert not browser.find_elements(By.CSS_SELECTOR, "#q")
    browser.switch_to.default_content()


@pytest.mark.parametrize("width", [390, 1200])
def test_pictures_are_shown_and_enlarged(browser: Browser, pictured_site: str, width: int) -> None:
    narrow(browser, width)
    try:
        visit(browser, f"{pictured_site}/article/1")
        natural = (
            "return [...document.querySelectorAll('article img')].map(image => image.complete && image.naturalWidth)"
        )
        scroll = "document.querySelectorAll('article img').forEach(image => image.scrollIntoView())"
        WebDriverWait(browser, 60).until(
            lambda _: browser.execute_script(scroll) or all(browser.execute_script(natural))
        )
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert not find(browser, "#picture-1").is_displayed()
        find(browser, "#figure-1 a").click()
        box = find(browser, "#picture-1")
        assert box.rect["width"] >= width - 20
        WebDriverWait(browser, 60).until(lambda _: find(browser, "#picture-1 img").rect["height"] > 100)
        edge = find(browser, "#picture-1 img").rect
        assert edge["x"] >= 0
        assert edge["x"] + edge["width"] <= width
        find(browser, "#picture-1 [rel=next]").click()
        assert not box.is_displayed()
        assert find(browser, "#picture-2").is_displayed()
        find(browser, "#picture-2 a[href='#figure-2']").click()
        assert not find(browser, "#picture-2").is_displayed()
        loaded = browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
        assert all(name.startswith(pictured_site) for name in loaded)
        assert complaints(browser) == []
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/?q=滞纳金", "/article/1?q=滞纳金", "/charts"])
def test_text_can_be_read_by_day_and_by_night(browser: Browser, site: str, path: str, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    visit(browser, site + path)
    paper = colour(find(browser, "body").value_of_css_property("background-color"))
    assert (luminance(paper) > 0.5) == (scheme == "light")
    for selector in ("h1", "main p", "main a", "mark", "dt", ".n", "del", "ins", ".snippet", ".facts", "svg text"):
        for element in browser.find_elements(By.CSS_SELECTOR, selector)[:3]:
            of = "fill" if selector == "svg text" else "color"
            behind = colour(element.value_of_css_property("background-color"))
            ink = colour(element.value_of_css_property(of))
            assert contrast(ink, behind if behind[3] else paper) >= 4.5, (selector, element.text)  # WCAG 2.2, 1.4.3


def test_every_page_tells_its_language_and_labels_its_fields(browser: Browser, site: str) -> None:
    for path in ("/", "/article/1", "/charts", "/data/articles", "/data"):
        visit(browser, site + path)
        assert browser.title
        assert find(browser, "html").get_attribute("lang") == "en"
        assert len(browser.find_elements(By.CSS_SELECTOR, "main")) == 1
        assert len(browser.find_elements(By.CSS_SELECTOR, "h1")) == 1
        if not path.startswith("/data"):
            for field in browser.find_elements(By.CSS_SELECTOR, "input:not([type=hidden]), select"):
                assert browser.execute_script("return arguments[0].labels.length", field), path


def test_the_report_opens_offline(browser: Browser, db: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from scraper.cli.commands.monitor.report import command

    report = tmp_path / "report.html"
    assert CliRunner().invoke(command, ["-o", str(report), "--db", str(db)]).exit_code == 0
    visit(browser, report.as_uri())
    assert len(browser.find_elements(By.CSS_SELECTOR, "svg")) >= 6
    assert find(browser, "main").value_of_css_property("font-family") != '"Times New Roman"'
    assert complaints(browser) == []
    narrow(browser)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


Colour = tuple[float, float, float, float]


def colour(css: str) -> Colour:
    numbers = [float(part) for part in css.split("(")[1].rstrip(")").split(",")]
    return numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) > 3 else 1.0


def luminance(of: Colour) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in of[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def over_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over an article a week for more than a year, of sources with long names."""
    path = tmp_path_factory.mktemp("over_time") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for number in range(64):
            day = date(2025, 1, 3) + timedelta(weeks=number)
            name = f"清河第{number % 8}综合新闻门户网站"
            page = replace(
                FIRST,
                url=f"https://news.example.cn/{number}",
                outlet=name,
                published=day.isoformat(),
                body=f"{number}。",
            )
            archive.articles.store(name, None, page, analyse(page))
    with served(path) as (url, _):
        yield url


def test_charts_are_legible_on_a_telephone(browser: Browser, over_time: str) -> None:
    narrow(browser, 390)
    try:
        visit(browser, f"{over_time}/charts")
        sizes = browser.execute_script(
            "return [...document.querySelectorAll('.chart svg')].filter(svg => svg.getBoundingClientRect().width)"
            ".flatMap(svg => [...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize)"
            " * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"
        )
        assert len(sizes) > 20
        assert min(sizes) >= 11
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [390, 1200])
def test_labels_of_an_axis_do_not_touch(browser: Browser, over_time: str, width: int) -> None:
    narrow(browser, width)
    try:
        visit(browser, f"{over_time}/charts")
        labels = browser.execute_script(
            "return [...document.querySelectorAll('#timeline .chart svg')]"
            ".filter(svg => svg.getBoundingClientRect().width).flatMap(svg => [...svg.querySelectorAll('text')])"
            ".filter(text => /^[0-9]{4}-[0-9-]+$/.test(text.textContent) && getComputedStyle(text).opacity !== '0')"
            ".map(text => text.getBoundingClientRect()).map(box => [box.left, box.right])"
        )
        assert len(labels) >= 2
        for (_, right), (left, _) in pairwise(sorted(labels)):
            assert right < left
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
