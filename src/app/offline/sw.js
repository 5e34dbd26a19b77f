// Built files carry their hash in their name, so that what is cached under a name never changes: cache first.
// The page itself is asked for anew, and taken from the cache when there is no network.
const CACHE = 'schemawright-__VERSION__'
const SHELL = '__SHELL__'
const FILES = new Set('__FILES__')

// Hosts answer with `Vary: Origin`, which would tell a module's request apart from ours for the same bytes.
const SAME = { ignoreVary: true }

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)))
  self.skipWaiting()
})

/** Takes over from older versions what did not change, then lets them go. */
async function inherit() {
  const cache = await caches.open(CACHE)
  for (const name of await caches.keys()) {
    if (!name.startsWith('schemawright-') || name === CACHE) continue
    const old = await caches.open(name)
    for (const file of FILES) {
      const found = (await cache.match(file, SAME)) ? null : await old.match(file, SAME)
      if (found) await cache.put(file, found)
    }
    await caches.delete(name)
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(inherit().then(() => self.clients.claim()))
})

const scope = self.registration.scope
/** The file that an address is of. */
const fileOf = (url) => (url.startsWith(scope) ? url.slice(scope.length).split(/[?#]/)[0] : '')

/** What a page or its workers asked for and had to fetch. */
const asked = new Set()

/** Stores files that are not stored yet, one by one, and rests as long as each took, but not for long: the page may be at work. */
async function keep(files) {
  const cache = await caches.open(CACHE)
  for (const file of files) {
    if (await cache.match(file, SAME)) continue
    const start = performance.now()
    await cache.add(file)
    const took = performance.now() - start
    await new Promise((done) => setTimeout(done, Math.min(took, 40)))
  }
}

/**
 * With `fill` everything works without a network, Postgres and the editor too; with `keep` what was used does. The page
 * names what it had loaded before this worker stood between.
 */
self.addEventListener('message', (event) => {
  const loaded = (event.data.keep ?? []).map(fileOf).filter((file) => FILES.has(file))
  const files = event.data.fill ? FILES : new Set([...loaded, ...asked])
  event.waitUntil(keep(files).catch(() => undefined))
})

/** What is not stored goes to the page as it comes: to store it on the way took Postgres a second longer to start. */
async function cacheFirst(request, file) {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request, SAME)
  if (!found) asked.add(file)
  return found ?? fetch(request)
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put('./', answer.clone())
    return answer
  } catch (problem) {
    const found = await cache.match('./', SAME)
    if (found) return found
    throw problem
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return
  if (request.mode === 'navigate') return event.respondWith(networkFirst(request))
  const file = fileOf(request.url)
  if (FILES.has(file)) event.respondWith(cacheFirst(request, file))
})
