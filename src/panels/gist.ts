import { type DbObject, type Design, type Id, kindOf, type ObjectOf, object, typeName } from '#model'
import { t } from '#words'
import { shapeOf } from './inspector/field-shape.ts'

const nameOf = (design: Design, id: Id | null): string => (id ? (object(design, id)?.name ?? '?') : '')

type Gists = { readonly [K in DbObject['kind']]?: (it: ObjectOf<K>, design: Design) => string }

/** Kinds whose first fields do not say what one looks for. */
const GISTS: Gists = {
  enum: (it) => it.values.map((each) => each.label).join(', '),
  routine: (it, design) =>
    it.returns
      ? it.setOf
        ? t('set of {type}', { type: typeName(design, it.returns) })
        : typeName(design, it.returns)
      : it.form,
  sequence: (it) => it.type,
  'foreign-key': (it, design) => `→ ${nameOf(design, it.target)}`,
  policy: (it, design) => [it.command, ...it.roles.map((id) => nameOf(design, id))].join(', '),
  trigger: (it) => `${it.timing} ${it.events.join(', ')}`,
  'event-trigger': (it) => it.event,
  rule: (it) => t('on {event}', { event: it.event }),
  grant: (it) => [...it.privileges, ...it.columns.flatMap((each) => each.privileges)].join(', '),
  'default-privileges': (it) => it.privileges.join(', '),
  role: (it) => (it.given ? t('of the server') : it.login ? t('login') : ''),
  table: (it, design) =>
    it.partitionOf
      ? t('of {name}', { name: nameOf(design, it.partitionOf) })
      : it.partitionBy
        ? t('partitioned')
        : it.unlogged
          ? t('unlogged')
          : '',
  'foreign-table': (it, design) => nameOf(design, it.server),
  view: () => '',
  'materialized-view': () => '',
}

/** An object in a few words: its type, its SQL, or what it refers to. */
export function gistOf(design: Design, it: DbObject): string {
  const own = GISTS[it.kind] as ((it: DbObject, design: Design) => string) | undefined
  if (own) return own(it, design)
  for (const [field, schema] of Object.entries(kindOf(it).fields)) {
    const shape = shapeOf(schema)
    const value = new Map<string, unknown>(Object.entries(it)).get(field)
    if (shape.is === 'type') return typeName(design, value as Parameters<typeof typeName>[1])
    if (shape.is === 'sql') return String(value).slice(0, 60)
    if (shape.is === 'list' && shape.item.is === 'id' && Array.isArray(value) && value.length > 0)
      return value.map((id) => nameOf(design, id as Id)).join(', ')
    if (shape.is === 'list' && shape.item.is === 'group' && Array.isArray(value) && value.length > 0)
      return value
        .flatMap((each) => Object.values(each as object).filter((id) => typeof id === 'string' && id.includes(':')))
        .map((id) => nameOf(design, id as Id))
        .join(', ')
  }
  return ''
}
