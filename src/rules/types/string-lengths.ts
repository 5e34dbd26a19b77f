import { quoteName } from '#base'
import { addCheck, type Change, type Design } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { inTurn } from '../reading/edits.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { bareDefault } from '../reading/literals.ts'
import { canRetype, retype } from '../reading/retype.ts'
import type { Column } from '../reading/shapes.ts'
import { typeOf } from '../reading/types.ts'

/** How long the values of a role get. */
const LENGTHS: Partial<Readonly<Record<Role, number>>> = {
  email: 254,
  phone: 32,
  slug: 120,
  username: 64,
  domain: 253,
  sku: 64,
  code: 32,
  currency: 3,
  country: 56,
  'full-name': 200,
  status: 32,
  type: 32,
}

/** The length that a short text needs at most; null where it may be of any. */
export const lengthFor = (design: Design, it: Column): number | null =>
  LENGTHS[roleOf(design, it)?.role ?? 'none'] ?? null

/** The length that its type allows; null where it allows any. */
export function lengthOf(it: Column): number | null {
  const found = /\((\d+)\)$/.exec(it.type.name)?.[1]
  return found ? Number(found) : it.type.name === 'character' ? 1 : null
}

const TEXT = typeOf('text')

function asText(design: Design, it: Column): Change[] {
  const value = bareDefault(it.default)
  return retype(design, it.id, { type: TEXT, ...(value === undefined ? {} : { default: value }) }) ?? []
}

/** Whether it can be text: nothing hangs on the type that it has. A view over it is printed without the casts that it had. */
export const canBeText = (design: Design, it: Column): boolean =>
  it.parent !== null && !isUsedInText(design, it.id) && canRetype(design, it.id, { type: TEXT })

/** text, its length held by a check that can be changed without a lock for long. */
export function toText(design: Design, it: Column): Change[] {
  const length = lengthOf(it)
  const check = `char_length(${quoteName(it.name)}) <= ${length}`
  return inTurn(
    design,
    () => (canBeText(design, it) ? asText(design, it) : []),
    (now) => (length === null || !it.parent ? [] : addCheck(now, it.parent, check, [it.id])),
  )
}

const varchar = (length: number) => ({ type: typeOf(`character varying(${length})`) })

export const canBeVarchar = (design: Design, it: Column, length: number): boolean =>
  !isUsedInText(design, it.id) && canRetype(design, it.id, varchar(length))

export const toVarchar = (design: Design, it: Column, length: number): Change[] =>
  isUsedInText(design, it.id) ? [] : (retype(design, it.id, varchar(length)) ?? [])
