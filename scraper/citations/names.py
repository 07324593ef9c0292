"""Names of authors for citations: Chinese, Japanese and Korean ones whole, Latin ones as family and given name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scraper.text.normalise import clean

_WHOLE_SCRIPTS = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""Han, kana and hangul: a name in these is printed family name first, without a mark between the two."""
_BODIES = frozenset(
    "& agence agency and associates association board bureau committee correspondent correspondents council desk "
    "editor editorial editors foundation group institute media ministry network news newsroom office press radio "
    "reporters service staff studio team television times tv university writer writers".split()
)
"""Words that a body has in its name, and a person has not."""
_PARTICLES = frozenset(
    "van von der den de del della di da das do dos du la le ter ten zu zur af av bin ibn el al".split()
)
"""Words that belong to the family name after them where they are printed in lower case."""
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_LONGEST = 6
"""Maximum number of words of a person's name; more are a sentence or a body."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed (``whole``), with ``family`` and ``forename`` where it can be inverted."""

    whole: str
    family: str = ""
    forename: str = ""
    particle: str = ""
    """Of the family name, in lower case: ``van der``."""
    suffix: str = ""

    @property
    def is_split(self) -> bool:
        """True for a name with a family name of its own."""
        return bool(self.family)

    @property
    def surname(self) -> str:
        """The family name with its particle; the whole name where it is not split."""
        return f"{self.particle} {self.family}".strip() or self.whole

    @property
    def inverted(self) -> str:
        """Family name, comma, given name; the whole name where it is not split."""
        if not self.is_split:
            return self.whole
        return ", ".join(part for part in (self.surname, self.forename, self.suffix) if part)

    @property
    def initials(self) -> tuple[str, ...]:
        """The first letters of the given names; of Jean-Luc both."""
        return tuple(part[0].upper() for part in re.split(r"[\s.\-‐]+", self.forename) if part)


def read(text: str) -> Name:
    """Read a name of a byline: ``Jane van der Berg``, ``Smith, Jane``, ``王小明``, ``Reuters``."""
    whole = clean(text)
    if _WHOLE_SCRIPTS.search(whole) or any(character.isdigit() for character in whole):
        return Name(whole)
    family, comma, rest = (part.strip() for part in whole.partition(","))
    if comma:
        forename, _comma, suffix = (part.strip() for part in rest.partition(","))
        if forename.lower() in _SUFFIXES:  # Martin King, Jr.
            return _split(whole, family.split(), forename)
        return Name(whole, *_with_particle(family.split(), forename), suffix) if family and forename else Name(whole)
    words = whole.split()
    if words and words[-1].lower() in _SUFFIXES:
        return _split(whole, words[:-1], words[-1])
    return _split(whole, words, "")


def _split(whole: str, words: list[str], suffix: str) -> Name:
    if not 2 <= len(words) <= _LONGEST or any(word.lower().strip(".") in _BODIES for word in words):
        return Name(whole)
    first = next((place for place in range(1, len(words) - 1) if words[place] in _PARTICLES), len(words) - 1)
    return Name(whole, *_with_particle(words[first:], " ".join(words[:first])), suffix)


def _with_particle(family: list[str], forename: str) -> tuple[str, str, str]:
    """Family name, given name, particle."""
    count = 0
    while count < len(family) - 1 and family[count] in _PARTICLES:
        count += 1
    return " ".join(family[count:]), forename, " ".join(family[:count])
