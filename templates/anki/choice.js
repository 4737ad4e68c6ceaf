// Choice cards: shuffles the options anew each review day and answers a tap at once.
// Front and back work the order out for themselves, from the id in the note and the day of the front. What was tapped, and that day,
// wait for the back in the session's storage, or in the browser's, or on the page: some apps load a new page for the back.
// The front does not hold the right answer, only a checksum of it. Keep double braces out of this file: Anki reads them.
(function () {
  "use strict";
  var LETTERS = "ABCDEFGHIJKL";
  var cards = document.querySelectorAll(".zb[data-id]");
  var card = cards[cards.length - 1];
  if (!card) { return; }

  var id = card.getAttribute("data-id");
  var kind = card.getAttribute("data-kind");
  var front = card.classList.contains("zb-front");
  var list = card.querySelector(".zb-options");
  var result = card.querySelector(".zb-result");
  var listen = null;

  var STATE = "zb:card:", THINK = "zb:think-first";
  var today = reviewDay(new Date());
  var state = (front ? null : recalled()) || { id: id, day: today, picked: null };
  var day = state.day;
  if (front) { forget(); keep(null); }

  if (window.zbKeys) { document.removeEventListener("keydown", window.zbKeys, true); }
  window.zbKeys = null;
  if (!list) { return; }

  card.classList.add("zb-on");
  var entries = children(list);
  var order = kind === "true_false" ? entries.map(function (_, i) { return i; }) : shuffled(entries.length);
  var rows = lay(list, entries, order, kind !== "ordering");
  var lefts = kind === "matching" ? layLeft(card.querySelector(".zb-left")) : [];
  if (!suits(state.picked)) { state.picked = null; }
  var modes = { single_choice: choice, true_false: choice, multiple_choice: choice, ordering: ordering, matching: matching };
  if (modes[kind]) { modes[kind](); }
  if (front && listen) {
    window.zbKeys = onKey;
    document.addEventListener("keydown", onKey, true);
  }

  // ---- what the front leaves for the back; every storage may refuse ----

  function stored(use) {
    return ["sessionStorage", "localStorage"].some(function (name) {
      try { return use(window[name]); } catch (refused) { return false; }
    });
  }

  function keep(picked) {
    state.picked = picked;
    window.zbCard = state;
    stored(function (store) {
      store.setItem(STATE + id, JSON.stringify(state));
      return true;
    });
  }

  // A front that is shown anew starts clean, and nothing of other cards is kept.
  function forget() {
    stored(function (store) {
      for (var i = store.length - 1; i >= 0; i--) {
        if (store.key(i).indexOf(STATE) === 0) { store.removeItem(store.key(i)); }
      }
      return false;
    });
  }

  // Of the same page, else of a storage; what is older than yesterday belongs to another review.
  function recalled() {
    var found = window.zbCard && window.zbCard.id === id ? window.zbCard : null;
    if (!found) {
      stored(function (store) {
        found = JSON.parse(store.getItem(STATE + id));
        return Boolean(found);
      });
    }
    return found && found.id === id && Math.abs(today - found.day) <= 1 ? found : null;
  }

  // Whether what was kept can be an answer to this card as it is now.
  function suits(picked) {
    var wanted = kind === "ordering" ? entries.length : kind === "matching" ? lefts.length : 0;
    return Array.isArray(picked) && picked.length > 0 && (!wanted || picked.length === wanted) &&
      picked.every(function (place, i) { return entries[place] && picked.indexOf(place) === i; });
  }

  // ---- the day and the order ----

  // The review day turns at four in the morning, local time.
  function reviewDay(now) {
    var shifted = new Date(now.getTime() - 4 * 3600 * 1000);
    return Date.UTC(shifted.getFullYear(), shifted.getMonth(), shifted.getDate()) / 86400000;
  }

  function crc(text) {
    var bytes = unescape(encodeURIComponent(text));
    var sum = -1;
    for (var i = 0; i < bytes.length; i++) {
      sum ^= bytes.charCodeAt(i);
      for (var bit = 0; bit < 8; bit++) { sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0); }
    }
    return (sum ^ -1) >>> 0;
  }

  function mixed(number) {
    number ^= number >>> 16;
    number = Math.imul(number, 0x85ebca6b);
    number ^= number >>> 13;
    number = Math.imul(number, 0xc2b2ae35);
    return (number ^ (number >>> 16)) >>> 0;
  }

  // Places of the entries in the order of their digests of (id, day, place).
  function shuffled(count) {
    var keys = [];
    for (var i = 0; i < count; i++) { keys.push([mixed(crc(id + "@" + day + "#" + i)), i]); }
    keys.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    return keys.map(function (key) { return key[1]; });
  }

  function code(answer) { return ("0000000" + crc(id + "|" + answer).toString(16)).slice(-8); }

  // ---- the right answer: told on the back, found by its checksum on the front ----

  function keyOf() {
    if (!front) {
      return card.getAttribute("data-key").split(" ").map(function (word) { return Number(word.slice(1)); });
    }
    var check = card.getAttribute("data-check");
    if (kind === "matching") {
      return check.split(" ").map(function (wanted, left) {
        return find(entries.map(function (_, right) { return [right]; }), wanted, left + ":")[0];
      });
    }
    return find(kind === "ordering" ? permutations(entries.length) : subsets(entries.length), check, "");
  }

  function find(answers, wanted, prefix) {
    for (var i = 0; i < answers.length; i++) {
      if (code(prefix + answers[i].join(",")) === wanted) { return answers[i]; }
    }
    return [];
  }

  function subsets(count) {
    var all = [];
    for (var set = 1; set < 1 << count; set++) {
      var places = [];
      for (var i = 0; i < count; i++) { if (set & (1 << i)) { places.push(i); } }
      all.push(places);
    }
    return all;
  }

  function permutations(count) {
    if (!count) { return [[]]; }
    var all = [];
    permutations(count - 1).forEach(function (rest) {
      for (var i = 0; i < count; i++) { all.push(rest.slice(0, i).concat(count - 1, rest.slice(i))); }
    });
    return all;
  }

  // ---- building ----

  function children(element) { return Array.prototype.slice.call(element.children); }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  // Wraps what an entry holds into a button (front) or a box (back), between a badge and a place for its mark.
  function row(entry, badge) {
    var box = make(front ? "button" : "div", "zb-option");
    if (front) { box.type = "button"; }
    var text = make("span", "zb-text");
    while (entry.firstChild) { text.appendChild(entry.firstChild); }
    var made = { entry: entry, box: box, badge: make("span", "zb-badge", badge), mark: make("span", "zb-mark") };
    [made.badge, text, made.mark].forEach(function (part) { box.appendChild(part); });
    entry.appendChild(box);
    return made;
  }

  // Puts the entries into their order. Rows are found by the place that an entry has in the note.
  function lay(list, entries, order, lettered) {
    var rows = [];
    list.className = "zb-options zb-live";
    order.forEach(function (place, shown) {
      rows[place] = row(entries[place], lettered && kind !== "true_false" ? LETTERS[shown] : "");
      rows[place].letter = kind === "true_false" ? rows[place].box.textContent : LETTERS[shown];
      list.appendChild(entries[place]);
    });
    return rows;
  }

  // Left and right stand beside each other where one side is short.
  function layLeft(list) {
    var longest = [list, card.querySelector(".zb-options")].map(function (side) {
      return Math.max.apply(null, children(side).map(function (entry) { return (entry.querySelector(".zb-text") || entry).textContent.length; }));
    });
    if (Math.min(longest[0], longest[1]) <= 10) {
      card.querySelector(".zb-columns").classList.add(longest[1] <= 10 ? (longest[0] <= 10 ? "zb-even" : "zb-wide-left") : "zb-wide-right");
    }
    list.classList.add("zb-live");
    return children(list).map(function (entry, i) { return row(entry, String(i + 1)); });
  }

  function actions(names) {
    var bar = make("div", "zb-actions");
    var buttons = names.map(function (name) {
      var button = make("button", "zb-action", name);
      button.type = "button";
      bar.appendChild(button);
      return button;
    });
    card.insertBefore(bar, result);
    return { bar: bar, buttons: buttons };
  }

  function mark(row, name, words) {
    row.entry.classList.add(name);
    row.mark.textContent = words;
  }

  function say(right, words) {
    result.textContent = (right ? "✓ " : "× ") + words;
    result.classList.add(right ? "zb-right" : "zb-wrong");
  }

  function close(all, picked) {
    listen = null;
    keep(picked);
    all.forEach(function (row) { row.box.disabled = true; });
  }

  function letters(places) {
    return order.filter(function (place) { return places.indexOf(place) >= 0; })
      .map(function (place) { return rows[place].letter; }).join(kind === "true_false" ? "" : " ");
  }

  function same(a, b) { return a.join() === b.join(); }

  // ---- one or several right options ----

  function choice() {
    var picked = [];
    if (!front) {
      showChoice(keyOf(), state.picked);
      return;
    }
    var several = kind === "multiple_choice";
    var submit = several ? actions(["提交"]) : null;
    var hiding = kind === "true_false" ? null : thinkFirst(submit && submit.bar);
    function finish() {
      close(rows, picked);
      if (submit) { submit.bar.remove(); }
      if (hiding) { hiding.end(); }
      showChoice(keyOf(), picked);
    }
    function tap(place) {
      var at = picked.indexOf(place);
      if (at < 0) { picked.push(place); } else { picked.splice(at, 1); }
      picked.sort(function (a, b) { return a - b; });
      if (!several) { finish(); return; }
      keep(picked.length ? picked : null);
      rows[place].box.setAttribute("aria-pressed", String(at < 0));
      submit.buttons[0].disabled = !picked.length;
    }
    rows.forEach(function (row, place) {
      if (several) { row.box.setAttribute("aria-pressed", "false"); }
      row.box.addEventListener("click", function () { tap(place); });
    });
    if (submit) {
      submit.buttons[0].disabled = true;
      submit.buttons[0].addEventListener("click", finish);
    }
    listen = function (shown) {
      if (hiding && hiding.reveal()) { return; }
      if (shown < order.length) { tap(order[shown]); }
    };
  }

  // The student's own choice, off at first: options stay hidden on every front until asked for.
  function thinkFirst(more) {
    var wanted = false, hidden = false;
    try { wanted = window.localStorage.getItem(THINK) === "1"; } catch (refused) { wanted = Boolean(window.zbThinkFirst); }
    var show = make("button", "zb-action zb-show", "显示选项");
    var toggle = make("button", "zb-toggle", "先想再看选项");
    show.type = toggle.type = "button";
    card.insertBefore(show, list);
    card.insertBefore(toggle, result);
    function paint() {
      list.hidden = hidden;
      show.hidden = !hidden;
      if (more) { more.hidden = hidden; }
      toggle.setAttribute("aria-pressed", String(wanted));
    }
    function reveal() {
      var was = hidden;
      hidden = false;
      paint();
      return was;
    }
    show.addEventListener("click", function () {
      reveal();
      list.querySelector("button").focus();
    });
    toggle.addEventListener("click", function () {
      wanted = !wanted;
      window.zbThinkFirst = wanted;
      try { window.localStorage.setItem(THINK, wanted ? "1" : "0"); } catch (refused) { /* remembered on this page only */ }
      hidden = wanted;
      paint();
    });
    hidden = wanted;
    paint();
    return { reveal: reveal, end: function () { toggle.remove(); show.remove(); } };
  }

  function showChoice(key, picked) {
    rows.forEach(function (row, place) {
      row.box.removeAttribute("aria-pressed");
      var right = key.indexOf(place) >= 0;
      var own = picked && picked.indexOf(place) >= 0;
      var missed = right && !own && picked && kind === "multiple_choice";
      if (missed) { row.entry.classList.add("zb-left-out"); }
      if (right) { mark(row, "zb-key", own ? "✓ 选对" : missed ? "○ 漏选" : kind === "true_false" ? "✓" : "✓ 正确"); }
      else if (own) { mark(row, "zb-miss", "× 选错"); }
    });
    if (picked) {
      var fine = same(key, picked);
      say(fine, fine ? "答对了" : "答错了" + (front ? "，正确答案是 " + letters(key) : ""));
    }
    if (front) { return; }
    reletter(card.querySelector(".zb-letters"), key);
    relabel(card.querySelector(".zb-whys"));
  }

  // The answer by today's letters: its words are marked in the list.
  function reletter(place, key) {
    while (place.nextSibling) { place.nextSibling.remove(); }
    place.textContent = letters(key);
  }

  // The notes on options carry the letters that the options have today.
  function relabel(whys) {
    if (!whys) { return; }
    var notes = children(whys);
    notes.forEach(function (note) { note.value = order.indexOf(note.value - 1) + 1; });
    notes.sort(function (a, b) { return a.value - b.value; }).forEach(function (note) { whys.appendChild(note); });
  }

  // ---- putting entries in order ----

  function ordering() {
    var chain = [];
    if (!front) {
      showOrder(keyOf(), state.picked);
      return;
    }
    var bar = actions(["重排", "提交"]);
    function paint() {
      rows.forEach(function (row, place) {
        var at = chain.indexOf(place);
        row.badge.textContent = at < 0 ? "" : String(at + 1);
        row.box.setAttribute("aria-pressed", String(at >= 0));
      });
      bar.buttons[0].disabled = !chain.length;
      bar.buttons[1].disabled = chain.length < rows.length;
      keep(chain.length < rows.length ? null : chain);
    }
    function tap(place) {
      var at = chain.indexOf(place);
      if (at < 0) { chain.push(place); } else { chain.splice(at, 1); }
      paint();
    }
    rows.forEach(function (row, place) { row.box.addEventListener("click", function () { tap(place); }); });
    bar.buttons[0].addEventListener("click", function () { chain = []; paint(); });
    bar.buttons[1].addEventListener("click", function () {
      close(rows, chain);
      bar.bar.remove();
      showOrder(keyOf(), chain);
    });
    paint();
    listen = function (shown) { if (shown < order.length) { tap(order[shown]); } };
  }

  function showOrder(key, chain) {
    rows.forEach(function (row, place) {
      var right = key.indexOf(place) + 1;
      if (!chain) { row.badge.textContent = String(right); return; }
      var own = chain.indexOf(place) + 1;
      row.badge.textContent = String(own);
      mark(row, own === right ? "zb-key" : "zb-miss", own === right ? "✓" : "× 应为第" + right);
    });
    if (chain) { say(same(key, chain), same(key, chain) ? "顺序全对" : "顺序有误"); }
  }

  // ---- matching: a left entry, then its partner on the right ----

  function matching() {
    var pairs = lefts.map(function () { return -1; });
    var active = 0;
    if (!front) {
      showPairs(keyOf(), state.picked);
      return;
    }
    var bar = actions(["重配", "提交"]);
    function paint() {
      lefts.forEach(function (left, i) {
        left.mark.textContent = pairs[i] < 0 ? "" : rows[pairs[i]].letter;
        left.box.setAttribute("aria-pressed", String(i === active));
      });
      bar.buttons[0].disabled = pairs.every(function (right) { return right < 0; });
      bar.buttons[1].disabled = pairs.some(function (right) { return right < 0; });
      keep(pairs.some(function (right) { return right < 0; }) ? null : pairs);
    }
    function choose(left) { active = left; paint(); }
    function join(right) {
      pairs = pairs.map(function (other) { return other === right ? -1 : other; });
      pairs[active] = right;
      var next = pairs.indexOf(-1);
      if (next >= 0) { active = next; }
      paint();
    }
    lefts.forEach(function (left, i) { left.box.addEventListener("click", function () { choose(i); }); });
    rows.forEach(function (row, place) { row.box.addEventListener("click", function () { join(place); }); });
    bar.buttons[0].addEventListener("click", function () {
      pairs = pairs.map(function () { return -1; });
      choose(0);
    });
    bar.buttons[1].addEventListener("click", function () {
      close(rows.concat(lefts), pairs);
      bar.bar.remove();
      lefts.forEach(function (left) { left.box.removeAttribute("aria-pressed"); });
      showPairs(keyOf(), pairs);
    });
    paint();
    listen = function (shown, letter) {
      if (letter) { if (shown < order.length) { join(order[shown]); } }
      else if (shown < lefts.length) { choose(shown); }
    };
  }

  function showPairs(key, pairs) {
    lefts.forEach(function (left, i) {
      var right = rows[key[i]].letter;
      if (!pairs) { mark(left, "zb-paired", right); return; }
      var fine = pairs[i] === key[i];
      mark(left, fine ? "zb-key" : "zb-miss", fine ? "✓ " + right : "× " + rows[pairs[i]].letter + " → " + right);
    });
    if (pairs) { say(same(key, pairs), same(key, pairs) ? "全部配对" : "配对有误"); }
  }

  // ---- keys: 1 to 9 and A to L ----

  function onKey(event) {
    if (!listen || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) { return; }
    var digit = "123456789".indexOf(event.key);
    var letter = LETTERS.indexOf(event.key.toUpperCase());
    var shown = digit >= 0 ? digit : letter;
    if (shown < 0 || shown >= Math.max(order.length, lefts.length)) { return; }
    event.preventDefault();
    event.stopPropagation();
    listen(shown, letter >= 0);
  }
})();
