import * as v from 'valibot'
import { equal } from '#base'
import type { At, Common, Statement } from '../kind-spec.ts'
import { alterStorage, settleStorage, storageFields, storageJson } from './column-storage.ts'

const stored = v.strictObject({ column: v.string(), ...storageFields })
type Stored = v.InferOutput<typeof stored>

/** How the columns of a materialized view are kept, which are no objects by themselves: those of which something is said. */
export const outputStorageField = { columnStorage: v.array(stored) }
type Holder = Common & { readonly columnStorage: readonly Stored[] }

const PLAIN = { storage: null, compression: null, statistics: null, options: [] }

/** A column as if it were an object. */
const asColumn = (it: Holder, { column, ...how }: { column: string } & Partial<Stored>) =>
  ({ ...it, ...PLAIN, ...how, id: `column:${column}`, kind: 'column', name: column, parent: it.id }) as const

export const sayOutputStorage = (it: Holder, at: At): readonly string[] =>
  it.columnStorage.flatMap((each) => settleStorage(asColumn(it, each), at))

export const alterOutputStorage = {
  columnStorage: (now: Holder, was: Holder, at: At): readonly Statement[] => {
    const columns = new Set([...was.columnStorage, ...now.columnStorage].map((it) => it.column))
    return [...columns].flatMap((column) => {
      const [before, after] = [was, now].map((it) =>
        asColumn(it, it.columnStorage.find((each) => each.column === column) ?? { column }),
      ) as [ReturnType<typeof asColumn>, ReturnType<typeof asColumn>]
      const fields = ['storage', 'compression', 'statistics', 'options'] as const
      return fields.flatMap((field) =>
        equal(before[field], after[field]) ? [] : alterStorage[field](after, before, at),
      )
    })
  },
} as const

export const outputStorageJson = `'columnStorage', (select coalesce(jsonb_agg(s.how order by s.ord), '[]') from (
    select a.attnum as ord, jsonb_build_object('column', a.attname, ${storageJson}) as how
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and (a.attstorage <> t.typstorage
      or a.attcompression <> '' or a.attstattarget >= 0 or a.attoptions is not null)) s)`
