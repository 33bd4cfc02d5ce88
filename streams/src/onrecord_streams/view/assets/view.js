// The script of served lists, behind browser.js: keys, evidence that lights up, copying, and what has changed since. It
// makes no HTML of text: what is new comes as a document of this server, whose elements take the place of the old ones.
"use strict";
(() => {
  const POLL = 2000;
  const search = document.getElementById("search");
  const single = document.getElementById("single-keys");
  const main = () => document.getElementById("found");

  // Facts: opened, lit and copied.

  const facts = () => [...main().querySelectorAll(".results .fact, .articles > li, .letters > li, .conflict tbody tr")];
  const segmentsOf = (fact) => [...fact.querySelectorAll(".context .s")];
  const light = (fact, words, name) => {
    const segments = segmentsOf(fact);
    for (const [first, last] of ranges(words)) {
      for (const segment of segments.slice(first, last + 1)) {
        segment.setAttribute(name, "");
        segment.setAttribute("data-k", fact.dataset.k);
      }
    }
  };
  const unlight = (fact, names) => {
    for (const segment of segmentsOf(fact)) for (const name of names) segment.removeAttribute(name);
  };
  document.addEventListener("toggle", (event) => {
    const fact = event.target.closest && event.target.closest(".results .fact");
    if (!fact) return;
    unlight(fact, ["data-lit", "data-now"]);
    if (event.target.open) light(fact, fact.dataset.e, "data-lit");
  }, true);

  let copies = null;
  const copied = (fact) => {
    copies ??= JSON.parse(main().querySelector(".records").textContent);
    const [line, citation] = copies[[...main().querySelectorAll(".results .fact")].indexOf(fact)];
    return { line, citation };
  };
  const citation = (fact) => copy(copied(fact).citation, "Citation");
  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest("button");
    const fact = target && target.closest(".results .fact");
    if (!fact) return;
    if (target.dataset.copy === "citation") citation(fact);
    else if (target.dataset.copy === "record") copy(copied(fact).line, "JSON");
    else if (target.closest(".places")) {
      unlight(fact, ["data-now"]);
      light(fact, target.dataset.e, "data-now");
    }
  });

  // Keys.

  const stop = (result) => result.querySelector("summary, a");
  const at = () => facts().findIndex((one) => one.contains(document.activeElement));
  const step = (by) => {
    const all = facts();
    if (!all.length) return;
    const from = at();
    const to = from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + by));
    stop(all[to]).focus();
  };
  const follow = (selector, within) => {
    const link = within && within.querySelector(selector);
    if (link) link.click();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => follow(".from a, .name a", facts()[at()]),
    c: () => { const fact = facts()[at()]; if (fact && fact.matches(".fact")) citation(fact); },
    "/": () => { if (search) search.elements.words.focus(); },
    "[": () => follow("[rel=prev]", main()),
    "]": () => follow("[rel=next]", main()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (single.checked && event.key in keys) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // The form: empty fields stay out of the address; a kind or a choice of a list counts at once.

  if (search) {
    const wide = matchMedia("(min-width: 62rem)");
    const narrow = search.querySelector(".narrow");
    const unfold = () => { narrow.open ||= wide.matches; };
    unfold();
    wide.addEventListener("change", unfold);
    search.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) if (!value.trim()) formData.delete(name);
    });
    search.addEventListener("change", (event) => {
      if (event.target.matches("select, [type=checkbox]")) search.requestSubmit();
    });
  }

  // What is new: asked for while somebody looks.

  const more = document.getElementById("more");
  const following = document.getElementById("follow");
  if (!more) return;
  const load = () => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.onload = () => (request.status === 200 && request.response.getElementById("found") ? done(request.response) : failed());
    request.onerror = failed;
    request.send();
  });
  const ids = (of) => [...of.querySelectorAll("[data-id]")].map((one) => one.dataset.id);
  let waiting = null;
  const show = () => {
    if (!waiting) return;
    const old = main();
    const known = new Set(ids(old));
    const open = new Set([...old.querySelectorAll(".fact:has([open]) [data-id]")].map((one) => one.dataset.id));
    const focused = at() >= 0 ? ids(facts()[at()])[0] : null;
    old.replaceWith(document.adoptNode(waiting));
    copies = null;
    for (const one of main().querySelectorAll(".results .fact")) {
      const [id] = ids(one);
      one.querySelector("details").open = open.has(id);
      one.classList.toggle("new", !known.has(id));
      if (id === focused) stop(one).focus({ preventScroll: true });
    }
    waiting = null;
    more.hidden = true;
  };
  const look = async () => {
    try {
      const { change } = await (await fetch("/state")).json();
      const shown = waiting || main();
      if (String(change) === shown.dataset.change) return;
      const fresh = (await load()).getElementById("found");
      const old = main();
      const count = fresh.dataset.total - old.dataset.total;
      const same = count === 0 && ids(fresh).join() === ids(old).join() && fresh.textContent === old.textContent;
      waiting = fresh;
      if (same || following.checked) show();
      else {
        more.textContent = count > 0 ? `Show ${count.toLocaleString("en")} more` : "Show what has changed";
        more.hidden = false;
      }
    } catch { /* the server was stopped, or has no answer now: the next look may find it */ }
  };
  more.addEventListener("click", () => { show(); say("Up to date"); });
  following.checked = keep("follow") === "on";
  following.addEventListener("change", () => {
    keep("follow", following.checked ? "on" : "off");
    if (following.checked) show();
  });
  setInterval(() => { if (document.visibilityState === "visible") look(); }, POLL);
})();
