import { expect } from 'vitest'
import type { Delegate, Field, Model, Row } from '../oracles/prisma-client.ts'

export type Delegates = (model: Model) => Delegate

const isHeld = (field: Field): boolean => (field.relationFromFields ?? []).length > 0
const modelOf = (field: Field, models: readonly Model[]): Model => models.find((it) => it.name === field.type) as Model
const told = (value: unknown): string =>
  JSON.stringify(value, (_, it: unknown) => (typeof it === 'bigint' ? `${it}` : it))

/** The pairs of fields, here and there, by which a relation leads on: they stand at one of its two ends. */
function pairsOf(model: Model, field: Field, models: readonly Model[]): readonly (readonly [string, string])[] {
  const isOtherEnd = (it: Field) => it.relationName === field.relationName && it.type === model.name && isHeld(it)
  const end = isHeld(field) ? field : modelOf(field, models).fields.find(isOtherEnd)
  const pairs = (end?.relationFromFields ?? []).map((it, i) => [it, end?.relationToFields?.[i] ?? ''] as const)
  return end === field ? pairs : pairs.map(([there, here]) => [here, there])
}

/** Every row, and through every relation from both its ends, held to what the columns of the rows say. */
export async function readAll(models: readonly Model[], of: Delegates) {
  const rows = new Map<string, readonly Row[]>()
  for (const model of models) rows.set(model.name, await of(model).findMany())
  let links = 0
  for (const model of models)
    for (const field of model.fields.filter((it) => it.kind === 'object')) {
      const pairs = pairsOf(model, field, models)
      expect(pairs, `${model.name}.${field.name}`).not.toEqual([])
      for (const row of await of(model).findMany({ include: { [field.name]: true } })) {
        const leadsTo = (it: Row) => pairs.every(([a, b]) => row[a] !== null && told(row[a]) === told(it[b]))
        const read = [row[field.name] ?? []].flat()
        const wanted = (rows.get(field.type) ?? []).filter(leadsTo)
        expect(read.map(told).sort(), `${model.name}.${field.name}`).toEqual(wanted.map(told).sort())
        links += read.length
      }
    }
  return { rows, links }
}

/** Those that others have to be there for, first. */
export function inOrder(models: readonly Model[]): readonly Model[] {
  const placed = new Set<Model>()
  const place = (model: Model): void => {
    if (placed.has(model)) return
    for (const it of model.fields) if (isHeld(it) && it.isRequired && it.type !== model.name) place(modelOf(it, models))
    placed.add(model)
  }
  models.forEach(place)
  return [...placed]
}

/** What names one row of a model to the client. */
function keyOf(model: Model, row: Row): object {
  const names = model.primaryKey?.fields ?? model.fields.filter((it) => it.isId).map((it) => it.name)
  const key = Object.fromEntries(names.map((it) => [it, row[it]]))
  return names.length > 1 ? { [names.join('_')]: key } : key
}

/** Makes rows again, first without what they may lack, then leads them to one another. What Postgres makes by itself is new. */
export async function makeAgain(
  models: readonly Model[],
  of: Delegates,
  given: { rows: ReadonlyMap<string, readonly Row[]>; isMade: (model: Model, field: Field) => boolean; noJson: object },
): Promise<void> {
  const renewed = new Map<unknown, Row>()
  const later: (() => Promise<Row>)[] = []
  for (const model of models)
    for (const row of given.rows.get(model.name) ?? []) {
      const data: Record<string, unknown> = {}
      for (const it of model.fields)
        if (it.kind !== 'object' && !given.isMade(model, it))
          data[it.name] = row[it.name] === null && it.type === 'Json' ? given.noJson : row[it.name]
      for (const end of model.fields.filter(isHeld)) {
        const pairs = pairsOf(model, end, models)
        const far = modelOf(end, models)
        const found = given.rows.get(far.name)?.find((it) => pairs.every(([a, b]) => told(row[a]) === told(it[b])))
        if (!found) continue
        for (const [own, other] of pairs) data[own] = end.isRequired ? renewed.get(found)?.[other] : null
        if (!end.isRequired)
          later.push(() => {
            const connect = keyOf(far, renewed.get(found) ?? {})
            return of(model).update({ where: keyOf(model, renewed.get(row) ?? {}), data: { [end.name]: { connect } } })
          })
      }
      renewed.set(row, await of(model).create({ data }))
    }
  for (const lead of later) await lead()
}
