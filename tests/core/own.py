"""Questions that a teacher wrote herself, one of each kind, as YAML; and a deck that prints them all."""

from __future__ import annotations

QUESTIONS = """\
facts:
  - id: q1
    kind: question
    item_kind: single_choice
    stem: 秦统一六国的年份是（　　）。
    options: [公元前230年, 公元前221年, 公元前206年]
    answer: B
    explanation: 公元前221年，秦灭齐，六国归一。
    tags: [历史::秦]
  - id: q2
    kind: question
    item_kind: multiple_choice
    stem: 下列属于战国七雄的有（　　）。
    options: [秦, 齐, 晋, 楚]
    answer: A、B、D
    explanation: C项晋在战国初年已被三家瓜分。
    tags: [历史::秦]
  - {id: q3, kind: question, item_kind: true_false, stem: 长城始建于清代。, answer: 错, tags: [历史::明清]}
  - id: q4
    kind: question
    item_kind: fill_blank
    stem: 四大发明里，蔡伦改进了______，毕昇发明了______。
    answer: 造纸术；活字印刷术
    accepted: [[造纸]]
    difficulty: 2
  - {id: q5, kind: question, item_kind: cloze, stem: 编年体通史《资治通鉴》的作者是（　　）。, answer: 司马光}
  - id: q6
    kind: question
    item_kind: matching
    stem: |
      把朝代和都城连起来。
      （1）西汉
      （2）北宋
    options: [开封, 长安, 南京]
    answer: 1—B；2—A
  - {id: q7, kind: question, item_kind: ordering, stem: 把朝代按先后排列。, options: [唐, 秦, 汉], answer: B→C→A}
  - id: q8
    kind: question
    item_kind: short_answer
    stem: 概括贞观之治出现的原因。
    answer: 吸取隋亡教训；虚心纳谏。
    points: [[吸取隋亡教训, 2], [虚心纳谏, 2]]
    material: |
      材料一：水能载舟，亦能覆舟。
      材料二：以人为镜，可以明得失。
    source: {document: 资治通鉴, section: 唐纪}
    level: 理解
    note: 材料有删节。
"""

KINDS = ("single_choice", "multiple_choice", "true_false", "fill_blank", "cloze", "matching", "ordering", "short_answer")

DECK = f"""\
title: 我的卷子
select: {{kind: question}}
counts: {{{", ".join(f"{kind}: 1" for kind in KINDS)}}}
"""
