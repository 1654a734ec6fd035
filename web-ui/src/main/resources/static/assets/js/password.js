// Reveals the button that shows what was typed; without this script there is none. The password is hidden again before the form is
// sent, so that browsers neither keep it among other texts nor fail to offer to save it.
for (const button of document.querySelectorAll('[data-show-password]')) {
  const field = document.getElementById(button.getAttribute('aria-controls'));
  const words = { password: button.textContent, text: button.dataset.hide };

  const show = type => {
    field.type = type;
    button.textContent = words[type];
  };
  button.addEventListener('click', () => show(field.type === 'password' ? 'text' : 'password'));
  field.form.addEventListener('submit', () => show('password'));
  button.hidden = false;
}
