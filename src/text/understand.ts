import { all, type Design, object } from '#model'
import type { Language } from './language.ts'
import { type Placed, place } from './place.ts'
import { renamesBetween } from './renames.ts'
import { readingOf } from './revise.ts'

const isMissing = (was: Design, now: Design): boolean => [...all(was.objects)].some((it) => !object(now, it.id))

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
  const said = place(next, importer, onto)
  // A new name is one only where another is gone.
  const renames = isMissing(was.design, said.design)
    ? renamesBetween({ ...old, text: texts.was }, { ...next, text: texts.now })
    : []
  return { was, now: renames.length === 0 ? said : place(next, importer, { ...onto, renames }) }
}
