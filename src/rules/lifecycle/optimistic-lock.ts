import { columnsOf, intend, tablesOf } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { newColumn, setColumn } from '../reading/edits.ts'
import { isNumber } from '../reading/expressions.ts'
import { hasTag, isSaid } from '../reading/intent.ts'
import { keysUsing, wholeTable } from '../reading/shapes.ts'
import { isWhole, typeOf } from '../reading/types.ts'
import { type Rule, severities } from '../rule.ts'

export const optimisticLock: Rule = {
  id: 'optimistic-lock',
  group: 'lifecycle',
  title: 'A change made to an old row is noticed',
  why: 'Where two people open the same row, the second to save overwrites the first without a word. A number that each change raises, and that the UPDATE asks for, makes the second one fail instead.',
  bad: `create table pages (id uuid primary key default gen_random_uuid(), body text not null);
create table cards (id uuid primary key default gen_random_uuid(), version int);`,
  good: `create table pages (id uuid primary key default gen_random_uuid(), body text not null, version int not null default 1);
create table cards (id uuid primary key default gen_random_uuid(), revision bigint not null default 0);
create table notes (id uuid primary key default gen_random_uuid(), body text);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'notes' ? [] : intend(design, { sort: 'tags', about: it.id, tags: ['concurrently-edited'] }),
    ),
  severity: severities('I - - W - -'),
  concerns: ({ design }) => isSaid(design, 'tags'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || owner.inherits.length > 0 || !hasTag(design, table, 'concurrently-edited')) return
    const version = columnsOf(design, table).find(
      (it) =>
        isWhole(it) &&
        !it.generated &&
        !it.inherited &&
        roleOf(design, it)?.role === 'version' &&
        keysUsing(design, it).length === 0,
    )
    if (!version) {
      const name = columnsOf(design, table).some((it) => it.name === 'version') ? 'lock_version' : 'version'
      yield {
        about: table,
        message: `Several people edit a row of ${owner.name} at once, and it has no version to tell an old row from a new one`,
        fixes: [
          {
            label: `Add ${name}, which begins at 1`,
            safe: true,
            changes: () =>
              newColumn(design, table, { name, type: typeOf('integer'), nullable: false, default: '1' }).changes,
          },
        ],
      }
      return
    }
    const counts = version.default !== null && isNumber(version.default)
    if (version.identity || (!version.nullable && counts)) return
    yield {
      about: version.id,
      message: `${owner.name}.${version.name} ${version.nullable ? 'may be null' : 'has no number to begin at'}, so that a row can be without a version`,
      fixes: [
        {
          label: `Make ${version.name} NOT NULL${counts ? '' : ' DEFAULT 1'}`,
          safe: false,
          changes: () => setColumn(design, version.id, { nullable: false, ...(counts ? {} : { default: '1' }) }),
        },
      ],
    }
  },
}
