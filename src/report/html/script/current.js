// The finding at hand: shown, marked, pointed at, decided.

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
