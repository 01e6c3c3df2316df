// The desk with script: one key an act, an undo that goes when its time is over, and news that are offered, never shoved.
// Everything works without it, by links and forms.
const everySeconds = 15;
const desk = document.querySelector("desk-queue");
const byKey = key => [...document.querySelectorAll("[data-key]")].find(one => one.dataset.key.split(" ").includes(key) && one.checkVisibility());
const isTyping = ({ tagName, type, isContentEditable }) =>
  isContentEditable || tagName === "TEXTAREA" || tagName === "SELECT" || (tagName === "INPUT" && !["radio", "checkbox"].includes(type));

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const chosen = event.key === "Enter" && event.target.matches?.("[type=radio]") && event.target.form?.querySelector("[data-enter]");
  const target = chosen || byKey(event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches("[type=search]")) target.focus();
  else target.click();
  if (target.matches("[type=radio]")) target.focus();
  // The reasons are chosen next.
  if (target.matches(".removing > summary") && target.parentElement.open) target.parentElement.querySelector("[type=radio]").focus();
});

// An act is done once, however often its button is hit.
let isSent = false;
addEventListener("submit", event => {
  if (isSent) event.preventDefault();
  isSent = event.target.method === "post";
});
addEventListener("pageshow", () => { isSent = false; });

const undo = document.querySelector(".undo");
if (undo) setTimeout(() => undo.remove(), undo.dataset.seconds * 1000);

const arrivals = desk?.querySelector(".arrivals");
async function look() {
  if (document.hidden) return;
  const answer = await fetch(`${desk.dataset.counts}?tab=${desk.dataset.tab}&since=${desk.dataset.since || 0}`).catch(() => null);
  if (!answer?.ok) return;
  const { tabs, fresh } = await answer.json();
  for (const one of document.querySelectorAll("[data-count]")) one.textContent = tabs[one.dataset.count].toLocaleString(document.documentElement.lang);
  arrivals.hidden = fresh === 0;
  arrivals.firstElementChild.textContent = fresh === 1 ? arrivals.dataset.one : arrivals.dataset.many.replace("{n}", fresh);
}
document.querySelector(".keys").hidden = false;
if (desk) {
  setInterval(look, everySeconds * 1000);
  addEventListener("visibilitychange", look);
}
