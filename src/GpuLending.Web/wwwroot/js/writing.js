// The list of figures below a text: it opens at a brace, is walked with the arrow keys, and puts the figure's name into the text.
const known = new WeakMap();

/** Watches the text field in an element; called again with newer figures it only takes those. */
export function attach(root, figures) {
  const before = known.get(root);
  if (before) {
    before.figures = figures;
    if (!before.list.hidden) show(before);
    return;
  }
  const text = root.querySelector("textarea");
  const list = root.querySelector("[role=listbox]");
  const told = root.querySelector("[data-figures-told]");
  const state = { text, list, told, figures, at: 0, shown: [], from: -1 };
  known.set(root, state);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  text.addEventListener("input", () => look(state));
  text.addEventListener("click", () => look(state));
  text.addEventListener("keydown", (event) => pressed(state, event));
  text.addEventListener("blur", () => close(state));
  // A click must not take the focus off the text.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) choose(state, Number(option.dataset.index));
  });
}

/** Opens the list at the caret, as if a brace had been typed. */
export function open(root) {
  const state = known.get(root);
  if (!state || state.text.readOnly) return;
  state.text.focus();
  if (query(state.text) === null) put(state.text, state.text.selectionStart, state.text.selectionEnd, "{");
  look(state);
}

/** What was typed since an open brace before the caret; null when none is open. */
function query(text) {
  const before = text.value.slice(0, text.selectionStart);
  const match = /\{([^{}\n]{0,60})$/.exec(before);
  return match ? match[1] : null;
}

function look(state) {
  const typed = query(state.text);
  if (typed === null || state.text.readOnly) {
    close(state);
    return;
  }
  state.from = state.text.selectionStart - typed.length - 1;
  const wanted = typed.trim().toLowerCase();
  const starts = (figure) => figure.names.some((name) => name.toLowerCase().startsWith(wanted));
  const holds = (figure) => figure.names.some((name) => name.toLowerCase().includes(wanted));
  const found = wanted === "" ? state.figures : state.figures.filter(holds).sort((a, b) => Number(starts(b)) - Number(starts(a)));
  state.shown = found;
  state.at = 0;
  show(state);
}

function show(state) {
  state.list.replaceChildren();
  if (state.shown.length === 0) {
    close(state);
    state.told.textContent = "No figure of that name";
    return;
  }
  state.shown = state.shown.map((figure) => state.figures.find((newer) => newer.name === figure.name) ?? figure);
  state.shown.forEach((figure, index) => {
    const option = document.createElement("li");
    option.id = `${state.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.index = String(index);
    option.setAttribute("aria-selected", String(index === state.at));
    for (const [name, value] of [["figure-name", figure.name], ["figure-value", figure.value], ["figure-meaning", figure.meaning]]) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = value;
      option.append(part);
    }
    state.list.append(option);
  });
  state.list.hidden = false;
  state.told.textContent = `${state.shown.length} figures; arrow keys choose, Enter puts one in`;
  mark(state);
}

function mark(state) {
  for (const option of state.list.children) option.setAttribute("aria-selected", String(Number(option.dataset.index) === state.at));
  const current = state.list.children[state.at];
  state.text.setAttribute("aria-activedescendant", current.id);
  current.scrollIntoView({ block: "nearest" });
}

function close(state) {
  state.list.hidden = true;
  state.list.replaceChildren();
  state.told.textContent = "";
  state.text.removeAttribute("aria-activedescendant");
}

function pressed(state, event) {
  if (state.list.hidden || event.isComposing) return;
  const last = state.shown.length - 1;
  if (event.key === "ArrowDown") state.at = state.at === last ? 0 : state.at + 1;
  else if (event.key === "ArrowUp") state.at = state.at === 0 ? last : state.at - 1;
  else if (event.key === "Enter" || event.key === "Tab") choose(state, state.at);
  else if (event.key === "Escape") close(state);
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (!state.list.hidden) mark(state);
}

function choose(state, index) {
  const figure = state.shown[index];
  const end = state.text.selectionStart;
  const closed = state.text.value[end] === "}" ? end + 1 : end;
  put(state.text, state.from, closed, `{${figure.name}}`);
  close(state);
}

function put(text, from, to, words) {
  text.setRangeText(words, from, to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
