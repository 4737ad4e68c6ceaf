"""The page of the shared deck on AnkiWeb, ready to be pasted: title, tags, pictures and the text, into docs/ankiweb.md (`make pictures`).

The text is the one that stands under the deck's name in Anki, so that the two never differ; AnkiWeb takes the same HTML.
"""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.exports.anki.about import about
from zhongbu_quiz.exports.anki.cardset import CardSet
from zhongbu_quiz.studio.anki import project_cards
from zhongbu_quiz.studio.opening import open_all

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ankiweb.md"
PICTURES = ("card-choice-front.png", "card-choice-back.png", "card-cloze-back-night.png")
TAGS = "中文 地理 政治 高中 区域发展 中部地区崛起"
DAY = 1_795_000_000
"""The day on the page, which a release replaces by its own."""


def page(cards: CardSet) -> str:
    """The page as Markdown: what goes into which box of AnkiWeb's form."""
    pictures = "\n".join(f"![{name}]({name})" for name in PICTURES)
    return f"""# AnkiWeb 的页面

做好一版以后，在 AnkiWeb 的“Share”里照下面填；文字由 `python scripts/ankiweb.py` 写成，和牌组名字下面的一样。
分享的是导入了 `all.apkg` 的整棵树“{cards.project.title}”。

## Title

{cards.project.title}：三篇文章的时间、文件、提法和数据（{len(cards.positions)}张）

## Tags

{TAGS}

## Pictures

先把三张图片传到能公开访问的地方，再放进正文的开头。

{pictures}

## Description

```html
{about(cards, DAY)}
```
"""


def our_cards() -> CardSet:
    """The cards of the project that ships, as of a first release."""
    return project_cards(open_all((), PAGE.parent), DAY).cards


if __name__ == "__main__":
    PAGE.write_text(page(our_cards()), encoding="utf-8")
    print(PAGE)
