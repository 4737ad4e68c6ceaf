/** The end of a round: the score by kinds, the code to hand in, and what was wrong with its explanations. */

function showResult() {
  const done = state.round.map(({ item, order }, i) => ({ item: data.items[item], order, number: i, ...state.answers[i] }));
  const wrong = done.filter((one) => !one.right);
  const sum = say("sum", { count: done.length, right: done.length - wrong.length, wrong: wrong.length });
  const again = wrong.length ? [button(say("again", { count: wrong.length }), () => startRound(wrong.map(({ number }) => state.round[number]), true), "first")] : [];
  const box = make("section", "", make("h2", "", say(state.retry ? "result_of_retry" : "result")), make("p", "stem", sum), bar(...again));
  if (done.length) box.append(byKind(done));
  if (state.score) box.append(handIn());
  if (wrong.length) box.append(make("h2", "", say("wrong_ones")), ...wrong.map(mistake));
  main(box, null);
  announce(sum);
  header(say("at_the_end"), 1, 1);
}
function byKind(done) {
  const names = [...new Set(done.map(({ item }) => item.name))];
  const row = (name, all) => {
    const right = all.filter((one) => one.right).length;
    return [name, String(all.length), String(right), Math.round((100 * right) / all.length) + "%"];
  };
  return table("data", [say("kind"), say("count"), say("right_count"), say("rate")],
    [...names.map((name) => row(name, done.filter(({ item }) => item.name === name))), row(say("together"), done)]);
}
function handIn() {
  const field = (name) => {
    const input = made("input", "", { type: "text", autocomplete: "off", maxlength: "30" });
    input.value = state[name];
    input.addEventListener("input", () => { state[name] = input.value; keep(); draw(); });
    return labelled(say(name), input, "field");
  };
  const code = made("output", "code", { "aria-label": say("code"), "aria-live": "off" });
  const copy = button(say("copy"), () => copied(code.textContent));
  const draw = () => {
    const named = tidy(state.name) !== "";
    code.textContent = named ? codeOf(state.name, state.group, state.score) : say("name_first");
    copy.disabled = !named;
  };
  draw();
  const first = state.retry ? [make("p", "hint", say("first_counts", state.score))] : [];
  return make("fieldset", "hand-in", make("legend", "", say("hand_in")), ...first, field("name"), field("group"), code, bar(copy));
}
/** Into the clipboard, by the old way where the new one is refused (pages opened as files, web views). */
function copied(text) {
  const old = () => {
    const area = made("textarea", "", { readonly: "" });
    const before = document.activeElement;
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before.focus();
    announceSeen(say(done ? "was_copied" : "copy_by_hand"));
  };
  if (!navigator.clipboard) { old(); return; }
  navigator.clipboard.writeText(text).then(() => announceSeen(say("was_copied")), old);
}
function mistake({ item, order, number, given }) {
  return make("article", "said",
    make("p", "kind", say("kind_of_question", { number: number + 1, kind: item.name })),
    ...materialOf(item), ...figureOf(item), ...pictureOf(item),
    make("p", "asked", stemText(item)),
    make("p", "bad", say("your", { words: inWords(item, given, order) || say("nothing") })),
    make("p", "good", say("right_is", { words: rightWords(item, order) })),
    ...explanation(item, order));
}
