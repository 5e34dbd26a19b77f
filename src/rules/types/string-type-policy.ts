import {
  type Change,
  columnsOf,
  type Design,
  type Id,
  object,
  profileOf,
  type StyleOptions,
  shortTypeName,
} from '#model'
import { inTurn } from '../reading/edits.ts'
import { isCheckedTogether } from '../reading/expressions.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Rule, severities } from '../rule.ts'
import { canBeText, canBeVarchar, lengthFor, lengthOf, toText, toVarchar } from './string-lengths.ts'

/** From here on a bound says little, and costs a migration when it is met. */
const LONG = 255

type Off = {
  readonly it: Column
  readonly says: string
  readonly can: boolean
  readonly to: (design: Design, it: Column) => Change[]
}

/** What a column's type has against the house's way with text; null where it fits. */
function offOf(design: Design, it: Column, strings: StyleOptions['strings']): Off | null {
  const type = plain(it)
  const isVarying = type === 'character varying'
  if (!isVarying && strings !== 'bounded') return null
  const length = lengthOf(it)
  if (isVarying && strings === 'text' && length !== null)
    return { it, says: 'bounds its length by its type', can: canBeText(design, it), to: toText }
  if (isVarying && strings !== 'bounded' && (length === null ? strings === 'mixed' : length > LONG))
    return {
      it,
      says: length === null ? 'is varchar without a length' : `is varchar beyond ${LONG}`,
      can: canBeText(design, it),
      to: toText,
    }
  const wanted = strings === 'bounded' && (type === 'text' || length === null) ? lengthFor(design, it) : null
  if (wanted === null || it.type.dimensions > 0 || isCheckedTogether(design, it.parent ?? it.id, [it.id])) return null
  const can = canBeVarchar(design, it, wanted)
  return { it, says: 'has no bound', can, to: (now, each) => toVarchar(now, each, wanted) }
}

function* told(design: Design, table: Id<'table'>, off: readonly Off[]): Generator<Finding> {
  const owner = object(design, table)
  for (const says of new Set(off.map((each) => each.says))) {
    const group = off.filter((each) => each.says === says)
    const names = listed(group.map(({ it }) => it.name))
    const words = says === 'has no bound' ? 'varchar with a length' : 'text, its length held by a check'
    yield {
      about: group.length === 1 ? (group[0]?.it.id ?? table) : table,
      message: `${owner?.name}.${names} ${says}`,
      fixes: group.some((each) => !each.can)
        ? []
        : [
            {
              label: `Make ${group.length === 1 ? 'it' : 'them'} ${words}`,
              safe: false,
              changes: () =>
                inTurn(
                  design,
                  ...group.map(({ it, to }) => (now: Design) => {
                    const there = object(now, it.id)
                    return there ? to(now, there) : []
                  }),
                ),
            },
          ],
    }
  }
}

export const stringTypePolicy: Rule = {
  id: 'string-type-policy',
  group: 'types',
  title: 'Text is text',
  why: 'char(n) pads with blanks that count in some comparisons and not in others; varchar(n) is no faster than text, and to raise a bound that lies in the type touches every view and function over it, where a check is replaced in place.',
  bad: `create table users (
  id uuid primary key default gen_random_uuid(), country char(2) not null default 'CH', initials char, email varchar(120) not null, name varchar(80)
);`,
  good: `create table users (
  id uuid primary key default gen_random_uuid(), country text not null default 'CH' check (char_length(country) <= 2), email text not null, name varchar
);`,
  severity: severities('W I I W I W'),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const own = columnsOf(design, table).filter((it) => !it.inherited && !it.generated && it.type.of === null)
    for (const it of own) {
      if (plain(it) !== 'character') continue
      const changes = () => toText(design, it)
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} is ${shortTypeName(it.type.name)}, which pads with blanks`,
        fixes: canBeText(design, it)
          ? [{ label: `Make ${it.name} text, its length held by a check`, safe: false, changes }]
          : [],
      }
    }
    const off = own.flatMap((it) => offOf(design, it, options.strings) ?? [])
    // Where nobody chose a house style, a bound in the type is a matter of taste.
    const taste = profileOf(design) === 'default' ? { atMost: 'info' as const } : {}
    for (const finding of told(design, table, off)) yield { ...finding, ...taste }
  },
}
