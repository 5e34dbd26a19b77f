import * as v from 'valibot'
import { quoteText } from '#base'
import type { At, Common } from '../kind-spec.ts'

/** What is said of the index behind a constraint, beside what is said of the constraint. */
export const indexCommentField = { indexComment: v.nullable(v.string()) }
type Said = Common & { readonly indexComment: string | null }

const say = (it: Said, at: At): string =>
  `COMMENT ON INDEX ${at.path(it.id)} IS ${it.indexComment === null ? 'NULL' : quoteText(it.indexComment)}`

export const settleIndexComment = (it: Said, at: At): readonly string[] =>
  it.indexComment === null ? [] : [say(it, at)]

export const alterIndexComment = (now: Said, _was: Said, at: At): readonly string[] => [say(now, at)]

/** The comment of the index `i` of a constraint. */
export const indexCommentJson = `'indexComment', obj_description(i.oid, 'pg_class')`
