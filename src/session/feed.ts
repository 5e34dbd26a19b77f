import { type Design, type DesignNews, type DesignStore, partsOf } from '#model'
import { whenIdle } from './when-idle.ts'

/** More changes than that are told as the design that they lead to, piece by piece. */
const MANY = 2000

function* whole(design: Design, told: number): Generator<DesignNews> {
  let first = true
  for (const part of partsOf(design)) {
    yield { tell: 'part', first, part, told }
    first = false
  }
}

export type Feed = {
  /** How much there is to be heard by now. */
  readonly told: () => number
  /** Sends at once whatever still waits. */
  readonly flush: () => void
  /** Does it once all that there is to tell has been told: at once, unless much still waits. */
  readonly inTurn: (act: () => void) => void
  readonly stop: () => void
}

/**
 * Keeps a worker's copy of the design as it is here: the whole of it piece by piece, so that no task gets long, then each
 * edit. `after`: for how many milliseconds an edit may wait, so that what a person looks at comes first.
 */
export function feed(store: DesignStore, send: (news: DesignNews) => void, after = 0): Feed {
  let waiting: (Iterator<DesignNews> | (() => void))[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = 0
  const sendOne = (): boolean => {
    const [first] = waiting
    if (!first) return false
    if (typeof first === 'function') {
      waiting.shift()
      first()
      return true
    }
    const next = first.next()
    if (next.done) waiting.shift()
    else send(next.value)
    return true
  }
  const soon = (milliseconds: number) => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (sendOne()) soon(0)
    }, milliseconds)
  }
  const open = () => {
    waiting = [whole(store.design(), ++told), ...waiting.filter((it) => typeof it === 'function')]
    // A design just opened is drawn first.
    whenIdle(() => soon(0))
  }
  open()
  const unlisten = store.listen(({ changes }) => {
    if (!changes || changes.length > MANY) return open()
    told++
    const news: DesignNews = { tell: 'changes', changes, told }
    if (waiting.length === 0 && after === 0) return send(news)
    waiting.push([news].values())
    soon(after)
  })
  return {
    told: () => told,
    flush() {
      while (sendOne());
    },
    inTurn(act) {
      if (waiting.length === 0) return act()
      waiting.push(act)
      soon(0)
    },
    stop() {
      unlisten()
      clearTimeout(timer)
      waiting = []
    },
  }
}
