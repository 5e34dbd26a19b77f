import * as v from 'valibot'
import { quoteName } from '#base'
import { type NamedRef, namedRef, tie } from '../fields.ts'
import type { Id } from '../id.ts'
import type { At, Common, Statement } from '../kind-spec.ts'
import { refJson } from './catalog-words.ts'
import { isGiven, isOwn, namedWords } from './named-words.ts'

/** Where the server keeps it; null for the database's own place. Tablespaces are the server's and no part of a design. */
export const tablespaceField = { tablespace: v.nullable(v.pipe(v.string(), v.minLength(1, 'is empty'))) }
type Placed = Common & { readonly tablespace: string | null }

/** Null for heap (and for a partitioned table that leaves it to its partitions). */
export const accessMethodField = { accessMethod: tie(namedRef('access-method')) }

export const tablespaceWords = (it: Pick<Placed, 'tablespace'>): string =>
  it.tablespace ? ` TABLESPACE ${quoteName(it.tablespace)}` : ''

type Stored = Pick<Placed, 'tablespace'> & { readonly accessMethod: NamedRef | null }
type Part = Stored & { readonly partitionOf: Id | null; readonly partitionBy: string | null }

/** Where and how a table is kept, as its CREATE says it: a partition that says nothing is kept as the whole is. */
export function keptWords(it: Part, at: At, options: string): string {
  const whole = it.partitionOf ? (at.object(it.partitionOf) as (Common & Stored) | null) : null
  const method = whole?.accessMethod && !it.accessMethod && !it.partitionBy ? ' USING heap' : accessMethodWords(it, at)
  const tablespace = it.tablespace ?? (whole?.tablespace ? 'pg_default' : null)
  return `${method}${options}${tablespaceWords({ tablespace })}`
}

/** A partition that has partitions of its own takes the whole's access method for them, unless that is undone. */
export const leavesMethod = (it: Part, at: At): boolean =>
  Boolean(
    it.partitionBy && it.partitionOf && !it.accessMethod && (at.object(it.partitionOf) as Stored | null)?.accessMethod,
  )

/** As a constraint says it of its index. */
export const indexTablespaceWords = (it: Pick<Placed, 'tablespace'>): string =>
  it.tablespace ? ` USING INDEX${tablespaceWords(it)}` : ''

export const accessMethodWords = (it: { readonly accessMethod: NamedRef | null }, at: At): string =>
  it.accessMethod ? ` USING ${namedWords(it.accessMethod, at)}` : ''

/** Moves what `address` names (`TABLE t`, `INDEX i`) with all that is in it. */
export const moveTo = (address: string, now: Pick<Placed, 'tablespace'>): readonly Statement[] => [
  { sql: `ALTER ${address} SET TABLESPACE ${quoteName(now.tablespace ?? 'pg_default')}`, hazard: 'rewrite' },
]

export const alterIndexTablespace = (now: Placed, _was: Placed, at: At): readonly Statement[] =>
  moveTo(`INDEX ${at.path(now.id)}`, now)

/** The tablespace of a pg_class row. */
export const tablespaceJson = (oid: string): string =>
  `'tablespace', (select ts.spcname from pg_tablespace ts where ts.oid = ${oid})`

/** The access method of a pg_class row. */
export const accessMethodJson = (oid: string): string => `'accessMethod', (
  select jsonb_build_object('name', case when ${isOwn('pg_am', 'am.oid')} and not ${isGiven('pg_am', 'am.oid')} then '' else quote_ident(am.amname) end,
    'of', case when ${isOwn('pg_am', 'am.oid')} and not ${isGiven('pg_am', 'am.oid')} then ${refJson('pg_am', 'am.oid')} end)
  from pg_am am where am.oid = ${oid} and am.amname <> 'heap')`
