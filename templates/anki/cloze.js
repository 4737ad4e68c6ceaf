// Shows the id of the question that this card asks (without a script all ids of the note are shown), and takes what is hidden beside the
// gap, since it would tell the answer, out of sight: it is no gap, and nobody has to know it.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll(".zb .cloze"), function (gap) {
    if (gap.querySelector(".zb-aside")) { gap.classList.add("zb-quiet"); }
    else if ((gap.getAttribute("data-cloze") || "").indexOf("zb-aside") >= 0) { gap.classList.add("zb-gone"); }
  });
  var asked = document.querySelector(".zb .cloze[data-ordinal]");
  var ids = document.querySelector(".zb .zb-id");
  if (!asked || !ids) { return; }
  var own = ids.querySelector(".zb-n" + asked.getAttribute("data-ordinal"));
  if (own) { ids.textContent = own.textContent; }
})();
