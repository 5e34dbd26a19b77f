import * as v from 'valibot'
import type { Id } from './id.ts'

const text = () => v.pipe(v.string(), v.maxLength(20_000))
const anyId = () => v.custom<Id>((value) => typeof value === 'string' && value.includes(':'))
const ids = () => v.pipe(v.array(anyId()), v.maxLength(200))
const amount = () => v.pipe(v.number(), v.integer(), v.minValue(0))

const lines = () => v.pipe(v.array(v.pipe(v.string(), v.maxLength(200_000))), v.maxLength(200_000))
const bounds = () => v.strictObject({ min: amount(), max: v.nullable(amount()) })

/** A column, there or no more, and what its value is: SQL in pieces, of which those that are columns stand by their ids. */
const said = () =>
  v.pipe(v.array(v.strictObject({ column: anyId(), sql: v.pipe(v.array(text()), v.maxLength(200)) })), v.maxLength(200))

/** Whether a piece of such SQL is a column, by its id. */
export const isColumnPiece = (piece: string): piece is Id<'column'> => /^column:\w+$/.test(piece)

/** For whom rows are kept: everybody, or one stage of the life of a product. */
export const ENVIRONMENTS = ['all', 'development', 'test', 'production'] as const

/** The house styles whose severities and options a design is judged by. */
export const PROFILES = [
  'default',
  'prisma-lifecycle',
  'postgres-classic',
  'prisma-strict',
  'sqlmodel',
  'drizzle-tenant',
] as const
export type ProfileId = (typeof PROFILES)[number]

/**
 * What the designer knows and Postgres doesn't, one entry a fact, each under a key of its own:
 * `profile`, `role/<column>`, `tags/<object>`, `decision/<rule>/<object>`, `chosen/<object>/<field>`, and so on
 * (`intentKey`).
 */
export const intentEntry = v.variant('sort', [
  v.strictObject({
    sort: v.literal('profile'),
    extends: v.picklist(PROFILES),
    severities: v.record(v.string(), v.picklist(['error', 'warning', 'info', 'off'])),
    options: v.record(v.string(), v.string()),
  }),
  /** What is chosen of a language that the design is written in (names, relations, files); what is not said is as usual. */
  v.strictObject({
    sort: v.literal('export'),
    language: text(),
    options: v.record(v.string(), v.union([text(), v.boolean()])),
  }),
  v.strictObject({ sort: v.literal('role'), about: anyId(), role: text() }),
  v.strictObject({ sort: v.literal('tags'), about: anyId(), tags: v.array(text()) }),
  /** A rule does not hold here, for this reason; for good, or up to and with a day. */
  v.strictObject({
    sort: v.literal('decision'),
    rule: text(),
    about: anyId(),
    reason: v.pipe(text(), v.minLength(1)),
    until: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  }),
  /** A field's value was chosen on purpose, although it is also what silence would mean (ON DELETE NO ACTION). */
  v.strictObject({ sort: v.literal('chosen'), about: anyId(), field: text() }),
  /** The finding was there when the design was taken over: only what is new is shown. */
  v.strictObject({ sort: v.literal('baseline'), rule: text(), about: anyId() }),
  /** Columns of a table determine others of it: one value each (functional), or a set independent of the rest (multivalued). */
  v.strictObject({ sort: v.literal('dependency'), about: anyId(), from: ids(), to: ids(), multivalued: v.boolean() }),
  /** What the product asks of a table, for which an index may be there. */
  v.strictObject({
    sort: v.literal('query'),
    about: anyId(),
    name: text(),
    /** As it was given, where it was given as SQL. */
    sql: v.nullable(text()),
    equality: ids(),
    range: ids(),
    order: v.array(v.strictObject({ column: anyId(), descending: v.boolean() })),
    /** Columns compared with other tables' columns. */
    joins: ids(),
    /** Columns searched for words or parts of text, or for a key within JSON or an array. */
    search: ids(),
    /** Pages by "after this row" (order and its columns compared), not by a number of rows to skip. */
    keyset: v.boolean(),
    /** A condition that is the same every time: `deleted_at IS NULL`. */
    where: v.nullable(text()),
  }),
  /**
   * How many rows a relationship is meant to join: `from`, of the referring table for each row that is referred to; `to`,
   * the other way round. `max` null: any number.
   */
  v.strictObject({ sort: v.literal('cardinality'), about: anyId(), from: bounds(), to: bounds() }),
  /** How large a table gets: its rows, how many come each month, how often rows are written. */
  v.strictObject({
    sort: v.literal('estimate'),
    about: anyId(),
    rows: amount(),
    growth: amount(),
    writes: v.picklist(['rare', 'some', 'many']),
  }),
  /** Rows that belong to the design. A value is an SQL expression. */
  v.strictObject({
    sort: v.literal('seed'),
    about: anyId(),
    environment: v.picklist(ENVIRONMENTS),
    columns: ids(),
    rows: v.array(v.array(text())),
    /** The key by which a row that is there already is known, and what is done then. Null: rows are only ever inserted. */
    conflict: v.nullable(v.strictObject({ key: anyId(), does: v.picklist(['nothing', 'update']) })),
  }),
  /** A table's rows were values of another's columns, where rows still refer to theirs: how they get there, and back. */
  v.strictObject({
    sort: v.literal('gathered'),
    about: anyId(),
    /** The columns that held them: several of one value each, or one of many. */
    columns: ids(),
    value: anyId(),
    /** Which one of several it was; null where their order says nothing, and each is there once. */
    position: v.nullable(anyId()),
    /** What stood between them, where they were one text. */
    separator: v.nullable(text()),
  }),
  /** What columns of a table say, others of it said before: each side told by the other. */
  v.strictObject({ sort: v.literal('reworded'), about: anyId(), was: said(), now: said() }),
  /** A column holds what another one does: their two tables were one, and the same value stood in its row. */
  v.strictObject({ sort: v.literal('copied'), about: anyId(), of: anyId() }),
  /** A text in another language that stands beside the design; `draft`: as it was typed since, where that can't be read. */
  v.strictObject({
    sort: v.literal('text'),
    language: text(),
    path: text(),
    lines: lines(),
    draft: v.nullable(lines()),
  }),
  /** What such a text calls an object that has been renamed or moved since it was written. */
  v.strictObject({
    sort: v.literal('called'),
    language: text(),
    about: anyId(),
    name: text(),
    parent: v.nullable(anyId()),
  }),
  /** Where a person has led a foreign key's edge on a diagram: the stretches between its ends, upright and level in turn. */
  v.strictObject({
    sort: v.literal('bends'),
    about: anyId(),
    diagram: text(),
    at: v.pipe(
      v.array(v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6))),
      v.minLength(1),
      v.maxLength(64),
    ),
  }),
])
export type IntentEntry = v.InferOutput<typeof intentEntry>
export type Intent = ReadonlyMap<string, IntentEntry>

/** The key under which an entry is kept. */
export function intentKey(entry: IntentEntry): string {
  switch (entry.sort) {
    case 'profile':
      return 'profile'
    case 'decision':
      return `decision/${entry.rule}/${entry.about}`
    case 'baseline':
      return `baseline/${entry.rule}/${entry.about}`
    case 'chosen':
      return `chosen/${entry.about}/${entry.field}`
    case 'dependency':
      return `dependency/${entry.about}/${[...entry.from].sort().join('+')}${entry.multivalued ? '/many' : ''}`
    case 'query':
      return `query/${entry.about}/${entry.name}`
    case 'seed':
      return `seed/${entry.environment}/${entry.about}`
    case 'reworded':
      return `reworded/${entry.about}/${entry.now.map((it) => it.column).join('+')}`
    case 'bends':
      return `bends/${entry.diagram}/${entry.about}`
    case 'text':
      return `text/${entry.language}`
    case 'export':
      return `export/${entry.language}`
    case 'called':
      return `called/${entry.language}/${entry.about}`
    default:
      return `${entry.sort}/${entry.about}`
  }
}

const stay = (list: readonly Id[], gone: ReadonlySet<Id>): Id[] => list.filter((id) => !gone.has(id))

/** What is left of an entry when objects go; null where it has nothing to say without them. */
export function withoutObjects(entry: IntentEntry, gone: ReadonlySet<Id>): IntentEntry | null {
  if (!('about' in entry)) return entry
  if (gone.has(entry.about)) return null
  switch (entry.sort) {
    case 'dependency': {
      const to = stay(entry.to, gone)
      return to.length === 0 || entry.from.some((id) => gone.has(id)) ? null : { ...entry, to }
    }
    case 'query': {
      const order = entry.order.filter((it) => !gone.has(it.column))
      const [equality, range, joins, search] = [entry.equality, entry.range, entry.joins, entry.search].map((list) =>
        stay(list, gone),
      ) as [Id[], Id[], Id[], Id[]]
      return { ...entry, equality, range, joins, search, order }
    }
    case 'seed': {
      const kept = entry.columns.map((id) => !gone.has(id))
      const conflict = entry.conflict && !gone.has(entry.conflict.key) ? entry.conflict : null
      const rows = entry.rows.map((row) => row.filter((_, i) => kept[i]))
      return { ...entry, columns: stay(entry.columns, gone), rows, conflict }
    }
    case 'gathered':
      return gone.has(entry.value) || (entry.position && gone.has(entry.position)) ? null : entry
    case 'reworded':
      return entry.now.some((it) => gone.has(it.column)) ? null : entry
    case 'copied':
      return gone.has(entry.of) ? null : entry
    default:
      return entry
  }
}
