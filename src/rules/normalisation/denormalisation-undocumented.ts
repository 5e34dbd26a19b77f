import { memoize } from '#base'
import { columnsOf, type Design, type Id, type Intent, type IntentEntry, intend, object, tablesOf } from '#model'
import { hasTag, isSaid } from '../reading/intent.ts'
import { type Rule, severities } from '../rule.ts'

/** The rules whose silence means that a fact is stored twice. */
const COPIES = [
  'nf1-repeating-group',
  'nf1-multivalue-column',
  'nf2-partial-dependency',
  'nf3-transitive-dependency',
  'nf-bcnf-violation',
  'nf4-multivalued',
  'nf-copied-parent-attribute',
  'nf-derived-stored',
]

/** "ok" and "legacy" say nothing of who keeps the copies alike, nor how. */
const FEWEST_WORDS = 4

/** What is said to hold a copy: tagged so, or accepted where a rule told of it. */
const copiesIn = memoize((intent: Intent): ReadonlySet<Id> => {
  const isCopy = (it: IntentEntry) =>
    it.sort === 'tags'
      ? it.tags.includes('snapshot')
      : (it.sort === 'decision' || it.sort === 'baseline') && COPIES.includes(it.rule)
  return new Set([...intent.values()].flatMap((it) => ('about' in it && isCopy(it) ? [it.about] : [])))
})

const reasonFor = (design: Design, rule: string, about: Id): string | null => {
  const entry = design.intent.get(`decision/${rule}/${about}`)
  return entry?.sort === 'decision' ? entry.reason : null
}

const saysEnough = (reason: string): boolean => reason.trim().split(/\s+/).length >= FEWEST_WORDS

/** What is not said of an object that holds copies; null where all is well. */
function missing(design: Design, id: Id): string | null {
  const reasons = COPIES.flatMap((rule) => reasonFor(design, rule, id) ?? [])
  if (reasons.length > 0) return reasons.some(saysEnough) ? null : 'with a reason that says too little'
  const isAccepted = COPIES.some((rule) => design.intent.has(`baseline/${rule}/${id}`))
  return hasTag(design, id, 'snapshot') || isAccepted ? 'without a reason' : null
}

export const denormalisationUndocumented: Rule = {
  id: 'denormalisation-undocumented',
  group: 'normalisation',
  title: 'A copy on purpose says why, whose it is, and what keeps it right',
  why: 'A denormalisation is a decision with a cost; where nobody wrote it down, the next person takes it for a mistake, or for the truth.',
  bad: `create table orders (id bigint primary key, customer_no bigint, customer_city text);
create table invoices (id bigint primary key, phone1 text, phone2 text);`,
  good: 'create table orders (id bigint primary key, customer_no bigint, customer_city text);',
  given: (design) =>
    tablesOf(design).flatMap((it) => {
      const city = columnsOf(design, it.id).find((column) => column.name === 'customer_city')
      const phone = columnsOf(design, it.id).find((column) => column.name === 'phone1')
      const isGood = tablesOf(design).length === 1
      return [
        ...(city ? intend(design, { sort: 'tags', about: city.id, tags: ['snapshot'] }) : []),
        ...(city && isGood
          ? intend(design, {
              sort: 'decision',
              rule: 'nf3-transitive-dependency',
              about: city.id,
              reason: 'The city that it was sent to: written once by checkout, owned by sales.',
            })
          : []),
        ...(phone
          ? intend(design, { sort: 'decision', rule: 'nf1-repeating-group', about: phone.id, reason: 'ok' })
          : []),
      ]
    }),
  severity: severities('W W W W W W'),
  concerns: ({ design }) => isSaid(design, 'tags', 'decision', 'baseline'),
  *check(table, { design }) {
    const owner = object(design, table)
    if (!owner) return
    const suspects = copiesIn(design.intent)
    for (const it of [owner, ...columnsOf(design, table)]) {
      if (!suspects.has(it.id)) continue
      const lack = missing(design, it.id)
      if (lack === null) continue
      const path = it.id === table ? owner.name : `${owner.name}.${it.name}`
      yield {
        about: it.id,
        message: `${path} stores what is known elsewhere, ${lack}: say why, who owns it and what keeps it right, by suppressing this`,
      }
    }
  },
}
