import { ranksBetween } from '#base'
import { apply, type Change, type DbObject, extensionsOf, type Id, kindOf, lastRank, make, type Notice } from '#model'
import {
  type CatalogRead,
  hasExtension,
  idOfRef,
  isStandIn,
  type Postgres,
  type Ref,
  readCatalog,
  type Unread,
  usualSettings,
} from '#postgres'
import type { Imported } from '../importer.ts'
import { holdUnread, rawObjects } from './keep.ts'
import { ledgerOf, noticesOf } from './ledger.ts'
import type { Remedy } from './remedy.ts'
import type { Ran } from './run.ts'

/** Extensions that PGlite lacks are in the design all the same, as the script asked for them. */
function missingExtensions(all: readonly Ran[], rank: string): { changes: Change[]; notices: Notice[] } {
  const names = new Map<string, Ran>()
  for (const ran of all)
    if (ran.treatment.do === 'extension' && ran.treatment.name !== 'plpgsql' && !hasExtension(ran.treatment.name))
      names.set(ran.treatment.name, ran)
  return {
    changes: [...names.keys()].map((name) => ({
      op: 'add',
      object: make('extension', { name, parent: null, rank }) as DbObject,
    })),
    notices: [...names].map(([name, ran]) => ({
      code: 'import/extension-missing',
      severity: 'warning',
      message: `The Postgres inside has no extension ${name}: the design asks for it, but what needs its types or functions was refused`,
      at: ran.piece.at,
    })),
  }
}

/** What an extension that PGlite lacks is known by is there, and does nothing. */
const standInNotices = (names: readonly string[]): Notice[] =>
  names.filter(isStandIn).map((name) => ({
    code: 'import/extension-stand-in',
    severity: 'info',
    message: `The Postgres inside has no extension ${name}: its types, operators, index classes and usual functions stand in for it, and work nothing out`,
  }))

/** What the script relied on and did not make. What is given belongs to the server, so only what is in the design is told. */
function remedyNotices(remedies: readonly Remedy[]): Notice[] {
  const told = new Map(remedies.filter((it) => it.what !== 'given').map((it) => [`${it.what} ${it.name}`, it]))
  return [...told.values()].map((it) => ({
    code: 'import/relied-on',
    severity: 'warning',
    message: `The script relies on ${it.what} ${it.name} without making it; it was added to the design${it.what === 'table' ? ', with no more than what is referred to' : ''}`,
  }))
}

const lostNotice = (it: Unread): Notice => ({
  code: 'import/not-held',
  severity: 'warning',
  message: `${it.type} ${it.identity} is not kept: no statement of the script could be found that makes it by itself`,
})

const orphanNotice = ({ kind, name }: CatalogRead['orphans'][number]): Notice => ({
  code: 'import/not-held',
  severity: 'warning',
  message: `The ${kindOf(kind).label.one} ${name} is not kept: what it stands under or refers to is no object of the design`,
})

/** Owners are no part of a design: whoever runs it owns what it makes, and what was granted is told from there. */
const OWN_ALL = `do $$ declare it record; begin
  for it in select rolname from pg_roles where oid >= 16384 loop
    execute format('reassign owned by %I to current_user', it.rolname); end loop;
end $$`

/** What stood in the database before the script ran: it keeps its ids, and is not the script's to answer for. */
export type Before = { readonly ids: ReadonlyMap<Ref, Id>; readonly unread: ReadonlySet<Ref> }

const NOTHING: Before = { ids: new Map(), unread: new Set() }

type Run = { readonly all: readonly Ran[]; readonly remedies: readonly Remedy[] }

/** The design that a script has left in the database, and what became of each of its statements. */
export async function readBack(
  db: Postgres,
  { all, remedies }: Run,
  { name, before = NOTHING }: { readonly name?: string | undefined; readonly before?: Before } = {},
): Promise<Imported> {
  await db.exec('drop event trigger if exists schemawright_log')
  await db.exec(OWN_ALL)
  await usualSettings(db)
  const { held, lost, ids: rawIds } = await holdUnread(db, all)
  const catalog = await readCatalog(db, { held: rawIds, before: before.ids, ...(name ? { name } : {}) })
  const idsOf = (refs: readonly Ref[]) => refs.flatMap((ref) => idOfRef(ref, catalog.ids) ?? [])
  const uses = (refs: readonly Ref[]): readonly Id[] =>
    refs.flatMap((ref) => idsOf((catalog.needs.get(ref) ?? []).map((need) => need.ref)))
  const raws = rawObjects(held, ranksBetween(lastRank(catalog.design, null), null, held.length), uses)
  const missing = missingExtensions(all, 'a1')
  const design = apply(catalog.design, [...missing.changes, ...raws.map((object): Change => ({ op: 'add', object }))])
  const ledger = ledgerOf(all, new Set(held.flatMap((it) => it.statement ?? [])))
  return {
    design,
    ledger,
    notices: [
      ...missing.notices,
      ...standInNotices(extensionsOf(design)),
      ...remedyNotices(remedies),
      ...lost.filter((it) => !before.unread.has(it.ref)).map(lostNotice),
      ...catalog.orphans.map(orphanNotice),
      ...noticesOf(ledger),
    ],
  }
}
