import { invariant } from '#base'
import { apply } from './change/apply.ts'
import type { Design } from './design.ts'
import { type DesignNews, PartsTaker } from './parts.ts'

/** A copy of a design in a worker, kept by what it is told. */
export class Follower {
  /** Null until the first design has been told whole. */
  design: Design | null = null
  /** How much it has heard of all that was told. */
  heard = 0
  #taker = new PartsTaker()

  /** Takes news; true where another design is there than before, `'opened'` where it is not the old one edited. */
  hear(news: DesignNews): boolean | 'opened' {
    if (news.tell === 'changes') {
      invariant(this.design, 'a design comes before its changes')
      this.design = apply(this.design, news.changes)
      this.heard = news.told
      return true
    }
    if (news.first) this.#taker = new PartsTaker()
    const whole = this.#taker.take(news.part)
    if (!whole) return false
    this.design = whole
    this.heard = news.told
    return 'opened'
  }
}
