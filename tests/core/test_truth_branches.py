"""Every branch of the proofs on a few facts made by hand, so small that the truth is seen by eye.

In 58a529f these proofs had no tests of their own: four of seven seeded mutants survived `check` and all tests of the core.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.quality.mutants import MUTANTS
from tests.strategies import Entry, base_of
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.conflicts import conflicts, rivals
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Asked, Index, Truth, judge
from zhongbu_quiz.values.dates import parse_edtf
from zhongbu_quiz.values.numbers import parse_value

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def fact(identity: str, kind: str, /, document: str = "小史", section: str = "一", **fields: object) -> Entry:
    """One fact of a file."""
    return {"id": identity, "kind": kind, **fields, "source": {"document": document, "section": section, "evidence": ["甲", "乙"]}}


def event(name: str, date: str, actor: str, thing: str, action: str = "印发", **fields: object) -> Entry:
    return fact(name, "event", date=date, actor=actor, action=action, object=thing, **{"stage": action, "matter": thing, **fields})


def figure(name: str, region: str, value: str | None, indicator: str = "工业增加值", period: str = "2021", **fields: object) -> Entry:
    told = {"unit": "亿元", "written": f"{value}亿元", "aspect": "level", **fields}
    return fact(name, "statistic", region=region, indicator=indicator, period=period, value=value, **told)


def listed(name: str, label: str, parts: str, issuer: str = "纲要", complete: bool = True, **fields: object) -> Entry:
    own = [{"n": number, "text": text} for number, text in enumerate(parts.split("、"), 1) if text]
    return fact(name, "slogan", document="纲要", **{"section": name, **fields}, name=label, parts=own, issued_in=issuer, complete=complete)


FACTS = [
    event("ev-a", "2004-03", "国务院", "《甲地规划》", matter="第一轮", place="郑州", document_number="国发〔2004〕1号"),
    event("ev-a2", "2016-12", "国务院", "《甲地规划》", matter="第二轮"),
    event("ev-b", "2009-09", "财政部", "《丙地方案》", place="河南"),
    event("ev-c", "2012-08", "国家", "《丁地意见》"),
    event("ev-d", "2009", "教育部", "《丙地方案》", action="转发", place="开封"),
    event("ev-e", "1921-07", "共产党", "第一次代表大会", action="召开"),
    event("ev-f", "1924-01", "国民党", "第一次代表大会", action="召开", stage="续开"),
    event("ev-g", "2009-09", "科技部", "《庚地办法》"),
    event("ev-q1", "2001", "财政部", "《两说》", matter="两说"),
    event("ev-q2", "2002", "财政部", "《两说》", matter="两说"),
    figure("st-a", "河南", "100"),
    figure("st-b", "湖北", "200"),
    figure("st-c", "湖南", "100"),
    figure("st-d", "安徽", "0.01", unit="万亿元", written="0.01万亿元"),
    figure("st-loose", "江西", None, unit="", written="再上台阶"),
    figure("st-e", "郑州", "70"),
    figure("st-f", "河南", "300", indicator="出口总额"),
    figure("st-f22", "河南", "350", indicator="出口总额", period="2022"),
    figure("st-f23", "河南", "300", indicator="出口总额", period="2023"),
    figure("st-g", "河南", "100", indicator="快递收入"),
    figure("st-h", "河南", "900", indicator="税收", period="2019"),
    figure("st-rank", "四川", "1", indicator="生猪出栏", aspect="rank", whole="全国", unit="位", written="第1位"),
    figure("st-half", "四川", "60", indicator="钒钛产量", aspect="share", whole="全国", unit="%", written="60%"),
    figure("st-some", "四川", "30", indicator="白酒产量", aspect="share", whole="全国", unit="%", written="30%"),
    figure("st-words", "山东", None, indicator="蔬菜产量", unit="", written="位居前列"),
    figure("st-words2", "河北", None, indicator="蔬菜产量", unit="", written="翻了一番"),
    figure("st-six", "中部六省", "500", indicator="粮食产量"),
    figure("st-six2", "中部地区", "510", indicator="粮食产量"),
    figure("st-east", "东部", "490", indicator="粮食产量"),
    figure("st-undated", "云南", "77", indicator="花卉产值", period="", as_of="2024"),
    listed("sl-a", "产业升级", "高端化、智能化、绿色化"),
    listed("sl-b", "制造业转型", "数字化、智能化、绿色化"),
    listed("sl-c", "营商环境", "市场化、法治化、国际化"),
    listed("sl-open", "公共服务", "均等化、普惠化", complete=False),
    listed("sl-name1", "五个坚持", "坚持党的领导、坚持改革开放"),
    listed("sl-name2", "五个坚持", "坚持人民至上、坚持底线思维"),
    listed("sl-dated", "三基地", "粮食基地、能源基地", issuer="ev-a", aliases=["三个基地"]),
    listed("sl-dated2", "一枢纽", "综合交通枢纽、物流枢纽", issuer="ev-b"),
    listed("sl-m1", "粮食安全", "", meaning="守住耕地红线的目标"),
    listed("sl-m2", "能源保供", "", meaning="煤炭清洁利用的任务"),
    listed("sl-m3", "内陆开放", "", meaning="自贸试验区的探索", section="sl-m1"),
    listed("sl-m4", "耕地保护", "", meaning="守住耕地红线目标"),
    listed("sl-m5", "两处说的", "", meaning="水利兴修的安排"),
    listed("sl-m6", "两处说的", "", meaning="别样安排", section="sl-m1"),
    fact("at-a", "attribute", thing="河南", attribute="省会", value="郑州"),
    fact("at-b", "attribute", thing="湖北", attribute="省会", value="武汉"),
    fact("at-c", "attribute", thing="中原", attribute="省会", value="郑州市"),
    fact("at-q1", "attribute", thing="湖南", attribute="省会", value="长沙"),
    fact("at-q2", "attribute", thing="湖南", attribute="省会", value="岳阳"),
    fact("at-twice1", "attribute", thing="安徽", attribute="省会", value="合肥"),
    fact("at-twice2", "attribute", thing="安徽", attribute="省会", value="合肥"),
    fact("at-n1", "attribute", thing="河南", attribute="面积", value="16.7万平方公里"),
    fact("at-n2", "attribute", thing="湖北", attribute="面积", value="18.6万平方公里"),
    fact("te-a", "term", term="呼吸作用", definition="细胞分解有机物"),
    fact("te-b", "term", term="蒸腾作用", definition="水从叶片散失"),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Index:
    entries = [{name: value for name, value in entry.items() if value != "" or name == "unit"} for entry in FACTS]
    return Index(base_of(entries, tmp_path_factory.mktemp("truth")))


def ask(
    index: Index, name: str, slot: str, candidate: str, origin: str = "", shown: Iterable[str] = (), attributed: bool = False
) -> Truth:
    """The truth of a fact with a candidate in a slot: the value of another fact's slot, or (no origin) one that is made up."""
    base = index.base
    key = base.fact(name).virtual_slot(slot)
    assert key is not None
    if origin:
        other = base.fact(origin)
        own = next(s for s in [*other.slots.values(), other.virtual_slot(slot)] if s is not None and s.text == candidate)
    elif key.type == "date":
        period = parse_edtf(candidate)
        own = Slot(slot, "date", period.chinese, period)
    else:
        own = Slot(slot, key.type, candidate, parse_value(candidate) if key.type == "number" else candidate)
    return judge(Asked(base.fact(name), key, frozenset(shown), attributed), own, base.fact(origin) if origin else None, index)


DATE = ("date",)
CASES: dict[str, tuple[Truth, tuple[object, ...]]] = {
    # facts/truth.py: value, determinant, replaced, compared, distinct
    "value: the own one": (TRUE, ("ev-a", "date", "2004-03")),
    "value: another month": (FALSE, ("ev-a", "date", "2005-03")),
    "value: a year for a month": (UNKNOWN, ("ev-a", "date", "2004")),
    "value: the date of another stage of one object": (TRUE, ("ev-a", "date", "2016-12")),
    "value: number": (FALSE, ("st-a", "figure", "150")),
    "value: the own number": (TRUE, ("st-a", "figure", "100")),
    "value: two recorded numbers": (UNKNOWN, ("st-six", "figure", "600")),
    "value: text that may be the same": (UNKNOWN, ("at-a", "value", "郑州市")),
    "value: text": (FALSE, ("at-a", "value", "武汉")),
    "value: two recorded texts, one of them": (TRUE, ("at-q1", "value", "岳阳")),
    "value: words for a number": (FALSE, ("at-n1", "value", "18.6")),
    "determinant: the own one": (TRUE, ("at-a", "thing", "河南")),
    "determinant: one that holds the own one": (UNKNOWN, ("at-a", "thing", "河南省")),
    "determinant: known to differ": (FALSE, ("at-a", "thing", "湖北")),
    "determinant: known to be alike": (UNKNOWN, ("at-a", "thing", "中原")),
    "determinant: of which nothing is known": (UNKNOWN, ("at-a", "thing", "云南")),
    "determinant: facts that contradict each other": (UNKNOWN, ("at-a", "thing", "湖南")),
    "determinant: another term": (FALSE, ("te-a", "term", "蒸腾作用")),
    "definition of another term": (FALSE, ("te-a", "definition", "水从叶片散失")),
    "a slot that nothing is declared of": (UNKNOWN, ("ev-a", "action", "批准")),
    # events
    "deed: computed": (UNKNOWN, ("ev-a", "deed", "财政部印发《戊》", "", DATE)),
    "deed: no date shown": (UNKNOWN, ("ev-a", "object", "《丙地方案》", "ev-b")),
    "deed: its own": (TRUE, ("ev-a", "object", "《甲地规划》", "ev-a", DATE)),
    "deed: of one matter": (UNKNOWN, ("ev-b", "object", "《丙地方案》", "ev-d", DATE)),
    "deed: that happened then too": (TRUE, ("ev-b", "object", "《庚地办法》", "ev-g", DATE)),
    "deed: at another time": (FALSE, ("ev-a", "object", "《丙地方案》", "ev-b", DATE)),
    "actor: another": (FALSE, ("ev-a", "actor", "财政部", "ev-b", DATE)),
    "actor: vague": (UNKNOWN, ("ev-a", "actor", "国家", "ev-c", DATE)),
    "actor: the own vague one": (TRUE, ("ev-c", "actor", "国家", "ev-c", DATE)),
    "actor: the key is vague": (UNKNOWN, ("ev-c", "actor", "财政部", "ev-b", DATE)),
    "actor: one that is part of the own one": (UNKNOWN, ("ev-a", "actor", "国务院办公厅", "", DATE)),
    "actor: who did a like thing then": (UNKNOWN, ("ev-b", "actor", "教育部", "ev-d", DATE)),
    "actor: who did the same at another time": (FALSE, ("ev-e", "actor", "国民党", "ev-f", DATE)),
    "place: the own one": (TRUE, ("ev-a", "place", "郑州", "ev-a")),
    "place: another": (FALSE, ("ev-a", "place", "武汉")),
    "place: one that holds the own name": (UNKNOWN, ("ev-a", "place", "郑州市")),
    "place: that the own one lies in": (UNKNOWN, ("ev-a", "place", "河南", "ev-b")),
    "place: told of the same thing then": (UNKNOWN, ("ev-b", "place", "开封", "ev-d")),
    "number of a document": (FALSE, ("ev-a", "document_number", "国发〔2009〕5号")),
    # statistics
    "region: the own one": (TRUE, ("st-a", "region", "河南", "st-a")),
    "region: known to differ": (FALSE, ("st-a", "region", "湖北", "st-b")),
    "region: known to be equal": (TRUE, ("st-a", "region", "湖南", "st-c")),
    "region: equal in another unit": (TRUE, ("st-a", "region", "安徽", "st-d")),
    "region: whose own figure is in words": (UNKNOWN, ("st-a", "region", "江西", "st-loose")),
    "region: of another level": (UNKNOWN, ("st-a", "region", "郑州", "st-e")),
    "region: unknown": (UNKNOWN, ("st-a", "region", "山西")),
    "region: of whom the named document tells nothing": (FALSE, ("st-a", "region", "山西", "", (), True)),
    "region: nobody else holds the rank": (FALSE, ("st-rank", "region", "山西")),
    "region: nobody else has more than half": (FALSE, ("st-half", "region", "山西")),
    "region: less than half": (UNKNOWN, ("st-some", "region", "山西")),
    "region: figures in words do not contradict": (UNKNOWN, ("st-words", "region", "河北", "st-words2")),
    "region: areas overlap": (UNKNOWN, ("st-six", "region", "东部", "st-east")),
    "indicator: the own one": (TRUE, ("st-a", "indicator", "工业增加值", "st-a")),
    "indicator: much like it": (UNKNOWN, ("st-a", "indicator", "工业增加值总额")),
    "indicator: known to differ": (FALSE, ("st-a", "indicator", "出口总额", "st-f")),
    "indicator: known to be equal": (TRUE, ("st-a", "indicator", "快递收入", "st-g")),
    "indicator: of another year": (UNKNOWN, ("st-a", "indicator", "税收", "st-h")),
    "indicator: that the named document does not tell": (FALSE, ("st-a", "indicator", "税收", "st-h", (), True)),
    "period: the own one": (TRUE, ("st-f", "period", "2021")),
    "period: known to differ": (FALSE, ("st-f", "period", "2022年", "st-f22")),
    "period: known to be equal": (TRUE, ("st-f", "period", "2023年", "st-f23")),
    "period: unknown": (UNKNOWN, ("st-f", "period", "2018")),
    "figure: in words": (UNKNOWN, ("st-words", "figure", "翻了一番", "st-words2")),
    # slogans
    "part: the own one": (TRUE, ("sl-c", "part.1", "市场化", "sl-c")),
    "part: of no such list": (FALSE, ("sl-c", "part.1", "高端化", "sl-a")),
    "part: much like one": (UNKNOWN, ("sl-c", "part.1", "国际化水平")),
    "part: of a list that goes on": (UNKNOWN, ("sl-open", "part.1", "高端化", "sl-a")),
    "part: of a list that shares two that are shown": (UNKNOWN, ("sl-a", "part.1", "数字化", "sl-b", ("part.2", "part.3"))),
    "part: of a list that shares them, which are not shown": (FALSE, ("sl-a", "part.1", "数字化", "sl-b")),
    "part: of another list of the name": (TRUE, ("sl-name1", "part.1", "坚持底线思维", "sl-name2")),
    "part: much like one of its own": (UNKNOWN, ("sl-dated2", "part.1", "综合交通网枢纽")),
    "name: the own one": (TRUE, ("sl-a", "name", "产业升级", "sl-a")),
    "name: an alias": (TRUE, ("sl-dated", "name", "三个基地")),
    "name: much like it": (UNKNOWN, ("sl-a", "name", "产业升级行动")),
    "name: computed": (UNKNOWN, ("sl-a", "name", "新质生产力", "", ("part.1",))),
    "name: whose complete list lacks a part that is shown": (FALSE, ("sl-a", "name", "营商环境", "sl-c", ("part.1",))),
    "name: whose list has all parts that are shown": (UNKNOWN, ("sl-a", "name", "制造业转型", "sl-b", ("part.2", "part.3"))),
    "name: whose list goes on, with none of the parts": (UNKNOWN, ("sl-a", "name", "公共服务", "sl-open", ("part.1", "part.2"))),
    "name: nothing is shown": (UNKNOWN, ("sl-m1", "name", "能源保供", "sl-m2")),
    "name: with another meaning": (UNKNOWN, ("sl-m1", "name", "能源保供", "sl-m2", ("meaning",))),
    "name: of one section": (UNKNOWN, ("sl-m1", "name", "内陆开放", "sl-m3", ("meaning",))),
    "name: with much the same meaning": (UNKNOWN, ("sl-m1", "name", "耕地保护", "sl-m4", ("meaning",))),
    "name: of two slogans, one of which may be meant": (UNKNOWN, ("sl-m1", "name", "两处说的", "sl-m5", ("meaning",))),
    "content: the own one": (TRUE, ("sl-m1", "meaning", "守住耕地红线的目标", "sl-m1")),
    "content: of another": (UNKNOWN, ("sl-m1", "meaning", "煤炭清洁利用的任务", "sl-m2")),
    "content: of one section": (UNKNOWN, ("sl-m1", "meaning", "自贸试验区的探索", "sl-m3")),
    "content: computed": (UNKNOWN, ("sl-m1", "meaning", "别的")),
    "issuer: the own one": (TRUE, ("sl-dated", "issued_in", "《甲地规划》", "sl-dated")),
    "issuer: no date shown": (UNKNOWN, ("sl-dated", "issued_in", "《丙地方案》", "sl-dated2")),
    "issuer: of another date": (FALSE, ("sl-dated", "issued_in", "《丙地方案》", "sl-dated2", ("issued_date",))),
    "issuer: computed": (UNKNOWN, ("sl-dated", "issued_in", "《别的》", "", ("issued_date",))),
    "date of issue: no document shown": (UNKNOWN, ("sl-dated", "issued_date", "2009-09")),
    "date of issue: a year for a month": (UNKNOWN, ("sl-dated", "issued_date", "2004", "", ("issued_in",))),
    "date of issue: another": (FALSE, ("sl-dated", "issued_date", "2009-09", "", ("issued_in",))),
    "date of issue: the own one": (TRUE, ("sl-dated", "issued_date", "2004-03", "", ("issued_in",))),
}


@pytest.mark.parametrize("name", CASES)
def test_branch(name: str, known: Index) -> None:
    wanted, told = CASES[name]
    assert ask(known, *told) is wanted  # type: ignore[arg-type]


def test_facts_that_contradict_each_other_are_found(known: Index) -> None:
    """Under two names of one place too; what is told twice is found as well, and is no rival."""
    base: FactBase = known.base
    found = {fact.id: words for fact, words in conflicts(base)}
    assert {name for name, words in found.items() if "another value" in words} == {"ev-q2", "at-q2", "st-six2"}
    assert {name for name, words in found.items() if "tells the same" in words} == {"at-twice2"}
    assert ("at-twice1", "value") not in rivals(base)
    assert rivals(base)["st-six", "figure"] == "st-six2"


def test_no_period_is_false_for_a_figure_without_one(known: Index) -> None:
    told = parse_edtf("2021")
    key = known.base.fact("st-f").slots["period"]
    asked = Asked(known.base.fact("st-undated"), key)
    assert judge(asked, Slot("period", "date", told.chinese, told), None, known) is UNKNOWN


def wrong(index: Index) -> list[str]:
    """The cases that come out otherwise."""
    return [name for name, (wanted, told) in CASES.items() if ask(index, *told) is not wanted]  # type: ignore[arg-type]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_bent_proof_is_seen(mutant: str, known: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wrong(known) == []
    MUTANTS[mutant].bend(monkeypatch)
    assert wrong(Index(known.base)) != [], f"no case shows that {mutant}"
