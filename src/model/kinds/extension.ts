import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { idOf } from '../fields.ts'
import type { Id } from '../id.ts'
import { type At, type Common, defineKind, type Rebuild, type Statement } from '../kind-spec.ts'
import { ref, refJson } from './catalog-words.ts'

type Placed = Common & { readonly schema: Id<'schema'> | null; readonly inCatalog: boolean }

const place = (it: Placed, at: At): string => (it.inCatalog ? 'pg_catalog' : it.schema ? at.name(it.schema) : 'public')

const move = (now: Placed, _was: Placed, at: At): readonly string[] => [
  `ALTER EXTENSION ${quoteName(now.name)} SET SCHEMA ${place(now, at)}`,
]

type Versioned = Common & { readonly version: string | null }

/** Whether one version comes before another; the server's default, which is its newest, comes last. */
function isBefore(it: Versioned, other: Versioned): boolean {
  if (it.version === null || other.version === null) return it.version !== null
  return it.version.localeCompare(other.version, 'en', { numeric: true }) < 0
}

/** Extensions have scripts that lead to a later version, and hardly one that leads back. */
function update(now: Versioned, was: Versioned): readonly Statement[] | Rebuild {
  if (isBefore(now, was)) return 'rebuild'
  return [`ALTER EXTENSION ${quoteName(now.name)} UPDATE${now.version ? ` TO ${quoteText(now.version)}` : ''}`]
}

/** An extension. plpgsql is left out: every database has it. */
export const extension = defineKind({
  kind: 'extension',
  label: { one: 'extension', many: 'extensions' },
  under: [],
  fields: {
    /** Where its objects live; null for wherever the search path says. */
    schema: v.nullable(idOf('schema')),
    /** Its objects live in `pg_catalog`, which is no schema of the design. */
    inCatalog: v.boolean(),
    /** A version to insist on; null for the server's default. */
    version: v.nullable(v.string()),
  },
  needs: (it) => (it.schema ? [it.schema] : []),
  create: (it, at) => {
    const isUsual = !it.inCatalog && (!it.schema || at.object(it.schema)?.name === 'public')
    const where = isUsual ? '' : ` WITH SCHEMA ${place(it, at)}`
    const version = it.version ? `${where ? '' : ' WITH'} VERSION ${quoteText(it.version)}` : ''
    return `CREATE EXTENSION IF NOT EXISTS ${quoteName(it.name)}${where}${version}`
  },
  drop: (it) => `DROP EXTENSION ${quoteName(it.name)}`,
  address: (it) => `EXTENSION ${quoteName(it.name)}`,
  usualComment: (it) => ({ found: `SELECT comment FROM pg_available_extensions WHERE name = ${quoteText(it.name)}` }),
  rename: () => '-- an extension cannot be renamed',
  alter: {
    schema: move,
    inCatalog: move,
    version: update,
  },
  // The version that the server would choose by itself says nothing about the design.
  catalog: `select ${ref('pg_extension', 'x.oid')} as ref, null as parent, x.extname as name, 0 as ord,
      jsonb_build_object('schema', ${refJson('pg_namespace', 'x.extnamespace')},
        'inCatalog', x.extnamespace = 'pg_catalog'::regnamespace,
        'version', case when x.extversion <> a.default_version then x.extversion end) as fields
    from pg_extension x left join pg_available_extensions a on a.name = x.extname where x.extname <> 'plpgsql'`,
})
