import { printedAgain } from '#model'
import { plannedIn } from '../planned.ts'
import type { Postgres } from '../postgres.ts'
import { extensionMembers, usualSettings } from '../read.ts'
import { CODE } from './code.ts'
import { GLOBAL } from './global.ts'
import { RELATIONS } from './relations.ts'
import { TYPES } from './types.ts'

/** All that a database holds, by identity (`table column public.users.email`), each as what Postgres says of it. */
export type Snapshot = ReadonlyMap<string, string>

/** What differs between two snapshots: null on the side where the object is not. */
export type SnapshotDifference = {
  readonly object: string
  readonly before: string | null
  readonly after: string | null
}

const PARTS = [...RELATIONS, ...TYPES, ...CODE, ...GLOBAL]

const PRESENT = PARTS.map(({ presence }, i) => `select ${i} as part where ${presence}`).join('\nunion all ')

const queryOf = (parts: readonly number[]): string => `
    with s (classid, objid, objsubid, said) as (${parts.map((i) => PARTS[i]?.query).join('\nunion all ')})
    select s.classid::oid || ':' || s.objid || ':' || s.objsubid as ref, s.said,
      i.type || ' ' || i.identity as object, coalesce(d.description, g.description) as comment
    from s cross join lateral pg_identify_object(s.classid::oid, s.objid, s.objsubid) i
      left join pg_description d on d.classoid = s.classid::oid and d.objoid = s.objid and d.objsubid = s.objsubid
      left join pg_shdescription g on g.classoid = s.classid::oid and g.objoid = s.objid and s.objsubid = 0`

/** A short name of its own for each selection: Postgres cuts names at 63 bytes. */
const nameOf = (parts: readonly number[]): string => parts.reduce((sum, i) => sum + 2 ** i, 0).toString(36)

type Row = { readonly ref: string; readonly object: string; readonly said: string; readonly comment: string | null }

/**
 * Reads the whole catalog as text, by none of the kinds of the model: what judges whether a plan arrived must also see
 * what no kind reads. Left out are owners, the order of columns and what Postgres names by itself.
 */
export async function readSnapshot(db: Postgres): Promise<Snapshot> {
  await usualSettings(db)
  const members = await extensionMembers(db)
  const planned = await plannedIn(db)
  const parts = (await planned<{ part: number }>('present', PRESENT)).map((row) => row.part)
  const rows = await planned<Row>(`snapshot_${nameOf(parts)}`, queryOf(parts))
  const snapshot = new Map<string, string>()
  for (const row of rows)
    if (!members.has(row.ref) && !members.has(row.ref.replace(/:\d+$/, ':0'))) {
      const said = printedAgain(row.said)
      snapshot.set(row.object, row.comment === null ? said : `${said} -- ${row.comment}`)
    }
  return snapshot
}

/** Where two snapshots differ, by identity. */
export function compareSnapshots(before: Snapshot, after: Snapshot): readonly SnapshotDifference[] {
  const objects = [...new Set([...before.keys(), ...after.keys()])].sort()
  return objects.flatMap((object) => {
    const [was, now] = [before.get(object) ?? null, after.get(object) ?? null]
    return was === now ? [] : [{ object, before: was, after: now }]
  })
}
