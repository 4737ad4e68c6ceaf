/** For the teacher: pasted codes in, a table of names and scores out. */

function showTeacher() {
  const field = made("textarea", "", { "aria-label": say("codes"), placeholder: say("codes_hint") });
  const shown = made("div", "wide", { "aria-live": "polite" });
  const read = button(say("read_codes"), () => {
    const seen = new Set();
    const rows = field.value.split(/\n/).filter((line) => line.trim()).map((line) => {
      const code = readCode(line);
      const again = seen.has(code.text) && code.verdict === "code_good";
      seen.add(code.text);
      return [code.name, code.group, code.right, code.count, code.own, say(again ? "code_again" : code.verdict)];
    });
    const heads = ["name", "group", "right_count", "count", "own_count", "verdict"].map((name) => say(name));
    const cells = [heads, ...rows].map((row) => row.map((cell) => cell.replace(/\t/g, " ")).join("\t")).join("\n");
    shown.replaceChildren(table("data code-table", heads, rows), bar(button(say("copy_table"), () => copied(cells))));
  }, "first");
  aside(say("teacher"), [make("p", "", say("teacher_hint")), field, bar(read), shown, make("p", "hint", say("no_proof"))], field);
}
