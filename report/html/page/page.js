"use strict";
(() => {
  const all = (of, what) => [...of.querySelectorAll(what)];
  const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e; };

  // A text is made when it is first opened, or when a link leads into it: a large page has thousands.
  const fill = (lazy) => { lazy.insertAdjacentHTML("afterend", lazy.textContent); lazy.remove(); };
  document.addEventListener("toggle", (e) => { const lazy = e.target.open && e.target.querySelector && e.target.querySelector(":scope > noscript.lazy"); if (lazy) fill(lazy); }, true);
  const byId = (id) => {
    const at = document.getElementById(id);
    if (at || !id) return at;
    const lazy = all(document, "noscript.lazy").find((n) => n.textContent.includes(' id="' + id + '"'));
    if (lazy) fill(lazy);
    return document.getElementById(id);
  };

  // All pieces of the words that a link leads to are marked, not only the first; what folds them away opens.
  const light = () => {
    for (const m of all(document, "mark.lit")) m.classList.remove("lit");
    let at = null;
    try { at = byId(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!at) return;
    for (let d = at.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    if (at.matches(".row") && at.querySelector("details")) at.querySelector("details").open = true;
    if (at.dataset.of) for (const m of all(document, "mark[data-of]")) if (m.dataset.of === at.id) m.classList.add("lit");
    at.scrollIntoView({ block: at.closest(".text") && at.tagName === "MARK" ? "center" : "start" });
  };
  addEventListener("hashchange", light);
  light();
  // A second click on the same link leads there again.
  addEventListener("click", (e) => { const a = e.target.closest && e.target.closest('a[href^="#"]'); if (a && a.getAttribute("href") === location.hash) light(); });

  // What there is to find. Words are read when they are first asked for.
  const main = document.getElementById("main");
  const found = all(main, "[data-find]");
  const papers = new Map(all(main, "[data-doc]").map((e) => [e.dataset.doc, e.dataset]));
  const some = (e, name) => {
    const own = e.dataset[name] !== undefined ? [e.dataset[name]] : all(e, "[data-" + name + "]").map((x) => x.dataset[name]);
    const up = name === "speaker" && !own.length && e.closest("[data-speaker]");
    return up ? [up.dataset.speaker] : own;
  };
  const tags = (e) => (e.dataset.doc ? [e.dataset.doc] : [...new Set(all(e, "a.doc b").map((b) => b.textContent))]);
  const said = (e) => {
    const lazy = e.dataset.find === "document" && e.querySelector("noscript.lazy");
    if (!lazy) return e.textContent;
    return e.textContent.replace(lazy.textContent, () => "") + " " + new DOMParser().parseFromString(lazy.textContent, "text/html").body.textContent;
  };
  let index = null;
  const read = () => index ||= found.map((e) => {
    const docs = tags(e), speakers = some(e, "speaker");
    const dates = some(e, "date").filter(Boolean);
    return {
      e, speakers: speakers.map((s) => s.toLowerCase()), outlets: docs.map((d) => papers.get(d)?.outlet), kinds: some(e, "kind"), stances: some(e, "stance"),
      dates: dates.length ? dates : docs.map((d) => papers.get(d)?.date).filter(Boolean),
      sure: e.dataset.find === "document" || e.dataset.find === "passage" && e.dataset.sure !== undefined || e.dataset.find !== "passage" && ( e.dataset.sure === "1" || e.dataset.sure === "" && e.dataset.find !== "conflict" || e.dataset.sure === undefined && (e.querySelector(".conf") === null || e.querySelector(".conf.high") !== null)),
      text: (speakers.join(" ") + " " + said(e)).toLowerCase(),
    };
  });

  // Copy as citation: words, speaker, outlet, date, file, hash, link.
  const told = make("p", { className: "sr" });
  told.setAttribute("aria-live", "polite");
  document.body.append(told);
  const flat = (s) => s.replace(/\s+/g, " ").trim();
  const cite = (e) => {
    const units = all(e, ".q");
    const one = (u) => {
      const q = ["blockquote", ".ptext", "cite", ".ev", "h3"].map((what) => u.querySelector(what)).find(Boolean) || u;
      const copy = q.cloneNode(true);
      for (const x of all(copy, "del, .note, .ref, .copy, .badge")) x.remove();
      const words = flat(copy.textContent);
      const out = [/^[“"«„]/.test(words) ? words : "“" + words + "”", some(u, "speaker")[0] || some(e, "speaker")[0] || ""];
      for (const t of tags(u).slice(0, 12)) {
        const p = papers.get(t) || {};
        const row = all(u, "a.doc").find((a) => a.querySelector("b").textContent === t)?.closest("li");
        const id = ((row && u.contains(row) && row.querySelector('a[href^="#t-"]') || u.querySelector('a.ev[href^="#t-"]') || u.querySelector('a[href^="#t-"]'))?.getAttribute("href") || "#" + (e.closest("[id]")?.id || "")).slice(1);
        out.push([p.outlet || t, p.date || "date unknown", p.file || "", p.sha ? "SHA-256 " + p.sha : "", p.url || location.href.split("#")[0] + "#" + id].filter(Boolean).join(", "));
      }
      return out.filter(Boolean).join("\n");
    };
    const head = e.dataset.find === "claim" && units.length ? [flat(e.querySelector("h3").firstChild.textContent)] : [];
    return [...head, ...(units.length ? units : [e]).map(one)].join("\n\n");
  };
  const put = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* an old browser, or a page without leave */ }
    const box = make("textarea", { value: text });
    document.body.append(box);
    box.select();
    const ok = document.execCommand("copy");
    box.remove();
    return ok;
  };
  const button = (e) => {
    const b = make("button", { type: "button", className: "copy", textContent: "Copy" });
    b.setAttribute("aria-label", "Copy as citation");
    b.addEventListener("click", async (ev) => {
      ev.preventDefault();
      const ok = await put(cite(e));
      b.textContent = ok ? "Copied" : "Not copied";
      told.textContent = ok ? "Citation copied." : "The browser did not allow copying.";
      setTimeout(() => { b.textContent = "Copy"; told.textContent = ""; }, 2000);
    });
    const own = e.matches("details") ? e : e.querySelector(":scope > .head, :scope > header, :scope > .src, :scope > h3") || e;
    own.append(b);
  };
  // A button is made when its finding comes into sight: a large page has thousands.
  const seen = new IntersectionObserver((l) => { for (const x of l) if (x.isIntersecting) { seen.unobserve(x.target); button(x.target); } }, { rootMargin: "200px" });
  for (const e of found) seen.observe(e);

  // One bar over everything.
  if (found.length < 3 || main.dataset.filter === "no") return;
  const label = (text, field) => { field.setAttribute("aria-label", text); return make("label", {}, text, field); };
  const words = make("input", { type: "search", className: "words", placeholder: "Search in everything", name: "words" });
  words.setAttribute("aria-label", "Search in all findings by words");
  const speaker = make("input", { name: "speaker" });
  const names = make("datalist", { id: "speakers" }, ...[...new Set(all(main, "[data-speaker]").map((e) => e.dataset.speaker))].sort().map((n) => make("option", { value: n })));
  speaker.setAttribute("list", "speakers");
  const choice = (first, values) => {
    const s = make("select");
    s.add(new Option(first, ""));
    for (const x of [...new Set(values)].filter(Boolean).sort()) s.add(new Option(x.replace("-", " "), x));
    return s;
  };
  const values = (name) => all(main, "[data-" + name + "]").map((e) => e.dataset[name]);
  const outlet = choice("any", values("outlet")), kind = choice("any", values("kind")), stance = choice("any", values("stance"));
  const from = make("input", { type: "date" }), to = make("input", { type: "date" }), sure = make("input", { type: "checkbox" });
  const count = make("span", { className: "said" });
  count.setAttribute("aria-live", "polite");
  const clear = make("button", { type: "button", textContent: "Clear", hidden: true });
  const more = make("button", { type: "button", textContent: "Filters" });
  more.setAttribute("aria-expanded", "false");
  more.setAttribute("aria-controls", "filters");
  const second = make("div", { className: "row2", id: "filters", hidden: true }, label("Speaker", speaker), label("Outlet", outlet), label("Kind", kind), label("Stance", stance), label("From", from), label("To", to), label("Sure only", sure), names);
  const bar = make("form", { className: "filter" }, make("div", { className: "row1" }, words, more, clear, count), second);
  bar.setAttribute("role", "search");
  main.prepend(bar);
  more.addEventListener("click", () => { second.hidden = !second.hidden; second.classList.toggle("on", !second.hidden); more.setAttribute("aria-expanded", String(!second.hidden)); });

  const folds = all(main, "details").filter((d) => d.querySelector("[data-find]") || d.matches("[data-find]"));
  const groups = all(main, "section, article.speaker, ol.time > li, article.rests, #conflicts").filter((g) => g.querySelector("[data-find]"));
  let before = null; // which folds were open
  const run = () => {
    const want = words.value.toLowerCase().split(/\s+/).filter(Boolean), who = speaker.value.toLowerCase().trim();
    const on = want.length || who || outlet.value || kind.value || stance.value || from.value || to.value || sure.checked;
    clear.hidden = !on;
    for (const h of all(main, ".hits")) h.remove();
    if (!on) {
      for (const e of [...found, ...groups, ...folds]) e.hidden = false;
      if (before) folds.forEach((d, i) => { d.open = before[i]; });
      for (const a of all(main, ".strip a.off")) a.classList.remove("off");
      before = null;
      count.textContent = "";
      return;
    }
    before ||= folds.map((d) => d.open);
    let n = 0;
    for (const x of read()) {
      const ok = (!who || x.speakers.some((s) => s.includes(who))) && (!outlet.value || x.outlets.includes(outlet.value)) && (!kind.value || x.kinds.includes(kind.value)) &&
        (!stance.value || x.stances.includes(stance.value)) && (!sure.checked || x.sure) &&
        (!(from.value || to.value) || x.dates.some((d) => (!from.value || d.padEnd(10, "-31") >= from.value) && (!to.value || d <= to.value))) && want.every((w) => x.text.includes(w));
      x.e.hidden = !ok;
      n += ok;
    }
    for (const g of groups) g.hidden = !g.querySelector("[data-find]:not([hidden])");
    for (const d of folds) {
      const k = all(d, "[data-find]:not([hidden])").length;
      if (d.matches("[data-find]")) continue;
      d.hidden = k === 0;
      d.open = k > 0;
      if (k) d.querySelector("summary").append(make("span", { className: "hits", textContent: k + (k === 1 ? " match" : " matches") }));
    }
    for (const a of all(main, ".strip a")) {
      const s = document.getElementById(a.getAttribute("href").slice(1));
      a.classList.toggle("off", Boolean(s && s.hidden));
    }
    count.textContent = n + " of " + found.length + " findings" + (n ? "" : "; fewer words find more");
  };
  let wait = 0;
  const soon = () => { clearTimeout(wait); wait = setTimeout(run, 150); };
  const reset = () => { bar.reset(); run(); };
  bar.addEventListener("submit", (e) => { e.preventDefault(); run(); });
  bar.addEventListener("input", soon);
  clear.addEventListener("click", () => { reset(); words.focus(); });
  addEventListener("keydown", (e) => {
    if (e.key === "Escape" && before) reset();
    if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { e.preventDefault(); words.focus(); }
  });
})();
