// Times in the reader's own zone.
const language = document.documentElement.lang;
const words = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
for (const time of document.querySelectorAll('time[data-local]')) {
  time.textContent = words.format(new Date(time.dateTime));
}

// The zone for the account that is being made.
for (const field of document.querySelectorAll('[data-time-zone]')) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

// A notice is said once: reloading the page does not repeat it.
const address = new URL(location.href);
if (address.searchParams.has('notice')) {
  address.searchParams.delete('notice');
  history.replaceState(history.state, '', address);
}

// After a form came back with mistakes, the first of them has the focus.
document.querySelector('form[method="post"] [aria-invalid="true"]')?.focus();
