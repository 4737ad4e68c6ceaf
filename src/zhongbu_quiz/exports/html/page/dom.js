/** What all parts of the page are built with: words, elements, buttons. A string becomes text, never markup. */

const data = JSON.parse(document.getElementById("data").textContent);
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** A text of the page by its name, with its values put in. */
function say(name, values) {
  return data.texts[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}
/** The same with attributes: `made("input", "", { type: "text" })`. */
function made(tag, name, attributes, ...children) {
  const element = make(tag, name, ...children);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}
function button(words, act, name) {
  const element = made("button", name || "", { type: "button" }, words);
  element.addEventListener("click", act);
  return element;
}
const bar = (...buttons) => make("div", "bar", ...buttons);
const part = (id) => document.getElementById(id);

/** Says something to a screen reader without moving its focus. */
function announce(words) {
  part("live").textContent = words;
}
/** A label with its field, the whole of it a place to tap. */
function labelled(words, field, name) {
  return make("label", name, field, make("span", "", words));
}
/** A table with a row of heads; the first cell of a row is its head. */
function table(name, heads, rows) {
  const head = (words, scope) => made("th", "", { scope }, words);
  return make("table", name,
    make("thead", "", make("tr", "", ...heads.map((words) => head(words, "col")))),
    make("tbody", "", ...rows.map(([first, ...rest]) =>
      make("tr", "", head(first, "row"), ...rest.map((cell) => make("td", "", cell))))));
}
