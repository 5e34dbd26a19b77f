import * as v from 'valibot'
import { byRank, equal } from '#base'
import {
  all,
  checkReferences,
  type DbObject,
  type Design,
  type DiagramId,
  diagramFacts,
  emptyDesign,
  type Id,
  intentEntry,
  intentKey,
  type Notice,
  ObjectsEdit,
  POSTGRES_VERSIONS,
  parseObject,
  placeSchema,
  plainForm,
  shapeSchema,
} from '#model'
import { jsonFault } from './json-fault.ts'

/** What opening a file or a link gives: a design, or none and the reason. */
export type Opened = { readonly design: Design | null; readonly notices: readonly Notice[] }

const MOST_CHARACTERS = 100_000_000
const MOST_OBJECTS = 400_000

/** JSON with its keys sorted, one property a line: two branches that touch different things merge by themselves. */
function print(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((each) => inner + print(each, inner)).join(',\n')}\n${indent}]`
  }
  const keys = Object.keys(value).sort()
  if (keys.length === 0) return '{}'
  const record = value as Record<string, unknown>
  return `{\n${keys.map((key) => `${inner}${JSON.stringify(key)}: ${print(record[key], inner)}`).join(',\n')}\n${indent}}`
}

/** What a file says of an object: not its id (the key), nor what its kind's plain form says already. */
function said(it: DbObject): Record<string, unknown> {
  const plain: Readonly<Record<string, unknown>> = { comment: null, uses: [], parent: null, ...plainForm(it.kind) }
  return Object.fromEntries(
    Object.entries(it).filter(([key, value]) => key !== 'id' && !(key in plain && equal(plain[key], value))),
  )
}

/** A design as a file made for git. Stable: the same design gives the same bytes. */
export function toFile(design: Design): string {
  const diagrams = [...design.diagrams.values()].map((it) => [
    it.id,
    {
      name: it.name,
      rank: it.rank,
      detail: it.detail,
      places: Object.fromEntries(it.places),
      shapes: Object.fromEntries(it.shapes),
    },
  ])
  return `${print({
    schemawright: design.format,
    name: design.name,
    postgres: design.postgres,
    objects: Object.fromEntries([...all(design.objects)].map((it) => [it.id, said(it)])),
    intent: Object.fromEntries(design.intent),
    diagrams: Object.fromEntries(diagrams),
  })}\n`
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Each object is looked at by its kind later: to copy all of them first costs as much as to read the text. */
const record = v.custom<Readonly<Record<string, Plain>>>(
  (value) => isPlain(value) && Object.values(value).every(isPlain),
  'are not objects by their ids',
)
const fileSchema = v.strictObject({
  schemawright: v.literal(1),
  name: v.pipe(v.string(), v.maxLength(20_000)),
  postgres: v.picklist(POSTGRES_VERSIONS),
  objects: record,
  intent: v.record(v.string(), intentEntry),
  diagrams: v.record(
    v.pipe(v.string(), v.regex(/^diagram:[\w-]+$/)),
    v.strictObject({
      ...diagramFacts,
      places: v.record(v.string(), placeSchema),
      shapes: v.record(v.string(), shapeSchema),
    }),
  ),
})

const refuse = (message: string, at?: Notice['at']): Opened => ({
  design: null,
  notices: [{ code: 'file/refused', severity: 'error', message, ...(at ? { at } : {}) }],
})

/** Says in which line and column a text stops being JSON. */
function refuseJson(text: string, error: unknown): Opened {
  const fault = jsonFault(text)
  if (!fault) return refuse(`This is not a design file: ${String(error).slice(0, 200)}`)
  const { at, expected } = fault
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const line = text.slice(0, lineStart).split('\n').length
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const shown = char < ' ' ? JSON.stringify(char).slice(1, -1) : char
  const found = at === text.length ? 'the end of the file' : `“${shown}”`
  const place = { from: at, to: Math.min(at + 1, text.length), line, column: at - lineStart + 1 }
  return refuse(
    `This is not a design file: line ${line}, column ${place.column}: ${expected} was expected, found ${found}`,
    place,
  )
}

/** Opens a design file. Whatever the text holds, the answer is a sound design or a reason. */
export function fromFile(text: string): Opened {
  if (text.length > MOST_CHARACTERS) return refuse('The file is larger than 100 MB')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refuseJson(text, error)
  }
  const version = (json as { schemawright?: unknown } | null)?.schemawright
  if (typeof version === 'number' && version > 1)
    return refuse(`The file was saved by a newer Schemawright (format ${version})`)
  const read = v.safeParse(fileSchema, json)
  if (!read.success)
    return refuse(`This is not a design file: ${v.getDotPath(read.issues[0]) ?? ''} ${read.issues[0].message}`)
  return assemble(read.output)
}

type FileForm = v.InferOutput<typeof fileSchema>

function assemble(file: FileForm): Opened {
  const entries = Object.entries(file.objects)
  if (entries.length > MOST_OBJECTS) return refuse(`The file has more than ${MOST_OBJECTS} objects`)
  const notices: Notice[] = []
  const objects = new Map<Id, DbObject>()
  for (const [id, raw] of entries) {
    const it = parseObject({ ...raw, id })
    if ('wrong' in it) notices.push({ code: 'file/object-refused', severity: 'error', message: it.wrong })
    else objects.set(it.id, it)
  }
  const edit = new ObjectsEdit(emptyObjects())
  const lost = putAll(edit, objects)
  const diagrams = new Map(
    Object.entries(file.diagrams).map(([id, it]) => [
      id as DiagramId,
      {
        id: id as DiagramId,
        name: it.name,
        rank: it.rank,
        detail: it.detail,
        places: new Map(Object.entries(it.places)) as never,
        shapes: new Map(Object.entries(it.shapes)),
      },
    ]),
  )
  const base = emptyDesign(file.name, file.postgres)
  const intent = new Map(Object.values(file.intent).map((entry) => [intentKey(entry), entry]))
  const checked = checkReferences({
    ...base,
    objects: edit.now(),
    intent,
    diagrams: diagrams.size > 0 ? diagrams : base.diagrams,
  })
  for (const it of [...lost, ...checked.dropped])
    notices.push({
      code: 'file/object-refused',
      severity: 'error',
      message: `${it.kind} ${it.name.slice(0, 60)} was left out: it points at something that the file does not have`,
    })
  return { design: checked.design, notices }
}

const emptyObjects = () =>
  new ObjectsEdit({ buckets: new Map(), roots: emptyDesign().objects.roots.map(() => new Map()) }).now()

/** Puts objects in, parents first; gives back those whose chain of parents leads nowhere. A file may chain any number of them. */
function putAll(edit: ObjectsEdit, objects: ReadonlyMap<Id, DbObject>): readonly DbObject[] {
  const stands = new Map<Id, boolean>()
  const put = (it: DbObject): void => {
    const chain = new Set<DbObject>()
    let at: DbObject | null | undefined = it
    while (at && !stands.has(at.id) && !chain.has(at)) {
      chain.add(at)
      at = at.parent === null ? null : objects.get(at.parent)
    }
    const fine = at === null || (at !== undefined && stands.get(at.id) === true)
    for (const each of [...chain].reverse()) {
      if (fine) edit.put(each)
      stands.set(each.id, fine)
    }
  }
  const all = [...objects.values()].sort(byRank)
  for (const it of all) put(it)
  return all.filter((it) => !stands.get(it.id))
}
