// Between pages the sky of the chosen course or quest grows into the sky of its page, and back. On that page it has its name
// by the stylesheet; here the one card that was chosen gets the same name, for as long as the change takes.
const NAME = 'chosen-sky';
const OWNER = /^\/(courses|quest)\/[a-z0-9-]+$/;

const off = () => document.documentElement.dataset.motion === 'off';

function skyOf(address) {
  const path = address && new URL(address, location.href).pathname;
  if (!path || !OWNER.test(path) || OWNER.test(location.pathname)) return null;
  const link = [...document.querySelectorAll('.card--sky a[href]')].find((a) => a.pathname === path);
  return link?.closest('.card--sky').querySelector('.sky') ?? null;
}

function name(sky, transition) {
  if (!sky) return;
  sky.style.viewTransitionName = NAME;
  transition.finished.finally(() => { sky.style.viewTransitionName = ''; });
}

function change(transition, address) {
  if (!transition) return;
  transition.ready.catch(() => { /* skipped */ });
  if (off()) transition.skipTransition();
  else name(skyOf(address), transition);
}

addEventListener('pageswap', ({ viewTransition, activation }) => change(viewTransition, activation?.entry?.url));
addEventListener('pagereveal', ({ viewTransition }) => change(viewTransition, window.navigation?.activation?.from?.url));
