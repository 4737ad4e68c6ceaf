"""Synthetic questions for the solver: fair sets, and sets that leak in one known way."""

from __future__ import annotations

import random
from collections.abc import Callable

from zhongbu_quiz.quality.testwise.question import Question, values_of

_WORDS = [chr(code) for code in range(0x4E00, 0x4E00 + 600)]
Leak = Callable[[random.Random, list[str], int, str], tuple[list[str], str]]


def question(chance: random.Random, number: int, leak: Leak | None = None) -> Question:
    """One question: four phrases or four numbers, the key anywhere; a leak may change options and stem."""
    key = chance.randrange(4)
    stem = "".join(chance.choices(_WORDS[:300], k=24))
    if number % 2:
        start, ratio = chance.uniform(20, 900), chance.uniform(1.15, 1.9)
        options = [f"{start * ratio**place:.1f}" for place in range(4)]
    else:
        options = ["".join(chance.choices(_WORDS[300:], k=chance.randint(6, 8))) for _ in range(4)]
    if leak:
        options, stem = leak(chance, options, key, stem)
    return Question(f"q{number}", "synthetic", stem, tuple(options), key, values_of(tuple(options)))


def questions(seed: int, count: int, leak: Leak | None = None, share: float = 1.0) -> list[Question]:
    """A set; `share` of its questions leak."""
    chance = random.Random(seed)
    return [question(chance, number, leak if chance.random() < share else None) for number in range(count)]


def longer_key(chance: random.Random, options: list[str], key: int, stem: str) -> tuple[list[str], str]:
    """The key says more than the others."""
    if not options[0][0].isdigit():
        options[key] += "".join(chance.choices(_WORDS[300:], k=5))
    return options, stem


def key_in_the_middle(chance: random.Random, options: list[str], key: int, stem: str) -> tuple[list[str], str]:
    """The wrong numbers stand around the key."""
    if options[0][0].isdigit():
        value = chance.uniform(20, 900)
        others = [value * factor for factor in chance.sample([0.8, 0.9, 1.1, 1.2], 3)]
        made = [f"{other:.1f}" for other in others]
        made.insert(key, f"{value:.1f}")
        return made, stem
    return options, stem


def precise_key(chance: random.Random, options: list[str], key: int, stem: str) -> tuple[list[str], str]:
    """The key is exact, the others are round."""
    if options[0][0].isdigit():
        options = [text if place == key else f"{round(float(text), -1):.0f}" for place, text in enumerate(options)]
    return options, stem


def hub(chance: random.Random, options: list[str], key: int, stem: str) -> tuple[list[str], str]:
    """The others are the key with one part exchanged."""
    if options[0][0].isdigit():
        return options, stem
    parts = ["".join(chance.choices(_WORDS[300:], k=3)) for _ in range(3)]
    made = []
    for place in range(4):
        own = list(parts)
        if place != key:
            own[(place - key) % 3] = "".join(chance.choices(_WORDS[300:], k=3))
        made.append("、".join(own))
    return made, stem


def stem_repeats_key(chance: random.Random, options: list[str], key: int, stem: str) -> tuple[list[str], str]:
    """The stem has a word of the key."""
    return options, stem if options[0][0].isdigit() else stem[:8] + options[key][:3] + stem[8:]


LEAKS: dict[str, Leak] = {
    "longer key": longer_key,
    "key in the middle": key_in_the_middle,
    "precise key": precise_key,
    "hub": hub,
    "stem repeats key": stem_repeats_key,
}
