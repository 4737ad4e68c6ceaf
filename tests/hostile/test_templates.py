"""Item models and wordings from strangers: no code, no files, no loops, no giants."""

from __future__ import annotations

import pytest

from zhongbu_quiz.items.template import GAP, MAX_TEXT, Template, TemplateError

NAMES = {"date", "actor", "blank"}


@pytest.mark.parametrize(
    "source",
    [
        "{{ date.__class__ }}",
        "{{ date['__class__'] }}",
        "{{ date|attr('__class__') }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ self }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ config }}",
        "{{ request }}",
        "{% for x in date %}{{ x }}{% endfor %}",
        "{% set x = 1 %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro f() %}{% endmacro %}",
        "{% filter upper %}x{% endfilter %}",
        "{{ date * 1000000 }}",
        "{{ date + date }}",
        "{{ 9 ** 9 }}",
        "{{ date() }}",
        "{{ range(10) }}",
        "{{ [1, 2] }}",
        "{{ date[0:5] }}",
        "{{ date|map('upper')|list }}",
        "{{ date|format }}",
        "{{ date|center(1000000000) }}",
        "{{ date|indent }}",
        "{{ date is callable }}{{ nothing }}",
        "{{ 'x' ~ nothing }}",
        "{{" * 300,
        "{% if date %}" * 100,
        "x" * 3000,
    ],
)
def test_only_plain_names_are_read(source: str) -> None:
    with pytest.raises(TemplateError):
        Template(source, NAMES)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ date }}，{{ actor }}", "2004年，{{ 7 * 7 }}"),
        ("{% if date %}{{ date }}{% endif %}", "2004年"),
        ("{{ date|replace('年', '') }}", "2004"),
    ],
)
def test_values_are_never_read_as_templates(source: str, text: str) -> None:
    made = Template(source, NAMES).render({"date": ("2004年",), "actor": ("{{ 7 * 7 }}",), "blank": (GAP,)})
    assert made == (text,)


def test_replace_cannot_grow_without_end() -> None:
    """The one filter that can grow a text stops where no sentence goes."""
    grow = "|replace('a', 'aaaaaaaaaa')"
    for source in ("{{ date" + grow * 40 + " }}", "{{ 'a'" + grow * 40 + " }}"):
        assert len(str(Template(source, NAMES).render({"date": ("a" * 100,)})[0])) <= MAX_TEXT
    with pytest.raises(TemplateError):
        Template("{{ date" + grow * 200 + " }}", NAMES)
