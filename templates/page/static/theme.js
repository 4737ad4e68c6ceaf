"use strict";
document.documentElement.dataset.scripts = ""; // what needs them may be made for them
// Light or dark as was chosen on this computer, set before anything is drawn; without a choice the system's.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) { document.documentElement.dataset.theme = chosen; }
} catch { /* a browser that keeps nothing: the system's, then */ }
