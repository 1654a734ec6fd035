// Makes and uses passkeys: asks the browser, writes its answer into the form and sends that. Refusals stay on the page.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
const base64url = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const said = (value) => (value && value !== "not specified" ? value : undefined);
const keys = (list) => list.split(",").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));

const form = document.querySelector("[data-passkey]");
let pending;

if (form) {
  document.querySelectorAll("[data-needs-script]").forEach((button) => { button.hidden = false; });
  form.addEventListener("submit", (event) => {
    if (!("answered" in form.dataset)) {
      event.preventDefault();
      ask();
    }
  });
  if ("automatic" in form.dataset && await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.()) {
    ask("conditional");
  }
}

async function ask(mediation) {
  const trouble = form.querySelector("[data-passkey-trouble]");
  trouble.hidden = true;
  pending?.abort();
  pending = new AbortController();
  const { signal } = pending;
  try {
    if (!globalThis.PublicKeyCredential) {
      throw new DOMException("", "NotSupportedError");
    }
    const options = { signal, publicKey: form.dataset.passkey === "make" ? toMake(form.dataset) : toUse(form.dataset) };
    const credential = form.dataset.passkey === "make"
      ? await navigator.credentials.create(options)
      : await navigator.credentials.get(mediation ? { ...options, mediation } : options);
    answer(credential);
  } catch (failure) {
    if (mediation || signal.aborted) {
      return;
    }
    const { cancelled, knownAlready, unsupported, other } = trouble.dataset;
    trouble.textContent = { NotAllowedError: cancelled, InvalidStateError: knownAlready, NotSupportedError: unsupported }[failure.name] ?? other;
    trouble.hidden = false;
  }
}

function toMake({ challenge, rpId, rpName, userId, userName, algorithms, attestation, attachment, residentKey, requireResidentKey, userVerification, timeout, known }) {
  const wanted = said(residentKey) ?? { Yes: "required", No: "discouraged" }[requireResidentKey];
  return {
    challenge: bytes(challenge),
    rp: { id: rpId, name: rpName },
    user: { id: bytes(userId), name: userName, displayName: userName },
    pubKeyCredParams: (algorithms || "-7").split(",").map((algorithm) => ({ type: "public-key", alg: Number(algorithm) })),
    attestation: said(attestation),
    authenticatorSelection: {
      authenticatorAttachment: said(attachment),
      residentKey: wanted,
      requireResidentKey: wanted === "required",
      userVerification: said(userVerification),
    },
    timeout: Number(timeout) * 1000 || undefined,
    excludeCredentials: keys(known),
  };
}

function toUse({ challenge, rpId, userVerification, timeout, known }) {
  return {
    challenge: bytes(challenge),
    rpId,
    allowCredentials: keys(known),
    userVerification: said(userVerification),
    timeout: Number(timeout) * 1000 || undefined,
  };
}

function answer({ id, rawId, response, authenticatorAttachment }) {
  const values = form.dataset.passkey === "make"
    ? {
        clientDataJSON: base64url(response.clientDataJSON),
        attestationObject: base64url(response.attestationObject),
        publicKeyCredentialId: base64url(rawId),
        transports: response.getTransports?.().join() ?? "",
        authenticatorAttachment: authenticatorAttachment ?? "",
      }
    : {
        clientDataJSON: base64url(response.clientDataJSON),
        authenticatorData: base64url(response.authenticatorData),
        signature: base64url(response.signature),
        credentialId: id,
        userHandle: response.userHandle ? base64url(response.userHandle) : "",
      };
  for (const [name, value] of Object.entries(values)) {
    form.elements[name].value = value;
  }
  const rememberMe = document.getElementById("rememberMe");
  if (rememberMe && rememberMe.form !== form) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "rememberMe", value: rememberMe.checked ? "on" : "off" }));
  }
  form.dataset.answered = "";
  form.requestSubmit();
}
