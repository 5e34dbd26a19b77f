import fc from 'fast-check'
import {
  addCheck,
  addColumn,
  addDiagram,
  addEnum,
  addForeignKey,
  addIndex,
  addTable,
  addUnique,
  addView,
  all,
  apply,
  bendEdge,
  type Change,
  columnsOf,
  type DbObject,
  DETAILS,
  type Design,
  diagramsOf,
  drawShape,
  emptyDesign,
  foldArea,
  type Id,
  intend,
  joinTables,
  MAIN_DIAGRAM,
  moveColumn,
  parseType,
  pathOf,
  placeObjects,
  removeDiagram,
  removeObjects,
  renameObject,
  rootsOf,
  setCardDetail,
  setColumnType,
  setFacts,
  setField,
  tablesOf,
  toggleNullable,
  togglePrimaryKey,
} from '#model'

/** What a random person does next: which edit, on which of what is there, with what in hand. All by number, so that any sequence fits any design. */
export type Edit = { readonly what: number; readonly a: number; readonly b: number; readonly word: string }

const NAMES = [
  'users',
  'posts',
  'Order',
  'a b',
  'sélect',
  "it's",
  'tags',
  'items',
  'x"y',
  'z'.repeat(70),
  'ünï',
  'select',
]
const TYPES = [
  'bigint',
  'int',
  'text',
  'varchar(40)',
  'numeric(10,2)',
  'uuid',
  'timestamptz(3)',
  'boolean',
  'jsonb',
  'text[]',
  'date',
  'char(2)',
  'real',
]

const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % Math.max(1, from.length)]
const changesOf = (made: { changes: readonly Change[] } | { error: string }): readonly Change[] =>
  'changes' in made ? made.changes : []

const EDITS: readonly ((design: Design, edit: Edit) => readonly Change[])[] = [
  (design, { a, b, word }) =>
    addTable(design, { name: word, diagram: MAIN_DIAGRAM, x: (a % 400) * 8, y: (b % 400) * 8 }).changes,
  (design, { a, b, word }) => {
    const table = pick(tablesOf(design), a)
    const type = parseType(design, pick(TYPES, b) ?? 'text')
    return table && !('error' in type)
      ? addColumn(design, table.id, { name: word, type, nullable: b % 2 === 0 }).changes
      : []
  },
  (design, { a, b }) => {
    const [left, right] = [pick(tablesOf(design), a), pick(tablesOf(design), b)]
    return left && right
      ? changesOf(
          addForeignKey(design, { from: { table: left.id, column: null }, to: { table: right.id, column: null } }),
        )
      : []
  },
  (design, { a, b }) => {
    const [left, right] = [pick(tablesOf(design), a), pick(tablesOf(design), b)]
    return left && right
      ? changesOf(joinTables(design, [left.id, right.id], { diagram: MAIN_DIAGRAM, x: 0, y: 0 }))
      : []
  },
  (design, { a, word }) => {
    const it = pick(
      [...all(design.objects)].filter(
        (each) => each.name !== 'public' && each.kind !== 'extension' && each.kind !== 'raw',
      ),
      a,
    )
    return it ? renameObject(design, it.id, word.slice(0, 40)) : []
  },
  (design, { a, b }) => {
    const column = columnAt(design, a, b)
    return column ? toggleNullable(design, column.id) : []
  },
  (design, { a, b }) => {
    const column = columnAt(design, a, b)
    return column ? togglePrimaryKey(design, column.id) : []
  },
  (design, { a, b }) => {
    const column = columnAt(design, a, b)
    return column ? changesOf(setColumnType(design, column.id, pick(TYPES, a + b) ?? 'text')) : []
  },
  (design, { a, b }) => {
    const column = columnAt(design, a, b)
    return column?.parent && column.type.name !== 'jsonb'
      ? (b % 2 ? addUnique : addIndex)(design, column.parent, [column.id])
      : []
  },
  (design, { a, b }) => {
    const column = columnAt(design, a, b)
    const before = column?.parent ? pick(columnsOf(design, column.parent), a) : undefined
    return column?.parent
      ? moveColumn(design, column.id, { table: column.parent as Id<'table'>, before: before?.id ?? null })
      : []
  },
  (design, { word, b }) => addEnum(design, { name: word, labels: ['a', "it's", word].slice(0, 1 + (b % 3)) }).changes,
  (design, { a, b }) => {
    const [column, type] = [columnAt(design, a, b), pick(rootsOf(design, 'enum'), b)]
    return column && type && !column.identity
      ? setField(design, column.id, { type: { name: '', of: type.id, dimensions: 0 }, default: null })
      : []
  },
  (design, { a }) => {
    const it = pick(
      [...all(design.objects)].filter((each) => each.name !== 'public'),
      a,
    )
    return it ? removeObjects(design, [it.id]) : []
  },
  (design, { a, b }) =>
    placeObjects(design, MAIN_DIAGRAM, {
      at: new Map(tablesOf(design).map((it, i) => [it.id, { x: ((a + i) % 500) * 8, y: (b % 500) * 8 }])),
      placed: a % 2 === 0,
    }),
  (design, { a, word }) =>
    drawShape(design, MAIN_DIAGRAM, {
      shape: { sort: a % 2 ? 'note' : 'area', text: word, x: a % 1000, y: 3.5, width: 80, height: 80, colour: 'teal' },
    }).changes,
  (design, { a }) =>
    [...(design.diagrams.get(MAIN_DIAGRAM)?.shapes.keys() ?? [])]
      .slice(a % 3, (a % 3) + 1)
      .flatMap((id) => foldArea(design, MAIN_DIAGRAM, id)),
  (design, { a, b }) => {
    const it = pick(tablesOf(design), a)
    const detail = ([null, ...DETAILS] as const)[b % 4] ?? null
    return it ? setCardDetail(design, MAIN_DIAGRAM, { ids: [it.id], detail }) : []
  },
  (design, { a, b }) => {
    const it = pick(
      [...all(design.objects)].filter((each) => each.kind === 'foreign-key'),
      a,
    )
    return it ? bendEdge(design, MAIN_DIAGRAM, { key: it.id, at: b % 4 === 0 ? null : [a, b + 0.5, -b] }) : []
  },
  (design, { a, word }) => {
    const it = pick(diagramsOf(design), a)
    if (it && it.id !== MAIN_DIAGRAM && a % 4 === 0) return removeDiagram(design, it.id)
    return addDiagram(design, { name: word, detail: 'keys', places: it?.places ?? [], shapes: it?.shapes ?? [] })
      .changes
  },
  (design, { a, word }) => {
    const it = pick(tablesOf(design), a)
    return it ? setField(design, it.id, { comment: word }) : []
  },
  (design, { a, word }) => {
    const it = pick(tablesOf(design), a)
    return it ? intend(design, { sort: 'decision', rule: 'pk-required', about: it.id, reason: word || 'so' }) : []
  },
  (design, { a, word }) => setFacts(design, { name: word, postgres: ([14, 15, 16, 17, 18] as const)[a % 5] ?? 18 }),
  (design, { a, word }) => {
    const it = pick(tablesOf(design), a)
    return it ? addCheck(design, it.id, `length('${word.replaceAll("'", "''")}') > 0`) : []
  },
  (design, { word }) => addView(design, { name: word, query: 'SELECT 1 AS one' }).changes,
  (design, { a, b }) => {
    const [one, other] = [columnAt(design, a, b), columnAt(design, a, b + 1 + (b % 3))]
    if (!one?.parent || !other || one.id === other.id) return []
    const key = columnAt(design, a, 0)
    const from = b % 4 === 0 && key && key.id !== other.id ? [...new Set([key.id, one.id])] : [one.id]
    return intend(design, { sort: 'dependency', about: one.parent, from, to: [other.id], multivalued: a % 5 === 0 })
  },
]

function columnAt(design: Design, a: number, b: number): Extract<DbObject, { kind: 'column' }> | undefined {
  const table = pick(tablesOf(design), a)
  return table ? pick(columnsOf(design, table.id), b) : undefined
}

/** The changes of one random edit; none where it has nothing to work on. */
export const changesFor = (design: Design, edit: Edit): readonly Change[] =>
  pick(EDITS, edit.what)?.(design, edit) ?? []

export const walk = (design: Design, edits: readonly Edit[]): Design =>
  edits.reduce((now, edit) => apply(now, changesFor(now, edit)), design)

const edit = fc.record({
  what: fc.nat(EDITS.length - 1),
  a: fc.nat(997),
  b: fc.nat(997),
  word: fc.oneof(
    fc.constantFrom(...NAMES),
    fc.string({ minLength: 1, maxLength: 12 }).map((it) => it.replaceAll('\0', '') || 'x'),
  ),
})

/** Random sequences of edits; a table or two first, so that the others have something to work on. */
export const edits = (most = 25): fc.Arbitrary<readonly Edit[]> => fc.array(edit, { minLength: 1, maxLength: most })

const start = walk(emptyDesign('Random'), [
  { what: 0, a: 1, b: 1, word: 'users' },
  { what: 0, a: 2, b: 2, word: 'posts' },
  { what: 2, a: 1, b: 0, word: '' },
])

/** Random designs: what a person may have after some edits. */
export const designs = (most = 25): fc.Arbitrary<Design> => edits(most).map((list) => walk(start, list))

/** Two of one name are a mistake that no language can say; the rules tell of it. */
export function hasTwins(design: Design): boolean {
  const paths = [...all(design.objects)].map(
    (it) => `${it.kind === 'view' ? 'table' : it.kind} ${pathOf(design, it.id)}`,
  )
  return new Set(paths).size < paths.length
}
