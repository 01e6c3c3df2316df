// The discussion in the page: where comments go, what is mine, votes, folding, more of it.
import { announce, base, call, make, number, read, say, signInLink } from "./page.js";
import { tellTimes } from "./times.js";
import { edit, remove } from "./change.js";

export const section = document.getElementById("discussion");
const list = document.getElementById("comments");
export let reader = null;

export const find = id => document.getElementById(`comment-${id}`);

const toItem = html => document.adoptNode(new DOMParser().parseFromString(html, "text/html").querySelector("li"));

export async function fetchComment(id, after) {
  const answer = await fetch(`${base}/comments/${id}?fragment=1${after ? `&after=${after}` : ""}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return toItem(await answer.text());
}

/** Puts a comment where it belongs: under its parent, or at the head of the list. */
export function place(item, parentId) {
  const id = item.querySelector("article").dataset.id;
  if (find(id)) return find(id).closest("li");
  const parent = parentId && find(parentId)?.closest("li");
  if (parent) branchOf(parent).append(item);
  else list?.prepend(item);
  tellTimes(item);
  return item;
}

function branchOf(item) {
  let branch = item.querySelector(":scope > .branch");
  if (!branch) {
    branch = make("details", { className: "branch", open: true }, make("summary"), make("ol", { className: "replies" }));
    branch.firstChild.append(make("span", { className: "fold", textContent: say("fold") }), make("span", { className: "unfold", textContent: say("unfold") }));
    item.append(branch);
  }
  branch.open = true;
  return branch.querySelector(":scope > .replies");
}

/** The comment as it now is, in place of what stands there; its replies stay. */
export async function refresh(id, after) {
  const fresh = (await fetchComment(id, after)).querySelector("article");
  find(id).replaceWith(fresh);
  tellTimes(fresh);
  await learnMine([id]);
  return fresh;
}

/** Asks what on this page is mine, and marks it. */
export async function learnMine(only) {
  if (!section) return;
  const ids = only ?? [...document.querySelectorAll(".comment[data-id]")].map(comment => comment.dataset.id);
  const { ok, data } = await call("GET", `/discussions/${section.dataset.id}/mine?ids=${ids.join(",")}`);
  if (!ok) return;
  reader = data.reader ?? null;
  showReader();
  for (const [id, value] of Object.entries(data.votes ?? {})) press(find(id), value);
  for (const own of data.own ?? []) offerChanges(own);
  if (reader?.staff) ids.forEach(offerVerdict);
  if (!only) for (const recent of data.recent ?? []) if (!find(recent.id)) place(toItem(recent.fragment), recent.parentId);
}

function showReader() {
  if (reader?.name) document.getElementById("who")?.replaceChildren(reader.name);
  document.documentElement.dataset.reader = reader?.kind ?? "none";
}

function action(comment, name, text, deed) {
  const line = comment?.querySelector(":scope > .acts") ?? comment?.appendChild(make("div", { className: "acts" }));
  if (!line || line.querySelector(`.${name}`)) return;
  const button = make("button", { type: "button", className: name, textContent: text });
  button.setAttribute("aria-describedby", `by-${comment.dataset.id}`);
  button.addEventListener("click", () => deed(comment));
  line.append(button);
}

function offerChanges({ id, editableUntil }) {
  const left = editableUntil ? new Date(editableUntil) - Date.now() : Infinity;
  const comment = find(id);
  if (!comment || left <= 0) return;
  if (comment.dataset.state === "posted" || comment.dataset.state === "held") {
    action(comment, "edit", say("edit"), edit);
    action(comment, "delete", say("delete"), remove);
  }
  if (left < 2 ** 31) setTimeout(() => comment.querySelectorAll(".edit, .delete").forEach(button => button.remove()), left);
}

function offerVerdict(id) {
  const comment = find(id);
  const line = comment?.querySelector(":scope > .acts");
  if (line && !line.querySelector(".judge")) line.append(make("a", { className: "judge", href: `${base}/comments/${id}/verdict`, textContent: say("moderate") }));
}

function press(comment, value) {
  for (const button of comment?.querySelectorAll(".acts form button") ?? [])
    button.setAttribute("aria-pressed", String(Number(button.value) === value));
}

async function vote(form, button) {
  const comment = form.closest(".comment");
  if (reader?.kind !== "account") return announce(say("sign_in_vote"), signInLink());
  const value = button.getAttribute("aria-pressed") === "true" ? 0 : Number(button.value);
  const { ok, status, data } = await call("PUT", `/comments/${comment.dataset.id}/vote`, { value });
  if (status === 401) return announce(say("sign_in_vote"), signInLink());
  if (!ok) return announce(data.detail ?? say("busy"));
  press(comment, value);
  const votes = data.votes ?? data.comment?.votes;
  if (votes) form.querySelectorAll(".n").forEach((n, i) => { n.textContent = number(i ? votes.down : votes.up); });
}

async function loadMore(link) {
  if (link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  try {
    const page = await read(link.href);
    const into = link.closest(".branch")?.querySelector(":scope > .replies") ?? list;
    const fresh = [...page.querySelectorAll("#comments > li")].filter(item => !find(item.querySelector("article").dataset.id));
    into.append(...fresh);
    fresh.forEach(item => tellTimes(item));
    const next = page.querySelector(".more > a[data-more]:not(.branch *)");
    if (next) link.replaceWith(document.adoptNode(next));
    else link.parentElement.remove();
    announce(say("loaded", { n: fresh.length }));
    const first = fresh[0]?.querySelector("article");
    if (first) { first.tabIndex = -1; first.focus({ preventScroll: true }); }
    await learnMine(fresh.flatMap(item => [...item.querySelectorAll(".comment")].map(comment => comment.dataset.id)));
  } catch {
    link.ariaBusy = "false";
    announce(say("not_loaded"));
  }
}

function goTo(event, id) {
  const comment = find(id);
  if (!comment) return;
  event.preventDefault();
  comment.tabIndex = -1;
  comment.focus();
}

/** The line beside a branch folds it too; its head is the summary. */
function foldByLine(event) {
  const branch = event.target;
  const box = branch.getBoundingClientRect();
  const across = getComputedStyle(branch).direction === "rtl" ? box.right - event.clientX : event.clientX - box.left;
  if (across < 16) branch.open = !branch.open;
}

export function startThread() {
  document.addEventListener("click", event => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const more = event.target.closest("a[data-more]");
    const ancestor = event.target.closest("a[data-to]");
    if (more && list && plain) { event.preventDefault(); loadMore(more); }
    else if (ancestor && plain) goTo(event, ancestor.dataset.to);
    else if (event.target.matches(".branch[open]")) foldByLine(event);
  });
  document.addEventListener("submit", event => {
    const form = event.target;
    if (!section || !form.matches(".acts form")) return;
    event.preventDefault();
    vote(form, event.submitter).catch(() => announce(say("not_loaded")));
  });
  learnMine().catch(() => {});
}
