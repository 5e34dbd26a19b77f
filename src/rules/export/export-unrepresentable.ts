import { type DbObject, type Design, type Id, intend, kindOf, object } from '#model'
import { inTurn } from '../reading/edits.ts'
import { choose, isChosen } from '../reading/intent.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Rule, type RuleContext, severities } from '../rule.ts'
import { unsaidIn } from './unsaid.ts'

/** The field under which is noted that an object stands in SQL alone. */
const IN_SQL = 'in SQL'

const called = (design: Design, id: Id, root: Id): string => {
  const it: DbObject | null = object(design, id)
  return it && id !== root ? `${kindOf(it).label.one} ${it.name}` : 'what it is'
}

function* told(context: RuleContext, root: Id): Generator<Finding> {
  const { design } = context
  const unsaid = unsaidIn(context)
  const open = (unsaid?.byRoot.get(root) ?? []).filter(
    ({ about, code }) => about && !code.endsWith('-partition') && !isChosen(design, about, IN_SQL),
  )
  const objects = [...new Set(open.flatMap((it) => it.about ?? []))]
  const [first] = open
  if (!unsaid || !first?.about) return
  const names = listed(objects.map((id) => called(design, id, root)))
  yield {
    about: objects.length === 1 ? first.about : root,
    message:
      open.length === 1
        ? first.message
        : `${unsaid.target.title} can’t say ${open.length} things of ${object(design, root)?.name}: ${names}`,
    fixes: [
      {
        label: `Keep ${objects.length === 1 ? 'it' : 'them'} in SQL, beside ${unsaid.target.title}`,
        safe: false,
        changes: () => inTurn(design, ...objects.map((id) => (now: Design) => choose(now, id, IN_SQL))),
      },
    ],
  }
}

export const exportUnrepresentable: Rule = {
  id: 'export-unrepresentable',
  group: 'export',
  title: 'What the ORM can’t say is known to stand in SQL',
  why: 'A check, an exclusion or a policy that the schema file of an ORM can’t hold is dropped the next time somebody lets the ORM make the database what the file says. It has to be kept in a migration of its own, by people who know of it.',
  bad: `create table orders (id uuid primary key default gen_random_uuid(), total numeric(12,2) not null check (total >= 0), placed date not null);
create index on orders (extract(year from placed));`,
  good: `create table orders (id uuid primary key default gen_random_uuid(), total numeric(12,2) not null, placed date not null);
create index on orders (placed);`,
  given: (design) =>
    intend(design, { sort: 'profile', extends: 'default', severities: {}, options: { orm: 'prisma' } }),
  severity: severities('W W W W W W'),
  concerns: ({ options }) => options.orm !== 'none',
  beyond: (context) => [...(unsaidIn(context)?.byRoot ?? [])],
  sees: 'both',
  check: (table, context) => told(context, table),
  *checkOthers(context) {
    for (const root of unsaidIn(context)?.byRoot.keys() ?? [])
      if (object(context.design, root)?.kind !== 'table') yield* told(context, root)
  },
}
