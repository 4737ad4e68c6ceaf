/** Each kind of item: what it is answered with. A task fills `box` and gives { given(), started(), show() }; `show` marks right and wrong.
 * `done()` is called where the answer is whole by itself; `picks` are what the keys A–D and 1–4 press. */

const TASKS = {
  single_choice: tick,
  multiple_choice: tick,
  true_false: tick,
  cloze: type,
  fill_blank: type,
  matching: match,
  ordering: arrange,
  short_answer: write,
};

/** The stem, with `gap(number)` in each of its gaps. */
function stem(item, gap) {
  const pieces = item.stem.map((piece) => (typeof piece === "string" ? piece : gap ? gap(piece) : item.gap));
  return made("p", "stem", { id: "stem" }, ...pieces);
}
function tick(item, order, box, done) {
  const several = item.kind === "multiple_choice";
  const chosen = new Set();
  const group = made("div", "", { role: "group", "aria-label": say(several ? "options_several" : "options_one") });
  const picks = order.map((option, i) => {
    const one = button("", () => {
      if (!several) { chosen.add(option); done(); return; }
      if (!chosen.delete(option)) chosen.add(option);
      one.setAttribute("aria-checked", String(chosen.has(option)));
    }, "option");
    if (several) {
      one.setAttribute("role", "checkbox");
      one.setAttribute("aria-checked", "false");
    }
    one.append(make("b", "", LETTERS[i] + "."), make("span", "text", item.options[option]));
    group.append(one);
    return one;
  });
  box.append(stem(item), group);
  return {
    picks,
    atOnce: !several,
    given: () => ascending(chosen),
    started: () => chosen.size > 0,
    show() {
      const { key } = answerOf(item);
      picks.forEach((one, i) => {
        const right = key.includes(order[i]), mine = chosen.has(order[i]);
        one.disabled = true;
        if (right || mine) {
          one.classList.add(right ? "good" : "bad");
          one.append(make("span", "mark", say(right ? (mine ? "mark_mine_right" : "mark_right") : "mark_mine_wrong")));
        }
      });
    },
  };
}
function type(item, order, box, done) {
  const fields = [];
  box.append(stem(item, (number) => {
    const field = made("input", "gap", {
      type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": say("gap", { number: number + 1 }),
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.repeat) return;
      event.preventDefault();
      const empty = fields.find((other) => !other.value.trim());
      if (empty && empty !== field) empty.focus(); else if (!empty) done();
    });
    fields.push(field);
    return field;
  }));
  const task = ofFields(fields, (i) => fits(fields[i].value, answerOf(item).key[i]), (i) => answerOf(item).key[i][0]);
  return { ...task, given: () => fields.map((field) => field.value.trim()) };
}
function match(item, order, box) {
  const fields = item.left.map((left) => {
    const field = made("select", "", { "aria-label": left });
    field.append(new Option(say("choose"), "-1"), ...order.map((option, i) => new Option(LETTERS[i] + ". " + item.options[option], String(option))));
    return field;
  });
  box.append(stem(item), ...item.left.map((left, i) => make("div", "row", make("span", "text", left), fields[i])));
  const task = ofFields(fields, (i) => Number(fields[i].value) === answerOf(item).key[i], (i) => item.options[answerOf(item).key[i]]);
  return { ...task, given: () => fields.map((field) => Number(field.value)) };
}
function ofFields(fields, right, key) {
  return {
    picks: [],
    first: fields[0],
    started: () => fields.some((field) => field.value.trim() && field.value !== "-1"),
    show() {
      fields.forEach((field, i) => {
        field.disabled = true;
        field.classList.add(right(i) ? "good" : "bad");
        if (!right(i)) field.after(make("span", "good", " " + key(i)));
      });
    },
  };
}
function arrange(item, order, box) {
  const now = [...order];
  let moved = false;
  const list = made("ol", "rows", { "aria-label": say("to_order") });
  const rows = order.map((option) => {
    const row = make("li", "row", make("span", "number"), make("span", "text", item.options[option]));
    [["↑", "up", -1], ["↓", "down", 1]].forEach(([sign, name, step]) => {
      const one = button(sign, () => move(row, step));
      one.setAttribute("aria-label", say(name, { text: item.options[option] }));
      row.append(one);
    });
    return row;
  });
  function move(row, step) {
    const from = rows.indexOf(row), to = from + step;
    [rows, now].forEach((line) => { [line[from], line[to]] = [line[to], line[from]]; });
    moved = true;
    draw();
    const [up, down] = row.querySelectorAll("button");
    const wanted = step < 0 ? up : down;
    (wanted.disabled ? (step < 0 ? down : up) : wanted).focus(); // the row was moved, and the focus goes with it
    announce(say("moved", { text: item.options[now[to]], place: to + 1 }));
  }
  function draw() {
    list.append(...rows);
    rows.forEach((row, i) => {
      row.firstChild.textContent = i + 1 + ".";
      const [up, down] = row.querySelectorAll("button");
      up.disabled = i === 0;
      down.disabled = i === rows.length - 1;
    });
  }
  draw();
  box.append(stem(item), list);
  return {
    picks: [],
    given: () => now,
    started: () => moved,
    show() {
      list.querySelectorAll("button").forEach((one) => { one.remove(); });
      list.after(make("p", "good", say("right_order", { words: rightWords(item, order) })));
    },
  };
}
function write(item, order, box) {
  const field = made("textarea", "", { "aria-label": say("your_answer") });
  box.append(stem(item), field);
  return {
    picks: [],
    first: field,
    given: () => field.value.trim(),
    started: () => field.value.trim() !== "",
    show() {
      field.readOnly = true;
      box.append(make("p", "good", say("model_answer", { words: answerOf(item).key })));
    },
  };
}
