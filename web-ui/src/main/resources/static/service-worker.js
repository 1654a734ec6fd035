// Pages come from the network; without one, the last lessons that were read and a page that says so come from here.
// Never kept: what is sent, quests, and pages about a person. Lessons are forgotten when somebody logs in or out.
/* global BUILD: the version and the files of this build, written before this line by the server */
const SHELL = `shell-${BUILD.version}`;
const LESSONS = 'lessons';
const MOST_LESSONS = 10;
const LANGUAGES = ['ru', 'en'];
const LESSON = /^\/courses\/[a-z0-9-]+\/lessons\/[a-z0-9-]+$/;
const HASH = /-[0-9a-f]{32}(?=\.[a-z0-9]+$)/;

const NOT_OURS = /^\/(id|api|oauth2|login)(\/|$)/;

const offlinePage = (language, sent = false) => `/offline?lang=${language}${sent ? '&sent' : ''}`;

async function prepare() {
  const shell = await caches.open(SHELL);
  await shell.addAll(BUILD.files);
  // as a guest: these pages are the same for everybody, and they change nobody's language
  const pages = LANGUAGES.flatMap((language) => [offlinePage(language), offlinePage(language, true)]);
  await shell.addAll(pages.map((page) => new Request(page, { credentials: 'omit', cache: 'no-store' })));
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL && name !== LESSONS).map((name) => caches.delete(name)));
  // what is not ours to answer for, the login above all, would be asked for twice; an earlier build had it on
  await self.registration.navigationPreload?.disable();
  await self.clients.claim();
}

async function page(event, path) {
  try {
    const response = await fetch(event.request);
    if (LESSON.test(path) && response.status === 200 && response.type === 'basic') event.waitUntil(keep(path, response.clone()));
    return response;
  } catch {
    return (await caches.match(path, { cacheName: LESSONS })) ?? offline(event.request);
  }
}

// A form that was sent is sent once. Where the answer would be stands that nothing was recorded.
async function answer(request) {
  try {
    return await fetch(request);
  } catch {
    return offline(request, true);
  }
}

async function keep(path, response) {
  const lessons = await caches.open(LESSONS);
  // what is put in anew goes to the end: the first are those that were read longest ago
  await lessons.put(path, response);
  const kept = await lessons.keys();
  await Promise.all(kept.slice(0, -MOST_LESSONS).map((old) => lessons.delete(old)));
}

async function offline(request, sent = false) {
  const shell = await caches.open(SHELL);
  const said = await shell.match('/language');
  const language = new URL(request.url).searchParams.get('lang') ?? (await said?.text()) ?? LANGUAGES[0];
  return (await shell.match(offlinePage(language, sent))) ?? (await shell.match(offlinePage(LANGUAGES[0], sent))) ?? Response.error();
}

// Names carry a hash of the content. A lesson that was kept by an older build gets this build's file of the same name.
async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === 'basic') {
      const copy = response.clone();
      caches.open(SHELL).then((shell) => shell.put(request, copy));
    }
    return response;
  } catch (failure) {
    const plain = new URL(request.url).pathname.replace(HASH, '');
    const same = BUILD.files.find((name) => name.replace(HASH, '') === plain);
    const other = same && await caches.match(same);
    if (other) return other;
    throw failure;
  }
}

self.addEventListener('install', (event) => event.waitUntil(prepare()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (pathname === '/login' || (pathname === '/logout' && request.method === 'POST')) event.waitUntil(caches.delete(LESSONS));
  // Keycloak and the APIs are not ours to answer for
  const ours = request.mode === 'navigate' && !NOT_OURS.test(pathname);
  if (request.method === 'GET' && pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.method === 'GET' && ours) event.respondWith(page(event, pathname));
  else if (request.method === 'POST' && ours) event.respondWith(answer(request));
});

// A page tells its language, and a lesson that was opened before this script stood here asks to be kept too.
async function told({ language, lesson }) {
  const shell = await caches.open(SHELL);
  await shell.put('/language', new Response(language));
  if (!lesson || !LESSON.test(lesson) || await caches.match(lesson, { cacheName: LESSONS })) return;
  const response = await fetch(lesson, { redirect: 'manual' });
  if (response.status === 200) await keep(lesson, response);
}

self.addEventListener('message', (event) => event.waitUntil(told(event.data)));
