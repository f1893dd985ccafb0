// What the page knows: its findings, and what was decided on them.

const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const SEVERITIES = ["s-neutral", "s-minor", "s-major", "s-critical"];
const DECISIONS = ["accept", "reject", "fix", "unsure"];

// Findings, in the order of the page; `byId[0]` is finding 1.
const byId = data.findings.map(([category, severity, confidence, row], index) => ({
  id: index + 1, category, severity, confidence, row, shown: true, card: null, marks: [], place: 0,
}));
const ordered = [];
for (const card of document.querySelectorAll("li.f")) {
  const finding = byId[Number(card.id.slice(1)) - 1];
  finding.card = card;
  finding.place = ordered.length;
  ordered.push(finding);
}
const idsOf = new WeakMap();
for (const mark of document.querySelectorAll("[data-f]")) {
  const findings = mark.dataset.f.split(" ").map((id) => byId[id - 1]);
  idsOf.set(mark, findings);
  for (const finding of findings) finding.marks.push(mark);
}
const rows = [...document.querySelectorAll(".row")];
const groups = [...document.querySelectorAll(".rows")];
let current = null;

// What the browser keeps. Storage may be refused (private windows, policies): then decisions live as long as the page.
const store = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); return true; } catch { return false; }
  },
};
const KEY = `tadqiq:decisions:${data.key}`;
let verdicts = new Map();
let unsaved = false;

function load() {
  verdicts = new Map();
  let kept = {};
  try { kept = JSON.parse(store.get(KEY)) ?? {}; } catch { /* not ours: begin anew */ }
  for (const [id, verdict] of Object.entries(kept)) {
    if (!byId[id - 1] || typeof verdict !== "object" || verdict === null) continue;
    const decision = DECISIONS.includes(verdict.decision) ? verdict.decision : "";
    const comment = typeof verdict.comment === "string" ? verdict.comment : "";
    if (decision || comment) verdicts.set(Number(id), { decision, comment });
  }
}

const verdictOf = (finding) => verdicts.get(finding.id) ?? { decision: "", comment: "" };

function record(finding, change) {
  const verdict = { ...verdictOf(finding), ...change };
  if (verdict.decision || verdict.comment) verdicts.set(finding.id, verdict);
  else verdicts.delete(finding.id);
  if (!store.set(KEY, JSON.stringify(Object.fromEntries(verdicts)))) {
    unsaved = true;
    notify("This browser keeps nothing for this page. Download the decisions before you close it.");
  }
  paintVerdict(finding);
}

function paintVerdict(finding) {
  const { decision, comment } = verdictOf(finding);
  finding.card.dataset.decision = decision;
  const head = finding.card.querySelector(".head");
  head.querySelector(".verdict")?.remove();
  if (decision || comment) {
    const verdict = document.createElement("bdi");
    verdict.className = "verdict";
    verdict.textContent = [decision, comment].filter(Boolean).join(": ");
    head.append(verdict);
  }
}

function notify(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
}

let announcing = 0;
function announce(text) {
  // Emptied first, so that the same words twice are read twice.
  $("live").textContent = "";
  clearTimeout(announcing);
  announcing = setTimeout(() => { $("live").textContent = text; }, 60);
}
