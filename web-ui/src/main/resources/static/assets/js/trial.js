// Grades the home page's task without leaving it: the same form, the same HTML, only that part is put in.
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.matches('[data-trial] form')) return;
  event.preventDefault();
  const button = form.querySelector('button');
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  button.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'text/html' } });
    const part = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-trial]');
    if (!part) {
      say(form, response.status);
      return;
    }
    document.querySelector('[data-trial]').replaceWith(part);
    // the page was too old: its form is new now, with what was typed
    if (response.status === 403) say(part.querySelector('form'), response.status);
    (part.querySelector('[aria-invalid]') ?? part.querySelector('#try-verdict'))?.focus();
  } catch {
    say(form, 0);
  }
});

// What was typed stays where it is; the sentence says what to do.
function say(form, status) {
  const button = form.querySelector('button');
  button.removeAttribute('aria-disabled');
  button.removeAttribute('aria-busy');
  let line = form.querySelector('[role="alert"]');
  if (!line) {
    line = document.createElement('p');
    line.className = 'field__error';
    line.setAttribute('role', 'alert');
    form.prepend(line);
  }
  line.textContent = status === 429 ? form.dataset.busy : form.dataset.lost;
}
