import { all, type Design, type Wording, wordKey } from '#model'
import { lineOf, rootsOf } from './classes.ts'
import type { ReadColumn, ReadTable } from './columns.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { canonical } from './library.ts'
import { isMapped } from './mapped.ts'
import { membersOf } from './members.ts'
import { clientValue, hasClientValue, said } from './specs.ts'
import { pathOf, plainArgs, textOf } from './values.ts'

type Words = Map<string, string>
const MODULES = ['sa', 'pg', 'datetime', 'decimal', 'uuid', 'enum']

/** What a text calls the objects it speaks of, and in which form it says them. */
export function wordingOf(draft: Draft, read: readonly ReadTable[], design: Design): Wording {
  const words: Words = new Map()
  const [first] = read.filter((it) => it.table.info)
  for (const it of read) tableWords(draft, it, words)
  const apart = draft.keysApart()
  for (const it of all(design.objects)) {
    if (it.kind === 'primary-key' && !apart.has(it.id)) words.set(wordKey(it.id, 'form'), 'inline')
  }
  for (const [piece, { about }] of draft.ties) {
    const call = draft.inlineOf(piece)
    if (about && call) words.set(wordKey(about, 'form'), 'inline')
    if (about && call === 'field') words.set(wordKey(about, 'in'), 'field')
  }
  for (const [, id] of draft.flags) if (id) words.set(wordKey(id, 'form'), 'inline')
  enumWords(draft, words)
  if (first) {
    words.set(wordKey(null, 'tables'), first.table.sort)
    words.set(wordKey(null, 'columns'), columnsForm(first))
    const base = baseOf(draft, first.table)
    if (base) words.set(wordKey(null, 'base'), base)
  }
  moduleWords(draft, words)
  return words
}

const columnsForm = ({ columns, table }: ReadTable): string => {
  const forms = columns.filter((it) => it.spec.own).map((it) => it.spec.form)
  const most = [...new Set(forms)].sort(
    (a, b) => forms.filter((it) => it === b).length - forms.filter((it) => it === a).length,
  )[0]
  return most ?? (table.sort === 'sqlmodel' ? 'field' : 'mapped')
}

function tableWords(draft: Draft, it: ReadTable, words: Words): void {
  const { table, columns } = it
  const { metadata, info, id } = table
  words.set(wordKey(id), table.key)
  words.set(wordKey(id, 'form'), table.sort)
  words.set(wordKey(id, 'columns'), columnsForm(it))
  if (info?.attributes.has('__tablename__')) words.set(wordKey(id, 'called'), 'said')
  if (metadata.schema) words.set(wordKey(id, 'usual schema'), metadata.schema)
  for (const [sort, name] of metadata.names) words.set(wordKey(id, `convention ${sort}`), name)
  const base = table.sort === 'declarative' ? baseOf(draft, table) : null
  if (base) words.set(wordKey(id, 'base'), base)
  const [, given] = table.call ? plainArgs(table.call) : []
  if (given) words.set(wordKey(id, 'metadata'), draft.text.slice(given.at.from, given.at.to))
  const shared = { schema: metadata.schema, names: [...metadata.names] }
  if (base || table.sort !== 'declarative')
    words.set(wordKey(null, `metadata ${base ?? 'SQLModel.metadata'}`), JSON.stringify(shared))
  for (const column of columns) columnWords(column, words, table)
}

function columnWords({ spec }: ReadColumn, words: Words, table: Table): void {
  const { id } = spec
  if (table.sort !== 'table') words.set(wordKey(id), spec.key)
  words.set(wordKey(id, 'form'), spec.form)
  if (!spec.own) words.set(wordKey(id, 'kept'), spec.key)
  if (spec.hint) words.set(wordKey(id, 'optional'), spec.hint.optional ? 'yes' : 'no')
  if (said(spec, 'nullable')) words.set(wordKey(id, 'nullable'), 'said')
  if (said(spec, 'autoincrement')) words.set(wordKey(id, 'numbered'), 'said')
  else if (hasClientValue(spec) && clientValue(spec)) words.set(wordKey(id, 'numbered'), 'default')
}

/** What a class of a text's own makes its tables of. */
function baseOf(draft: Draft, table: Table): string | null {
  if (!table.info) return null
  const own = lineOf(table.info).find(
    (it) =>
      it !== table.info &&
      !isMapped(it) &&
      it.bases.some((base) => /^sa\.DeclarativeBase/.test(pathOf(base.value) ?? '')),
  )
  if (own) return own.name
  const root = rootsOf(table.info).find((it) =>
    /^(?:sa\.\w*declarative_base|sa\.automap_base|flask\.Model)$|Base$|Model$/.test(pathOf(it) ?? ''),
  )
  for (const file of draft.project.files)
    for (const it of file.statements)
      if (
        it.sort === 'assign' &&
        it.target.sort === 'name' &&
        file.scope.names.get(it.target.text)?.value === root &&
        root
      )
        return it.target.text
  const [first] = table.info.node.bases
  return first?.value.sort === 'name' && /^[A-Za-z]\w*$/.test(first.value.text) ? first.value.text : 'Base'
}

function enumWords(draft: Draft, words: Words): void {
  for (const [id, { info, byValue, schema }] of draft.enumSources) {
    if (schema !== 'public') words.set(wordKey(id, 'schema'), schema)
    words.set(wordKey(id, 'form'), info ? (byValue ? 'values' : 'names') : 'inline')
    if (!info) continue
    words.set(wordKey(id), info.name)
    for (const { value } of membersOf(draft.project.reading, info)) {
      if (value.is !== 'record') continue
      const name = textOf(value.fields.get('name')?.value) ?? ''
      const own = value.fields.get('value')?.value
      words.set(wordKey(id, `member ${byValue ? (textOf(own) ?? name) : name}`), name)
    }
  }
  for (const { id, name } of draft.enumConstants()) words.set(wordKey(id, 'constant'), name)
}

/** Under which names a text has what it imports. */
function moduleWords(draft: Draft, words: Words): void {
  const bare = new Set<string>()
  const add = (role: string, name: string) => {
    const key = wordKey(null, role)
    if (!words.has(key)) words.set(key, name)
  }
  let modern = true
  for (const file of draft.project.files)
    for (const it of file.statements) {
      if (it.sort !== 'import') continue
      for (const { name, as } of it.names) {
        const path = canonical(it.source === null ? name : `${it.source}.${name}`)
        if (path === 'typing.Optional') modern = false
        add(`bound ${as}`, path)
        if (MODULES.includes(path)) add(`module ${path}`, as)
        const [, module = '', own = ''] = /^(\w+)\.(\w+)$/.exec(path) ?? []
        if (!MODULES.includes(module)) continue
        if (own !== as) add(`named ${path}`, as)
        bare.add(module)
      }
    }
  for (const module of MODULES) if (bare.has(module) || !/^(?:sa|pg)$/.test(module)) add(`module ${module}`, '')
  if (!modern) add('optional', 'Optional')
}
