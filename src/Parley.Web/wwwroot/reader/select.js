// Words selected in the article or in a comment: buttons below them put them into the composer, or lead to where a mistake is reported.
import { announce, base, button, make, say } from "./page.js";
import { answer, refer } from "./compose.js";
import { section } from "./thread.js";

const quotable = ".article [id^=p-], .comment > .prose";
// What stands in there and is no part of the words.
const added = ".cited, .to, .tools, .beside";
const breaking = /^(P|LI|UL|OL|PRE|BR|BLOCKQUOTE)$/;
// Milliseconds in which a selection grows no further.
const still = 250;

let bar, waiting;

/** The selected words of one text, and what names their place: counted as the server counts them, a new line where a block or a line begins. */
function measure(text, selection) {
  let words = "", start, end, isNewLine;
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (isNewLine && words) words += "\n";
      isNewLine = false;
      const from = node === selection.startContainer ? selection.startOffset : 0;
      const to = node === selection.endContainer ? selection.endOffset : node.length;
      if (from < to && selection.intersectsNode(node)) {
        start ??= words.length + from;
        end = words.length + to;
      }
      words += node.data;
    } else if (!node.matches(added)) {
      isNewLine ||= breaking.test(node.tagName);
      node.childNodes.forEach(walk);
      isNewLine ||= breaking.test(node.tagName);
    }
  };
  text.childNodes.forEach(walk);
  // Whole words, in scripts without spaces as well.
  const inside = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(words)]
    .filter(({ index, segment }) => segment.trim() && index < end && index + segment.length > start);
  if (!inside[0]) return null;
  start = inside[0].index;
  end = inside.at(-1).index + inside.at(-1).segment.length;
  const { revision } = text.closest("[data-revision]").dataset;
  const comment = text.closest(".comment");
  return { text, comment, words: words.slice(start, end), ref: `${comment ? "c" + comment.dataset.id : text.id.replace("-", "")}r${revision}@${start}-${end}` };
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || section?.dataset.state !== "open") return [];
  const range = selection.getRangeAt(0);
  return [...document.querySelectorAll(quotable)].filter(text => range.intersectsNode(text)).map(text => measure(text, range)).filter(Boolean);
}

/** As a quote, or with nothing but the place. */
export function takeWords(asQuote, places = selected()) {
  if (!places[0]) return announce(say("select_first"));
  const field = answer(places[0].comment);
  hideBar();
  getSelection().removeAllRanges();
  // A page that shows a comment by itself has no form: the comment's own has.
  if (!field) return void location.assign(`${base}/comments/${places[0].comment.dataset.id}/reply?${asQuote ? "pick" : "about"}=${places[0].ref}`);
  refer(field, places, asQuote);
}

function hideBar() {
  bar?.remove();
  bar = null;
}

function showBar() {
  hideBar();
  const places = selected();
  if (!places[0]) return;
  const buttons = [[say("quote"), true], [say("comment_on"), false]].map(([name, asQuote]) => {
    const made = button("", name);
    made.addEventListener("click", () => takeWords(asQuote, places));
    return made;
  });
  bar = make("span", { className: "tools", role: "toolbar", ariaLabel: say("selected") }, ...buttons);
  if (!places[0].comment) bar.append(make("a", { href: `${location.pathname}/correct?at=${places[0].ref}`, rel: "nofollow", textContent: say("mistake") }));
  // Pressing a button takes the selection away before it is a click.
  bar.addEventListener("pointerdown", event => event.preventDefault());
  places[0].text.append(bar);
  const words = getSelection().getRangeAt(0).getBoundingClientRect();
  const frame = bar.offsetParent.getBoundingClientRect();
  bar.style.top = `${Math.min(words.bottom, innerHeight - 64) - frame.top + 8}px`;
  bar.style.left = `${Math.max(0, Math.min(words.left - frame.left, frame.width - bar.offsetWidth))}px`;
}

export function startSelecting() {
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(showBar, still);
  });
}
