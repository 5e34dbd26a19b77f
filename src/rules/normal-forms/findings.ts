import { type Design, type Id, inSymbols, object, type StyleOptions } from '#model'
import { hasTag } from '../reading/intent.ts'
import { type Column, type Table, wholeTable } from '../reading/shapes.ts'
import type { Finding, Fix, RuleContext } from '../rule.ts'
import { tenancyOf, tenantColumnOf } from '../tenancy/tenants.ts'
import { type Attributes, minus } from './attributes.ts'
import { boyceCodd } from './boyce-codd.ts'
import { fourthNormalForm } from './fourth.ts'
import type { NormalForm, Violation } from './normal-form.ts'
import { columnsIn, dependenciesOf, normalFormOf } from './of-design.ts'
import { splitTable, splitWords } from './split.ts'
import { splitSets } from './split-sets.ts'
import { thirdNormalForm } from './synthesis.ts'

/** A dependency that keeps a table out of a form, by its columns. */
export type Broken = {
  readonly owner: Table
  readonly violation: Violation
  readonly from: readonly Column[]
  readonly to: readonly Column[]
}

/** The tenant's column stands in every table on purpose; whether it agrees is another rule's matter. */
function isTenants(design: Design, it: Column, options: StyleOptions): boolean {
  const tenancy = tenancyOf(design, options)
  return Boolean(
    tenancy && it.parent && tenantColumnOf(design, it.parent, { root: tenancy.root, options })?.id === it.id,
  )
}

/** What keeps a table out of a form, but for what is a copy on purpose. Nothing where nothing is declared, or where it can't be told. */
export function brokenIn(table: Id<'table'>, form: NormalForm, { design, options }: RuleContext): Broken[] {
  const owner = wholeTable(design, table)
  const judgement = owner && !hasTag(design, table, 'snapshot') ? normalFormOf(design, table) : null
  if (!owner || !judgement?.complete) return []
  const theory = dependenciesOf(design, table)
  return judgement.violations.flatMap((violation) => {
    if (violation.form !== form) return []
    const to = columnsIn(theory, violation.to).filter(
      (it) => !hasTag(design, it.id, 'snapshot') && !isTenants(design, it, options),
    )
    return to.length > 0 ? [{ owner, violation, from: columnsIn(theory, violation.from), to }] : []
  })
}

/** The forms that a table can be taken apart into. */
export type OfferedForm = '3NF' | 'BCNF' | '4NF'

/** The parts of a table in a form, and what they lose. */
function partsIn(design: Design, table: Id<'table'>, form: '3NF' | 'BCNF') {
  const { stored } = dependenciesOf(design, table)
  return form === '3NF' ? { parts: thirdNormalForm(stored), lost: [] } : boyceCodd(stored)
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The repair of a table that is not in a form: itself and the tables that it is made of. */
export function partsFix(design: Design, table: Id<'table'>, form: OfferedForm): Fix[] {
  if (form === '4NF') return setsFix(design, table)
  const { parts, lost } = partsIn(design, table, form)
  return fixFor(design, table, {
    parts,
    lost: lost.map((it) => {
      const theory = dependenciesOf(design, table)
      return inSymbols(columnsIn(theory, it.from), columnsIn(theory, it.to), false)
    }),
  })
}

function setsFix(design: Design, table: Id<'table'>): Fix[] {
  const theory = dependenciesOf(design, table)
  const split = splitSets(design, table, fourthNormalForm(theory.sets))
  if (!split) return []
  const counting = columnsIn(theory, minus(theory.stored.attributes, theory.sets.attributes))
  const gone = [...counting, ...split.lost].map((it) => (typeof it === 'string' ? it : it.name))
  const words = [`in place of ${object(design, table)?.name ?? 'the table'}`, ...gone.map((it) => `${it} goes`)]
  return [{ label: `${sentence(splitWords(split))}; ${words.join('; ')}`, safe: false, changes: split.changes }]
}

function fixFor(
  design: Design,
  table: Id<'table'>,
  { parts, lost }: { parts: readonly Attributes[]; lost: readonly string[] },
): Fix[] {
  const split = splitTable(design, table, parts)
  if (!split) return []
  const gone = [...lost.map((it) => `nothing holds ${it} any more`), ...split.lost.map((it) => `${it} goes`)]
  const words = sentence(splitWords(split))
  return [
    {
      label: `${words}; ${object(design, table)?.name ?? 'the table'} refers to it${gone.length > 0 ? `; ${gone.join('; ')}` : ''}`,
      safe: false,
      changes: split.changes,
    },
  ]
}

/** Findings of one form, each with the same repair: the table taken apart as a whole. */
export function* findingsOf(
  table: Id<'table'>,
  form: NormalForm,
  at: { context: RuleContext; says: (it: Broken) => string; fixes: (design: Design) => readonly Fix[] },
): Iterable<Finding> {
  for (const it of brokenIn(table, form, at.context)) {
    const open = it.from.filter((column) => column.nullable)
    const unsure = open.length > 0 ? ` (where ${open.map((column) => column.name).join(', ')} is not null)` : ''
    yield { about: table, message: at.says(it) + unsure, fixes: at.fixes(at.context.design) }
  }
}
