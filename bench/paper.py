"""Papers: ours against bare WeasyPrint on the same HTML, and class sets against single runs and against Typst.

Every run is a process of its own that reads a stored draw. Targets stand below; memory is flat in the number of students.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from target import at_least, at_most

MOST_STEP, MOST_WHOLE = 1.05, 1.4
"""Times bare WeasyPrint: the render step, the whole process."""
LEAST_FASTER, MOST_TYPST, MOST_MEMORY = 1.7, 1.5, 1.05
"""A class set: times faster than single papers, times Typst, memory of 200 students to that of 40."""
RUNS = 3
STUDENTS = 40


def rows() -> list[tuple[str, str]]:
    """Render step, whole process, class set of 40 on two cores, the same in Typst, and memory for 40 and 200 students."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        step = [json.loads(_run("step", folder).stdout) for _ in range(RUNS)]
        ours, bare = (statistics.median(pair[side] for pair in step) for side in (0, 1))
        whole = {side: _median(side, folder) for side in ("paper", "bare")}
        one = _median("singles", folder)
        many = _median(f"class{STUDENTS}", folder)
        typst = _median("typst", folder)
        few, lots = (int(_run(f"memory{count}", folder).stdout) for count in (STUDENTS, 200))
    all_of, faster, slower, memory = whole["paper"] / whole["bare"], one / many, many / typst, lots / few
    figures = {
        "paper, render step": f"{ours / bare:.2f} times bare WeasyPrint ({ours:.2f} s to {bare:.2f} s, 100 items){at_most(ours / bare, MOST_STEP)}",
        "paper, whole process": f"{all_of:.2f} times bare WeasyPrint ({whole['paper']:.2f} s){at_most(all_of, MOST_WHOLE)}",
        "class set of 40": f"{faster:.1f} times faster than 40 single papers ({many:.2f} s to {one:.2f} s, 20 items){at_least(faster, LEAST_FASTER)}",
        "class set, Typst": f"{slower:.1f} times Typst setting the same items ({typst:.2f} s){at_most(slower, MOST_TYPST)}",
        "class set, memory": f"{memory:.2f} times for 200 students as for 40 ({few / 1024:.0f} MB to {lots / 1024:.0f} MB)"
        + at_most(memory, MOST_MEMORY),
    }
    return list(figures.items())


def _median(side: str, folder: Path) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        _run(side, folder)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _run(side: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One run; a paper that was kept would be read, not made."""
    environment = os.environ | {"ZHONGBU_CACHE": "off"}
    return subprocess.run([sys.executable, __file__, side, str(folder)], check=True, capture_output=True, text=True, env=environment)


def _prepare(folder: Path) -> None:
    """Two draws from the shipped bank: 100 items, and 20 items; and the Typst source of the class set of the second."""
    from dataclasses import replace
    from decimal import Decimal

    from zhongbu_quiz.exports.paper import PaperOptions
    from zhongbu_quiz.exports.paper.paper import paper_html
    from zhongbu_quiz.sets.form import DrawnSet, Form, Part
    from zhongbu_quiz.sets.stored import Stored, to_json
    from zhongbu_quiz.sets.students import Student, student_forms
    from zhongbu_quiz.studio.project import load_bank, project_at

    bank = load_bank(project_at(None))
    choices = [item for item in bank.items if item.kind == "single_choice"]
    clozes = [item for item in bank.items if item.kind == "cloze"]
    for name, a, b in (("hundred", 70, 30), ("twenty", 14, 6)):
        parts = (
            Part("single_choice", tuple(choices[:: len(choices) // a][:a]), Decimal(2)),
            Part("cloze", tuple(clozes[:: len(clozes) // b][:b]), Decimal(2)),
        )
        drawn = DrawnSet(name, "测试", "", 1, 60, (Form("A", parts),))
        (folder / f"{name}.json").write_bytes(to_json(Stored(drawn)))
        if name == "hundred":
            html, css = paper_html(drawn, drawn.forms[0], PaperOptions())
            (folder / "paper.html").write_text(html, encoding="utf-8")
            (folder / "paper.css").write_text(css, encoding="utf-8")
    papers = student_forms(replace(drawn), [Student(f"学生{i}") for i in range(STUDENTS)])
    (folder / "class.typ").write_text(_typst(papers), encoding="utf-8")


def _typst(papers: list) -> str:  # type: ignore[type-arg]
    """The class set as a Typst document: the same items, options in the same columns."""
    from zhongbu_quiz.exports.paper.columns import option_columns
    from zhongbu_quiz.exports.paper.markup import serif_measure
    from zhongbu_quiz.items.item import stem_text

    def quoted(text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = ['#set page(paper: "a4", numbering: "1")', '#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")', "#set par(justify: true)"]
    for form, student in papers:
        lines.append(f"#pagebreak(to: \"odd\", weak: true)\n= {quoted('测试')}\n{quoted(student.name)}\n")
        for number, item in enumerate(form.items, start=1):
            blank = "（　　）" if item.options else "________"
            body = f"{number}. {quoted(stem_text(item.stem, blank))}"
            if item.options:
                columns = option_columns([serif_measure()(option.text) for option in item.options], 41)
                cells = ", ".join(f"[{'ABCD'[i]}．{quoted(o.text)}]" for i, o in enumerate(item.options))
                body += f"\n#grid(columns: (1fr,) * {columns}, {cells})"
            lines.append(f"#block(breakable: false)[{body}]")
    return "\n".join(lines)


def _bare(folder: Path, html: str, css: str) -> bytes:
    """WeasyPrint alone, with the same fonts and options."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from zhongbu_quiz.exports.paper.fonts import faces, heading_face

    for name, face in zip(("serif", "sans", "heavy"), (*faces(common=True), heading_face(common=True)), strict=True):
        css = css.replace(f"paper:{name}", face.path.as_uri())
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    data: bytes = weasyprint.HTML(string=html).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return data


def main(side: str, folder: Path) -> None:
    """One measured run, in a process that searches for cycles as seldom as the command does."""
    from zhongbu_quiz.collector import search_seldom

    search_seldom()
    from zhongbu_quiz.exports.paper import PaperOptions, class_set, write_papers
    from zhongbu_quiz.sets.stored import read
    from zhongbu_quiz.sets.students import Student, student_forms

    html, css = ((folder / f"paper.{ending}").read_text(encoding="utf-8") for ending in ("html", "css"))
    if side == "step":
        from zhongbu_quiz.exports.paper import engine
        from zhongbu_quiz.exports.paper.paper import paper_html

        drawn = read(folder / "hundred.json").drawn
        engine.to_pdf("<html lang='zh'><title>x</title>x</html>", css)
        _bare(folder, "<html lang='zh'><title>x</title>x</html>", css)
        start = time.process_time()
        engine.to_pdf(*paper_html(drawn, drawn.forms[0], PaperOptions()))
        middle = time.process_time()
        _bare(folder, html, css)
        print(json.dumps([middle - start, time.process_time() - middle]))
    elif side == "paper":
        write_papers(read(folder / "hundred.json").drawn, None, folder / "out", ("paper",))
    elif side == "bare":
        (folder / "bare.pdf").write_bytes(_bare(folder, html, css))
    elif side == "singles":
        drawn = read(folder / "twenty.json").drawn
        for form, _ in student_forms(drawn, [Student(f"学生{i}") for i in range(STUDENTS)]):
            single = type(drawn)(form.name, drawn.title, "", 1, 60, (form,))
            write_papers(single, None, folder / "singles", ("paper",), PaperOptions(tagged=False))
    elif side == "typst":
        import typst
        from pylopdf_fonts_zh_cn import serif_path

        typst.compile(str(folder / "class.typ"), output=str(folder / "typst.pdf"), font_paths=[str(serif_path().parent)])
    else:
        count = int(side.removeprefix("class").removeprefix("memory"))
        drawn = read(folder / "twenty.json").drawn
        out = Path(tempfile.mkdtemp(dir=folder))
        papers = student_forms(drawn, [Student(f"学生{i}") for i in range(count)])
        class_set.write_class(drawn, papers, out, ("paper",), jobs=2)
        if side.startswith("memory"):
            usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            print(max(usage))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
