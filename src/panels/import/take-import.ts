import type { Imported } from '#import'
import { type Design, type DesignStore, diff, type Id, setFacts, usuallyShown } from '#model'
import { toast } from '#ui'
import { t } from '#words'
import { addBeside, inPlaceOf, isEmpty } from './meet-import.ts'
import { nameOfFile } from './name-of-file.ts'

type Taking = {
  readonly imported: Imported
  /** The design in whose place the imported one has been put already. */
  readonly onto: Design | null
  readonly beside: boolean
  readonly title: string | null
}

/** Puts what was imported in the design, as one step. Gives what a diagram should show of what is new to it. */
export function takeImport(store: DesignStore, { imported, onto, beside, title }: Taking): readonly Id[] {
  const design = store.design()
  const label = `import ${title ?? 'text'}`
  const added = beside ? addBeside(design, imported.design) : null
  const name = title === null ? null : nameOfFile(title)
  const named = isEmpty(design) && name ? { name } : {}
  if (added) store.commit(label, [...added.changes, ...setFacts(design, named)])
  else if (design === onto) store.arrive(label, { ...imported.design, ...named })
  else store.commit(label, diff(design, { ...inPlaceOf(design, imported.design), ...named }))
  if (added && added.left.length > 0) {
    const some = added.left.slice(0, 12).join(', ')
    toast(t('Already here, or leaning on what is: {names}', { names: added.left.length > 12 ? `${some} …` : some }))
  }
  return usuallyShown(store.design()).filter((id) => !design.objects.buckets.has(id))
}
