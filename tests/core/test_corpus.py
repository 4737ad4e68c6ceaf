"""No subject in the code: few Chinese characters in string literals, and no name of the data among them."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from tests.core.source import nodes, paths
from zhongbu_quiz.data.lexicon import SENTENCES, load_lexicon
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.loading.yamlfile import load_yaml

MOST = 4_150
"""How many Chinese characters the string literals of `src/` may hold together; docstrings are not counted."""

NUMERALS = "一二三四五六七八九十"

PLAIN_WORDS = {
    "全国", "国家", "我国", "全世界", "世界", "全球", "中国",  # what any figure's whole may be
    "沿海", "内陆", "六省",
}  # fmt: skip
"""Names of the data files that are words of the language too."""


def literals(found: Sequence[ast.AST]) -> Iterator[str]:
    """The string constants among the nodes of a module that are no docstrings: the pieces of f-strings among them."""
    docstrings = {
        id(statement.value)
        for node in found
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }
    for node in found:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def chinese(text: str) -> int:
    """How many CJK ideographs a text holds."""
    return sum("\u3400" <= char <= "\u9fff" for char in text)


@cache
def _literals(root: Path) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, path in paths(root).items() for text in literals(nodes(path)))


def test_the_counter_counts_literals_and_no_docstrings() -> None:
    module = 'x = "一二" + f"三{x}四"\n"""五六"""\ndef f():\n    """七"""\n    return "，八"\n'
    assert sum(map(chinese, literals(list(ast.walk(ast.parse(module)))))) == 5


def test_few_chinese_characters_stand_in_literals(root: Path) -> None:
    counts: Counter[str] = Counter()
    for name, text in _literals(root):
        counts[name.partition("/")[0]] += chinese(text)
    assert counts.total() <= MOST, counts.most_common()


def _names(root: Path) -> set[str]:
    """Names of places, plans, congresses and organs, and titles and short names of the essays, as the data files have them."""
    world = load_world((root / "data",))
    names = {name for name in world.places.names if world.places.level(name)} | set(world.eras.spans)
    names |= {name for name in world.organs.vague if len(name) > 2} | {
        name for own, others in world.organs.aliases.items() for name in (own, *others)
    }
    for document in load_yaml(root / "seeds" / "00-documents.yaml").data["documents"]:
        names |= {document["name"], document["title"]}
    return {name for name in names if len(name) > 1} - PLAIN_WORDS


def test_no_name_of_the_data_stands_in_literals(root: Path) -> None:
    names = _names(root)
    assert {"湖北", "武汉", "十四五", "回望"} <= names
    # 四五 in 三四五六 is no plan: a name is not found inside a longer run of numerals.
    pattern = re.compile(rf"(?<![{NUMERALS}])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![{NUMERALS}])")
    assert sorted({(where, match[0]) for where, text in _literals(root) for match in pattern.finditer(text)}) == []


def test_every_list_of_the_lexicon_is_used_and_every_list_used_is_there(root: Path) -> None:
    """A list that no code names is dead data; a name that no file has would fail only where it is read."""
    lexicon = load_lexicon()
    texts = [text for _, text in _literals(root)]
    list_name = r"[a-z]+\.[a-z_]+"
    placeholders = [names for text in texts for names in re.findall(rf"<({list_name}(?:\+{list_name})*)>", text)]
    files = {path.stem for path in (root / "src/zhongbu_quiz/data/lexicon").glob("*.yaml")} | {"places", "eras", "qualifiers"}
    whole = {text for text in texts if re.fullmatch(list_name, text) and text.partition(".")[0] in files and text[-5:] != ".yaml"}
    named = {name for names in placeholders for name in names.split("+")} | whole
    for name in sorted(named):
        assert lexicon.lists[name], name
    shipped = {
        f"{path.stem}.{name}"
        for path in (root / "src/zhongbu_quiz/data/lexicon").glob("*.yaml")
        if path.stem not in SENTENCES
        for name in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    used_by_the_loader = {"regions.also_word"}
    assert shipped - named - used_by_the_loader == set()
    assert set(lexicon.sentences) - set(texts) == set()
