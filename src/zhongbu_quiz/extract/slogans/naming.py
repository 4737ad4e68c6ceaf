"""Whether a quoted name is a formula: the words around it and the name itself. In: words. Out: a number, or a yes or no."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.words import is_verb, tagged

AFTER = re.compile(
    r"(?:的)?(?:发展|融合|总体|空间|改革|服务|重要)*(?:战略|方针|理念|精神|机制|格局|模式|工程|行动|计划|原则|目标|体系|思路|布局|口号|校训|治理|方略|要求|路径|方向|定位|宗旨|主线|总要求|任务|作用|制度|办法|政策|旗号|主张|号召|使命|愿景|价值观|追求|作风|品格|文化|胸怀|情怀|改革|措施|举措|组织方式|同发力|融合|承诺|之路|道路|改革|攻坚|梦|效应|观|论|经验|建设|制|发展)"
)

_BEFORE = re.compile(
    r"(?:提出|坚持|实施|构建|打造|推进|贯彻|落实|树立|树牢|形成|以|即|做到|发扬|弘扬|确立|概括为|深入|统筹好?|推行|发挥|推动|走好|争当|建设|切实|秉承|秉持|践行|守住|采用|实现|围绕|按照|遵循|为|把|将|要|叫做|称为|强调|明确|和|着力|聚力打造|持续|促进|更好地?|着眼|开展|打好|建立|健全)(?:了|好|共建)?$"
)

_NAME_AFTER = re.compile(
    r"(?:号|卫星|飞船|火箭|火星|大赛|大学|公司|品牌|一书|论坛|读书月|杂志|软件|系统|平台|号召|字样|门户|app|APP|客户端|称号|奖|航母|舰|杯|展|号货|号列)"
)

NICKNAME = re.compile(
    r"(?:史称|人称|俗称|号称|被称为|称为|称作|誉为|被誉为|素有|名为|取名|命名为|创办|开设|设立|借口|以[^，]{0,6}为主题的?)$"
)
"""Before a quoted name of an event or a thing, which is no formula."""

NAME_TAIL = re.compile(
    r"(?:事变|事件|惨案|教案|起义|暴动|运动|战争|战役|条约|诊所|医院|学校|学堂|书院|公司|商号|工厂|报|号|奖|杯|计划书|基金|助学金|奖学金|大桥|球衣|天眼|之星|先生|同志|称号|课堂|讲堂)$"
)

PAIR_NAMES = frozenset(
    "两委 两会 两院 两高 两岸 三峡 三农 两江 两湖 三国 两弹 四史 五一 十一 三八 六一 七一 八一 双十 三伏 三九".split()
)
"""Short names that count and are words of the language by now, not formulas."""

_THING = re.compile(r"(?:号|奖|杯|舰|[ⅠⅡⅢⅣⅤ]|\d{1,4})$")

_THING_BEFORE = re.compile(r"(?:船|器|星|舰|机|栏目|品牌|剧|片|歌曲|节目|活动|刊物|电影|小说|台风|称号|牌|获)$")

_SENTENCE_LIKE = re.compile(r"[。！？]|，.*，.*，|：")


def says(name: str) -> bool:
    """True for four characters and more with a verb in them: a phrase that says something and no plain name (免申即享)."""
    return len(name) >= 4 and any(is_verb(tag) or tag in ("i", "l") for _, tag in tagged(name))


def how_sure(name: str, before: str, after: str, promised: int, parts: tuple[str, ...]) -> float:
    score = 0.42
    score += 0.25 if promised else 0.0
    score += 0.2 if len(parts) >= 2 else 0.0
    score += 0.2 if AFTER.match(after) else 0.0
    score += 0.12 if _BEFORE.search(before) else 0.0
    score -= 0.3 if _NAME_AFTER.match(after) else 0.0
    score -= 0.25 if _SENTENCE_LIKE.search(name) and len(name) > 30 else 0.0
    score -= 0.3 if _THING.search(name) or _THING_BEFORE.search(before) else 0.0
    score -= 0.1 if len(name) <= 2 and not promised else 0.0
    return round(min(0.97, max(0.0, score)), 2)
