// The switches of theme and motion without a new page: cookie and attribute at once, in every tab that is open.
const root = document.documentElement;
const YEAR = 31536000;
const NONE = { theme: 'system', motion: 'on' };
const remembered = (kind) => document.cookie.match(`(?:^|; )${kind}=([a-z]+)`)?.[1] ?? NONE[kind];

function show(kind, value) {
  if (value === NONE[kind]) delete root.dataset[kind];
  else root.dataset[kind] = value;
  for (const link of document.querySelectorAll(`[data-look-${kind}]`)) {
    const chosen = link.getAttribute(`data-look-${kind}`) === value;
    const state = link.hasAttribute('aria-pressed') ? 'aria-pressed' : 'aria-current';
    if (chosen || state === 'aria-pressed') link.setAttribute(state, String(chosen));
    else link.removeAttribute(state);
  }
  if (kind === 'theme') bar();
}

// The colour of the browser's own bar is that of the page.
function bar() {
  const { backgroundColor } = getComputedStyle(document.body);
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = backgroundColor;
}

function remember(kind, value) {
  const age = value === NONE[kind] ? 0 : YEAR;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${kind}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('look') : null;
tabs?.addEventListener('message', ({ data: [kind, value] }) => show(kind, value));

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-look-theme], [data-look-motion]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  event.preventDefault();
  const kind = link.hasAttribute('data-look-theme') ? 'theme' : 'motion';
  const value = link.getAttribute(`data-look-${kind}`);
  remember(kind, value);
  show(kind, value);
  tabs?.postMessage([kind, value]);
});

// A page that was kept (by the browser or for reading offline) may have been made before the last choice.
function catchUp() {
  for (const kind of ['theme', 'motion']) {
    if ((root.dataset[kind] ?? NONE[kind]) !== remembered(kind)) show(kind, remembered(kind));
  }
}

catchUp();
addEventListener('pageshow', (event) => { if (event.persisted) catchUp(); });
