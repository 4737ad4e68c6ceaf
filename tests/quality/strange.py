"""Facts of a stranger: what broke fatal rules when a teacher brought her own. One small base for every trouble."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.workbook.seeds import load_seeds

MONTH_RANGES = "".join(
    f"""\
  - id: ev-war-{number}
    kind: event
    date: {date}
    actor: {actor}
    action: 进行
    object: {war}
    stage: 进行
    matter: {war}
    source: {{document: 近代史, section: 战争, evidence: [{war}, {actor}, {told}]}}
"""
    for number, (date, war, actor, told) in enumerate(
        [
            ("1840-06/1842-08", "鸦片战争", "英国", "1840年6月至1842年8月"),
            ("1883-12/1885-04", "中法战争", "法国", "1883年12月至1885年4月"),
            ("1894-07/1895-04", "甲午战争", "日本", "1894年7月至1895年4月"),
            ("1950-10/1953-07", "抗美援朝战争", "志愿军", "1950年10月至1953年7月"),
            ("1872/1875", "幼童留美", "清政府", "1872—1875年"),
        ]
    )
)
ONE_NAME_TWO_ACTORS = "".join(
    f"""\
  - id: ev-congress-{number}
    kind: event
    date: {date}
    actor: {actor}
    action: 召开
    object: 第一次全国代表大会
    stage: 召开
    matter: 第一次全国代表大会
    place: {place}
    source: {{document: 近代史, section: 政党, evidence: [{told}, {actor}, 第一次全国代表大会, {place}]}}
"""
    for number, (date, told, actor, place) in enumerate(
        [("1921-07", "1921年7月", "中国共产党", "上海"), ("1924-01", "1924年1月", "中国国民党", "广州")]
    )
)
CONTENTS = """\
  - id: ev-fall
    kind: event
    date: 1864-07
    actor: 湘军
    action: 攻陷
    object: 天京
    stage: 攻陷
    matter: 天京陷落
    content: 太平天国运动失败
    source: {document: 近代史, section: 战争, evidence: [1864年7月, 湘军, 天京, 太平天国运动失败]}
  - id: ev-treaty
    kind: event
    date: 1842-08
    actor: 清政府
    action: 签订
    object: 《南京条约》
    stage: 签订
    matter: 南京条约
    content: 割让香港岛
    source: {document: 近代史, section: 战争, evidence: [1842年8月, 清政府, 《南京条约》, 割让香港岛]}
"""
QUOTED_NAMES = """\
  - id: sl-layout
    kind: slogan
    name: “五位一体”总体布局
    named: true
    complete: true
    ordered: true
    parts:
      - {n: 1, text: 经济建设}
      - {n: 2, text: 政治建设}
      - {n: 3, text: 文化建设}
      - {n: 4, text: 社会建设}
      - {n: 5, text: 生态文明建设}
    issued_in: 教材
    source: {document: 教材, section: 必修, evidence: [“五位一体”总体布局, 经济建设、政治建设、文化建设、社会建设, 生态文明建设]}
"""
SHORT_NAMES = """\
  - id: sl-water
    kind: slogan
    name: H₂O
    meaning: 水
    issued_in: 教材
    source: {document: 教材, section: 必修, evidence: [H₂O, 水]}
  - id: sl-energy
    kind: slogan
    name: E=mc²
    applies_to: 物体的质量和能量的关系
    meaning: 质能方程
    issued_in: 教材
    source: {document: 教材, section: 必修, evidence: [E=mc², 物体的质量和能量的关系, 质能方程]}
"""
EMPTY_SLOTS = """\
  - id: sl-capital
    kind: slogan
    name: 河南
    meaning: 郑州
    wording: "{name}的省会是{meaning}。"
    issued_in: 教材
    source: {document: 教材, section: 必修, evidence: [河南, 郑州]}
  - id: sl-list
    kind: slogan
    name: 三个面向
    wording: "{name}是{parts}等"
    complete: true
    parts:
      - {n: 1, text: 面向现代化}
      - {n: 2, text: 面向世界}
      - {n: 3, text: 面向未来}
    issued_in: 教材
    source: {document: 教材, section: 必修, evidence: [三个面向, 面向现代化, 面向世界, 面向未来]}
"""
STRANGE = {
    "month ranges": MONTH_RANGES,
    "one name, two actors": ONE_NAME_TWO_ACTORS,
    "contents": CONTENTS,
    "quoted names": QUOTED_NAMES,
    "short names": SHORT_NAMES,
    "wordings of one's own": EMPTY_SLOTS,
    "all": MONTH_RANGES + ONE_NAME_TWO_ACTORS + CONTENTS + QUOTED_NAMES + SHORT_NAMES + EMPTY_SLOTS,
}


def base_of(facts: str, folder: Path) -> FactBase:
    """The base of facts that are written as YAML, the entries of a list `facts:`."""
    path = folder / "facts.yaml"
    path.write_text(f"facts:\n{facts}", encoding="utf-8")
    return build_base(load_seeds([path]))
