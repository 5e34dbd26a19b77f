import { plan } from '#migrate'
import { adopt, emptyDesign, type Renamed } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { type End, runPlan } from '#proof'
import { type Io, Stop } from './command.ts'
import { type Loaded, loadAloud } from './load.ts'
import { openHere } from './open-here.ts'

/** Both ends of a migration as files, with what was called otherwise before. */
export type PairOfFiles = { readonly from: Loaded; readonly to: Loaded }

/** `old.path->new.path`, as `--rename` takes it; the schema `public` goes without saying. */
function renameOf(text: string): Renamed {
  const [from, to, ...rest] = text.split('->').map((path) => path.trim().replace(/^public\.(?=.)/, ''))
  if (!from || !to || rest.length > 0)
    throw new Stop(2, `--rename takes OLD->NEW, as in users.name->users.full_name: ${text}`)
  return { from, to }
}

/** Reads both files; the second's objects are known as the first's by their names or by what was renamed. */
export async function loadPair(files: readonly string[], renames: readonly string[], io: Io): Promise<PairOfFiles> {
  const [from, to] = [await loadAloud(files[0] ?? '', io), await loadAloud(files[1] ?? '', io)]
  return { from, to: { ...to, design: adopt(to.design, from.design, renames.map(renameOf)) } }
}

/**
 * A database as the file's own script leaves it, or, where that can't run as it is (a design file, a dump with psql's
 * commands), as our export of it does.
 */
async function loadInto(db: Postgres, loaded: Loaded): Promise<void> {
  if (loaded.sql !== null)
    try {
      await db.exec(loaded.sql)
      return
    } catch {
      await resetDatabase(db)
    }
  const [refusal] = await runPlan(db, plan(emptyDesign(), loaded.design))
  if (refusal) throw new Stop(1, `Postgres refused our own export: ${refusal.message} (${refusal.sql})`)
}

/** One end, as Postgres holds it. */
export async function endOf(db: Postgres, loaded: Loaded): Promise<End> {
  await resetDatabase(db)
  await loadInto(db, loaded)
  return { load: (into) => loadInto(into, loaded), design: loaded.design, snapshot: await readSnapshot(db) }
}

export const openFor = (pair: PairOfFiles): Promise<Postgres> =>
  openHere([...pair.from.extensions, ...pair.to.extensions])
