// The page works without this: links go both ways, and the filters are style alone.
"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = all(".card");
  const mark = (card) => document.getElementById(card.id.replace("-f", "-m"));
  const choose = (card) => {
    all(".on").forEach((one) => one.classList.remove("on"));
    const words = mark(card);
    const pieces = words ? all(`[data-of="${words.id}"]`) : [];
    for (const one of [card, words, ...pieces]) if (one) one.classList.add("on");
    if (words) words.scrollIntoView({ block: "center" });
    const list = card.parentElement;
    if (list.scrollHeight > list.clientHeight) list.scrollTop = card.offsetTop - list.offsetTop - 8;
    history.replaceState(null, "", "#" + card.id);
  };
  for (const card of cards) {
    card.addEventListener("click", (event) => {
      if (event.target.closest("a:not(.num)") || String(getSelection())) return;
      event.preventDefault();
      choose(card);
    });
  }
  for (const link of all("a.n")) {
    link.addEventListener("click", (event) => {
      const card = document.getElementById(link.hash.slice(1));
      if (!card) return;
      event.preventDefault();
      choose(card);
      if (!card.offsetParent || getComputedStyle(card.parentElement).position === "static") card.scrollIntoView();
    });
  }
  const linked = cards.find((card) => "#" + card.id === location.hash);
  if (linked) choose(linked);
  const words = document.getElementById("words");
  words.hidden = cards.length < 6;
  words.addEventListener("input", () => {
    const wanted = words.value.trim().toLowerCase();
    for (const card of cards) card.hidden = !card.textContent.toLowerCase().includes(wanted);
  });
  words.form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const shown = cards.filter((card) => card.offsetParent);
    const next = shown[shown.findIndex((card) => card.classList.contains("on")) + step];
    if (next) choose(next);
  });
})();
