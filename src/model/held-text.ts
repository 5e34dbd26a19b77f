import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import { type IntentEntry, intentKey } from './intent.ts'
import type { DbObject } from './kinds/index.ts'
import { ObjectsEdit } from './objects.ts'

/** A text in another language that stands beside the design, as a person wrote it. */
export type HeldText = Extract<IntentEntry, { sort: 'text' }>
type Called = Extract<IntentEntry, { sort: 'called' }>

const MOST_LINES = 200_000
const LONGEST = 200_000

export const textKey = (language: string): string => `text/${language}`

export function heldText(design: Design, language: string): HeldText | null {
  const entry = design.intent.get(textKey(language))
  return entry?.sort === 'text' ? entry : null
}

const calledOf = (design: Design, language: string): readonly Called[] =>
  [...design.intent.values()].filter((it): it is Called => it.sort === 'called' && it.language === language)

type Holding = {
  readonly language: string
  readonly path: string
  readonly text: string
  readonly draft?: string | null
  /** The design has gone on since the text was written, which still has its own names for it. */
  readonly former?: boolean
}

/**
 * Holds a text beside the design. `draft`: what was typed since and can't be read yet. Nothing is held of a text beyond
 * all measure.
 */
export function holdText(design: Design, { language, path, text, draft = null, former = false }: Holding): Change[] {
  const key = textKey(language)
  const before = heldText(design, language)
  const lines = text.split('\n')
  const drafted = draft === null ? null : draft.split('\n')
  const all = [...lines, ...(drafted ?? [])]
  const fits = all.length <= MOST_LINES && all.every((line) => line.length <= LONGEST)
  const after: HeldText | null = fits ? { sort: 'text', language, path, lines, draft: drafted } : null
  // The names that it used before an edit of the design are no longer in it.
  const forgotten = (former ? [] : calledOf(design, language)).map(
    (it): Change => ({ op: 'intend', key: intentKey(it), before: it, after: null }),
  )
  return [...(before || after ? [{ op: 'intend', key, before, after } as const] : []), ...forgotten]
}

/**
 * What held texts still call objects that these changes rename or move: a text follows the design when it is looked at,
 * and must then know its own words for it.
 */
export function calledBefore(design: Design, changes: readonly Change[]): Change[] {
  const held = [...design.intent.values()].filter((it): it is HeldText => it.sort === 'text')
  const written = new Set(changes.flatMap((it) => (it.op === 'intend' ? [it.key] : [])))
  const stale = held.filter(({ language }) => !written.has(textKey(language)))
  if (stale.length === 0) return []
  return changes.flatMap((change): Change[] => {
    if (change.op !== 'set') return []
    const { id, name, parent } = change.before
    if (name === change.after.name && parent === change.after.parent) return []
    return stale.flatMap(({ language }): Change[] => {
      const entry: Called = { sort: 'called', language, about: id, name, parent }
      const key = intentKey(entry)
      return design.intent.has(key) ? [] : [{ op: 'intend', key, before: null, after: entry }]
    })
  })
}

/** The design with the names that a held text still has for it. */
export function asCalled(design: Design, language: string): Design {
  const called = calledOf(design, language)
  if (called.length === 0) return design
  const edit = new ObjectsEdit(design.objects)
  for (const { about, name, parent } of called) {
    const it = object(design, about) as DbObject | null
    if (!it) continue
    const stands = parent === null || object(design, parent) !== null
    edit.put({ ...it, name, parent: stands ? parent : it.parent } as DbObject)
  }
  return { ...design, objects: edit.done() }
}
