import * as v from 'valibot'
import { isRank } from '#base'
import type { Id } from './id.ts'
import { kindOfId } from './id.ts'
import { type DbObject, KINDS, type Kind, kindOf } from './kinds/index.ts'
import { plainForm } from './make.ts'

const id = v.custom<Id>(
  (value) => typeof value === 'string' && value.length <= 80 && /^[a-z-]+:[\w-]+$/.test(value),
  'is not an id',
)
const common = {
  id,
  kind: v.picklist(KINDS),
  name: v.pipe(v.string(), v.maxLength(20_000)),
  parent: v.nullable(id),
  rank: v.pipe(v.string(), v.check(isRank, 'is not a rank')),
  comment: v.nullable(v.pipe(v.string(), v.maxLength(200_000))),
  uses: v.array(id),
}
const schemas = new Map<Kind, v.GenericSchema>(
  KINDS.map((kind) => [kind, v.strictObject({ ...common, ...kindOf(kind).fields })]),
)

/**
 * An object from outside (a file, a link, the clipboard), checked against its kind; fields left unsaid take the plain
 * form. Gives back what is wrong with it otherwise.
 */
export function parseObject(raw: Readonly<Record<string, unknown>>): DbObject | { wrong: string } {
  const kind = KINDS.find((each) => each === raw.kind)
  if (!kind) return { wrong: `“${String(raw.kind).slice(0, 40)}” is not a kind of object that this version knows` }
  const read = v.safeParse(schemas.get(kind) as v.GenericSchema, {
    comment: null,
    uses: [],
    parent: null,
    ...plainForm(kind),
    ...raw,
  })
  if (!read.success) {
    const issue = read.issues[0]
    return { wrong: `${kind} ${String(raw.name).slice(0, 60)}: ${v.getDotPath(issue) ?? ''} ${issue.message}` }
  }
  const it = read.output as DbObject
  return kindOfId(it.id) === kind ? it : { wrong: `${it.id} is the id of another kind than ${kind}` }
}
