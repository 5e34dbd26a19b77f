import { all, type Design } from '#model'
import type { Language } from './language.ts'
import { type Identified, identified, type Placed, place, placedBy } from './place.ts'
import { renamesBetween } from './renames.ts'
import { readingOf } from './revise.ts'

/** Whether a reading says nothing of something that another did. */
function lacksSome({ ids }: Identified, was: Design): boolean {
  const said = new Set(ids.values())
  return [...all(was.objects)].some((it) => !said.has(it.id))
}

type Texts = {
  readonly was: string
  readonly now: string
  /** The design that the first of them speaks of. */
  readonly current: Design
}

/** What two texts say, under the ids of the design. */
export function understandBoth(language: Language, texts: Texts): { readonly was: Placed; readonly now: Placed } {
  const { importer } = language
  const [old, next] = [readingOf(language, texts.was), readingOf(language, texts.now)]
  const was = place(old, importer, { current: texts.current })
  const onto = { current: was.design, beside: texts.current }
  const said = identified(next, importer, onto)
  // A new name is one only where another is gone.
  const renames = lacksSome(said, was.design)
    ? renamesBetween({ ...old, text: texts.was }, { ...next, text: texts.now })
    : []
  return { was, now: placedBy(renames.length === 0 ? said : identified(next, importer, { ...onto, renames }), onto) }
}
