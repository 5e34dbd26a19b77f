import { type Design, rootsOf } from '#model'
import { expressionTree } from './parse.ts'
import { allTagged, lastName } from './trees.ts'

/** Functions of Postgres' own whose answer depends on more than their arguments (pg_proc.provolatile), as people use them. */
const CHANGING = new Set(
  `now clock_timestamp statement_timestamp transaction_timestamp timeofday random random_normal gen_random_uuid uuidv4
  uuidv7 nextval currval lastval setval current_setting pg_backend_pid inet_client_addr txid_current
  pg_current_xact_id uuid_generate_v1 uuid_generate_v4 gen_random_bytes current_database current_schema version pg_sleep`
    .split(/\s+/)
    .filter((it) => it !== ''),
)

/** The first thing in an expression that surely answers differently at another time; null where there is none known. */
export function changingIn(design: Design, sql: string): string | null {
  const tree = expressionTree(sql)
  if (!tree) return null
  const [value] = allTagged(tree, 'SQLValueFunction')
  if (value) return String(value.op).replace('SVFOP_', '').toLowerCase()
  for (const call of allTagged(tree, 'FuncCall')) {
    const name = lastName(call.funcname) ?? ''
    const own = rootsOf(design, 'routine').filter((it) => it.name === name)
    if (own.length > 0 ? own.every((it) => it.volatility !== 'immutable') : CHANGING.has(name)) return `${name}()`
  }
  return null
}
