import { quoteName, singular } from '#base'
import { addIndex, childrenOf, type Design, type Id, incomingOf, removeObjects } from '#model'
import { reindex } from '../indexes/coverage.ts'
import { roleOf } from '../meaning/role-of.ts'
import { inTurn } from '../reading/edits.ts'
import {
  type Column,
  columnsAt,
  keysUsing,
  namesAt,
  type ObjectOf,
  sameSet,
  type Table,
  wholeTable,
} from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { markerOf } from './soft-delete.ts'

/** Values that are one in the world, whether or not the row is still wanted. */
const FOREVER = new Set(
  'token uuid guid ulid cuid hash digest external ext remote uri url key secret nonce jti fingerprint checksum stripe'.split(
    ' ',
  ),
)

/** Codes that nobody chooses: those that let somebody in, and those that a link is made of. */
const GIVEN = new Set('invite invitation invited access referral verification share join short link'.split(' '))

const isGiven = (it: Column, owner: Table): boolean => {
  const words = wordsOf(it.name)
  return words.at(-1) === 'code' && [...words, ...wordsOf(owner.name)].some((word) => GIVEN.has(singular(word)))
}

const isForever = (design: Design, it: Column): boolean =>
  roleOf(design, it)?.role === 'external-id' ||
  it.identity !== null ||
  (plain(it) === 'uuid' && keysUsing(design, it).length === 0) ||
  wordsOf(it.name).some((word) => FOREVER.has(word))

/** An id names one row of this design or another's, and no one asks for it again. */
const isId = (it: Column): boolean => wordsOf(it.name).at(-1) === 'id'

type Unique = ObjectOf<'unique'> | ObjectOf<'index'>

/** The columns of a unique key over all rows; none where it is over some, or over expressions. */
function columnsIn(it: Unique): Id<'column'>[] {
  if (it.kind === 'unique') return [...it.columns]
  if (!it.unique || it.where || it.method !== 'btree') return []
  return it.keys.every((key) => key.column && !key.opclass && !key.collation)
    ? it.keys.flatMap((key) => key.column ?? [])
    : []
}

export const softDeleteUnique: Rule = {
  id: 'soft-delete-unique',
  group: 'lifecycle',
  title: 'A deleted row frees its name',
  why: 'Where deleted rows stay, a unique key over all rows still counts them: the address of a deleted account can’t be used again, and the error names a row that nobody can see.',
  bad: 'create table users (id uuid primary key default gen_random_uuid(), email text not null unique, deleted_at timestamptz);',
  good: `create table users (id uuid primary key default gen_random_uuid(), email text not null, deleted_at timestamptz);
create unique index on users (email) where deleted_at is null;`,
  severity: severities('W W W W W W'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const marker = owner && markerOf(design, table)
    if (!owner || !marker) return
    for (const it of childrenOf(design, table)) {
      if (it.kind !== 'unique' && it.kind !== 'index') continue
      const columns = columnsIn(it)
      if (columns.length === 0 || columns.includes(marker.id)) continue
      if (columnsAt(design, columns).some((column) => isForever(design, column) || isGiven(column, owner))) continue
      if (columnsAt(design, columns).every(isId)) continue
      if (incomingOf(design, table).some((key) => sameSet(key.targetColumns, columns))) continue
      const where = `${quoteName(marker.name)} IS NULL`
      yield {
        about: it.id,
        message: `${it.name} keeps (${namesAt(design, columns)}) of deleted ${owner.name} taken`,
        fixes: [
          {
            label: `Unique only where ${marker.name} is null (ON CONFLICT then has to say so too)`,
            safe: false,
            changes: () =>
              reindex(
                design,
                table,
                inTurn(
                  design,
                  (now) => removeObjects(now, [it.id]),
                  (now) => addIndex(now, table, columns, { unique: true, where, nullsDistinct: it.nullsDistinct }),
                ),
              ),
          },
        ],
      }
    }
  },
}
