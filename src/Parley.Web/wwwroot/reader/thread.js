// The discussion in the page: where comments go, how they change, more of them, and what of it is the reader's own.
import { announce, base, button, call, make, number, onClick, read, say, signInLink } from "./page.js";

export const section = document.getElementById("discussion");
export const list = document.getElementById("comments");

/** False where only a part of the discussion stands: a comment by its own address, a further page. */
export const isWhole = Boolean(list && !list.matches(".focus") && !/[?&]cursor=/.test(location.search));

/** Ids of what was written in this page, and of what came while it was open. */
export const written = new Set();
export const arrived = new Set();

/** What was loaded in place, in order: ids of parents, or nothing for the list itself. */
export const loaded = [];

export const find = id => document.getElementById(`comment-${id}`);
export const commentsIn = within => [...within.querySelectorAll(".comment[data-id]")];
export const isSeen = element => element.checkVisibility();
export const branchOf = comment => comment?.parentElement.querySelector(":scope > .branch");
export const toItem = html => document.adoptNode(new DOMParser().parseFromString(html, "text/html").querySelector("li"));
const isThere = item => find(item.querySelector("article").dataset.id);

const hooks = [];

/** The hook gets every comment that comes into the page or is renewed, as a list of elements. */
export const onArrival = hook => hooks.push(hook);
export const arrive = comments => Promise.all(hooks.map(hook => hook(comments)));

/** Null where there is no such comment, or not for this reader. */
export async function fetchComment(id, after = "") {
  const answer = await fetch(`${base}/comments/${id}?fragment=1&after=${after}`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  return toItem(await answer.text());
}

/** Puts a comment where it belongs: under its parent, or at the head of the list. */
export function place(item, parentId) {
  const there = isThere(item);
  if (there) return there.parentElement;
  const parent = find(parentId);
  if (parent) repliesOf(parent).append(item);
  else list.prepend(item);
  return item;
}

function repliesOf(comment) {
  let branch = branchOf(comment);
  if (!branch) comment.after(branch = make("details", { className: "branch" }, make("summary"), make("ol", { className: "replies" })));
  // How many there are is no longer what the page said.
  branch.firstElementChild.replaceChildren(make("span", { className: "fold" }, say("fold")), make("span", { className: "unfold" }, say("unfold")));
  branch.open = true;
  return branch.querySelector(".replies");
}

/** Renews a comment where it stands: its replies stay, and so does what is being written under it, with the focus. */
export async function refresh(id, after) {
  const fresh = (await fetchComment(id, after))?.firstElementChild;
  const comment = find(id);
  if (!fresh) comment?.parentElement.remove();
  if (!fresh || !comment) return;
  const old = [...comment.children].filter(child => !child.matches("form.write"));
  const hadFocus = old.some(child => child.contains(document.activeElement));
  old.forEach(child => child.remove());
  comment.prepend(...fresh.children);
  comment.classList.toggle("gone", fresh.matches(".gone"));
  comment.dataset.state = fresh.dataset.state;
  if (hadFocus) focusOn(comment);
  await arrive([comment]);
}

export function focusOn(comment, block) {
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  if (block) comment.scrollIntoView({ block });
}

/** The link to more replies of a comment, or of the list. */
export const moreLink = parentId => parentId
  ? branchOf(find(parentId))?.querySelector(":scope > .more > a[data-more]")
  : document.querySelector("a[data-more]:not(.branch *)");

/** The comments that came. */
export async function loadMore(link) {
  if (link.ariaBusy === "true") return [];
  link.ariaBusy = "true";
  try {
    const page = await read(link.href);
    const parent = link.closest(".branch")?.previousElementSibling;
    const items = [...page.querySelectorAll("#comments > li")].filter(item => !isThere(item));
    (parent ? repliesOf(parent) : list).append(...items);
    const next = page.querySelector("a[data-more]:not(.branch *)");
    if (next) link.replaceWith(document.adoptNode(next));
    else link.parentElement.remove();
    loaded.push(parent?.dataset.id);
    const comments = items.flatMap(commentsIn);
    arrive(comments);
    return comments;
  } catch {
    link.ariaBusy = "false";
    announce(say("not_loaded"));
    return [];
  }
}

/** A part of the quiet line under the heading. */
export function aside(name, content) {
  const line = section.querySelector(":scope > header > .aside");
  line?.querySelector(`.${name}`)?.remove();
  if (content) line?.append(make("span", { className: name }, content));
}

export let reader = null;

/** Ids of the reader's own comments on this page. */
export const own = new Set();

export async function learn(comments, isFirst) {
  const ids = comments.map(comment => comment.dataset.id);
  const { ok, data } = await call("GET", `/discussions/${section.dataset.id}/mine?ids=${ids}`);
  if (!ok) return;
  reader = data.reader ?? null;
  if (reader?.name) document.getElementById("who")?.replaceChildren(reader.name);
  document.documentElement.dataset.reader = reader?.kind ?? "none";
  tellUnread(data.unread);
  if (isFirst) showFollowing(data.following);
  for (const [id, value] of Object.entries(data.votes ?? {})) showVote(find(id), value);
  for (const comment of data.own ?? []) {
    own.add(comment.id);
    offerChanges(comment);
  }
  if (reader) for (const comment of comments) offerPage(comment, say("more"), "mine");
  if (reader?.staff) for (const comment of comments) offerPage(comment, say("moderate"), "verdict");
  for (const id of data.muted ?? []) hide(find(id));
  const recent = isFirst ? (data.recent ?? []).filter(({ id }) => !find(id)) : [];
  const items = recent.map(({ fragment, parentId }) => place(toItem(fragment), parentId));
  await arrive(items.flatMap(commentsIn));
}

/** The line of actions of a comment; a tombstone gets one when it needs it. */
export const actsOf = comment => comment.querySelector(":scope > .acts") ?? comment.appendChild(make("div", { className: "acts" }));

function offerChanges({ id, editableUntil }) {
  const left = editableUntil ? new Date(editableUntil) - Date.now() : Infinity;
  const comment = find(id);
  if (!comment || left <= 0) return;
  comment.querySelector(":scope > .by > .fresh")?.remove();
  if (!/posted|held/.test(comment.dataset.state) || comment.querySelector(":scope > .acts > .edit")) return;
  for (const [name, text] of [["edit", say("edit")], ["delete", say("delete")]]) {
    const made = button(name, text);
    made.setAttribute("aria-describedby", `by-${id}`);
    actsOf(comment).append(made);
  }
  if (left < 2 ** 31) setTimeout(() => comment.querySelectorAll(".edit, .delete").forEach(button => button.remove()), left);
}

/** A link to what this reader may do with a comment, on a page of its own. */
function offerPage(comment, text, page) {
  if (!comment.querySelector(`:scope > .acts > .to-${page}`))
    comment.querySelector(":scope > .acts")?.append(make("a", { className: `to-${page}`, href: `${base}/comments/${comment.dataset.id}/${page}` }, text));
}

/** Words of somebody whom the reader has muted, until they want to see them. */
function hide(comment) {
  if (!comment || comment.matches(".muted")) return;
  comment.classList.add("muted");
  const show = button("show", say("muted"));
  show.addEventListener("click", () => { comment.classList.remove("muted"); show.remove(); focusOn(comment); });
  comment.querySelector(".prose").before(show);
}

function tellUnread(n) {
  const told = document.getElementById("told");
  if (!told || !reader) return;
  told.hidden = !n;
  told.ariaLabel = say("unread", { n });
  told.lastChild.textContent = number(n);
}

const followForm = document.querySelector("form.follow");

function showFollowing(is) {
  const deed = followForm?.querySelector("button");
  if (deed) [deed.value, deed.textContent] = is ? ["0", say("unfollow")] : ["1", say("follow")];
}

async function changeFollowing(by) {
  const { ok, status, data } = reader?.kind === "account" ? await call("PUT", `/discussions/${section.dataset.id}/follow`, { follow: by.value === "1" }) : { status: 401 };
  if (status === 401) return announce(signInLink());
  if (!ok) return announce(data.detail ?? say("busy"));
  showFollowing(data.following);
}

const votesOf = comment => comment?.querySelectorAll(":scope > .acts form button") ?? [];

function showVote(comment, value) {
  for (const vote of votesOf(comment)) vote.setAttribute("aria-pressed", String(Number(vote.value) === value));
}

export function tally(comment, { up, down }) {
  for (const vote of votesOf(comment)) {
    const n = vote.value > 0 ? up : down;
    vote.querySelector(".n").textContent = number(n);
    vote.setAttribute("aria-label", say(vote.value > 0 ? "up" : "down", { n }));
  }
}

async function vote(comment, by) {
  const value = by.getAttribute("aria-pressed") === "true" ? 0 : Number(by.value);
  const { ok, status, data } = reader?.kind === "account" ? await call("PUT", `/comments/${comment.dataset.id}/vote`, { value }) : { status: 401 };
  if (status === 401) return announce(say("sign_in_vote"), " ", signInLink());
  if (!ok) return announce(data.detail ?? say("busy"));
  showVote(comment, value);
  tally(comment, data.votes ?? data.comment.votes);
}

export async function startThread() {
  onClick("a[data-to]", (link, event) => {
    const ancestor = find(link.dataset.to);
    if (!ancestor || !isSeen(ancestor)) return;
    event.preventDefault();
    focusOn(ancestor, "nearest");
  });
  onClick("a[data-more]", async (link, event) => {
    if (!list) return;
    event.preventDefault();
    const comments = await loadMore(link);
    if (!comments[0]) return;
    announce(say("loaded", { n: comments.length }));
    focusOn(comments[0]);
  });
  if (!section || !list) return;
  document.addEventListener("submit", event => {
    const comment = event.target.closest(".acts form") && event.target.closest(".comment");
    if (!comment && event.target !== followForm) return;
    event.preventDefault();
    (comment ? vote(comment, event.submitter) : changeFollowing(event.submitter)).catch(() => announce(say("not_loaded")));
  });
  await learn(commentsIn(document), true).catch(() => {});
  onArrival(comments => comments[0] && learn(comments).catch(() => {}));
}
