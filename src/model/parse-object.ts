import * as v from 'valibot'
import { isRank } from '#base'
import type { Id } from './id.ts'
import { kindOfId } from './id.ts'
import { type DbObject, KINDS, kindOf } from './kinds/index.ts'
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
type Fields = Readonly<Record<string, v.GenericSchema>>
type Form = {
  readonly fields: Fields
  readonly plain: Readonly<Record<string, unknown>>
  readonly needed: readonly string[]
}

const forms: ReadonlyMap<unknown, Form> = new Map(
  KINDS.map((kind) => {
    const fields = { ...common, ...kindOf(kind).fields } as Fields
    const plain = { comment: null, uses: [], parent: null, ...plainForm(kind) }
    return [kind, { fields, plain, needed: Object.keys(fields).filter((field) => !Object.hasOwn(plain, field)) }]
  }),
)

/**
 * An object from outside (a file, a link, the clipboard), checked against its kind; fields left unsaid take the plain
 * form. Gives back what is wrong with it otherwise. Only what is said is looked at: of some twenty fields most are not.
 */
export function parseObject(raw: Readonly<Record<string, unknown>>): DbObject | { wrong: string } {
  const form = forms.get(raw.kind)
  if (!form) return { wrong: `“${String(raw.kind).slice(0, 40)}” is not a kind of object that this version knows` }
  const wrong = (field: string, issue: string) => ({
    wrong: `${raw.kind} ${String(raw.name).slice(0, 60)}: ${field} ${issue}`,
  })
  const it: Record<string, unknown> = { ...form.plain }
  for (const [field, value] of Object.entries(raw)) {
    const schema = Object.hasOwn(form.fields, field) ? form.fields[field] : undefined
    if (!schema) return wrong(field.slice(0, 60), 'is no field of it')
    const read = v.safeParse(schema, value)
    if (!read.success) {
      const [issue] = read.issues
      const path = v.getDotPath(issue)
      return wrong(path === null ? field : `${field}.${path}`, issue.message)
    }
    it[field] = read.output
  }
  for (const field of form.needed) if (!Object.hasOwn(raw, field)) return wrong(field, 'is missing')
  return kindOfId(it.id as Id) === raw.kind
    ? (it as DbObject)
    : { wrong: `${it.id} is the id of another kind than ${raw.kind}` }
}
