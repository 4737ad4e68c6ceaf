"use strict";
// What a page does beside htmx. Everything here can be done without it, too.

// The switch of light and dark; the frames follow at once.
const theme = document.getElementById("theme");
if (theme) {
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme;
    const dark = now ? now === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = dark ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch { /* for this page alone, then */ }
    for (const frame of document.querySelectorAll("iframe[name=why]")) {
      if (frame.contentDocument) { frame.contentDocument.documentElement.dataset.theme = next; }
    }
  });
}

// Where the reason does not stand beside the paper, who asked for it is led there.
const why = document.querySelector("iframe[name=why]");
if (why) {
  why.addEventListener("load", () => {
    const asked = why.contentWindow && why.contentWindow.location.search.includes("number=");
    if (asked) { why.parentElement.classList.add("told"); why.scrollIntoView({ block: "nearest", behavior: "smooth" }); }
  });
}

// What was changed and not saved is said in the bar that stays in reach.
const settings = document.getElementById("settings"), unsaved = document.querySelector(".unsaved");
if (settings && unsaved) {
  settings.addEventListener("input", () => { unsaved.firstElementChild.hidden = false; });
}

// All pages are printed, those too that were not looked at yet.
const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => {
    const pictures = [...document.querySelectorAll(".pages img")];
    for (const one of pictures) { one.loading = "eager"; }
    Promise.allSettled(pictures.map(one => one.decode())).then(() => window.print());
  });
}

// What the paper asks is counted anew when a question of it was exchanged.
const paper = document.querySelector("iframe[name=sheet]");
if (paper) {
  let first = true;
  paper.addEventListener("load", () => {
    if (!first && window.htmx) { htmx.trigger(document.body, "paper-changed"); }
    first = false;
  });
}

// A click into a table opens the row for changes, at that cell.
document.addEventListener("click", event => {
  const cell = event.target.closest("tr[data-open] td");
  if (!cell || event.target.closest("a, button, input, textarea, form") || String(getSelection())) { return; }
  const name = cell.querySelector("[id]");
  const row = cell.parentElement;
  location.href = row.dataset.open + (name ? `&cell=${name.id}` : ""); // without a fragment, for which a browser would give no field the focus
});

// Drafts one after another, by keys; the sentence that is lit is led to inside its text.
const drafts = document.querySelector("[data-keys=drafts]");
if (drafts) {
  const text = drafts.querySelector(".text"), here = document.getElementById("here");
  text.scrollTop = here.offsetTop - text.offsetTop - text.clientHeight / 3;
  const does = {
    j: () => document.querySelector("a[rel=next]"), k: () => document.querySelector("a[rel=prev]"),
    Enter: () => drafts.querySelector("button[value=accepted]"), x: () => drafts.querySelector("button[value=refused]"),
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("a, button, input, textarea, summary, select")) { return; }
    if (event.key === "e") { drafts.querySelector("form [name=text]").focus(); event.preventDefault(); }
    const found = does[event.key] && does[event.key]();
    if (found) { found.click(); event.preventDefault(); }
  });
}

// A paper takes a moment: the button says that it was pressed, and is not pressed twice.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method === "post") {
    form.setAttribute("aria-busy", "true");
    setTimeout(() => { for (const button of document.querySelectorAll("button")) { if (button.form === form) { button.disabled = true; } } });
  }
});
addEventListener("pageshow", event => { if (event.persisted) { location.reload(); } });

// A file that took a while is saved as soon as it is there, like one that is there at once.
document.addEventListener("htmx:afterSwap", event => {
  const file = event.target.querySelector("a[data-save]");
  if (file) { file.click(); }
});

// What is in doubt is decided by one key each; Enter takes what was best read.
const doubt = document.querySelector("[data-keys=doubt]");
if (doubt) {
  document.addEventListener("keydown", event => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) { return; } // a key that is held decides one place, not the next, too
    if (event.target.closest("input:not([type=checkbox]), select, summary")) { return; }
    if (event.key === "Enter" && event.target.closest("a, button")) { return; }
    const found = event.key === "Enter" ? doubt.querySelector("[data-key=Enter]") || doubt.querySelector("button.main")
      : doubt.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (found) { found.click(); event.preventDefault(); }
  });
}
