import * as v from 'valibot'
import type { Design } from '#model'
import type { Exporter } from './exporter.ts'

type Value = string | boolean

/** A choice that a language leaves: what it is called, as it usually is, and what it may be; any text where `choices` is null. */
export type OptionField = {
  readonly name: string
  readonly usual: Value
  readonly choices: readonly Value[] | null
}

/** What an exporter's options look like as data: a schema of an object says so of itself. */
const described = v.object({
  entries: v.record(v.string(), v.object({ type: v.string(), options: v.optional(v.array(v.string())) })),
})

/** What a person may choose of a language, in the order in which the exporter names it. */
export function optionFields(exporter: Exporter): readonly OptionField[] {
  const { entries } = v.parse(described, exporter.options)
  return Object.entries(entries).flatMap(([name, { type, options }]) => {
    const usual = exporter.defaults[name]
    if (typeof usual !== 'string' && typeof usual !== 'boolean') return []
    return [{ name, usual, choices: type === 'boolean' ? [true, false] : (options ?? null) }]
  })
}

/** What a design has chosen of a language; as usual where it says nothing, or what this version does not know. */
export function optionsOf<O>(exporter: Exporter<O>, design: Design): O {
  const entry = design.intent.get(`export/${exporter.id}`)
  if (entry?.sort !== 'export') return exporter.defaults
  const read = v.safeParse(exporter.options, { ...exporter.defaults, ...entry.options })
  return read.success ? read.output : exporter.defaults
}

/** Why a value can't be chosen; null where it can. */
export function optionRefused(exporter: Exporter, name: string, value: Value): string | null {
  if (!optionFields(exporter).some((it) => it.name === name)) return `${exporter.title} has no option ${name}`
  const read = v.safeParse(exporter.options, { ...exporter.defaults, [name]: value })
  return read.success ? null : `${name}: ${read.issues[0].message}`
}
