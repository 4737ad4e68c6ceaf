"""Plain data -> YAML as a person would write it: texts without needless quotes, short lists on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Only null is anything but text, as in `loading.yamlfile`; so 2004-03 and 13.70 need no quotes."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (the name is PyYAML's)
        first: [(tag, pattern) for tag, pattern in found if tag == "tag:yaml.org,2002:null"]
        for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:
        """No anchors: our loader reads none."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand two columns below their key."""
        super().increase_indent(flow, False)


def yaml_text(data: Mapping[str, Any]) -> str:
    """The text of a fact file."""
    text: str = yaml.dump(
        dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1_000_000
    )
    return text.replace("\n  - id:", "\n\n  - id:").replace("facts:\n\n", "facts:\n", 1)
