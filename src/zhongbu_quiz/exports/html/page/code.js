/** The code that is handed in: who, how many right of how many, which set, and a checksum that a slip of the pen or an invented code fails.
 * It is no proof: whoever reads this script can make one. */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // without I, L, O and U, which are taken for others
const SET = data.digest.slice(0, 6).toUpperCase();
const CODE = /^(.+)-(\d+)\/(\d+)(?:自(\d+))?-([0-9A-F]{6})-([0-9A-Z]{6})$/;

/** Six signs that a text and this set give (FNV-1a, its bits mixed once more). */
function checksum(text) {
  let hash = 0x811c9dc5;
  new TextEncoder().encode(data.digest + "/" + text).forEach((byte) => { hash = Math.imul(hash ^ byte, 0x01000193); });
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return [0, 5, 10, 15, 20, 25].map((shift) => ALPHABET[(hash >>> shift) & 31]).join("");
}
/** A text as it stands in a code: one width, one kind of dash, no spaces around it, none doubled. */
const tidy = (text) => text.normalize("NFKC").replace(/[‐‑‒–—―−]/g, "-").replace(/\s+/g, " ").replace(/ ?- ?/g, "-").trim();

/** The score of a round: all, those right, and how many of all the pupil judged herself. */
function scored() {
  const own = state.round.filter(({ item }) => ownWords(data.items[item])).length;
  return { right: goodSoFar(), count: state.round.length, own };
}
/** 张三-高一3班-18/20自2-3FA92C-7K2QXM */
function codeOf(name, group, { right, count, own }) {
  const who = [tidy(name).replace(/-/g, "·"), tidy(group)].filter(Boolean).join("-"); // the first dash ends the name
  const text = who + "-" + right + "/" + count + (own ? "自" + own : "");
  return text + "-" + SET + "-" + checksum(text);
}
/** A code as it is pasted, read: { name, group, right, count, own, verdict, text }; verdict is the name of a text. */
function readCode(line) {
  const found = tidy(line).replace(/ ?\/ ?/g, "/").match(/^(.*-)([^-]*)-([^-]*)$/);
  const tail = (text) => text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  const parts = found && (found[1] + tail(found[2]) + "-" + tail(found[3])).match(CODE);
  if (!parts) return { name: line.trim(), group: "", right: "", count: "", own: "", verdict: "code_unread", text: line };
  const [, who, right, count, own, set, check] = parts;
  const [, name, group] = who.match(/^([^-]*)-?(.*)$/);
  const text = who + "-" + right + "/" + count + (own ? "自" + own : "");
  const verdict = set !== SET ? "code_other_set" : check !== checksum(text) ? "code_wrong" : "code_good";
  return { name, group, right, count, own: own || "0", verdict, text };
}
