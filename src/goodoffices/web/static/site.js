"use strict";
// The page asks every half minute whether its reader is still unlocked, and covers itself when not: what was typed
// stays in the page under the cover, and is there again once the passphrase was typed in another tab.
(() => {
  const { pulse, unlock } = document.body.dataset;
  if (!pulse) return;
  let cover = null;
  const covered = (yes) => {
    document.body.classList.toggle("covered", yes);
    if (yes && !cover) {
      cover = document.createElement("p");
      cover.className = "refusal";
      cover.setAttribute("role", "alert");
      const link = document.createElement("a");
      link.href = unlock;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = document.documentElement.lang === "ar" ? "مقفل. افتح مفتاحك." : "Locked. Open your key.";
      cover.append(link);
      document.querySelector("header").append(cover);
    } else if (!yes && cover) {
      cover.remove();
      cover = null;
    }
  };
  const ask = () => fetch(pulse, { cache: "no-store" }).then((answer) => covered(answer.status !== 204)).catch(() => {});
  setInterval(ask, 30000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
})();
