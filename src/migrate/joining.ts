import { bucketOf, type DbObject, type Design, type Id, kindOf, referencesOf, sqlAt, standingApart } from '#model'
import { needsOf, rootOf } from './needs.ts'

type Before = { readonly was: (id: Id) => DbObject | null; readonly made: ReadonlySet<Id> }

/**
 * Tables that become a part or an heir of another while they are there: Postgres takes one only when it is as the other
 * asks, so all that changes in it comes before, and whoever needs the other waits for it.
 */
export class Joining {
  readonly #to: Design
  readonly #made: ReadonlySet<Id>
  readonly #wholes = new Map<Id, readonly Id[]>()
  readonly #parts = new Map<Id, Id[]>()

  constructor(touched: readonly DbObject[], to: Design, { was, made }: Before) {
    this.#to = to
    this.#made = made
    for (const it of touched) {
      const before = was(it.id)
      if (!before || made.has(it.id) || !to.objects.buckets.has(it.id)) continue
      const had = referencesOf(before)
      const apart = standingApart(it, (id) => had.includes(id))
      if (apart === it) continue
      const wholes = referencesOf(it).filter((id) => !referencesOf(apart).includes(id))
      this.#wholes.set(it.id, wholes)
      for (const id of wholes) this.#parts.set(id, [...(this.#parts.get(id) ?? []), it.id])
    }
  }

  /** What something waits for that needs these. */
  needs(it: DbObject, own: readonly Id[]): readonly Id[] {
    const root = rootOf(this.#to, it.id) ?? it.id
    const wholes = this.#wholes.get(root)
    if (wholes && it.id !== root) return this.#leansOn(wholes, it) ? own : own.filter((id) => id !== root)
    const members = (id: Id) => [...(bucketOf(this.#to.objects, id)?.members.values() ?? [])]
    if (wholes) {
      // What is made whole comes with its columns.
      const columns = wholes
        .flatMap((id) => (this.#made.has(id) ? [] : members(id)))
        .filter((each) => kindOf(each).holdsRows)
      const before = members(root).filter((each) => !this.#leansOn(wholes, each))
      return [...own, ...[...before, ...columns].map((each) => each.id)]
    }
    const parts = own.flatMap((id) => {
      const whole = rootOf(this.#to, id) ?? id
      return whole === root ? [] : (this.#parts.get(whole) ?? [])
    })
    return [...own, ...parts.filter((id) => id !== root)]
  }

  /** Whether it is there only once its table is tied: a partition's copy of a trigger. */
  #leansOn(wholes: readonly Id[], it: DbObject): boolean {
    if (kindOf(it).holdsRows) return false
    return needsOf(it, sqlAt(this.#to)).some((id) => wholes.includes(rootOf(this.#to, id) ?? id))
  }
}
