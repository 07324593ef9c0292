"""Parts of the day that are named beside a clock of twelve hours: 下午, 凌晨, pm."""

from __future__ import annotations

from collections.abc import Mapping

_HALF_DAYS: Mapping[str, str] = {
    word: part
    for part, *words in map(
        str.split,
        """
        morning    上午 午前 清晨 早上 早晨 早间 早間 早 오전
        midnight   凌晨 am
        noon       中午 正午 午间 午間
        afternoon  下午 午后 午後 傍晚 今晚 晚上 晚间 晚間 晚 夜间 夜間 夜晚 夜 오후 pm
        night      深夜 半夜 午夜 子夜 夜里 夜裡
        """.strip().splitlines(),
    )
    for word in words
}
"""Word before or after a clock of twelve hours -> the part of the day that it names, see `hour_of`."""
HALF = (
    f"(?P<half>{'|'.join(sorted((word for word in _HALF_DAYS if not word.isascii()), key=len, reverse=True))}"
    r"|[ap]\.?m\.?)"
)
"""A pattern of such a word."""


def hour_of(hour: int, half: str) -> int:
    """The hour of 24, by the word before or after it (lower case, "" for none).

    Noon lasts until three o'clock, night goes on after midnight.
    """
    part = _HALF_DAYS.get(half.replace(".", ""))
    if part in ("midnight", "night") and hour == 12:
        return 0
    first, last = _AFTER_NOON.get(part or "", (12, 0))
    return hour + 12 if first <= hour <= last else hour


_AFTER_NOON = {"afternoon": (0, 11), "noon": (0, 3), "night": (6, 11)}
"""Part of the day -> the first and the last printed hour that count from noon."""
