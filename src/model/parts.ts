import type { Change } from './change/change.ts'
import type { Design } from './design.ts'
import { type Bucket, objectsOf } from './objects.ts'

/** A piece of a design, to be handed over by itself. The last one carries what is not objects. */
export type DesignPart = { readonly buckets: readonly Bucket[]; readonly rest: Omit<Design, 'objects'> | null }

/** What a copy of a design is told. `told` counts all that was ever told, so that two sides can compare. */
export type DesignNews =
  | { readonly tell: 'part'; readonly first: boolean; readonly part: DesignPart; readonly told: number }
  | { readonly tell: 'changes'; readonly changes: readonly Change[]; readonly told: number }

/** Handing over so many objects takes a few milliseconds. */
const A_PART = 1500

/** A design in pieces, so that whoever hands it over can do something else in between. */
export function* partsOf(design: Design): Generator<DesignPart> {
  const { objects, ...rest } = design
  let buckets: Bucket[] = []
  let count = 0
  for (const bucket of objects.buckets.values()) {
    buckets.push(bucket)
    count += bucket.members.size
    if (count < A_PART) continue
    yield { buckets, rest: null }
    buckets = []
    count = 0
  }
  yield { buckets, rest }
}

/** Puts a design together again. Null until it has the last piece. */
export class PartsTaker {
  #buckets: Bucket[] = []

  take({ buckets, rest }: DesignPart): Design | null {
    this.#buckets.push(...buckets)
    if (!rest) return null
    const objects = objectsOf(this.#buckets)
    this.#buckets = []
    return { ...rest, objects }
  }
}
