"""Class lists as schools have them: several classes in one sheet, classes told once, words beside names, tables of texts in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.sets.roster import read_class_list

from .sheets import book

HEAD = ("学号", "姓名")
ONE, TWO = [("01", "王明"), ("02", "李红")], [("01", "赵丽"), ("02", "钱多")]
BOTH = "八（1）班/01/王明 八（1）班/02/李红 八（2）班/01/赵丽 八（2）班/02/钱多"


def listed(path: Path) -> str:
    return " ".join("/".join((one.group, one.number, one.name)) for one in read_class_list(path).students)


@pytest.mark.parametrize(
    "rows",
    [
        [("八（1）班学生名单",), HEAD, *ONE, (), ("八（2）班学生名单",), HEAD, *TWO],
        [HEAD, ("八（1）班",), *ONE, ("八（2）班",), *TWO],
        [("班级", *HEAD), ("八（1）班", *ONE[0]), (None, *ONE[1]), ("八（2）班", *TWO[0]), (None, *TWO[1])],
        [("八（1）班", None, None, "八（2）班"), (*HEAD, None, *HEAD), *((*one, None, *two) for one, two in zip(ONE, TWO, strict=True))],
        [("班级", *HEAD), *(("八（1）班", *one) for one in ONE), ("姓名", "班级", "学号"), *((name, "八（2）班", number) for number, name in TWO)],
    ],
    ids=["one below the other", "a line for each class", "a class told once", "side by side", "other columns below"],
)
def test_several_classes_on_one_sheet(rows: list[tuple[str | None, ...]], tmp_path: Path) -> None:
    found = sorted(listed(book(tmp_path / "名单.xlsx", Sheet1=rows)).split())
    assert found == sorted(BOTH.split())


@pytest.mark.parametrize(
    "text",
    ["学号;姓名;班级\n01;王明;八1班\n", "学号，姓名，班级\n01，王明，八1班\n", "学号\t姓名\t班级\n01\t王明\t八1班\n",
     "八1班名单\n学号;姓名\n'01;王明\n",
     "学号,姓名,班级\n=\"01\",王明,八1班\n", "学号（后两位）,姓名（必填）,班\n01,王明,八1班\n", "姓名,班级\n01王明,八1班\n"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_of_texts_however_their_cells_are_set_apart(text: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_bytes(text.encode(encoding))
    assert listed(tmp_path / "名单.csv") == "八1班/01/王明"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("赵丽（转）", "赵丽"), ("赵丽-休学", "赵丽"), ("赵丽 转走", "赵丽"), ("王转", "王转"), ("王明（小）", "王明（小）")],
)
def test_what_is_said_of_a_pupil_behind_the_name_is_no_part_of_it(typed: str, name: str, tmp_path: Path) -> None:
    assert listed(book(tmp_path / "名单.xlsx", Sheet1=[HEAD, ("01", typed), ("02", "李红")])).startswith(f"/01/{name} ")


@pytest.mark.usefixtures("chinese")
def test_a_remark_that_somebody_is_not_there_is_told(tmp_path: Path) -> None:
    rows = [(*HEAD, "备注"), ("01", "王明", "班长"), ("02", "李红", "已转出"), ("03", "赵丽", "休学")]
    (told,) = read_class_list(book(tmp_path / "名单.xlsx", Sheet1=rows)).remarks
    assert "李红（已转出）、赵丽（休学）" in told and "王明" not in told


@pytest.mark.usefixtures("chinese")
def test_a_sheet_that_lists_all_again_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", 八1班=[HEAD, *ONE], 汇总=[("班级", *HEAD), *(("八1班", *one) for one in ONE)])
    with pytest.raises(ContentError, match="另一张表里也有王明"):
        read_class_list(path)
