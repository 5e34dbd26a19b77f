import { quoteName } from '#base'
import { castWords } from '../cast-words.ts'
import { keepsBytes } from '../casts.ts'
import { comparable } from '../comparable.ts'
import type { At, Common, Statement } from '../kind-spec.ts'
import type { Whole } from './column.ts'
import { defaultWords, heirDefaults } from './column-default.ts'
import { alterIdentity, clampIdentity, settleSerial } from './column-identity.ts'
import { settleStorage } from './column-storage.ts'
import { allHeirs, alterColumn } from './heirs.ts'
import { collateWords } from './named-words.ts'

/** What a column holds, and how it comes to hold something else. */

/** Keys over periods compare by one operator class, which has no two types (manual: CREATE TABLE, WITHOUT OVERLAPS). */
const isOfTimes = (it: Common & { readonly period?: unknown; readonly withoutOverlaps?: unknown }): boolean =>
  it.period === true || it.withoutOverlaps === true

export const typeWords = (it: Whole, at: At, options = ''): string =>
  `${at.type(it.type)}${options}${collateWords(it.collation, at)}`

/** Its table's type says what it is, and changes it there. */
export const isTyped = (it: Common, at: At): boolean =>
  it.parent !== null && Boolean((at.object(it.parent) as { readonly ofType?: unknown } | null)?.ofType)

/** Rows that lie elsewhere are not cast (manual: ALTER FOREIGN TABLE has no USING). */
export const isForeign = (it: Common, at: At): boolean =>
  it.parent !== null && at.object(it.parent)?.kind === 'foreign-table'

/**
 * Gives the column its type. The default steps aside while it happens: Postgres
 * refuses one that it can't cast by itself (migrations.md 5.3). Keys that would no longer compare step aside as well.
 */
export function retypeColumn(it: Whole, was: Whole, at: At): readonly Statement[] {
  const had = was.default
  const apart = !comparable(was.type, it.type) || at.users(it.id).some(isOfTimes)
  return [
    ...(had ? [alterColumn(it, at, 'DROP DEFAULT')] : []),
    ...(was.identity && !it.identity ? alterIdentity(it, was, at) : []),
    {
      sql: alterColumn(
        it,
        at,
        `TYPE ${typeWords(it, at)}${it.generated || [it, ...allHeirs(it, at)].some((each) => isForeign(each, at)) ? '' : ` USING ${castWords(quoteName(it.name), { was: was.type, now: it.type }, at)}`}`,
      ),
      ...(keepsBytes(was.type, it.type) ? {} : { hazard: 'rewrite' }),
      frees: apart ? 'all' : true,
    },
    ...(it.default ? [alterColumn(it, at, defaultWords(it))] : []),
    ...(had || it.default ? heirDefaults(it, at) : []),
    // A new type comes with its own storage.
    ...(was?.storage || it.storage || it.compression ? settleStorage(it, at) : []),
  ]
}

const WIDTH: Readonly<Record<string, number>> = { smallint: 2, integer: 4, bigint: 8 }

/**
 * An identity's sequence changes its type with its column (migrations.md 5.4), and it has no default in the way. Bounds
 * that the narrower type can't hold give way first.
 */
export function retypeIdentity(it: Whole, was: Whole, at: At): readonly Statement[] {
  const serial = was.identity?.mode === 'serial' ? settleSerial(it, at, it.identity) : []
  const narrower = (WIDTH[it.type.name] ?? 0) < (WIDTH[was.type.name] ?? 0)
  return [
    ...(narrower ? [...clampIdentity(it, was, at), ...alterIdentity(it, was, at)] : []),
    { sql: alterColumn(it, at, `TYPE ${typeWords(it, at)}`), hazard: 'rewrite', frees: true },
    ...serial,
  ]
}
