// The pointer leaves a short trail of dust: a few specks that the compositor moves, used again and again. Not for fingers,
// not over text fields, not while something is being selected, and not for those who want no motion.
const SPECKS = 22;
const STEP = 16;

const root = document.documentElement;
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const fine = matchMedia('(hover: hover) and (pointer: fine)');
const wanted = () => fine.matches && !calm.matches && root.dataset.motion !== 'off' && !navigator.connection?.saveData;

let specks = null;
let turn = 0;
let x = 0;
let y = 0;

function lay() {
  const layer = document.createElement('div');
  layer.className = 'dust';
  layer.setAttribute('aria-hidden', 'true');
  specks = Array.from({ length: SPECKS }, (_, i) => {
    const speck = document.createElement('i');
    speck.className = i % 3 ? 'dust__speck' : 'dust__speck dust__speck--pink';
    return speck;
  });
  layer.append(...specks);
  document.body.append(layer);
}

function follow(event) {
  const gone = Math.hypot(event.clientX - x, event.clientY - y);
  if (gone < STEP) return;
  const [vx, vy] = [(event.clientX - x) / gone, (event.clientY - y) / gone];
  x = event.clientX;
  y = event.clientY;
  if (event.pointerType === 'touch' || event.buttons || gone > 300 || event.target.matches?.('input, textarea, select, pre, code')) return;
  if (!specks) lay();
  const speck = specks[turn++ % SPECKS];
  const aside = (Math.random() - 0.5) * 18;
  const at = (dx, dy, size) => `translate(${x + dx}px, ${y + dy}px) scale(${size})`;
  speck.animate([
    { transform: at(-vx * 8, -vy * 8, 0.4 + Math.random() * 0.6), opacity: 0.75 },
    { transform: at(-vx * 14 + aside, -vy * 14 + 20, 0.1), opacity: 0 },
  ], { duration: 500 + Math.random() * 350, easing: 'ease-out' });
}

function choose() {
  removeEventListener('pointermove', follow);
  if (wanted()) addEventListener('pointermove', follow, { passive: true });
  else {
    specks?.[0].parentElement.remove();
    specks = null;
  }
}

choose();
calm.addEventListener('change', choose);
fine.addEventListener('change', choose);
new MutationObserver(choose).observe(root, { attributeFilter: ['data-motion'] });
