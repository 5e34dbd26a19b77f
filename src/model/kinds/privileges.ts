import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf } from '../fields.ts'
import type { Id } from '../id.ts'
import type { At } from '../kind-spec.ts'

/** What the kinds that grant something have in common: to whom, which privileges, and how SQL says the difference. */

const privilege = () => v.pipe(v.string(), v.regex(/^[A-Z]+( [A-Z]+)*$/, 'is not the name of a privilege'))

export const heldFields = {
  privileges: v.array(privilege()),
  /** Those of them that may be passed on. */
  grantable: v.array(privilege()),
}
export type Held = { readonly privileges: readonly string[]; readonly grantable: readonly string[] }

export const granteeFields = {
  /** A role; everybody; or whoever owns it, where the owner does not have all that owners have. */
  to: v.picklist(['role', 'public', 'owner']),
  role: v.nullable(idOf('role')),
}
export type Grantee = { readonly to: 'role' | 'public' | 'owner'; readonly role: Id<'role'> | null }

export const NOTHING_HELD: Held = { privileges: [], grantable: [] }

const TABLE = ['DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE']

/** All privileges that there are on a sort of thing, in the order of the alphabet. */
export const ALL_ON: Readonly<Record<string, readonly string[]>> = {
  TABLE,
  TABLES: TABLE,
  SEQUENCE: ['SELECT', 'UPDATE', 'USAGE'],
  SEQUENCES: ['SELECT', 'UPDATE', 'USAGE'],
  SCHEMA: ['CREATE', 'USAGE'],
  SCHEMAS: ['CREATE', 'USAGE'],
  LANGUAGE: ['USAGE'],
  ROUTINE: ['EXECUTE'],
  ROUTINES: ['EXECUTE'],
  TYPE: ['USAGE'],
  TYPES: ['USAGE'],
  'FOREIGN DATA WRAPPER': ['USAGE'],
  'FOREIGN SERVER': ['USAGE'],
  'LARGE OBJECTS': ['SELECT', 'UPDATE'],
}

/** What everybody may do to a new thing of a sort (manual: 5.8, table 5.2). */
const PUBLIC_ON: Readonly<Record<string, Held>> = {
  LANGUAGE: { privileges: ['USAGE'], grantable: [] },
  ROUTINE: { privileges: ['EXECUTE'], grantable: [] },
  ROUTINES: { privileges: ['EXECUTE'], grantable: [] },
  TYPE: { privileges: ['USAGE'], grantable: [] },
  TYPES: { privileges: ['USAGE'], grantable: [] },
}

/** What someone holds on a thing of a sort as long as nobody says otherwise. */
export function standingOn(sort: string, to: Grantee['to']): Held {
  if (to === 'owner') return { privileges: ALL_ON[sort] ?? [], grantable: [] }
  return (to === 'public' && PUBLIC_ON[sort]) || NOTHING_HELD
}

/** On what: `sort` is a key of ALL_ON, `words` how SQL says it; `columns` restricts it to some. */
export type Target = { readonly sort: string; readonly words: string; readonly columns?: string }
type Saying = { readonly who: string; readonly at: At; readonly prefix?: string }

const without = (these: readonly string[], those: readonly string[]): string[] =>
  these.filter((each) => !those.includes(each))

/** `ALL` where it is all, so that it fits servers with other privileges too. MAINTAIN came with 17. */
function list(privileges: readonly string[], on: Target, at: At): string {
  const all = ALL_ON[on.sort] ?? []
  if (!on.columns && all.length > 1 && without(all, privileges).length === 0) return 'ALL'
  return privileges
    .filter((each) => each !== 'MAINTAIN' || at.postgres >= 17)
    .map((each) => (on.columns ? `${each} (${on.columns})` : each))
    .join(', ')
}

/** The statements that turn what someone holds on one thing into something else: first what is taken, then what is given. */
export function grantChanges(on: Target, change: { was: Held; now: Held }, { who, at, prefix = '' }: Saying): string[] {
  const { was, now } = change
  const gone = without(was.privileges, now.privileges)
  const kept = without(without(was.grantable, now.grantable), gone)
  const more = without(now.privileges, was.privileges)
  const passed = without(now.grantable, was.grantable)
  const say = (before: string, privileges: readonly string[], after: string): string[] => {
    const words = list(privileges, on, at)
    return words === '' ? [] : [`${prefix}${before}${words} ON ${on.words}${after}`]
  }
  return [
    ...say('REVOKE ', gone, ` FROM ${who}`),
    ...say('REVOKE GRANT OPTION FOR ', kept, ` FROM ${who}`),
    ...say('GRANT ', without(more, passed), ` TO ${who}`),
    ...say('GRANT ', passed, ` TO ${who} WITH GRANT OPTION`),
  ]
}

/** As GRANT names whom it is for. Whoever makes a thing owns it. */
export const granteeWords = (it: Grantee, at: At, owner = 'CURRENT_USER'): string =>
  it.to === 'public' ? 'PUBLIC' : it.to === 'owner' ? owner : it.role ? at.name(it.role) : quoteName('?')
