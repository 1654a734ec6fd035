// Checks an answer without leaving the page: the same form, the same HTML, only the part that changed is put in.
const PART = '[data-quest]';

// One task passes into the next, where the browser can show that and the reader wants motion.
async function change(put) {
  const still = document.documentElement.dataset.motion === 'off' || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still || !document.startViewTransition) {
    put();
    return;
  }
  const transition = document.startViewTransition(put);
  transition.ready.catch(() => { /* nothing to show, as in a hidden tab: the part is put in all the same */ });
  await transition.updateCallbackDone;
}

async function check(form, submitter) {
  const data = new URLSearchParams(new FormData(form, submitter));
  const target = submitter?.getAttribute('formaction') ?? form.action;
  const button = form.querySelector('[data-check]');
  button?.setAttribute('aria-disabled', 'true');
  (submitter ?? button)?.setAttribute('aria-busy', 'true');
  const response = await fetch(target, { method: 'POST', body: data, headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const part = page.querySelector(PART);
  if (!part) throw new Error(`no quest in an answer with status ${response.status}`);
  await change(() => document.querySelector(PART).replaceWith(part));
  document.title = page.title;
  if (response.redirected) {
    const address = new URL(response.url);
    address.searchParams.delete('notice');
    history.replaceState(null, '', address);
  }
  const focus = part.querySelector('#answer-error, #feedback') ?? part.querySelector('h1');
  if (target.endsWith('/hint')) (part.querySelector('#hint') ?? focus).focus();
  else {
    focus.tabIndex = -1;
    focus.focus();
  }
  document.dispatchEvent(new CustomEvent('quest:shown'));
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  const { submitter } = event;
  const background = submitter?.hasAttribute('data-check') || submitter?.getAttribute('formaction')?.endsWith('/hint')
    || (submitter && !submitter.hasAttribute('formaction'));
  if (!form.matches('form[data-answer]') || !background) return;
  event.preventDefault();
  // whatever goes wrong, the browser's own way of sending the form still works
  check(form, submitter).catch(() => {
    document.dispatchEvent(new CustomEvent('quest:unsent'));
    if (submitter?.getAttribute('formaction')) form.action = submitter.getAttribute('formaction');
    form.submit();
  });
});
