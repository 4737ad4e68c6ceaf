"""Made -> the files of a folder, by name, and the delivery that takes them there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from zhongbu_quiz.delivery.deliver import Delivered, Delivery, File
from zhongbu_quiz.exports.request import Made


def delivery(folder: Path, by: str, given: Path | None = None, inputs: Iterable[Path] = (), force: bool = False) -> Delivery:
    """Where the files of one call go (see Delivery). Word files say by themselves that we made them, and that nobody has edited them since."""
    return Delivery(folder, by, given, tuple(inputs), force, _is_own_word)


def _is_own_word(path: Path) -> bool:
    if path.suffix != ".docx":
        return False
    from zhongbu_quiz.exports.paper.word import is_untouched

    return is_untouched(path)


def named(name: str, made: Made) -> dict[str, File]:
    """The files of a set called `name`, as they are called in a folder."""
    return {f"{name}{ending}": File(data, name, made.products.get(ending, "")) for ending, data in made.files.items()}


def asked(path: Path, name: str, product: str, made: Made) -> dict[str, File]:
    """The file of a set called `name` that was asked for at `path`, and what belongs to it, beside it."""
    (_ending, first), *others = made.files.items()
    stem = path.name.removesuffix(path.suffix)
    beside = {f"{stem}{ending}": data for ending, data in others}
    return {one: File(data, name, product) for one, data in {path.name: first, **beside}.items()}


def write_products(to: Delivery, name: str, products: Collection[str], made: Made) -> Delivered:
    """Write the products of a set called `name`, all or none; files of these products that an earlier run made of it, and this one does not,
    are removed. Raises UserError as `Delivery.write` does."""
    return to.write(named(name, made), lambda entry: entry.set == name and entry.product in products)
