// Shows the id of the question that this card asks; without a script all ids of the note are shown.
(function () {
  "use strict";
  var asked = document.querySelector(".zb .cloze[data-ordinal]");
  var ids = document.querySelector(".zb .zb-id");
  if (!asked || !ids) { return; }
  var own = ids.querySelector(".zb-n" + asked.getAttribute("data-ordinal"));
  if (own) { ids.textContent = own.textContent; }
})();
