// The page works without this: links go both ways, and what the filters hide is style alone.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = all(".card");
  const of = (id) => [$(id), ...all(`[data-of="${CSS.escape(id)}"]`)].filter(Boolean);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let smooth = false; // not while the page opens
  const behavior = () => (still || !smooth ? "auto" : "smooth");
  const show = (one, block) => one.scrollIntoView({ block, behavior: behavior() });
  const seen = (card) => card.checkVisibility();
  let chosen = null;

  // A finding, the words it speaks of, and the places that bear on it light up together.
  const choose = (card, go = "both") => {
    all(".on").forEach((one) => one.classList.remove("on"));
    chosen = card;
    const words = of(card.id.replace(/^f-/, "m-"));
    const places = all('a[href^="#r"]', card).flatMap((link) => of(link.hash.slice(1)));
    const fixes = all(`[data-for="${CSS.escape(card.id)}"]`);
    for (const one of [card, ...words, ...places, ...fixes]) one.classList.add("on");
    history.replaceState(null, "", "#" + card.id);
    const list = card.closest(".cards");
    const apart = list.scrollHeight > list.clientHeight + 4 && getComputedStyle(list).position === "sticky";
    if (apart) {
      const first = card.matches(".rule + .card") ? card.closest(".group") : card;
      const top = first.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
      list.scrollTo({ top: top - 12, behavior: behavior() });
    }
    const beside = getComputedStyle(list).position === "sticky";
    if (words[0] && (go === "text" || (go === "both" && beside))) show(words[0], "center");
    else if (go !== "text") show(card, "nearest");
  };
  const linked = () => {
    const card = cards.find((one) => "#" + one.id === decodeURIComponent(location.hash));
    if (card) choose(card);
    const folded = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    if (folded instanceof HTMLDetailsElement) folded.open = true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const words = event.target.closest("mark[id], mark[data-of]");
    if (link?.matches(".num")) {
      event.preventDefault();
      choose(link.closest(".card"), "text");
    } else if (link?.hash && $(decodeURIComponent(link.hash.slice(1)))?.matches(".card")) {
      event.preventDefault();
      const card = $(decodeURIComponent(link.hash.slice(1)));
      if (!seen(card)) reset();
      choose(card, link.matches(".n") ? "list" : "both");
      if (!link.matches(".n")) card.focus({ preventScroll: true });
    } else if (link?.hash) {
      const place = $(link.hash.slice(1));
      if (place instanceof HTMLDetailsElement) place.open = true;
    } else if (words && !String(getSelection())) {
      const card = $((words.id || words.dataset.of).replace(/^m-/, "f-"));
      if (card?.matches(".card")) choose(card, "list");
    } else if (!link && !String(getSelection()) && event.target.closest(".card")) {
      choose(event.target.closest(".card"));
    }
  });

  // Filters: severities are style alone; rule, section and words hide findings one by one.
  const form = $("filters"), words = $("words"), rule = $("rule"), section = $("section"), shown = $("shown");
  const fill = (select, values, name) => {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, number] of counts) select.add(new Option(`${name(value)} (${number})`, "=" + value));
    select.hidden = counts.size < 2;
  };
  fill(rule, cards.map((card) => card.dataset.rule).sort(), (value) => value);
  fill(section, cards.map((card) => card.dataset.section), (value) => value || section.dataset.none);
  words.hidden = cards.length < 4;
  const filter = () => {
    const wanted = words.value.trim().toLowerCase();
    for (const card of cards) {
      const group = card.closest(".group");
      card.hidden =
        (rule.value && rule.value !== "=" + card.dataset.rule) ||
        (section.value && section.value !== "=" + card.dataset.section) ||
        !(card.textContent + group.querySelector(".rule").textContent).toLowerCase().includes(wanted);
    }
    for (const group of all(".group")) group.hidden = all(".card", group).every((card) => card.hidden);
    const left = cards.filter(seen).length;
    const narrowed = left < cards.length || wanted || rule.value || section.value;
    shown.value = !narrowed ? "" : left ? shown.dataset.says.replace("{}", left).replace("{}", cards.length) : shown.dataset.none;
    $("clear").hidden = !narrowed;
  };
  const reset = () => { form.reset(); filter(); };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // The sheet is printed alone where the address ends in it.
  const print = (id) => { location.hash = id; window.print(); };
  for (const button of all("[data-sheet]")) {
    button.hidden = false;
    button.addEventListener("click", () => print(button.dataset.sheet));
  }
  let folded = [];
  addEventListener("beforeprint", () => { folded = all(".rest > details:not([open])"); folded.forEach((one) => { one.open = true; }); });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));

  const dialog = $("keys");
  $("help").hidden = false;
  $("help").addEventListener("click", () => dialog.showModal());
  const step = (by) => {
    const open = cards.filter(seen);
    const at = open.indexOf(chosen);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by];
    if (next) { choose(next); next.focus({ preventScroll: true }); }
  };
  const keys = {
    j: () => step(1), k: () => step(-1),
    "/": () => words.focus(), "?": () => dialog.showModal(),
    p: () => print((chosen ?? document).closest?.(".report")?.querySelector(".sheet")?.id ?? "sheet-1"),
    g: () => scrollTo({ top: 0 }),
  };
  const arrows = { ArrowDown: keys.j, ArrowUp: keys.k };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape" && (typing || shown.value)) { reset(); event.target.blur(); return; }
    if (typing) return;
    const card = event.target.closest?.(".card");
    // Arrows scroll everywhere but in the list of findings.
    const act = (card && arrows[event.key]) || ($("keys-on").checked && keys[event.key]);
    if (act) { event.preventDefault(); act(); }
    else if (event.key === "Enter" && event.target === card) choose(card, "text");
  });

  // Written last, shown first: who reads by ear or by keyboard gets it first, too.
  const overview = $("overview");
  if (overview) document.querySelector("main").prepend(overview);
  addEventListener("hashchange", linked);
  linked();
  filter();
  smooth = true;
})();
