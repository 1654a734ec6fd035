// What Keycloak's own template does in inline scripts, without them: follow a login or a new
// authentication session that happened in another tab.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { sessionUrl, sessionHash } = document.body.dataset;

startSessionPolling(sessionUrl);
if (sessionHash) {
  checkAuthSession(sessionHash);
}

// One submit per page: the second press of an impatient finger would end in "page expired".
for (const form of document.forms) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button[type=submit]")) {
      button.setAttribute("aria-disabled", "true");
      setTimeout(() => { button.disabled = true; });
    }
  });
}
