"""The form of a phrase: options that stand beside each other should be phrases of one form and, where there are enough, of one ending.

A student tells 法律法规 from 双通道达海 without knowing anything; 推动……, 加快…… and 完善…… only by knowing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import plain

_COUNTED = re.compile(r"[一二三四五六七八九十两]个?([^一二三四五六七八九十两、，]{1,4})")
_VERBS = frozenset(
    (
        "推动 推进 加快 加强 完善 健全 强化 实施 促进 打造 提升 提高 培育 发展 构建 建设 建立 优化 深化 拓宽 拓展 扩大 坚持 坚定 突出 聚焦 "
        "依托 谋划 突破 抢占 塑造 厚植 鼓励 利用 参与 吸引 培养 支持 规划 探索 遏制 防止 规范 增强 夯实 保障 统筹 做强 壮大 引导 采用 着力 "
        "大力 努力 持续 深入 不断 充分 切实 积极 主动 深度 稳步 注重 改造 创新 引入 改进 延长 延伸 增加 加大 举办 互派 缩小 压减 合理 振兴 "
        "放活 营造 树牢 守牢 严把 处理 控制 实现 落实 形成 对接 融入 承接 结合 把握 取得 服务 重视 带动 抓好 谱写 开创 制定 研究"
    ).split()
)
"""How official phrases that say what to do begin."""


@lru_cache(maxsize=65536)
def form(text: str, places: Places) -> str:
    """The level of a place (province, city …), do (a verb opens it), of (it ends in 的), pair (two halves with 、 or ，), or thing."""
    flat = plain(text)
    level = places.level(text)
    if level:
        return level
    if text.rstrip("”").endswith("的"):
        return "of"
    if "、" in text or "，" in text:
        return "pair"
    return "do" if flat[:2] in _VERBS else "thing"


def ends_as_counted(record: object, key: Slot, rival: Slot) -> bool:
    """Whether a rival ends in the word that the name counts (三基地一枢纽: 基地), where the key does (rule 39)."""
    if key.type != "part" or not isinstance(record, Slogan):
        return True
    return rival.text.endswith(counted_noun(record.name, key.text))


def counted_noun(name: str, part: str) -> str:
    """The word that a name counts and a part ends in (三基地一枢纽: 基地 or 枢纽); "" where there is none (rule 39)."""
    return next((noun for noun in _COUNTED.findall(name) if part.endswith(noun)), "")


@lru_cache(maxsize=65536)
def ending(text: str, count: int) -> str:
    """The last characters, which in Chinese name the kind of thing: …体系, …机制, …行动."""
    return plain(text)[-count:]
