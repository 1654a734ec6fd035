// Times in the reader's own zone. The browser takes long to make the first format: only where there is a time to write.
const times = document.querySelectorAll('time[data-local]');
const words = times.length > 0 && new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
for (const time of times) {
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
