import { type Change, type DbObject, type Design, type IntentEntry, kindOf, object } from '#model'
import { msg, type PlainMessage, t, translated, within } from '#words'
import { labelOf } from '../inspector/field-shape.ts'

const fieldsOf = (it: DbObject): Readonly<Record<string, unknown>> => it as unknown as Record<string, unknown>

const labelFor = (it: DbObject): string => translated(kindOf(it).label.one)

/** What says nothing to a person: an order among siblings, and what a text leans on. */
const SILENT: ReadonlySet<string> = new Set(['rank', 'uses'])

function saySet(before: DbObject, after: DbObject): string {
  if (before.name !== after.name)
    return t('Rename {what} {name} to {to}', { what: labelFor(before), name: before.name, to: after.name })
  if (before.parent !== after.parent)
    return t('Move {what} {name} to another table', { what: labelFor(before), name: before.name })
  const [was, now] = [fieldsOf(before), fieldsOf(after)]
  const changed = Object.keys(now).filter(
    (field) => !SILENT.has(field) && JSON.stringify(was[field]) !== JSON.stringify(now[field]),
  )
  const words = changed.map((field) => within(translated(labelOf(field)))).join(', ')
  return t('Change {fields} of {what} {name}', { fields: words || t('order'), what: labelFor(after), name: after.name })
}

/** What an entry of the design's intent is called. */
const NOTES: Readonly<Record<IntentEntry['sort'], PlainMessage>> = {
  profile: msg('house style'),
  export: msg('options of a language'),
  role: msg('role'),
  tags: msg('tags'),
  decision: msg('decision'),
  chosen: msg('choice'),
  baseline: msg('accepted finding'),
  dependency: msg('dependency'),
  query: msg('query'),
  estimate: msg('estimate'),
  seed: msg('seed rows'),
  cardinality: msg('number of rows'),
  gathered: msg('where rows come from'),
  reworded: msg('where values come from'),
  copied: msg('where a value comes from'),
  text: msg('text'),
  called: msg('former name'),
  bends: msg('bends of an edge'),
}

function sayIntent(before: IntentEntry | null, after: IntentEntry | null): string {
  const it = after ?? before
  const about = t(it ? NOTES[it.sort] : 'decision')
  if (!after) return t('Forget {what}', { what: about })
  return before ? t('Change {what}', { what: about }) : t('Note {what}', { what: about })
}

/** A change as a person reads it. */
export function sayChange(design: Design, change: Change): string {
  const place = (it: DbObject): string => {
    const parent = it.parent ? object(design, it.parent) : null
    return parent?.parent ? ` (${parent.name})` : ''
  }
  switch (change.op) {
    case 'add':
      return t('Add {what} {name}', {
        what: labelFor(change.object),
        name: `${change.object.name}${place(change.object)}`,
      })
    case 'remove':
      return t('Drop {what} {name}', {
        what: labelFor(change.object),
        name: `${change.object.name}${place(change.object)}`,
      })
    case 'set':
      return `${saySet(change.before, change.after)}${place(change.after)}`
    case 'intend':
      return sayIntent(change.before, change.after)
    case 'design':
      return t('Change the design’s name or PostgreSQL version')
    default:
      return t('Change the diagram')
  }
}
