"use strict";
// The keyboard: `data-go="d"` is reached by g d, `data-key="l"` by l, `data-stop` by j and k, `data-find` by /.
// Every key is also a link or a button, none works while a field has the focus, and all can be turned off.
(() => {
  const help = document.getElementById("keys");
  if (!help) return;
  const off = document.getElementById("keys-off");
  const opener = document.getElementById("keys-open");
  let going = false;

  const named = (name, key) => [...document.querySelectorAll(`[data-${name}]`)].find((one) => one.dataset[name] === key);
  const typing = (place) => place.closest("input, textarea, select, [contenteditable]") !== null;

  const step = (by) => {
    const stops = [...document.querySelectorAll("[data-stop]")];
    const here = stops.findIndex((one) => one.contains(document.activeElement));
    const next = stops[here < 0 && by < 0 ? stops.length - 1 : Math.min(Math.max(here + by, 0), stops.length - 1)];
    if (next) (next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button") ?? next).focus();
  };

  const press = (key) => {
    const went = going;
    going = !went && key === "g";
    if (went) named("go", key)?.click();
    else if (key === "?") help.showModal();
    else if ((key === "j" || key === "k") && !named("key", key)) step(key === "j" ? 1 : -1);
    else if (key === "/") document.querySelector("[data-find]")?.focus();
    else named("key", key)?.click();
  };

  const list = (keys, does) => {
    const row = help.querySelector("tbody").insertRow();
    row.insertCell().append(...keys.map((key) => Object.assign(document.createElement("kbd"), { textContent: key })));
    row.insertCell().textContent = does.textContent;
  };

  for (const row of help.querySelectorAll("[data-needs]")) row.hidden = !document.querySelector(row.dataset.needs);
  for (const one of document.querySelectorAll("[data-go]")) list(["g", one.dataset.go], one);
  for (const one of document.querySelectorAll("[data-key]")) list([one.dataset.key], one);
  off.checked = localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (off.checked || modified || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/" || event.key === "?") event.preventDefault();
    press(event.key);
  });
})();
