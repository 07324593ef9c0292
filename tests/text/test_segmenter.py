"""Cutting words: both engines, user dictionaries, the cache, silence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.errors import ConfigError
from scraper.models import Page
from scraper.text import segmenter
from tests.kinds import only

HEADLINE = "清河市图书馆新馆开馆"
BODY = "本报讯　图书馆新馆昨日开馆，藏书80万册，5G信号全覆盖。\n馆长周以宁说，读者凭身份证借阅，逾期不收滞纳金。"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    segmenter.configure()


@pytest.fixture(params=["jieba", "rjieba"])
def engine(request: pytest.FixtureRequest) -> segmenter.EngineName:
    name: segmenter.EngineName = request.param
    if name == "rjieba":
        pytest.importorskip("rjieba")
    segmenter.configure(engine=name)
    return name


@pytest.mark.slow
def test_words_are_jiebas_and_joined_they_are_the_text(engine: str) -> None:
    words = segmenter.words(BODY)
    assert {"图书馆", "昨日", "身份证", "5G", "，"} <= set(words)
    assert "".join(words) == "".join(BODY.split())
    assert segmenter.segmenter().startswith(f"{engine} ")
    assert segmenter.words("") == []


@pytest.mark.parametrize("earlier", [("读者", "馆长"), ()])
def test_keywords_that_were_chosen_before_stay(earlier: tuple[str, ...]) -> None:
    page = Page("article", headline=HEADLINE, body=BODY)
    anew, again = segmenter.analyse(page), segmenter.analyse(page, earlier)
    assert again.keywords == earlier != anew.keywords
    assert (again.words, again.sketch, again.fingerprint) == (anew.words, anew.sketch, anew.fingerprint)


@pytest.mark.parametrize("engine", only(["jieba", "rjieba"], "rjieba"), indirect=True)
def test_analysis_of_an_article(engine: str) -> None:
    analysis = segmenter.analyse(Page("article", headline=HEADLINE, body=BODY))
    assert analysis.words["headline"].split(" ")[-1] == "开馆"
    assert analysis.words["summary"] == ""
    assert "新馆" in analysis.keywords[:2]
    assert analysis.fingerprint != 0
    assert analysis == segmenter.analyse(Page("article", headline=HEADLINE, body=BODY))


@pytest.mark.parametrize("engine", only(["jieba", "rjieba"], "rjieba"), indirect=True)
def test_a_dictionary_adds_words_and_is_named(engine: segmenter.EngineName, tmp_path: Path) -> None:
    assert "图书馆新馆" not in segmenter.words(HEADLINE)
    names = tmp_path / "names.txt"
    names.write_text("# 地名\n清河市 1000 ns\n图书馆新馆 1000\n\n周以宁 nr\n", "utf-8")
    segmenter.configure(engine=engine, dictionaries=[names])
    assert segmenter.words(HEADLINE) == ["清河市", "图书馆新馆", "开馆"]
    assert "names.txt" in segmenter.segmenter()
    before = segmenter.segmenter()
    names.write_text("清河市 1000 ns\n", "utf-8")
    segmenter.configure(engine=engine)
    segmenter.configure(engine=engine, dictionaries=[names])
    assert segmenter.segmenter() != before
    assert "图书馆新馆" not in segmenter.words(HEADLINE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("清河市 多 少 个", ":1:"),
        ("词 12 n v", ":1:"),
        ("图书馆 99999999999999999999\n", ":1: .*too high"),
        (f"清河市 7\n图书馆 {'9' * 5000}\n", ":2: .*too high"),
        ("图书馆 1000000000000 n\n", ":1: .*too high"),
    ],
)
def test_a_mistake_in_a_dictionary_is_told_with_its_line(tmp_path: Path, text: str, where: str) -> None:
    names = tmp_path / "names.txt"
    names.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=r"names\.txt" + where):
        segmenter.configure(dictionaries=[names])
    with pytest.raises(ConfigError, match="cannot be read"):
        segmenter.configure(dictionaries=[tmp_path / "none.txt"])


def test_the_cache_is_where_only_the_user_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    folder = segmenter.cache_folder()
    assert folder == tmp_path / "scrape"
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    assert segmenter.cache_folder() is None
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert segmenter.cache_folder() is None


@pytest.mark.slow
def test_jieba_prints_nothing_and_leaves_nothing_in_the_temporary_folder(tmp_path: Path) -> None:
    code = (
        "from scraper.text import segmenter; segmenter.configure(engine='jieba');"
        " import sys; assert 'jieba' not in sys.modules; print(segmenter.words('图书馆开馆'))"
    )
    temporary, cache = tmp_path / "tmp", tmp_path / "cache"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(cache), "HOME": str(tmp_path)}
    for _ in range(2):  # once to write the cache, once to read it
        run = subprocess.run(
            [sys.executable, "-W", "always", "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout == "['图书馆', '开馆']\n"
        assert run.stderr == ""
    assert list(temporary.iterdir()) == []
