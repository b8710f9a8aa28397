// Keys, dialogs and the clipboard of the deal desk.
let desk;
const typing = (element) => element.closest("input, textarea, select, [contenteditable=true]") !== null;

function pressed(event) {
  if (!desk) return;
  const layer = document.querySelector("dialog[open], .mud-dialog");
  const command = event.ctrlKey || event.metaKey;
  const plain = !command && !event.altKey && !typing(event.target);
  const key = event.key.toLowerCase();
  let name = null;
  if (command && key === "s") name = "save";
  else if (layer) return;
  else if (command && key === "z" && !event.shiftKey) name = "undo";
  else if (command && (key === "y" || (key === "z" && event.shiftKey))) name = "redo";
  else if (plain && event.key === "[") name = "previous";
  else if (plain && event.key === "]") name = "next";
  else if (event.key === "Escape" && !document.querySelector("details[data-menu][open]")) name = "escape";
  if (!name) return;
  if (name !== "escape") event.preventDefault();
  desk.invokeMethodAsync("KeyAsync", name).catch(() => { });
}

export function listen(component) {
  stop();
  desk = component;
  document.addEventListener("keydown", pressed);
  return -new Date().getTimezoneOffset();
}

export function stop() {
  desk = undefined;
  document.removeEventListener("keydown", pressed);
}

export function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function focus(selector) {
  document.querySelector(selector)?.focus();
}

/** Hands the reader a text as a file. */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
