import { addUnique, keysOf, primaryKeyOf } from '#model'
import { columnsIn, dependenciesOf, normalFormOf } from '../normal-forms/of-design.ts'
import { isSaid } from '../reading/intent.ts'
import { sameSet, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { depends } from './given.ts'

export const nfUndeclaredKey: Rule = {
  id: 'nf-undeclared-key',
  group: 'normalisation',
  title: 'What tells rows apart is declared as a key',
  why: 'The dependencies say that no two rows can have the same values here, and nothing keeps two rows from having them: the design knows a key that the database does not.',
  bad: 'create table countries (id bigint primary key, iso_code char(2) not null, name text not null);',
  good: `create table countries (id bigint primary key, iso_code char(2) not null unique, name text not null);
create table log (iso_code char(2) not null, name text not null, seen date not null);`,
  given: depends(
    { table: 'countries', from: ['iso_code'], to: ['id'] },
    { table: 'log', from: ['iso_code'], to: ['name'] },
  ),
  severity: severities('W W W W W W'),
  concerns: ({ design }) => isSaid(design, 'dependency'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const judgement = owner ? normalFormOf(design, table) : null
    // Without a key of any sort there is nothing that a row is known by, and another rule says so.
    if (!owner || !judgement?.complete || !primaryKeyOf(design, table)) return
    const theory = dependenciesOf(design, table)
    for (const key of judgement.keys) {
      const columns = columnsIn(theory, key)
      const ids = columns.map((it) => it.id)
      if (keysOf(design, table).some((it) => sameSet(it.columns, ids))) continue
      const [names, open] = [listed(columns.map((it) => it.name)), columns.filter((it) => it.nullable)]
      const advice = open.length > 0 ? `; make ${listed(open.map((it) => it.name))} NOT NULL first` : ''
      yield {
        about: table,
        message: `${owner.name} is told apart by ${names}, and no unique key says so${advice}`,
        fixes:
          open.length > 0
            ? []
            : [{ label: `Make ${names} unique`, safe: false, changes: () => addUnique(design, table, ids) }],
      }
    }
  },
}
