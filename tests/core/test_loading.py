"""YAML as its author wrote it: scalars stay text, lines are kept, and no text makes it fail in another way than it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from zhongbu_quiz.errors import ContentError, Problem, UserError, problem
from zhongbu_quiz.loading.limits import TEXT_BYTES
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import load_yaml, parse_yaml, read_text
from zhongbu_quiz.workbook.seeds import load_seeds


def _file(folder: Path, text: str) -> Path:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "scalar",
    [
        "3.10",
        "12:30",
        "no",
        "Yes",
        "on",
        "2023-05-06",
        "1e3",
        "0x1F",
        "007",
        "1_000",
        ".inf",
        "2004",
        "true",
        "=",
        "1,324",
    ],
)
def test_scalars_arrive_as_written(scalar: str, tmp_path: Path) -> None:
    assert load_yaml(_file(tmp_path, f"a: {scalar}\n")).data == {"a": scalar}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_nothing_is_nothing_and_quotes_make_it_text(empty: str, tmp_path: Path) -> None:
    assert load_yaml(_file(tmp_path, f"a: {empty}\n")).data == {"a": None}
    assert load_yaml(_file(tmp_path, f"a: '{empty}'\n")).data == {"a": empty}


@pytest.mark.parametrize("line", ["a: 20 #20题", "a: 近代史 # 1 小测", "a: 近代史 #小测", "a: 近代史#1", "a: '近代史 #1' #2"])
def test_remarks_behind_a_value_are_remarks(line: str, tmp_path: Path) -> None:
    assert load_yaml(_file(tmp_path, f"{line}\n")).data["a"] in ("20", "近代史", "近代史#1", "近代史 #1")


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    file = load_yaml(_file(tmp_path, "a: 1\nb:\n  - c: 2\n    d: [x,\n        y]\n  - e\nf: |\n  one\n  two\n"))
    places = {(): 1, ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "d"): 4, ("b", 0, "d", 1): 5, ("b", 1): 6, ("f",): 7}
    assert {place: file.line(place) for place in places} == places
    assert file.text_line(("f",)) == 8 and file.text_line(("a",)) == 1
    assert file.line(("b", 0, "nothing", 3)) == 3, "the nearest value around it"


texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t\\0中：", max_size=60),
    st.lists(st.sampled_from(["facts:", "\n  - ", "id: x", "kind: event", "kind: slogan", "\n    ", "[", "]", "{", "}", ": ",
                              "date: 2004", "parts:", "- {n: 1, text: a}", "source: ", "~", "null", "unit:"]), max_size=14).map("".join),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(text=texts)
def test_any_text_is_facts_or_a_list_of_problems(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass" if not _encodable(text) else "strict")
    try:
        load_seeds([path])
    except ContentError as error:
        assert error.problems
        assert all(found.path.endswith("x.yaml") and found.message for found in error.problems)


def _encodable(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


def test_aliases_cannot_grow(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    with pytest.raises(ContentError, match=r"x\.yaml:2: the alias \*a is not read; write the value out"):
        load_yaml(_file(tmp_path, "\n".join(lines)))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = _file(tmp_path, "a: 1")
    with path.open("r+b") as stream:
        stream.truncate(TEXT_BYTES + 1)
    with pytest.raises(UserError, match="is larger than 16 MB; split it into smaller files"):
        read_text(path)


class _Inner(BaseModel, extra="forbid"):
    n: int
    words: tuple[str, ...] = ()


class _Outer(BaseModel, extra="forbid"):
    inner: tuple[_Inner, ...]
    flag: bool = False


def test_every_mistake_of_a_record_is_told_once_with_its_line(tmp_path: Path) -> None:
    file = load_yaml(_file(tmp_path, "inner:\n  - n: x\n    m: 1\n  - words: a\nflag: maybe\nother: 2\n"))
    problems: list[Problem] = []
    assert validated(_Outer, file.data, file, (), problems) is None
    assert sorted((found.line, found.message) for found in problems) == [
        (2, "`inner.1.n` is 'x'; write a whole number"),
        (3, "unknown key 'm'; allowed here: n, words"),
        (4, "`inner.2.n` is missing; add `n:`"),
        (4, "`inner.2.words` must be a list (got a text); write `[a, b]` or lines that start with -"),
        (5, "`flag` is 'maybe'; write true or false"),
        (6, "unknown key 'other'; allowed here: inner, flag"),
    ]


def test_problems_are_sorted_told_once_and_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    error = ContentError(
        [Problem("b.yaml", 2, "x"), Problem("a.yaml", 10, "y"), Problem("a.yaml", 9, "z"), Problem("b.yaml", 2, "x")]
    )
    assert str(error) == "a.yaml:9: z\na.yaml:10: y\nb.yaml:2: x"
    assert str(problem(tmp_path / "seeds" / "a.yaml", 3, "w")) == "seeds/a.yaml:3: w"
    assert str(problem("/elsewhere/a.yaml", 0, "w")) == "/elsewhere/a.yaml: w"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("标题:近代史\n", 1, "has the Chinese colon ： behind its key, or no space behind the colon"),
        ("format: 1\nname：甲\n# b\ntitle: 乙\n", 2, "has the Chinese colon"),
        ("标题：近代史\n", 1, "has the Chinese colon ： behind its key, or no space behind the colon"),
        ("title: a\n题数:{单选: 1}\n", 2, "题数:{单选 has no space behind its colon; write `key: value`"),
        ("题数: {单选:2: [1, 2], 判断: 5}\n", 1, "单选:2 has no space behind its colon; write `key: value`"),
        ('title: "近代"史\n', 1, "has text behind a closing quotation mark; put the marks around all of the value"),
        ('title: a\nsub: "近代"史\nmore: b\n', 2, "has text behind a closing quotation mark; put the marks around all of the value"),
        ("标题: 近代史 #1 小测\n", 1, "what stands behind # is read as a remark, and the value ends at '近代史'"),
    ],
)
def test_what_a_hand_types_wrongly_is_told_by_name(text: str, line: int, words: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        load_yaml(_file(tmp_path, text))
    (told,) = raised.value.problems
    assert told.line == line and told.message.startswith(words)


def test_a_tag_is_a_key() -> None:
    assert parse_yaml(Path("x.yaml"), "blueprint: {历史::近代: 2}\n历史::起步: 3\n").data == {"blueprint": {"历史::近代": "2"}, "历史::起步": "3"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("标题: 期末\n题数：{单选: 3}\n副标题：甲\n产品: [试卷]\n时间：40\n", [2, 3, 5]),
        ("标题：期末\n题数：{单选: 3}\n", [1, 2]),
        ("标题: 甲\n题数:{单选: 3}\n时间:40\n", [2, 3]),
        ("标题: 甲\n题数：\n  单选：3\n  判断：4\n", [2, 3, 4]),
        ("facts：\n- 甲：乙\n- id: 丙\n", [1]),
    ],
)
def test_every_line_with_a_wrong_colon_is_told_at_once(text: str, lines: list[int]) -> None:
    with pytest.raises(ContentError) as told:
        parse_yaml(Path("a.yaml"), text)
    assert [problem.line for problem in told.value.problems] == lines
