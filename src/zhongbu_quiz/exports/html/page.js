"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const main = document.getElementById("main");
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  let round = data.items.slice(), place = 0, wrong = [], answered = 0;

  document.getElementById("title").textContent = data.title;

  /** An element with a class and children; a string becomes text, never markup. */
  function make(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }
  function button(words, act) {
    const element = make("button", "", words);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }
  /** Texts are compared without regard to width of characters, spaces and case. */
  const same = (a, b) => plain(a) === plain(b);
  const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const sameList = (a, b) => a.length === b.length && a.every((entry, i) => entry === b[i]);

  /** What the question is read from: the paragraphs of a material, and a table. */
  function above(item) {
    const told = item.material.map((line) => make("p", "material", line));
    if (!item.figure) return told;
    const head = (words, scope) => { const cell = make("th", "", words); cell.scope = scope; return cell; };
    const rows = item.figure.rows.map((row) => make("tr", "", head(row[0], "row"), ...row.slice(1).map((text) => make("td", "", text))));
    const heads = make("thead", "", make("tr", "", ...item.figure.columns.map((name) => head(name, "col"))));
    const unit = item.figure.unit ? [make("caption", "", item.figure.unit)] : [];
    return [...told, make("table", "data", ...unit, heads, make("tbody", "", ...rows))];
  }
  /** The stem, with `gap(number)` in each of its gaps. */
  function stem(item, gap) {
    const asked = make("p", "stem", ...item.stem.map((piece) => (typeof piece === "string" ? piece : gap(piece))));
    return make("div", "", ...above(item), asked);
  }
  const bracket = () => "（　　）";

  /** Each kind: fills `box` with something to answer with and returns { answer(), show() }; `show` marks right and wrong. */
  const kinds = {
    single_choice: (item, box, done) => choice(item, box, done, item.options.map((o) => o.text), item.key, true),
    multiple_choice: (item, box, done) => choice(item, box, done, item.options.map((o) => o.text), item.key, false),
    true_false: (item, box, done) => choice(item, box, done, ["正确", "错误"], [item.key ? 0 : 1], true),
    cloze: gaps,
    fill_blank: gaps,
    matching(item, box) {
      box.append(stem(item, bracket));
      const fields = item.left.map((left) => {
        const select = make("select", "", new Option("请选择", ""));
        item.options.forEach((option, i) => select.append(new Option(letters[i] + ". " + option.text, String(i))));
        select.setAttribute("aria-label", left);
        box.append(make("div", "row", make("span", "text", left), select));
        return select;
      });
      return fieldsOf(fields, (field, i) => field.value === String(item.key[i]), (i) => item.options[item.key[i]].text);
    },
    ordering(item, box) {
      box.append(stem(item, bracket));
      const order = item.options.map((_, i) => i);
      const list = make("div", "");
      function draw() {
        list.replaceChildren(...order.map((option, i) => {
          const up = button("↑", () => { swap(i, i - 1); });
          const down = button("↓", () => { swap(i, i + 1); });
          up.disabled = i === 0;
          down.disabled = i === order.length - 1;
          up.setAttribute("aria-label", "上移");
          down.setAttribute("aria-label", "下移");
          return make("div", "row", make("span", "text", item.options[option].text), up, down);
        }));
      }
      function swap(a, b) { [order[a], order[b]] = [order[b], order[a]]; draw(); }
      draw();
      box.append(list);
      return {
        right: () => sameList(order, item.key),
        show() {
          list.querySelectorAll("button").forEach((b) => { b.disabled = true; });
          list.append(make("p", "good", "正确顺序：" + item.key.map((i) => item.options[i].text).join(" → ")));
        },
      };
    },
    short_answer(item, box) {
      box.append(stem(item, bracket));
      const field = make("textarea", "");
      field.setAttribute("aria-label", "你的答案");
      box.append(field);
      return { right: () => null, show() { field.readOnly = true; box.append(make("p", "good", "参考答案：" + item.key)); } };
    },
  };

  function choice(item, box, done, shown, key, single) {
    box.append(stem(item, bracket));
    const chosen = new Set();
    const buttons = shown.map((text, i) => {
      const one = button("", () => {
        if (single) chosen.clear();
        if (chosen.has(i)) chosen.delete(i); else chosen.add(i);
        buttons.forEach((b, n) => b.setAttribute("aria-pressed", String(chosen.has(n))));
        if (single) done();
      });
      one.className = "option";
      one.setAttribute("aria-pressed", "false");
      one.append(make("b", "", letters[i] + "."), make("span", "text", text));
      box.append(one);
      return one;
    });
    return {
      single,
      right: () => sameList([...chosen].sort((a, b) => a - b), key),
      show() {
        buttons.forEach((one, i) => {
          one.disabled = true;
          if (key.includes(i)) one.classList.add("good");
          else if (chosen.has(i)) one.classList.add("bad");
        });
      },
    };
  }
  function gaps(item, box, done) {
    const fields = [];
    box.append(stem(item, (number) => {
      const field = make("input", "");
      field.size = Math.max(6, item.key[number][0].length * 2);
      field.setAttribute("aria-label", "第" + (number + 1) + "空");
      field.autocomplete = "off";
      field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) done(); });
      fields.push(field);
      return field;
    }));
    return fieldsOf(fields, (field, i) => item.key[i].some((text) => same(field.value, text)), (i) => item.key[i][0]);
  }
  function fieldsOf(fields, isRight, keyText) {
    return {
      right: () => fields.every(isRight),
      show() {
        fields.forEach((field, i) => {
          field.disabled = true;
          field.classList.add(isRight(field, i) ? "good" : "bad");
          if (!isRight(field, i)) field.after(make("span", "good", " " + keyText(i)));
        });
      },
    };
  }

  function ask() {
    if (place >= round.length) { finish(); return; }
    const item = round[place];
    const box = make("section", "");
    const bar = make("div", "bar");
    let over = false;
    const check = () => {
      if (over) return;
      over = true;
      const verdict = task.right();
      task.show();
      bar.replaceChildren();
      box.append(explain(item, verdict));
      if (verdict === null) {
        bar.append(button("我答对了", () => next(item, true)), button("我答错了", () => next(item, false)));
      } else {
        const forward = button(place + 1 < round.length ? "下一题" : "看结果", () => next(item, verdict));
        bar.append(forward);
        forward.focus();
      }
      box.append(bar);
    };
    box.append(make("p", "kind", item.name));
    const task = kinds[item.kind](item, box, check);
    if (!task.single) bar.append(button(item.kind === "short_answer" ? "看参考答案" : "提交", check));
    box.append(bar);
    main.replaceChildren(box);
    state();
  }
  function explain(item, verdict) {
    const box = make("div", "said");
    box.setAttribute("role", "status");
    if (verdict !== null) box.append(make("p", verdict ? "good" : "bad", verdict ? "答对了" : "答错了"));
    box.append(make("p", "", "解析：" + item.said));
    item.options.forEach((option, i) => {
      const named = item.kind === "ordering" ? "“" + option.text + "”：" : letters[i] + "项："; // entries to be moved have no letters
      if (option.note) box.append(make("p", "", named + option.note));
    });
    return box;
  }
  function next(item, right) {
    answered += 1;
    if (!right) wrong.push(item);
    place += 1;
    ask();
  }
  function finish() {
    const good = answered - wrong.length;
    const box = make("section", "", make("p", "stem", "共 " + answered + " 题，答对 " + good + " 题，答错 " + wrong.length + " 题。"));
    const bar = make("div", "bar");
    if (wrong.length) {
      const again = wrong;
      bar.append(button("重做错题（" + again.length + "）", () => start(again)));
    }
    bar.append(button("从头再来", () => start(data.items)));
    box.append(bar);
    main.replaceChildren(box);
    state();
  }
  function start(items) {
    round = items.slice();
    place = 0;
    wrong = [];
    answered = 0;
    ask();
  }
  function state() {
    const shown = Math.min(place + 1, round.length);
    document.getElementById("where").textContent = "第 " + shown + " / " + round.length + " 题　答对 " + (answered - wrong.length);
    const bar = document.getElementById("progress");
    bar.max = round.length || 1;
    bar.value = place;
  }
  start(data.items);
})();
