// Between pages the chosen course's sky grows into the sky of the course page, and back. On a course page it has its name
// by the stylesheet; here the one card that was chosen gets the same name, for as long as the change takes.
const NAME = 'course-sky';
const COURSE = /^\/courses\/[a-z0-9-]+$/;

const off = () => document.documentElement.dataset.motion === 'off';

function skyOf(address) {
  const path = address && new URL(address, location.href).pathname;
  if (!path || !COURSE.test(path) || COURSE.test(location.pathname)) return null;
  const link = [...document.querySelectorAll('.card--course a[href]')].find((a) => a.pathname === path);
  return link?.closest('.card--course').querySelector('.sky') ?? null;
}

function name(sky, transition) {
  if (!sky) return;
  sky.style.viewTransitionName = NAME;
  transition.finished.finally(() => { sky.style.viewTransitionName = ''; });
}

addEventListener('pageswap', ({ viewTransition, activation }) => {
  if (!viewTransition) return;
  if (off()) viewTransition.skipTransition();
  else name(skyOf(activation?.entry?.url), viewTransition);
});

addEventListener('pagereveal', ({ viewTransition }) => {
  if (!viewTransition) return;
  if (off()) viewTransition.skipTransition();
  else name(skyOf(window.navigation?.activation?.from?.url), viewTransition);
});
