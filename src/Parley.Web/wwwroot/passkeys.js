// Passkeys, on the two pages that have them: signing in, and the account's own page that adds one.

const base = document.documentElement.dataset.base;
let waiting = new AbortController();

async function post(path, body) {
  const answer = await fetch(base + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.title ?? "");
  return said;
}

/** Asks the device, and hands what it says to the server; goes on to the page that the server names. */
async function perform(place, options) {
  const path = place.dataset.passkey;
  const adds = path.includes("/me/");
  const publicKey = adds
    ? PublicKeyCredential.parseCreationOptionsFromJSON(await post(path + "/options", {}))
    : PublicKeyCredential.parseRequestOptionsFromJSON(await post(path + "/options", {}));
  const credential = await navigator.credentials[adds ? "create" : "get"]({ ...options, publicKey });
  const done = await post(path, { credential: JSON.stringify(credential.toJSON()), returnTo: place.dataset.return || null });
  location.assign(done.path);
}

function show(place, when, words) {
  for (const part of place.querySelectorAll("[data-when]")) {
    const wanted = part.dataset.when === when || (when === "failed" && part.dataset.when === "able");
    part.hidden = !wanted;
    if (words && part.dataset.when === when) part.textContent = words;
  }
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.prototype.toJSON;
  show(place, able ? "able" : "old");
  if (!able) continue;

  place.querySelector("button").addEventListener("click", async () => {
    waiting.abort();
    waiting = new AbortController();
    try {
      await perform(place, { signal: waiting.signal });
    } catch (failure) {
      // Whoever closes the browser's own window has changed their mind: nothing to say.
      if (failure.name !== "NotAllowedError" && failure.name !== "AbortError") show(place, "failed", failure.name === "Error" ? failure.message : "");
    }
  });

  // Where the browser can, its passkeys stand among the suggestions of the address field. Asking leaves a cookie, so it waits for a hand.
  const field = document.querySelector("[autocomplete~=webauthn]");
  if (field && await PublicKeyCredential.isConditionalMediationAvailable?.())
    field.addEventListener("focus", () => perform(place, { mediation: "conditional", signal: waiting.signal }).catch((failure) => {
      if (failure.name === "Error") show(place, "failed", failure.message);
    }), { once: true });
}
