import { sqlAt } from './at.ts'
import { type Design, object } from './design.ts'
import type { Id } from './id.ts'
import type { At } from './kind-spec.ts'
import { sequencePath } from './kinds/column-identity.ts'
import type { DefaultPrivileges } from './kinds/default-privileges.ts'
import { GRANTED_ON, type Grant, targetOf } from './kinds/grant.ts'
import type { DbObject } from './kinds/index.ts'
import { grantChanges, granteeWords, type Held, NOTHING_HELD, standingOn, type Target } from './kinds/privileges.ts'
import { rootsOf } from './read.ts'

/** A new thing that default privileges may be about, and what its grants say of each grantee. */
type Fresh = {
  readonly target: Target
  readonly schema: Id | null
  readonly grants: readonly Grant[]
  readonly heldBy: (grant: Grant) => Held
}

const ofParent = (at: At, id: Id | null): readonly Grant[] =>
  (id ? at.children(id) : []).filter((child): child is Grant => child.kind === 'grant')

function freshOf(it: DbObject, at: At): Fresh | null {
  if (GRANTED_ON[it.kind])
    return {
      target: targetOf(it, at),
      schema: it.parent,
      grants: ofParent(at, it.id),
      heldBy: (grant) => grant,
    }
  if (it.kind !== 'column' || !it.identity || !it.parent) return null
  return {
    target: { sort: 'SEQUENCE', words: `SEQUENCE ${sequencePath(it, at)}` },
    schema: at.object(it.parent)?.parent ?? null,
    grants: ofParent(at, it.parent),
    heldBy: (grant) => grant.sequences.find((each) => each.column === it.id) ?? standingOn('SEQUENCE', grant.to),
  }
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
const minus = (a: readonly string[], b: readonly string[]): string[] => a.filter((each) => !b.includes(each))
const either = (a: Held, b: Held): Held => ({
  privileges: union(a.privileges, b.privileges),
  grantable: union(a.grantable, b.grantable),
})

/** What someone holds once default privileges have given theirs, and then the grants have been said. */
function reached(given: Held, standing: Held, said: Held): Held {
  const after = (of: keyof Held) =>
    minus(union(given[of], minus(said[of], standing[of])), minus(standing[of], said[of]))
  return { privileges: after('privileges'), grantable: after('grantable') }
}

/**
 * The statements that take from a new object what default privileges gave it and the design does not say, and give what
 * they withheld. `awake` are those that were there while it was made.
 */
function strayOf(it: DbObject, awake: readonly DefaultPrivileges[], at: At): string[] {
  const fresh = freshOf(it, at)
  if (!fresh) return []
  const { target, grants } = fresh
  const about = awake.filter(
    (each) =>
      each.by === null &&
      each.on.toUpperCase() === `${target.sort}S` &&
      (each.schema === null || each.schema === fresh.schema),
  )
  const whom = new Map(about.map((each) => [`${each.to} ${each.role}`, each]))
  return [...whom].flatMap(([key, who]) => {
    const theirs = about.filter((each) => `${each.to} ${each.role}` === key)
    const standing = standingOn(target.sort, who.to)
    const everywhere = theirs.find((each) => each.schema === null) ?? standing
    const given = theirs.filter((each) => each.schema !== null).reduce<Held>(either, either(everywhere, NOTHING_HELD))
    const grant = grants.find((each) => `${each.to} ${each.role}` === key)
    const said = grant ? fresh.heldBy(grant) : standing
    return grantChanges(target, { was: reached(given, standing, said), now: said }, { who: granteeWords(who, at), at })
  })
}

/** What has to be said of objects that a migration makes because of default privileges that hold before and after it. */
export function strayPrivileges(
  from: Design,
  to: Design,
  made: ReadonlySet<Id>,
): readonly { readonly about: DbObject; readonly sql: string }[] {
  const awake = rootsOf(from, 'default-privileges').filter((it) => object(to, it.id) && !made.has(it.id))
  if (awake.length === 0) return []
  const at = sqlAt(to)
  return [...made].flatMap((id) => {
    const it = object(to, id) as DbObject | null
    return it ? strayOf(it, awake, at).map((sql) => ({ about: it, sql })) : []
  })
}
