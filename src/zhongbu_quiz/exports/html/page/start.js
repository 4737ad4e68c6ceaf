/** The first panel: begins with everything by one tap, or with what is chosen here. */

function showStart() {
  const wanted = state.wanted;
  const begin = button("", () => { startRound(drawn(wanted), false); }, "first");
  const told = made("p", "hint", { "aria-live": "polite" });
  const count = made("input", "count", { type: "number", min: "1", inputmode: "numeric", "aria-label": say("how_many") });
  const update = () => {
    const there = available(wanted);
    count.max = String(there);
    count.placeholder = say("all_of", { count: there });
    begin.textContent = say("begin", { count: Math.min(wanted.count || there, there) });
    begin.disabled = there === 0;
    told.textContent = there === 0 && data.items.length ? say("none_fit") : "";
    keep();
  };
  count.value = wanted.count || "";
  count.addEventListener("input", () => {
    wanted.count = Math.max(0, Math.floor(Number(count.value))) || 0;
    update();
  });
  const switched = (name, words) => {
    const field = made("input", "", { type: "checkbox" });
    field.checked = Boolean(wanted[name]);
    field.addEventListener("change", () => { wanted[name] = field.checked; update(); });
    return labelled(words, field, "tap");
  };
  const choices = make("details", "", make("summary", "", say("which_items")),
    filter("kinds", say("kinds"), (item) => [item.name], update),
    filter("sections", say("sections"), (item) => [item.section], update),
    filter("topics", say("topics"), (item) => item.topics, update),
    make("fieldset", "", make("legend", "", say("number_and_order")),
      make("p", "", labelled(say("how_many_unit"), count, "tap")),
      switched("mixItems", say("mix_items")),
      switched("mixOptions", say("mix_options")),
      make("p", "hint", say("drawn_by_lot"))));
  main(make("section", "", make("p", "stem", say("in_all", { count: data.items.length })), bar(begin), told, choices), begin);
  update();
  header("", 0, 1);
}
/** Boxes for the values that items have of something; nothing where all have the same. */
function filter(name, words, valuesOf, update) {
  const counts = new Map();
  data.items.forEach((item) => valuesOf(item).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1)));
  if (counts.size < 2) return "";
  state.wanted[name] = (state.wanted[name] || []).filter((value) => counts.has(value));
  const boxes = data[name].map((value) => {
    const field = made("input", "", { type: "checkbox", value });
    field.checked = state.wanted[name].includes(value);
    field.addEventListener("change", () => {
      state.wanted[name] = data[name].filter((each) => boxes.some((box) => box.firstChild.checked && box.firstChild.value === each));
      update();
    });
    return labelled(say("value_count", { value, count: counts.get(value) }), field, "tap");
  });
  return make("fieldset", name, make("legend", "", words), make("p", "hint", say("none_is_all")), make("div", "boxes", ...boxes));
}
