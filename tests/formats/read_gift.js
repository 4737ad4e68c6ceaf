// Reads GIFT from standard input with gift-pegjs and prints what it found as JSON.
const { parse } = require("gift-pegjs");
let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (part) => { text += part; });
process.stdin.on("end", () => { process.stdout.write(JSON.stringify(parse(text))); });
