import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { idOf } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { ref, refJson } from './catalog-words.ts'

/** An extension. plpgsql is left out: every database has it. */
export const extension = defineKind({
  kind: 'extension',
  label: { one: 'extension', many: 'extensions' },
  under: [],
  fields: {
    /** Where its objects live; null for wherever the search path says. */
    schema: v.nullable(idOf('schema')),
    /** A version to insist on; null for the server's default. */
    version: v.nullable(v.string()),
  },
  needs: (it) => (it.schema ? [it.schema] : []),
  create: (it, at) => {
    const where = it.schema && at.object(it.schema)?.name !== 'public' ? ` WITH SCHEMA ${at.name(it.schema)}` : ''
    const version = it.version ? `${where ? '' : ' WITH'} VERSION ${quoteText(it.version)}` : ''
    return `CREATE EXTENSION IF NOT EXISTS ${quoteName(it.name)}${where}${version}`
  },
  drop: (it) => `DROP EXTENSION ${quoteName(it.name)}`,
  address: (it) => `EXTENSION ${quoteName(it.name)}`,
  rename: () => '-- an extension cannot be renamed',
  alter: {
    schema: (now, _was, at) =>
      now.schema ? [`ALTER EXTENSION ${quoteName(now.name)} SET SCHEMA ${at.name(now.schema)}`] : [],
    version: (now) => [
      `ALTER EXTENSION ${quoteName(now.name)} UPDATE${now.version ? ` TO ${quoteText(now.version)}` : ''}`,
    ],
  },
  // extversion is left out: it says what this server has, not what the design asks for.
  catalog: `select ${ref('pg_extension', 'x.oid')} as ref, null as parent, x.extname as name, 0 as ord,
      jsonb_build_object('schema', ${refJson('pg_namespace', 'x.extnamespace')}, 'version', null) as fields
    from pg_extension x where x.extname <> 'plpgsql'`,
})
