import { quoteName } from '#base'
import type { At, Common } from '../kind-spec.ts'

/** SQL that all constraint kinds share: they are named, added, dropped and renamed in one way. */

export const constraintClause = (it: Common, body: string): string => `CONSTRAINT ${quoteName(it.name)} ${body}`

export const tableOf = (it: Common, at: At): string => (it.parent ? at.path(it.parent) : '')

/** `ALTER TABLE users`, or `ALTER DOMAIN email`. */
export const alterOwner = (it: Common, at: At): string => {
  const owner = it.parent ? at.object(it.parent) : null
  return `ALTER ${owner?.kind === 'domain' ? 'DOMAIN' : 'TABLE'} ${tableOf(it, at)}`
}

export const addConstraint = (it: Common, at: At, body: string): string =>
  `${alterOwner(it, at)} ADD ${constraintClause(it, body)}`

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
