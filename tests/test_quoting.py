"""Words for a shell: quotes only where they are needed."""

from __future__ import annotations

import subprocess

import pytest

from scraper.quoting import word


@pytest.mark.parametrize("text", ["plain", "江城晚报", "a/b.db", "--opt=1", "me@example.org:80"])
def test_a_plain_word_stays(text: str) -> None:
    assert word(text) == text


@pytest.mark.parametrize("text", ["山城 日报", "it's", '"$HOME"', "a;b", "", "新\n闻", "*"])
def test_a_shell_reads_back_what_was_quoted(text: str) -> None:
    done = subprocess.run(["sh", "-c", f"printf %s {word(text)}"], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == text
