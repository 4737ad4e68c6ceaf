/** For the teacher: pasted codes in, a table of names and scores out. */

function showTeacher() {
  const field = made("textarea", "", { "aria-label": say("codes"), placeholder: say("codes_hint") });
  const shown = made("div", "", { "aria-live": "polite" });
  const read = button(say("read_codes"), () => {
    const seen = new Set();
    const codes = field.value.split(/\n/).filter((line) => line.trim()).map((line) => {
      const code = readCode(line);
      const again = seen.has(code.text) && code.verdict === "code_good";
      seen.add(code.text);
      return { ...code, verdict: again ? "code_again" : code.verdict };
    });
    const rows = codes.map(({ name, verdict, group, right, count, own }) => [name, say(verdict), group, right, count, own]);
    const heads = ["name", "verdict", "group", "right_count", "count", "own_count"].map((name) => say(name));
    const cells = [heads, ...rows].map((row) => row.map((cell) => cell.replace(/\t/g, " ")).join("\t")).join("\n");
    const list = table("data codes", heads, rows);
    list.querySelectorAll("tbody tr").forEach((row, i) => { if (codes[i].verdict !== "code_good") row.classList.add("bad"); });
    shown.replaceChildren(make("div", "wide", list), bar(button(say("copy_table"), () => copied(cells))));
  }, "first");
  aside(say("teacher"), [make("p", "", say("teacher_hint")), field, bar(read), shown, make("p", "hint", say("no_proof"))], field);
}
