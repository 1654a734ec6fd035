// The way to a result that already stands on the page: the star ignites, the constellation's line draws, the score counts up
// once, and particles burst. Over in a second and a half, over at once by any key or click, and never shown twice. Who reads
// by ear hears only the page, and who wants no motion sees only it.
const WHOLE = 1500;
const PARTICLES = 84;

const root = document.documentElement;
const stage = document.querySelector('[data-celebrate]');
const key = `celebrated:${stage?.dataset.celebrate}`;
const still = matchMedia('(prefers-reduced-motion: reduce)').matches || root.dataset.motion === 'off' || document.hidden;

const endings = [];
let over = false;

function end() {
  if (over) return;
  over = true;
  clearTimeout(timer);
  for (const ending of endings) ending();
  removeEventListener('keydown', end, true);
  removeEventListener('pointerdown', end, true);
  stage.dataset.celebrated = '';
}

function play(element, frames, delay, duration, easing = 'ease-out') {
  const animation = element.animate(frames, { delay, duration, easing, fill: 'backwards' });
  endings.push(() => animation.finish());
}

function ignite(star) {
  play(star, [
    { transform: 'scale(0.2) rotate(-40deg)', fill: 'transparent', opacity: 0.3 },
    { transform: 'scale(1.35) rotate(6deg)', opacity: 1, offset: 0.6 },
    { transform: 'none', opacity: 1 },
  ], 0, 620);
}

// the line's length counts as one, however long it is
function draw(line, delay, duration) {
  if (!line.getAttribute('points')) return;
  line.setAttribute('pathLength', '1');
  play(line, [{ strokeDasharray: '1 1', strokeDashoffset: 1 }, { strokeDasharray: '1 1', strokeDashoffset: 0 }], delay, duration, 'ease-in-out');
}

function light(star, delay) {
  play(star, [{ transform: 'scale(0)' }, { transform: 'scale(1.9)', offset: 0.55 }, { transform: 'none' }], delay, 420);
}

// The number itself stays in the page for screen readers; what counts is beside it and hidden from them.
function count(place) {
  const text = place.textContent;
  const whole = Number(text);
  if (!Number.isInteger(whole) || whole < 1) return;
  const shown = document.createElement('span');
  shown.setAttribute('aria-hidden', 'true');
  const read = document.createElement('span');
  read.className = 'visually-hidden';
  read.textContent = text;
  place.replaceChildren(shown, read);
  const from = performance.now() + 250;
  let request = 0;
  const tick = (now) => {
    const done = Math.min(1, Math.max(0, (now - from) / 950));
    shown.textContent = String(Math.round(whole * (1 - (1 - done) ** 3)));
    if (done < 1) request = requestAnimationFrame(tick);
  };
  tick(performance.now());
  endings.push(() => {
    cancelAnimationFrame(request);
    place.textContent = text;
  });
}

function burst(source) {
  const canvas = document.createElement('canvas');
  canvas.className = 'celebration-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  document.body.append(canvas);
  const pen = canvas.getContext('2d');
  const scale = Math.min(devicePixelRatio || 1, 2);
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const style = getComputedStyle(canvas);
  const colours = [style.color, style.outlineColor, style.textDecorationColor];
  const box = source.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const way = new Float32Array(PARTICLES);
  const speed = new Float32Array(PARTICLES);
  const size = new Float32Array(PARTICLES);
  const late = new Float32Array(PARTICLES);
  for (let i = 0; i < PARTICLES; i++) {
    way[i] = (i / PARTICLES) * Math.PI * 2 + Math.random() * 0.3;
    speed[i] = 70 + Math.random() * 250;
    size[i] = 2.5 + Math.random() * 6;
    late[i] = Math.random() * 0.14;
  }
  const start = performance.now() + 300;
  let request = 0;
  const frame = (now) => {
    request = requestAnimationFrame(frame);
    const passed = (now - start) / (WHOLE - 320);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    for (let i = 0; i < PARTICLES; i++) {
      const done = (passed - late[i]) / (1 - late[i]);
      if (done <= 0 || done >= 1) continue;
      const far = speed[i] * (1 - (1 - done) ** 3);
      const r = size[i] * (1 - done * 0.7);
      pen.globalAlpha = Math.min(1, (1 - done) * 1.6);
      pen.fillStyle = colours[i % 3];
      pen.setTransform(scale, 0, 0, scale, (x + Math.cos(way[i]) * far) * scale, (y + Math.sin(way[i]) * far + done * done * 90) * scale);
      pen.beginPath();
      if (i % 3) pen.arc(0, 0, r * 0.45, 0, 6.3);
      else {
        pen.moveTo(0, -r);
        pen.quadraticCurveTo(0, 0, r, 0);
        pen.quadraticCurveTo(0, 0, 0, r);
        pen.quadraticCurveTo(0, 0, -r, 0);
        pen.quadraticCurveTo(0, 0, 0, -r);
      }
      pen.fill();
    }
  };
  request = requestAnimationFrame(frame);
  endings.push(() => {
    cancelAnimationFrame(request);
    canvas.remove();
  });
}

function celebrate() {
  const star = stage.querySelector('.star--huge');
  const lit = [...stage.querySelectorAll('.sky__star--lit')];
  if (star) ignite(star);
  stage.querySelectorAll('.sky__path').forEach((line) => draw(line, 350, 800));
  lit.forEach((one, i) => light(one, 350 + (i / lit.length) * 700));
  stage.querySelectorAll('[data-count]').forEach(count);
  burst(star ?? stage.querySelector('.sky') ?? stage);
  addEventListener('keydown', end, true);
  addEventListener('pointerdown', end, true);
}

let timer = 0;
if (stage && !sessionStorage.getItem(key)) {
  sessionStorage.setItem(key, '1');
  if (!still) {
    timer = setTimeout(end, WHOLE);
    celebrate();
  }
}
