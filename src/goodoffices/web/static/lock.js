"use strict";
// Covers the page once its reader is locked. What was typed stays under the cover, and a form is sent only while the
// key is open: one that finds it closed waits for the passphrase, so no unsaved word is lost at a lock.
(() => {
  const cover = document.getElementById("cover");
  if (!cover) return;
  const EVERY = 30000;
  const unlocking = cover.querySelector("form");
  const refusal = cover.querySelector(".refusal");
  const title = document.title;
  const idle = cover.dataset.idle * 60000;
  let touched = Date.now();
  let state = "open";
  let waiting = null;
  let sure = null;

  // It goes on where the page is left at once, so that locking and closing the lid locks.
  const post = (address, form) =>
    fetch(address, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      redirect: "manual",
      keepalive: true,
    }).catch(() => null);

  const ask = () =>
    fetch(cover.dataset.pulse, { cache: "no-store", redirect: "manual" }).then(
      (answer) => (answer.status === 204 ? "open" : answer.status === 205 ? "locked" : "away"),
      () => "silent",
    );

  const send = () => {
    if (!waiting) return;
    const { form, button } = waiting;
    waiting = null;
    sure = form;
    form.requestSubmit(button);
  };

  const show = (now) => {
    state = now;
    for (const told of cover.querySelectorAll("[data-when]")) told.hidden = told.dataset.when !== now;
    if (now === "open") {
      document.title = title;
      if (cover.open) cover.close();
      send();
    } else if (!cover.open) {
      document.title = "Good Offices";
      cover.showModal();
    }
  };

  const look = async () => {
    const now = await ask();
    if (now !== "silent") show(now);
    else if (Date.now() - touched > idle) show("locked");
  };

  const lock = () => {
    show("locked");
    post(cover.dataset.lock, unlocking);
  };

  unlocking.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await post(unlocking.action, unlocking);
    unlocking.reset();
    const page = answer && answer.type === "basic" ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    refusal.textContent = page?.querySelector("main .refusal")?.textContent ?? "";
    refusal.hidden = !refusal.textContent;
    const now = await ask();
    if (now !== "silent") show(now === "locked" && !page ? "away" : now);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const loses = form.method === "post" && !form.querySelector("[type=password]"); // a passphrase is soon typed again
    if (cover.contains(form) || !loses) return;
    if (form === sure) {
      sure = null;
      return;
    }
    event.preventDefault();
    if (form.getAttribute("action") === cover.dataset.lock) {
      lock();
    } else if (!waiting) {
      waiting = { form, button: event.submitter };
      show(await ask());
    }
  });

  cover.querySelector("[data-back]").addEventListener("click", () => {
    waiting = null;
    show("open");
  });
  cover.addEventListener("close", () => state !== "open" && cover.showModal());
  document.addEventListener("keydown", (event) => {
    touched = Date.now();
    if (event.key === "F9") {
      event.preventDefault();
      lock();
    } else if (event.key === "Escape" && cover.open) {
      event.preventDefault();
    }
  });
  document.addEventListener("pointerdown", () => { touched = Date.now(); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  setInterval(look, EVERY);
})();
