"""Another name for a set: the title in its project file. Its folder, and all ids, stay as they are.

In: a set on the desk, a name. Out: the project file written, whole or not at all.
"""

from __future__ import annotations

import json
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.messages import _
from zhongbu_quiz.paths import is_installed
from zhongbu_quiz.studio.begin import check_own, check_title, checked
from zhongbu_quiz.studio.desk import Desk, SetOf

_TITLE = re.compile(r"^title:.*$", re.M)


def can_rename(found: SetOf) -> bool:
    """Whether a set can have another name: it has a project file of its own."""
    path = found.project.identity_file
    return path.is_file() and not is_installed(path)


def rename(desk: Desk, name: str, title: str) -> None:
    """Give a set a title. Raises UserError where it cannot be one, another set has it, or the project file cannot be written."""
    path = desk.named(name).project.identity_file
    check_own(path)
    title = checked(title, _("the name of the set"))
    check_title(desk, title, name)
    line = f"title: {json.dumps(title, ensure_ascii=False)}"
    text = path.read_bytes().decode("utf-8-sig", "replace")
    text = _TITLE.sub(lambda _old: line, text, count=1) if _TITLE.search(text) else f"{line}\n{text}"
    _check(text, title)
    write_bytes(path, text.encode("utf-8"))


def _check(text: str, title: str) -> None:
    """Raises UserError where a file that somebody wrote in her own way does not say the title now."""
    with tempfile.TemporaryDirectory(prefix="zhongbu-quiz-") as folder, suppress(UserError):
        path = Path(folder) / "project.yaml"
        path.write_text(text, encoding="utf-8")
        if load_identity(path).title == title:
            return
    raise UserError(_("the name stands in the project file in another way than the page writes it; change it there"))
