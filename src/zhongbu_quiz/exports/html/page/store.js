/** What is kept over a reload: in the browser's storage where it lets us, else until the page is closed. */

const PLACE = ["practice", data.project, data.deck, data.digest].join("/"); // all pages of a folder share one storage
const FORM = 1;

/** Fresh progress. `round`: what is being done, each { item, order } by places; `answers`: so far, each { right, given };
 * `score`: of the last whole round; `wanted`: what was chosen at the start. */
const fresh = () => ({ form: FORM, round: null, answers: [], retry: false, score: null, wanted: {}, name: "", group: "" });

let state = remembered();

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE));
    return kept && kept.form === FORM && sound(kept) ? kept : fresh();
  } catch (refused) { // private windows, pages opened as files, or a text that is not ours
    return fresh();
  }
}
/** Whether kept progress is about these items and options. */
function sound(kept) {
  const whole = ({ item, order }) => sameList(ascending(order), data.items[item].options.map((_, i) => i));
  return (kept.round === null || (kept.round.every(whole) && kept.answers.length <= kept.round.length)) && typeof kept.wanted === "object";
}
function keep() {
  try {
    localStorage.setItem(PLACE, JSON.stringify(state));
  } catch (refused) { /* progress then lasts as long as the page */ }
}
