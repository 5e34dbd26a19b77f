import { type At, type DbObject, type Design, type Id, kindOf, object, wholeOf } from '#model'
import type { Copies } from './copy.ts'
import { settleRoot } from './create.ts'
import { rootOf } from './needs.ts'
import type { Step } from './step.ts'

/** The wholes that a table is a part of, from the nearest on. */
function wholesOf(design: Design, id: Id): readonly Id[] {
  const it = object(design, id) as DbObject | null
  const whole = it && wholeOf(it)
  return whole ? [whole, ...wholesOf(design, whole)] : []
}

/** Tables that get their rows back while a plan is made: each when it and its parts are there, and before anything leans on it. */
export class Filling {
  readonly #fills: Copies['fills']
  readonly #to: Design
  readonly #waiting: Map<Id, Set<Id>>
  /** The tables that something which needs one of these has to wait for. */
  readonly #before = new Map<Id, Set<Id>>()

  constructor({ fills }: Copies, to: Design) {
    this.#fills = fills
    this.#to = to
    this.#waiting = new Map([...fills].map(([id, { family }]) => [id, new Set(family)]))
    for (const [id, { family }] of fills)
      for (const each of [...family, ...wholesOf(to, id)])
        this.#before.set(each, new Set([...(this.#before.get(each) ?? []), ...family]))
  }

  /** Whether rows go into it: then it is made with its columns alone. */
  has(root: Id): boolean {
    return [...this.#fills.values()].some((it) => it.family.has(root))
  }

  /** What else has to be there for someone who needs this table. Its own whole and its own parts don't wait, nor their columns. */
  besides(need: Id, asker: DbObject): readonly Id[] {
    const family = this.#before.get(need)
    const table = kindOf(asker).holdsRows ? rootOf(this.#to, asker.id) : null
    return family && !this.#before.has(table ?? asker.id) ? [...family] : []
  }

  /** A table is there: the rows of all that only waited for it, and what completes those tables. */
  came(root: Id, at: At): Step[] {
    const ready = [...this.#waiting].flatMap(([id, family]) => (family.delete(root) && family.size === 0 ? [id] : []))
    for (const id of ready) this.#waiting.delete(id)
    const stillEmpty = (id: Id) => [...this.#waiting.keys()].some((each) => this.#fills.get(each)?.family.has(id))
    const full = new Set(
      ready.flatMap((id) => [...(this.#fills.get(id)?.family ?? [])]).filter((id) => !stillEmpty(id)),
    )
    const settled = [...full].flatMap((id) => object(this.#to, id) ?? []) as DbObject[]
    return [...ready.flatMap((id) => this.#fills.get(id)?.steps ?? []), ...settled.flatMap((it) => settleRoot(it, at))]
  }
}
