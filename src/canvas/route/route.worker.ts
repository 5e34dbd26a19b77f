import type { Way } from './route-job.ts'
import { type RouteNews, Router } from './router.ts'

export type RouteTask = RouteNews & {
  /** Edges that are looked at. */
  readonly first: readonly string[]
}
export type RouteAnswer = readonly (readonly [id: string, way: Way])[]

/** How long at a stretch, so that news is heard in between. */
const A_STRETCH = 40
/** How often what has been found so far is told. */
const A_WHILE = 500

const router = new Router()
let first: readonly string[] = []
let working = false
let toldAt = 0

function work(): void {
  const until = performance.now() + A_STRETCH
  working = !router.work(() => performance.now() < until, first)
  if (!working || performance.now() - toldAt > A_WHILE) {
    const news: RouteAnswer = router.news()
    toldAt = performance.now()
    if (news.length > 0) self.postMessage(news)
  }
  if (working) setTimeout(work)
}

// Ways for a thousand tables take a second: not on the thread that paints.
self.addEventListener('message', (event: MessageEvent<RouteTask>) => {
  router.hear(event.data)
  first = event.data.first
  if (working) return
  working = true
  toldAt = performance.now()
  setTimeout(work)
})
