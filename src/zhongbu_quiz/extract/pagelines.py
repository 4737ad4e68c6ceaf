"""Lines of a page that are no part of its text: who wrote it and when, how often it was read, where it hangs in a site, whom to call.

In: a line as the file has it, with its spaces. Out: whether it is one.
"""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon

_LONGEST = 120
_SPACES = re.compile(r"[\s\u3000·|｜/／]+")
_FRAME = "（）()【】[]〔〕"
_STOP = re.compile("[。！？；]")
_LABEL = r"[\u4e00-\u9fff]{0,4}(?:<documents.page_label>)[：:](?P<value>.*)"
_BARE = r"(?:<documents.page_word>|<documents.page_label>)$"
_DATE = r"\d{4}\D\d{1,2}\D\d{1,2}[^\s\d]?"
_WHEN = re.compile(rf"(?:{_DATE})?(?:\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?")
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?")
_PATH = re.compile("[>》＞→]")
_STEP = re.compile("[>＞›»]")
_STEPS = 12
"""No step of the path of a page is longer."""
_PIECE = 16
"""A longer piece without a label is a sentence, or a title."""
_PAGE = r"第?[A-Z]?\d{1,3}版"
_PAPER = rf"《?[\u4e00-\u9fff]{{1,10}}<documents.paper>》?\s*[（(|｜·]?\s*(?:{_DATE}|{_PAGE})"


def is_page_line(line: str, lexicon: Lexicon) -> bool:
    """True where a line is nothing but labels and what stands behind them (来源：… 作者：…  点击：32), the path of a page (首页 > 概况), the name,
    the day or the page of a paper (《某地晚报》A08版·手艺), or an account and the minute in which it posted."""
    line = line.strip()
    bare = line.strip(_FRAME).strip()
    if not bare or len(line) > _LONGEST or _STOP.search(line):
        return False
    if lexicon.pattern("<documents.page_call>").search(bare):
        return True  # 点击上方蓝字，关注我们
    if _PATH.search(bare) and lexicon.pattern("<documents.page_path>").search(bare):
        return True
    if len(steps := _STEP.split(bare)) > 1 and all(1 < len(step.strip()) <= _STEPS and step.strip().isalpha() for step in steps):
        return True  # 某区教育局政务公开>统计数据
    menu = re.split(r"\s*[|｜\u3000]\s*", bare)
    if len(menu) > 2 and lexicon.pattern("<documents.page_path>").search(bare) and all(len(piece) <= _STEPS for piece in menu):
        return True  # 首页 | 走进园区 | 招商服务
    pieces = [piece.strip(_FRAME + "，、") for piece in _SPACES.split(bare)]
    paper = lexicon.pattern(_PAPER).match(bare)
    if paper:
        return all(len(piece) < _PIECE for piece in _SPACES.split(bare[paper.end() :]))
    if len(pieces) == 2 and re.search(rf"[ \u3000]{{2,}}{_DATE}$", line) and len(pieces[0]) <= _PIECE:
        return True  # 办公室编　　2023年9月4日
    labels = [match for piece in pieces if (match := lexicon.pattern(_LABEL).match(piece))]
    posted = len(pieces) > 2 and any(map(_CLOCK.fullmatch, pieces)) and any(piece and _WHEN.fullmatch(piece) for piece in pieces)
    words = [piece for piece in pieces if lexicon.pattern(_BARE).match(piece)]
    dated = len(words) > 0 and any(piece and _WHEN.fullmatch(piece) for piece in pieces)  # 2023-11-20　某地发布　阅读量 2.3万
    if not (labels or posted or dated or (words and len(words) == len(pieces))):
        return False
    opens = lexicon.pattern(f"{_LABEL}|{_BARE}").match(pieces[0]) or posted or dated
    return bool(opens) and all(len(piece) <= _PIECE or lexicon.pattern(_LABEL).match(piece) for piece in pieces)
