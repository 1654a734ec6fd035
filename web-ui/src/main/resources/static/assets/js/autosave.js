// Saves an answer on the server while it is being given. What could not be saved stays in this tab and is put back.
const PAUSE = 900;
const RETRY = 6000;
let timer = 0;
let running = null;
let dirty = false;

const form = () => document.querySelector('form[data-answer]');
const draftKey = (answer) => `answer:${answer.elements.attempt.value}:${answer.elements.task.value}`;

const content = (answer) => {
  const data = new FormData(answer);
  return JSON.stringify([data.getAll('choices'), data.get('text') ?? '']);
};

function mark(answer, text, state) {
  const place = answer.querySelector('[data-saved-mark]');
  if (place && place.textContent !== text) place.textContent = text;
  if (place) place.dataset.state = state;
}

async function save(keepalive = false) {
  const answer = form();
  if (!answer || !dirty) return;
  if (running) {
    await running;
    return save(keepalive);
  }
  dirty = false;
  const sent = content(answer);
  mark(answer, answer.dataset.saving, 'saving');
  running = send(answer, sent, keepalive).finally(() => { running = null; });
  return running;
}

async function send(answer, sent, keepalive) {
  try {
    const response = await fetch(answer.dataset.save, {
      method: 'POST',
      body: new URLSearchParams(new FormData(answer)),
      headers: { 'X-Requested-With': 'fetch' },
      keepalive,
    });
    if (response.ok) {
      const saved = await response.json();
      answer.elements.revision.value = saved.revision;
      sessionStorage.removeItem(draftKey(answer));
      if (content(answer) === sent) mark(answer, answer.dataset.saved, 'saved');
      return;
    }
    keep(answer, sent);
    if (response.status === 429 || response.status >= 500) again(answer, answer.dataset.busy, response);
    else if (response.status === 401) mark(answer, answer.dataset.ended, 'failed');
    else if (response.status === 403) mark(answer, answer.dataset.outdated, 'failed');
    else {
      const reason = await refusal(answer, response);
      keep(answer, sent, reason);
      mark(answer, reason, 'failed');
    }
  } catch {
    keep(answer, sent);
    again(answer, answer.dataset.failed);
  }
}

// Sending the same again would be refused again: it is said why, and the next change is sent anew.
async function refusal(answer, response) {
  const said = await response.json().catch(() => null);
  return said?.message ?? (response.status === 404 ? answer.dataset.gone : answer.dataset.refused);
}

// A draft that was refused for a reason is put back with it, and not sent again before it is changed.
function keep(answer, sent, reason = null) {
  sessionStorage.setItem(draftKey(answer), JSON.stringify([...JSON.parse(sent), reason]));
}

function again(answer, text, response) {
  mark(answer, text, 'failed');
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, Math.max(RETRY, 1000 * (Number(response?.headers.get('Retry-After')) || 0)));
}

function restore() {
  const answer = form();
  const draft = answer && sessionStorage.getItem(draftKey(answer));
  // beside an error stands what was typed last
  if (!draft || document.querySelector('#answer-error')) return;
  const [choices, text, reason] = JSON.parse(draft);
  for (const box of answer.querySelectorAll('[name="choices"]')) box.checked = choices.includes(box.value);
  if (answer.elements.text) answer.elements.text.value = text;
  if (reason) {
    mark(answer, reason, 'failed');
    return;
  }
  dirty = true;
  save();
}

document.addEventListener('input', (event) => {
  if (!event.target.closest('form[data-answer]')) return;
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, event.target.name === 'choices' ? 150 : PAUSE);
});
document.addEventListener('submit', () => {
  clearTimeout(timer);
  dirty = false;
  const answer = form();
  if (answer && (!navigator.onLine || sessionStorage.getItem(draftKey(answer)))) keep(answer, content(answer));
});
document.addEventListener('quest:unsent', () => {
  const answer = form();
  if (answer) keep(answer, content(answer));
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') save(true);
});
addEventListener('pagehide', () => save(true));
document.addEventListener('quest:shown', restore);
restore();
