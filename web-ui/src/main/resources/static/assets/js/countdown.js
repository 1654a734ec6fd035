// Counts the cool-down of "send a new code" and holds the button back until it is over.
for (const form of document.querySelectorAll('[data-countdown]')) {
  const line = form.querySelector('[data-seconds]');
  if (!line) continue;
  const count = line.querySelector('[data-count]');
  const button = form.querySelector('button');
  const until = Date.now() + Number(line.dataset.seconds) * 1000;
  const seconds = new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  button.disabled = true;

  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 0) {
      line.remove();
      button.disabled = false;
      return;
    }
    count.textContent = seconds.format(left);
    setTimeout(tick, 250);
  };
  tick();
}
