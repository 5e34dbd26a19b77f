import { type Change, type Design, type Id, inSymbols, object, plainWords } from '#model'
import { wholeTable } from '../reading/shapes.ts'
import { anomaly } from './anomaly.ts'
import { type OfferedForm, partsFix } from './findings.ts'
import type { NormalForm, Violation } from './normal-form.ts'
import { columnsIn, dependenciesOf, normalFormOf, type Theory } from './of-design.ts'
import { sampleValue } from './sample-value.ts'
import { suspicionsOf } from './suspicions.ts'

/** A dependency as it is read: its columns, in symbols and in plain words. */
export type ReadDependency = {
  readonly from: readonly Id[]
  readonly to: readonly Id[]
  readonly symbols: string
  readonly words: string
}

/** What keeps a table out of a form, with rows that show it. */
export type ReadViolation = ReadDependency & {
  readonly form: NormalForm
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The columns in which one fact is told more than once. */
  readonly repeated: readonly string[]
}

/** What can be made of a table. */
export type OfferedSplit = { readonly form: OfferedForm; readonly label: string }

/** What the theory says of a table, in plain data. */
export type TableReading = {
  readonly declared: readonly (ReadDependency & { readonly key: string; readonly multivalued: boolean })[]
  /** Null: nothing is declared, so that no form can be told. */
  readonly form: NormalForm | null
  readonly keys: readonly string[]
  /** How many more keys there are than are told. */
  readonly moreKeys: number
  readonly complete: boolean
  readonly violations: readonly ReadViolation[]
  readonly splits: readonly OfferedSplit[]
  /** What sample rows suggest. */
  readonly suspected: readonly (ReadDependency & { readonly rows: number })[]
}

const read = (theory: Theory, it: { from: bigint; to: bigint }, multivalued: boolean): ReadDependency => {
  const [from, to] = [columnsIn(theory, it.from), columnsIn(theory, it.to)]
  return {
    from: from.map((each) => each.id),
    to: to.map((each) => each.id),
    symbols: inSymbols(from, to, multivalued),
    words: plainWords(from, to, multivalued),
  }
}

function readViolation(design: Design, theory: Theory, it: Violation): ReadViolation {
  const multivalued = it.form === '4NF'
  const relation = multivalued ? theory.sets : theory.stored
  const columns = columnsIn(theory, relation.attributes)
  const rows = anomaly(relation, it, multivalued).map((row) =>
    row.map((value, i) => {
      const column = columns[i]
      return column ? sampleValue(design, column, value) : ''
    }),
  )
  return {
    ...read(theory, it, multivalued),
    form: it.form,
    columns: columns.map((each) => each.name),
    rows,
    repeated: columnsIn(theory, it.to).map((each) => each.name),
  }
}

/** As many keys as anybody reads. */
const MOST_KEYS = 12

/** What the theory says of a table: what is declared, its keys, its form, what is wrong and what can be done. */
export function describeTable(design: Design, table: Id<'table'>): TableReading | null {
  if (!wholeTable(design, table)) return null
  const theory = dependenciesOf(design, table)
  const judgement = normalFormOf(design, table)
  const broken = judgement?.violations ?? []
  const wanted = (['3NF', 'BCNF', '4NF'] as const).filter((form) =>
    broken.some((it) => it.form === form || (form === '3NF' && it.form === '2NF')),
  )
  return {
    declared: theory.declared.map((it) => ({
      ...read(theory, it, it.multivalued),
      key: it.key,
      multivalued: it.multivalued,
    })),
    form: judgement?.form ?? null,
    keys: (judgement?.keys ?? []).slice(0, MOST_KEYS).map((key) =>
      columnsIn(theory, key)
        .map((it) => it.name)
        .join(', '),
    ),
    moreKeys: Math.max(0, (judgement?.keys.length ?? 0) - MOST_KEYS),
    complete: judgement?.complete ?? true,
    violations: broken.map((it) => readViolation(design, theory, it)),
    splits: wanted.flatMap((form) => partsFix(design, table, form).map(({ label }) => ({ form, label }))),
    suspected: suspicionsOf(design, table).map(({ from, to, rows }) => ({
      from: from.map((it) => it.id),
      to: [to.id],
      symbols: inSymbols(from, [to], false),
      words: plainWords(from, [to], false),
      rows,
    })),
  }
}

/** The changes that take a table apart into a form; none where that is not offered any more. */
export const splitInto = (design: Design, table: Id<'table'>, form: OfferedSplit['form']): readonly Change[] =>
  object(design, table) ? (partsFix(design, table, form)[0]?.changes() ?? []) : []
