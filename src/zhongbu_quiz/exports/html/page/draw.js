/** Which items a round has, and in which order: chosen at the start, drawn once, kept. */

function shuffled(list) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const other = Math.floor(Math.random() * (i + 1));
    [mixed[i], mixed[other]] = [mixed[other], mixed[i]];
  }
  return mixed;
}
/** Whether an item is wanted: its kind, its section and its tags, each only where some are chosen. */
function admits(wanted, item) {
  const chosen = (names, own) => !names || !names.length || own.some((name) => names.includes(name));
  return chosen(wanted.kinds, [item.name]) && chosen(wanted.sections, [item.section]) && chosen(wanted.topics, item.topics);
}
/** Items in blocks: those of one material stay together, in order. */
function blocks(wanted) {
  const found = [], byMaterial = new Map();
  data.items.forEach((item, place) => {
    if (!admits(wanted, item)) return;
    const block = byMaterial.get(item.material);
    if (block) { block.push(place); return; }
    found.push([place]);
    if (item.material !== null) byMaterial.set(item.material, found[found.length - 1]);
  });
  return found;
}
const available = (wanted) => data.items.filter((item) => admits(wanted, item)).length;

/** The round that is wanted: fewer than there are, are drawn by lot, and stand in the set's order unless they are to be mixed. */
function drawn(wanted) {
  const all = blocks(wanted);
  const lot = shuffled(all);
  let left = wanted.count || available(wanted);
  const taken = [];
  const take = (block, many) => { taken.push(block.slice(0, many)); left -= Math.min(many, block.length); };
  const over = lot.filter((block) => { // a block that no longer fits as a whole waits
    if (block.length > left) return true;
    take(block, block.length);
    return false;
  });
  over.forEach((block) => { if (left > 0) take(block, left); });
  if (!wanted.mixItems) taken.sort((a, b) => a[0] - b[0]);
  return taken.reduce((places, block) => places.concat(block), []).map((place) => ({ item: place, order: optionOrder(data.items[place], wanted.mixOptions) }));
}
/** The order in which options are shown; those that have an order of their own keep it, and none is given away by it. */
function optionOrder(item, mix) {
  const printed = item.options.map((_, i) => i);
  if (!mix || item.fixed) return printed;
  const mixed = shuffled(printed);
  return item.kind === "ordering" && sameList(mixed, answerOf(item).key) ? [...mixed.slice(1), mixed[0]] : mixed;
}
