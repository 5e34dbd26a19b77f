import { quoteName } from '#base'
import type { At, Common } from '../kind-spec.ts'

/** SQL that all constraint kinds share: they are named, added, dropped and renamed in one way. */

export const constraintClause = (it: Common, body: string): string => `CONSTRAINT ${quoteName(it.name)} ${body}`

export const tableOf = (it: Common, at: At): string => (it.parent ? at.path(it.parent) : '')

export const addConstraint = (it: Common, at: At, body: string): string =>
  `ALTER TABLE ${tableOf(it, at)} ADD ${constraintClause(it, body)}`

export const dropConstraint = (it: Common, at: At): string =>
  `ALTER TABLE ${tableOf(it, at)} DROP CONSTRAINT ${quoteName(it.name)}`

export const renameConstraint = (it: Common, was: string, at: At): string =>
  `ALTER TABLE ${tableOf(it, at)} RENAME CONSTRAINT ${quoteName(was)} TO ${quoteName(it.name)}`

export const constraintAddress = (it: Common, at: At): string =>
  `CONSTRAINT ${quoteName(it.name)} ON ${tableOf(it, at)}`

export const deferrableWords = (when: 'no' | 'immediate' | 'deferred'): string =>
  when === 'no' ? '' : when === 'deferred' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE'

export const includeWords = (it: { include: readonly `${string}:${string}`[] }, at: At): string =>
  it.include.length > 0 ? ` INCLUDE (${at.names(it.include)})` : ''
