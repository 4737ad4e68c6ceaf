/** The whole set on paper: all items in the set's order, numbered, keys on a page of their own; what `@media print` shows. */

let withKeys = true;

function showPrint() {
  const field = made("input", "", { type: "checkbox" });
  field.checked = withKeys;
  field.addEventListener("change", () => { withKeys = field.checked; });
  const go = button(say("print"), () => { window.print(); }, "first");
  aside(say("print_all"), [make("p", "", say("in_all", { count: data.items.length })), labelled(say("with_keys"), field, "tap"), bar(go)], go);
}
/** Made when it is printed, from the menu of the page or of the browser. */
function layPaper() {
  const places = blocks({}).reduce((all, block) => all.concat(block), []);
  const items = places.map((place) => data.items[place]);
  const pages = [make("h1", "", data.title), make("p", "who", say("who_line")), ...items.map(onPaper)];
  if (withKeys) {
    pages.push(make("section", "keys", make("h2", "", say("keys")), ...items.map((item, i) => {
      const order = item.options.map((_, option) => option);
      return make("div", "item", make("p", "", made("b", "", {}, i + 1 + ". " + shortKey(item, order))), ...explanation(item, order));
    })));
  }
  part("paper").replaceChildren(...pages);
}
/** Options in four columns, two or one, as papers have them: by the longest of them, in characters of Chinese. */
function columnsFor(options) {
  const longest = Math.max(0, ...options.map((text) => text.replace(/[^\u0000-\u00ff]/g, "**").length / 2));
  return longest <= 9 ? "four" : longest <= 20 ? "two" : "one";
}
function onPaper(item, i, items) {
  const before = items[i - 1];
  const same = before && item.material !== null && before.material === item.material;
  const told = same ? [] : materialOf(item);
  const figure = same && JSON.stringify(before.figure) === JSON.stringify(item.figure) ? [] : figureOf(item);
  const asked = item.stem.map((piece) => (typeof piece === "string" ? piece : typed(item) ? make("span", "line") : item.gap));
  const judgedBare = item.kind === "true_false" && item.stem.every((piece) => typeof piece === "string"); // most stems end with a bracket
  const box = make("div", "item", ...told, ...figure, ...pictureOf(item), make("p", "asked", i + 1 + ". ", ...asked, judgedBare ? say("bracket") : ""));
  const marks = item.kind === "ordering" ? (n) => CIRCLED[n] : (n) => LETTERS[n] + ". ";
  const entries = make("p", "entries " + columnsFor(item.options), ...item.options.map((text, n) => make("span", "", marks(n) + text)));
  if (item.kind === "matching") box.append(...item.left.map((left, n) => make("p", "left", say("left_of_paper", { number: n + 1, left }))));
  if (item.options.length && item.kind !== "true_false") box.append(entries);
  if (item.kind === "ordering") box.append(make("p", "", make("span", "line long")));
  if (ownWords(item)) box.append(...[1, 2, 3].map(() => make("p", "", make("span", "line whole"))));
  return box;
}
/** The key as a paper writes it: AC, 正确, 甲；乙, 1—B；2—A, ②→①→③. */
function shortKey(item, order) {
  const { key } = answerOf(item);
  if (item.kind === "matching") return key.map((option, i) => i + 1 + "—" + LETTERS[option]).join("；");
  if (item.kind === "ordering") return key.map((option) => CIRCLED[option]).join("→");
  if (ticked(item) && item.kind !== "true_false") return key.map((option) => LETTERS[option]).join("");
  return ownWords(item) ? key : rightWords(item, order);
}
window.addEventListener("beforeprint", layPaper);
window.matchMedia("print").addListener((media) => { if (media.matches) layPaper(); }); // browsers without that event
