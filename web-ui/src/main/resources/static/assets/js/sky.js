// The sky behind the pages: one canvas with few, slow stars. Where a star stands follows from the clock alone, so the sky
// goes on from page to page. Nothing moves when the reader wants no motion; nothing is drawn where data are to be saved.
const MOST = 150;
const AREA_PER_STAR = 11000;
const LEAST = 14;
const SLOW_FRAME = 24;
const WINDOW = 50;
const REACH = 170;
const LINK = 125;
const LINKED = 12;
const QUIET_AFTER = 2500;
// how far from words a star begins to fade, and how much room they keep around them
const FADE = 16;
const ROOM = 4;
const LAYERS = [
  { depth: 0.25, drift: 1.2, size: 7, light: 0.55 },
  { depth: 0.55, drift: 2.4, size: 12, light: 0.8 },
  { depth: 1, drift: 4.2, size: 26, light: 1 },
];

const root = document.documentElement;
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const moving = () => !calm.matches && root.dataset.motion !== 'off';

// The same stars in every tab and on every page (mulberry32).
let seed = 20260523;
const chance = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

function sky() {
  const canvas = document.createElement('canvas');
  canvas.className = 'sky-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  document.body.prepend(canvas);
  const pen = canvas.getContext('2d');
  if (!pen) return;

  const u = new Float32Array(MOST);
  const v = new Float32Array(MOST);
  const layer = new Uint8Array(MOST);
  const phase = new Float32Array(MOST);
  const pace = new Float32Array(MOST);
  const tint = new Uint8Array(MOST);
  for (let i = 0; i < MOST; i++) {
    u[i] = chance();
    v[i] = chance();
    layer[i] = i % 6 === 0 ? 2 : i % 3 === 0 ? 1 : 0;
    phase[i] = chance() * Math.PI * 2;
    // a breath takes 9 to 20 seconds
    pace[i] = (Math.PI * 2) / (9 + chance() * 11);
    tint[i] = chance() < 0.22 ? 1 : 0;
  }
  const x = new Float32Array(MOST);
  const y = new Float32Array(MOST);
  const light = new Float32Array(MOST);
  const near = new Int16Array(LINKED);

  let width = 0;
  let height = 0;
  let scale = 1;
  let most = MOST;
  let count = 0;
  let sprites = [];
  let comet = null;
  let line = '';
  let request = 0;
  let last = 0;
  let frames = 0;
  let spent = 0;
  let odd = false;
  let stirred = 0;
  let scrolled = scrollY;
  let stoodAt = 0;
  let words = [];
  let reading = 0;
  const pointer = { x: 0, y: 0, near: 0, here: false, px: 0, py: 0 };
  const meteor = { from: 0, until: 0, x: 0, y: 0, next: 0 };

  function dress() {
    const style = getComputedStyle(canvas);
    line = style.outlineColor;
    const hues = [style.outlineColor, style.textDecorationColor];
    sprites = LAYERS.map(({ depth }) => hues.map((glow) => star(style.color, glow, depth === 1)));
    comet = tail(style.color);
  }

  function fit() {
    const sharp = Math.min(devicePixelRatio || 1, 2);
    // a phone's address bar comes and goes: the canvas is as large as without it
    if (width === canvas.clientWidth && height === canvas.clientHeight && scale === sharp) return;
    width = canvas.clientWidth;
    height = canvas.clientHeight;
    scale = sharp;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    count = Math.max(Math.min(Math.round((width * height) / AREA_PER_STAR), most), Math.min(LEAST, most));
  }

  function place(seconds) {
    const across = width + 80;
    const down = height + 80;
    for (let i = 0; i < count; i++) {
      const { depth, drift, light: bright } = LAYERS[layer[i]];
      const left = (u[i] * across + seconds * drift + pointer.px * depth) % across;
      const top = (v[i] * down - seconds * drift * 0.35 - scrolled * depth * 0.09 + pointer.py * depth) % down;
      x[i] = (left < 0 ? left + across : left) - 40;
      y[i] = (top < 0 ? top + down : top) - 40;
      light[i] = bright * (0.72 + 0.28 * Math.sin(phase[i] + seconds * pace[i]));
    }
  }

  // Where words stand on the page: nothing of the sky is seen there.
  function read() {
    reading = 0;
    words = [];
    const range = document.createRange();
    for (const part of document.querySelectorAll('main, .site-footer')) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        if (!texts.currentNode.data.trim()) continue;
        range.selectNodeContents(texts.currentNode);
        const box = (texts.currentNode.parentElement.closest('.button') ?? range).getBoundingClientRect();
        if (box.width < 2) continue;
        const top = box.top + scrollY;
        words.push({ left: box.left - ROOM, right: box.right + ROOM, top: top - ROOM, bottom: top + box.height + ROOM });
      }
    }
    rest();
  }

  function readSoon() {
    reading ||= setTimeout(read, 120);
  }

  function stepBack(from, seen) {
    for (let i = 0; i < count; i++) {
      let free = FADE;
      for (const box of seen) {
        const beside = Math.max(box.left - x[i], x[i] - box.right, box.top - from - y[i], y[i] - box.bottom + from);
        if (beside < free) free = Math.max(beside, 0);
      }
      light[i] *= free / FADE;
    }
  }

  // Stars close to the pointer lean towards it and are joined to each other.
  function gather() {
    let found = 0;
    for (let i = 0; i < count; i++) {
      const dx = pointer.x - x[i];
      const dy = pointer.y - y[i];
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance > REACH) continue;
      const pull = (1 - distance / REACH) * pointer.near;
      x[i] += dx * pull * 0.16;
      y[i] += dy * pull * 0.16;
      light[i] = Math.min(1, light[i] + pull * 0.35);
      if (found < LINKED) near[found++] = i;
    }
    pen.strokeStyle = line;
    pen.lineWidth = 1;
    for (let a = 0; a < found; a++) {
      for (let b = a + 1; b < found; b++) {
        const i = near[a];
        const j = near[b];
        const dx = x[i] - x[j];
        const dy = y[i] - y[j];
        const distance = Math.sqrt(dx * dx + dy * dy);
        if (distance > LINK) continue;
        pen.globalAlpha = (1 - distance / LINK) * 0.9 * pointer.near;
        pen.beginPath();
        pen.moveTo(x[i], y[i]);
        pen.lineTo(x[j], y[j]);
        pen.stroke();
      }
    }
  }

  function fall(now) {
    if (!meteor.next) meteor.next = now + 25000 + Math.random() * 30000;
    if (now > meteor.next) {
      meteor.from = now;
      meteor.until = now + 1100;
      meteor.next = now + 45000 + Math.random() * 60000;
      meteor.x = width * (0.35 + Math.random() * 0.6);
      meteor.y = height * Math.random() * 0.35;
    }
    if (now > meteor.until) return;
    const done = (now - meteor.from) / (meteor.until - meteor.from);
    pen.globalAlpha = Math.sin(done * Math.PI) * 0.8;
    pen.translate(meteor.x - done * 320, meteor.y + done * 190);
    pen.rotate(-0.536);
    pen.drawImage(comet, 0, -2, 150, 4);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
  }

  function draw(now) {
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.globalAlpha = 1;
    pen.clearRect(0, 0, width, height);
    place((performance.timeOrigin + now) / 1000 % 86400);
    const from = scrollY;
    const seen = words.filter((box) => box.bottom > from && box.top < from + height);
    stepBack(from, seen);
    if (pointer.near > 0.02) gather();
    for (let i = 0; i < count; i++) {
      const { size } = LAYERS[layer[i]];
      pen.globalAlpha = light[i];
      pen.drawImage(sprites[layer[i]][tint[i]], x[i] - size / 2, y[i] - size / 2, size, size);
    }
    if (request) fall(now);
    for (const box of seen) pen.clearRect(box.left, box.top - from, box.right - box.left, box.bottom - box.top);
  }

  // A sky that stands still is drawn again only because the page moved over it.
  function rest() {
    if (!request) draw(stoodAt);
  }

  function frame(now) {
    request = requestAnimationFrame(frame);
    const passed = Math.min(now - last, 100);
    last = now;
    measure(passed);
    // drifting alone looks the same at half the frames
    odd = !odd;
    if (odd && now - stirred > QUIET_AFTER) return;
    const ease = 1 - Math.exp(-passed / 220);
    const still = !pointer.here;
    pointer.near += ((still ? 0 : 1) - pointer.near) * ease;
    pointer.px += ((still ? 0 : (width / 2 - pointer.x) * 0.025) - pointer.px) * ease;
    pointer.py += ((still ? 0 : (height / 2 - pointer.y) * 0.025) - pointer.py) * ease;
    scrolled += (scrollY - scrolled) * Math.min(1, ease * 2.5);
    draw(now);
  }

  // A machine that cannot keep up gets half the stars, then half of those, then a sky that stands still.
  function measure(passed) {
    spent += passed;
    if (++frames < WINDOW) return;
    const average = spent / frames;
    frames = 0;
    spent = 0;
    if (average < SLOW_FRAME) return;
    if (count <= LEAST) {
      canvas.dataset.state = 'slow';
      stop();
      return;
    }
    most = Math.max(LEAST, count >> 1);
    count = most;
  }

  function stop() {
    cancelAnimationFrame(request);
    request = 0;
  }

  function go() {
    stop();
    const running = moving() && !document.hidden && canvas.dataset.state !== 'slow';
    canvas.dataset.motion = running ? 'on' : 'off';
    if (!running) {
      pointer.near = 0;
      stoodAt = performance.now();
      rest();
      return;
    }
    last = performance.now();
    frames = 0;
    spent = 0;
    request = requestAnimationFrame(frame);
  }

  function again() {
    dress();
    fit();
    go();
  }

  again();
  addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    pointer.x = event.clientX;
    pointer.y = event.clientY;
    pointer.here = true;
    stirred = performance.now();
  }, { passive: true });
  root.addEventListener('pointerleave', () => { pointer.here = false; });
  addEventListener('scroll', () => {
    stirred = performance.now();
    rest();
  }, { passive: true });
  read();
  new ResizeObserver(readSoon).observe(document.body);
  new MutationObserver(readSoon).observe(document.body, { childList: true, characterData: true, subtree: true });
  addEventListener('resize', () => {
    fit();
    go();
  });
  document.addEventListener('visibilitychange', go);
  calm.addEventListener('change', go);
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', again);
  new MutationObserver(again).observe(root, { attributeFilter: ['data-theme', 'data-motion'] });
}

const paper = (width, height) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
};

// Colour first, then its shape: fading to "transparent" would fade through grey.
function star(core, glow, near) {
  const sprite = paper(64, 64);
  const pen = sprite.getContext('2d');
  const cut = (colour, radius, soft, wide = 1, high = 1) => {
    const part = paper(64, 64);
    const ink = part.getContext('2d');
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 64, 64);
    ink.globalCompositeOperation = 'destination-in';
    const shape = ink.createRadialGradient(0, 0, 0, 0, 0, radius);
    shape.addColorStop(0, 'rgb(0 0 0 / 100%)');
    shape.addColorStop(0.5, `rgb(0 0 0 / ${soft}%)`);
    shape.addColorStop(1, 'rgb(0 0 0 / 0%)');
    ink.fillStyle = shape;
    ink.setTransform(wide, 0, 0, high, 32, 32);
    ink.fillRect(-999, -999, 1998, 1998);
    pen.drawImage(part, 0, 0);
  };
  cut(glow, near ? 20 : 32, 22);
  if (near) {
    // the nearest have four rays
    cut(core, 30, 35, 1, 0.045);
    cut(core, 30, 35, 0.045, 1);
  }
  cut(core, near ? 6 : 13, 85);
  return sprite;
}

function tail(colour) {
  const sprite = paper(150, 4);
  const pen = sprite.getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 150, 4);
  pen.globalCompositeOperation = 'destination-in';
  const shape = pen.createLinearGradient(0, 0, 150, 0);
  shape.addColorStop(0, 'rgb(0 0 0 / 100%)');
  shape.addColorStop(1, 'rgb(0 0 0 / 0%)');
  pen.fillStyle = shape;
  pen.beginPath();
  pen.moveTo(0, 2);
  pen.lineTo(6, 0.4);
  pen.lineTo(150, 2);
  pen.lineTo(6, 3.6);
  pen.fill();
  return sprite;
}

// Reading comes first: the sky begins when the page has been painted.
if (!navigator.connection?.saveData) requestAnimationFrame(() => setTimeout(sky));
