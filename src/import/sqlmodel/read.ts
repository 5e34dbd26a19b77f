import { truncateName } from '#base'
import type { Range } from '#languages'
import { type Id, PUBLIC } from '#model'
import type { Reading } from '../importer.ts'
import type { Outline } from '../outline.ts'
import { rootsOf } from './classes.ts'
import { type ReadTable, readColumns, speakingOf, type TypeOfColumn } from './columns.ts'
import { oneOf, readCheck, readExclusion, readPrimaryKey, readUnique } from './constraints.ts'
import { argsOf, type Table } from './declared.ts'
import { CURRENT, Draft, type Habits } from './draft.ts'
import { addIndex, readIndex, type Standing } from './indexes.ts'
import { tellChange, tellUnknownKeywords, tellUnknownParts } from './keywords.ts'
import { isOutside } from './mapped.ts'
import { outlineOf } from './outline.ts'
import { placesNaming } from './places-naming.ts'
import { addReference, type Pointing, pointingOf, type Tables, targetOf } from './references.ts'
import { typeOfHint, typeOfSpec } from './spec-types.ts'
import { isSaid, type Spec, said, specsOf } from './specs.ts'
import { inheritedColumns, tableWords, tellUnmade, withoutSystem } from './table-words.ts'
import type { Typed } from './types.ts'
import { argOf, type Calling, pathOf, plainArgs, textOf, type Value } from './values.ts'
import { tellViews } from './views.ts'
import { wordingOf } from './wording.ts'

export const PATH = 'models.py'

/** Reads models of SQLModel, or of SQLAlchemy: what `create_all` would make of them in Postgres. */
export function readSqlmodel(text: string, name?: string, habits: Habits = CURRENT): Reading {
  const draft = new Draft(text, PATH, habits)
  const { declared, telling } = draft
  tellTables(draft)
  tellViews(draft)
  const specs: Tables = new Map(declared.tables.map((it) => [it, withoutSystem(draft, specsOf(draft, it))]))
  const typeOfColumn = typesOf(draft, specs)
  const words = new Map(declared.tables.map((it) => [it, tableWords(draft, it)]))
  const read = declared.tables.map((table): ReadTable => {
    draft.add('table', {
      id: table.id,
      name: truncateName(table.name),
      parent: declared.schemaId(table.schema),
      comment: commentOf(draft, table),
      ...words.get(table),
    })
    return readColumns(draft, table, { specs: specs.get(table) ?? [], typeOfColumn })
  })
  for (const [table, { inherits }] of words) if (inherits) inheritedColumns(draft, table, inherits)
  tellUnmade(draft)
  const pointings = read.flatMap((it) => readRest(draft, it))
  readAlone(draft, read)
  for (const it of pointings) addReference(draft, specs, it)
  for (const [schema, id] of declared.schemas)
    if (id !== PUBLIC) draft.add('schema', { id, name: schema, parent: null })
  for (const { table } of read) telling.enter(table.at, 'modelled')
  tellUnknownKeywords(draft)
  const { spentAt } = draft.project.reading
  if (spentAt) telling.refuse('There is too much to read here: it is given up', spentAt, 'too-large')
  const design = draft.design(name)
  let outline: Outline | null = null
  return {
    design,
    notices: [...telling.notices, ...telling.told('Python')],
    ledger: [...telling.ledger].sort((a, b) => a.at.from - b.at.from),
    outline: () => {
      outline ??= outlineOf(draft, read)
      return outline
    },
    wording: wordingOf(draft, read, design),
    mentions: () => placesNaming(draft, read),
  }
}

/** What can't be made of a class, or is made twice. */
function tellTables(draft: Draft): void {
  for (const { info, value, at } of draft.declared.unnamed)
    draft.unread(`What the table of ${info.name} is called can’t be read`, value, at)
  const told = new Set<string>()
  for (const { info, key, at } of draft.declared.tables)
    for (const root of info ? rootsOf(info) : []) {
      const path = pathOf(root) ?? ''
      if (root.is === 'unknown') draft.unread(`What ${key} is made of can’t be read`, root, at)
      else if (isOutside(root) && !told.has(path)) {
        told.add(path)
        draft.unreadable(`${key} is made of ${path}, which is not here: what that adds is left out`, at)
      }
    }
  for (const it of draft.declared.twins)
    draft.telling.refuse(`There is a table ${it.name} already: ${it.key} would be another of that name`, it.at)
}

/** The type of each column: one that says none and points at another has that one's. */
function typesOf(draft: Draft, tables: Tables): TypeOfColumn {
  const known = new Map<Spec, Typed | null>()
  const find: TypeOfColumn = (table, spec) => {
    const had = known.get(spec)
    if (had !== undefined) return had
    known.set(spec, null)
    const pointed = spec.given.find((it) => it.name === null && pathOf(it.value) === 'sa.ForeignKey')
    const [to] = pointed?.value.is === 'call' ? plainArgs(pointed.value) : []
    const own = typeOfSpec(draft, table, spec) ?? (to && spec.form === 'mapped' ? null : typeOfHint(draft, spec))
    const target = !own && to ? targetOf(draft, tables, { value: to.value, from: table }) : null
    // SQLAlchemy asks the hint of a column that points at another for nothing but whether it may be null.
    const found = own ?? (target && find(target.table, target.spec)) ?? typeOfHint(draft, spec)
    known.set(spec, found)
    return found
  }
  return find
}

function commentOf(draft: Draft, table: Table): string | null {
  if (table.call) return textOf(argOf(table.call, 'comment'))
  for (const { value } of argsOf(draft.project, table.info as NonNullable<Table['info']>))
    if (value.is === 'record') {
      const comment = textOf(value.fields.get('comment')?.value)
      if (comment !== null) return comment
    }
  return null
}

const standingOf = (draft: Draft, { table, columns }: ReadTable): Standing => {
  const specs = columns.map((it) => it.spec)
  return { table, specs, speaking: speakingOf(draft, table, specs) }
}

/** Constraints and indexes of a table; what it points at is given back, to be settled once all are read. */
function readRest(draft: Draft, it: ReadTable): readonly Pointing[] {
  const { table, columns } = it
  const standing = standingOf(draft, it)
  const found: Pointing[] = []
  readPrimaryKey(draft, it, standing)
  for (const { value, at } of draft.argsFor(table)) {
    const made = readArg(draft, standing, { value, at })
    if (made) found.push(made)
  }
  for (const { spec, typed } of columns) {
    if (typed.oneOf) oneOf(draft, standing, { spec, ...typed.oneOf })
    tellUnknownParts(draft, spec)
    for (const { value, at } of spec.given) {
      const path = pathOf(value)
      if (value.is !== 'call') continue
      if (path === 'sa.CheckConstraint') draft.tie(value, readCheck(draft, standing, value, at))
      if (path === 'sa.ForeignKey')
        found.push({
          standing,
          specs: [spec],
          targets: plainArgs(value)
            .slice(0, 1)
            .map((each) => each.value),
          call: value,
          onDelete: argOf(value, 'ondelete'),
          at,
          piece: value,
        })
    }
    const foreign = spec.form === 'field' ? said(spec, 'foreign_key') : undefined
    if (foreign && textOf(foreign) !== null)
      found.push({
        standing,
        specs: [spec],
        targets: [foreign],
        call: null,
        onDelete: said(spec, 'ondelete'),
        at: spec.at,
        piece: spec,
      })
    readFlags(draft, standing, spec)
  }
  return found
}

/** `unique=True` and `index=True`. */
function readFlags(draft: Draft, standing: Standing, spec: Spec): void {
  const [unique, index] = [isSaid(spec, 'unique'), isSaid(spec, 'index')]
  if (index) {
    const key = {
      column: spec.id,
      expression: null,
      opclass: null,
      collation: null,
      order: 'asc',
      nulls: 'last',
    } as const
    const id = addIndex(draft, standing, { call: null, at: spec.at, name: null, keys: [key], unique })
    draft.flags.set(`${spec.id} index`, id)
    if (unique) draft.flags.set(`${spec.id} unique`, id)
  } else if (unique)
    draft.flags.set(`${spec.id} unique`, readUnique(draft, standing, { call: null, specs: [spec], at: spec.at }))
}

function readArg(draft: Draft, standing: Standing, { value, at }: { value: Value; at: Range }): Pointing | null {
  if (value.is === 'record' || (value.is === 'word' && value.text === 'None')) return null
  const path = pathOf(value)
  if (value.is !== 'call' || value.of.is !== 'library') {
    draft.unread(`A part of __table_args__ of ${standing.table.key} can’t be read`, value, at)
    return null
  }
  const made = madeBy(draft, standing, { call: value, path: path ?? '', at })
  if (made === undefined) draft.unread(`A part of __table_args__ of ${standing.table.key} can’t be read`, value, at)
  if (made !== null && typeof made === 'object') return made
  if (made) draft.tie(value, made)
  return null
}

type Arg = { readonly call: Calling; readonly path: string; readonly at: Range }

function madeBy(draft: Draft, standing: Standing, { call, path, at }: Arg): Id | Pointing | null | undefined {
  switch (path.replace(/^(?:sa|sqlmodel|pg)\./, '')) {
    case 'UniqueConstraint':
      return readUnique(draft, standing, { call, specs: null, at })
    case 'CheckConstraint':
      return readCheck(draft, standing, call, at)
    case 'Index':
      return readIndex(draft, standing, call, at)
    case 'ExcludeConstraint':
      return readExclusion(draft, standing, call, at)
    case 'ForeignKeyConstraint':
      return pointingOf(draft, standing, call, at)
    case 'PrimaryKeyConstraint':
    case 'Column':
    case 'Sequence':
    case 'MetaData':
      return null
    default:
      return undefined
  }
}

/** Indexes that stand behind their table: `Index("…", User.email)`. */
function readAlone(draft: Draft, read: readonly ReadTable[]): void {
  for (const { value, statement } of draft.declared.alone) {
    if (pathOf(value) !== 'sa.Index' || value.of.is !== 'library') {
      tellChange(draft, value, statement)
      continue
    }
    const standing = read
      .map((it) => standingOf(draft, it))
      .find((it) => plainArgs(value).some((arg) => it.speaking.columnOf(arg.value) !== null || speaksOf(it, arg.value)))
    if (standing) draft.tie(value, readIndex(draft, standing, value, statement))
    else draft.unread('The table of an index can’t be read', null, statement)
  }
}

/** Whether an expression speaks of a table's columns. */
function speaksOf(standing: Standing, value: Value, depth = 0): boolean {
  if (depth > 20) return false
  if (standing.speaking.columnOf(value) !== null) return true
  const again = (it: Value) => speaksOf(standing, it, depth + 1)
  if (value.is === 'call') return again(value.of) || value.args.some((it) => again(it.value))
  if (value.is === 'member') return again(value.of)
  return value.is === 'operation' && value.of.some(again)
}
