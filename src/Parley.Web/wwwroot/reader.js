// What script adds for a reader; everything also works without it, by links and forms. Here: what is new since last time,
// folded branches, the way back, one key a deed.
import { announce, base, button, onClick, say, store, tellTimes } from "./reader/page.js";
import { arrive, arrived, aside, branchOf, commentsIn, fetchComment, find, focusOn, isSeen, isWhole, list, loadMore, loaded, moreLink, onArrival, section, startThread } from "./reader/thread.js";
import { answer, startComposing } from "./reader/compose.js";
import { startPassages } from "./reader/passages.js";
import { startSelecting, takeWords } from "./reader/select.js";
import { startLive } from "./reader/live.js";

const mostDiscussions = 100;
const mostFolds = 200;
const mostLoads = 20;
// Coming back sooner is still the same visit.
const sameVisit = 30 * 60_000;

/** What this browser remembers of discussions, the last read first: id, and since when, until when and with what folded. */
const visits = () => [store.get("visits") ?? []].flat();
const visit = { folds: [], ...visits().find(({ id }) => id === section?.dataset.id), id: section?.dataset.id };

function keep(more) {
  Object.assign(visit, more);
  store.set("visits", [visit, ...visits().filter(({ id }) => id !== visit.id)].slice(0, mostDiscussions));
}

function mark(comments) {
  for (const comment of comments) {
    const when = comment.querySelector(":scope > .by > .when");
    const isNew = arrived.has(comment.dataset.id) || Date.parse(when?.querySelector("time")?.dateTime) > visit.since;
    if (when && isNew && !when.parentElement.querySelector(".fresh")) when.after(button("fresh", say("fresh")));
  }
  const n = visit.since && document.querySelectorAll(".by > .fresh").length;
  aside("since", n ? button("fresh", say("since", { n })) : "");
}

function foldAsBefore(comments) {
  for (const comment of comments) if (visit.folds.includes(comment.dataset.id)) branchOf(comment)?.removeAttribute("open");
}

function rememberFold({ target }) {
  if (!target.matches(".branch")) return;
  const { id } = target.previousElementSibling.dataset;
  const others = visit.folds.filter(other => other !== id);
  const folds = target.open ? others : [id, ...others].slice(0, mostFolds);
  if (folds.length !== visit.folds.length) keep({ folds });
}

let isMet = false;

/** Until when the reader was here, and where: back and reload lead there again. */
function remember() {
  if (isMet) keep({ until: Date.now() });
  const at = commentsIn(list).find(comment => comment.getBoundingClientRect().bottom > 0);
  history.replaceState({ loads: loaded.slice(0, mostLoads), at: at?.dataset.id, top: at?.getBoundingClientRect().top }, "");
  // The browser's own way would come before what is loaded, and stop short.
  if (loaded.length) history.scrollRestoration = "manual";
}

async function returnToPlace() {
  const { loads, at, top } = history.state ?? {};
  let isAway = false;
  for (const deed of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(deed, () => { isAway = true; }, { once: true, passive: true });
  for (const parent of loads ?? []) {
    const link = moreLink(parent);
    if (link) await loadMore(link);
  }
  if (loads?.length && !isAway) scrollBy({ top: find(at)?.getBoundingClientRect().top - top || 0, behavior: "instant" });
}

/** A link to a comment that is not on this page leads to the comment's own. */
async function followHash() {
  const id = /^#comment-(\d+)$/.exec(location.hash)?.[1];
  if (id && isWhole && !find(id) && await fetchComment(id).catch(() => null)) location.replace(`${base}/comments/${id}`);
}

/** Where the keys are: the comment with the focus, else the last one that had it. */
let last;
function current() {
  last = document.activeElement.closest(".comment") ?? last;
  return last?.isConnected && isSeen(last) ? last : null;
}

const go = comment => comment && focusOn(last = comment, "start");
const press = (within, selector) => within?.querySelector(`:scope > ${selector}`)?.click();

/** Without a place yet, the first one in the window. */
function step(by) {
  const all = commentsIn(section).filter(isSeen);
  const from = all.indexOf(current());
  go(from < 0 ? all.find(comment => comment.getBoundingClientRect().top >= 0) : all[from + by]);
}

/** The next comment that is new, or the next offer of some. */
function nextNew(from) {
  const next = [...section.querySelectorAll(".comment:has(> .by > .fresh), .offer")]
    .find(other => isSeen(other) && (!from || from.compareDocumentPosition(other) === Node.DOCUMENT_POSITION_FOLLOWING));
  if (!next) announce(say("no_new"));
  else if (next.matches(".offer")) next.focus();
  else go(next);
}

const deeds = {
  __proto__: null,
  j: () => step(1),
  k: () => step(-1),
  n: () => nextNew(document.activeElement.closest(".offer") ?? current()),
  p: () => go(find(current()?.querySelector(".descent a")?.dataset.to)),
  f: () => press(branchOf(current()), "summary"),
  r: () => press(current(), ".acts > .reply"),
  u: () => press(current(), ".acts [value='1']"),
  c: () => answer()?.focus(),
  q: () => takeWords(true),
  o: () => takeWords(false),
  "?": () => keys?.showModal(),
};

const keys = document.getElementById("keys");

/** On a keyboard of another script a key counts by its place. */
const nameOf = ({ key, code }) => key === "؟" ? "?" : key > "\x7f" ? code.slice(3).toLowerCase() : key;

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || store.get("keys_off")) return;
  const deed = deeds[nameOf(event)];
  if (!deed || event.target.closest("input, textarea, dialog")) return;
  event.preventDefault();
  deed();
}

function startReading() {
  if (Date.now() - visit.until > sameVisit) keep({ since: visit.until });
  new IntersectionObserver(seen => { isMet ||= seen.some(one => one.isIntersecting); }).observe(section);
  addEventListener("pagehide", remember);
  addEventListener("hashchange", followHash);
  document.addEventListener("visibilitychange", () => document.hidden && remember());
  document.addEventListener("toggle", rememberFold, true);
  document.addEventListener("keydown", onKey);
  onArrival(tellTimes);
  onArrival(mark);
  onArrival(foldAsBefore);
  onClick(".fresh", by => nextNew(by.closest(".comment") ?? by));
  onClick("#keys-open", () => keys.showModal());
  const isOn = keys?.querySelector("input");
  if (!isOn) return;
  isOn.checked = !store.get("keys_off");
  isOn.addEventListener("change", () => store.set("keys_off", isOn.checked ? null : true));
}

const theme = document.getElementById("theme");
if (theme) {
  const root = document.documentElement;
  theme.parentElement.hidden = false;
  theme.value = root.dataset.theme ?? "system";
  theme.addEventListener("change", () => store.set("theme", root.dataset.theme = theme.value));
}

tellTimes([document]);
setInterval(tellTimes, 60_000, [document]);
if (section && list) {
  startReading();
  startComposing();
  startPassages();
  startSelecting();
  arrive(commentsIn(document));
}
await startThread();
if (section && list) {
  // By now the page is read and knows its reader.
  startLive();
  await returnToPlace();
  await followHash();
}
