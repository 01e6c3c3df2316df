// What changes while the page is read. New comments are offered and never put under the reader's eyes; the rest shows where it stands.
import { announce, base, button, make, onClick, say } from "./page.js";
import { actsOf, arrive, arrived, aside, commentsIn, fetchComment, find, focusOn, isWhole, learn, onArrival, own, place, refresh, section, tally, written } from "./thread.js";
import { follow } from "./stream.js";

const mostAtOnce = 20;
// Milliseconds between two announcements to those who listen.
const calm = 5000;

/** What came and is not on the page: id to parent's id. */
const pending = new Map();
// What came in a rush, without its ids.
let rushed = 0;
let known;
let rendering;
let untold = 0;

/** By the comment of this page below which they belong; "" for the list itself, "elsewhere" for what answers comments not shown here. */
function offered() {
  const groups = { "": [], elsewhere: [] };
  for (const [id, parent] of pending) {
    let at = parent;
    while (pending.has(at)) at = pending.get(at);
    (groups[!at ? "" : find(at) ? at : "elsewhere"] ??= []).push(id);
  }
  return groups;
}

function change(what) {
  known = what.seq ?? known;
  if (what.reset) offerReload();
  for (const { id, parentId } of what.posted ?? []) if (!find(id) && !written.has(id)) pending.set(id, parentId);
  rushed += what.more ?? 0;
  // By then it is among the reader's notifications.
  if (what.posted?.some(({ parentId }) => own.has(parentId))) setTimeout(() => learn([]).catch(() => {}), 2000);
  tell((what.posted?.length ?? 0) + (what.more ?? 0));
  for (const id of what.gone ?? []) {
    pending.delete(id);
    // At once; what stands in its place is read from the page of the comment.
    find(id)?.querySelector(":scope > .prose")?.replaceChildren(say("gone"));
  }
  for (const id of [what.gone, what.edited, what.restored].flat()) if (find(id)) refresh(id, known).catch(() => {});
  for (const votes of what.votes ?? []) tally(find(votes.id), votes);
  if (isWhole && what.count !== undefined)
    for (const place of document.querySelectorAll("#discussion-h, .article .count")) place.textContent = say("count", { n: what.count });
  if (what.state) showState(what.state.replace("_", ""));
  if (what.readers !== undefined) aside("readers", what.readers > 1 ? say("readers", { n: what.readers }) : "");
  render();
}

/** Where somebody is writing it is told in the form, and the words stay. */
function showState(state) {
  if (state === section.dataset.state) return;
  section.dataset.state = state;
  const isOpen = state === "open";
  const words = say(isOpen ? "open" : state === "closed" ? "closed_now" : "read_only");
  for (const line of section.querySelectorAll(":scope > .state, .composer > summary, form.write .help")) line.textContent = words;
  for (const deed of section.querySelectorAll("form.write .primary")) deed.disabled = !isOpen;
  announce(words);
}

/** To those who listen, not more often than they can bear. */
function tell(n) {
  if (n && !untold) setTimeout(() => {
    document.getElementById("news").textContent = say("arrived", { n: untold });
    untold = 0;
  }, calm);
  untold += n;
}

function render() {
  clearTimeout(rendering);
  // What is just being sent comes back as news: it has its place soon.
  if (document.querySelector("form[aria-busy=true]")) return void (rendering = setTimeout(render, 500));
  for (const id of pending.keys()) if (find(id) || written.has(id)) pending.delete(id);
  const { elsewhere, ...groups } = offered();
  const bar = document.getElementById("offers");
  for (const old of document.querySelectorAll(".offer")) if (!groups[old.value]?.length) old.remove();
  for (const [id, { length }] of Object.entries(groups)) {
    if (id) offer(actsOf(find(id)), id, say("replies", { n: length }));
    else if (length && isWhole) offer(bar, id, say("arrived", { n: length }));
  }
  const n = isWhole && elsewhere.length + rushed;
  let link = bar.querySelector("a");
  if (!n) return link?.remove();
  link ??= bar.appendChild(make("a"));
  link.href = rushed ? "?sort=newest#discussion" : `${base}/comments/${pending.get(elsewhere[0])}`;
  link.textContent = say("elsewhere", { n });
}

/** What has the focus keeps it: only the words change. */
function offer(line, value, words) {
  let there = line.querySelector(".offer");
  if (!there) line.append(there = Object.assign(button("offer"), { value }));
  there.textContent = words;
}

function offerReload() {
  pending.clear();
  const bar = document.getElementById("offers");
  bar.querySelector(".reload")?.remove();
  bar.append(button("reload", say("reload")));
}

/** Puts what is offered where it belongs, the first of it under the reader's eyes. */
async function take(by) {
  if (by.ariaBusy === "true") return;
  by.ariaBusy = "true";
  const ids = offered()[by.value].slice(0, mostAtOnce);
  try {
    const items = await Promise.all(ids.map(id => fetchComment(id, known)));
    const comments = ids.flatMap((id, i) => {
      const parent = pending.get(id);
      pending.delete(id);
      return items[i] && !find(id) ? commentsIn(place(items[i], parent)) : [];
    });
    comments.forEach(comment => arrived.add(comment.dataset.id));
    const first = by.value ? comments[0] : find(ids.at(-1));
    if (first) focusOn(first, "nearest");
    await arrive(comments);
  } catch {
    announce(say("not_loaded"));
  } finally {
    by.ariaBusy = "false";
  }
}

export function startLive() {
  onClick(".offer", take);
  onClick(".reload", () => location.reload());
  onArrival(render);
  follow(section.dataset.id, Number(section.dataset.seq), change);
}
