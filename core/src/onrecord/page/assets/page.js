// The page's script, behind browser.js. Both stand in the page as they are, and its policy has their hashes. It makes no
// HTML of text.
"use strict";
(() => {
  const root = document.documentElement;
  const filters = document.getElementById("filters");
  const LANES = "abcd";
  const sections = [...document.querySelectorAll(".article")];
  const links = [...document.querySelectorAll("#contents a")];
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // Articles: what the page says of each, read once. Segments are told by their number, facts by their place in the list.

  const read = (section, at) => {
    const facts = [...section.querySelectorAll(".fact")].map((card, index) => ({
      card, index, at, details: card.firstElementChild, summary: card.firstElementChild.firstElementChild,
      type: card.dataset.t, color: card.dataset.k, lane: card.dataset.l, range: pair(card.dataset.m),
      says: card.dataset.says || "", score: Number(card.dataset.c), shown: true, note: null,
    }));
    const segments = [...section.querySelectorAll(".s")];
    for (const note of section.querySelectorAll(".n")) facts[note.dataset.n - 1].note = note;
    return { section, at, facts, segments, painted: segments.map((one) => one.className), lit: [], now: [] };
  };
  const articles = sections.map(read);
  let article = articles[0];
  let current = null;
  const shownFacts = () => article.facts.filter((fact) => fact.shown);

  // One stop of the tab key for the marks of an article and one for its list; arrow keys move inside.

  const rove = (elements, to) => {
    for (const one of elements) one.tabIndex = one === to ? 0 : -1;
  };
  const roveAll = () => {
    const facts = shownFacts();
    const to = current && current.shown ? current : facts[0];
    rove(article.facts.map((fact) => fact.summary), to && to.summary);
    const notes = facts.filter((fact) => fact.note);
    const note = to && to.note ? to : notes[0];
    rove(article.facts.flatMap((fact) => fact.note || []), note && note.note);
  };

  // Selecting: the fact opens, its words light up.

  const unlight = (names) => {
    for (const segment of article.lit) for (const name of names) segment.removeAttribute(name);
  };
  const light = (range, name, color) => {
    for (let i = range[0]; i <= range[1]; i++) {
      const segment = article.segments[i];
      segment.setAttribute(name, "");
      if (color) segment.setAttribute("data-k", color);
      article.lit.push(segment);
    }
  };
  const bring = (element, block) => element.scrollIntoView({ block, behavior: still.matches ? "auto" : "smooth" });
  const onSheet = () => current !== null && getComputedStyle(current.details).position === "fixed";
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    const bottom = onSheet() ? current.details.getBoundingClientRect().top : innerHeight;
    return box.top > 60 && box.bottom < bottom - 20;
  };
  const showEvidence = () => {
    const first = current.range ? article.segments[current.range[0]] : article.lit[0];
    if (first && !inView(first)) bring(first, onSheet() ? "start" : "center");
  };
  const close = (focus) => {
    if (!current) return;
    unlight(["data-on", "data-lit", "data-now", "data-k"]);
    article.lit = [];
    current.details.open = false;
    current.card.classList.remove("current");
    if (current.note) current.note.classList.remove("current");
    if (focus) current.summary.focus({ preventScroll: true });
    current = null;
    place(`#a${article.at + 1}`);
  };
  const place = (hash) => {
    if (location.hash !== hash) history.replaceState(null, "", hash);
  };
  const select = (fact, from) => {
    if (fact.at !== article.at) show(fact.at);
    if (current !== fact) close(false);
    current = fact;
    fact.card.classList.add("current");
    fact.details.open = true;
    if (fact.note) fact.note.classList.add("current");
    article.lit = [];
    if (fact.range) light(fact.range, "data-on", fact.color);
    for (const range of ranges(fact.card.dataset.e)) light(range, "data-lit", fact.color);
    roveAll();
    place(`#${fact.card.id}`);
    if (from !== "text") showEvidence();
    if (from !== "list" && !onSheet()) fact.card.scrollIntoView({ block: "nearest" });
    if (from !== "hash") fact.summary.focus({ preventScroll: true });
  };
  const step = (by) => {
    const facts = shownFacts();
    if (!facts.length) return;
    const at = current ? facts.indexOf(current) : by > 0 ? -1 : facts.length;
    select(facts[Math.min(facts.length - 1, Math.max(0, at + by))], "keys");
  };

  // Clicks.

  const length = (fact) => fact.range[1] - fact.range[0];
  const factsAt = (segment) => {
    const number = article.segments.indexOf(segment);
    const covers = (range) => range && range[0] <= number && number <= range[1];
    const marked = shownFacts().filter((fact) => covers(fact.range)).sort((a, b) => length(a) - length(b));
    return marked.length ? marked : shownFacts().filter((fact) => ranges(fact.card.dataset.e).some(covers));
  };
  const record = (fact) => {
    const of = articles[fact.at];
    of.records ??= JSON.parse(of.section.querySelector(".records").textContent);
    return { line: of.records[fact.index][0], citation: of.records[fact.index][1] };
  };
  const copied = {
    citation: () => current && copy(record(current).citation, "Citation"),
    record: () => current && copy(record(current).line, "JSON"),
    shown: () => copy(shownFacts().map((fact) => `${record(fact).line}\n`).join(""), `${shownFacts().length} facts`),
  };
  const factOf = (id) => {
    const found = /^f(\d+)-(\d+)$/.exec(id);
    const of = found && articles[found[1] - 1];
    return of && of.facts[found[2] - 1];
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest ? event.target : null;
    if (!target) return;
    const to = (selector) => target.closest(selector);
    let found;
    if ((found = to("[data-copy]"))) copied[found.dataset.copy]();
    else if (to("[data-close]")) close(true);
    else if ((found = to(".places button"))) {
      unlight(["data-now"]);
      const [range] = ranges(found.dataset.e);
      if (range) {
        light(range, "data-now");
        if (!inView(article.segments[range[0]])) bring(article.segments[range[0]], "center");
      }
    } else if ((found = to("summary"))) {
      event.preventDefault();
      const fact = factOf(found.closest(".fact").id);
      if (fact === current) close(true);
      else select(fact, "list");
    } else if ((found = to("a[href^='#f']"))) {
      event.preventDefault();
      const fact = factOf(found.getAttribute("href").slice(1));
      if (fact) select(fact, found.classList.contains("n") ? "text" : "keys");
    } else if ((found = to(".skip"))) {
      event.preventDefault();
      const goal = article.section.querySelector(found.dataset.to);
      const stop = goal.querySelector("[tabindex='0']");
      if (!stop) goal.tabIndex = -1;
      (stop || goal).focus();
    } else if ((found = to("a[href^='#a']"))) {
      event.preventDefault();
      show(Number(found.getAttribute("href").slice(2)) - 1);
      contents(false);
    } else if ((found = to(".s")) && !getSelection().toString()) {
      const facts = factsAt(found);
      if (facts.length) select(facts[(facts.indexOf(current) + 1) % facts.length], "text");
    }
  });

  // Keys.

  const single = document.getElementById("single-keys");
  const moves = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  const singles = {
    j: () => step(1),
    k: () => step(-1),
    c: () => copied.citation(),
    "[": () => show(article.at - 1),
    "]": () => show(article.at + 1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const on = event.target;
    if (event.key === "Escape") return close(true);
    if (on.matches("input, select, textarea")) return;
    const elements = on.matches(".n") ? shownFacts().flatMap((fact) => fact.note || [])
      : on.matches("summary") ? shownFacts().map((fact) => fact.summary) : null;
    if (elements && event.key in moves) {
      event.preventDefault();
      const to = elements[Math.min(elements.length - 1, Math.max(0, elements.indexOf(on) + moves[event.key]))];
      rove(elements, to);
      to.focus();
    } else if (single.checked && event.key in singles) {
      event.preventDefault();
      singles[event.key]();
    }
  });

  // Filters.

  const filter = () => {
    const kinds = new Set([...filters.querySelectorAll("[name=kind]:checked")].map((one) => one.value));
    const says = filters.elements.says.value;
    const least = Number(filters.elements.score.value);
    for (const one of articles) {
      for (const fact of one.facts) {
        const shown = kinds.has(fact.type) && (!says || fact.says === says) && fact.score >= least;
        if (shown === fact.shown) continue;
        fact.shown = shown;
        fact.card.hidden = !shown;
        if (fact.note) fact.note.hidden = !shown;
        one.stale = true;
      }
    }
    if (current && !current.shown) close(false);
    refresh();
  };
  const paint = () => {
    const names = new Array(article.segments.length).fill("s");
    for (const { shown, lane, range, color } of article.facts) {
      if (!shown || lane === "" || !range) continue;
      for (let i = range[0]; i <= range[1]; i++) names[i] += ` ${LANES[lane]}${color}`;
    }
    names.forEach((name, i) => {
      if (article.painted[i] !== name) article.segments[i].className = article.painted[i] = name;
    });
  };
  const refresh = () => {
    if (article.stale) {
      paint();
      article.stale = false;
    }
    const counts = {};
    for (const fact of article.facts) counts[fact.type] = (counts[fact.type] || 0) + 1;
    for (const box of filters.querySelectorAll("[name=kind]")) {
      box.parentElement.querySelector(".count").value = counts[box.value] || 0;
    }
    const shown = shownFacts().length;
    const all = article.facts.length;
    article.section.querySelector("h3 .count").value = shown === all ? all : `${shown} of ${all}`;
    article.section.querySelector(".none").hidden = shown > 0 || all === 0;
    links.forEach((link, at) => {
      const { length: of } = articles[at].facts;
      const passing = articles[at].facts.reduce((sum, fact) => sum + fact.shown, 0);
      link.querySelector(".count").textContent = `${passing === of ? of : `${passing} of ${of}`} ${of === 1 ? "fact" : "facts"}`;
    });
    roveAll();
  };
  const listSpeakers = () => {
    const counts = new Map();
    for (const { says } of article.facts) if (says) counts.set(says, (counts.get(says) || 0) + 1);
    const select = filters.elements.says;
    const chosen = select.value;
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    select.replaceChildren(new Option("anyone", ""), ...sorted.map(([name, count]) => new Option(`${name} (${count})`, name)));
    select.value = chosen;
  };
  let due = 0;
  filters.addEventListener("input", () => {
    const score = filters.elements.score;
    const words = (score.value / 100).toFixed(2);
    score.nextElementSibling.value = words;
    score.setAttribute("aria-valuetext", words);
    cancelAnimationFrame(due);
    due = requestAnimationFrame(filter);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());

  // Articles, one at a time.

  const show = (at, placed = true) => {
    if (!articles[at]) return;
    if (current) close(false);
    article = articles[at];
    articles.forEach((one) => one.section.classList.toggle("shown", one === article));
    links.forEach((link, index) => {
      if (index === at) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    listSpeakers();
    refresh();
    if (articles.length > 1 && placed) {
      document.title = article.section.dataset.name;
      place(`#a${at + 1}`);
      links[at].scrollIntoView({ block: "nearest" });
      scrollTo(0, 0);
    }
  };
  const follow = () => {
    const fact = factOf(location.hash.slice(1));
    const at = /^#a(\d+)$/.exec(location.hash);
    if (fact) select(fact, "hash");
    else if (at) show(at[1] - 1);
  };
  const contentsButton = document.getElementById("contents-button");
  const contents = (open) => {
    if (!contentsButton) return;
    document.getElementById("contents").classList.toggle("open", open);
    contentsButton.setAttribute("aria-expanded", String(open));
  };
  if (contentsButton) {
    contentsButton.addEventListener("click", () => contents(contentsButton.getAttribute("aria-expanded") !== "true"));
  }

  // Paper.

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = shownFacts().filter((fact) => !fact.details.open);
    for (const fact of opened) fact.details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fact of opened) fact.details.open = false;
  });
  addEventListener("hashchange", follow);
  if (article) {
    filters.reset();
    show(0, false);
    follow();
    addEventListener("load", () => setTimeout(() => current && showEvidence()));  // the browser has gone to the list
  }
})();
