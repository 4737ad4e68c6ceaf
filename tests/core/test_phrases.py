"""Choice items whose options are words: what proves a rival false, which rivals stand beside a key, what is said of them, and how
difficult that makes an item. On facts made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from tests.core.phrases import FACTS, listed, phrase_base
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Asked, Index, Truth, judge
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.constructions.phrase import counted_ending
from zhongbu_quiz.items.item import Choice, Item, Option, TrueFalse, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.option_rules import of_forms, telling, with_fitting_notes
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.quality.second_proof import verdict

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MODELS = (
    "slogan-part slogan-name slogan-subject slogan-region slogan-meaning slogan-name-of-meaning two-parts multiple-parts odd-one-out "
    "true-part true-name"
).split()


@pytest.fixture(scope="module")
def phrases(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    return phrase_base(tmp_path_factory.mktemp("phrases"))


@pytest.fixture(scope="module")
def made(phrases: FactBase) -> Bank:
    paths = [data_dir("templates") / "questions" / f"{name}.yaml" for name in MODELS]
    return make_bank(phrases, load_models(paths), gate=gate(phrases))


def item(bank: Bank, name: str) -> Choice:
    found = bank.by_id[name]
    assert isinstance(found, Choice)
    return found


def truth(base: FactBase, name: str, slot: str, text: str, shown: Iterable[str] = (), attributed: bool = True) -> Truth:
    """The truth of a fact with another text in a slot: that of another fact, where one has it."""
    fact = base.fact(name)
    key = fact.slots[slot]
    kind = slot.partition(".")[0]
    origin = next(
        (one for one in base.facts if one is not fact and any(s.text == text and s.name.startswith(kind) for s in one.slots.values())), None
    )
    asked = Asked(fact, key, frozenset(shown), attributed)
    return judge(asked, Slot(slot, key.type, text, text), origin, Index(base))


CASES: dict[str, tuple[Truth, tuple[object, ...]]] = {
    "a part of another head of an exclusive section": (FALSE, ("sl-chain", "part.1", "建设省级实验基地")),
    "of which it is not said whose word it is": (UNKNOWN, ("sl-chain", "part.1", "建设省级实验基地", (), False)),
    "a part of another section": (UNKNOWN, ("sl-chain", "part.1", "压缩货物通关时间")),
    "a part of nobody, for a list that goes on": (UNKNOWN, ("sl-chain", "part.1", "建设飞行学校")),
    "a part of nobody, for a complete list": (FALSE, ("sl-upgrade", "part.1", "市场化")),
    "what a person wrote as a term": (FALSE, ("sl-market", "part.1", "便民化")),
    "what a person named as a fact": (FALSE, ("sl-upgrade", "part.1", "品牌化")),
    "the same the other way round": (FALSE, ("sl-service", "part.1", "高端化")),
    "a part of its own": (TRUE, ("sl-service", "part.1", "品牌化")),
    "a list that goes on, of a section that is not exclusive": (UNKNOWN, ("sl-elder", "part.1", "市场化")),
    "a name of an exclusive section": (FALSE, ("sl-leader", "name", "揭榜挂帅制", ("applies_to",))),
    "a name where the sentence tells nothing": (UNKNOWN, ("sl-leader", "name", "揭榜挂帅制")),
    "a name of another section": (UNKNOWN, ("sl-leader", "name", "单一窗口", ("applies_to",))),
    "a name that a person named, whatever is told": (FALSE, ("sl-port", "name", "一站式办理")),
    "the name of the other": (FALSE, ("sl-stop", "name", "单一窗口")),
    "a term instead of a name": (FALSE, ("sl-port", "name", "一窗受理")),
    "the name of what another place has": (FALSE, ("sl-h-stone", "name", "显示材料", ("applies_to", "region"))),
    "the same where no place is told": (UNKNOWN, ("sl-h-stone", "name", "显示材料", ("applies_to",))),
    "what another formula of an exclusive section is about": (FALSE, ("sl-leader", "applies_to", "组织科技攻关的机制", ("name",))),
    "what a formula of another section is about": (UNKNOWN, ("sl-leader", "applies_to", "办理通关手续的机制", ("name",))),
    "what the formula that is mixed up with it is about": (FALSE, ("sl-port", "applies_to", "办理政务事项的机制", ("name",))),
    "what another formula means": (FALSE, ("sl-m-loop", "meaning", "上游和下游按同一张图办事", ("name",))),
    "another place": (FALSE, ("sl-h-stone", "region", "安徽", ("name",))),
    "another place, where nobody is said to speak": (UNKNOWN, ("sl-h-stone", "region", "安徽", ("name",), False)),
    "a place that holds the own one": (UNKNOWN, ("sl-h-stone", "region", "中部六省", ("name",))),
    "the own place": (TRUE, ("sl-h-stone", "region", "河南", ("name",))),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_proved(name: str, phrases: FactBase) -> None:
    wanted, told = CASES[name]
    assert truth(phrases, *told) is wanted  # type: ignore[arg-type]


def test_an_entry_that_another_list_is_about_proves_nothing(tmp_path: Path) -> None:
    """建设共性技术平台 is an entry; what stands under a list about it stands under that entry's list, too."""
    below = listed("sl-below", "产业", "建设共性技术平台的办法", "举措", "开放大型仪器设备、共享中试检测场地", complete=False)
    base = phrase_base(tmp_path, [*FACTS, below])
    assert truth(base, "sl-chain", "part.1", "开放大型仪器设备") is UNKNOWN
    assert truth(base, "sl-lab", "part.1", "开放大型仪器设备") is FALSE


def test_an_entry_that_stands_under_two_heads_proves_nothing(tmp_path: Path) -> None:
    twice = listed("sl-twice", "产业", "园区管理的举措", "举措", "建设省级实验基地、清理闲置厂房用地", complete=False)
    assert truth(phrase_base(tmp_path, [*FACTS, twice]), "sl-chain", "part.1", "建设省级实验基地") is UNKNOWN


@pytest.mark.parametrize("name", [name for name, (wanted, _) in CASES.items() if wanted is FALSE])
def test_the_second_proof_reads_the_same_from_the_sentence(name: str, phrases: FactBase) -> None:
    """With the fact's own sentence; what is shown there is told in words."""
    told = CASES[name][1]
    fact = phrases.fact(str(told[0]))
    slot, text = str(told[1]), str(told[2])
    printed = "".join(
        part if isinstance(part, str) else text if isinstance(part, Slot) and part.name == slot else part.text for part in fact.segments
    )
    assert verdict(fact, slot, text, printed, Context(phrases).ledger) is FALSE


@pytest.mark.parametrize("name", [name for name, (wanted, told) in CASES.items() if wanted is UNKNOWN and len(told) < 4])
def test_the_second_proof_does_not_know_either(name: str, phrases: FactBase) -> None:
    told = CASES[name][1]
    fact = phrases.fact(str(told[0]))
    if str(told[1]) == "name":
        return  # the whole sentence tells what it is about
    printed = fact.statement.replace(fact.slots[str(told[1])].text, str(told[2]))
    assert verdict(fact, str(told[1]), str(told[2]), printed, Context(phrases).ledger) is UNKNOWN


# -- the options


def choices(bank: Bank) -> list[Choice]:
    return [one for one in bank.items if isinstance(one, Choice)]


def test_the_gate_finds_nothing_to_drop(made: Bank) -> None:
    assert made.dropped == {}


def test_every_model_makes_something(made: Bank) -> None:
    assert {one.model for one in made.items} == set(MODELS) - {"slogan-subject"}


def test_words_beside_each_other_are_of_one_category_and_form(made: Bank, phrases: FactBase) -> None:
    pools = {slot.text: slot.pool for fact in phrases.facts for slot in fact.slots.values() if slot.pool}
    terms = {term: name for name, terms in phrases.world.categories.items() for term in terms}
    looked = 0
    for one in choices(made):
        if one.model in ("two-parts", "slogan-region"):
            continue
        texts = [option.text for option in one.options]
        kinds = {pools.get(text) or terms.get(text) for text in texts} - {None}
        assert len(kinds) == 1, (one.id, kinds)
        assert of_forms(texts, phrases.world.places) is None, one.id
        looked += 1
    assert looked > 20


def test_rivals_come_from_the_section_or_are_mixed_up_or_curated(made: Bank, phrases: FactBase) -> None:
    for one in choices(made):
        own = phrases.fact(one.main_fact)
        near = {own, *phrases.confused(own.id), *(fact for fact in phrases.facts if fact.topic == own.topic)}
        assert all(not option.fact or phrases.fact(option.fact) in near for option in one.options), one.id


def test_four_options_are_preferred(made: Bank) -> None:
    four = [len(one.options) == 4 for one in choices(made)]
    assert sum(four) > 0.8 * len(four)


def test_cities_lie_in_the_place_that_is_asked(made: Bank, phrases: FactBase) -> None:
    texts = {option.text for one in choices(made) if one.main_fact == "sl-hubs" for option in one.options}
    assert "开封" in texts and not texts & {"芜湖", "安庆", "黄山"}


def test_all_right_is_asked_only_of_lists_with_rivals(tmp_path: Path) -> None:
    """Of four parts and no rival nothing is made: its options would all be right."""
    alone = listed("sl-alone", "民生", "便民服务的内容", "权利", "读书、看戏、听歌、下棋")
    path = data_dir("templates") / "questions" / "multiple-parts.yaml"
    assert not make_bank(phrase_base(tmp_path, [alone]), load_models([path])).items


# -- what is said


def said(one: Item) -> list[str]:
    return [option.note for option in one.options if option.note]


def test_an_option_is_told_of_in_one_short_sentence(made: Bank) -> None:
    assert said(item(made, "slogan-name:sl-list:name")) == ["“首席专家制”是选用领军人才的机制。", "“亩均评价制”是评价土地产出的机制。"]
    assert "“便民化”：文中没有这一说。" in said(item(made, "slogan-part:sl-market:part.1"))
    for one in choices(made):
        notes = said(one)
        assert len(notes) == len(set(notes)) and all(len(note) <= 60 for note in notes), one.id
        assert len(one.explanation) + sum(map(len, notes)) <= 200, one.id


def test_entries_of_one_list_are_told_of_together(made: Bank) -> None:
    notes = said(item(made, "slogan-part:sl-upgrade:part.1"))
    assert len(notes) == 1 and notes[0].endswith("属于服务业提质的方向。") and notes[0].count("“") == 3


def test_a_false_statement_says_what_was_swapped(made: Bank) -> None:
    wrong = [one for one in made.items if isinstance(one, TrueFalse) and not one.answer]
    assert len(wrong) > 5
    for one in wrong:
        assert one.explanation.startswith("错。“") and "”应为“" in one.explanation
    told = next(one for one in wrong if one.main_fact == "sl-x-ink")
    other = "稀土材料" if "稀土材料" in told.explanation else "超硬材料"
    assert told.explanation.startswith(f"错。“{other}”应为“显示材料”。“{other}”是")


def test_notes_that_do_not_fit_are_left_out() -> None:
    options = [Option("甲", "x", "一" * 61), Option("乙", "x", "短。"), Option("丙", "x", "短。"), Option("丁", "x", "二" * 55)]
    assert [option.note for option in with_fitting_notes("说明。", options)] == ["", "短。", "", "二" * 55]
    assert [option.note for option in with_fitting_notes("说" * 150, options)] == ["", "短。", "", ""]
    assert [option.note for option in with_fitting_notes("已说过短。", options[:2])] == ["", ""]
    assert [option.note for option in with_fitting_notes("说明。", options[1:2], ("注" * 190,))] == [""]


# -- difficulty, and the measures


def test_difficulty_goes_by_nearness(made: Bank) -> None:
    assert item(made, "slogan-part:sl-upgrade:part.1").difficulty == 4
    assert item(made, "slogan-part:sl-market:part.1").difficulty == 3, "a term of a curated list is nobody's"


def test_forms_beside_each_other(phrases: FactBase) -> None:
    places = phrases.world.places
    assert of_forms(["高端化", "智能化", "绿色化"], places) is None
    assert of_forms(["高端化", "智能化", "都市圈", "城市圈"], places) is None
    assert of_forms(["高端化", "智能化", "绿色化", "都市圈"], places) == 65
    assert of_forms(["推进改革", "改革开放"], places) == 65
    assert of_forms(["高端化", "推进改革", "都市圈"], places) == 65
    assert counted_ending("绿色化") == "化" and counted_ending("首席专家") == ""


def test_one_option_that_echoes_the_stem_tells_itself() -> None:
    assert telling(["守牢耕地红线", "严把准入关口", "提升监管水平"], "粮食的耕地是") == 73
    assert telling(["守牢耕地红线", "严把耕地关口", "提升监管水平"], "粮食的耕地是") is None
    assert telling(["强创新", "调结构", "推进改革"], "", ["兴产业", "促转型"]) is None
    assert telling(["强创新", "调整结构", "推进改革"], "", ["兴产业", "促转型"]) == 73
    assert all(telling(list(pair), "") is None for pair in combinations(["甲", "乙", "丙"], 2))


# -- sentences


def test_the_place_is_told_as_a_slot_of_its_own(phrases: FactBase, made: Bank) -> None:
    assert phrases.fact("sl-h-stone").statement == "《县情》一文提出，河南优势特色产业是超硬材料。"
    assert phrases.fact("sl-x-ink").statement == "《县情》一文提出，安徽的优势特色产业是显示材料。"
    asked = {one.main_fact: stem_text(one.stem, "（　　）") for one in choices(made) if one.model == "slogan-region"}
    assert asked["sl-x-ink"] == "《县情》一文提出，（　　）的优势特色产业是显示材料。"
    assert asked["sl-h-stone"] == "《县情》一文提出，（　　）优势特色产业是超硬材料。"


def test_the_name_of_a_thing_stands_without_quotation_marks(phrases: FactBase) -> None:
    assert "“链长制”" in phrases.fact("sl-leader").statement
    assert "“" not in phrases.fact("sl-h-stone").statement


def test_a_region_in_an_authors_wording_is_a_slot(tmp_path: Path) -> None:
    told = {**FACTS[-8], "wording": "《{issued_in}》一文说，河南要做强“{name}”"}
    assert told["id"] == "sl-h-stone"
    fact = phrase_base(tmp_path, [told]).fact("sl-h-stone")
    assert [part.name for part in fact.segments if isinstance(part, Slot)] == ["issued_in", "region", "name"]
    assert fact.statement == "《县情》一文说，河南要做强“超硬材料”。"
