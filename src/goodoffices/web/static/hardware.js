"use strict";
// A hardware key answers the challenge in the form: at the door it stands for the code, on one's own pages it is added.
(() => {
  const form = document.querySelector("form[data-hardware]");
  if (!form || !window.PublicKeyCredential?.prototype.toJSON) return;
  const { challenge, key, code } = form.elements;
  const button = form.querySelector("[data-touch]");
  const refusal = form.querySelector("[data-failed]");
  const asked = form.dataset.options;
  const options = asked
    ? PublicKeyCredential.parseCreationOptionsFromJSON({ ...JSON.parse(asked), challenge: "" })
    : { userVerification: "required" };
  const publicKey = { ...options, challenge: new TextEncoder().encode(challenge.value) };

  const touch = () => (asked ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));

  form.querySelector("[data-with-keys]").hidden = false;
  form.querySelector("[data-without-keys]").hidden = true;
  button.addEventListener("click", async () => {
    if (code) code.required = false;
    if (form.reportValidity()) {
      refusal.hidden = true;
      const answer = await touch().catch(() => null);
      if (answer) {
        key.value = JSON.stringify(answer);
        form.requestSubmit();
        return;
      }
      refusal.hidden = false;
    }
    if (code) code.required = true;
  });
})();
