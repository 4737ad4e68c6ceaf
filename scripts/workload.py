"""How many minutes a day does a deck take? Asked of Anki's own FSRS simulator, for a year from the first card.

    python scripts/workload.py [FOLDER]     the packages there (build/ unless said), a line for each

A package is imported with its preset into an empty collection. The simulator (`simulate_fsrs_review` of Anki's backend) then studies its
cards with the default FSRS parameters and a desired retention of 0.9; new cards a day, reviews a day, learning steps and the longest
interval are the preset's. It needs no review history: where there is none it takes its own seconds a card, which come to some 40 s a new
card with its learning steps and 16 s a review with its lapses. Beside its minutes stand those of a stated measure, 20 s a new card with
its learning steps and 8 s a review.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DAYS = 365
WORST = 30
RETENTION = 0.9
NEW_SECONDS, REVIEW_SECONDS = 20, 8


@dataclass(frozen=True)
class Workload:
    """A deck's year: cards, new ones a day, and for each day the new cards, the reviews and the simulator's seconds."""

    deck: str
    cards: int
    new_per_day: int
    new: tuple[int, ...]
    reviews: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def stated(self) -> tuple[float, ...]:
        """The seconds of each day by the stated measure."""
        return tuple(NEW_SECONDS * new + REVIEW_SECONDS * reviews for new, reviews in zip(self.new, self.reviews, strict=True))


def mean_minutes(seconds: Sequence[float]) -> float:
    """Minutes a day over all the days."""
    return sum(seconds) / 60 / len(seconds)


def worst_minutes(seconds: Sequence[float]) -> float:
    """Minutes a day in the worst 30 days on end."""
    return max(mean_minutes(seconds[start : start + WORST]) for start in range(len(seconds) - WORST + 1))


def workload(package: Path) -> Workload:
    """A year with the deck of a package."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
    from anki.decks import DeckId
    from anki.scheduler_pb2 import SimulateFsrsReviewRequest

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(f"{folder}/collection.anki2")
        try:
            options = ImportAnkiPackageOptions(with_deck_configs=True)
            collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
            assert collection.db
            deck = DeckId(collection.db.scalar("select did from cards"))
            preset = collection.decks.config_dict_for_deck_id(deck)
            told = collection._backend.simulate_fsrs_review(
                SimulateFsrsReviewRequest(
                    desired_retention=RETENTION,
                    historical_retention=RETENTION,
                    days_to_simulate=DAYS,
                    new_limit=preset["new"]["perDay"],
                    review_limit=preset["rev"]["perDay"],
                    max_interval=preset["rev"]["maxIvl"],
                    learning_step_count=len(preset["new"]["delays"]),
                    relearning_step_count=len(preset["lapse"]["delays"]),
                    easy_days_percentages=[1.0] * 7,
                    search="deck:*",
                )
            )
            cards = collection.card_count()
        finally:
            collection.close()
    return Workload(
        package.stem,
        cards,
        preset["new"]["perDay"],
        tuple(told.daily_new_count),
        tuple(told.daily_review_count),
        tuple(told.daily_time_cost),
    )


def table(loads: Sequence[Workload]) -> str:
    """What is printed: minutes a day by the simulator's seconds and, behind the stroke, by the stated ones."""
    titles = ("deck", "cards", "new a day", "reviews", "minutes a day", "worst 30 days", "hours in all")
    rows = [
        (
            load.deck,
            str(load.cards),
            str(load.new_per_day),
            str(sum(load.reviews)),
            *(f"{measure(load.seconds):.1f} | {measure(load.stated):.1f}" for measure in (mean_minutes, worst_minutes)),
            f"{sum(load.seconds) / 3600:.0f} | {sum(load.stated) / 3600:.0f}",
        )
        for load in loads
    ]
    widths = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    return "\n".join(
        "  ".join(text.rjust(width) if place else text.ljust(width) for place, (text, width) in enumerate(zip(row, widths, strict=True)))
        for row in (titles, *rows)
    )


def main(folder: str = "build") -> int:
    """Print the table; 1 where the folder holds no package."""
    packages = sorted(Path(folder).glob("*.apkg"))
    if not packages:
        print(f"{folder} holds no .apkg; make them with `zhongbu-quiz build`, or say where they are", file=sys.stderr)
        return 1
    print(table([workload(package) for package in packages]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
