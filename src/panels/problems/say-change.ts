import { type Change, type DbObject, type Design, type IntentEntry, kindOf, object } from '#model'
import { labelOf } from '../inspector/field-shape.ts'

const fieldsOf = (it: DbObject): Readonly<Record<string, unknown>> => it as unknown as Record<string, unknown>

/** What says nothing to a person: an order among siblings, and what a text leans on. */
const SILENT: ReadonlySet<string> = new Set(['rank', 'uses'])

function saySet(before: DbObject, after: DbObject): string {
  if (before.name !== after.name) return `Rename ${kindOf(before).label.one} ${before.name} to ${after.name}`
  if (before.parent !== after.parent) return `Move ${kindOf(before).label.one} ${before.name} to another table`
  const [was, now] = [fieldsOf(before), fieldsOf(after)]
  const changed = Object.keys(now).filter(
    (field) => !SILENT.has(field) && JSON.stringify(was[field]) !== JSON.stringify(now[field]),
  )
  const words = changed.map((field) => labelOf(field).toLowerCase()).join(', ')
  return `Change ${words || 'order'} of ${kindOf(after).label.one} ${after.name}`
}

/** What an entry of the design's intent is called. */
const NOTES: Readonly<Record<IntentEntry['sort'], string>> = {
  profile: 'house style',
  role: 'role',
  tags: 'tags',
  decision: 'decision',
  chosen: 'choice',
  baseline: 'accepted finding',
  dependency: 'dependency',
  query: 'query',
  estimate: 'estimate',
  seed: 'seed rows',
  cardinality: 'number of rows',
  gathered: 'where rows come from',
  reworded: 'where values come from',
  copied: 'where a value comes from',
  text: 'text',
  called: 'former name',
  bends: 'bends of an edge',
}

function sayIntent(before: IntentEntry | null, after: IntentEntry | null): string {
  const it = after ?? before
  const about = it ? NOTES[it.sort] : 'decision'
  return `${after ? (before ? 'Change' : 'Note') : 'Forget'} ${about}`
}

/** A change as a person reads it. */
export function sayChange(design: Design, change: Change): string {
  const place = (it: DbObject): string => {
    const parent = it.parent ? object(design, it.parent) : null
    return parent?.parent ? ` of ${parent.name}` : ''
  }
  switch (change.op) {
    case 'add':
      return `Add ${kindOf(change.object).label.one} ${change.object.name}${place(change.object)}`
    case 'remove':
      return `Drop ${kindOf(change.object).label.one} ${change.object.name}${place(change.object)}`
    case 'set':
      return `${saySet(change.before, change.after)}${place(change.after)}`
    case 'intend':
      return sayIntent(change.before, change.after)
    case 'design':
      return 'Change the design’s name or PostgreSQL version'
    default:
      return 'Change the diagram'
  }
}
