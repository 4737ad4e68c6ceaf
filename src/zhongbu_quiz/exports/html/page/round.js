/** A round: one question after another, each answered once, told, and kept. */

function startRound(round, retry) {
  Object.assign(state, { round, retry, answers: [] });
  keep();
  ask();
}
const goodSoFar = () => state.answers.filter((answer) => answer.right).length;

function ask() {
  const place = state.answers.length;
  if (place >= state.round.length) { showResult(); return; }
  const { item: number, order } = state.round[place];
  const item = data.items[number];
  const box = made("section", "question", { role: "group", "aria-labelledby": "kind stem" });
  box.append(made("p", "kind", { id: "kind" }, say("kind_of_question", { number: place + 1, kind: item.name })));
  box.append(...materialOf(item), ...figureOf(item), ...pictureOf(item));
  const buttons = bar();
  let over = false;
  const check = () => {
    if (over) return;
    over = true;
    const right = isRight(item, task.given());
    task.show();
    buttons.replaceChildren();
    box.append(told(item, order, right), buttons);
    if (right === null) {
      const judged = (well) => button(say(well ? "i_was_right" : "i_was_wrong"), () => { answered(item, task.given(), well); ask(); });
      buttons.append(judged(true), judged(false));
      announce(say("judge_yourself"));
      go(buttons.firstChild, null);
    } else {
      answered(item, task.given(), right);
      announce(right ? say("right") : say("wrong_and_right", { words: rightWords(item, order) }));
      const forward = button(say(place + 1 < state.round.length ? "next" : "to_result"), ask, "first");
      buttons.append(forward);
      go(forward, forward);
    }
    header(say("where", { place: place + 1, count: state.round.length, right: goodSoFar() }), state.answers.length, state.round.length);
  };
  const task = TASKS[item.kind](item, order, box, check);
  const submit = button(say(ownWords(item) ? "see_answer" : "submit"), check, "first");
  if (!task.atOnce) buttons.append(submit);
  box.append(buttons);
  main(box, null);
  keyboard = { picks: task.picks, enter: task.atOnce ? null : submit, ready: task.started };
  header(say("where", { place: place + 1, count: state.round.length, right: goodSoFar() }), place, state.round.length);
  if (task.first && !touched) task.first.focus();
}
/** After an answer: the focus on `button`, which Enter presses where `enter` says so. */
function go(focus, enter) {
  keyboard = { picks: [], enter, ready: () => true };
  focus.focus();
}
function answered(item, given, right) {
  state.answers.push({ right, given });
  if (state.answers.length === state.round.length && !state.retry) state.score = scored();
  keep();
}
function told(item, order, right) {
  const box = make("div", "said");
  if (right !== null) box.append(make("p", right ? "good" : "bad", say(right ? "right" : "wrong")));
  box.append(...explanation(item, order));
  return box;
}
