// A copy button on every prompt in a lesson.
const { copy, copied } = document.querySelector('script[data-copy]').dataset;
for (const code of navigator.clipboard ? document.querySelectorAll('pre > code.language-prompt') : []) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent.trimEnd());
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
  });
  code.parentElement.append(button);
}
