// The changes of a discussion as they happen. One tab holds the stream for all tabs of this browser and tells them; where that
// cannot be, each asks now and then while it is looked at.
import { base } from "./page.js";

// A tab that nobody looks at for so long lets go: over HTTP/1.1 a browser has six connections to a host in all.
const patience = 30_000;
// So often in a row a stream may break before it is asked for in plain.
const mostBreaks = 3;

/** Milliseconds of waiting, spread so that readers who lost the same server do not come back as one. */
const pause = tries => (tries ? Math.min(240, 3 * 2 ** tries) : 20) * (750 + 500 * Math.random());

/** Tells every change after the number, once and in order; several at once where they came at once. */
export function follow(id, number, tell) {
  const address = `${base}/api/v1/discussions/${id}/events`;
  let stay, channel, asking, leaving, readers, isLeading, isPolling;

  function hear(change) {
    readers = change.readers ?? readers;
    // A store that takes no writes, or takes them again, moves no number.
    if (change.seq <= number && !change.reset) change = { readers, state: change.seq === number ? change.state : null };
    number = change.seq ?? number;
    tell(change);
  }

  /** Hears it here and in the other tabs, with the number that it follows on. */
  function share(change) {
    if (isLeading) channel.postMessage({ from: change.reset ? Infinity : number, change });
    hear(change);
  }

  /** Another tab comes, or tells what it heard; whoever missed something asks for it. */
  function fromTab({ data: { from, change } }) {
    if (from > number) ask();
    else if (change) hear(change);
    else if (isLeading) channel.postMessage({ from: number, change: { readers } });
  }

  /** False where nobody answers. */
  const ask = () => asking ??= fetch(`${address}?after=${number}`, { headers: { accept: "application/json" } })
    .then(answer => answer.ok && answer.json().then(change => { share(change); return true; }))
    .catch(() => false).finally(() => { asking = null; });

  async function poll(signal, rounds) {
    isPolling = true;
    for (let tries = 0; rounds-- && !signal.aborted;) {
      if (!document.hidden) tries = await ask() ? 0 : tries + 1;
      await new Promise(done => {
        setTimeout(done, pause(tries));
        signal.addEventListener("abort", done);
      });
    }
    isPolling = false;
  }

  /** Until the browser gives the stream up, or this tab leaves. */
  const listen = signal => new Promise(done => {
    const stream = new EventSource(`${address}?after=${number}`);
    let breaks = 0;
    const end = () => { stream.close(); done(); };
    for (const kind of ["message", "readers", "reset"])
      stream.addEventListener(kind, event => share({ ...JSON.parse(event.data), reset: kind === "reset" }));
    stream.onopen = () => { breaks = 0; };
    stream.onerror = () => { if (++breaks > mostBreaks || stream.readyState === EventSource.CLOSED) end(); };
    signal.addEventListener("abort", end);
  });

  async function lead(signal) {
    isLeading = true;
    while (!signal.aborted) {
      await listen(signal);
      // A tab in the background leaves asking to one that is looked at.
      if (document.hidden && !signal.aborted) leave();
      await poll(signal, 3);
    }
  }

  async function join() {
    leave();
    if (document.hidden) return;
    const { signal } = stay = new AbortController();
    try {
      channel = new BroadcastChannel(address);
      channel.onmessage = fromTab;
      channel.postMessage({});
      await navigator.locks.request(address, { signal }, () => lead(signal));
    } catch {
      // No locks over plain HTTP, nor where storage is refused: every tab asks for itself.
      if (!signal.aborted) await poll(signal, Infinity);
    }
  }

  function leave() {
    stay?.abort();
    stay = isLeading = null;
    channel?.close();
  }

  addEventListener("offline", leave);
  addEventListener("online", join);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", event => event.persisted && join());
  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(leave, patience);
    else if (!stay) join();
    else if (isPolling) ask();
  });
  join();
}
