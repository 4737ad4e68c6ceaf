/** The frame: what is shown, the menu, the keys. Runs last. */

let keyboard = { picks: [], enter: null, ready: () => true };
let touched = false; // on a phone, a field that takes the focus by itself opens a keyboard over the question

/** Shows a panel in place of the one before; `enter` is the button that Enter presses. */
function main(panel, enter) {
  leaveAside();
  panel.tabIndex = -1;
  keyboard = { picks: [], enter, ready: () => true };
  part("main").replaceChildren(panel);
  announce("");
  panel.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
/** Shows a panel beside what is being done, which waits below it. */
function aside(title, parts, first) {
  const panel = made("section", "", { "aria-labelledby": "aside-title" });
  panel.append(made("h2", "", { id: "aside-title" }, title), ...parts, bar(button(say("back"), leaveAside)));
  part("main").hidden = true;
  part("aside").replaceChildren(panel);
  part("aside").hidden = false;
  first.focus();
}
function leaveAside() {
  if (part("aside").hidden) return;
  part("aside").hidden = true;
  part("aside").replaceChildren();
  part("main").hidden = false;
  part("main").firstChild.focus({ preventScroll: true });
}
function header(words, done, all) {
  part("where").textContent = words;
  part("progress").max = all || 1;
  part("progress").value = done;
  part("progress").hidden = state.round === null;
  part("menu").firstChild.hidden = state.round === null;
}
/** Words that are seen and said, for a moment that changes nothing else. */
function announceSeen(words) {
  announce(words);
  part("toast").textContent = words;
}
function askRestart() {
  const stay = button(say("stay"), leaveAside, "first");
  aside(say("restart"), [make("p", "", say("restart_sure")), bar(stay, button(say("restart_yes"), restart))], stay);
}
function restart() {
  const { wanted, name, group } = state;
  state = { ...fresh(), wanted, name, group };
  keep();
  showStart();
}
/** Letters and numbers choose, Enter goes on; fields keep their keys. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || part("main").hidden) return;
  if (/^(INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(event.target.tagName)) return;
  if (event.key === "Enter") {
    const pick = keyboard.picks.includes(event.target);
    if (event.target.tagName === "BUTTON" && !(pick && keyboard.enter)) return; // it is pressed itself
    event.preventDefault();
    if (keyboard.enter && keyboard.ready()) keyboard.enter.click();
    return;
  }
  const sign = event.key.length === 1 ? event.key : event.code.replace(/^(Key|Digit|Numpad)/, "");
  const place = /^[1-9]$/.test(sign) ? Number(sign) - 1 : sign.length === 1 ? LETTERS.indexOf(sign.toUpperCase()) : -1;
  if (keyboard.picks[place]) keyboard.picks[place].click();
});
document.addEventListener("touchstart", () => { touched = true; }, { passive: true });
document.addEventListener("click", () => { part("toast").textContent = ""; }, true);

part("title").textContent = data.title;
part("menu").append(button(say("restart"), askRestart), button(say("print_all"), showPrint), button(say("teacher"), showTeacher));
if (state.round === null) showStart(); else ask();
