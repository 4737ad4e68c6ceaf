"""Patterns of the words between a thing and its figure, for `Lexicon.pattern`. In: nothing. Out: templates."""

from __future__ import annotations

from zhongbu_quiz.extract.numerals import TENS

SOME_DAYS = rf"[\d两{TENS}]{{1,3}}<statistics.some_days>(?=\S\S)"
"""五天完成装卸量…: how long it took."""
LEAD = (
    rf"(?:[，、；：:。“（(）)\s]|<statistics.lead>|<statistics.up_to>(?=[，、]|$)|分[^，]{{1,6}}看|按[^，、]{{1,8}}计算|{SOME_DAYS}|(?:<statistics.now_lead>)(?=..)|<statistics.within>(?=<statistics.having>|<statistics.kept>)"
    rf"|[\d{TENS}两]{{1,3}}年[多半]?(?:来|间)?(?=<statistics.summed>)|[^，、；\d]{{2,8}}以来(?=<statistics.summed>|<statistics.added>|<statistics.deed>)|<statistics.year_end>(?=..)|【[^】]{{1,12}}】)"
)
"""Marks, connectives and adverbials that open a clause: 其中，据统计，按可比价格计算，一是…."""
GROWTH = rf"(?:(?P<years>[\d{TENS}]{{1,2}})年(?=平均|年均)|<statistics.growth_before>)*(?P<w><statistics.growth>)<statistics.growth_after>?$"
"""A verb of growth or fall, `w`, that ends the words before a figure: 年均增长约, 同比下降; `years` over which it is the mean (五年年均增长)."""
FALL = "<statistics.fall>"
COMPARE = (
    r"(?P<share><statistics.share>|<statistics.makes>(?=[^，；]{0,4}<statistics.planned>的$))"
    r"|(?P<higher><statistics.higher>)|(?P<lower><statistics.lower>)"
    r"|(?P<than>(?<!<statistics.than_not_after>)比(?!<statistics.than_not_before>|$)|(?<!比)较(?!<statistics.rather_not_before>|$))"
    r"|(?P<same><statistics.same>)"
    r"|(?P<ratio>相当于?|是(?=[^，]{1,16}的$))"
    r"|(?P<rank><statistics.rank_adverb>?<statistics.rank_verb>|<statistics.rank>|[排列](?=<statistics.rank_area>))"
)
"""What a figure is measured against: a share of (占), higher or lower than (高于, 低于), than (比, 较), the year before (同比),
a multiple of (相当于), a rank in (居, 位列)."""
APART, AMONG = "分别", "其中"
"""What says that several figures are of several things, and that those that follow are parts of the thing before."""
SHARE_LINK = "(?:<statistics.share_link>)*"
OWN_SHARE = rf"占(?P<whole>[^，。占]{{1,16}}?)的?<statistics.share_name>{SHARE_LINK}"
"""占全省的比重为: a share whose thing stands before."""
SHARE_TAIL = rf"的?(?:<statistics.share_of>的?)?{SHARE_LINK}$"
"""The words between the whole of a share and its figure: 全国总量的比重达."""
FROM = (
    r"(?:<statistics.already>)?<statistics.out_of>"
    r"(?:<statistics.at_first>|[^，、；<<statistics.out_of>>]{1,6}<statistics.some_time>|(?:19|20)\d\d年|<dates.from_document>)?的?$"
)
"""What leads to the figure that something began with: 已经从上学期的, 由开通之初的."""
TO = "(?:<statistics.growth_before>)*<statistics.to_verb><statistics.to>$"
"""提高到: the verb that leads to a new level."""
IN_A_ROW = rf"在?已?<statistics.in_a_row>[{TENS}两\d]{{1,3}}个?<units.in_a_row>$"
DIMENSION = "(?:<statistics.dimension_before>)*<statistics.dimension>"
DONE = r"^((?:[全我][<<regions.own_of>>]|<statistics.done_by>)?)<statistics.done_adverb>?<statistics.done>(?=\S{3})"
"""公司累计完成…: who, and that it was done, before the thing."""
HAVING = "(?:<statistics.having>|建(?=有))"
