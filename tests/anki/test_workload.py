"""What the script says of the minutes that a deck takes is what Anki's simulator said."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import workload
from tests.anki.our_releases import Release


def test_a_year_of_a_deck(first_release: Release) -> None:
    load = workload.workload(first_release.packages["core"])
    assert load.cards == len(first_release.cards("core")) == sum(load.new)
    assert len(load.new) == len(load.reviews) == len(load.seconds) == workload.DAYS
    assert max(load.new) == load.new_per_day > 0
    assert sum(load.reviews) > 4 * load.cards
    for seconds in (load.seconds, load.stated):
        assert 0 < workload.mean_minutes(seconds) < workload.worst_minutes(seconds) <= max(seconds) / 60


def test_the_worst_month_is_on_end() -> None:
    seconds = [60.0] * 40 + [600.0] * 30 + [0.0] * 30
    assert workload.worst_minutes(seconds) == 10.0
    assert workload.mean_minutes(seconds) == pytest.approx(3.4)


def test_the_table(first_release: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "exam.apkg").write_bytes(first_release.packages["exam"].read_bytes())
    assert workload.main(str(tmp_path)) == 0
    titles, row = capsys.readouterr().out.splitlines()
    assert titles.split("  ")[0] == "deck" and "worst 30 days" in titles
    assert row.split()[:2] == ["exam", str(len(first_release.cards("exam")))]


def test_no_packages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert workload.main(str(tmp_path)) == 1
    assert "holds no .apkg; make them with `zhongbu-quiz build`" in capsys.readouterr().err
