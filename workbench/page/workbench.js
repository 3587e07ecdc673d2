"use strict";
(() => {
  const all = (of, what) => [...of.querySelectorAll(what)];
  const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e; };
  const main = document.getElementById("main");
  const plural = (n, one, many) => n + " " + (n === 1 ? one : many);

  // How far the case is, as the server tells it. Findings that are new are shown when the
  // person asks for them: nothing moves under his eyes, unless there was nothing yet.
  const box = document.getElementById("progress");
  const shown = Number(document.body.dataset.generation);
  const tell = (p) => {
    const line = (text, href, kind) => box.append(make("p", { className: kind || "" }, href ? make("a", { href, textContent: text }) : text));
    box.replaceChildren();
    if (p.trouble) line(p.trouble, "", "trouble");
    if (p.adding) line(p.adding);
    if (p.reading) line(p.reading);
    if (p.waiting) line(plural(p.waiting, "document waits", "documents wait") + " to be read; what is shown is of the others.");
    if (p.generation > shown) line("There are new findings: show them", location.href.split("#")[0], "new");
    if (p.failed.length) line(plural(p.failed.length, "file was", "files were") + " not taken", "/failures");
    if (p.duplicates.length) line(plural(p.duplicates.length, "file has", "files have") + " the bytes of another", "/failures");
    const typing = document.activeElement && document.activeElement.matches("input, select, textarea");
    if (p.generation > shown && document.body.dataset.awaited !== undefined && !typing) location.reload();
  };
  const listen = () => {
    const from = new EventSource("/events");
    from.addEventListener("progress", (e) => tell(JSON.parse(e.data)));
    addEventListener("pagehide", () => from.close(), { once: true });
  };
  listen();
  addEventListener("pageshow", (e) => { if (e.persisted) listen(); });

  // Files that are dropped anywhere, folders too.
  const token = () => document.body.dataset.token || "";
  const entries = async (e, path) => {
    if (e.isFile) return [[path + e.name, await new Promise((ok, no) => e.file(ok, no))]];
    const reader = e.createReader(), out = [];
    for (;;) {
      const some = await new Promise((ok, no) => reader.readEntries(ok, no));
      if (!some.length) return out;
      for (const x of some) out.push(...await entries(x, path + e.name + "/"));
    }
  };
  const send = async (files) => {
    const body = new FormData();
    body.append("token", token());
    for (const [name, f] of files) body.append("file:" + name, f, f.name);
    const said = make("p", { className: "sending", textContent: "sending " + plural(files.length, "file", "files") });
    box.prepend(said);
    try {
      const r = await fetch("/upload", { method: "POST", body });
      if (r.ok) { location.assign(r.url); return; }
      const why = new DOMParser().parseFromString(await r.text(), "text/html");
      said.textContent = ["h1", "main .lead"].map((x) => why.querySelector(x)?.textContent).filter(Boolean).join(". ") || "The files were not taken.";
    } catch { said.textContent = "The files could not be sent: is hearsay still running?"; }
  };
  addEventListener("dragover", (e) => { if ([...e.dataTransfer.types].includes("Files")) { e.preventDefault(); document.body.classList.add("dropping"); } });
  addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("dropping"); });
  addEventListener("drop", async (e) => {
    document.body.classList.remove("dropping");
    if (!e.dataTransfer.files.length) return;
    e.preventDefault();
    const list = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
    const files = list.length ? (await Promise.all(list.map((x) => entries(x, "")))).flat() : [...e.dataTransfer.files].map((f) => [f.name, f]);
    if (files.length) send(files);
  });

  // Keys. A person can switch them off (WCAG 2.1.4).
  const on = document.getElementById("keys-on"), keys = document.getElementById("keys"), help = document.querySelector(".help");
  const store = { get: () => { try { return localStorage.getItem("keys"); } catch { return null; } }, set: (v) => { try { localStorage.setItem("keys", v); } catch { /* not kept then */ } } };
  on.checked = store.get() !== "off";
  on.addEventListener("change", () => store.set(on.checked ? "on" : "off"));
  help.hidden = false;
  help.addEventListener("click", () => keys.showModal());

  const items = () => all(main, "[data-find], [data-row]").filter((e) => (e.checkVisibility ? e.checkVisibility() : e.offsetParent !== null));
  let at = null;
  const go = (step) => {
    const l = items();
    if (!l.length) return;
    let i = at ? l.indexOf(at) + step : l.findIndex((e) => e.getBoundingClientRect().bottom > 0);
    i = Math.min(Math.max(i, 0), l.length - 1);
    if (at) at.classList.remove("at");
    at = l[i];
    at.classList.add("at");
    if (!at.hasAttribute("tabindex")) at.tabIndex = -1;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest" });
  };
  // What is decided about is the finding that is chosen, else the one that the page is of.
  const press = (what) => {
    const forms = all(main, ".review");
    const of = at || document.activeElement.closest("[data-find], [data-row]") || main.querySelector("[data-own]") || (forms.length === 1 ? forms[0] : null);
    const b = of && of.querySelector(what);
    if (!b) return false;
    if (b.tagName === "DETAILS") { b.open = true; b.querySelector("input:not([type=hidden]), select, textarea")?.focus(); } else b.click();
    return true;
  };
  addEventListener("keydown", (e) => {
    const t = e.target;
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (t.closest && t.closest("input:not([type=checkbox]), select, textarea, dialog")) { if (e.key === "Escape" && !t.closest("dialog")) t.blur(); return; }
    if (!on.checked) return;
    const digit = /^[1-9]$/.test(e.key) && document.querySelector('[data-key="' + e.key + '"]');
    const done = () => e.preventDefault();
    if (digit) { done(); digit.click(); return; }
    switch (e.key) {
      case "j": done(); go(1); break;
      case "k": done(); go(-1); break;
      case "Enter":
        if (t === at && at) { const a = at.querySelector("a.no, h2 a, h3 a, a.ev, .to-page a, a"); if (a) { done(); a.click(); } }
        break;
      case "/": done(); document.getElementById("q").focus(); document.getElementById("q").select(); break;
      case "a": if (press('button[value="accept"]')) done(); break;
      case "x": if (press('button[value="reject"]')) done(); break;
      case "u": if (press('button[value="undo"]')) done(); break;
      case "e": if (press("details.correct")) done(); break;
      case "m": case "s": { const a = main.querySelector('[data-press="' + e.key + '"]'); if (a) { done(); a.click(); } break; }
      case "n": { const a = document.querySelector('a[rel="next"]'); if (a) { done(); a.click(); } break; }
      case "p": { const a = document.querySelector('a[rel="prev"]'); if (a) { done(); a.click(); } break; }
      case "?": done(); keys.showModal(); break;
    }
  });
})();
