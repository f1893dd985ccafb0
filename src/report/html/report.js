"use strict";
(() => {
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

  // Filters
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

  // The finding at hand
  function nextShown(from, step) {
    for (let place = from + step; place >= 0 && place < ordered.length; place += step) {
      if (ordered[place].shown) return ordered[place];
    }
    return null;
  }

  function select(finding, { scroll = false, focus = false, say = false }) {
    if (current) {
      current.card.removeAttribute("aria-current");
      current.marks.forEach((mark) => mark.classList.remove("on"));
    }
    current = finding;
    if (finding) {
      finding.card.setAttribute("aria-current", "true");
      finding.marks.forEach((mark) => mark.classList.add("on"));
      if (focus) finding.card.focus({ preventScroll: true });
      if (scroll) {
        bringIntoView(finding);
      }
      if (say) announce(positionOf(finding));
    }
    showPanel();
    drawHere();
  }

  // The card with its sentences above it, and in them the mark, where they have no room for all of their lines.
  function bringIntoView(finding) {
    const pair = rows[finding.row].querySelector(".pair");
    pair.scrollIntoView({ block: "nearest" });
    const isSticky = getComputedStyle(pair).position === "sticky";
    finding.card.style.scrollMarginTop = isSticky ? `${pair.offsetHeight}px` : "";
    finding.card.scrollIntoView({ block: "nearest" });
    const mark = finding.marks[0];
    if (mark && pair.scrollHeight > pair.clientHeight) {
      const offset = mark.getBoundingClientRect().top - pair.getBoundingClientRect().top;
      pair.scrollTop += offset - pair.clientHeight / 2;
    }
  }

  // Places among the findings that are shown, counted once per filtering or move: linear, and quick for 10,000.
  function positionOf(finding) {
    let before = 0;
    let all = 0;
    for (const other of ordered) {
      if (!other.shown) continue;
      all += 1;
      if (other.place <= finding.place) before += 1;
    }
    return `Finding ${before} of ${all}`;
  }

  // A card's content without what belongs to the list alone.
  function copyOf(finding) {
    const copy = document.createElement("div");
    copy.className = SEVERITIES[finding.severity];
    for (const part of finding.card.children) if (!part.matches("details")) copy.append(part.cloneNode(true));
    return copy;
  }

  function showPanel() {
    $("panel").hidden = !current;
    document.documentElement.classList.toggle("deciding", Boolean(current));
    if (!current) return;
    const { decision, comment } = verdictOf(current);
    $("position").textContent = positionOf(current);
    $("current").replaceChildren(copyOf(current));
    for (const button of $("panel").querySelectorAll("[data-decision]")) {
      button.setAttribute("aria-pressed", String(button.dataset.decision === decision));
    }
    if (document.activeElement !== $("comment")) $("comment").value = comment;
    $("previous").disabled = !nextShown(current.place, -1);
    $("next").disabled = !nextShown(current.place, 1);
  }

  function move(step) {
    const target = current ? nextShown(current.place, step) : nextShown(-1, 1);
    if (target) select(target, { scroll: true, focus: true, say: true });
    else announce(step > 0 ? "No further finding" : "No earlier finding");
  }

  function decide(decision) {
    if (!current) return;
    const again = verdictOf(current).decision === decision;
    record(current, { decision: again ? "" : decision });
    showPanel();
    // The verdict may have made the card higher.
    bringIntoView(current);
    announce(again ? "decision taken back" : decision);
  }

  $("panel").addEventListener("click", (event) => {
    const button = event.target.closest("[data-decision]");
    if (button) decide(button.dataset.decision);
  });
  $("previous").addEventListener("click", () => move(-1));
  $("next").addEventListener("click", () => move(1));
  $("comment").addEventListener("input", () => { if (current) record(current, { comment: $("comment").value }); });

  // Marks and cards: the current finding follows the focus, so that keys decide what is looked at.
  const list = $("sentences");
  const firstShown = (mark) => idsOf.get(mark).find((finding) => finding.shown);

  list.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a.m");
    const card = event.target.closest(".f");
    const finding = mark ? firstShown(mark) : card && byId[Number(card.id.slice(1)) - 1];
    if (mark && finding && idsOf.get(mark).includes(current)) return;
    if (finding && finding !== current) select(finding, {});
    if (mark && mark.matches(":focus-visible")) showTip(mark);
  });
  list.addEventListener("focusout", hideTip);
  list.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-f]");
    if (!mark) {
      const card = event.target.closest(".f");
      if (card && !event.target.closest("summary")) select(byId[Number(card.id.slice(1)) - 1], {});
      return;
    }
    event.preventDefault();
    const findings = idsOf.get(mark).filter((finding) => finding.shown);
    if (findings.length === 0) return;
    // Where findings overlap, each further click goes to the next.
    const at = event.detail > 0 ? findings.indexOf(pressedOn === mark ? current : null) : -1;
    pressedOn = mark;
    select(findings[(at + 1) % findings.length], { say: true });
  });
  let pressedOn = null;

  // The tip
  let leaving = 0;
  function showTip(mark) {
    const findings = idsOf.get(mark).filter((finding) => finding.shown);
    if (findings.length === 0) return;
    clearTimeout(leaving);
    const tip = $("tip");
    tip.replaceChildren(...findings.map(copyOf));
    tip.hidden = false;
    const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left), document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = at.top - tip.offsetHeight - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 0 ? above : at.bottom + 6}px`;
  }
  function hideTip() {
    clearTimeout(leaving);
    leaving = setTimeout(() => { $("tip").hidden = true; }, 120);
  }
  list.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" && event.target.closest("[data-f]");
    if (mark) showTip(mark);
  });
  list.addEventListener("pointerout", (event) => { if (event.target.closest("[data-f]")) hideTip(); });
  $("tip").addEventListener("pointerenter", () => clearTimeout(leaving));
  $("tip").addEventListener("pointerleave", hideTip);
  addEventListener("scroll", () => { if (!$("tip").hidden) $("tip").hidden = true; }, { passive: true });

  // Keys
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
})();
