"""The noun behind a counted figure: 光电子信息企业 in 聚集1.5万家光电子信息企业. In: the words after a figure. Out: the noun."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.words import is_verb, tagged

_STOP = re.compile(
    r"[，。；：、！？（）(“]|和(?=\d)|的(?=基础|基础上|目标|标准|规模|速度|时间|水平)|及(?=\d)|左右|以上|以下|，"
)
_NOUNY = (
    "n",
    "nz",
    "nr",
    "ns",
    "nt",
    "vn",
    "a",
    "b",
    "l",
    "j",
    "x",
    "an",
    "nrt",
    "i",
    "f",
    "s",
    "q",
    "m",
    "g",
    "ng",
    "h",
    "k",
    "eng",
    "r",
    "nrfg",
    "z",
    "ag",
    "tg",
    "t",
    "mg",
    "rz",
)
_NOT_FIRST = (
    "的",
    "，",
    "来",
    "后",
    "前",
    "内",
    "外",
    "里",
    "上",
    "下",
    "中",
    "时",
    "起",
    "间",
    "年",
    "目标",
    "基础",
    "大关",
    "台阶",
    "关口",
    "以",
    "增",
    "减",
    "缩",
    "扩",
    "下降",
    "上升",
    "回升",
    "回落",
    "左",
    "提高",
    "增长",
    "提升",
    "升",
    "降",
    "到",
    "至",
    "和",
    "与",
    "同",
    "同时",
)


def noun_after(words: str, wanted: bool = False) -> str:
    """The noun phrase at the start of some words, at most 20 characters; "" where none stands there.

    `wanted` where a counter stands without a noun before it, so that a first word that could be a verb is part of the
    noun (10个示范场景).
    """
    cut = _STOP.search(words[:24])
    text = words[: cut.start() if cut else 24]
    if text.startswith("“"):
        return ""
    taken: list[str] = []
    for word, tag in tagged(text):
        if not taken and (
            word.startswith(_NOT_FIRST)
            or (tag in ("d", "p", "c", "u", "uj", "ul", "vd", "vi") and len(text) > len(word) + 4)
        ):
            return ""
        if word == "的" and taken:
            taken.append(word)
            continue
        if (
            is_verb(tag)
            or (taken and tag in ("l", "i", "ad"))
            or tag in ("d", "p", "c", "ul", "ud")
            or not tag.startswith(_NOUNY)
        ):
            if is_verb(tag) and not taken and len(text) > len(word):
                if not (wanted and len(word) >= 2):
                    return ""
                taken.append(word)
                wanted = False
                continue
            break
        taken.append(word)
    phrase = "".join(taken).rstrip("的")
    return phrase if 2 <= len(phrase) <= 20 else ""


def ends_with_verb(words: str) -> bool:
    """True where some words end with a verb that wants an object (聚集, 培育), so that what follows the figure is the thing counted."""
    tags = tagged(words[-10:])
    return bool(tags) and tags[-1][1] == "v"
