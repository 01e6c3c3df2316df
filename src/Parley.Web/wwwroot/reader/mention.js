// Mentions: after an @, people of the discussion are offered below the field; arrow keys choose, Enter or Tab takes, Escape leaves.
import { call, make, say } from "./page.js";
import { section } from "./thread.js";

// As long as names are.
const started = /(?:^|\s)@([^\s@](?: ?[^\s@]){0,59}|)$/u;
const typingPause = 150;

/** A text box with a list of offers (ARIA APG, list autocomplete with manual selection). */
export function offerPeople(field) {
  const list = make("ul", { className: "people", role: "listbox", id: `people-${field.id}`, hidden: true, ariaLabel: say("people_here") });
  field.after(make("div", { className: "picker" }, list));
  field.setAttribute("aria-controls", list.id);
  field.ariaAutoComplete = "list";
  field.ariaHasPopup = "listbox";
  let waiting, asked, nobody;

  const start = () => started.exec(field.value.slice(0, field.selectionStart))?.[1];
  const chosen = () => list.querySelector("[aria-selected=true]");

  function show(people) {
    list.replaceChildren(...people.map(({ id, name }) => make("li", { id: `${list.id}-${id}`, role: "option", dir: "auto", textContent: name })));
    list.hidden = !people.length;
    field.removeAttribute("aria-activedescendant");
    if (people.length) document.getElementById("news")?.replaceChildren(say("people", { n: people.length }));
  }

  function choose(option) {
    chosen()?.removeAttribute("aria-selected");
    option.ariaSelected = "true";
    field.setAttribute("aria-activedescendant", option.id);
  }

  function take(option) {
    const end = field.selectionStart;
    field.setRangeText(`${option.textContent} `, end - start().length, end, "end");
    show([]);
    field.dispatchEvent(new Event("input"));
  }

  async function ask() {
    const words = start();
    asked = words;
    // Nobody's name goes on from what nobody's name begins with.
    if (words === undefined || words.startsWith(nobody)) return show([]);
    const { ok, data } = await call("GET", `/discussions/${section.dataset.id}/people?starts=${encodeURIComponent(words)}`).catch(() => ({}));
    if (ok && !data.people.length) nobody = words;
    if (asked === words) show(ok ? data.people : []);
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (start() !== undefined || !list.hidden) waiting = setTimeout(ask, typingPause);
  });
  field.addEventListener("blur", () => show([]));
  list.addEventListener("mousedown", event => {
    event.preventDefault();
    if (event.target !== list) take(event.target);
  });
  field.addEventListener("keydown", event => {
    if (list.hidden || event.isComposing) return;
    const { key } = event;
    const at = chosen();
    if (key === "ArrowDown") choose(at?.nextSibling ?? list.firstChild);
    else if (key === "ArrowUp") choose(at?.previousSibling ?? list.lastChild);
    else if (key === "Escape") show([]);
    else if (at && (key === "Enter" || key === "Tab")) take(at);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}
