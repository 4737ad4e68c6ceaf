"""Words of the language that extraction reads by: verbs, units, headwords, bounds, dates, and the sentences that say why.

In: the files of `data/lexicon/` that ship, and files of the same names in a project's own `data/lexicon/`. Out: `Lexicon`.

Each file holds lists: a name, and words with white space between them. A project's words are added to ours where documents are drafted by them
(`EXTENDED`); papers, cards and items know ours alone. A word may carry marks:

    将!军!士     将, but not where 军 or 士 follows (将军 is no word of a plan)
    而..         而, where two more characters follow at least
    上半年=1-6   what the word means, for lists that are tables

`reasons.yaml` (why a draft was made), `papers.yaml` (what is printed), `workbooks.yaml` (help) and `notes.yaml` (why an option is wrong)
hold sentences instead of words: name, text. There a project's sentence takes the place of ours.
Places, plans and congresses, and the words that make figures inexact stand in the files of `World`; they are lists here too (`_of_world`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from zhongbu_quiz.data.place_tables import shipped_places
from zhongbu_quiz.data.sentences import SENTENCES, SHIPPED, sentence_files, shipped_sentences
from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.places import Places

EXTENDED = frozenset(("dates", "divisions", "documents", "events", "reading", "reasons", "regions", "slogans", "statistics", "units"))
"""The files that a project may extend: those by which documents are drafted."""
_CONGRESS = "大"
"""The last character of a congress's short name (十八大), which texts count the time since by."""
_ENTRY = re.compile(r"(?P<text>[^!=.]+)(?P<barred>(?:![^!=.]+)*)(?P<more>\.*)(?:=(?P<value>\S+))?")
_PLACEHOLDER = re.compile(r"<(?P<set><)?(?P<names>[a-z]+\.[a-z_]+(?:\+[a-z]+\.[a-z_]+)*)>(?(set)>)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list: its text, what must not follow it, how many characters must follow, and what it means."""

    text: str
    barred: tuple[str, ...] = ()
    more: int = 0
    value: str = ""

    @property
    def pattern(self) -> str:
        """The word as part of a regular expression."""
        barred = f"(?!{'|'.join(map(re.escape, self.barred))})" if self.barred else ""
        return re.escape(self.text) + barred + (rf"(?=\S{{{self.more}}})" if self.more else "")


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """Lists of words by name (`events.strong`: the list `strong` of the file `events`), and sentences by name.

    What is made of them (patterns, sets, tables) is made once and kept.
    """

    lists: Mapping[str, tuple[Word, ...]]
    sentences: Mapping[str, str]
    places: frozenset[str] = frozenset()
    """Names that the text that is read tells as places, which no list has."""
    person: str = ""
    """Whose life the text that is read tells: 他 and 她 are that one."""
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _words: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, repr=False)
    _sets: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)
    _tables: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False)

    def words(self, *names: str) -> tuple[str, ...]:
        """The words of some lists, the longest first, words of one length in the order of the files."""
        found = self._words.get(names)
        if found is None:
            texts = dict.fromkeys(word.text for name in names for word in self.lists[name])
            found = self._words[names] = tuple(sorted(texts, key=lambda text: -len(text)))
        return found

    def set(self, *names: str) -> frozenset[str]:
        """The words of some lists, to ask whether a word is one of them."""
        found = self._sets.get(names)
        if found is None:
            found = self._sets[names] = frozenset(self.words(*names))
        return found

    def table(self, name: str) -> Mapping[str, str]:
        """Word -> what it means, for a list whose words carry `=`; in the order of the files."""
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = MappingProxyType({word.text: word.value for word in self.lists[name]})
        return found

    def pattern(self, template: str) -> re.Pattern[str]:
        """A regular expression in which `<file.list>` stands for any word of a list (`<a.b+c.d>` of two), and `[<<file.list>>]`
        for any character of one.

        Of two words that begin alike the longer is tried first.
        """
        found = self._patterns.get(template)
        if found is None:
            found = self._patterns[template] = re.compile(_PLACEHOLDER.sub(self._expanded, template))
        return found

    def reading(self, places: frozenset[str], person: str = "") -> Lexicon:
        """The same words for a text that itself names some places, or tells the life of a person."""
        return replace(self, places=places, person=person)

    def say(self, name: str, /, **values: object) -> str:
        """A sentence with its values put in."""
        return self.sentences[name].format(**values)

    def _expanded(self, match: re.Match[str]) -> str:
        words = [word for name in match["names"].split("+") for word in self.lists[name]]
        characters = re.escape("".join(dict.fromkeys(word.text for word in words)))
        if match["set"]:
            return characters
        if all(len(word.text) == 1 and not word.barred and not word.more for word in words):
            return f"[{characters}]"
        parts = dict.fromkeys(word.pattern for word in sorted(words, key=lambda word: -len(word.text)))
        return f"(?:{'|'.join(parts)})"


@lru_cache(maxsize=8)
def load_lexicon(folders: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon that ships, with the words of `lexicon/*.yaml` in some folders (a project's `data/`) added.

    Raises ContentError with every problem of the files: a file or a list that does not exist, a word with a wrong mark.
    """
    if not folders:
        return Lexicon(_Shipped(), shipped_sentences())
    from zhongbu_quiz.loading.yamlfile import YamlFile, load_yaml

    lists: dict[str, tuple[Word, ...]] = {}
    sentences = dict(shipped_sentences())
    files: dict[str, set[str]] = defaultdict(set, {file: set(told) for file, told in sentence_files().items()})
    for path in _files():
        shipped = _of_file(path.stem)
        files[path.stem].update(name.removeprefix(f"{path.stem}.") for name in shipped)
        lists |= shipped
    problems: list[Problem] = []

    def told(file: YamlFile, name: str, text: object, known: Iterable[str]) -> str:
        known = sorted(known)
        if name not in known:
            words = _("there is no list {name!r} here; write one of {allowed}").format(name=name, allowed=joined(known))
            problems.append(file.problem((name,), words))
        elif not isinstance(text, str):
            problems.append(file.problem((name,), _("{name!r} must be words with spaces between them").format(name=name)))
        else:
            return text
        return ""

    for path in (path for folder in folders for path in sorted((folder / "lexicon").glob("*.yaml"))):
        file = load_yaml(path)
        known = files.get(path.stem, set())
        if not known:
            allowed = joined(sorted(each.name for each in SHIPPED.glob("*.yaml")))
            words = _("there is no list file {name}; a project may extend {allowed}").format(name=path.name, allowed=allowed)
            problems.append(file.problem((), words))
            continue
        if not isinstance(file.data, dict):
            problems.append(file.problem((), _("must be `name: words` lines")))
            continue
        for name, text in file.data.items():
            text = told(file, name, text, known)
            if path.stem in SENTENCES:
                sentences[name] = text or sentences.get(name, "")
                continue
            for word in text.split():
                if _ENTRY.fullmatch(word):
                    lists[f"{path.stem}.{name}"] += (_word(word),)
                else:
                    words = _("{word!r} is no word; write it as 词, 词!字, 词.. or 词=1").format(word=word)
                    problems.append(file.problem((name,), words))
    if problems:
        raise ContentError(problems)
    lists |= _of_world(load_world(folders), lists)
    return Lexicon(MappingProxyType(lists), MappingProxyType(sentences))


class _Shipped(dict[str, tuple[Word, ...]]):
    """The lists that ship, each file read when one of its lists is first asked for: who breaks lines needs none of what extraction reads by."""

    def __missing__(self, name: str) -> tuple[Word, ...]:
        file = name.partition(".")[0]
        self.update(_of_file(file) if SHIPPED / f"{file}.yaml" in _files() else {})
        if file == "places":
            self.update(_of_places(shipped_places(), self))
        if name not in self:
            self.update(_of_world(load_world(), self))
        if name not in self:
            raise KeyError(name)
        return self[name]


@cache
def _files() -> tuple[Path, ...]:
    """The files of words that ship."""
    return tuple(path for path in sorted(SHIPPED.glob("*.yaml")) if path.stem not in SENTENCES)


def _of_file(name: str) -> dict[str, tuple[Word, ...]]:
    """The lists of a file that ships."""
    from zhongbu_quiz.loading.yamlfile import load_yaml

    lists = load_yaml(SHIPPED / f"{name}.yaml").data
    return {f"{name}.{one}": tuple(map(_word, text.split())) for one, text in lists.items()}


def _of_places(places: Places, lists: Mapping[str, tuple[Word, ...]]) -> dict[str, tuple[Word, ...]]:
    """The lists of places.

    places.name     names of places, without those that are words too, and without those that only add 省 or 市 to a name
    places.province, places.area     the own names of provinces and areas
    """
    also_words = {word.text for word in lists["regions.also_word"]}
    suffixes = tuple(word.text for word in lists["regions.suffix"])
    names = [name for name in places.names if places.level(name) and name not in also_words]
    longer = {
        name
        for name in names
        if name.endswith(suffixes) and name != (own := places.canonical(name)) and name.startswith(own)
    }
    found: dict[str, Iterable[str]] = {
        "places.name": [name for name in names if name not in longer],
        "places.province": places.named("province"),
        "places.area": [name for name in names if places.level(name) == "area"],
    }
    return _listed(found)


def _of_world(world: World, lists: Mapping[str, tuple[Word, ...]]) -> dict[str, tuple[Word, ...]]:
    """The lists that the world gives: those of its places, and

    eras.plan       plans with the years that they span (十四五=2021/2025)
    eras.congress   congresses with their month (十八大=2012-11)
    eras.reign      reigns of one name with their first year (光绪=1875)
    qualifiers.over_before, qualifiers.over_after and so on, and all of them as qualifiers.before, qualifiers.after
    """
    spans = world.eras.spans
    found: dict[str, Iterable[str]] = {
        "eras.plan": [
            f"{name}={first[0]}/{last[0]}" for name, (first, last) in spans.items() if name in world.eras.plans
        ],
        "eras.congress": [
            f"{name}={first[0]}-{first[1]:02d}"
            for name, (first, _) in spans.items()
            if name.endswith(_CONGRESS) and name not in world.eras.plans
        ],
        "eras.reign": _reigns_of_one_time(world),
        "qualifiers.before": [word for qualifier in world.qualifiers.values() for word in qualifier.before],
    }
    for qualifier in world.qualifiers.values():
        found[f"qualifiers.{qualifier.name}_before"] = qualifier.before
        found[f"qualifiers.{qualifier.name}_after"] = qualifier.after
    only_after_fractions = {word.text for word in lists["statistics.after_fraction"]}
    after = [word for qualifier in world.qualifiers.values() for word in qualifier.after]
    found["qualifiers.after"] = [word for word in after if word not in only_after_fractions]
    return _of_places(world.places, lists) | _listed(found)


def _listed(found: Mapping[str, Iterable[str]]) -> dict[str, tuple[Word, ...]]:
    return {name: tuple(_word(word) for word in sorted(words)) for name, words in found.items()}


def _reigns_of_one_time(world: World) -> list[str]:
    usual = {name: {one.first for one in world.eras.reigns.usual(name)} for name in world.eras.reigns.by_name}
    return [f"{name}={min(firsts)}" for name, firsts in usual.items() if len(firsts) == 1]


def _word(entry: str) -> Word:
    match = _ENTRY.fullmatch(entry)
    if match is None:
        raise ValueError(f"not a word: {entry}")
    return Word(match["text"], tuple(match["barred"].split("!")[1:]), len(match["more"]), match["value"] or "")
