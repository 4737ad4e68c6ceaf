"""Sheets and columns: their Chinese names, other names that are read too, what stands in a cell, and the words of help.

`key` is the place in a fact's data (`source.document` is a key within a key). A test compares this table with the records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """One column. `form`: text | date | number | bool | choice | tags | lines | parts; `must` where a row cannot do without."""

    key: str
    title: str
    form: str = "text"
    help: str = ""
    also: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    must: bool = False


@dataclass(frozen=True)
class Sheet:
    """One kind of entry: the key of the list it goes into, the kind that its rows have ("" for documents), and its columns."""

    title: str
    list_key: str
    kind: str
    also: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def id_key(self) -> str:
        """The column that may be filled in beforehand: a row that holds nothing else is empty."""
        return self.columns[0].key


QUALIFIERS = {
    "正好": "exactly",
    "约": "about",
    "超过": "over",
    "不足": "under",
    "近": "nearly",
    "以上": "at_least",
}
ASPECTS = {"水平": "level", "占比": "share", "增长": "growth", "变化": "change", "位次": "rank", "倍数": "ratio"}
DIRECTIONS = {"升": "up", "降": "down"}
YES_NO = {"是": "true", "否": "false"}

_ID = Column(
    "id", "编号", help="每行一个，不重复，定了就不要改：卡片的复习记录挂在它上面", also=("ID", "序号编号"), must=True
)
_SOURCE = (
    Column(
        "source.document",
        "文献",
        help="出处的简称。空着：文献表里只有一种就用它，否则用文件名",
        also=("document", "来源", "出处"),
    ),
    Column("source.section", "章节", help="在文献的哪一节。空着写作“全文”", also=("section",)),
    Column(
        "source.evidence",
        "依据",
        "lines",
        "原文里的两到八个短片段，一行一个（Alt+Enter 换行）。空着就用本行的日期、对象等",
        also=("evidence", "原文片段"),
    ),
    Column("tags", "标签", "tags", "分层用 ::，几个标签之间用空格，如 航天::载人 重点", also=("知识点",)),
    Column("note", "编者注", help="原文的毛病、你的改动，印在答案里", also=("注",)),
    Column("as_of", "截至", "date", "原文没有写时间时，写原文的日期"),
    Column("attribute", "据文", "bool", "题目里要不要说“据《…》一文”", choices=YES_NO),
    Column("wording", "句式", help="自己写一句话，用 {date} 这样的名字代替本行的各项"),
    Column("order", "顺序", help="在文件里的先后，可以空着", also=("排序",)),
)

EVENT = Sheet(
    "事件",
    "facts",
    "event",
    ("event", "events", "大事", "大事记"),
    (
        _ID,
        Column(
            "date",
            "日期",
            "date",
            "2004年3月、2004.3、2004-03-05、2016—2020年、2019年至今都可以",
            ("时间", "年份"),
            must=True,
        ),
        Column("actor", "主体", help="谁做的", also=("人物", "机构", "谁"), must=True),
        Column("action", "动作", help="做了什么，如 发射、印发、召开", must=True),
        Column("object", "对象", help="做的是哪一件，文件加《》", also=("事情", "文件", "会议"), must=True),
        Column("place", "地点"),
        Column("document_number", "文号"),
        Column("content", "内容", help="一句补充，接在句子后面"),
        Column("stage", "阶段", help="首次提出、印发、批复……空着就用动作"),
        Column("matter", "事项", help="是哪件事的一个阶段。空着就用对象"),
        *_SOURCE,
    ),
)
SLOGAN = Sheet(
    "提法",
    "facts",
    "slogan",
    ("slogan", "slogans", "口号", "概念"),
    (
        _ID,
        Column("name", "名称", help="如 三基地一枢纽", also=("提法",), must=True),
        Column("parts", "要点", "parts", "一行一条（Alt+Enter 换行），可以写“1. ”这样的号"),
        Column("issued_in", "出自", help="提出它的事件的编号，或文件、会议的名字", must=True),
        Column("applies_to", "所指", help="它说的是什么"),
        Column("meaning", "含义"),
        Column("aliases", "别名", "lines", "别的写法，一行一个"),
        Column("complete", "完整", "bool", "要点是不是全部", choices=YES_NO),
        Column("ordered", "有序", "bool", "先后是不是内容的一部分", choices=YES_NO),
        Column("named", "专名", "bool", "是正式的提法（是），还是自己起的小标题（否）", choices=YES_NO),
        Column("verb", "动词", help="空着写作“提出”"),
        Column("link", "连接词", help="名称和要点之间的词，如 即、包括"),
        *_SOURCE,
    ),
)
STATISTIC = Sheet(
    "数据",
    "facts",
    "statistic",
    ("statistic", "statistics", "统计", "数字"),
    (
        _ID,
        Column("region", "地区", must=True),
        Column("indicator", "指标", help="如 粮食产量", must=True),
        Column("period", "时期", "date", "同“日期”", ("日期", "时间", "年份")),
        Column(
            "written",
            "原文写法",
            help="连单位照抄，如 约13.78亿吨。数值和单位可以空着，由它得出",
            also=("写法", "数据"),
        ),
        Column("value", "数值", "number", "也可以连单位写在一格里，如 13.78亿吨。原文只有文字时写“无”", also=("数字",)),
        Column("unit", "单位"),
        Column("qualifier", "修饰", "choice", "空着就从原文写法里看", choices=QUALIFIERS),
        Column("aspect", "类别", "choice", "空着算“水平”", ("类型",), ASPECTS),
        Column("whole", "总体", help="占什么的比重、在哪里的位次，如 全国"),
        Column("compared_with", "比较对象", help="比什么增长，相当于什么的几倍"),
        Column("direction", "方向", "choice", "增长、变化是升还是降", choices=DIRECTIONS),
        Column("period_name", "时期名", help="如 “十三五”时期"),
        *_SOURCE,
    ),
)
DOCUMENT = Sheet(
    "文献",
    "documents",
    "",
    ("document", "documents", "资料"),
    (
        Column("name", "简称", must=True),
        Column("title", "全名", help="书名、文章名", must=True),
        Column("author", "作者"),
        Column("date", "日期", "date"),
        Column("sections", "章节", "lines", "按先后一行一个；写了就只认这些"),
    ),
)
SHEETS = (EVENT, SLOGAN, STATISTIC, DOCUMENT)

HELP_SHEETS = ("说明", "帮助", "help", "readme")
LISTS_SHEET = "选项"
KIND_COLUMN = ("种类", "kind")
"""Says the kind of each row where a sheet (or a CSV file) holds several kinds."""
REMARKS = ("备注", "remark", "remarks", "草稿")
"""Columns that are for people only."""
ALSO = {"document": "又见{}文献", "section": "又见{}章节", "evidence": "又见{}依据"}
"""The three columns of each further place where a fact is told."""
