import { memoize } from '#base'
import { columnsOf, type DbObject, type Design, type Id, intend, object, rootsOf, tablesOf } from '#model'
import type { Tag } from '../meaning/tags.ts'
import { wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

type Silent = { readonly objects: readonly DbObject[]; readonly all: number; readonly first: Id | null }

const isSilent = (it: DbObject): boolean => it.comment === null || /^(todo|fixme)?[\s.:…-]*$/i.test(it.comment)

/** The tables and enums of each schema, and those of them that nothing is said of. */
const silentIn = memoize((objects: Design['objects']): ReadonlyMap<Id | null, Silent> => {
  const design = { objects } as Design
  const bySchema = new Map<Id | null, { objects: DbObject[]; all: number; first: Id | null }>()
  for (const it of [...tablesOf(design).filter((each) => !each.partitionOf), ...rootsOf(design, 'enum')]) {
    const here = bySchema.get(it.parent) ?? { objects: [], all: 0, first: null }
    bySchema.set(it.parent, here)
    here.all++
    if (it.kind === 'table') here.first ??= it.id
    if (isSilent(it)) here.objects.push(it)
  }
  return bySchema
})

/** So few are told one by one; more are a habit, told once. */
const FEW = 5

/** What a person tagged as something that the name does not say. */
const UNCLEAR: readonly Tag[] = ['snapshot', 'tri-state', 'opaque-payload', 'sensitive', 'polymorphic', 'eav', 'arc']

const unclearIn = memoize(
  (intent: Design['intent']): ReadonlySet<Id> =>
    new Set(
      [...intent.values()].flatMap((it) =>
        it.sort === 'tags' && it.tags.some((tag) => (UNCLEAR as readonly string[]).includes(tag)) ? [it.about] : [],
      ),
    ),
)

export const commentMissing: Rule = {
  id: 'comment-missing',
  group: 'naming',
  title: 'Tables say what a row is',
  why: 'What a row stands for, and what it does not, is known to whoever designed the table and to nobody two years later; a comment travels with the database into every tool that shows it.',
  bad: `create type mood as enum ('good', 'bad');
create table visits (id uuid primary key default gen_random_uuid(), mood mood);
create table patients (id uuid primary key default gen_random_uuid(), smokes boolean);
comment on table patients is 'Whoever was treated at least once';`,
  good: `create type mood as enum ('good', 'bad');
comment on type mood is 'As the patient puts it';
create table patients (id uuid primary key default gen_random_uuid(), smokes boolean);
comment on table patients is 'Whoever was treated at least once';
comment on column patients.smokes is 'Null where nobody asked';`,
  given: (design) =>
    tablesOf(design)
      .flatMap((it) => columnsOf(design, it.id))
      .flatMap((it) =>
        it.name === 'smokes' ? intend(design, { sort: 'tags', about: it.id, tags: ['tri-state'] }) : [],
      ),
  severity: severities('I W W I W W'),
  beyond: ({ design }) => [...silentIn(design.objects).values()],
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const silent = silentIn(design.objects).get(owner.parent)
    if (silent && silent.first === table) {
      const { objects, all } = silent
      const schema = objects[0]?.parent
      if (objects.length > FEW && schema)
        yield {
          about: schema,
          message: `Nothing says what ${objects.length} of ${all} tables and enums in ${object(design, schema as Id<'schema'>)?.name} are for: ${listed(objects.map((it) => it.name))}`,
        }
      else
        for (const it of objects)
          yield { about: it.id, message: `Nothing says what ${it.name} is for: write it as a comment` }
    }
    const unclear = unclearIn(design.intent)
    if (unclear.size === 0) return
    for (const it of columnsOf(design, table))
      if (unclear.has(it.id) && isSilent(it) && !it.inherited)
        yield {
          about: it.id,
          message: `${owner.name}.${it.name} is tagged as what its name does not say: write it as a comment too`,
        }
  },
}
