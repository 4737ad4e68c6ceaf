"""Columns of a workbook's sheet: their Chinese names, other names that are read too, what stands in a cell, and the words of help.

Each kind of fact declares its own columns; those about the source are the same for all. `key` is the place in a fact's data
(`source.document` is a key within a key). A test compares the columns of a kind with its record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """One column. `form`: text | date | number | bool | choice | tags | lines | parts | sections; `must` where a row cannot do without."""

    key: str
    title: str
    form: str = "text"
    help: str = ""
    also: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    must: bool = False


YES_NO = {"是": "true", "否": "false"}

ID = Column(
    "id", "编号", help="每行一个，不重复，定了就不要改：卡片的复习记录挂在它上面", also=("ID", "序号编号"), must=True
)
SOURCE_COLUMNS = (
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
    Column("remark", "备忘", help="写给自己看的，从不印出来"),
    Column("doubt", "存疑", "bool", "原文多半有误或有争议：不出选择和判断", choices=YES_NO),
    Column("not_asked", "不问", "lines", "哪几项不要考，一行一个，如 actor"),
    Column("weight", "分量", "number", "3 必须知道，2 应当知道，1 知道更好；空着是 2"),
    Column("recall", "要背", "bool", "要能背出来（是），还是认得出就行（否）", choices=YES_NO),
    Column("as_of", "截至", "date", "原文没有写时间时，写原文的日期"),
    Column("attributed", "据文", "bool", "题目里要不要说“据《…》一文”", choices=YES_NO),
    Column("wording", "句式", help="自己写一句话，用 {date} 这样的名字代替本行的各项"),
    Column("order", "顺序", help="在文件里的先后，可以空着", also=("排序",)),
)
"""What every kind of fact has after its own columns."""
