import { type DbObject, type Id, newId } from '#model'
import { errorOf, type Postgres, type Ref, readUnread, type Unread } from '#postgres'
import { headOf } from './ledger.ts'
import type { Ran } from './run.ts'

type Logged = {
  readonly statement: number
  readonly tag: string
  readonly ref: Ref | null
  readonly type: string
  readonly identity: string
}

/** A piece of SQL to hold, with the catalog objects it makes or speaks of. */
export type Held = {
  readonly id: Id<'raw'>
  readonly sql: string
  readonly label: string
  readonly refs: readonly Ref[]
  readonly creates: readonly { readonly type: string; readonly identity: string }[]
  /** The statement of the script that it is, if it is one. */
  readonly statement: number | null
  /** What must stand before it: an earlier piece about the same object. */
  readonly after: readonly Id<'raw'>[]
}

const held = (it: Omit<Held, 'id' | 'after'>, after: readonly Id<'raw'>[] = []): Held => ({
  ...it,
  id: newId('raw'),
  after,
})

/** What Postgres can print is held as Postgres prints it, which is what all the script's statements came to. */
const fromDefinition = (it: Unread): Held =>
  held({
    sql: it.definition ?? '',
    label: `${it.type} ${it.identity}`,
    refs: [it.ref],
    creates: [{ type: it.type, identity: it.identity }],
    statement: null,
  })

/**
 * Everything of a database that no kind models, as SQL text that makes it again. What Postgres can't print is held as
 * the script's own statements about it, in their order, as long as the object is still there at the end.
 */
export async function holdUnread(
  db: Postgres,
  all: readonly Ran[],
): Promise<{ held: readonly Held[]; lost: readonly Unread[]; ids: ReadonlyMap<Ref, Id> }> {
  const unread = await readUnread(db)
  const { rows: log } = await db.query<Logged>('select * from schemawright_import.log order by statement')
  const alive = new Map(unread.map((it) => [it.ref, it]))
  const result: Held[] = unread.filter((it) => it.definition !== null).map(fromDefinition)
  const byNumber = new Map(all.map((ran) => [ran.number, ran]))
  const last = new Map<Ref, Id<'raw'>>()
  for (const it of result) for (const ref of it.refs) last.set(ref, it.id)
  const done = new Set<number>()
  const keep = (ran: Ran, entries: readonly Logged[]) => {
    const refs = entries.flatMap((entry) => (entry.ref ? [entry.ref] : []))
    const made = entries.filter((entry) => entry.tag.startsWith('CREATE'))
    const label = made[0] ? `${made[0].type} ${made[0].identity}` : headOf(ran.piece.text)
    const creates = made.map(({ type, identity }) => ({ type, identity }))
    const after = [...new Set(refs.flatMap((ref) => last.get(ref) ?? []))]
    const it = held({ sql: withPath(ran), label, refs, creates, statement: ran.number }, after)
    result.push(it)
    for (const ref of refs) last.set(ref, it.id)
    done.add(ran.number)
  }
  for (const ran of all) {
    if (ran.error || ran.treatment.do === 'skip' || done.has(ran.number)) continue
    const entries = log.filter((entry) => entry.statement === ran.number)
    const living = entries.filter((entry) => entry.ref && alive.has(entry.ref))
    const printed = living.length > 0 && living.every((entry) => alive.get(entry.ref ?? '')?.definition !== null)
    if (ran.treatment.do === 'hold' || (ran.treatment.do === 'keep' && (await stillHolds(db, ran)))) keep(ran, living)
    else if (living.length > 0 && (!printed || ran.parsed?.tag === 'CommentStmt'))
      keep(byNumber.get(ran.number) as Ran, living)
  }
  const lost = unread.filter((it) => !last.has(it.ref))
  return { held: result, lost, ids: new Map(last) }
}

/**
 * A grant or a setting can be said twice, so saying it again at the end shows whether what it speaks of is still there.
 * A role is there already by then, which is as good.
 */
async function stillHolds(db: Postgres, ran: Ran): Promise<boolean> {
  try {
    await db.exec(withPath(ran))
    return true
  } catch (thrown) {
    return errorOf(thrown).code === '42710'
  }
}

/** A statement that the script ran under a search path of its own runs under it wherever it goes. */
const withPath = (ran: Ran): string =>
  ran.searchPath
    ? `SET search_path = ${ran.searchPath};\n${ran.piece.text.trim()};\nRESET search_path`
    : ran.piece.text.trim()

/** Held text as objects of the design. `uses` comes from what Postgres says its objects depend on. */
export function rawObjects(
  held: readonly Held[],
  ranks: readonly string[],
  usesOf: (refs: readonly Ref[]) => readonly Id[],
): DbObject[] {
  return held.map((it, i) => ({
    id: it.id,
    kind: 'raw',
    name: it.label,
    parent: null,
    rank: ranks[i] as string,
    comment: null,
    uses: [...new Set([...usesOf(it.refs), ...it.after])].filter((id) => id !== it.id).sort(),
    sql: it.sql,
    creates: [...it.creates],
  }))
}
