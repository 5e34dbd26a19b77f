import { type Change, placeObjects, usuallyShown } from '#model'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'

/** Does to the design what someone typed, as one step; tables that are new get a place where there is room. */
export async function takeTyped(
  { design, session }: ActionContext,
  changes: readonly Change[],
  { title, burst }: { readonly title: string; readonly burst: number },
): Promise<void> {
  const { buckets } = design.design().objects
  const [label, join] = [t('type in {title}', { title }), `typed ${title} ${burst}`]
  design.commit(label, changes, join)
  const fresh = usuallyShown(design.design()).filter((id) => !buckets.has(id))
  if (fresh.length === 0) return
  const { diagram } = session.now()
  const { placeNew, prepareCards } = await import('#canvas')
  const now = design.design()
  await prepareCards(now, { ids: fresh, detail: now.diagrams.get(diagram)?.detail ?? 'all' })
  const still = fresh.filter((id) => design.design().objects.buckets.has(id))
  const at = placeNew(design.design(), diagram, still)
  design.commit(label, placeObjects(design.design(), diagram, { at, placed: false }), join)
}
