// What Keycloak's own template does in inline scripts, without them: follow a login or a new
// authentication session that happened in another tab. And what makes the forms more comfortable.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { sessionUrl, sessionHash } = document.body.dataset;

startSessionPolling(sessionUrl);
if (sessionHash) {
  checkAuthSession(sessionHash);
}

// Keycloak writes the address of a page, without its one-time code, into an inline script, which our policy does not run.
const address = document.head.querySelector("script:not([src])")?.textContent.match(/replaceState\(.*"([^"]+)"\)/)?.[1];
if (address) {
  history.replaceState({}, "", address);
}

// One submit per page: the second press of an impatient finger would end in "page expired".
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) {
      return;
    }
    for (const button of form.querySelectorAll("button[type=submit]")) {
      button.setAttribute("aria-disabled", "true");
      setTimeout(() => { button.disabled = true; });
    }
  });
}

// Coming back by the browser's button finds the form usable again.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    for (const button of document.querySelectorAll("button[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
      button.disabled = false;
    }
  }
});

for (const button of document.querySelectorAll("[data-reveal]")) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  const show = (shown) => {
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  // a password manager recognises only a password
  input.form?.addEventListener("submit", () => show(false));
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.innerHTML;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(lines(document.getElementById(button.dataset.copy)));
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.innerHTML = label; }, 3000);
  });
}

const tools = document.getElementById("kc-recovery-codes-tools");
if (tools) {
  const { file, head, foot, made } = tools.dataset;
  tools.hidden = false;
  document.getElementById("printRecoveryCodes").addEventListener("click", () => print());
  document.getElementById("downloadRecoveryCodes").addEventListener("click", () => {
    const when = new Date().toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    const text = [head, "", lines(document.getElementById("kc-recovery-codes-list")), "", foot, "", `${made} ${when}`, ""].join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

function lines(element) {
  const items = [...element.querySelectorAll("li")];
  return items.length ? items.map((item, index) => `${index + 1}. ${item.textContent.trim()}`).join("\r\n") : element.textContent.trim();
}
