import type * as v from 'valibot'
import {
  all,
  apply,
  type DbObject,
  type Design,
  type Kind,
  kindOf,
  noteOf,
  object,
  PUBLIC,
  removeObjects,
  renameObject,
  rootsOf,
  setField,
} from '#model'

type Inside = {
  readonly type?: string
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly options?: readonly unknown[]
}

const TYPES = ['text', 'integer', 'bigint', 'character varying(40)', 'numeric(12,3)', 'date', 'boolean', 'jsonb']
const ACTS = [
  'remove',
  'rename',
  'move',
  'comment',
  'swap',
  'field',
  'field',
  'field',
  'field',
  'field',
  'field',
] as const

/** What is of the server's or says all by its text, and a name that says whom something is for. */
const LEFT_ALONE: readonly string[] = ['raw', 'role', 'extension']
const UNNAMED: readonly string[] = ['grant', 'default-privileges', 'user-mapping']

export type Random = () => number
const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)]

/** Other values that a field could have, by what it is said to hold and what others of its kind have. */
function otherValues(schema: Inside, now: unknown, others: readonly unknown[]): unknown[] {
  const inner = schema.wrapped as Inside | undefined
  if (inner) return [...(schema.type === 'nullable' ? [null] : []), ...otherValues(inner, now, others)]
  if (schema.type === 'boolean') return [!now]
  if (schema.type === 'picklist') return [...(schema.options ?? [])]
  if (schema.type === 'number') return [Number(now) + 1, ...others]
  if (noteOf(schema as v.GenericSchema)?.holds === 'type')
    return [
      ...TYPES.map((name) => ({ name, of: null, dimensions: 0 })),
      { name: 'integer', of: null, dimensions: 1 },
      ...others,
    ]
  if (Array.isArray(now)) return [[...now].reverse(), now.slice(1), now.slice(0, -1), ...others]
  return [...others]
}

function otherField(it: DbObject, like: readonly DbObject[], random: Random): { field: string; value: unknown } | null {
  const [field, schema] = pick(Object.entries(kindOf(it).fields), random) ?? []
  if (!field || !schema || noteOf(schema)?.holds === 'derived') return null
  const now = it[field as never] as unknown
  const others = like.map((each) => each[field as never] as unknown)
  const said = JSON.stringify(now)
  const value = pick(
    otherValues(schema as Inside, now, others).filter((each) => each !== undefined && JSON.stringify(each) !== said),
    random,
  )
  return value === undefined ? null : { field, value }
}

const put = (design: Design, before: DbObject, more: Partial<DbObject>): Design =>
  apply(design, [{ op: 'set', before, after: { ...before, ...more } as DbObject }])

/** One thing done to a design that nobody thought of; null where it can't be. Every kind has its turn, however many there are of it. */
export function mutate(design: Design, random: Random): { readonly design: Design; readonly said: string } | null {
  const objects = [...all(design.objects)].filter((it) => it.id !== PUBLIC && !LEFT_ALONE.includes(it.kind))
  const kind = pick([...new Set(objects.map((it) => it.kind))], random) as Kind | undefined
  const like = objects.filter((it) => it.kind === kind)
  const it = pick(like, random)
  const act = pick(ACTS, random)
  if (!it || !act) return null
  const done = (next: Design, what = '') => ({ design: next, said: `${act} ${it.kind} ${it.name} ${what}` })
  const isNamed = !UNNAMED.includes(it.kind)
  const isRoot = design.objects.buckets.has(it.id)
  if (act === 'remove') return done(apply(design, removeObjects(design, [it.id])))
  if (act === 'comment') return done(apply(design, setField(design, it.id, { comment: `it's "${it.name}"` })))
  if (act === 'rename')
    return isNamed
      ? done(apply(design, renameObject(design, it.id, it.kind === 'operator' ? `${it.name}~` : `${it.name} "n"`)))
      : null
  if (act === 'swap') {
    const other = pick(
      like.filter((each) => each.id !== it.id && each.name !== it.name && (isRoot || each.parent === it.parent)),
      random,
    )
    if (!other || !isNamed) return null
    const swapped = put(
      put(design, it, isRoot ? { name: other.name, parent: other.parent } : { name: other.name }),
      other,
      isRoot ? { name: it.name, parent: it.parent } : { name: it.name },
    )
    return done(swapped, `with ${other.name}`)
  }
  if (act === 'move') {
    const home =
      it.parent && isRoot
        ? pick(
            rootsOf(design, 'schema').filter((each) => each.id !== it.parent),
            random,
          )
        : null
    return home ? done(put(design, it, { parent: home.id }), `to ${home.name}`) : null
  }
  const other = otherField(it, like, random)
  if (!other) return null
  const said = `${other.field}: ${JSON.stringify(it[other.field as never])} -> ${JSON.stringify(other.value)}`
  return object(design, it.id)
    ? done(apply(design, setField(design, it.id, { [other.field]: other.value } as never)), said)
    : null
}

/** Several such things in a row. */
export function mutated(
  design: Design,
  acts: number,
  random: Random,
): { readonly design: Design; readonly said: readonly string[] } {
  const said: string[] = []
  let now = design
  for (let i = 0; i < acts; i++) {
    const next = mutate(now, random)
    if (!next) continue
    now = next.design
    said.push(next.said)
  }
  return { design: now, said }
}
