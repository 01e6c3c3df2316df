// The editor's desk: keeps what is typed, shows how it looks, and asks in a dialog for what a figure or a quotation needs.
const form = document.getElementById("article-form");
const { path, base } = form.dataset;
const body = form.elements.body;
const saved = document.getElementById("saved");
const proof = document.getElementById("proof");
const conflict = document.getElementById("conflict");

const send = (address, options = {}) => fetch(`${path}/${address}`, { method: "POST", body: new URLSearchParams(new FormData(form)), ...options });

const later = (deed, wait) => {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(deed, wait);
  };
};

// Keeping: one saving at a time, and another after it when there is more.
let changes = 0;
let kept = 0;
let keeping = false;
let stopped = false;
let leaving = false;

async function keep() {
  if (keeping || stopped || changes === kept) return;
  keeping = true;
  const upTo = changes;
  try {
    const answer = await send("autosave");
    const data = await answer.json().catch(() => ({}));
    if (answer.ok) {
      form.elements.number.value = data.number;
      kept = upTo;
      saved.textContent = `${form.dataset.saved} ${new Date(data.savedAt).toLocaleTimeString(document.documentElement.lang)}`;
    } else if (answer.status === 409) {
      stopped = true;
      conflict.querySelector("p").textContent = data.detail;
      conflict.hidden = false;
      saved.textContent = form.dataset.unsaved;
    } else {
      saved.textContent = data.detail ?? form.dataset.unsaved;
    }
  } catch {
    saved.textContent = form.dataset.offline;
  }
  keeping = false;
  if (changes !== kept) keepSoon();
}

const keepSoon = later(keep, 1500);

// Showing: the newest question counts.
let asking;

async function show() {
  asking?.abort();
  const mine = asking = new AbortController();
  try {
    const answer = await send("proof", { signal: mine.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const top = proof.scrollTop;
    proof.replaceChildren(...page.body.childNodes);
    proof.scrollTop = top;
  } catch {
    // The next one shows it.
  }
}

const showSoon = later(show, 400);

function changed() {
  changes++;
  keepSoon();
  showSoon();
}

form.addEventListener("input", event => { if (!event.target.closest("dialog") && event.target.id !== "when") changed(); });
form.addEventListener("submit", () => { stopped = leaving = true; });
addEventListener("beforeunload", event => { if (changes !== kept && !leaving) event.preventDefault(); });
addEventListener("online", keepSoon);

// An error leads to its line.
document.addEventListener("click", event => {
  const line = event.target.closest("a[data-line]")?.dataset.line;
  if (!line) return;
  event.preventDefault();
  const start = body.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  body.focus();
  body.setSelectionRange(start, start + body.value.slice(start).split("\n")[0].length);
});

// Whoever comes to put words right begins at them.
const { find } = form.dataset;
const place = find && [form.elements.headline, form.elements.dek, body].find(field => field.value.includes(find));
if (place) {
  const at = place.value.indexOf(find);
  place.setSelectionRange(at, at + find.length);
  place.focus();
}

// Pieces: what stands folded below the text without script becomes a dialog.
const dialogs = new Map();

for (const details of form.querySelectorAll("details.insert")) {
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  heading.textContent = details.querySelector("summary").textContent;
  heading.id = `${details.id}-h`;
  dialog.setAttribute("aria-labelledby", heading.id);
  details.querySelector("summary").remove();
  dialog.append(heading, ...details.childNodes);
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = form.dataset.close;
  close.addEventListener("click", () => dialog.close());
  dialog.querySelector(".buttons").append(close);
  details.replaceWith(dialog);
  dialogs.set(details.id, dialog);
  const insert = dialog.querySelector("button[name=piece]");
  insert.addEventListener("click", event => {
    event.preventDefault();
    addPiece(dialog, insert.value);
  });
  dialog.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    addPiece(dialog, insert.value);
  });
}

form.querySelector(".tools").hidden = false;
for (const button of form.querySelectorAll("[data-dialog]"))
  button.addEventListener("click", () => dialogs.get(button.dataset.dialog).showModal());
for (const button of form.querySelectorAll(".no-script")) button.remove();

async function addPiece(dialog, kind) {
  const fields = new FormData(form);
  fields.set("piece", kind);
  const errors = dialog.querySelector(".piece-errors");
  try {
    const { text, errors: wrong } = await (await send("piece", { body: new URLSearchParams(fields) })).json();
    errors.replaceChildren(...wrong.map(({ field, message }) => complaint(`${field}: ${message}`)));
    if (!text) return;
    dialog.close();
    insert(text);
    for (const field of dialog.querySelectorAll("input, textarea")) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
  } catch {
    errors.replaceChildren(complaint(form.dataset.offline));
  }
}

function complaint(text) {
  const line = document.createElement("p");
  line.className = "error";
  line.textContent = text;
  return line;
}

/** Between two paragraphs, after the line where the writer is. */
function insert(text) {
  const end = body.value.indexOf("\n", body.selectionEnd);
  const at = end < 0 ? body.value.length : end;
  const before = body.value.slice(0, at).trimEnd();
  const piece = `${before ? "\n\n" : ""}${text}\n\n`;
  body.setRangeText(piece + body.value.slice(at).trimStart(), before.length, body.value.length);
  body.focus();
  body.setSelectionRange(before.length + piece.length, before.length + piece.length);
  changed();
}

// Pictures come by the button, dropped on the text or pasted into it.
form.querySelector("[data-upload]").addEventListener("change", event => {
  bring(event.target.files[0]);
  event.target.value = "";
});
body.addEventListener("paste", event => take(event, event.clipboardData));
body.addEventListener("drop", event => take(event, event.dataTransfer));
body.addEventListener("dragover", event => { if (event.dataTransfer.types.includes("Files")) body.classList.add("over"); });
for (const end of ["dragleave", "drop"]) body.addEventListener(end, () => body.classList.remove("over"));

function take(event, from) {
  const picture = [...from.files].find(file => file.type.startsWith("image/"));
  if (!picture) return;
  event.preventDefault();
  bring(picture);
}

async function bring(picture) {
  if (!picture) return;
  const dialog = dialogs.get("insert-figure");
  const errors = dialog.querySelector(".piece-errors");
  const file = form.elements.figureFile;
  if (!dialog.open) dialog.showModal();
  errors.replaceChildren();
  file.placeholder = form.dataset.picture;
  try {
    const fields = new FormData();
    fields.set("picture", picture);
    const answer = await fetch(`${base}/api/v1/pictures`, { method: "POST", body: fields });
    const data = await answer.json();
    if (answer.ok) {
      file.value = `pictures/${data.id}`;
      form.elements.figureAlt.value ||= data.alt;
      form.elements.figureCredit.value ||= data.credit ?? "";
      form.elements.figureAlt.focus();
    } else {
      errors.replaceChildren(complaint(data.detail ?? data.title));
    }
  } catch {
    errors.replaceChildren(complaint(form.dataset.offline));
  }
  file.placeholder = "";
}
