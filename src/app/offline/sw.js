// Built files carry their hash in their name, so that what is cached under a name never changes: cache first.
// The page itself is asked for anew, and taken from the cache when there is no network.
const CACHE = 'schemawright-__VERSION__'
const SHELL = '__SHELL__'
const FILES = new Set('__FILES__')

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('schemawright-') && name !== CACHE
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))))
  self.clients.claim()
})

async function cacheFirst(request) {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put('./', answer.clone())
    return answer
  } catch (problem) {
    const found = await cache.match('./')
    if (found) return found
    throw problem
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const scope = self.registration.scope
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return
  if (request.mode === 'navigate') event.respondWith(networkFirst(request))
  else if (FILES.has(request.url.slice(scope.length).split('?')[0])) event.respondWith(cacheFirst(request))
})
