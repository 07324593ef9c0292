"""Fingerprints: near-copies share them, other texts do not."""

from __future__ import annotations

import random

import pytest

from scraper.text.fingerprint import LEAST, SKETCH, _hashes, essence, fingerprint, of_letters

RNG = random.Random(3)
HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 900)))


def text(length: int = 400) -> str:
    return "".join(RNG.choices(HAN, k=length))


def edited(original: str, share: float) -> str:
    """The text with a share of its characters exchanged."""
    characters = list(original)
    for place in RNG.sample(range(len(characters)), int(share * len(characters))):
        characters[place] = RNG.choice(HAN)
    return "".join(characters)


def differing(one: int, other: int) -> int:
    return bin((one ^ other) & 0xFFFFFFFFFFFFFFFF).count("1")


def test_typesetting_does_not_count() -> None:
    assert fingerprint("５Ｇ手机，下乡。" * 9) == fingerprint("5g手机下乡\n" * 9)
    assert essence("Ａ，b。") == "ab"


@pytest.mark.parametrize("share", [0.02, 0.08, 0.15])
def test_near_copies_share_some_of_their_sketch(share: float) -> None:
    shared = []
    for _ in range(50):
        original = text()
        shared.append(len({*fingerprint(original).sketch} & {*fingerprint(edited(original, share)).sketch}))
    assert sum(count >= 2 for count in shared) >= 49


def test_other_texts_share_nothing() -> None:
    prints = [fingerprint(text()) for _ in range(30)]
    sketches = [set(one.sketch) for one in prints]
    assert all(len(sketch) == SKETCH for sketch in sketches)
    assert not any(a & b for n, a in enumerate(sketches) for b in sketches[:n])


def test_bits_tell_near_from_far() -> None:
    original = text()
    near, far = fingerprint(edited(original, 0.02)).bits, fingerprint(text()).bits
    assert differing(fingerprint(original).bits, near) < 16 < differing(fingerprint(original).bits, far)
    assert -(2**63) <= near < 2**63


def test_too_little_text_has_none() -> None:
    assert fingerprint("开馆。" * 3) == (0, ())
    assert fingerprint(text(LEAST)).bits != 0


def test_a_sketch_holds_each_hash_once() -> None:
    assert len(fingerprint("同一句话说了一遍" * 20).sketch) == len("同一句话说了一遍")


def test_the_bits_are_a_signed_number_as_sqlite_has_them() -> None:
    bits = [fingerprint(text()).bits for _ in range(20)]
    assert all(-(1 << 63) <= number < 1 << 63 for number in bits)
    assert min(bits) < 0 < max(bits)


@pytest.mark.parametrize("length", [40, 100, 460, 700, 3000])
def test_the_lowest_hashes_give_what_all_give(length: int) -> None:
    """By the definition, from all hashes in order: also of texts whose lowest ones do not set each bit."""
    chance = random.Random(length)
    for _ in range(40):
        letters = "".join(chance.choices([chr(code) for code in range(0x4E00, 0x5600)], k=length))
        hashes = sorted(_hashes(letters))
        first = {value & 63: value for value in reversed(hashes)}
        bits = sum(1 << bit for bit, value in first.items() if value & 64)
        assert of_letters(letters).bits % (1 << 64) == bits
        assert of_letters(letters).sketch == tuple(hashes[:SKETCH])
