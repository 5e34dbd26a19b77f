import { quoteName } from '#base'
import {
  apply,
  type Change,
  checksOf,
  childrenOf,
  type Design,
  freeObjectName,
  incomingOf,
  indexKey,
  lastRank,
  make,
  object,
  removeObjects,
} from '#model'
import { reindex } from '../indexes/coverage.ts'
import { roleOf } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { inTurn } from '../reading/edits.ts'
import { columnsIn, isCheckedTogether, isUsedInText } from '../reading/expressions.ts'
import { needExtension } from '../reading/extensions.ts'
import { expressionTree } from '../reading/parse.ts'
import { retype } from '../reading/retype.ts'
import { type Column, columnsAt, keysUsing, type ObjectOf, sameSet, type Table, wholeTable } from '../reading/shapes.ts'
import { argumentsIn, calledIn, columnIn, lastName, tagged, uncast } from '../reading/trees.ts'
import { isText, plain, typeOf } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

type Unique = ObjectOf<'unique'> | ObjectOf<'index'>

const ROLES: readonly Role[] = ['email', 'username', 'slug', 'domain']

const columnsOfKey = (it: Unique): ObjectOf<'column'>['id'][] =>
  it.kind === 'unique' ? [...it.columns] : it.keys.flatMap((key) => key.column ?? [])

const isLowerOf = (tree: unknown, name: string): boolean =>
  calledIn(uncast(tree)) === 'lower' && columnIn(uncast(argumentsIn(uncast(tree))[0])) === name

/** A check that the column be in small letters. */
const isLowered = (design: Design, table: Table, it: Column): boolean =>
  checksOf(design, table.id).some((check) => {
    const same = tagged(expressionTree(check.expression), 'A_Expr')
    if (lastName(same?.name) !== '=') return false
    const [left, right] = [same?.lexpr, same?.rexpr]
    return (
      (columnIn(uncast(left)) === it.name && isLowerOf(right, it.name)) ||
      (columnIn(uncast(right)) === it.name && isLowerOf(left, it.name))
    )
  })

/** Another unique index that looks past the case already. */
const isFolded = (design: Design, table: Table, it: Column): boolean =>
  childrenOf(design, table.id).some(
    (index) =>
      index.kind === 'index' &&
      index.unique &&
      index.keys.some((key) => key.expression !== null && columnsIn(key.expression)?.has(it.name)),
  )

/** Whether the column's own collation counts letters of either case as the same. */
const isCaseless = (design: Design, it: Column): boolean => {
  const collation = it.collation?.of ? object(design, it.collation.of) : null
  return collation?.kind === 'collation' && !collation.deterministic
}

/** The same key, over the column in small letters. */
function lowered(design: Design, table: Table, at: { key: Unique; it: Column }): Fix[] {
  const { key, it } = at
  const ids = columnsOfKey(key)
  if (incomingOf(design, table.id).some((each) => sameSet(each.targetColumns, ids))) return []
  if (key.kind === 'unique' && key.deferrable !== 'no') return []
  const expression = `lower(${quoteName(it.name)}${plain(it) === 'text' ? '' : '::text'})`
  const keys = ids.map((id) => (id === it.id ? { ...indexKey(id), column: null, expression } : indexKey(id)))
  const changes = (): Change[] =>
    reindex(
      design,
      table.id,
      inTurn(
        design,
        (now) => removeObjects(now, [key.id]),
        (now) => {
          const name = freeObjectName(now, table.id, { columns: ids, kind: 'index' })
          const where = key.kind === 'index' ? key.where : null
          const made = { name, parent: table.id, rank: lastRank(now, table.id), unique: true, keys, where }
          return [{ op: 'add', object: make('index', { ...made, nullsDistinct: key.nullsDistinct }) }]
        },
      ),
    )
  return [{ label: `Make ${expression} unique instead`, safe: false, changes }]
}

/** citext, with the extension that it comes from, which can't go before the column is of another type again. */
function asCitext(design: Design, it: Column): Fix[] {
  const type = { type: typeOf('citext') }
  const first = needExtension(design, 'citext')
  const needed = first.flatMap((change) => (change.op === 'add' ? [change.object.id] : []))
  const retyped = it.collation || isUsedInText(design, it.id) ? null : retype(apply(design, first), it.id, type)
  if (!retyped) return []
  const leans = retyped.map((change) =>
    change.op === 'set' ? { ...change, after: { ...change.after, uses: [...change.after.uses, ...needed] } } : change,
  )
  const changes = (): Change[] => [...first, ...leans]
  return [{ label: `Make ${it.name} citext`, safe: false, changes }]
}

const isPlain = (it: Unique): boolean =>
  it.kind === 'unique' ||
  (it.unique && it.method === 'btree' && it.keys.every((key) => key.column && !key.opclass && !key.collation))

export const uniqueCaseSensitive: Rule = {
  id: 'unique-case-sensitive',
  group: 'keys',
  title: 'Names that people type are unique whatever their case',
  why: 'To a person Ann@example.com and ann@example.com are one address; to a unique key over text they are two, and the second account takes over what was meant for the first.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique, username varchar(64) not null);
create unique index on users (username) where username <> '';
create table sites (id uuid primary key default gen_random_uuid(), host_id uuid not null, domain text not null, unique (host_id, domain));`,
  good: `create extension citext;
create collation caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create table users (
  id uuid primary key default gen_random_uuid(), email citext not null unique, username text not null, slug text unique check (slug = lower(slug)),
  login text collate caseless unique, token text unique
);
create unique index on users (lower(username));`,
  severity: severities('W I I W I I'),
  sees: 'referring',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of childrenOf(design, table)) {
      if ((key.kind !== 'unique' && key.kind !== 'index') || !isPlain(key)) continue
      for (const it of columnsAt(design, columnsOfKey(key))) {
        const role =
          isText(it) && plain(it) !== 'citext' && keysUsing(design, it).length === 0 ? roleOf(design, it) : null
        if (!role || !ROLES.includes(role.role)) continue
        if (isCaseless(design, it) || isFolded(design, owner, it) || isLowered(design, owner, it)) continue
        const [index, type] = [lowered(design, owner, { key, it }), asCitext(design, it)]
        yield {
          about: key.id,
          message: `${key.name} takes ${owner.name}.${it.name} in capitals for another`,
          // What a check asks of it may well rule capitals out; and a slug is made by the application.
          ...(isCheckedTogether(design, table, [it.id]) || role.role === 'slug' ? { atMost: 'info' as const } : {}),
          fixes: options.strings === 'mixed' ? [...type, ...index] : [...index, ...type],
        }
      }
    }
  },
}
