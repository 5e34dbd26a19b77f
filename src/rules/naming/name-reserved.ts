import { plural, RESERVED_WORDS } from '#base'
import { columnsOf, type DbObject, object, type StyleOptions } from '#model'
import { nounOf } from '../reading/nouns.ts'
import { wholeTable } from '../reading/shapes.ts'
import { type Finding, type Rule, severities } from '../rule.ts'
import { renameAll } from './renames.ts'

/** A name near the reserved one that is not reserved itself, in the number that the house writes. */
function instead(it: DbObject, table: string, number: StyleOptions['tableNumber']): string {
  const one = number === 'singular'
  const wanted = it.kind !== 'table' ? `${nounOf(table)}_${it.name}` : one ? it.name : plural(it.name)
  const other = it.kind !== 'table' ? 'value' : one ? 'row' : 'rows'
  return RESERVED_WORDS.has(wanted) || wanted === it.name ? `${it.name}_${other}` : wanted
}

export const nameReserved: Rule = {
  id: 'name-reserved',
  group: 'naming',
  title: 'Names are no words of SQL',
  why: 'A reserved word has to be quoted in every statement; without quotes some even mean something else: select user is the role that asks.',
  bad: 'create table "user" (id uuid primary key default gen_random_uuid(), "order" integer not null default 0);',
  good: 'create table users (id uuid primary key default gen_random_uuid(), position integer not null default 0);',
  severity: severities('W W W W W W'),
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of [owner, ...columnsOf(design, table).filter((column) => !column.inherited)]) {
      if (!RESERVED_WORDS.has(it.name)) continue
      const wanted = instead(it, owner.name, options.tableNumber)
      const finding: Finding = {
        about: it.id,
        message: `${it.name} is a reserved word${object(design, it.id)?.kind === 'column' ? ` (in ${owner.name})` : ''}`,
        fixes: [
          { label: `Rename it to ${wanted}`, safe: false, changes: () => renameAll(design, [it.id], () => wanted) },
        ],
      }
      yield finding
    }
  },
}
