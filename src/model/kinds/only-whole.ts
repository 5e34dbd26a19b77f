import * as v from 'valibot'
import type { Id } from '../id.ts'
import type { At, Common } from '../kind-spec.ts'

/** What is made of a partitioned table alone (ON ONLY, ALTER TABLE ONLY): an index, or a constraint that has one. */

/** It is not valid until each partition has one of its own that is attached to it. */
export const onlyField = { only: v.boolean() }
type Only = Common & { readonly only: boolean }

export const isOnly = (it: Common): it is Only => 'only' in it && (it as Only).only

export const partitionsOf = (table: Id, at: At): readonly Id[] =>
  at
    .users(table)
    .filter((user) => (user as { readonly partitionOf?: unknown }).partitionOf === table)
    .map((user) => user.id)

/** What is a partition already takes none of its own from it. */
export const needsOfOnly = (it: Only, at: At): readonly Id[] =>
  it.only && it.parent ? partitionsOf(it.parent, at) : []

/** The field of an index (pg_index `x`) of the table `c`. */
export const onlyJson = `'only', c.relkind = 'p' and not x.indisvalid and c.oid in (select inhparent from pg_inherits)`
