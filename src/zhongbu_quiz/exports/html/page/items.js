/** Items as the page knows them: what is asked stands open, what is right is masked until it is needed. */

const opened = new Map();

/** What is right, { id, key, said, notes }: masked only, so that a glance at the source does not tell it. */
function answerOf(item) {
  if (!opened.has(item)) {
    const mask = data.digest;
    const bytes = Uint8Array.from(atob(item.sealed), (sign, i) => sign.charCodeAt(0) ^ mask.charCodeAt(i % mask.length));
    opened.set(item, JSON.parse(new TextDecoder().decode(bytes)));
  }
  return opened.get(item);
}
const typed = (item) => item.kind === "cloze" || item.kind === "fill_blank";
const ticked = (item) => item.kind === "single_choice" || item.kind === "multiple_choice" || item.kind === "true_false";
const ownWords = (item) => item.kind === "short_answer";

/** Typed texts are compared without regard to width, case, spaces, quotation and title marks, and the form of a dash. */
function plain(text) {
  const wide = text.normalize("NFKC").toLowerCase();
  const bare = wide.replace(/[\s\u200b《》〈〉“”‘’「」『』"'。]/g, "").replace(/[‐‑‒–—―−]+/g, "-");
  return bare || wide.trim(); // an answer may be nothing but such marks
}
const sameList = (a, b) => a.length === b.length && a.every((entry, i) => entry === b[i]);
const ascending = (list) => [...list].sort((a, b) => a - b);
const fits = (text, spellings) => text.trim() !== "" && spellings.some((spelling) => plain(spelling) === plain(text));

/** Whether an answer is right as a whole; null where only a person can tell. */
function isRight(item, given) {
  const { key } = answerOf(item);
  if (ownWords(item)) return null;
  if (typed(item)) return key.every((spellings, i) => fits(given[i], spellings));
  return ticked(item) ? sameList(ascending(given), key) : sameList(given, key);
}
/** An answer in words; `order` are the places of the options as they were shown. */
function inWords(item, given, order) {
  if (ownWords(item)) return given;
  const nothing = say("nothing");
  if (typed(item)) return given.map((text) => text || nothing).join("；");
  if (item.kind === "matching") {
    return item.left.map((left, i) => left + "—" + (given[i] < 0 ? nothing : item.options[given[i]])).join("；");
  }
  if (item.kind === "ordering") return given.map((option) => item.options[option]).join(" → ");
  const shown = order.filter((option) => given.includes(option));
  if (item.kind === "true_false") return shown.map((option) => item.options[option]).join("") || nothing;
  return shown.map((option) => LETTERS[order.indexOf(option)] + ". " + item.options[option]).join("；") || nothing;
}
/** The right answer in the same form. */
function rightWords(item, order) {
  const { key } = answerOf(item);
  return inWords(item, typed(item) ? key.map((spellings) => spellings[0]) : key, order);
}
/** What a question is read from: the paragraphs of its material, and a table. */
function materialOf(item) {
  return item.material === null ? [] : data.materials[item.material].map((line) => make("p", "material", line));
}
function pictureOf(item) {
  return item.picture ? [made("img", "picture", { src: item.picture.uri, alt: item.picture.caption })] : [];
}
function figureOf(item) {
  if (!item.figure) return [];
  const shown = table("data", item.figure.columns, item.figure.rows);
  if (item.figure.unit) shown.prepend(make("caption", "", item.figure.unit));
  return [make("div", "wide", shown)];
}
/** The stem as one text, with `gap` in each of its gaps. */
const stemText = (item) => item.stem.map((piece) => (typeof piece === "string" ? piece : item.gap)).join("");

/** The explanation and what is said of single options, whose letters are those that were shown. */
function explanation(item, order) {
  const { said, notes } = answerOf(item);
  const lines = [make("p", "", say("explained", { said }))];
  order.forEach((option, i) => {
    if (!notes[option]) return;
    // Entries that were moved about have no letters.
    const named = item.kind === "ordering" ? say("note_of_text", { text: item.options[option] }) : say("note_of_letter", { letter: LETTERS[i] });
    lines.push(make("p", "", named + notes[option]));
  });
  return lines;
}
