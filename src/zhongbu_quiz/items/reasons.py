"""Why an item could not be made, for whoever gave the facts: what is in the way, and what to add or write otherwise.

In: the codes under which constructions count what they left out (`rejects`): a rule of docs/rules.md that the item would break, or one of
those below. Out: words in the language of the moment. The codes themselves are data and the same in every language.
"""

from __future__ import annotations

from zhongbu_quiz.messages import _, marked

NO_GROUP = marked("no group")
NO_OPTIONS = marked("no options")
SAME_FACT = marked("same fact")
UNKNOWN_OF_ANOTHER = marked("unknown for another member")
TRUE_OF_ANOTHER = marked("true for another member")
TOLD_BY_STEMS = marked("the words of the stems tell the keys")
NO_FIGURE = marked("words only, no figure")
ONE_SIDED = marked("open to one side")
NO_GAP = marked("no gap for this fact")
NO_SLOT = marked("a slot is missing")
LOOKED_UP = marked("looked up in a table, not learned")
NAMESAKES = marked("a title that many works bear")
PARTS = marked("too few or too many parts")
NO_CERTAIN_DATE = marked("no certain date")
DATES_OVERLAP = marked("dates overlap, or one event names another")
ONLY_QUESTION = marked("the only question of its material")
NO_SUM = marked("no two figures that give a third")
NO_STATEMENTS = marked("not two true and two false statements")
NO_LISTS = marked("no four lists beside each other")
NO_LIKE_LIST = marked("no list that looks like it")
NO_CLEAR_ANSWER = marked("no clear answer")
NO_BASE_LINE = marked("too few regions, or no base line")
NO_DOCUMENTS = marked("no three other documents")
INEXACT = marked("no exact figure")
NOT_COMPARABLE = marked("not comparable")
REGIONS = marked("too few or too many regions")
NO_FOUR_PLACES = marked("not four places that two comparisons tell apart")
NO_DIFFERENCES = marked("no two differences of one place")
NO_GROWTH = marked("no amount that grew by half")
LITTLE_TO_SAY = marked("too little to say")
NO_STRANGER = marked("no word that looks like the others")
NO_REGIONS_OF_FACTS = marked("no four facts of three regions")
NO_SECTIONS = marked("no two sections with two regions")
FEW_TRAITS = marked("traits of too few regions")
MAY_BE_TRUE = marked("a rival of which it may be true")
STAGE_TOLD = marked("on an edge, or told by its words")
FAR_IN_TIME = marked("the facts lie too far apart in time")
OTHER_MARKS = marked("one value has a title, a quotation, a number or a 、, and the other has none")
DAY_AND_SPAN = marked("one went on for years, and the other did not")
OTHER_DEEDS = marked("they did different things")
OTHER_PRECISION = marked("one date tells its month or day, or from when to when, and the other does not")
OTHER_PARTS = marked("the places lie in other parts of the country")
NO_SECOND_SERIES = marked("no second series over the same dates")

SUMS = (NO_GROUP, NO_OPTIONS)
"""Counts of what is left over in the end; why is told by the others, where there are any."""

_ADVICE = {
    NO_GROUP: marked("add facts of the kind on the same topic, with other values"),
    NO_OPTIONS: marked("add facts of the kind on the same topic, with other values"),
    SAME_FACT: marked("the values of one fact are no options for each other; add other facts of the kind"),
    UNKNOWN_OF_ANOTHER: marked("nothing proves the other values wrong here; say more of each fact (date, region, document)"),
    TRUE_OF_ANOTHER: marked("the other values are right here as well; say more of each fact, so that only one is"),
    TOLD_BY_STEMS: marked("add facts that are told in like words"),
    NO_FIGURE: marked("a figure in words is asked by gaps alone; write the number where the source has it"),
    ONE_SIDED: marked("with 超过 or 不足 other numbers are right as well; write the exact number where the source has it"),
    NO_GAP: marked("this slot of such a fact is not asked by a gap; nothing is to be done"),
    NO_SLOT: marked("fill in what the question names"),
    LOOKED_UP: marked("an exact figure among others is chosen or compared, not written from memory; mark it as the core where it must be"),
    NAMESAKES: marked("put its first line or its second title behind it"),
    PARTS: marked("write three to six parts, one a line"),
    NO_CERTAIN_DATE: marked("an order needs certain dates; write the year, month or day without 约"),
    DATES_OVERLAP: marked("add events of other years"),
    ONLY_QUESTION: marked("a material needs two questions; add figures of the same places or years"),
    NO_SUM: marked("add the other figures of the same place and year"),
    NO_STATEMENTS: marked("add figures of other places or years"),
    NO_LISTS: marked("add slogans with parts on the same topic"),
    NO_LIKE_LIST: marked("add slogans with parts that look like these"),
    NO_CLEAR_ANSWER: marked("two places are as far apart; add figures of other places"),
    NO_BASE_LINE: marked("add the same figure of the whole country, and of three places at least"),
    NO_DOCUMENTS: marked("add events of near years that brought other documents"),
    INEXACT: marked("write the exact number, without 约 or 超过, where the source has it"),
    NOT_COMPARABLE: marked("only figures that are facts for everybody, with a number, are compared"),
    REGIONS: marked("three or four places with different values are compared; add the figures of other places"),
    NO_FOUR_PLACES: marked("add the figures of four places with different values"),
    NO_DIFFERENCES: marked("add a second figure of the same places and year"),
    NO_GROWTH: marked("add figures of three years of what grew by half or more"),
    LITTLE_TO_SAY: marked("add figures of other places or years"),
    NO_STRANGER: marked("add slogans of the same category with other parts"),
    NO_REGIONS_OF_FACTS: marked("add facts of other places to the section"),
    NO_SECTIONS: marked("add facts of other places to two sections"),
    FEW_TRAITS: marked("add facts of four places, three of each"),
    MAY_BE_TRUE: marked("say of which place each fact is true alone"),
    STAGE_TOLD: marked("its date or its words tell the stage; add events from the middle of a stage"),
    FAR_IN_TIME: marked("add events of near years; of times far apart one choice tells the other, and nothing is wrong with them"),
    OTHER_MARKS: marked("add facts that are told alike, with 《》 or without; nothing is wrong with these"),
    DAY_AND_SPAN: marked("add events of the same sort, with a date or with a start and an end"),
    OTHER_DEEDS: marked("add events in which others did the same"),
    OTHER_PRECISION: marked("write the dates alike, to the year or to the month; nothing is wrong with them"),
    OTHER_PARTS: marked("add facts of places nearby; of places far apart one choice tells the other, and nothing is wrong with them"),
    NO_SECOND_SERIES: marked("add a second figure over the same three years"),
}
_RULES = {
    1: (marked("the sentence says too little beside the gap"), marked("fill in more of the fact")),
    7: (marked("the sentence is too long for a gap"), marked("write the fact in fewer words")),
    11: (marked("the values are of different kinds"), marked("add facts whose values are of one kind")),
    12: (marked("the values are not of like length"), marked("add facts with values of like length")),
    14: (marked("one value holds another, or dates overlap"), marked("add facts with other values")),
    15: (marked("two values are too much alike, or opposites"), marked("add facts with other values")),
    16: (marked("one value shares words with the question"), marked("add facts that are told in like words")),
    22: (marked("nothing proves the other values wrong"), marked("say more of each fact (date, region, document)")),
    24: (marked("two facts tell different values of one thing"), marked("mend one of them")),
    26: (marked("the numbers are not written to the same place"), marked("add figures of like precision")),
    27: (marked("the numbers lie too near to each other"), marked("add figures that differ more")),
    28: (marked("the numbers lie too far from each other"), marked("add figures of like size")),
    35: (marked("the sentence tells its own year"), marked("take the year out of the other fields")),
    36: (marked("the dates are uncertain, or of too few years"), marked("add events with certain dates of other years")),
    39: (marked("the other parts do not end as these do (…化, …区)"), marked("add slogans whose parts end alike")),
    40: (marked("the value is too long to be remembered, or no answer by itself"), marked("write it shorter")),
    41: (marked("too little is left around the gap"), marked("fill in more of the fact")),
    42: (marked("another value fits the gap as well"), marked("add the date, the region or the document")),
    43: (marked("the sentence gives its answer away"), marked("write the fact in other words")),
    45: (marked("the answer stands in the question"), marked("write the fact in other words")),
    65: (marked("the words are not of one kind"), marked("write the category of the slogans, or add some of the same category")),
    67: (marked("the name does not count its parts"), marked("write all parts, or another name")),
    70: (marked("it happens again and again"), marked("say in its name which one is meant")),
    72: (marked("all such facts have this value"), marked("add facts with other values")),
    73: (marked("the question lets its answer be guessed"), marked("write the fact in other words")),
    77: (marked("another item asks the same already"), marked("nothing is to be done")),
}
"""What is in the way where an item would break a rule, and what to do, by its number; of the others docs/rules.md tells."""
_NUMBERS = {f"rule {number}": number for number in range(1, 100)}


def rule(number: int) -> str:
    """The code for a rule that an item would break."""
    return f"rule {number}"


def short(why: str) -> str:
    """A code in few words, for a table of counts; one that stands not here as it is."""
    number = _NUMBERS.get(why)
    if number in _RULES:
        return _("{what} (rule {number})").format(what=_(_RULES[number][0]), number=number)
    return _(why) if number is None else _("rule {number}").format(number=number)


def said(why: str) -> str:
    """A code in words: what is in the way and what to do, where that is known."""
    what, advice = _RULES.get(_NUMBERS.get(why, 0), (why, _ADVICE.get(why)))
    return _("{what}: {advice}").format(what=_(what), advice=_(advice)) if advice else short(why)
