// What every part of the page needs: its words, its times, its addresses, its store in this browser.
const root = document.documentElement;
const block = document.getElementById("words");
const phrases = block ? JSON.parse(block.textContent) : {};

export const base = root.dataset.base ?? "";
// Latin digits everywhere, as in the words that come from the server.
const locale = `${root.lang || "en"}-u-nu-latn`;
const plural = new Intl.PluralRules(locale);
const digits = new Intl.NumberFormat(locale);
const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

export const number = value => digits.format(value);

export function say(key, values = {}) {
  const phrase = phrases[key] ?? phrases[`${key}#${plural.select(values.n ?? 0)}`] ?? phrases[key + "#other"] ?? "";
  return phrase.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? number(values.n) : values[name]));
}

export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export const button = (className, textContent) => make("button", { type: "button", className, textContent });

/** Every plain click on such an element, now or later in the page. */
export function onClick(selector, deed) {
  document.addEventListener("click", event => {
    const hit = event.target.closest(selector);
    if (hit && !event.ctrlKey && !event.metaKey && !event.shiftKey) deed(hit, event);
  });
}

const live = document.getElementById("live");
const hush = () => live?.replaceChildren();
let hiding;

/** Says what happened at the foot of the window, where it moves nothing. It goes with the reader's next deed, or after a while. */
export function announce(text, ...more) {
  live?.replaceChildren(text, ...more);
  clearTimeout(hiding);
  if (!more.length) hiding = setTimeout(hush, 20_000);
}

for (const deed of ["pointerdown", "keydown"])
  addEventListener(deed, event => { if (!live?.contains(event.target)) hush(); }, true);

export const signInLink = () => make("a", { href: `${base}/sign-in?returnTo=${encodeURIComponent(location.pathname + location.search)}`, textContent: say("sign_in") });

/** One call of the JSON API. A lost connection throws; every answer comes back with its status. */
export async function call(method, path, body) {
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  return { ok: answer.ok, status: answer.status, data: await answer.json().catch(() => ({})) };
}

/** A page of our own, as a document that runs nothing. */
export async function read(address, init) {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

const unstored = new Map();

/** The store of this browser; where it is refused or full, this page alone remembers and all else works. */
export const store = {
  get(key) {
    try { return unstored.get(key) ?? JSON.parse(localStorage.getItem(`parley:${key}`)); } catch { return null; }
  },
  set(key, value) {
    unstored.delete(key);
    try {
      if (value === null) localStorage.removeItem(`parley:${key}`);
      else localStorage.setItem(`parley:${key}`, JSON.stringify(value));
    } catch { unstored.set(key, value); }
  },
};

const two = n => String(n).padStart(2, "0");
const steps = [[60, "minute"], [3600, "hour"], [86400, "day"]];

/** Times stand in the page as UTC; here they become the reader's own, near ones in words. */
export function tellTimes(parts) {
  if (!block) return;
  for (const element of parts.flatMap(part => [...part.querySelectorAll("time[datetime*=T]")])) {
    const then = new Date(element.dateTime);
    const date = say("day", { d: then.getDate(), month: say("months").split("|")[then.getMonth()], y: then.getFullYear() });
    element.title = say("stamp", { date, time: `${two(then.getHours())}:${two(then.getMinutes())}` });
    element.textContent = inWords(then) ?? element.title;
  }
}

function inWords(then) {
  const seconds = (Date.now() - then) / 1000;
  if (seconds < -60 || seconds > 7 * 86400) return null;
  if (seconds < 60) return say("now");
  const [length, unit] = steps.findLast(([from]) => seconds >= from);
  return near.format(-Math.floor(seconds / length), unit);
}
