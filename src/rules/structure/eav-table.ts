import { columnsOf, foreignKeysOf, keysOf } from '#model'
import { hasTag } from '../reading/intent.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

const ATTRIBUTES = new Set('attribute attr key name property prop field k'.split(' '))
/** Words that say no more than that it is called so. */
const CALLED = new Set(['id', 'name', 'nm', 'cd'])
const SETTINGS =
  /(settings?|config|configuration|preferences?|pref|options?|env|environment|variables?|secrets?|param|parameters?)$/

/** What programs read as a whole by its keys is meant to be such a table. */
const isSettings = (name: string): boolean => wordsOf(name).some((word) => SETTINGS.test(word))

/** A column that names an attribute, or refers to one. */
const isAttribute = (it: Column): boolean => {
  const words = wordsOf(it.name).filter((word) => !CALLED.has(word))
  const last = words.at(-1) ?? 'name'
  return ATTRIBUTES.has(last)
}

const isValue = (it: Column): boolean => wordsOf(it.name).some((word) => ['value', 'val', 'v'].includes(word))

export const eavTable: Rule = {
  id: 'eav-table',
  group: 'structure',
  title: 'Attributes are columns',
  why: 'A table of entity, attribute and value has no types, no required values and no references, and asking for three attributes takes three joins: what the schema no longer says, every query has to.',
  bad: `create table products (id uuid primary key default gen_random_uuid());
create table product_attributes (
  product_id uuid not null references products on delete cascade,
  attribute text not null,
  value text,
  primary key (product_id, attribute)
);`,
  good: `create table products (id uuid primary key default gen_random_uuid(), attributes jsonb not null default '{}');`,
  severity: severities('W I W E W W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || hasTag(design, table, 'eav', 'reference')) return
    const columns = columnsOf(design, table)
    const value = columns.find(isValue)
    if (!value || columns.length > 8) return
    const references = foreignKeysOf(design, table)
    const entity = keysOf(design, table).flatMap((key) => {
      const attribute = columns.find((it) => key.columns.includes(it.id) && isAttribute(it))
      if (!attribute || key.columns.length < 2 || key.columns.includes(value.id)) return []
      const rest = key.columns.filter((id) => id !== attribute.id)
      return references.filter((it) => it.columns.length === rest.length && rest.every((id) => it.columns.includes(id)))
    })[0]
    if (!entity) return
    yield {
      about: table,
      message: `${owner.name} keeps attributes as rows: entity, name and ${value.name}`,
      // Names are all that this rests on.
      atMost: isSettings(owner.name) ? 'info' : 'warning',
    }
  },
}
