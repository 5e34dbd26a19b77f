import { equal } from '#base'
import {
  type Bucket,
  type DbObject,
  type Design,
  type Id,
  KINDS,
  type Kind,
  kindOf,
  type Notice,
  noteOf,
  PUBLIC,
  plainForm,
} from '#model'
import type { Covers } from './covers.ts'
import type { Emitted, Exporter } from './exporter.ts'
import { remember } from './naming/remember.ts'

type Target = Pick<Exporter, 'id' | 'title' | 'covers'>
/** What is left to the SQL: objects of a kind, or a field of theirs. */
type Left = { readonly kind: Kind; readonly field: string | null; readonly name: string }

const MOST_NAMED = 3
const leftIn = remember<Bucket, readonly Left[]>()

/** The fields of an object that say something which nobody answers for. */
function fieldsLeft(it: DbObject, covers: Covers): readonly string[] {
  const covered: readonly string[] | 'all' = covers[it.kind] ?? 'all'
  if (covered === 'all') return []
  const plain = plainForm(it.kind)
  const told = Object.entries(kindOf(it).fields).flatMap(([field, schema]) =>
    noteOf(schema)?.holds === 'derived' ? [] : [field],
  )
  const said = new Map<string, unknown>(Object.entries(it))
  const has = (field: string) => !equal(said.get(field), field === 'comment' ? null : plain[field])
  return ['comment', ...told].filter((field) => !covered.includes(field) && has(field))
}

const leftOf = (bucket: Bucket, covers: Covers): readonly Left[] =>
  leftIn(bucket, [covers], () =>
    [...bucket.members.values()].flatMap((it): readonly Left[] =>
      it.kind in covers
        ? fieldsLeft(it, covers).map((field) => ({ kind: it.kind, field, name: it.name }))
        : [{ kind: it.kind, field: null, name: it.name }],
    ),
  )

const words = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function told({ id, title }: Target, { kind, field }: Left, names: readonly string[]): Notice {
  const { one, many } = kindOf(kind).label
  const shown = names.filter((name) => name !== '').slice(0, MOST_NAMED)
  const more = names.length - shown.length
  const list = [...shown, ...(more > 0 && shown.length > 0 ? [`${more} more`] : [])].join(', ')
  const whose = names.length === 1 ? one : `${names.length} ${many}`
  const what = field === null ? whose : `${words(field)} of ${whose}`
  return {
    code: `export/${id}-${field === null ? 'kind' : 'field'}`,
    severity: 'info',
    message: `${title} leaves to the SQL: ${what}${list === '' ? '' : ` (${list})`}.`,
  }
}

/** Top-level objects of a kind that is covered which no chunk and no notice is about, nor a chunk of one that stands in them. */
function unseen(design: Design, covers: Covers, { files, notices }: Emitted): readonly Left[] {
  const seen = new Set<Id | null | undefined>([PUBLIC, ...notices.map((it) => it.about)])
  for (const { about } of files.flatMap((file) => file.chunks))
    if (about) seen.add(about).add(design.objects.buckets.get(about)?.members.get(about)?.parent)
  return [...design.objects.buckets].flatMap(([id, { members }]): readonly Left[] => {
    const it = members.get(id)
    return it && it.kind in covers && !seen.has(id) ? [{ kind: it.kind, field: null, name: it.name }] : []
  })
}

/** A notice for everything in the design that an export says nothing of: kind by kind, and field by field. */
export function uncovered(target: Target, design: Design, emitted: Emitted): readonly Notice[] {
  const found = new Map<string, { readonly left: Left; readonly names: string[] }>()
  const add = (left: Left) => {
    const key = `${KINDS.indexOf(left.kind)} ${left.field ?? ''}`
    const group = found.get(key) ?? { left, names: [] }
    found.set(key, group)
    group.names.push(left.name)
  }
  for (const bucket of design.objects.buckets.values()) for (const left of leftOf(bucket, target.covers)) add(left)
  for (const left of unseen(design, target.covers, emitted)) add(left)
  const order = ({ left }: { readonly left: Left }) => KINDS.indexOf(left.kind)
  return [...found.values()].sort((a, b) => order(a) - order(b)).map(({ left, names }) => told(target, left, names))
}
