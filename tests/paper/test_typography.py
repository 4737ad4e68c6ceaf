"""What an eye would stumble over, counted over the papers of the decks that ship."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.paper.fixture import choice, drawn
from tests.paper.typography import emphasised, lonely, near_options, spread_numbers, stray_brackets, torn
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.options import sheet
from zhongbu_quiz.items.item import Blank, Choice, stem_text
from zhongbu_quiz.sets.form import DrawnSet, Form

DeckPapers = list[tuple[DrawnSet, list[Path]]]
_POINTS = 72 / 25.4


def test_no_word_is_torn_before_a_blank(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not torn(paper), paper.name


def test_no_paragraph_ends_with_one_character(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not lonely(paper), paper.name


def test_numbers_are_never_spread(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not spread_numbers(paper), paper.name


def test_options_keep_their_distance(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not near_options(paper), paper.name


def test_brackets_of_statements_stand_at_the_right_edge(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not stray_brackets(paper, _edges(PaperOptions())), paper.name


def test_words_that_turn_a_question_round_are_emphasised(deck_papers: DeckPapers, tmp_path: Path) -> None:
    asked = ("下列各项中，不属于《意见》所说的“一中心”的是", "下列说法，错误的是", "《不是终点》一文没有提到的是", "称作“没有围墙的大学”的是")
    items = tuple(replace(choice(i), stem=(stem, Blank(), "。")) for i, stem in enumerate(asked))
    part = replace(drawn().forms[0].parts[0], items=items)
    (paper, *_) = write_papers(drawn(forms=(Form("A", (part,)),)), None, tmp_path, ("paper",))
    assert emphasised(paper) == ["不属于", "错误", "没有"]
    for draw, (paper, *_) in deck_papers:
        negative = sum("不属于" in stem_text(item.stem, "") for item in draw.forms[0].items if isinstance(item, Choice))
        assert emphasised(paper).count("不属于") == negative, paper.name


def _edges(options: PaperOptions) -> list[float]:
    """The right edges of the columns, in points."""
    page = sheet(options)
    wide = page.measure * page.em
    return [(page.left + column * (wide + page.gap) + wide) * _POINTS for column in range(page.columns)]
