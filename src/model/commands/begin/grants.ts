import { object } from '../../design.ts'
import type { Id } from '../../id.ts'
import { GRANTED_ON } from '../../kinds/grant.ts'
import type { DbObject } from '../../kinds/index.ts'
import { make } from '../../make.ts'
import { childrenOfKind, rootsOf } from '../../read.ts'
import { roleFor } from './server.ts'
import { type Begin, placeFor } from './start.ts'

/** What one usually wants to grant first on each sort of thing. */
const FIRST: Readonly<Record<string, string>> = { TABLE: 'SELECT', ROUTINE: 'EXECUTE' }

export const beginGrant: Begin = (at) => {
  const { design, parent } = at
  const on = parent ? object(design, parent) : null
  if (!on || !parent) return []
  const taken = new Set<Id>(childrenOfKind(design, parent, 'grant').flatMap((it) => it.role ?? []))
  const role = roleFor(at, taken)
  const privileges = [FIRST[GRANTED_ON[on.kind] ?? ''] ?? 'USAGE']
  const place = placeFor(at, 'grant', role.name)
  return [...role.objects, make('grant', { ...place, name: role.name, to: 'role', role: role.id, privileges })]
}

/** That a role may read the tables that are yet to come. */
export const beginDefaultPrivileges: Begin = (at) => {
  const taken = new Set<Id>(rootsOf(at.design, 'default-privileges').flatMap((it) => it.role ?? []))
  const role = roleFor(at, taken)
  const place = placeFor(at, 'default-privileges', `tables to ${role.name}`)
  const made: DbObject = make('default-privileges', { ...place, to: 'role', role: role.id, privileges: ['SELECT'] })
  return [...role.objects, made]
}
