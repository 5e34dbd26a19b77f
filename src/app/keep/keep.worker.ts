import { assertNever, invariant, whyThrown } from '#base'
import { apply, type Design, diff, Follower, mergeDesigns, newId, partsOf, sameDesign, setFacts } from '#model'
import { decodeLink, encodeLink, fromFile, toFile } from '#share'
import type {
  KeepAnswer,
  KeepQuestion,
  KeepQuestions,
  KeepRequest,
  KeptHead,
  Meeting,
  Opened,
} from './keep-messages.ts'
import { listKept, readKept, removeKept, writeKept } from './shelf-store.ts'

type Question = Extract<KeepRequest, { reply: number }>

const copy = new Follower()

function here(): Design {
  invariant(copy.design, 'a design is open')
  return copy.design
}

/** What this tab last saw in the store of a design: its edits since are told by it. */
type Base = { readonly revision: string; readonly design: Design }
const bases = new Map<string, Base>()
/** What the page is being asked to meet; its base once it has. */
const meeting = new Map<string, Base>()

async function write(id: string, design: Design, on: string | null): Promise<KeptHead | null> {
  const head = { id, name: design.name, savedAt: Date.now(), revision: newId('revision') }
  if (!(await writeKept(head, toFile(design), on))) return null
  bases.set(id, { revision: head.revision, design })
  return head
}

async function load(id: string, take: boolean): Promise<Opened> {
  const kept = await readKept(id)
  if (!kept) return { design: null, notices: [] }
  const opened = fromFile(kept.text)
  if (take && opened.design) bases.set(id, { revision: kept.head.revision, design: opened.design })
  return opened
}

/** Both saved since they were one: what the store has and what is here are merged by ids and fields. */
async function meet(id: string): Promise<Meeting> {
  const kept = await readKept(id)
  const base = bases.get(id)
  const mine = here()
  const told = copy.heard
  const theirs = kept && fromFile(kept.text).design
  if (!kept || !theirs || !base) return { changes: null, heard: told, same: false }
  const merged = mergeDesigns(base.design, mine, theirs)
  meeting.set(id, { revision: kept.head.revision, design: theirs })
  return { changes: diff(mine, merged), heard: told, same: sameDesign(merged, theirs) }
}

/** Saves what is about to be closed. It meets the store's own here, for the page has no time to. */
async function leave(id: string): Promise<KeptHead> {
  const mine = here()
  for (const base = bases.get(id); base; ) {
    const head = await write(id, mine, base.revision)
    if (head) return head
    const kept = await readKept(id)
    const theirs = kept && fromFile(kept.text).design
    if (!theirs) break
    const both = await write(id, mergeDesigns(base.design, mine, theirs), kept.head.revision)
    if (both) return both
  }
  const head = await write(id, mine, null)
  invariant(head, 'nothing stands against it')
  return head
}

async function rename(id: string, name: string): Promise<null> {
  const kept = await readKept(id)
  const { design } = kept ? fromFile(kept.text) : { design: null }
  if (kept && design) await write(id, apply(design, setFacts(design, { name })), kept.head.revision)
  return null
}

async function answer(asked: Question): Promise<KeepQuestions[KeepQuestion]['gives']> {
  switch (asked.ask) {
    case 'save':
      return write(asked.id, here(), bases.get(asked.id)?.revision ?? null)
    case 'leave':
      return leave(asked.id)
    case 'meet':
      return meet(asked.id)
    case 'take':
      return load(asked.id, true)
    case 'list':
      return listKept()
    case 'load':
      return load(asked.id, false)
    case 'rename':
      return rename(asked.id, asked.name)
    case 'remove':
      await removeKept(asked.id)
      return null
    case 'file':
      return toFile(here())
    case 'link':
      return encodeLink(here())
    case 'readFile':
      return fromFile(asked.text)
    case 'readLink':
      return decodeLink(asked.fragment)
    default:
      return assertNever(asked)
  }
}

self.onmessage = (event: MessageEvent<KeepRequest>) => {
  const request = event.data
  if (request.ask === 'met') {
    const base = meeting.get(request.id)
    if (base) bases.set(request.id, base)
    meeting.delete(request.id)
  } else if (request.ask === 'hear') copy.hear(request.news)
  else {
    const { reply } = request
    const tell = (told: KeepAnswer) => postMessage(told)
    answer(request).then(
      (value) => {
        const gives = typeof value === 'object' && value !== null && 'design' in value ? value.design : null
        if (!gives) return tell({ reply, value })
        // A large one in one piece would hold the page up.
        for (const part of partsOf(gives)) tell({ reply, part })
        tell({ reply, value: { ...(value as Opened), design: null } })
      },
      (problem: unknown) => tell({ reply, error: whyThrown(problem) }),
    )
  }
}
