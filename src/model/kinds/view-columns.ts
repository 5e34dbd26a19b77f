import * as v from 'valibot'
import { equal, quoteName, quoteText } from '#base'
import { sqlText } from '../fields.ts'
import type { At, Common } from '../kind-spec.ts'

/** What a query returns; types as Postgres spells them. */
export const outputColumns = () => v.array(v.strictObject({ name: v.string(), type: v.string() }))

/** `query` and `columns` of a view `c`. */
export const queryJson = `'query', regexp_replace(pg_get_viewdef(c.oid), '\\s*;\\s*$', ''),
  'columns', (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
      'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`

/** What is said of single columns of a view, which are no objects by themselves. */
export const remarksField = { columnComments: v.array(v.strictObject({ column: v.string(), comment: v.string() })) }
export const defaultsField = { columnDefaults: v.array(v.strictObject({ column: v.string(), default: sqlText() })) }
type Remarked = Common & {
  readonly columnComments: readonly { readonly column: string; readonly comment: string }[]
}
type Defaulted = Common & { readonly columnDefaults: readonly { readonly column: string; readonly default: string }[] }

type OfColumn = { readonly column: string }

/** What was said of columns of which nothing is said any more. */
const gone = <T extends OfColumn>(was: readonly T[], now: readonly T[]): readonly T[] =>
  was.filter((had) => !now.some((has) => has.column === had.column))

/** What is said now and was not. */
const fresh = <T extends OfColumn>(was: readonly T[], now: readonly T[]): readonly T[] =>
  now.filter((has) => !was.some((had) => equal(had, has)))

const comment = (it: Common, at: At, remark: { column: string; comment: string | null }): string =>
  `COMMENT ON COLUMN ${at.path(it.id)}.${quoteName(remark.column)} IS ${remark.comment === null ? 'NULL' : quoteText(remark.comment)}`

export const sayRemarks = (it: Remarked, at: At): readonly string[] =>
  it.columnComments.map((remark) => comment(it, at, remark))

export const alterRemarks = {
  columnComments: (now: Remarked, was: Remarked, at: At): readonly string[] => [
    ...gone(was.columnComments, now.columnComments).map(({ column }) => comment(now, at, { column, comment: null })),
    ...fresh(was.columnComments, now.columnComments).map((remark) => comment(now, at, remark)),
  ],
} as const

const alterColumn = (it: Common, at: At, words: { column: string; what: string }): string =>
  `ALTER VIEW ${at.path(it.id)} ALTER COLUMN ${quoteName(words.column)} ${words.what}`

const setDefault = (it: Common, at: At, to: { column: string; default: string }): string =>
  alterColumn(it, at, { column: to.column, what: `SET DEFAULT ${to.default}` })

/** What an INSERT into the view takes where it gives nothing. */
export const sayDefaults = (it: Defaulted, at: At): readonly string[] =>
  it.columnDefaults.map((each) => setDefault(it, at, each))

export const alterDefaults = {
  columnDefaults: (now: Defaulted, was: Defaulted, at: At): readonly string[] => [
    ...gone(was.columnDefaults, now.columnDefaults).map(({ column }) =>
      alterColumn(now, at, { column, what: 'DROP DEFAULT' }),
    ),
    ...fresh(was.columnDefaults, now.columnDefaults).map((each) => setDefault(now, at, each)),
  ],
} as const

export const remarksJson = `'columnComments', coalesce((select jsonb_agg(jsonb_build_object('column', a.attname, 'comment', d.description)
    order by a.attnum) from pg_description d join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
    where d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid > 0), '[]')`

export const defaultsJson = `'columnDefaults', coalesce((select jsonb_agg(jsonb_build_object('column', a.attname,
      'default', pg_get_expr(d.adbin, d.adrelid)) order by a.attnum)
    from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum where d.adrelid = c.oid), '[]')`
