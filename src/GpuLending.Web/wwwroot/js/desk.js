// Keys, theme, heartbeat and the reconnect layer. Loaded before Blazor starts.
(() => {
  "use strict";
  const gpuLending = (window.gpuLending = window.gpuLending || {});

  gpuLending.setTheme = (theme) => {
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    document.dispatchEvent(new CustomEvent("gpulending:theme", { detail: theme }));
  };

  gpuLending.openLayer = (layer) => {
    if (!layer.open) layer.showModal();
    layer.querySelector("[autofocus], input, select, textarea, button")?.focus();
  };
  gpuLending.closeLayer = (layer) => layer.close();

  // ---- typing outruns the server: a text that the server wrote before it heard the last key is not let into the field
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.dataset?.heard !== undefined) field.typed = Math.max(field.typed ?? 0, Number(field.dataset.heard)) + 1;
  }, { capture: true });
  for (const kind of [HTMLInputElement, HTMLTextAreaElement]) {
    const value = Object.getOwnPropertyDescriptor(kind.prototype, "value");
    Object.defineProperty(kind.prototype, "value", {
      ...value,
      set(text) {
        if (!(this.typed > Number(this.dataset.heard))) value.set.call(this, text);
      },
    });
  }

  // ---- heartbeat: a resumed circuit can look alive and draw nothing
  let heart = 0;
  gpuLending.startHeartbeat = (component) => {
    gpuLending.stopHeartbeat();
    let number = 0;
    let sentAt = 0;
    heart = setInterval(() => {
      const reconnecting = document.getElementById("components-reconnect-modal")?.open;
      if (document.hidden || reconnecting) {
        sentAt = 0;
        return;
      }
      const drawn = document.getElementById("heartbeat")?.dataset.beat === String(number);
      if (sentAt && !drawn) {
        if (Date.now() - sentAt > 15000) location.reload();
        return;
      }
      sentAt = Date.now();
      number += 1;
      component.invokeMethodAsync("Beat", number).catch(() => { });
    }, 5000);
  };
  gpuLending.stopHeartbeat = () => clearInterval(heart);

  // ---- session: typing keeps it alive, half an hour without anything ends it
  const idleAfter = 30 * 60 * 1000;
  let activeAt = Date.now();
  let askedAt = Date.now();
  for (const kind of ["keydown", "pointerdown", "wheel", "touchstart"]) {
    document.addEventListener(kind, () => { activeAt = Date.now(); }, { passive: true, capture: true });
  }
  setInterval(() => {
    if (Date.now() - activeAt > idleAfter) {
      location.href = `/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
    } else if (activeAt > askedAt && Date.now() - askedAt > 4 * 60 * 1000) {
      askedAt = Date.now();
      fetch("/session", { redirect: "manual" }).catch(() => { });
    }
  }, 30000);

  // ---- reconnect layer in plain words
  const modal = document.getElementById("components-reconnect-modal");
  if (modal) {
    modal.addEventListener("components-reconnect-state-changed", async (change) => {
      const state = change.detail.state;
      if (state === "show") {
        const saved = [...document.querySelectorAll("[data-saved-at]")].pop()?.dataset.savedAt;
        document.getElementById("reconnect-saved").textContent = saved
          ? `What you typed up to ${saved} is saved.`
          : "Nothing on this page was waiting to be saved.";
        if (!modal.open) modal.showModal();
      } else if (state === "hide") {
        modal.close();
      } else if (state === "failed") {
        document.addEventListener("visibilitychange", retryWhenVisible);
      } else if (state === "rejected") {
        location.reload();
      }
    });
    modal.addEventListener("cancel", (event) => event.preventDefault());
    document.getElementById("reconnect-retry").addEventListener("click", retry);
    document.getElementById("reconnect-resume").addEventListener("click", async () => {
      if (!(await Blazor.resumeCircuit().catch(() => false))) location.reload();
    });
  }
  async function retry() {
    document.removeEventListener("visibilitychange", retryWhenVisible);
    try {
      if (await Blazor.reconnect()) return;
      if (await Blazor.resumeCircuit()) modal.close();
      else location.reload();
    } catch {
      document.addEventListener("visibilitychange", retryWhenVisible);
    }
  }
  function retryWhenVisible() {
    if (document.visibilityState === "visible") retry();
  }

  // ---- keys
  const places = { p: "/", b: "/borrowers", m: "/market", s: "/serials", a: "/approvals", o: "/portfolio", c: "/comparables", l: "/policy" };
  const go = (path) => (window.Blazor ? Blazor.navigateTo(path) : (location.href = path));
  let goPressedAt = 0;
  const typing = (element) => element.closest("input, textarea, select, [contenteditable=true]") !== null;

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open], .mud-dialog")) return;
    if (event.key === "?") {
      openKeyMap();
    } else if (event.key === "g") {
      goPressedAt = Date.now();
    } else if (Date.now() - goPressedAt < 1500 && places[event.key]) {
      goPressedAt = 0;
      go(places[event.key]);
    }
  });

  function openKeyMap() {
    document.getElementById("key-map")?.showModal();
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-keymap], [data-palette], [data-reload]");
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target) || event.target.closest("a, button")) menu.open = false;
    }
    if (!target) return;
    if (target.matches("[data-keymap]")) openKeyMap();
    else if (target.matches("[data-palette]")) openPalette();
    else location.reload();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // ---- palette: the pages of the bar, and a search of the pipeline
  let selected = 0;
  function openPalette() {
    const palette = document.getElementById("palette");
    if (!palette || palette.open) return;
    const input = document.getElementById("palette-text");
    input.value = "";
    drawPalette("");
    palette.showModal();
    input.focus();
  }
  function drawPalette(text) {
    const list = document.getElementById("palette-list");
    const words = text.trim().toLowerCase();
    const entries = [...document.querySelectorAll(".main-nav a, .user-menu-items a, [data-palette-entry]")]
      .map((link) => ({ name: link.dataset.paletteEntry || link.textContent.trim(), path: link.getAttribute("href") }))
      .filter((entry) => entry.name.toLowerCase().includes(words));
    if (words) entries.push({ name: `Search the pipeline for “${text.trim()}”`, path: `/?search=${encodeURIComponent(text.trim())}` });
    selected = 0;
    list.replaceChildren(...entries.map((entry, index) => {
      const item = document.createElement("li");
      item.role = "option";
      item.id = `palette-${index}`;
      item.textContent = entry.name;
      item.dataset.path = entry.path;
      return item;
    }));
    mark();
  }
  function mark() {
    const items = [...document.querySelectorAll("#palette-list li")];
    items.forEach((item, index) => item.setAttribute("aria-selected", index === selected));
    document.getElementById("palette-text")?.setAttribute("aria-activedescendant", items[selected]?.id ?? "");
  }
  function choose(item) {
    if (!item) return;
    document.getElementById("palette").close();
    go(item.dataset.path);
  }
  document.addEventListener("input", (event) => {
    if (event.target.id === "palette-text") drawPalette(event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "palette-text") return;
    const items = document.querySelectorAll("#palette-list li");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      selected = (selected + (event.key === "ArrowDown" ? 1 : items.length - 1)) % Math.max(items.length, 1);
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(items[selected]);
    }
  });
  document.addEventListener("click", (event) => {
    const item = event.target.closest?.("#palette-list li");
    if (item) choose(item);
    else if (event.target.id === "palette") event.target.close();
  });
})();
