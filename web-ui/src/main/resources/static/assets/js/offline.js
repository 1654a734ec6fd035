// Says when the network is gone and when it is back, and lets the last lessons be read meanwhile.
const line = document.querySelector('[data-offline]');
let asked = 0;

// The browser knows that it has no network at all, not whether this site can be reached: that is tried.
async function look() {
  const turn = ++asked;
  const reached = await fetch('/robots.txt', { method: 'HEAD', cache: 'no-store' }).then(() => true, () => false);
  if (turn !== asked || !line) return;
  const words = reached ? '' : line.dataset.offline;
  if (line.textContent !== words) line.textContent = words;
}

addEventListener('online', look);
addEventListener('offline', look);
if (!navigator.onLine || document.querySelector('[data-kept]')) look();

async function start() {
  const controlled = Boolean(navigator.serviceWorker.controller);
  await navigator.serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({
    language: document.documentElement.lang,
    lesson: !controlled && document.querySelector('.lesson') ? location.pathname : null,
  });
}

if ('serviceWorker' in navigator) {
  const begin = () => start().catch(() => { /* private windows may refuse: the site works without */ });
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

// On the page for no network: the lessons that can be read now.
async function list(place) {
  if (!('caches' in window) || !(await caches.has('lessons'))) return;
  const lessons = await caches.open('lessons');
  const items = await Promise.all((await lessons.keys()).reverse().map(async (request) => {
    const html = new DOMParser().parseFromString(await (await lessons.match(request)).text(), 'text/html');
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = new URL(request.url).pathname;
    link.textContent = html.querySelector('h1')?.textContent ?? link.href;
    item.append(link);
    return item;
  }));
  if (!items.length) return;
  place.querySelector('ul').replaceChildren(...items);
  place.hidden = false;
}

// Back to the form as it was left: the browser still has it, with what was typed.
document.querySelector('[data-back]')?.addEventListener('click', (event) => {
  if (history.length < 2) return;
  event.preventDefault();
  history.back();
});

const kept = document.querySelector('[data-kept]');
if (kept) list(kept);
