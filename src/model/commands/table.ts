import { rankBetween, ranksBetween } from '#base'
import type { Change } from '../change/change.ts'
import type { Design } from '../design.ts'
import type { DiagramId } from '../diagram.ts'
import type { Id } from '../id.ts'
import { newId } from '../id.ts'
import { sequenceName } from '../kinds/column-identity.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { rootsOf } from '../read.ts'
import { relationNames } from '../relation-names.ts'
import { freeName, objectName, schemaFor } from './object-names.ts'

type NewTable = { name?: string; schema?: Id<'schema'>; diagram?: DiagramId; x?: number; y?: number }

/** How the profile wants rows to be told apart. */
export function keyColumn(design: Design, table: { id: Id<'table'>; name: string }): ObjectOf<'column'> {
  const profile = design.intent.get('profile')
  const style = profile?.sort === 'profile' ? profile.extends : 'default'
  const column = make('column', { name: 'id', parent: table.id, rank: 'a0', nullable: false })
  if (style === 'prisma-strict') return column
  if (style !== 'postgres-classic')
    return {
      ...column,
      type: { name: 'uuid', of: null, dimensions: 0 },
      default: design.postgres >= 18 ? 'uuidv7()' : 'gen_random_uuid()',
    }
  const sequence = sequenceName(table.name, 'id')
  return {
    ...column,
    type: { name: 'bigint', of: null, dimensions: 0 },
    identity: {
      mode: 'by default',
      type: null,
      sequence,
      increment: '1',
      min: null,
      max: null,
      start: '1',
      cache: '1',
      cycle: false,
    },
  }
}

/** A new table with its key, on the diagram where the person asked for it. */
export function addTable(design: Design, wanted: NewTable): { changes: Change[]; table: Id<'table'> } {
  const schema = schemaFor(design, wanted.schema)
  const taken = relationNames(design, schema)
  const name = freeName(wanted.name ?? 'new_table', (it) => taken.has(it))
  const table = make('table', { name, parent: schema, rank: lastRank(design, schema) })
  const id = keyColumn(design, { id: table.id, name })
  const [keyRank = 'a0'] = ranksBetween(id.rank, null, 1)
  const keyName = freeName(objectName(name, [], 'primary-key'), (it) => taken.has(it))
  const key = make('primary-key', { name: keyName, parent: table.id, rank: keyRank, columns: [id.id] })
  const changes: Change[] = [table, id, key].map((it) => ({ op: 'add', object: it }))
  if (wanted.diagram && wanted.x !== undefined && wanted.y !== undefined)
    changes.push({
      op: 'place',
      diagram: wanted.diagram,
      about: table.id,
      before: null,
      after: { x: wanted.x, y: wanted.y, placed: true, colour: null },
    })
  return { changes, table: table.id }
}

/** A new enum with the labels given. */
export function addEnum(
  design: Design,
  wanted: { name?: string; schema?: Id<'schema'>; labels: readonly string[] },
): { changes: Change[]; enum: Id<'enum'> } {
  const schema = schemaFor(design, wanted.schema)
  const taken = relationNames(design, schema)
  const made = make('enum', {
    name: freeName(wanted.name ?? 'new_enum', (it) => taken.has(it)),
    parent: schema,
    rank: lastRank(design, schema),
    values: wanted.labels.map((label) => ({ id: newId('value').slice('value:'.length), label })),
  })
  return { changes: [{ op: 'add', object: made }], enum: made.id }
}

const lastSchemaRank = (design: Design): string => rankBetween(rootsOf(design, 'schema').at(-1)?.rank ?? null, null)

/** A new schema. */
export function addSchema(design: Design, name: string): { changes: Change[]; schema: Id<'schema'> } {
  const taken = new Set([...design.objects.buckets.values()].map((bucket) => bucket.members.get(bucket.root)?.name))
  const made = make('schema', {
    name: freeName(name, (it) => taken.has(it)),
    parent: null,
    rank: lastSchemaRank(design),
  })
  return { changes: [{ op: 'add', object: made }], schema: made.id }
}

/** A new view over a query. */
export function addView(
  design: Design,
  wanted: { name?: string; schema?: Id<'schema'>; query: string; uses?: readonly Id[] },
): { changes: Change[]; view: Id<'view'> } {
  const schema = schemaFor(design, wanted.schema)
  const taken = relationNames(design, schema)
  const made = make('view', {
    name: freeName(wanted.name ?? 'new_view', (it) => taken.has(it)),
    parent: schema,
    rank: lastRank(design, schema),
    query: wanted.query,
    uses: wanted.uses ?? [],
  })
  return { changes: [{ op: 'add', object: made }], view: made.id }
}
