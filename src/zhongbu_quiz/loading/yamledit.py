"""One entry of a YAML file changed, everything else in it left as its author wrote it: comments, order, layout.

In: the text of a file. Out: the text with the change. Whoever writes it reads it again first (`yamlfile.parse_yaml`), which proves it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping

import yaml

from zhongbu_quiz.loading.yamlfile import ITEM_ID

_PLAIN = re.compile(r"[^\W_][\w.+-]*(:[\w.+-]+)*")
"""Words that need no quotes, whatever stands around them."""
_INDENT = "  "


def with_entry(text: str, section: str, key: str, value: str | None) -> str:
    """The text with `key: value` below the top-level key `section`, which is added where it is missing; None takes the entry out.

    Raises ValueError where the file is no block of `key: value` lines, so that there is no place to write it.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise ValueError("no block of `key: value` lines")
    newline = "\r\n" if "\r\n" in text else "\n"
    found = next(((name, node) for name, node in root.value if name.value == section), None)
    if found is None:
        return text if value is None else _ended(text, newline) + f"{section}:{newline}{_INDENT}{_entry(key, value)}{newline}"
    name, node = found
    if not isinstance(node, yaml.MappingNode):  # `swap:` with nothing after it
        end = name.end_mark.index + 1
        return text if value is None else _replaced(text, end, end, f"{newline}{_INDENT}{_entry(key, value)}")
    if value is None and [entry.value for entry, _ in node.value] == [key]:
        last = node if node.flow_style else node.value[-1][1]  # a block ends for PyYAML where the next key begins
        return _without_lines(text, name.start_mark.index, last.end_mark.index)
    return _in_flow(text, node, key, value) if node.flow_style else _in_block(text, node, key, value, newline)


def with_key(text: str, names: Collection[str], value: object | None) -> str:
    """The text with this value behind the first top-level key of these names, which is added by the first of them where there is none; None takes
    it out. A value is a word, a number, a list or a mapping of such; a list of mappings stands a line each.

    Raises ValueError where the file is no block of `key: value` lines.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise ValueError("no block of `key: value` lines")
    newline = "\r\n" if "\r\n" in text else "\n"
    found = next(((name, node) for name, node in root.value if name.value in names), None)
    written = "" if value is None else _lines(value, newline)
    if found is None:
        return text if value is None else _ended(text, newline) + f"{next(iter(names))}:{written}{newline}"
    name, node = found
    if value is None:
        return _without_lines(text, name.start_mark.index, _end(node))
    after = text.index(":", name.end_mark.index) + 1
    return _replaced(text, after, max(after, _end(node)), written)


def _end(node: yaml.Node) -> int:
    """Where what is written of a value ends: a block ends for PyYAML where the next key begins, behind all comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _lines(value: object, newline: str) -> str:
    """A value as it stands behind the colon of its key."""
    if isinstance(value, list | tuple) and value and all(isinstance(each, Mapping) for each in value):
        return "".join(f"{newline}{_INDENT}- {_flow(each)}" for each in value)
    return f" {_flow(value)}"


def _flow(value: object) -> str:
    """A value in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(str(key))}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else _scalar(str(value))


def _in_flow(text: str, node: yaml.MappingNode, key: str, value: str | None) -> str:
    """A change in `{a: b, c: d}`."""
    for place, (name, old) in enumerate(node.value):
        if name.value != key:
            continue
        if value is not None:
            return _replaced(text, old.start_mark.index, old.end_mark.index, _scalar(value))
        if place:
            return _replaced(text, node.value[place - 1][1].end_mark.index, old.end_mark.index, "")
        return _replaced(text, name.start_mark.index, node.value[1][0].start_mark.index, "")
    if value is None:
        return text
    if not node.value:
        return _replaced(text, node.start_mark.index, node.end_mark.index, f"{{{_entry(key, value)}}}")
    end = node.value[-1][1].end_mark.index
    return _replaced(text, end, end, f", {_entry(key, value)}")


def _in_block(text: str, node: yaml.MappingNode, key: str, value: str | None, newline: str) -> str:
    """A change in lines `a: b` below their key."""
    for name, old in node.value:
        if name.value == key:
            if value is None:
                return _without_lines(text, name.start_mark.index, old.end_mark.index)
            return _replaced(text, old.start_mark.index, old.end_mark.index, _scalar(value))
    if value is None:
        return text
    after = _line_end(text, node.value[-1][1].end_mark.index)
    indent = " " * node.value[0][0].start_mark.column
    return _ended(text[:after], newline) + f"{indent}{_entry(key, value)}{newline}" + text[after:]


def _entry(key: str, value: str) -> str:
    tight = ":" in key and not ITEM_ID.fullmatch(key)  # 标题:甲 would be taken for a key without its space
    return f"{json.dumps(key, ensure_ascii=False) if tight else _scalar(key)}: {_scalar(value)}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text != "null" else json.dumps(text, ensure_ascii=False)


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _without_lines(text: str, start: int, end: int) -> str:
    """The text without the whole lines from the one where `start` lies to the one where `end` does."""
    first = text.rfind("\n", 0, start) + 1
    return text[:first] + text[_line_end(text, end) :]


def _line_end(text: str, index: int) -> int:
    """Where the next line begins."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _ended(text: str, newline: str) -> str:
    """The text with its last line ended."""
    return text if not text or text.endswith("\n") else text + newline
