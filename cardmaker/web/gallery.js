"use strict";

const form = document.forms[0];
const { palette, scheme } = form.elements;
const SCHEME = "cardmaker-scheme";

// A card that was opened by hand stays open; one that was shut by hand stays shut under the pointer.
for (const button of document.querySelectorAll(".stage > button")) {
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    button.classList.toggle("shut", open);
  });
  for (const leaving of ["pointerleave", "blur"]) {
    button.addEventListener(leaving, () => button.classList.remove("shut"));
  }
}

function filter() {
  const entries = document.querySelectorAll("nav li");
  let shown = 0;
  let most = 0;
  document.querySelectorAll("main section").forEach((section, at) => {
    let here = 0;
    for (const item of section.querySelectorAll("[data-palette]")) {
      item.hidden = palette.value !== "" && item.dataset.palette !== palette.value;
      here += item.hidden ? 0 : 1;
    }
    section.hidden = entries[at].hidden = here === 0;
    shown += here;
    most = Math.max(most, here);
  });
  document.querySelector("main").classList.toggle("single", most === 1);
  form.querySelector("output").value = shown === 1 ? "1 card" : `${shown} cards`;
}

function light() {
  document.documentElement.dataset.scheme = scheme.value;
}

// Storage may be forbidden; then the choice lasts as long as the page.
function remembered(choice) {
  try {
    if (choice !== undefined) localStorage.setItem(SCHEME, choice);
    return localStorage.getItem(SCHEME) ?? "";
  } catch {
    return choice ?? "";
  }
}

scheme.value = remembered();
scheme.addEventListener("change", () => { remembered(scheme.value); light(); });
palette.addEventListener("change", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
light();
filter();
