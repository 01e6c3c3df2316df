// What every part of the page needs: its words, its addresses, its store in this browser.
const root = document.documentElement;
const block = document.getElementById("words");
const phrases = block ? JSON.parse(block.textContent) : {};

export const base = root.dataset.base ?? "";
// Latin digits everywhere, as in the words that come from the server.
export const locale = `${root.lang || "en"}-u-nu-latn`;
const plural = new Intl.PluralRules(locale);
const digits = new Intl.NumberFormat(locale);

export function say(key, values = {}) {
  const phrase = phrases[key] ?? phrases[`${key}#${plural.select(values.n ?? 0)}`] ?? "";
  return phrase.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? digits.format(values.n) : values[name]));
}

export const number = value => digits.format(value);

export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export function announce(text, ...more) {
  const live = document.getElementById("live");
  if (!live) return;
  live.replaceChildren(text, ...more.flatMap(part => [" ", part]));
}

export const signInLink = () => make("a", { href: `${base}/sign-in?returnTo=${encodeURIComponent(location.pathname + location.search)}`, textContent: say("sign_in") });

/** One call of the JSON API. A lost connection throws; every answer comes back with its status. */
export async function call(method, path, body) {
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { accept: "application/json", ...(body ? { "content-type": "application/json" } : {}) },
    body: body && JSON.stringify(body),
  });
  const data = await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, data, wait: Number(answer.headers.get("retry-after")) || 0 };
}

/** A page of our own, as a document that runs nothing. */
export async function read(address, init) {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** The store of this browser; where it is refused, nothing is remembered and all else works. */
export const store = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(`parley:${key}`)); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(`parley:${key}`);
      else localStorage.setItem(`parley:${key}`, JSON.stringify(value));
    } catch { /* full or refused */ }
  },
};
