"""Pictures of the page of `serve`: a table with a mistake in it, a paper that is put together, on a desk and on a phone, as PNG files.

The page runs over a folder of its own, with our set and a table; the system's Chromium looks at it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pictures_cards import FLAGS

TABLE = """时间,事件,人物,意义
1911年10月10日,武昌起义爆发,,打响辛亥革命第一枪
1912年1月1日,中华民国临时政府成立,孙中山,
某天,清帝退位,溥仪,结束了两千多年的君主专制制度
1915年9月,《青年杂志》创刊,陈独秀,新文化运动兴起的标志
1919年5月4日,五四运动爆发,,新民主主义革命的开端
"""
DECK = """title: 中部地区崛起·单元小测
counts: {single_choice: 10, true_false: 5, fill_blank: 5}
points: {single_choice: 3, true_false: 2, fill_blank: 4}
outputs: [paper, key, sheet]
"""
DESK, PHONE = (1280, 900), (390, 780)
SCREENS = {
    "serve-table.png": ("/set/{table}/table/年表.csv", DESK, "light"),
    "serve-paper.png": ("/set/{ours}/paper/quiz", DESK, "light"),
    "serve-phone.png": ("/set/{ours}/paper/quiz", PHONE, "dark"),
}
"""By the file's name: the address, the size of the window, light or dark."""


def pictures(folder: Path, out: Path) -> list[Path]:
    """Take the pictures, with sets made in `folder`; the files in `out`."""
    from playwright.sync_api import sync_playwright

    from zhongbu_quiz.studio.begin import begin_with, begin_with_ours
    from zhongbu_quiz.studio.desk import Desk

    desk = Desk(folder)
    sets = {"ours": begin_with_ours(desk, "中部地区崛起", "abc123"), "table": begin_with(desk, "近代史", "abc124", "年表.csv", TABLE.encode())}
    (desk.named(sets["ours"]).project.decks[0] / "quiz.yaml").write_text(DECK, encoding="utf-8")
    made = []
    with _served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for name, (place, (width, height), theme) in SCREENS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme, locale="zh-CN")
            page.goto(address + place.format(**sets), wait_until="networkidle")
            page.screenshot(path=out / name)
            made.append(out / name)
        browser.close()
    return made


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The page over a folder, as long as the block lasts; its address."""
    import uvicorn

    from zhongbu_quiz.cli.serve import listen
    from zhongbu_quiz.web.app import make_app
    from zhongbu_quiz.web.settings import Settings

    told = Settings(folder, "pictures", lambda: "abc125", lambda: 1_750_000_000, lambda: "2025-06-15", str, patience=600)
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(told), lifespan="off", ws="none", log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
