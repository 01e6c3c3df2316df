// Changing and deleting one's own comment, in place.
import { announce, base, call, make, read, say } from "./page.js";
import { refresh } from "./thread.js";

function form(comment, ...content) {
  const made = make("form", { className: "write" }, ...content);
  comment.querySelector(":scope > form.write")?.remove();
  comment.querySelector(":scope > .acts").before(made);
  return made;
}

function buttons(comment, made, yes, no, opener) {
  const cancel = make("button", { type: "button", textContent: no });
  cancel.addEventListener("click", () => {
    made.remove();
    comment.querySelector(opener)?.focus();
  });
  made.append(make("p", { className: "buttons" }, make("button", { className: "primary", textContent: yes }), cancel));
}

async function send(comment, made, method, body, done) {
  try {
    const { ok, data } = await call(method, `/comments/${comment.dataset.id}`, body);
    if (!ok) return complain(made, data.detail ?? data.title ?? say("failed"));
    const fresh = await refresh(comment.dataset.id, data.seq);
    fresh.tabIndex = -1;
    fresh.focus();
    announce(done);
  } catch {
    complain(made, say("offline"));
  }
}

export function complain(made, text, ...more) {
  made.querySelector(":scope > .error")?.remove();
  const error = make("p", { className: "error", textContent: text });
  error.setAttribute("role", "alert");
  error.append(...more.flatMap(part => [" ", part]));
  made.prepend(error);
}

export async function edit(comment) {
  const id = comment.dataset.id;
  // The source stands on the reader's own page of this comment, in its form.
  const page = await read(`${base}/comments/${id}/mine`).catch(() => null);
  const source = page?.getElementById(`edit-${id}`);
  if (!source) return announce(say("not_loaded"));
  const text = make("textarea", { id: `edit-${id}`, rows: 6, required: true, dir: "auto", value: source.value });
  const made = form(comment, make("label", { htmlFor: text.id, textContent: say("edit_label") }), text);
  buttons(comment, made, say("save"), say("cancel"), ".edit");
  made.addEventListener("submit", event => {
    event.preventDefault();
    send(comment, made, "PATCH", { text: text.value }, say("saved"));
  });
  text.focus();
}

export function remove(comment) {
  const made = form(comment, make("p", { textContent: say("sure") }));
  buttons(comment, made, say("yes"), say("no"), ".delete");
  made.addEventListener("submit", event => {
    event.preventDefault();
    send(comment, made, "DELETE", undefined, say("deleted"));
  });
  made.querySelector("button").focus();
}
