"""For every rule of one item: a good item of the shipped bank, and the same item broken in just that way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Blank, Cue, Item, Option, Stem, blanks, pieces, uncued

Break = Callable[["Shelf"], tuple[Item, Item]]


def flat(stem: Stem) -> Stem:
    """A stem as texts and gaps, after the topic that opens a card."""
    return (*(part for part in stem if isinstance(part, Cue)), *pieces(uncued(stem)))


class Shelf:
    """Items of a bank by what a break needs."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.items = [replace(item, stem=flat(item.stem)) for item in bank.items]

    def first(self, model: str, test: Callable[[Item], bool] = lambda item: True) -> Item:
        """The first item of a model that passes a test, its stem as texts and gaps."""
        return next(item for item in self.items if item.model == model and test(item))


def said(item: Item, *stem: str | Blank) -> Item:
    """The item with another stem."""
    return replace(item, stem=stem)


def opened(item: Item, words: str) -> Item:
    """The item with words before its stem."""
    return replace(item, stem=(words + first(item.stem), *item.stem[1:]) if first(item.stem) else (words, *item.stem))


def first(stem: Stem) -> str:
    """The text that a stem opens with."""
    return stem[0] if isinstance(stem[0], str) else ""


def offered(item: Item, *texts: str) -> Item:
    """The item with other options; the key stays where it was."""
    return replace(item, options=tuple(Option(text) for text in texts))


def swapped(item: Item, place: int, text: str) -> Item:
    """The item with one option exchanged."""
    options = list(item.options)
    options[place] = replace(options[place], text=text)
    return replace(item, options=tuple(options))


def key_of(item: Item) -> int:
    """The place of the key."""
    assert isinstance(item.answer, tuple) and isinstance(item.answer[0], int)
    return item.answer[0]


def wrong_of(item: Item) -> int:
    """The place of a distractor."""
    return next(place for place in range(len(item.options)) if place != key_of(item))


def answered(item: Item, *keys: str) -> Item:
    """A cloze with other answers."""
    stem = tuple(replace(part, text=keys[0]) if isinstance(part, Blank) else part for part in item.stem)
    return replace(item, answer=keys, stem=stem)


def rule_1(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-name")
    return good, said(good, "这是", Blank(), "。")


def rule_2(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date")
    return good, opened(good, "近年来，")


def rule_3(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date")
    return good, opened(good, "其主要内容公布后，")


def rule_4(shelf: Shelf) -> tuple[Item, Item]:
    figures = [fact for fact in shelf.bank.base.of_kind("statistic") if fact.record.unit == "%"]
    named = {(fact.record.indicator, fact.record.aspect) for fact in figures if fact.record.region == "安徽"}
    asked = {f.id for f in figures if f.record.region != "安徽" and (f.record.indicator, f.record.aspect) in named}
    good = next(
        item for item in shelf.items if item.main_fact in asked and item.kind == "cloze" and item.slot == "figure"
    )
    region = shelf.bank.base.fact(good.main_fact).slots["region"].text
    return good, replace(
        good, stem=tuple(part.replace(region, "") if isinstance(part, str) else part for part in good.stem)
    )


def rule_5(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("fill-date", lambda item: item.main_fact == "ev-2021-03-politburo")
    return good, said(good, "《关于新时代推动中部地区高质量发展的指导意见》的时间是", *blanks(good.stem), "。")


def rule_6(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("odd-one-out")
    return good, said(good, "下列各项中，没有不属于四项部署的是", Blank(), "。")


def rule_7(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date")
    return good, opened(good, "回顾这些年来走过的路，" * 7)


def rule_8(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date")
    return good, opened(good, "一定要记住，")


def rule_9(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-level", lambda item: "一文，" in str(item.stem[1]))
    cue, opening, *rest = good.stem
    return good, replace(good, stem=(cue, str(opening).partition("一文，")[2], *rest))


def rule_10(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, replace(good, options=(*good.options, Option("又一项"), Option("再一项"), Option("还一项")))


def rule_11(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date", lambda item: len(item.options) == 4)
    return good, swapped(good, 3, "2016年")


def rule_12(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, swapped(good, 0, good.options[0].text * 4)


def rule_13(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("two-parts")
    return good, offered(good, "甲、乙", "甲、丙", "丁、乙", "戊、己")


def rule_14(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, swapped(good, 0, good.options[1].text + "等")


def rule_15(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part", lambda item: len(item.options) == 4)
    return good, offered(good, "城乡差距扩大", "城乡差距缩小", "双通道达海", "法律法规")


def rule_16(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part", lambda item: len(item.options) == 4)
    stem = "《前瞻》一文中，“郑汴洛濮氢能走廊”说的是"
    return good, offered(
        said(good, stem, Blank(), "。"), "要加快建设的氢能走廊", "对科技创新的要求", "乡村振兴的重点", "外贸主体的培育"
    )


def rule_17(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-share")
    return good, offered(good, *(f"{option.text}%" for option in good.options))


def rule_18(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, swapped(good, 0, "以上都是")


def rule_19(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part", lambda item: len(item.options) == 4)
    return offered(good, "①②", "①③", "②④", "③④"), offered(good, "①②", "①③", "①④", "③④")


def rule_20(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-share")
    return good, replace(good, options=good.options[::-1])


def rule_21(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, swapped(good, 0, "云端稻田共享计划")


def rule_22(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date")
    return good, replace(good, answer=(wrong_of(good),))


def rule_23(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-level")
    return good, answered(good, "98765")


def rule_24(shelf: Shelf) -> tuple[Item, Item]:
    raise LookupError("needs two facts that contradict each other: see test_conflicts")


def rule_26(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-share", lambda item: "." in item.options[0].text)
    return good, swapped(good, 0, good.options[0].text.partition(".")[0])


def rule_27(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-share", lambda item: len(item.options) == 4)
    return good, offered(good, "41.6", "41.7", "52.1", "63.0")


def rule_28(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-share", lambda item: len(item.options) == 4)
    return good, offered(good, "41.6", "61.7", "82.1", "103.0")


def rule_29(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-level")
    return good, offered(good, *(f"{option.text}万吨" for option in good.options))


def rule_30(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-growth")
    return good, said(good, "2023年，河南战略性新兴产业增加值下降了2倍，增长", Blank(), "%。")


def rule_31(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-level")
    return good, said(good, "据《盘点》一文，2023年，山西煤炭产量约超过", Blank(), "亿吨。")


def rule_32(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-level")
    return good, opened(good, "二〇二三年，")


def rule_33(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-change")
    key = good.options[key_of(good)].text
    unit = good.stem[-1] if isinstance(good.stem[-1], str) else ""
    return good, said(
        good,
        f"由{float(key) + 7:g}%降至7%，中部六省GDP年均增速比东部低",
        Blank(),
        "个百分点。" if "百分点" in unit else unit,
    )


def rule_34(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date", lambda item: len(item.options) == 4)
    return good, replace(offered(good, *(f"{year}年3月20日" for year in (2004, 2005, 2006, 2007))))


def rule_35(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date", lambda item: len(item.options) == 4)
    late = offered(good, "2012年8月", "2015年4月", "2019年5月", "2021年4月")
    return late, opened(late, "建党100周年之际，")


def rule_36(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("event-date")
    return good, swapped(good, len(good.options) - 1, "2031年5月")


def rule_37(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-formula-part")
    return good, answered(good, f"{good.key_texts[0]}等")


def rule_38(shelf: Shelf) -> tuple[Item, Item]:
    raise LookupError("needs a slogan with two versions: see test_versions")


def rule_39(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    three = next(item for item in shelf.items if item.id.startswith("cloze-formula-part:sl-three-bases-one-hub:part.1"))
    texts = (three.key_texts[0], "推动内陆高水平开放", "提升区域协同水平", "规范耕地占补平衡")
    asked = replace(good, stem=three.stem, facts=three.facts, slot=three.slot, asks=three.asks, asserts=three.asserts)
    return good, offered(replace(asked, answer=(0,)), *texts)


def rule_40(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-event-object")
    return good, answered(good, good.key_texts[0][:-2])


def rule_41(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, said(good, Cue("成就"), Blank(good.key_texts[0]), "为好。")


def rule_42(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-period", lambda item: item.main_fact == "st-1990-gdp-per-head-ratio")
    number = shelf.first("cloze-event-date", lambda item: item.main_fact == "ev-2006-04-opinions")
    return good, answered(number, "2009年1月")


def rule_43(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, said(good, *good.stem[:-1], f"，{good.key_texts[0]}又一次这样做。")


def rule_53(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, answered(good, "河南和安徽以及江西和山西以及湖北和湖南")


def rule_54(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, answered(good, "河南、安徽、江西、山西")


def rule_56(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, replace(good, explanation="见原文。")


def rule_57(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, replace(good, id="cloze-region:1")


def rule_58(shelf: Shelf) -> tuple[Item, Item]:
    raise LookupError("needs two lists that share their parts: see test_directions")


def rule_59(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, swapped(good, 0, "A. 智能化")


def rule_60(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, swapped(good, 0, "智能化\t数字化")


def rule_61(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, opened(good, "（答案见后）")


def rule_62(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("slogan-part")
    return good, opened(good, "请看,")


def rule_63(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("cloze-region")
    return good, replace(good, explanation="中部地区崛起。" * 100)


def rule_64(shelf: Shelf) -> tuple[Item, Item]:
    good = shelf.first("statistic-share", lambda item: len(item.options) == 4)
    return replace(offered(good, "10.0", "16.0", "25.0", "40.0"), difficulty=2, group=""), replace(
        offered(good, "10.0", "16.0", "25.0", "40.0"), difficulty=5, group=""
    )


BREAKS: dict[int, Break] = {
    int(name.removeprefix("rule_")): made for name, made in sorted(globals().items()) if name.startswith("rule_")
}
