import { assertNever, invariant } from '#base'
import { apply, type Design, setFacts } from '#model'
import { decodeLink, encodeLink, fromFile, toFile } from '#share'
import type { KeepAnswer, KeepQuestion, KeepQuestions, KeepRequest, KeptHead, Opened } from './keep-messages.ts'
import { listKept, readKept, removeKept, writeKept } from './shelf-store.ts'

type Question = Extract<KeepRequest, { reply: number }>

let open: Design | null = null

function here(): Design {
  invariant(open, 'a design is open')
  return open
}

async function write(id: string, design: Design): Promise<KeptHead> {
  const head = { id, name: design.name, savedAt: Date.now() }
  await writeKept(head, toFile(design))
  return head
}

async function load(id: string): Promise<Opened> {
  const text = await readKept(id)
  return text === null ? { design: null, notices: [] } : fromFile(text)
}

async function rename(id: string, name: string): Promise<null> {
  const { design } = await load(id)
  if (design) await write(id, apply(design, setFacts(design, { name })))
  return null
}

async function answer(asked: Question): Promise<KeepQuestions[KeepQuestion]['gives']> {
  switch (asked.ask) {
    case 'save':
      return write(asked.id, here())
    case 'list':
      return listKept()
    case 'load':
      return load(asked.id)
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
  if (request.ask === 'open') open = request.design
  else if (request.ask === 'change') open = apply(here(), request.changes)
  else {
    const { reply } = request
    const tell = (told: KeepAnswer) => postMessage(told)
    answer(request).then(
      (value) => tell({ reply, value }),
      (problem: unknown) => tell({ reply, error: problem instanceof Error ? problem.message : String(problem) }),
    )
  }
}
