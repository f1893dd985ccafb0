// Which findings are shown, and where in the document they are.

const form = $("filters");
const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

function passes(state, finding) {
  const { decision } = verdictOf(finding);
  if (state === "open") return !decision;
  if (state === "done") return Boolean(decision);
  return !state || decision === state;
}

function filter() {
  const categories = checked("category");
  const severities = checked("severity");
  const least = Number($("confidence").value);
  const state = $("state").value;
  const only = $("only").checked;
  $("least").value = least.toFixed(2);
  const touched = new Set();
  const shownIn = new Uint32Array(rows.length);
  let count = 0;
  for (const finding of ordered) {
    const shown = categories.has(finding.category) && severities.has(String(finding.severity)) &&
      finding.confidence >= least && passes(state, finding);
    if (shown !== finding.shown) {
      finding.shown = shown;
      finding.card.hidden = !shown;
      finding.marks.forEach((mark) => touched.add(mark));
    }
    if (shown) { count += 1; shownIn[finding.row] += 1; }
  }
  touched.forEach(paintMark);
  rows.forEach((row, index) => { row.hidden = only && shownIn[index] === 0; });
  for (const group of groups) group.hidden = only && [...group.children].every((row) => row.hidden);
  const text = `${count} of ${ordered.length}`;
  $("shown").value = text;
  $("none").hidden = count > 0 || ordered.length === 0;
  drawStrip();
  if (current && !current.shown) select(nextShown(current.place, 1) ?? nextShown(current.place, -1), {});
  else showPanel();
  return `${text} findings shown`;
}

// A piece of text takes its looks from the most severe finding in it that is shown.
function paintMark(mark) {
  const shown = idsOf.get(mark).filter((finding) => finding.shown);
  mark.classList.toggle("off", shown.length === 0);
  if (shown.length === 0) return;
  mark.classList.remove(...SEVERITIES);
  mark.classList.add(SEVERITIES[shown[0].severity]);
  if (mark.matches("a")) {
    mark.href = `#f${shown[0].id}`;
    mark.setAttribute("aria-describedby", `f${shown[0].id}`);
  }
}

let pending = 0;
form.addEventListener("input", () => {
  cancelAnimationFrame(pending);
  pending = requestAnimationFrame(() => announce(filter()));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", (event) => {
  const { all, none } = event.target.dataset;
  if (!all && !none) return;
  for (const box of form.querySelectorAll(`[name=${all ?? none}]`)) box.checked = Boolean(all);
  announce(filter());
});

// The strip
const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 34;
const binOf = (finding) => Math.floor(finding.row * data.bins / rows.length);

function rect(kind, x, y, height) {
  const shape = document.createElementNS(SVG, "rect");
  const parts = { class: kind, x, y: y.toFixed(2), width: 0.8, height: height.toFixed(2) };
  for (const [name, value] of Object.entries(parts)) shape.setAttribute(name, value);
  return shape;
}

function drawStrip() {
  const bins = Array.from({ length: data.bins }, () => [0, 0, 0, 0]);
  for (const finding of ordered) if (finding.shown) bins[binOf(finding)][finding.severity] += 1;
  const totals = bins.map((bin) => bin.reduce((sum, count) => sum + count, 0));
  const highest = Math.max(1, ...totals);
  const shapes = [];
  bins.forEach((bin, x) => {
    if (totals[x] === 0) return;
    const scale = HEIGHT * Math.max(totals[x] / highest, 0.15) / totals[x];
    let y = HEIGHT;
    for (let severity = 3; severity >= 0; severity -= 1) {
      const height = bin[severity] * scale;
      y -= height;
      if (height > 0) shapes.push(rect(SEVERITIES[severity], x, y, height));
    }
  });
  $("strip").replaceChildren($("strip").querySelector(".ground"), ...shapes);
  drawHere();
}

function drawHere() {
  $("strip").querySelector(".here")?.remove();
  if (current) $("strip").append(rect("here", binOf(current), HEIGHT + 2, 4));
}

$("strip").addEventListener("click", (event) => {
  const box = $("strip").getBoundingClientRect();
  const at = (event.clientX - box.left) / box.width * data.bins - 0.5;
  let best = null;
  for (const finding of ordered) {
    if (finding.shown && (!best || Math.abs(binOf(finding) - at) < Math.abs(binOf(best) - at))) best = finding;
  }
  select(best, { scroll: true, focus: true });
});
