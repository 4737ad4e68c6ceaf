"""Papers that are kept between runs: the bytes of then, for the same page alone, and never where another font may print it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.core.handmade import write_handmade
from zhongbu_quiz import paths
from zhongbu_quiz.exports.paper import engine, kept
from zhongbu_quiz.exports.paper.kept import kept_pdf
from zhongbu_quiz.studio.opening import open_deck
from zhongbu_quiz.studio.worksheet import Papers, make_papers

DECK = "format: 1\ntitle: 练习\ncounts: {single_choice: 3, fill_blank: 2}\noutputs: [paper, key, sheet]\n"
PAGE = "<html lang='zh'><title>卷</title><body>中部</body></html>"


@pytest.fixture(autouse=True)
def shelf_of_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are kept, though the tests of how they look, which one process may have run before, keep none."""
    monkeypatch.setattr(kept, "cache_dir", paths.cache_dir)


class Press:
    """Makes other bytes each time."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self) -> bytes:
        self.runs += 1
        return b"%d" % self.runs


def test_a_page_that_was_laid_out_is_read(shelf: Path) -> None:
    press = Press()
    assert [kept_pdf(press, PAGE, "css") for _ in range(3)] == [b"1"] * 3
    assert len(list(shelf.iterdir())) == 1


@pytest.mark.parametrize("other", [(PAGE + " ", "css"), (PAGE, "other css"), (PAGE, "css", True), (PAGE, "css", None)])
def test_another_page_or_look_is_made(shelf: Path, other: tuple[str, ...]) -> None:
    press = Press()
    assert [kept_pdf(press, PAGE, "css"), kept_pdf(press, *other)] == [b"1", b"2"]


def test_what_prints_it_is_part_of_the_name(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press = Press()
    kept_pdf(press, PAGE)
    monkeypatch.setattr(engine, "pango_version", lambda: 1)
    assert kept_pdf(press, PAGE) == b"2"
    monkeypatch.setattr(kept, "typefaces", lambda: ("another",))
    assert kept_pdf(press, PAGE) == b"3"
    monkeypatch.setattr(kept, "version", lambda name: "0")
    assert kept_pdf(press, PAGE) == b"4"


def test_a_damaged_one_is_made_again(shelf: Path) -> None:
    press = Press()
    kept_pdf(press, PAGE)
    (path,) = shelf.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert kept_pdf(press, PAGE) == b"2"
    assert kept_pdf(press, PAGE) == b"2"


def test_characters_of_other_fonts_are_not_kept(shelf: Path) -> None:
    press = Press()
    page = PAGE.replace("中部", "\U000201bc")
    assert [kept_pdf(press, page), kept_pdf(press, page)] == [b"1", b"2"]
    assert not shelf.exists()


def test_a_cache_that_cannot_be_touched_or_thinned_out_is_no_error(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_told: object) -> None:
        raise PermissionError

    press = Press()
    monkeypatch.setattr(kept, "by_age", refuse)
    monkeypatch.setattr(Path, "touch", refuse)
    assert [kept_pdf(press, PAGE), kept_pdf(press, PAGE)] == [b"1", b"1"]


def test_the_oldest_go(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    press = Press()
    for number in range(5):
        kept_pdf(press, PAGE, number)
    assert len(list(shelf.iterdir())) == 3
    assert kept_pdf(press, PAGE, 4) == b"5"


def test_a_second_run_lays_nothing_out(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = write_handmade(tmp_path / "set")
    (home / "decks").mkdir(exist_ok=True)
    (home / "decks" / "test.yaml").write_text(DECK, encoding="utf-8")

    def printed(name: str) -> Sequence[bytes]:
        written = make_papers(open_deck("test", home), tmp_path / name, Papers(products=("paper", "key", "teacher", "sheet", "cards", "outline")))
        return [path.read_bytes() for path in written.paths]

    first = printed("first")
    assert sum(data.startswith(b"%PDF") for data in first) == 6
    monkeypatch.setattr(engine, "layout", lambda *told: pytest.fail("laid out again"))
    assert printed("second") == first
