import * as v from 'valibot'
import { newId, noteOf } from '#model'
import { t } from '#words'

/** What a form needs to know of a field, told from its schema. */
export type FieldShape =
  | { readonly is: 'id'; readonly of: readonly string[] }
  /** An object of the design, or one that is there anyway, by its name in SQL. */
  | { readonly is: 'named'; readonly of: readonly string[] }
  | { readonly is: 'sql'; readonly form: 'expression' | 'query' | 'statement' | 'body' }
  | { readonly is: 'type' }
  | { readonly is: 'boolean' }
  | { readonly is: 'number' }
  | { readonly is: 'text' }
  | { readonly is: 'choice'; readonly options: readonly string[] }
  | { readonly is: 'optional'; readonly inner: FieldShape }
  | { readonly is: 'list'; readonly item: FieldShape; readonly schema: v.GenericSchema }
  | { readonly is: 'group'; readonly entries: Readonly<Record<string, v.GenericSchema>> }
  /** Told by Postgres, or an inner name: not for a person to set. */
  | { readonly is: 'hidden' }

type Open = v.GenericSchema & {
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly options?: readonly string[]
}

/** The shape of a field's schema. What no form could show is hidden. */
export function shapeOf(schema: v.GenericSchema): FieldShape {
  const open = schema as Open
  const note = noteOf(schema)
  if (note?.holds === 'derived' || note?.holds === 'local-id') return { is: 'hidden' }
  if (open.wrapped) return { is: 'optional', inner: shapeOf(open.wrapped) }
  if (open.item) return { is: 'list', item: shapeOf(open.item), schema: open.item }
  if (note?.holds === 'id') return { is: 'id', of: note.of }
  if (note?.holds === 'sql') return { is: 'sql', form: note.form }
  if (note?.holds === 'type') return { is: 'type' }
  if (open.entries) {
    const of = Object.keys(open.entries).join() === 'name,of' && open.entries.of ? shapeOf(open.entries.of) : null
    if (of?.is === 'optional' && of.inner.is === 'id') return { is: 'named', of: of.inner.of }
    return { is: 'group', entries: open.entries }
  }
  if (open.type === 'picklist') return { is: 'choice', options: open.options ?? [] }
  if (open.type === 'boolean') return { is: 'boolean' }
  if (open.type === 'number') return { is: 'number' }
  return open.type === 'string' ? { is: 'text' } : { is: 'hidden' }
}

/** A value to begin with, of a shape; the first simple one that its schema takes. */
export function blankOf(schema: v.GenericSchema): unknown {
  if (noteOf(schema)?.holds === 'local-id') return newId('value').slice('value:'.length)
  const shape = shapeOf(schema)
  switch (shape.is) {
    case 'optional':
      return null
    case 'list':
      return []
    case 'group':
      return Object.fromEntries(Object.entries(shape.entries).map(([key, each]) => [key, blankOf(each)]))
    case 'named':
      return { name: '', of: null }
    case 'boolean':
      return false
    case 'number':
      return 0
    case 'choice':
      return shape.options[0] ?? ''
    case 'sql':
      return 'NULL'
    default:
      return ['', '1', 'new'].find((text) => v.safeParse(schema, text).success) ?? ''
  }
}

/** What is wrong with a value, in words; null when nothing is. */
export function problemOf(schema: v.GenericSchema, value: unknown): string | null {
  const { success, issues } = v.safeParse(schema, value)
  if (success) return null
  const [first] = issues
  if (first.type === 'min_length') return t('Can’t be empty.')
  return first.message.startsWith('Invalid') ? t('Not a value that fits here.') : `It ${first.message}.`
}

/** `onDeleteColumns` as a person reads it: On delete columns. */
export function labelOf(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
}
