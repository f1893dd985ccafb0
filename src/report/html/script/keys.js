// Keys, the table of decisions, the theme; and the start of it all.

const HELP = $("help");
const KEYS = {
  j: () => move(1), k: () => move(-1),
  a: () => decide("accept"), r: () => decide("reject"), f: () => decide("fix"), u: () => decide("unsure"),
  c: () => { if (current) $("comment").focus(); },
  d: () => download(),
  "?": () => { if (HELP.open) HELP.close(); else HELP.showModal(); },
};
// An Arabic or Russian keyboard has other letters on the same keys.
function keyOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.key === "?" || event.key === "؟") return "?";
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : "";
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") $("tip").hidden = true;
  if (event.target === $("comment")) {
    if ((event.key === "Enter" || event.key === "Escape") && current) current.card.focus({ preventScroll: true });
    return;
  }
  if (event.target.matches("select")) return;
  const key = keyOf(event);
  const isMove = key === "j" || key === "k";
  if (!KEYS[key] || (event.repeat && !isMove) || (HELP.open && key !== "?")) return;
  if (!$("keys").checked && key !== "?") return;
  event.preventDefault();
  KEYS[key]();
});
$("help-open").addEventListener("click", () => HELP.showModal());

// The table that `tadqiq review` reads
const FORMULA = new RegExp("^'*[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u00AD\\u034F\\u180E" +
  "\\u200B-\\u200D\\u2060-\\u2064\\u206A-\\u206F\\uFE00-\\uFE0F\\uFEFF]*[=+\\-@\\t\\r]");

// A text cell as the CSV form writes it: never a formula, quoted where it must be.
function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}
function table() {
  const records = byId.map((finding, index) => {
    const { decision, comment } = verdictOf(finding);
    return `${finding.id},${decision},${cell(comment)},${data.records[index]}`;
  });
  return `\uFEFF${[data.header, ...records].join("\r\n")}\r\n`;
}
function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table()], { type: "text/csv;charset=utf-8" }));
  link.download = data.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  announce("Decisions downloaded");
}
$("download").addEventListener("click", download);
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

// Another tab with the same report
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  load();
  ordered.forEach(paintVerdict);
  showPanel();
});

// Theme
const THEMES = ["auto", "light", "dark"];
function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  $("theme").textContent = `Theme: ${theme}`;
}
let theme = THEMES.includes(store.get("tadqiq:theme")) ? store.get("tadqiq:theme") : "auto";
setTheme(theme);
$("theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  setTheme(theme);
  store.set("tadqiq:theme", theme);
});

load();
for (const id of verdicts.keys()) paintVerdict(byId[id - 1]);
if (matchMedia("(max-width: 60rem)").matches) $("filters-box").open = false;
// Boxes that the browser kept ticked over a reload count.
filter();
