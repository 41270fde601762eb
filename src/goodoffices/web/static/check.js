"use strict";
// While a clause is typed, the server reads it and says below how it understood the words, or what is unclear in them.
for (const form of document.querySelectorAll("form[data-check]")) {
  const told = form.querySelector("[data-told]");
  let waiting = 0;
  const check = async () => {
    const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (answer && answer.ok && !answer.redirected) told.innerHTML = await answer.text();
  };
  form.querySelector("textarea").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 400);
  });
}
