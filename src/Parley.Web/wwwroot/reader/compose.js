// Writing: the form opens where it is needed, keeps a draft here, and posts once. What is the reader's own is changed in place.
import { announce, base, button, call, make, onClick, read, say, signInLink, store, tellTimes } from "./page.js";
import { offerPeople } from "./mention.js";
import { actsOf, arrive, commentsIn, fetchComment, find, focusOn, place, reader, refresh, section, written } from "./thread.js";

const limit = 10_000;
const nearLimit = 9000;

// Milliseconds of rest in which nobody writes on.
const pauseInWriting = 1500;
const quoting = /^>|["«»‹›„“”‟‘‚「」『』]/m;
let looking;

const main = document.querySelector("details.composer form");

// Before anybody wrote in it.
const pristine = main?.outerHTML;

export function startComposing() {
  for (const kind of ["edit", "delete"]) onClick(`.acts > .${kind}`, opener => openChange(opener, kind));
  if (!main) return;
  dress(main);
  const details = main.closest("details");
  details.querySelector("summary").addEventListener("click", () => setTimeout(() => main.elements.text.focus()));
  if (main.elements.text.value || main.elements.about) {
    details.open = true;
    announce(say("draft"));
  }
  onClick(".comment a.reply", (link, event) => {
    event.preventDefault();
    answer(link.closest(".comment")).focus();
  });
}

/** The field for an answer, in a copy of the form under the comment; without a comment, the form's own. Nothing where nobody can write. */
export function answer(comment) {
  if (!comment || !main) {
    if (main) main.closest("details").open = true;
    return main?.elements.text;
  }
  const id = comment.dataset.id;
  const there = comment.querySelector(":scope > form.write[data-parent]");
  if (there) return there.elements.text;
  const form = make("div", { innerHTML: pristine.replaceAll('-new"', `-${id}"`) }).firstElementChild;
  form.elements.parentId.value = form.dataset.parent = id;
  const name = comment.querySelector(".who bdi")?.textContent;
  form.querySelector(`label[for="text-${id}"]`).textContent = name ? say("reply_to", { name }) : say("reply");
  mayCancel(form, () => close(form));
  comment.append(form);
  dress(form);
  return form.elements.text;
}

/** Puts words that stand elsewhere into the form: as quotes, or as what the comment is about. */
export function refer(field, places, asQuote) {
  const { form } = field;
  if (asQuote) {
    form.append(...places.map(({ ref }) => hidden("pick", ref)));
    const quotes = places.map(({ words }) => words.replace(/^/gm, "> ")).join("\n\n");
    field.value = `${field.value.trimEnd()}\n\n${quotes}\n\n`.trimStart();
    field.dispatchEvent(new Event("input"));
  } else {
    setAbout(form, places[0]);
    keepDraft(form);
  }
  field.focus();
}

const hidden = (name, value) => make("input", { type: "hidden", name, value });

function setAbout(form, { ref, words }) {
  const off = button("link", say("take_off"));
  off.addEventListener("click", () => {
    off.parentElement.remove();
    keepDraft(form);
    form.elements.text.focus();
  });
  form.querySelector(":scope > .on")?.remove();
  form.prepend(make("p", { className: "on" }, say("about"), " ", make("q", { dir: "auto" }, words), " ", hidden("about", ref), off));
}

/** What stands in the form, until it is sent. */
function keepDraft(form, more) {
  const { text: { value: text }, about } = form.elements;
  const words = about && { ref: about.value, words: form.querySelector(".on q").textContent };
  store.set(draftOf(form), text || words ? { text, about: words, ...more } : null);
}

/** What the form says of its quotes, as the API takes it. */
function refsOf(form) {
  const all = new FormData(form);
  return { pick: all.getAll("pick"), about: all.get("about") ?? undefined, untie: all.getAll("untie") };
}

const draftOf = form => `draft:${section.dataset.id}:${form.dataset.parent ?? ""}`;

function dress(form) {
  const { text, name, email } = form.elements;
  const guest = store.get("guest");
  const draft = store.get(draftOf(form));
  text.value ||= draft?.text ?? "";
  if (draft?.about) setAbout(form, draft.about);
  if (guest && name && !name.value) {
    name.value = guest.name ?? "";
    email.value = guest.email ?? "";
  }
  text.addEventListener("focus", () => prove(form.elements).catch(() => {}));
  text.addEventListener("input", () => {
    // The key belongs to these words: others are another comment.
    delete form.dataset.key;
    keepDraft(form);
    count(form, [...text.value].length);
    clearTimeout(looking);
    looking = setTimeout(() => lookForQuotes(form).catch(() => {}), pauseInWriting);
  });
  offerPeople(text);
  text.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Escape" && !text.value) close(form);
  });
  sends(form, by => by?.hasAttribute("formaction") ? preview(form) : send(form));
}

/** A token for the form, and a little work for it, which only those feel who post by the thousand. */
async function prove({ formToken }) {
  if (formToken.value) return;
  const { data: { token, bits } } = await call("POST", `/discussions/${section.dataset.id}/form-token`);
  for (let n = 0; token && !formToken.value; n++) {
    const work = `${token}.${n}`;
    const hash = bits && await crypto.subtle.digest("SHA-256", new TextEncoder().encode(work));
    if (!bits || !(new DataView(hash).getUint32() >>> (32 - bits))) formToken.value = work;
  }
}

function sends(form, deed) {
  form.addEventListener("submit", event => {
    // A picture goes the browser's own way, to a page that shows the rest.
    if (form.elements.picture?.value) return store.set(draftOf(form), null);
    event.preventDefault();
    deed(event.submitter);
  });
}

function mayCancel(form, back) {
  const cancel = button("", say("cancel"));
  cancel.addEventListener("click", back);
  (form.querySelector("p.buttons") ?? form).append(cancel);
}

function close(form) {
  const details = form.closest("details.composer");
  const comment = form.closest(".comment");
  if (details) details.open = false;
  else form.remove();
  (details ?? comment)?.querySelector("summary, a.reply")?.focus();
}

function count(form, n) {
  form.querySelector(".left")?.remove();
  if (n >= nearLimit)
    form.elements.text.after(make("p", { className: "help left" }, n > limit ? say("over", { n: n - limit }) : say("left", { n: limit - n })));
}

/** What the words may quote is shown while they are written, so that it can be untied. */
async function lookForQuotes(form) {
  if (form.isConnected && (quoting.test(form.elements.text.value) || form.querySelector("fieldset.quotes"))) showQuotes(form, await rehearse(form));
}

const rehearse = form => read(`${base}/preview`, { method: "POST", body: new URLSearchParams(new FormData(form)) });

function showQuotes(form, page) {
  const found = page.querySelector("fieldset.quotes");
  const old = form.querySelector("fieldset.quotes");
  if (found?.outerHTML === old?.outerHTML) return;
  old?.remove();
  if (found) form.querySelector("textarea ~ .help:not(.left)").after(document.adoptNode(found));
}

async function preview(form) {
  try {
    const page = await rehearse(form);
    showQuotes(form, page);
    const shown = page.getElementById("preview");
    if (!shown) return;
    shown.removeAttribute("id");
    form.querySelector(".preview")?.remove();
    form.append(make("section", { className: "preview", ariaLive: "polite" }, make("h3", {}, say("preview")), document.adoptNode(shown)));
  } catch {
    complain(form, say("not_loaded"));
  }
}

function guestOf({ name, email }) {
  if (reader?.kind === "account" || !name) return undefined;
  const guest = { name: name.value.trim(), email: email.value.trim() || undefined };
  store.set("guest", guest);
  return guest.name ? guest : undefined;
}

async function send(form, tries = 0) {
  if (form.ariaBusy === "true") return;
  const { text: field } = form.elements;
  const text = field.value;
  // Kept on the form too: a browser that stores nothing must still send a second try under the first one's key.
  const key = form.dataset.key ??= store.get(draftOf(form))?.key ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
  keepDraft(form, { key });
  field.readOnly = form.ariaBusy = true;
  announce(say("sending"));
  try {
    const { formToken } = form.elements;
    await prove(form.elements);
    const answer = await call("POST", `/discussions/${section.dataset.id}/comments`, { text, ...refsOf(form), parentId: form.dataset.parent, guest: guestOf(form.elements), idempotencyKey: key, formToken: formToken.value });
    formToken.value = "";
    if (answer.ok) written.add(answer.data.comment.id);
    field.readOnly = form.ariaBusy = false;
    if (answer.ok) await done(form, answer.data);
    else refused(form, answer);
  } catch (lost) {
    field.readOnly = form.ariaBusy = false;
    if (!(lost instanceof TypeError)) return complain(form, say("failed"));
    complain(form, say("offline"));
    // When there is a connection, or after a while, as long as the words are the same.
    const again = () => { if (form.isConnected && field.value === text) send(form, tries + 1); };
    setTimeout(again, Math.min(60, 3 * 2 ** tries) * 1000);
    addEventListener("online", again, { once: true });
  }
}

function refused(form, { status, data }) {
  complain(form, data.detail ?? data.title ?? say(status === 503 || status === 429 ? "busy" : status === 403 ? "closed" : "failed"), " ", status === 401 ? signInLink() : "");
  announce("");
  const field = form.elements[Object.keys(data.errors ?? {}).map(name => name.split(".").pop()).find(name => form.elements[name]) ?? "text"];
  field.ariaInvalid = "true";
  field.focus();
  field.addEventListener("input", () => { field.ariaInvalid = null; }, { once: true });
}

async function done(form, { outcome, comment, seq }) {
  store.set(draftOf(form), null);
  delete form.dataset.key;
  form.elements.text.value = "";
  for (const old of form.querySelectorAll(":scope > :is(.error, .preview, .left, .on, fieldset.quotes, [name=pick])")) old.remove();
  close(form);
  try {
    const item = place(await fetchComment(comment.id, seq), form.dataset.parent);
    const own = find(comment.id);
    own.classList.add("new");
    focusOn(own, "nearest");
    await arrive(commentsIn(item));
  } catch {
    // It is posted; only showing it failed, and a reload shows it.
  }
  announce(outcome === "held" ? say("held") : say("posted"));
}

/** Opens the form that stands on the reader's own page of this comment. */
async function openChange(opener, kind) {
  const comment = opener.closest(".comment");
  const id = comment.dataset.id;
  const page = await read(`${base}/comments/${id}/mine`).catch(() => null);
  const form = page?.querySelector(`form[action$="/${kind}"]`);
  if (!form) return announce(say("not_loaded"));
  comment.querySelector(":scope > form.write:not([data-parent])")?.remove();
  form.classList.add("write");
  tellTimes([form]);
  mayCancel(form, () => { form.remove(); opener.focus(); });
  sends(form, () => sendChange(form, comment, kind));
  actsOf(comment).before(document.adoptNode(form));
  (form.elements.text ?? form.querySelector("button")).focus();
}

async function sendChange(form, comment, kind) {
  try {
    const isEdit = kind === "edit";
    const { ok, data } = await call(isEdit ? "PATCH" : "DELETE", `/comments/${comment.dataset.id}`, isEdit ? { text: form.elements.text.value, ...refsOf(form) } : undefined);
    if (!ok) return complain(form, data.detail ?? data.title ?? say("failed"));
    form.remove();
    await refresh(comment.dataset.id, data.seq);
    focusOn(comment);
    announce(say(isEdit ? "saved" : "deleted"));
  } catch {
    complain(form, say("offline"));
  }
}

function complain(form, text, ...more) {
  form.querySelector(":scope > .error")?.remove();
  form.prepend(make("p", { className: "error", role: "alert" }, text, ...more));
}
