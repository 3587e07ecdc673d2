"use strict";
(() => {
  // All pieces of the words that a link leads to are marked, not only the first.
  const light = () => {
    for (const m of document.querySelectorAll("mark.lit")) m.classList.remove("lit");
    const id = decodeURIComponent(location.hash.slice(1));
    const at = id && document.getElementById(id);
    if (!at) return;
    for (let d = at.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    if (at.dataset.of) for (const m of document.querySelectorAll("mark[data-of]")) if (m.dataset.of === id) m.classList.add("lit");
    if (at.closest(".text")) at.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", light);
  light();

  let shut = [];
  addEventListener("beforeprint", () => { shut = [...document.querySelectorAll("details:not([open])")]; for (const d of shut) d.open = true; });
  addEventListener("afterprint", () => { for (const d of shut) d.open = false; });

  // A filter over the statements.
  const section = document.getElementById("statements");
  const rows = section ? [...section.querySelectorAll(".st")] : [];
  if (rows.length < 8) return;
  const bar = document.createElement("form");
  bar.className = "filter";
  bar.setAttribute("role", "search");
  const words = document.createElement("input");
  words.type = "search";
  words.placeholder = "Filter statements by any word";
  words.setAttribute("aria-label", words.placeholder);
  const kind = document.createElement("select");
  kind.setAttribute("aria-label", "Kind of statement");
  const badge = (r) => r.querySelector(".head .badge").textContent;
  for (const k of ["every kind", ...new Set(rows.map(badge))]) kind.add(new Option(k));
  const said = document.createElement("span");
  said.className = "by";
  said.setAttribute("aria-live", "polite");
  bar.append(words, kind, said);
  section.querySelector(".lead").after(bar);
  const texts = rows.map((r) => (r.closest("article").querySelector("h3").textContent + " " + r.textContent).toLowerCase());
  const run = () => {
    const want = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    rows.forEach((r, i) => {
      const ok = (kind.selectedIndex === 0 || badge(r) === kind.value) && want.every((w) => texts[i].includes(w));
      r.hidden = !ok;
      n += ok;
    });
    for (const s of section.querySelectorAll("article.speaker, .doubtful")) {
      s.hidden = !s.querySelector(".st:not([hidden])");
      if (s.matches(".doubtful")) s.open = n < rows.length;
    }
    said.textContent = n === rows.length ? "" : n + " of " + rows.length + " statements";
  };
  bar.addEventListener("submit", (e) => e.preventDefault());
  words.addEventListener("input", run);
  kind.addEventListener("change", run);
})();
