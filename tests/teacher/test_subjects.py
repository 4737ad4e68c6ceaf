"""History and geography of China as a teacher has them: every date and number of her tables is taken, told in a sentence that she would
write, and asked in ways that what is uncertain allows."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import run
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.values.chinese_dates import read_chinese
from zhongbu_quiz.workbook.convert import converted
from zhongbu_quiz.workbook.seeds import load_seeds

PROJECTS = Path(__file__).parent / "projects"
SUBJECTS = ("history", "geography", "concepts")
SAME = {"geography": 5}
"""Cells that say the name of their row once more: the 行政中心 of 北京."""
WIDE = {"省级行政区": (3, 4), "山峰": (1, 2), "古诗": (1, 3), "元素": (1, 2)}
"""Of tables that are hers and not ours: the lines that are no rows (caption, titles, remark), and how many facts a row holds."""
Told = dict[str, Any]


def rows(subject: str) -> int:
    """How many facts her tables hold."""
    found = 0
    for path in sorted((PROJECTS / subject / "seeds").iterdir()):
        others, each = WIDE.get(path.stem, (1, 1))
        found += (len(path.read_text(encoding="utf-8").splitlines()) - others) * each
    return found - SAME.get(subject, 0)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of each project, so that nothing is written beside the tests."""
    base = tmp_path_factory.mktemp("subjects")
    return {subject: Path(shutil.copytree(PROJECTS / subject, base / subject)) for subject in SUBJECTS}


def told(folder: Path, *words: str) -> dict[str, Told]:
    """The objects that a command prints, by their ids."""
    done = run(folder, *words, "--format", "jsonl")
    assert done.status == 0, done.err
    return {found["id"]: found for found in map(json.loads, done.out.splitlines())}


@pytest.fixture(scope="module")
def facts(folders: dict[str, Path]) -> dict[str, dict[str, Told]]:
    """The facts of each project."""
    return {subject: told(folder, "facts") for subject, folder in folders.items()}


@pytest.fixture(scope="module")
def items(folders: dict[str, Path]) -> dict[str, list[Told]]:
    """All items of each project."""
    return {subject: list(told(folder, "items", subject, "--all").values()) for subject, folder in folders.items()}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_row_is_refused(subject: str, facts: dict[str, dict[str, Told]]) -> None:
    assert len(facts[subject]) == rows(subject) >= 50


@pytest.mark.parametrize(
    "table", [pytest.param("history/seeds/事件.csv", marks=pytest.mark.slow), "geography/seeds/属性.csv", "geography/seeds/数据.csv"]
)
def test_tables_come_back_from_yaml_and_from_a_workbook(table: str, tmp_path: Path) -> None:
    source = PROJECTS / table
    there, back = tmp_path / "there.yaml", tmp_path / "back.xlsx"
    there.write_bytes(converted(source, there))
    back.write_bytes(converted(there, back))
    first, *others = ([placed.record for placed in load_seeds([path]).facts] for path in (source, there, back))
    assert others == [first, first]


def test_yaml_takes_dates_as_books_write_them_and_events_without_an_object(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "facts:\n  - {id: e1, kind: event, date: 前209年7月, actor: 大泽乡起义, action: 爆发, stage: 爆发, matter: 起义, "
        "source: {document: 史记, section: 陈涉世家, evidence: [前209年7月, 大泽乡起义爆发]}}\n",
        encoding="utf-8",
    )
    record = load_seeds([path]).facts[0].record
    assert (str(record.date), record.object, record.thing) == ("-0208-07", None, "大泽乡起义")  # type: ignore[attr-defined]


@pytest.mark.parametrize("subject", [pytest.param(subject, marks=pytest.mark.slow) if subject != "geography" else subject for subject in SUBJECTS])
def test_nothing_breaks_a_rule_and_every_deck_is_made(subject: str, folders: dict[str, Path]) -> None:
    checked = run(folders[subject], "check")
    assert checked.status == 0, checked.out + checked.err
    assert "nothing to mend" in checked.err
    assert run(folders[subject], "build").status == 0


SENTENCES = {
    "history": """\
a01 约170万年前，元谋人在云南元谋生活。
a04 约公元前2070年，禹建立夏朝。
a09 公元前7世纪，齐桓公成为春秋时期第一位霸主。
a11 公元前230—前221年，秦国攻灭六国。
a12 公元前221年，秦王嬴政统一六国。
a13 公元前209年7月，陈胜、吴广领导大泽乡起义。
a17 公元9年，王莽建立新朝。
a19 105年，蔡伦改进造纸术。
a21 建安五年（200年），曹操在官渡打败袁绍。
a24 北魏太和十八年（494年），孝文帝迁都洛阳。
a28 755—763年，安史之乱发生。
a29 唐玄宗天宝十四载（755年），安禄山在范阳发动叛乱。
a31 11世纪中叶，毕昇发明活字印刷术。
m01 1840年6月至1842年8月，第一次鸦片战争发生。
m04 1860年前后，洋务运动兴起。
m08 1894—1895年，甲午中日战争发生。
m10 光绪二十四年四月二十三日（1898年），光绪帝颁布“明定国是”诏书。
m11 清光绪二十六年（1900年），八国联军攻陷北京。
m12 1900年夏，义和团围攻东交民巷使馆。
m14 1911年10月10日，武昌起义爆发。
m17 民国八年五月四日（1919年5月4日），五四运动在北京爆发。
m18 1921年7月23日至31日，中国共产党在上海和嘉兴召开第一次全国代表大会。
m20 1927年9月9日，毛泽东领导秋收起义。
m23 1935年1月中旬，中共中央在遵义召开遵义会议。
m28 1949年初，北平和平解放。
m30 20世纪三四十年代，沈从文发表《边城》等小说。""",
    "concepts": """\
氧.原子序数 氧的原子序数是8。
过零丁洋.作者 《过零丁洋》的作者是文天祥。
东风不与周郎便.下句 “东风不与周郎便”的下句是“铜雀春深锁二乔”。
量变 量变是指事物数量的增减和场所的变更。
基因 基因是指有遗传效应的DNA片段。""",
    "geography": """\
g01 艾丁湖的湖面海拔是-154.31米。
g05 漠河的一月平均气温是-30.6℃。
g09 半湿润区的年降水量为400～800毫米。
g12 湿润区的年降水量在800毫米以上。
g13 山区占全国陆地面积的比重约为2/3。
g14 中国的陆地面积约为960万平方千米。
g15 中国的陆地面积的世界排名是第三位。
g21 贵州的面积是17.62万km²。
g23 汉族占全国总人口的比重是91.11%。
g24 光在真空中的速度是3×10⁸m/s。
g27 中国的大陆海岸线长度是1.8万多千米。
s01 长江的长度是6300千米。
s02 黄河的长度约为5464千米。
s10 2020年，河南城镇人口比重为55.43%。
s11 2023年，广东地区生产总值居全国第1位。
s13 2020年，中国石油对外依存度为70%～75%。
s15 2023年，漠河极端最低气温为-53℃。
s16 2020年，中国总人口为14亿人。
山东.简称 山东的简称是鲁。
北京.总面积 北京的总面积是1.64万平方千米。
四川.人口.2020 2020年，四川人口为8367万人。""",
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_facts_are_told_as_a_teacher_would(subject: str, facts: dict[str, dict[str, Told]]) -> None:
    wanted = dict(line.split(" ", 1) for line in SENTENCES[subject].splitlines())
    assert {name: facts[subject][name]["statement"] for name in wanted} == wanted
    assert not any(word in fact["statement"] for fact in facts[subject].values() for word in ("截至", "一文"))


def test_every_date_is_asked_by_a_card_and_what_is_uncertain_by_nothing_nearer(
    items: dict[str, list[Told]], facts: dict[str, dict[str, Told]]
) -> None:
    """But for dates that say more than is taught: the month of ancient times. From which day or month to which is asked by a card alone."""
    asked = {item["facts"][0] for item in items["history"] if item["model"] == "cloze-event-date"}
    long = {name for name, fact in facts["history"].items() if len(written_date(fact["date"], load_world()).chinese) > 16}
    finer = {"a13", "m22"}
    assert asked == facts["history"].keys() - long - finer
    written = {item["facts"][0] for item in items["history"] if item["model"] == "fill-date"}
    loose = {"a09", "a31", "m05", "m12", "m23", "m28", "m29", "m30", "m31"} | {"m01", "m07", "m18", "m27"}
    assert written == asked - loose, "nobody writes 20世纪三四十年代"
    dated = [item for item in items["history"] if item["kind"] in ("single_choice", "matching", "true_false")]
    options = [text for item in dated for text in item["options"] if read_chinese(text.partition("，")[0])]
    assert len(options) >= 45
    assert all(read_chinese(text.partition("，")[0]).certain for text in options)  # type: ignore[union-attr]
    told = [item["stem"].partition("，")[0] for item in items["history"] if item["model"] == "true-date"]
    assert all(read_chinese(date).certain for date in told)  # type: ignore[union-attr]


def test_orders_run_from_before_our_era_to_today(items: dict[str, list[Told]], facts: dict[str, dict[str, Told]]) -> None:
    ordered = [item for item in items["history"] if item["kind"] == "ordering"]
    assert len(ordered) >= 7
    for item in ordered:
        by_deed = {facts["history"][name]["statement"].partition("，")[2].rstrip("。"): name for name in item["facts"]}
        spans = [written_date(facts["history"][by_deed[deed]]["date"], load_world()).span for deed in item["answer"]]
        assert all(before[1] < after[0] for before, after in pairwise(spans)), item["id"]
        first, last = spans[0][0][0], spans[-1][0][0]
        assert last - first <= max((2000 - first) / 4, 50) + 50, "not of one age"
    shown = {name for item in ordered for name in item["facts"]}
    assert {"a07", "a16", "a17", "m12"} <= shown and not {"a01", "a02"} & shown


def test_nobody_is_offered_who_lived_in_another_age(items: dict[str, list[Told]]) -> None:
    choices = {item["id"]: item for item in items["history"] if item["model"] in ("event-actor", "event-deed", "event-place")}
    assert len(choices) >= 20
    assert not any(item["model"] == "event-actor" for item in choices.values()), "who did something else is no rival for who founded a dynasty"
    assert set(choices["event-place:a22:place"]["options"]) == {"赤壁", "官渡", "淝水"}
    assert not any("毛泽东" in str(item["options"]) and "张骞" in str(item["options"]) for item in choices.values())
    assert not any("人民公社化运动" in item["options"] for item in choices.values() if item["model"] == "event-actor"), "who is a movement?"


def test_a_place_and_what_bears_its_name_do_not_tell_each_other(items: dict[str, list[Told]]) -> None:
    gaps = {item["id"]: item["stem"] for item in items["history"] if item["kind"] == "cloze"}
    assert gaps["cloze-event-object:m03:object"].endswith("1851年1月，洪秀全发动{{c1::金田起义}}。")
    assert "cloze-event-place:m03:place" not in gaps and "cloze-event-place:m05:place" not in gaps
    assert gaps["cloze-event-place:m13:place"].endswith("孙中山在{{c1::东京}}成立中国同盟会。")


def test_a_table_is_not_learned_number_by_number(items: dict[str, list[Told]]) -> None:
    """31 populations are compared and never asked one by one; a thing is never asked by an exact number, nor 北京 by 京."""
    asked = {item["id"].partition(":")[2] for item in items["geography"]}
    assert not any("人口.2020" in name for name in asked)
    assert "山东.简称:value" in asked and "山东.简称:thing" in asked
    assert not {"北京.简称:value", "北京.简称:thing", "云南.简称:thing", "四川.总面积:thing", "g21:thing"} & asked
    reverse = [item["stem"] for item in items["concepts"] if item["id"].endswith(":thing") and item["kind"] in ("cloze", "fill_blank")]
    assert any("符号" in stem for stem in reverse)
    assert not any(word in stem for stem in reverse for word in ("体裁", "朝代", "作者")), "another poem has it too"


def test_terms_stand_beside_terms_of_their_chapter(items: dict[str, list[Told]]) -> None:
    options = [set(item["options"]) for item in items["concepts"] if item["model"] in ("term-name", "term-definition", "matching-terms")]
    assert options and not any({"矛盾", "实践"} & found and {"财政", "种群"} & found for found in options)


def test_numbers_stand_beside_their_like(items: dict[str, list[Told]]) -> None:
    """17.2℃ is nobody's guess for the January of 漠河, 2/3 none for a fall of rain, and a temperature has no multiples."""
    choices = [item for item in items["geography"] if item["kind"] == "single_choice"]
    assert not any("℃" in item["stem"] for item in choices)
    assert not any(item["model"] == "attribute-value" and set(item["options"]) & {"400～800毫米", "约2/3"} for item in choices)


def test_cities_stand_beside_cities_of_their_part_of_the_country(items: dict[str, list[Told]]) -> None:
    choices = {item["id"]: set(item["options"]) for item in items["geography"] if item["kind"] == "single_choice"}
    assert choices["attribute-value:山东.行政中心:value"] == {"济南", "南京", "海口", "广州"}
    assert choices["attribute-thing:安徽.简称:thing"] <= {"山西", "安徽", "江西", "河南", "湖北", "湖南"}


def test_what_is_told_from_memory_is_kept_in_mind(items: dict[str, list[Told]]) -> None:
    """An exact figure is written only where it stands alone, is the greatest of its table, or is marked as what everybody must know (分量 3)."""
    written = {item["id"].partition(":")[2]: item["answer"] for item in items["geography"] if item["kind"] == "fill_blank"}
    assert [written[f"{name}:value"] for name in ("g01", "s01", "s02", "g24", "珠穆朗玛峰.海拔")] == [
        ["-154.31"], ["6300"], ["5464"], ["3×10⁸"], ["8848.86"],
    ]  # fmt: skip
    assert not {f"{name}:value" for name in ("g02", "g04", "g07", "g20", "s03", "重庆.总面积")} & written.keys()
    assert not {"s06:figure", "s10:figure", "s13:figure", "s08:region"} & {item["id"].partition(":")[2] for item in items["geography"]}


def test_poets_stand_beside_poets_of_their_dynasty(items: dict[str, list[Told]]) -> None:
    choices = {item["id"]: item for item in items["concepts"] if item["kind"] == "single_choice"}
    assert set(choices["attribute-value:江城子密州出猎.作者:value"]["options"]) <= {"苏轼", "王安石", "文天祥", "陆游", "辛弃疾", "范仲淹"}
    assert choices["attribute-value:泊秦淮.朝代:value"]["stem"] == "《泊秦淮》的创作朝代是（　　）。"
    assert choices["attribute-thing:商女不知亡国恨.下句:thing"]["stem"] == "下句是“隔江犹唱后庭花”的诗句是（　　）。"
    asked = {item["id"].partition(":")[2] for item in items["concepts"]}
    assert not {"相见欢.作者:value", "无题.朝代:value", "水调歌头.体裁:thing"} & asked, "many poems are called so"
    gaps = {item["id"] for item in items["concepts"] if item["kind"] in ("cloze", "fill_blank")}
    assert not any(".体裁:" in name for name in gaps), "歌行体古诗 is 七言古诗 as well"


def test_gaps_of_events_have_one_answer(items: dict[str, list[Told]]) -> None:
    """变法, 全国, 清政府 and what is told of a decade fit elsewhere, or are told by any date."""
    gaps = {item["id"].partition(":")[2] for item in items["history"] if item["kind"] == "cloze"}
    assert not {"a10:object", "a29:object", "a37:place", "m02:actor", "a39:actor", "m05:object", "m06:object", "m30:object"} & gaps
    assert {"a04:object", "a29:actor", "a34:place", "m13:place", "m23:object", "m30:actor"} <= gaps


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("cloze-attribute-value:g01:value", {"-154.31", "－154.31", "负154.31", "-154.31米"}),
        ("cloze-attribute-value:g13:value", {"2/3", "三分之二"}),
        ("cloze-attribute-value:g24:value", {"3×10⁸", "3×10^8", "3*10^8m/s"}),
        ("cloze-attribute-value:s01:value", {"6300", "6300千米", "6,300"}),
        ("cloze-attribute-value:g14:value", {"960", "960万", "960万平方千米"}),
    ],
)
def test_typed_numbers_are_right_in_every_spelling(name: str, right: set[str], items: dict[str, list[Told]]) -> None:
    found = next(item for item in items["geography"] if item["id"] == name)
    assert right <= set(found["accepted"][0])


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("a12", {"公元前221年", "前221年", "前二二一年"}),
        ("a17", {"公元9年", "9年"}),
        ("a11", {"公元前230—前221年", "公元前230年至公元前221年"}),
        ("a21", {"建安五年（200年）", "建安五年", "200年", "200"}),
        ("m04", {"1860年前后", "约1860年", "1860年左右"}),
    ],
)
def test_typed_dates_are_right_in_every_spelling(name: str, right: set[str], items: dict[str, list[Told]]) -> None:
    found = next(item for item in items["history"] if item["id"] == f"cloze-event-date:{name}:date")
    assert right <= set(found["accepted"][0])
