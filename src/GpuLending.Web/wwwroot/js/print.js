// The memo's preview is a plain page without a circuit; this is all the script it has.
document.getElementById("print")?.addEventListener("click", () => window.print());
