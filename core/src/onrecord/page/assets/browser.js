// What a page asks of the browser: the clipboard, what it keeps, and its colours. It comes before the page's own script.
"use strict";
const said = document.getElementById("said");
let saying;
const say = (words) => {
  said.textContent = words;
  clearTimeout(saying);
  saying = setTimeout(() => { said.textContent = ""; }, 4000);
};

const copy = async (text, what) => {
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "vh";
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    done = document.execCommand("copy");
    area.remove();
    if (focused) focused.focus({ preventScroll: true });
  }
  say(done ? `${what} copied` : "The browser did not let the page copy");
};

const keep = (key, value) => {
  try {
    if (value === undefined) return localStorage.getItem(`onrecord-${key}`);
    localStorage.setItem(`onrecord-${key}`, value);
  } catch { /* a browser that keeps nothing for files: the choice lasts as long as the page */ }
  return null;
};

// Ranges of segments, as the page has them: `0-2 5-5`; an empty one is a lone dash.

const pair = (words) => (words === "-" || !words ? null : words.split("-").map(Number));
const ranges = (words) => (words ? words.split(" ").map(pair).filter(Boolean) : []);

{
  const theme = document.getElementById("theme");
  const THEMES = ["auto", "dark", "light"];
  const paint = (name) => {
    document.documentElement.dataset.theme = name;
    theme.textContent = `Colours: ${name}`;
  };
  paint(THEMES.includes(keep("theme")) ? keep("theme") : "auto");
  theme.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    paint(next);
    keep("theme", next);
  });
  const help = document.getElementById("help");
  document.getElementById("help-button").addEventListener("click", () => help.showModal());
  const single = document.getElementById("single-keys");
  single.checked = keep("single-keys") !== "off";
  single.addEventListener("change", () => keep("single-keys", single.checked ? "on" : "off"));
  document.documentElement.classList.add("js");
}
