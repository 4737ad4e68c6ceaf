"""Who did what: a clause taken apart at its verb. In: a clause without its date. Out: (actor, verb, rest)."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.events.verbs import MEASURE, NOT_VERBS, STRONG
from zhongbu_quiz.extract.words import is_verb, tagged

_CAN_BE_NOUN = frozenset("组织 记录 公告 试点 试验 毕业 部署 通知 决定 规划 研究 建设 发现 发明 改革".split())


def split_predicate(clause: str) -> tuple[str, str, str]:
    """(actor, verb, rest) at the first strong verb, else at the first verb of any kind; the verb is "" where there is none."""
    words = tagged(clause[:80])
    place = 0
    weak: tuple[int, str] | None = None
    for at, (word, tag) in enumerate(words):
        if word in STRONG and not _is_noun_here(words, at, clause, place):
            if place and clause[place - 1 : place + 1] in STRONG:
                place, word = place - 1, clause[place - 1 : place + 1]
            return _actor(clause[:place]), word, clause[place + len(word) :]
        if weak is None and is_verb(tag) and word not in NOT_VERBS and (place > 0 or len(word) > 1):
            weak = (place, word)
        place += len(word)
    for verb in (
        "视察",
        "考察",
        "获批",
        "软着陆",
        "试运营",
        "迁至",
        "迁回",
        "迁往",
        "列为",
        "评为",
        "列入",
        "设市",
        "建城",
        "凿成",
    ):
        if (found := clause.find(verb, 0, 80)) >= 0:
            return _actor(clause[:found]), verb, clause[found + len(verb) :]
    for found in range(0, min(len(clause), 80) - 1):
        if clause[found : found + 2] in STRONG and not _is_noun_here(
            ((clause[found : found + 2], "v"),), 0, clause, found
        ):
            return _actor(clause[:found]), clause[found : found + 2], clause[found + 2 :]
    if weak is not None:
        return _actor(clause[: weak[0]]), weak[1], clause[weak[0] + len(weak[1]) :]
    return _actor(clause), "", ""


_JUDGED = re.compile(r"[^，。；]{2,20}(?:评审|评估|认证|验收|审核|鉴定|考核|审议|审查|检验|公投|表决)(?:$|[，。；])")


def _is_noun_here(words: tuple[tuple[str, str], ...], at: int, clause: str, place: int) -> bool:
    """True where a word that may be a verb stands as a noun: 组织 before nothing, 通过 as a preposition, anything inside 《》."""
    word = words[at][0]
    if clause.count("《", 0, place) > clause.count("》", 0, place) or clause.count("“", 0, place) > clause.count(
        "”", 0, place
    ):
        return True
    after = clause[place + len(word) :]
    if word == "通过":
        return "，" in after[:20] or (
            at == 0
            and "《" not in after[:3]
            and not _JUDGED.match(after)
            and not after.startswith(("了", "教育部", "国家", "验收", "评估", "鉴定", "审批"))
        )
    if word in ("设", "建", "办", "迁", "获"):
        return at > 0 and words[at - 1][1].startswith("d") is False and len(after) < 2
    if word in _CAN_BE_NOUN:
        return (at + 1 < len(words) and words[at + 1][0] in ("的", "工作", "活动")) or not after
    if word in ("发展", "开放", "恢复", "开始", "完成", "成功", "运营", "飞行") and after.startswith("的"):
        return True
    return after[:1] == "者" or after[:1] == "员"


def _actor(words: str) -> str:
    """The noun before the verb: adverbs and prepositional phrases behind it go."""
    words = words.strip("，、：；。 　")
    taken, depth = "", 0
    for word, tag in tagged(words):
        depth += word.count("《") - word.count("》")
        between = word in ("至", "到") and _LINE.search(words)
        if depth == 0 and (tag == "p" or word in _CUT) and word not in ("关于", "和", "与", "同") and not between:
            break
        taken += word
    return (
        re.sub(
            r"(?:正式|首次|成功|隆重|先后|已|再次|又|也|均|都|全面|联合|率先|共同|顺利|全线|同时|依法|开始|最终|并|于|在|被|就|便|又|获|仅|才)+$",
            "",
            taken,
        )
        .strip("，、的")
        .removesuffix("的前身")
    )


_LINE = re.compile(r"(?:高铁|铁路|高速|公路|段|线|航线|城际|专线|通道|管道|隧道)$")
"""From a place to another: 至 is no preposition of the clause."""
_CUT = frozenset("正式 首次 成功 隆重 率先 先后 乘 携带 获 再次 应邀 全面 全线 联合".split())


def is_measure(verb: str) -> bool:
    """True for verbs that state a figure."""
    return verb in MEASURE
