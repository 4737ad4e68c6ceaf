"""The version of a YAML file, before anything else of it is judged: what a newer program wrote may hold keys that are unknown here."""

from __future__ import annotations

from collections.abc import Mapping

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.loading.yamlfile import YamlFile
from zhongbu_quiz.versions import KEY, FileFormat, beyond


def check_format(file: YamlFile, form: FileFormat) -> None:
    """Raises ContentError that says what to do where the file is of a version of its kind that this program does not read. What is no
    version at all is wrong like any other value, and told with the rest."""
    said = str(file.data.get(KEY)) if isinstance(file.data, Mapping) else ""
    if said.isdecimal() and int(said) > 0 and (words := beyond(int(said), form)):
        raise ContentError([file.problem((KEY,), words)])
