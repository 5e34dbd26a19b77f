import type { Column } from '@dbml/parse'
import { PUBLIC } from '#model'
import type { Reading } from '../importer.ts'
import { mentionsOf } from '../mention.ts'
import type { Outline } from '../outline.ts'
import { readCheck, readColumns } from './columns.ts'
import { Draft } from './draft.ts'
import { readKeys } from './keys.ts'
import { outlineOf } from './outline.ts'
import { readReferences } from './references.ts'
import { at, schemaOf } from './tables.ts'

/** What says nothing of what a database holds: by what it is, told in the ledger. */
const BESIDE: Readonly<Record<string, string>> = {
  project: 'says what the file is for',
  tablegroup: 'a group on a diagram',
  diagramview: 'a diagram',
  note: 'a note on a diagram',
  records: 'rows are no part of a design',
  dep: 'where data comes from, no reference',
  metadata: 'settings of other tools',
}

/** Reads DBML: what its own tools would make of it in Postgres. */
export function readDbml(text: string, name?: string): Reading {
  const draft = new Draft(text)
  const { telling, source } = draft
  for (const fault of source.faults) telling.refuse(fault.message, fault, 'syntax')
  const [, kind] = Object.entries(source.database?.project ?? {}).find(([key]) => key === 'database_type') ?? []
  if (typeof kind === 'string' && !/postgres/i.test(kind))
    draft.once(
      `The file is for ${kind}; it is read as if it were for PostgreSQL`,
      { code: 'database', severity: 'warning' },
      { from: 0, to: 0 },
    )
  for (const [schema, id] of draft.schemas) if (id !== PUBLIC) draft.add('schema', { id, name: schema, parent: null })
  readEnums(draft)
  for (const table of draft.tables.values()) {
    draft.add('table', {
      id: table.id,
      name: table.table.name,
      parent: draft.schemas.get(table.schema) ?? PUBLIC,
      comment: table.note || null,
    })
    for (const it of [table.table, ...table.fields]) tellSettings(draft, it)
    readColumns(draft, table)
    readKeys(draft, table)
    for (const check of table.checks) readCheck(draft, table, { check })
  }
  readReferences(draft)
  const left = new Set(source.left.map((it) => it.from))
  for (const it of source.elements) {
    if (left.has(it.from)) continue
    const beside = BESIDE[it.sort]
    telling.enter(it, beside ? 'skipped' : 'modelled', beside ?? null)
  }
  let outline: Outline | null = null
  return {
    design: draft.design(name),
    notices: [...telling.notices, ...draft.told()],
    ledger: [...telling.ledger].sort((a, b) => a.at.from - b.at.from),
    outline: () => {
      outline ??= outlineOf(draft)
      return outline
    },
    wording: draft.wording,
    mentions: () => mentionsOf(outlineOf(draft)),
  }
}

/** Settings that DBML leaves to whoever reads it. */
function tellSettings(draft: Draft, it: Pick<Column, 'metadata' | 'token'>): void {
  for (const key of Object.keys(it.metadata ?? {}))
    draft.once(
      `The setting ${key} is none of Postgres’: it stays in the text alone`,
      { code: 'setting', severity: 'info' },
      at(it),
    )
}

function readEnums(draft: Draft): void {
  for (const it of draft.source.database?.enums ?? []) {
    const id = draft.enums.get(`${schemaOf(it)}.${it.name}`)
    const labels = new Set(it.values.map((value) => value.name))
    if (!id) continue
    draft.add('enum', {
      id,
      name: it.name,
      parent: draft.schemas.get(schemaOf(it)) ?? PUBLIC,
      values: [...labels].map((label) => ({ id: label, label })),
    })
    for (const value of it.values)
      if (value.note)
        draft.once(
          'Postgres has no comments on the values of an enum',
          { code: 'value-note', severity: 'info' },
          at(value),
        )
  }
}
