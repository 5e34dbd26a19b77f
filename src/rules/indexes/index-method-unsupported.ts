import { type Change, type Design, type Id, indexesOf, object, rootsOf, setField } from '#model'
import { keptByTable } from '../reading/everywhere.ts'
import { hasExtension, needExtension } from '../reading/extensions.ts'
import { type Column, type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { type Finding, type Fix, type Rule, severities } from '../rule.ts'
import { reindex } from './coverage.ts'
import { METHODS, supportOf } from './methods.ts'

type Index = ObjectOf<'index'>

/** The first column whose type the method can't index as it is. */
function stuck(design: Design, it: Index): { column: Column; by: ReturnType<typeof supportOf> } | null {
  for (const key of it.keys) {
    const column = key.column ? object(design, key.column) : null
    if (!column || key.opclass) continue
    const by = supportOf(it.method, column)
    if (by === 'no' || (typeof by === 'object' && !hasExtension(design, by.extension))) return { column, by }
  }
  return null
}

/** Another method that can index all of its keys; a unique index has to be a btree. */
function otherMethod(design: Design, it: Index): string | null {
  const columns = it.keys.map((key) => (key.column ? object(design, key.column) : null))
  const plain = it.keys.every((key) => key.order === 'asc' && key.nulls === 'last' && !key.opclass)
  const one = columns.length === 1
  if (!plain) return null
  return (
    (it.unique ? ['btree'] : ['btree', 'gin', 'gist']).find(
      (method) =>
        method !== it.method &&
        (one || METHODS[method]?.has('text') || method !== 'hash') &&
        columns.every((column) => column && supportOf(method, column) === 'yes'),
    ) ?? null
  )
}

const change = (design: Design, it: Index, method: string): Change[] => setField(design, it.id, { method })

function findingOf(design: Design, table: string, it: Index): Finding | null {
  const other = otherMethod(design, it)
  const turn: Fix[] = other
    ? [{ label: `Make it a ${other} index`, safe: false, changes: () => change(design, it, other) }]
    : []
  if (it.unique && it.method !== 'btree' && ['hash', 'gin', 'gist', 'spgist', 'brin'].includes(it.method))
    return { about: it.id, message: `${it.name} can’t be unique: only btree indexes are`, fixes: turn }
  const found = stuck(design, it)
  if (!found) return null
  const brought = typeof found.by === 'object' ? found.by.extension : null
  const declare: Fix[] = brought
    ? [{ label: `Declare ${brought}`, safe: false, changes: () => needExtension(design, brought) }]
    : []
  return {
    about: it.id,
    message: `${it.name}: ${it.method} can’t index ${table}.${found.column.name}${brought ? ` without ${brought}` : ''}`,
    fixes: [...turn, ...declare],
  }
}

/** A btree over an array compares and sorts whole arrays; nobody asks for that. */
function wholeArray(design: Design, table: string, it: Index): Finding | null {
  const [key, ...more] = it.keys
  const column = key?.column && more.length === 0 ? object(design, key.column) : null
  if (!column || column.type.dimensions === 0 || it.method !== 'btree' || it.unique || key?.opclass) return null
  return {
    about: it.id,
    severity: 'warning',
    message: `${it.name} compares ${table}.${column.name} as a whole: it finds no array by an element`,
    fixes: [
      {
        label: 'Make it a gin index',
        safe: false,
        changes: () => (it.parent ? reindex(design, it.parent, change(design, it, 'gin')) : []),
      },
    ],
  }
}

/** The indexes of a table that not every Postgres would take as they are: nearly all are plain. */
const suspects = keptByTable((design, table): readonly Index[] =>
  indexesOf(design, table).filter(
    (it) =>
      it.method !== 'btree' ||
      it.keys.some((key) => {
        const column = key.column ? object(design, key.column) : null
        return column !== null && (column.type.dimensions > 0 || supportOf(it.method, column) !== 'yes')
      }),
  ),
)

const indexIn = (design: Design, name: string): Id<'index'> | undefined =>
  [...design.objects.buckets.keys()].flatMap((root) => indexesOf(design, root)).find((it) => it.name === name)?.id

export const indexMethodUnsupported: Rule = {
  id: 'index-method-unsupported',
  group: 'indexes',
  title: 'An index can hold what it is over',
  why: 'Each method has types that it can’t index without an operator class or an extension, and only btree can be unique: Postgres refuses such an index, and the migration stops half-way.',
  bad: `create table places (id uuid primary key default gen_random_uuid(), name text not null);
create index places_name on places (name);`,
  good: `create extension btree_gist;
create table places (id uuid primary key default gen_random_uuid(), name text not null, tags text[] not null, at point);
create index on places using gist (name);
create index on places using gin (tags);
create index on places using gist (at);
create unique index on places (name);`,
  // Postgres takes no such index.
  spoil: (design) => {
    const id = indexIn(design, 'places_name')
    return id ? setField(design, id, { method: 'gist' }) : []
  },
  severity: severities('E E E E E E'),
  beyond: ({ design }) => rootsOf(design, 'extension'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of suspects(design, table)) {
      const found = findingOf(design, owner.name, it) ?? wholeArray(design, owner.name, it)
      if (found) yield found
    }
  },
}
