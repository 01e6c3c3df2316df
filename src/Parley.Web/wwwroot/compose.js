// Writing: the form opens where it is needed, keeps a draft here, and posts once.
import { announce, call, make, read, say, signInLink, store } from "./page.js";
import { fetchComment, find, learnMine, place, reader, section } from "./thread.js";
import { complain } from "./change.js";

const limit = 10000;
const nearLimit = 9000;
const length = text => [...text].length;

export function startComposing() {
  const main = document.querySelector("details.composer form");
  if (!section || !main) return;
  dress(main, null);
  const details = main.closest("details");
  details.querySelector("summary").addEventListener("click", () => setTimeout(() => main.elements.text.focus()));
  if (main.elements.text.value) {
    details.open = true;
    announce(say("draft"));
  }
  document.addEventListener("click", event => {
    const link = event.target.closest(".comment a.reply");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    answer(link.closest(".comment"), main);
  });
}

/** A copy of the form under a comment. */
function answer(comment, main) {
  const id = comment.dataset.id;
  const there = comment.querySelector(":scope > form.write[data-parent]");
  if (there) return there.elements.text.focus();
  const form = main.cloneNode(true);
  form.querySelector(".error")?.remove();
  form.querySelector(".preview")?.remove();
  form.dataset.parent = id;
  delete form.dataset.key;
  for (const element of form.querySelectorAll("[id], [for], [aria-describedby]"))
    for (const name of ["id", "for", "aria-describedby"])
      if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(/-new\b/g, `-${id}`));
  const name = comment.querySelector(".who bdi")?.textContent;
  form.querySelector(`label[for="text-${id}"]`).textContent = name ? say("reply_to", { name }) : say("reply");
  form.elements.text.value = "";
  const cancel = make("button", { type: "button", textContent: say("cancel") });
  cancel.addEventListener("click", () => { close(form); });
  form.querySelector(".buttons").append(cancel);
  comment.append(form);
  dress(form, id);
  form.elements.text.focus();
}

function dress(form, parentId) {
  const place = `draft:${section.dataset.id}:${parentId ?? ""}`;
  const draft = store.get(place);
  const text = form.elements.text;
  if (draft?.text && !text.value) text.value = draft.text;
  const guest = store.get("guest");
  if (guest && form.elements.name && !form.elements.name.value) {
    form.elements.name.value = guest.name ?? "";
    form.elements.email.value = guest.email ?? "";
  }
  text.addEventListener("input", () => {
    // The key belongs to these words: others are another comment.
    delete form.dataset.key;
    store.set(place, text.value ? { text: text.value } : null);
    count(form, length(text.value));
  });
  text.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Escape" && !text.value) close(form);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (event.submitter?.hasAttribute("formaction")) preview(form, event.submitter.formAction);
    else send(form, parentId, place);
  });
}

function close(form) {
  const details = form.closest("details.composer");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
    return;
  }
  const comment = form.closest(".comment");
  form.remove();
  comment?.querySelector("a.reply")?.focus();
}

function count(form, n) {
  let line = form.querySelector(".left");
  if (n < nearLimit) return line?.remove();
  if (!line) {
    line = make("p", { className: "help left" });
    form.elements.text.after(line);
  }
  line.textContent = n > limit ? say("over", { n: n - limit }) : say("left", { n: limit - n });
}

async function preview(form, address) {
  try {
    const page = await read(address, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const shown = page.getElementById("preview");
    if (!shown) return;
    shown.removeAttribute("id");
    form.querySelector(".preview")?.remove();
    const box = make("section", { className: "preview" }, make("h3", { textContent: say("preview") }), document.adoptNode(shown));
    box.setAttribute("aria-live", "polite");
    form.append(box);
  } catch {
    complain(form, say("not_loaded"));
  }
}

function guestOf(form) {
  if (reader?.kind === "account" || !form.elements.name) return undefined;
  const name = form.elements.name.value.trim();
  const email = form.elements.email.value.trim();
  store.set("guest", { name, email });
  return name ? { name, ...(email ? { email } : {}) } : undefined;
}

async function send(form, parentId, place, tries = 0) {
  if (form.ariaBusy === "true") return;
  const text = form.elements.text.value;
  // Kept on the form too: a browser that stores nothing must still send a second try under the first one's key.
  const key = form.dataset.key ??= store.get(place)?.key ?? crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("");
  store.set(place, { text, key });
  form.ariaBusy = "true";
  announce(say("sending"));
  try {
    const guest = guestOf(form);
    const answer = await call("POST", `/discussions/${section.dataset.id}/comments`, { text, ...(parentId ? { parentId } : {}), ...(guest ? { guest } : {}), idempotencyKey: key });
    form.ariaBusy = "false";
    if (answer.ok) await done(form, parentId, place, answer.data);
    else refused(form, answer);
  } catch (lost) {
    form.ariaBusy = "false";
    if (!(lost instanceof TypeError)) return complain(form, say("failed"));
    complain(form, say("offline"));
    again(form, parentId, place, text, tries);
  }
}

/** No connection: try when there is one, or after a while, as long as the words are the same. */
function again(form, parentId, place, text, tries) {
  const retry = () => {
    removeEventListener("online", retry);
    clearTimeout(timer);
    if (form.isConnected && form.elements.text.value === text) send(form, parentId, place, tries + 1);
  };
  const timer = setTimeout(retry, Math.min(60, 3 * 2 ** tries) * 1000);
  addEventListener("online", retry);
}

function refused(form, { status, data }) {
  const text = data.detail ?? data.title ?? say(status === 503 || status === 429 ? "busy" : status === 403 ? "closed" : "failed");
  complain(form, text, ...(status === 401 ? [signInLink()] : []));
  announce("");
  const field = Object.keys(data.errors ?? {}).map(name => name.split(".").pop()).find(name => form.elements[name]) ?? "text";
  form.elements[field].setAttribute("aria-invalid", "true");
  form.elements[field].focus();
  form.elements[field].addEventListener("input", () => form.elements[field].removeAttribute("aria-invalid"), { once: true });
}

async function done(form, parentId, draft, { outcome, comment, seq }) {
  store.set(draft, null);
  delete form.dataset.key;
  form.elements.text.value = "";
  form.querySelector(":scope > .error")?.remove();
  form.querySelector(":scope > .preview")?.remove();
  count(form, 0);
  close(form);
  try {
    const item = place(await fetchComment(comment.id, seq), parentId);
    const written = find(comment.id);
    written.classList.add("new");
    written.tabIndex = -1;
    written.focus();
    item.scrollIntoView({ block: "nearest" });
    await learnMine([comment.id]);
  } catch { /* It is posted; only showing it failed, and a reload shows it. */ }
  announce(outcome === "held" ? say("held") : say("posted"));
}
