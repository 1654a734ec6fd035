// 1–9 choose an answer, Ctrl + Enter checks it. Only while a task is open, and never while a modifier means something else.
document.addEventListener('keydown', (event) => {
  const form = document.querySelector('form[data-answer]');
  if (!form) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector('[data-check]'));
    return;
  }
  const typing = event.target.matches('textarea, input[type="text"]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  const option = form.querySelectorAll('[name="choices"]')[Number(event.key) - 1];
  if (option) {
    event.preventDefault();
    option.click();
    option.focus();
  }
});

const show = () => document.querySelectorAll('[data-shortcuts]').forEach((line) => { line.hidden = false; });
document.addEventListener('quest:shown', show);
show();
