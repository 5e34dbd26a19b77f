import type { Design, Detail, Diagram, Id } from '#model'
import { cardFor } from './cards.ts'
import { linksOf } from './links.ts'

/** How long cards are made at a stretch, in milliseconds. */
export const A_SLICE = 10

type Wanted = { readonly ids: Iterable<Id>; readonly detail: Detail }

/** Makes cards while there is time for it; true when all are made. */
export function makeCards(
  design: Design,
  { ids, detail, unfolded, diagram }: Wanted & { unfolded?: ReadonlySet<string>; diagram?: Diagram | null },
  more: () => boolean,
): boolean {
  for (const id of ids) {
    if (!more()) return false
    const bucket = design.objects.buckets.get(id)
    if (!bucket) continue
    cardFor(design, bucket, diagram?.places.get(id)?.detail ?? detail, unfolded?.has(id))
    linksOf(design, bucket)
  }
  return true
}

/** Makes cards so that nothing else has to wait for them. */
export async function prepareCards(design: Design, wanted: Wanted): Promise<void> {
  const ids = [...wanted.ids]
  for (;;) {
    const begun = performance.now()
    if (makeCards(design, { ...wanted, ids }, () => performance.now() - begun < A_SLICE)) return
    await new Promise((done) => setTimeout(done))
  }
}
