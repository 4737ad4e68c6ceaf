"""Kinds of fact: attribute and term ask in both directions; a new kind needs its file and a line in the table, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.anki.collection import Student
from tests.core.saying import SayingKind
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Gap, Matching, Open
from zhongbu_quiz.studio.build import build
from zhongbu_quiz.studio.check import check
from zhongbu_quiz.studio.opening import open_all
from zhongbu_quiz.workbook.convert import converted

PROVINCES = {
    "河南": ("郑州", "豫", "16.7万平方公里"),
    "湖北": ("武汉", "鄂", "18.6万平方公里"),
    "湖南": ("长沙", "湘", "21.2万平方公里"),
    "安徽": ("合肥", "皖", "14.0万平方公里"),
    "四川": ("成都", "川", "48.6万平方公里"),
    "云南": ("昆明", "滇", "39.4万平方公里"),
    "江西": ("南昌", "赣", "12.3万平方公里"),
}
TERMS = {
    "呼吸作用": "细胞分解有机物并释放能量",
    "蒸腾作用": "水分以气体状态从植物体散失",
    "细胞分化": "细胞在形态结构上发生差异",
    "新陈代谢": "生物体内全部化学变化的总称",
    "光合作用": "绿色植物利用光能把二氧化碳和水转化为有机物并释放氧气的过程",
}
SAYINGS = {
    "周敦": "看花要看半开时候",
    "林和": "种树先要问过流水",
    "郑板": "下笔之前先有竹子",
    "沈括": "量过江水才说深浅",
    "徐霞": "走完山路再画地图",
    "宋应": "看过炉火才写铸铁",
    "李时": "尝过百草再写药方",
    "贾思": "问过老农才写耕田",
}


def _entry(kind: str, number: int, tag: str, **fields: str) -> dict[str, object]:
    source = {"document": "课本", "section": tag, "evidence": list(fields.values())[:8]}
    return {"id": f"{kind[:2]}-{number:02}", "kind": kind, **fields, "tags": [f"课本::{tag}"], "source": source}


def attributes() -> list[dict[str, object]]:
    """Three attributes of seven provinces."""
    rows = [(place, name, value) for place, values in PROVINCES.items() for name, value in zip(("省会", "简称", "面积"), values, strict=True)]
    return [_entry("attribute", n, name, thing=place, attribute=name, value=value) for n, (place, name, value) in enumerate(rows)]


def terms() -> list[dict[str, object]]:
    """Five terms, one with a definition that no gap can take."""
    return [_entry("term", n, "概念", term=term, definition=words) for n, (term, words) in enumerate(TERMS.items())]


def sayings() -> list[dict[str, object]]:
    """Eight sayings."""
    return [_entry("saying", n, "名言", speaker=speaker, words=words) for n, (speaker, words) in enumerate(SAYINGS.items())]


def project(folder: Path, facts: list[dict[str, object]], counts: Mapping[str, int], outputs: list[str]) -> Path:
    """A folder of one's own with these facts and one deck."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "decks").mkdir()
    (folder / "project.yaml").write_text("name: kinds-test\ntitle: 试一试\nlanguage: zh\n", encoding="utf-8")
    (folder / "seeds" / "facts.yaml").write_text(yaml.safe_dump({"facts": facts}, allow_unicode=True), encoding="utf-8")
    deck = {"title": "练习", "select": {"documents": ["课本"]}, "counts": dict(counts), "outputs": outputs}
    (folder / "decks" / "my.yaml").write_text(yaml.safe_dump(deck, allow_unicode=True), encoding="utf-8")
    return folder


def bank_of(folder: Path) -> Bank:
    """Everything that the folder's facts make."""
    return open_all([], folder).bank


def test_attributes_are_asked_in_both_directions(tmp_path: Path) -> None:
    bank = bank_of(project(tmp_path, attributes(), {"single_choice": 4}, ["paper"]))
    made = Counter(item.model for item in bank.items)
    assert made["attribute-value"] >= 18 and made["cloze-attribute-value"] == made["fill-attribute-value"] == 20, "四川 bears its 川"
    assert made["attribute-thing"] >= 11 and made["cloze-attribute-thing"] == made["fill-attribute-thing"] == 13, "no thing by an exact area"
    assert made["matching-attributes"] == 3
    for item in bank.items:
        heads = {bank.base.fact(name).head for name in item.facts}
        assert len(heads) == 1, item.id  # siblings are the same attribute
    texts = {option.text for item in bank.items for option in item.options if item.id.startswith("attribute-value:at-00")}
    assert texts <= {city for city, _, _ in PROVINCES.values()} and "郑州" in texts


def test_terms_are_asked_in_both_directions(tmp_path: Path) -> None:
    bank = bank_of(project(tmp_path, terms(), {"single_choice": 2}, ["paper"]))
    made = Counter(item.model for item in bank.items)
    assert made["term-name"] >= 3 and made["term-definition"] >= 4 and made["short-definition"] == 5
    assert made["fill-term"] == made["cloze-term"] == 4


def test_a_long_definition_is_a_card_to_be_marked_and_no_gap(tmp_path: Path) -> None:
    bank = bank_of(project(tmp_path, terms(), {"single_choice": 2}, ["paper"]))
    long = [item for item in bank.items if item.main_fact == "te-04"]
    assert not any(isinstance(item, Gap) for item in long)
    (card,) = (item for item in long if isinstance(item, Open))
    assert "光合作用" in str(card.stem) and card.answer == TERMS["光合作用"] + "。"


@pytest.mark.parametrize(
    "outputs",
    [["anki", "outline", "moodle"], pytest.param(["anki", "paper", "key", "outline", "recite", "cards", "moodle"], marks=pytest.mark.slow)],
    ids=["some", "all"],
)
def test_attributes_and_terms_reach_every_output(outputs: list[str], tmp_path: Path) -> None:
    counts = {"single_choice": 5, "fill_blank": 3, "matching": 1, "short_answer": 2}
    folder = project(tmp_path / "set", [*attributes(), *terms()], counts, outputs)
    report = check([folder], folder).report
    assert not report.failed, report
    written = {path.name for one in build(open_all([], folder), tmp_path / "out", 1_700_000_000) for path in one.paths}
    assert {ending for name in outputs for ending in OUTPUTS[name].endings} <= {name.removeprefix("my") for name in written}


def test_a_new_kind_needs_its_file_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the toy kind's file and its line come items, a card, a paper, a study sheet, a sheet in the workbook and a clean check."""
    import pymupdf

    monkeypatch.setitem(KINDS, "saying", SayingKind())  # type: ignore[arg-type]
    counts = {"single_choice": 3, "fill_blank": 2}
    folder = project(tmp_path / "set", sayings(), counts, ["anki", "paper", "outline"])
    report = check([folder], folder).report
    assert not report.failed, report
    opened = open_all([], folder)
    made = Counter(item.model for item in opened.bank.items)
    assert made["each-cloze"] == 16 and made["each-choice"] >= 12 and made["each-fill"] >= 8
    assert set(made) == {"each-cloze", "each-choice", "each-fill"}

    out = tmp_path / "out"
    build(opened, out, 1_700_000_000)
    for name, wanted in (("my-paper.pdf", "书里留下的话"), ("my-outline.pdf", "看花要看半开时候")):
        with pymupdf.open(out / name) as pages:
            assert wanted in "".join(page.get_text() for page in pages).replace("\n", ""), name
    cards = Student(tmp_path / "anki")
    try:
        assert cards.take(out / "my.apkg").new == 5
    finally:
        cards.close()
    assert converted(folder / "seeds" / "facts.yaml", tmp_path / "facts.xlsx")[:2] == b"PK"


def test_default_models_leave_kinds_alone_that_have_models_of_their_own(tmp_path: Path) -> None:
    bank = bank_of(project(tmp_path, [*attributes(), *terms()], {"single_choice": 2}, ["paper"]))
    assert not [item.id for item in bank.items if item.model.startswith("each-")]


def test_numbers_of_slots_are_unique_over_all_kinds() -> None:
    numbers = {entry for kind in (*KINDS.values(), SayingKind()) for entry in kind.numbers.items()}
    assert len({name for name, _ in numbers}) == len({number for _, number in numbers}) == len(numbers), "one name, one number"


def test_matching_of_numbers_says_the_unit(tmp_path: Path) -> None:
    bank = bank_of(project(tmp_path, attributes(), {"matching": 1}, ["paper"]))
    areas = [item for item in bank.items if isinstance(item, Matching) and "16.7" in str(item.options)]
    assert areas and all("（万平方公里）" in left for item in areas for left in item.left)
