// What readers say about a sentence of the article: beside the text where there is room, else under it.
import { announce, button, make, onClick, read, say, tellTimes } from "./page.js";

// Pixels of the panel that are seen at least when it opens.
const least = 200;

let panel, opener;

const piecesOf = mark => mark.closest("[id^=p-]").querySelectorAll(`.said[data-s="${mark.dataset.s}"]`);

/** The sentence that the mark belongs to, for as long as somebody is at the mark or reads what is said. */
function light(mark, isOn) {
  for (const piece of piecesOf(mark)) piece.classList.toggle("lit", isOn || mark === opener);
}

function closePassage() {
  const mark = opener;
  panel?.remove();
  panel = opener = null;
  if (!mark) return;
  mark.ariaExpanded = "false";
  light(mark, false);
  mark.focus();
}

async function openPassage(mark, event) {
  event.preventDefault();
  const isSame = mark === opener;
  closePassage();
  if (isSame || mark.ariaBusy === "true") return;
  mark.ariaBusy = "true";
  const page = await read(mark.href).catch(() => null);
  mark.ariaBusy = "false";
  if (!page) return announce(say("not_loaded"));
  const close = button("", say("close"));
  close.addEventListener("click", closePassage);
  const comments = page.getElementById("comments");
  for (const link of comments.querySelectorAll(".when")) link.href = `#comment-${link.closest(".comment").dataset.id}`;
  // These comments may stand in the discussion as well.
  for (const named of comments.querySelectorAll("[id], [data-id]")) {
    named.removeAttribute("id");
    delete named.dataset.id;
  }
  comments.removeAttribute("id");
  for (const acts of comments.querySelectorAll(".acts")) acts.remove();
  panel = make("aside", { className: "beside", tabIndex: -1, ariaLabel: mark.ariaLabel, lang: document.documentElement.lang, dir: document.dir }, close, comments, make("a", { href: mark.href }, say("whole_page")));
  opener = mark;
  mark.ariaExpanded = "true";
  light(mark, true);
  const passage = mark.closest("[id^=p-]");
  if (passage.matches("li")) passage.append(panel);
  else (passage.closest("figcaption") ?? passage).after(panel);
  panel.style.setProperty("--at", `${mark.getBoundingClientRect().top - panel.closest(".article").getBoundingClientRect().top}px`);
  tellTimes([panel]);
  panel.focus({ preventScroll: true });
  // Some of it is seen without a search for it.
  scrollBy(0, Math.max(0, panel.getBoundingClientRect().top + least - innerHeight));
}

/** To where quoted words stand, in this page where it is this page, and back. */
function goTo(link, event) {
  const place = document.getElementById(link.hash.slice(1));
  const id = link.closest(".comment").dataset.id;
  if (!place || !id || link.pathname !== location.pathname) return;
  event.preventDefault();
  location.hash = link.hash;
  announce(make("a", { href: `#comment-${id}` }, say("back")));
}

export function startPassages() {
  onClick(".cited", openPassage);
  onClick(".comment a[href*='#s-'], .comment a[href*='#p-']", goTo);
  for (const deed of ["pointerover", "pointerout", "focusin", "focusout"])
    document.addEventListener(deed, ({ target }) => target.matches(".cited") && light(target, /over|in$/.test(deed)));
  document.addEventListener("keydown", event => event.key === "Escape" && !event.target.closest("textarea, dialog") && closePassage());
}
