import { DRIZZLE_TYPES } from '#languages'
import { SERIALS } from './column-type.ts'
import type { Draft } from './draft.ts'
import { isDrizzle } from './library.ts'
import { type Calling, chainOf } from './values.ts'

const BUILDERS = [
  ...Object.values(DRIZZLE_TYPES).map((it) => it.builder),
  'decimal',
  'interval',
  'geometry',
  ...SERIALS.keys(),
]

const counted = (texts: readonly string[]): ReadonlyMap<string, number> =>
  new Map(texts.flatMap((text, most) => text.split(/\s+/).map((name) => [name, most] as const)))

/** How many arguments methods and functions take at most: none, one, two (drizzle-orm 0.45). Those that take more are not here. */
const METHODS = counted([
  'notNull primaryKey defaultNow defaultRandom nullsNotDistinct concurrently asc desc nullsFirst nullsLast enableRLS existing withNoData',
  'default array generatedAlwaysAs generatedAlwaysAsIdentity generatedByDefaultAsIdentity onDelete onUpdate where op as tablespace link',
  'unique references',
])
const FUNCTIONS = counted([
  '',
  'customType pgSchema index uniqueIndex unique primaryKey',
  `pgEnum pgSequence pgRole check pgPolicy foreignKey ${BUILDERS.join(' ')}`,
  'pgTable',
])

/** What may be called on what these make. */
const ON: Readonly<Record<string, readonly string[]>> = {
  pgEnum: [],
  pgSequence: [],
  pgRole: ['existing'],
  pgTable: ['enableRLS'],
  pgView: ['with', 'as', 'existing'],
  pgMaterializedView: ['with', 'using', 'tablespace', 'withNoData', 'as', 'existing'],
  pgSchema: ['table', 'view', 'materializedView', 'enum', 'sequence', 'existing'],
}
const MADE: Readonly<Record<string, string>> = {
  table: 'pgTable',
  view: 'pgView',
  materializedView: 'pgMaterializedView',
  enum: 'pgEnum',
  sequence: 'pgSequence',
}

/** Tells of calls and arguments that Drizzle does not have: nothing is made of them. */
export function tellUnknownArguments(draft: Draft): void {
  const told = new Set<string>()
  const tell = (message: string, { step }: Calling) => {
    const key = `${step.from} ${message}`
    if (!told.has(key)) draft.unreadable(message, step)
    told.add(key)
  }
  for (const call of draft.project.reading.met) {
    const { root } = chainOf(call)
    if (root.is !== 'library' || !isDrizzle(root.module)) continue
    const made = madeBy(call.of)
    const isMethod = call.name !== ''
    if (made && isMethod && ON[made] && !ON[made].includes(call.name)) tell(`${made}() has no .${call.name}()`, call)
    const most = isMethod ? METHODS.get(call.name) : call.of === root ? FUNCTIONS.get(root.name) : undefined
    if (most === undefined || call.args.length <= most) continue
    const takes = most === 0 ? 'nothing' : `no more than ${most}`
    tell(`${isMethod ? `.${call.name}` : root.name}() takes ${takes}: the rest is left out`, call)
  }
}

/** What a chain of calls makes: `pgSchema('a').table(…)` a table. */
function madeBy(of: Calling['of']): string | null {
  const { root, steps } = chainOf(of)
  // An enum that is called is a column.
  const isUsed = steps.some((it, i) => i > 0 && it.name === '')
  if (root.is !== 'library' || steps.length === 0 || isUsed) return null
  if (root.name !== 'pgSchema') return root.name
  const step = steps[1]
  return step ? (MADE[step.name] ?? null) : root.name
}
