"""What must hold of every item of the shipped facts: a full sweep, no samples."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from zhongbu_quiz.exports.jsonl import full_explanation, plain_stem
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import CHOICE_BLANK, KINDS, Blank, Choice, Item, Matching, Open, Ordering, stem_text
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.sets.traits import choices_of
from zhongbu_quiz.values.text import squeeze

IDLE = {
    "attribute-thing", "attribute-value", "fill-attribute-thing", "matching-attributes",
    "cloze-issued-date", "document-content", "event-actor", "event-place", "ordering-parts", "slogan-meaning", "slogan-name-of-meaning",
}  # fmt: skip
"""Models for which the essays tell too little to prove an item (four attributes, each of another thing; two places; few meanings and
ordered lists; organs of unlike kinds) or tell it twice (the date of a formula is that of its event); a teacher's own facts may tell
more. Each has an item of facts made by hand among the goldens."""
CHOICES = ("single_choice", "multiple_choice")
GAPS = ("cloze", "fill_blank")


def _of(bank: Bank, *kinds: str) -> list[Item]:
    found = [item for item in bank.items if item.kind in kinds]
    assert found, f"no items of {kinds}"
    return found


def _shown(item: Item) -> Iterator[str]:
    """Everything that a student sees of an item before the answer."""
    yield stem_text(item.stem, "＿")
    yield from (option.text for option in item.options)
    yield from item.left


def _stem(item: Item) -> str:
    return squeeze(stem_text(item.stem, "\n"))


def _stands_in(text: str, longer: str) -> bool:
    """A number stands in a text only as a whole number."""
    wanted = re.escape(squeeze(text))
    if text[:1].isdigit() and text[-1:].isdigit():
        wanted = rf"(?<![\d.]){wanted}(?![\d.])"
    return re.search(wanted, longer) is not None


def _bad(found: list[str]) -> str:
    return f"{len(found)} items: {', '.join(found[:8])}"


def test_every_kind_of_item_is_made(bank: Bank) -> None:
    assert {item.kind for item in bank.items} == set(KINDS)


def test_the_bank_is_large_and_no_model_rules_it(bank: Bank) -> None:
    assert len(bank.items) >= 1000
    model, count = Counter(item.model for item in bank.items).most_common(1)[0]
    assert count <= 0.15 * len(bank.items), model


def test_every_model_makes_items_of_its_kind(bank: Bank, base: FactBase, models: dict[str, ItemModel]) -> None:
    kinds = {item.model: item.kind for item in bank.items}
    assert kinds.items() <= {name: model.kind for name, model in models.items()}.items()
    assert set(bank.idle) <= IDLE, "a model that makes nothing of the shipped facts"
    without_facts = set(models) - set(kinds) - set(bank.idle)
    assert all(not any(map(base.of_kind, models[name].facts.kind or ())) for name in without_facts)


def test_what_matters_most_is_asked(bank: Bank, base: FactBase) -> None:
    asked = {fact for item in bank.items for fact, _ in item.asks}
    assert [fact.id for fact in base.facts if fact.id not in asked and fact.record.weight == 3] == []


def test_only_what_is_to_be_recalled_has_a_gap(bank: Bank, base: FactBase) -> None:
    """Questions of a material are read from it."""
    written = {fact for item in _of(bank, *GAPS, "short_answer") if not item.calc for fact, _ in item.asks}
    assert [fact_id for fact_id in written if not base.fact(fact_id).recalled] == []


def test_items_point_at_facts_that_exist(bank: Bank, base: FactBase) -> None:
    for item in bank.items:
        assert item.facts, item.id
        assert all(fact in base for fact in item.facts), item.id
        assert item.main_fact in ({fact for fact, _ in item.asks} or (item.facts if item.calc else ())), item.id
        assert {option.fact for option in item.options} - {""} <= {fact.id for fact in base.facts}, item.id
        main = base.fact(item.main_fact)
        assert (item.source.document, item.source.section) == (main.sources[0].document, main.sources[0].section)


def test_the_id_is_made_of_model_fact_and_slot(bank: Bank) -> None:
    for item in bank.items:
        model, fact, _ = item.id.split(":")
        assert (model, fact.partition("+")[0]) == (item.model, item.main_fact), item.id


def test_ids_are_unique(bank: Bank) -> None:
    assert [name for name, count in Counter(item.id for item in bank.items).items() if count > 1] == []


# The answer


def test_answers_have_the_type_of_their_kind(bank: Bank) -> None:
    for item in bank.items:
        answer, texts = item.answer, [option.text for option in item.options]
        if item.kind in CHOICES:
            assert isinstance(answer, tuple) and list(answer) == sorted(set(answer)), item.id
            assert all(isinstance(place, int) and 0 <= place < len(texts) for place in answer), item.id
            assert (len(answer) == 1) if item.kind == "single_choice" else (2 <= len(answer) <= len(texts)), item.id
        elif item.kind == "true_false":
            assert isinstance(answer, bool) and not texts, item.id
        elif item.kind in GAPS:
            assert answer == tuple(part.text for part in item.stem if isinstance(part, Blank)), item.id
            assert answer and all(answer) and not texts, item.id
        elif item.kind == "matching":
            assert isinstance(answer, tuple) and tuple(pair[0] for pair in answer) == item.left, item.id
            assert {pair[1] for pair in answer} < set(texts), item.id
            assert len({pair[1] for pair in answer}) == len(answer) >= 2, item.id
        elif item.kind == "ordering":
            assert isinstance(answer, tuple) and sorted(map(str, answer)) == sorted(texts), item.id
        else:
            assert isinstance(answer, str) and len(answer) >= 3 and not texts, item.id


def test_choices_have_three_or_four_options_that_differ(bank: Bank) -> None:
    for item in _of(bank, *CHOICES):
        texts = [squeeze(option.text) for option in item.options]
        assert len(texts) in (3, 4), item.id
        assert len(set(texts)) == len(texts), item.id
        assert not any(a != b and _stands_in(a, b) for a in texts for b in texts), item.id
        assert all(option.why for place, option in enumerate(item.options) if place not in item.answer), item.id


def test_columns_and_lists_have_entries_that_differ(bank: Bank) -> None:
    for item in _of(bank, "matching", "ordering"):
        texts = [squeeze(option.text) for option in item.options]
        assert len(set(texts)) == len(texts) >= 3, item.id
        assert len(set(item.left)) == len(item.left), item.id


def test_numbers_and_dates_ascend(bank: Bank) -> None:
    ascending = [item for item in _of(bank, "single_choice") if item.ascending]
    assert len(ascending) > 90
    for item in ascending:
        values = [[float(number) for number in re.findall(r"\d+(?:\.\d+)?", option.text)] for option in item.options]
        fractions = [
            value[0] / value[1] if "/" in option.text else None
            for value, option in zip(values, item.options, strict=True)
        ]
        if all(fraction is not None for fraction in fractions):
            assert fractions == sorted(fractions, key=float), item.id
        else:
            assert values == sorted(values), item.id


def test_the_key_does_not_stand_in_the_stem(bank: Bank) -> None:
    """Where it is worked out from what is shown, it may be one of those that the stem names."""
    told = [
        item.id
        for item in _of(bank, "single_choice", *GAPS)
        for key in item.key_texts
        if not item.calc and len(squeeze(key)) >= 2 and _stands_in(key, _stem(item))
    ]
    assert told == [], _bad(told)


def test_no_item_shows_what_it_asks(bank: Bank) -> None:
    assert [item.id for item in bank.items if item.asks & item.asserts] == []


def test_the_key_is_told_on_the_answer_side(bank: Bank, base: FactBase) -> None:
    """Labels of ours (what a list is about) may be said in other words by a fact that has a wording of its own."""
    for item in _of(bank, *CHOICES, *GAPS):
        if item.calc or item.model in ("odd-one-out", "multiple-statements") or (item.options and not choices_of(item)):
            continue  # what is worked out, a part of another list, whole statements, and marks: looked at in test_truth
        slot = base.fact(item.main_fact).slots.get(item.slot)
        if slot is not None and slot.type in ("label", "topic") and base.fact(item.main_fact).record.wording:
            continue
        back = re.sub(r"[（(][^）)]*[）)]", "", squeeze(full_explanation(item)))  # an event's document number stands in the midst of it
        cut = "、" if item.id.endswith(":parts") else "——|，" if "——" in item.key_texts[0] else r"\Z"
        keys = [part for key in item.key_texts for part in re.split(cut, re.sub(r"[（(][^）)]*[）)]", "", key)) if part]
        assert all(_stands_in(key, back) for key in keys), item.id


def test_the_answer_side_tells_the_whole_fact(bank: Bank, base: FactBase) -> None:
    """With what is noted of it; of several facts, as many notes as have room (rule 74), and none where only the document is asked."""
    for item in bank.items:
        back = full_explanation(item)
        assert base.fact(item.main_fact).statement in back or "。" in item.explanation, item.id
        noted = {note for fact in item.facts for note in base.fact(fact).notes}
        assert all(any(note.endswith(own) for own in noted) for note in item.notes), item.id
        asked = {fact for fact, _ in item.asks}
        if len(asked) == 1 and item.slot != "issued_in":
            assert all(note in back for fact in asked for note in base.fact(fact).notes), item.id


def test_a_note_beside_other_facts_says_what_it_is_about(bank: Bank, base: FactBase) -> None:
    """Under an ordering or several statements nobody knows whose 这件事 is meant."""
    seen = 0
    for item in bank.items:
        several = [base.fact(fact) for fact in item.facts if base.fact(fact).notes]
        if len(item.facts) < 2 or item.slot or item.material or not isinstance(item, Ordering | Matching | Choice):
            continue
        if isinstance(item, Choice) and len({fact for fact, _ in item.asks}) < 2:
            continue
        for note in item.notes:
            seen += 1
            assert any(fact.called in note for fact in several), (item.id, note)
    assert seen > 5


def test_notes_that_are_joined_name_their_options(bank: Bank) -> None:
    """In one text without letters: by the text of the option, or by words of it that open the note."""
    for item in _of(bank, *CHOICES):
        told = full_explanation(item)
        for option in item.options:
            if option.note and option.note not in item.explanation:
                quoted = option.text.replace("“", "‘").replace("”", "’")
                opened = re.match("“(.+?)”", option.note)
                own = option.text in option.note or quoted in option.note or (opened and opened[1] in option.text)
                assert own or any(f"{text}：{option.note}" in told for text in (f"{quoted}”", option.text)), (item.id, option.note)
        assert not re.search(r"(?<![①-⑳])[A-F]、?[A-F]?项", told), item.id


def test_what_is_wrong_of_several_statements_is_told_without_letters(bank: Bank, base: FactBase) -> None:
    found = [item for item in _of(bank, "multiple_choice") if item.model == "multiple-statements" and isinstance(item, Choice)]
    assert found
    for item in found:
        wrong = [option for place, option in enumerate(item.options) if place not in item.answer]
        assert "辨析" not in item.explanation and all(option.note for option in wrong), item.id
        if wrong:
            assert all(base.fact(option.fact).brief in item.explanation for option in wrong), item.id
        else:
            assert item.explanation == "所列说法都正确。"


def test_every_item_has_a_difficulty(bank: Bank) -> None:
    """A 双向细目表 sums them up; long lists and long formulas are harder to write than the rest."""
    assert [item.id for item in bank.items if item.difficulty is None] == []
    lists = [item for item in bank.items if isinstance(item, Open) and item.points and item.model.startswith("short")]
    assert all(item.difficulty == 4 for item in lists if len(item.points or ()) >= 5)


# The words

RELATIVE = re.compile(
    r"去年|今年|明年|目前|近年来|日前|同期|上年|本届|近日|当前|如今|最近|本月|上月|近期|前不久|此前|昨|今天"
)
DANGLING = re.compile(r"(?:^|[，。；：〕])(其(?!中)|该|此|这|上述|前者|后者|分别)")
ALWAYS = re.compile(r"以上都|以上皆|都不是|均不|都对")


def test_no_relative_time_words(bank: Bank) -> None:
    told = [f"{item.id} {found[0]}" for item in bank.items for text in _shown(item) if (found := RELATIVE.search(text))]
    assert told == [], _bad(told)


def test_no_dangling_reference_opens_a_clause(bank: Bank) -> None:
    """这一省份 points back to 某省份."""
    told = [
        f"{item.id} {found[1]}"
        for item in bank.items
        if (found := DANGLING.search(stem := re.sub(r"“[^”]*”|《[^》]*》", "", _stem(item)))) and "某" not in stem[: found.start()]
    ]
    assert told == [], _bad(told)


def test_no_all_of_the_above(bank: Bank) -> None:
    told = [item.id for item in _of(bank, *CHOICES) if any(ALWAYS.search(option.text) for option in item.options)]
    assert told == [], _bad(told)


NARROW = re.compile(r"[,;:?!()\"'<>]|(?<!\d)\.|\.(?!\d)")
SPACED = re.compile(r"\s{2,}|[\u4e00-\u9fff，。、；：“”《》] |  | [\u4e00-\u9fff，。、；：“”《》]")


def test_punctuation_is_full_width_and_nothing_is_spaced(bank: Bank) -> None:
    for item in bank.items:
        for text in (*_shown(item), full_explanation(item), *item.key_texts):
            bare = text.replace(CHOICE_BLANK, "")
            assert not NARROW.search(bare), (item.id, text)
            assert not SPACED.search(bare), (item.id, text)
            assert not re.search(r"[，。、；：][，。、；：]|于于|的的|[%％]{2}|亿元元|年年(?!均|度|底|末|初)", bare), (
                item.id,
                text,
            )


PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕"}


@pytest.mark.parametrize("opening", PAIRS)
def test_marks_are_paired(opening: str, bank: Bank) -> None:
    for item in bank.items:
        for text in (plain_stem(item), full_explanation(item)):
            assert text.count(opening) == text.count(PAIRS[opening]), (item.id, text)


def test_stems_have_one_gap_and_end_as_sentences(bank: Bank) -> None:
    for item in _of(bank, "single_choice", "multiple_choice", "true_false", *GAPS):
        assert sum(isinstance(part, Blank) for part in item.stem) == 1, item.id
    for item in _of(bank, "single_choice", "multiple_choice"):
        assert plain_stem(item).count(CHOICE_BLANK) == 1, item.id
    for item in bank.items:
        assert plain_stem(item).endswith(("。", f"。{CHOICE_BLANK}", "？")), item.id
        assert item.explanation.endswith("。"), item.id


def test_stems_say_enough_to_stand_alone(bank: Bank) -> None:
    for item in bank.items:
        assert len(re.findall(r"[\u4e00-\u9fff\d]", _stem(item))) >= 8, item.id


def test_figures_whose_truth_is_the_documents_alone_name_it(bank: Bank, base: FactBase) -> None:
    seen = 0
    for item in _of(bank, "single_choice", "true_false", *GAPS):
        fact = base.fact(item.main_fact)
        if fact.kind == "statistic" and fact.attributed:
            seen += 1
            assert f"《{fact.sources[0].document}》一文" in plain_stem(item), item.id
    assert seen > 50


def test_options_of_one_group_are_each_the_key_once(bank: Bank) -> None:
    """What makes a closed group fair: the same options, and every option the key exactly as often."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in _of(bank, "single_choice"):
        if item.group and choices_of(item):
            groups[item.model, item.group].append(item)
    assert len(groups) >= 25
    for (model, group), items in groups.items():
        options = {frozenset(option.text for option in item.options) for item in items}
        assert len(options) == 1, (model, group)
        keys = Counter(item.key_texts[0] for item in items)
        assert set(keys) == set(next(iter(options))) and set(keys.values()) == {1}, (model, group)


def test_never_all_of_a_multiple_choice_are_right(bank: Bank) -> None:
    """Whoever ticks everything must be wrong somewhere."""
    made = [item for item in bank.items if item.model == "multiple-parts" and isinstance(item, Choice)]
    assert made and {len(item.answer) for item in made} == {2, 3}
