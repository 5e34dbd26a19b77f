import { quoteName } from '#base'
import type { At, Common, Statement } from '../kind-spec.ts'
import { isOnly } from './only-whole.ts'

/** SQL that all constraint kinds share: they are named, added, dropped and renamed in one way. */

const named = (it: Common, body: string): string => `CONSTRAINT ${quoteName(it.name)} ${body}`

/** In the table's own CREATE; not what is for the table alone, which has parts by then. */
export const constraintClause = (it: Common, body: string): string | null => (isOnly(it) ? null : named(it, body))

export const tableOf = (it: Common, at: At): string => (it.parent ? at.path(it.parent) : '')

/** `ALTER TABLE users`, or `ALTER DOMAIN email`. */
export const alterOwner = (it: Common, at: At): string => {
  const owner = it.parent ? at.object(it.parent) : null
  return `ALTER ${owner?.kind === 'domain' ? 'DOMAIN' : 'TABLE'} ${tableOf(it, at)}`
}

export const addConstraint = (it: Common, at: At, body: string): string =>
  `${isOnly(it) ? `ALTER TABLE ONLY ${tableOf(it, at)}` : alterOwner(it, at)} ADD ${named(it, body)}`

type Checked = Common & { readonly validated: boolean; readonly enforced: boolean }

/** Rows lie elsewhere, or (before 18) a partitioned table takes no key that is not valid yet (manual: ALTER TABLE). */
const canWait = (it: Checked, at: At): boolean => {
  const owner = it.parent ? (at.object(it.parent) as (Common & { readonly partitionBy?: unknown }) | null) : null
  return owner?.kind !== 'foreign-table' && !(owner?.partitionBy && it.kind === 'foreign-key' && at.postgres < 18)
}

/**
 * Adds what rows are held to. It can be declared first, which new rows are held to at once, and the rows that are there
 * be looked at in a later transaction, beside which others read and write.
 */
export function addLater(it: Checked, at: At, body: (now: { readonly validated: boolean }) => string): Statement {
  const sql = addConstraint(it, at, body(it))
  if (!it.validated || !it.enforced) return sql
  if (!canWait(it, at)) return { sql, hazard: 'scan' }
  const first = { sql: addConstraint(it, at, body({ validated: false })), commits: true as const }
  const then = { sql: `${alterOwner(it, at)} VALIDATE CONSTRAINT ${quoteName(it.name)}`, commits: true as const }
  return { sql, hazard: 'scan', ways: { validateLater: [first, then] } }
}

export const dropConstraint = (it: Common, at: At): string =>
  `${alterOwner(it, at)} DROP CONSTRAINT ${quoteName(it.name)}`

export const renameConstraint = (it: Common, was: string, at: At): string =>
  `${alterOwner(it, at)} RENAME CONSTRAINT ${quoteName(was)} TO ${quoteName(it.name)}`

export const constraintAddress = (it: Common, at: At): string =>
  `CONSTRAINT ${quoteName(it.name)} ON ${alterOwner(it, at).replace(/^ALTER (TABLE )?/, '')}`

export const deferrableWords = (when: 'no' | 'immediate' | 'deferred'): string =>
  when === 'no' ? '' : when === 'deferred' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE'

export const includeWords = (it: { include: readonly `${string}:${string}`[] }, at: At): string =>
  it.include.length > 0 ? ` INCLUDE (${at.names(it.include)})` : ''
