"""Constructions on figures: what they make of hand-made facts, that the arithmetic is right, and that the second proof sees a wrong key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.item import Choice, Item, Open, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import model_files
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.quality.second_proof import Ledger, verdicts

SOURCE = {"document": "年鉴", "section": "一"}


def fact(name: str, region: str, indicator: str, value: str, unit: str, period: str, **more: Any) -> Statistic:
    """A statistic; a level unless `aspect` says otherwise."""
    given = {"aspect": "level", "written": f"{value}{unit}", **more}
    evidence = (region, indicator, given["written"])
    return Statistic.model_validate(
        {"id": name, "kind": "statistic", "region": region, "indicator": indicator, "value": value, "unit": unit, "period": period,
         "source": {**SOURCE, "evidence": evidence}, **given}
    )  # fmt: skip


SERIES = [
    *(fact(f"st-{y}", "中部六省", "总产值", v, "亿元", y) for y, v in (("2003", "120.5"), ("2013", "640.2"), ("2023", "1310.4"))),
    *(
        fact(f"sh-{y}", "中部六省", "总产值", v, "%", y, aspect="share", whole="全国")
        for y, v in (("2003", "22.5"), ("2013", "21.6"), ("2023", "21.3"))
    ),
]
RATIO = [
    fact(f"ra-{y}", "中部六省", "人均产值", v, "%", y, aspect="ratio", compared_with="全国平均水平")
    for y, v in (("1980", "88"), ("1990", "83"), ("2003", "75"))
]
REGIONS = [fact(f"re-{n}", r, "高技术占比", v, "%", "2023") for n, (r, v) in enumerate(
    (("全国", "15.7"), ("河南", "14.7"), ("湖南", "13.5"), ("湖北", "12.8"), ("安徽", "15.6")))]  # fmt: skip
POINTS = [
    fact("lv", "中部六省", "城镇化率", "60.67", "%", "2022"),
    fact("ch", "中部六省", "城镇化率", "4.55", "个百分点", "2022", aspect="change", compared_with="全国平均水平", direction="down"),
]
CARS = [
    fact("ca", "安徽", "汽车产量", "249.1", "万辆", "2023"),
    fact("cg", "安徽", "汽车产量", "48.1", "%", "2023", aspect="growth"),
    fact("na", "安徽", "新能源汽车产量", "86.8", "万辆", "2023"),
    fact("ng", "安徽", "新能源汽车产量", "60.5", "%", "2023", aspect="growth"),
]
EVERYTHING = [*SERIES, *RATIO, *REGIONS, *POINTS, *CARS]


def base_of(*records: Any) -> FactBase:
    """A base of some records."""
    return build_base(Seeds(tuple(Placed(record, Path("made.yaml"), 1) for record in records), ()))


def made(root: Path, model: str, *records: Statistic, gated: bool = True) -> list[Choice]:
    """What a shipped item model makes of some facts, behind the gate."""
    base = base_of(*records)
    models = load_models([path for path in model_files(root / "templates") if path.stem == model])
    items = make_bank(base, models, gate=gate(base) if gated else None).items
    return [item for item in items if isinstance(item, Choice)]


def key(item: Choice) -> str:
    """The text of the right option."""
    return item.key_texts[0]


def test_trend_is_two_by_two(root: Path) -> None:
    (item,) = made(root, "table-trend", *SERIES)
    assert key(item) == "总产值持续增长，占比持续下降" and item.level == "理解" and item.figure
    assert {option.text for option in item.options} == {
        f"总产值{one}，占比{other}" for one in ("持续增长", "先增后减") for other in ("持续下降", "先降后升")
    }
    assert item.figure.rows[1] == ("占全国的比重（%）", "22.5", "21.6", "21.3")
    assert all(option.note for option in item.options if option.text != key(item))


def test_the_widest_gap_is_computed(root: Path) -> None:
    (item,) = made(root, "table-widest-gap", *REGIONS)
    assert key(item) == "湖北，2.9个百分点" and item.level == "应用"
    assert {option.text for option in item.options} == {f"{r}，{n}个百分点" for r in ("湖北", "湖南") for n in ("2.9", "2.2")}


def test_a_threshold_parts_two_from_two(root: Path) -> None:
    (item,) = made(root, "table-beyond", *REGIONS)
    assert key(item) == "湖南、湖北" and "低2个百分点以上" in stem_text(item.stem, "")
    for region in ("湖南", "湖北", "河南", "安徽"):
        assert sum(region in option.text for option in item.options) == 2


@pytest.mark.parametrize(("direction", "right"), [("down", "65.22"), ("up", "56.12")])
def test_points_are_added_and_taken(root: Path, direction: str, right: str) -> None:
    (item,) = made(root, "calculate-points", POINTS[0], POINTS[1].model_copy(update={"direction": direction}))
    assert key(item) == right and item.calc
    assert [option.text for option in item.options] == ["56.12", "57.91", "63.43", "65.22"]
    assert {option.why for option in item.options} == {"", "方向反了", "把百分点当百分比", "两错兼有"}


def test_the_year_before_and_the_increase_share_their_options(root: Path) -> None:
    item = made(root, "calculate-year-before", *CARS[:2])[0]
    assert [option.text for option in item.options] == ["80.9", "119.8", "129.3", "168.2"]
    assert key(item) in ("168.2", "80.9") and ("增加了约" in stem_text(item.stem, "")) == (key(item) == "80.9")


def test_the_share_of_a_part_rises_with_its_growth(root: Path) -> None:
    (item,) = made(root, "table-part-share", *CARS)
    assert key(item) == "约34.8%，上升"
    (slow,) = made(root, "table-part-share", *CARS[:3], fact("ng", "安徽", "新能源汽车产量", "20.5", "%", "2023", aspect="growth"))
    assert key(slow) == "约34.8%，下降"


def test_a_masked_table_has_one_solution(root: Path) -> None:
    (item,) = made(root, "table-masked", *REGIONS)
    assert item.figure and [row[0] for row in item.figure.rows] == list("甲乙丙丁")
    values = dict(item.figure.rows)
    mark = stem_text(item.stem, "").partition("则")[2][0]
    assert values[mark] == next(str(record.value) for record in REGIONS if record.region == key(item))


def test_two_of_four_statements_are_true(root: Path) -> None:
    for records in (SERIES, RATIO):
        (item,) = made(root, "table-claims", *records)
        for mark in "①②③④":
            assert sum(mark in option.text for option in item.options) == 2
        assert sum("正确" in part for part in item.explanation.split("；")) == 2


def test_shares_of_regions_are_no_amounts(root: Path) -> None:
    (item,) = made(root, "table-region-claims", *REGIONS)
    stem = stem_text(item.stem, "")
    assert "湖北比全国平均水平低2.9%；" in stem and "个百分点" not in stem
    assert "把百分点当百分比，应为2.9个百分点" in item.explanation
    for mark in "①②③④":
        assert sum(mark in option.text for option in item.options) == 2


def test_one_region_level_with_the_base_line_is_not_below_it(root: Path) -> None:
    level = [*(record for record in REGIONS if record.region != "安徽"), fact("re-level", "安徽", "高技术占比", "15.7", "%", "2023")]
    (item,) = made(root, "table-region-claims", *level)
    stem = stem_text(item.stem, "")
    assert "安徽与全国平均水平持平" in stem or "表中省份都低于全国平均水平" in stem
    assert sum("正确" in part for part in item.explanation.split("；")) == 2


MODELS = (
    "table-trend table-widest-gap table-beyond calculate-points calculate-year-before table-part-share table-masked table-claims"
    " table-region-claims"
).split()


@pytest.mark.parametrize("model", MODELS)
def test_nothing_is_made_of_doubtful_or_inexact_figures(root: Path, model: str) -> None:
    assert made(root, model, *EVERYTHING)
    assert not made(root, model, *(record.model_copy(update={"doubt": True}) for record in EVERYTHING))
    inexact = (record.model_copy(update={"qualifier": "about", "written": f"约{record.written}"}) for record in EVERYTHING)
    assert not made(root, model, *inexact)


@pytest.mark.parametrize("model", MODELS)
def test_explanations_are_short(root: Path, model: str) -> None:
    for item in made(root, model, *EVERYTHING):
        notes = [option.note for option in item.options]
        assert max(map(len, notes)) <= 60 and len(item.explanation) + sum(map(len, notes)) <= 200


@pytest.mark.parametrize("model", MODELS)
def test_the_second_proof_knows_every_option(root: Path, model: str) -> None:
    base = base_of(*EVERYTHING)
    ledger = Ledger(base)
    for item in made(root, model, *EVERYTHING, gated=False):
        told = verdicts(item, base.fact(item.main_fact), ledger)
        assert [truth is Truth.TRUE for truth in told] == [place in item.answer for place in range(len(told))]
        assert Truth.UNKNOWN not in told


@pytest.mark.parametrize("model", [model for model in MODELS if model.startswith("table")])
def test_the_second_proof_reads_the_printed_table(root: Path, model: str) -> None:
    base = base_of(*EVERYTHING)
    item = made(root, model, *EVERYTHING, gated=False)[0]
    assert item.figure
    first, *rest = item.figure.rows
    wrong = replace(item, figure=replace(item.figure, rows=((first[0], *(f"9{cell}" for cell in first[1:])), *rest)))
    assert set(verdicts(wrong, base.fact(item.main_fact), Ledger(base))) == {Truth.UNKNOWN}


# -- materials

GAPS = [
    fact("east", "中部六省", "产值年均增速", "1.8", "个百分点", "2001/2003", aspect="change", compared_with="东部", direction="down"),
    fact("west", "中部六省", "产值年均增速", "0.4", "个百分点", "2001/2003", aspect="change", compared_with="西部", direction="down"),
]


def under(root: Path, *records: Any) -> dict[str, list[Item]]:
    """The questions that the shipped models make under materials of some facts, by material."""
    base = base_of(*records)
    models = load_models([path for path in model_files(root / "templates") if path.stem.startswith("material-")])
    found: dict[str, list[Item]] = {}
    for item in make_bank(base, models, gate=gate(base)).items:
        assert item.material
        found.setdefault(item.material.id, []).append(item)
    return found


def test_a_series_with_two_differences_asks_how_far_the_others_are_apart(root: Path) -> None:
    """2×2: which of the two is higher, and by the difference or by the sum of what the material tells."""
    (items,) = under(root, *RATIO, *GAPS).values()
    (choice,), (written,) = ([item for item in items if item.kind == kind] for kind in ("single_choice", "short_answer"))
    assert isinstance(choice, Choice) and key(choice) == "东部高1.4个百分点"
    assert "东部与西部的产值年均增速相比，＿" in stem_text(choice.stem, "＿")
    assert {option.text for option in choice.options} == {f"{place}高{amount}个百分点" for place in ("东部", "西部") for amount in ("1.4", "2.2")}
    assert isinstance(written, Open) and written.points and [points for _, points in written.points] == [3, 3]
    assert choice.material == written.material and choice.figure == written.figure
    assert "比东部低1.8个百分点，比西部低0.4个百分点" in str(choice.material)


def test_an_amount_is_asked_by_how_many_times_it_grew(root: Path) -> None:
    """Against the year between, and against how many times as much it is."""
    (items,) = (found for found in under(root, *SERIES).values())
    (choice,), (written,) = ([item for item in items if item.kind == kind] for kind in ("single_choice", "short_answer"))
    assert isinstance(choice, Choice) and [option.text for option in choice.options] == ["1.0", "2.0", "9.9", "10.9"]
    assert key(choice) == "9.9" and isinstance(written, Open)
    more = tuple(part.replace("增加了", "是") if isinstance(part, str) else part for part in choice.stem)
    base = base_of(*SERIES)
    assert set(verdicts(replace(choice, stem=more), base.fact(choice.main_fact), Ledger(base))) == {Truth.UNKNOWN}


def test_levels_of_the_year_before_are_worked_back(root: Path) -> None:
    items = next(found for name, found in under(root, *EVERYTHING).items() if name.startswith("growth:"))
    (written,) = (item for item in items if item.kind == "short_answer")
    assert isinstance(written, Open) and written.points and all("÷（1＋" in point and points == 3 for point, points in written.points)


def test_each_kind_of_figure_makes_a_material(root: Path) -> None:
    found = under(root, *EVERYTHING)
    assert {name.partition(":")[0] for name in found} == {"series", "growth"}
    for items in found.values():
        assert 2 <= len(items) <= 4 and len({item.material for item in items}) == 1
        shown = {ref for item in items for ref in item.asserts | item.asks}
        assert all(shown >= {(name, "period")} for name in items[0].facts)


def test_a_material_with_one_question_is_not_kept(root: Path) -> None:
    base = base_of(*RATIO)
    models = load_models([path for path in model_files(root / "templates") if path.stem == "material-features-series"])
    bank = make_bank(base, models)
    assert not bank.items and bank.rejects["material-features-series"]["the only question of its material"] == 1


def test_the_second_proof_reads_a_difference_from_the_material(root: Path) -> None:
    base = base_of(*RATIO, *GAPS)
    (items,) = under(root, *RATIO, *GAPS).values()
    (item,) = (item for item in items if item.kind == "single_choice")
    assert item.material
    told = verdicts(item, base.fact(item.main_fact), Ledger(base))
    assert [truth is Truth.TRUE for truth in told] == [place in getattr(item, "answer", ()) for place in range(4)]
    other = replace(item, material=replace(item.material, text=item.material.text.replace("比东部低", "比东部高")))
    assert set(verdicts(other, base.fact(item.main_fact), Ledger(base))) == {Truth.UNKNOWN}
