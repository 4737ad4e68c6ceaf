// Backs of both note types: one phone screen where it can be, with nothing lost. What does not fit is set closer, then folded bit by bit,
// and the map of a card that asks a place stands open where there is room for it. Without this script everything but the pictures is open.
(function () {
  "use strict";
  var cards = document.querySelectorAll(".zb-back");
  var card = cards[cards.length - 1];
  var foot = card && card.querySelector(".zb-foot");
  if (!foot) { return; }

  var whys = card.querySelector(".zb-whys");
  var map = asked();
  tight(!fits() || map && !opens());
  if (!fits() || map && !opens()) {
    fold("辨析", whys ? [whys] : []);
    tight(false);
    tight(!fits());
    if (map) { opens(); }
  }
  if (!fits() && /matching|ordering/.test(card.getAttribute("data-kind"))) { fold("解析", card.querySelectorAll(".zb-more")); }
  if (!fits()) { fold("材料", card.querySelectorAll(".zb-material, .zb-table")); }

  function fits() { return document.documentElement.scrollHeight <= window.innerHeight; }

  function tight(wanted) { card.classList.toggle("zb-tight", Boolean(wanted)); }

  // Folds stand in one row at the foot; an open one takes the whole width.
  function fold(title, parts) {
    if (!parts.length) { return; }
    var details = document.createElement("details");
    var summary = document.createElement("summary");
    details.className = "zb-fold";
    summary.textContent = title;
    details.appendChild(summary);
    Array.prototype.slice.call(parts).forEach(function (part) {
      var folded = part.querySelector("details");
      if (folded) { folded.removeChild(folded.querySelector("summary")); folded.open = true; }
      details.appendChild(part);
    });
    foot.insertBefore(details, foot.firstChild);
  }

  // The map, if this card asks the place that is shown on it: its figure names the cards of the note that do.
  function asked() {
    var figure = card.querySelector(".zb-asked");
    var cloze = card.querySelector(".cloze[data-ordinal]");
    var number = cloze ? cloze.getAttribute("data-ordinal") : "1";
    return figure && figure.getAttribute("data-cards").split(" ").indexOf(number) >= 0 ? figure.querySelector(".zb-map") : null;
  }

  // Tries the map beside the text; puts it back where the card would grow over the screen.
  function opens() {
    var home = map.closest(".zb-fold");
    if (!home) { return fits(); }
    var place = map.parentNode, next = map.nextSibling;
    card.insertBefore(map, card.querySelector(".zb-more, .zb-whys, .zb-note, .zb-mine, .zb-foot"));
    home.hidden = !home.querySelector("svg");
    if (fits()) { return true; }
    place.insertBefore(map, next);
    home.hidden = false;
    return false;
  }
})();
