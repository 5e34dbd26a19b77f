import { findingsOf, partsFix } from '../normal-forms/findings.ts'
import { isSaid } from '../reading/intent.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { tenantsIn } from '../tenancy/tenants.ts'
import { depends } from './given.ts'

export const nf4Multivalued: Rule = {
  id: 'nf4-multivalued',
  group: 'normalisation',
  title: 'Independent sets stand in tables of their own (4NF)',
  why: 'Two sets that have nothing to do with each other multiply in one table: each new element of the one needs a row for every element of the other, and one that is forgotten says something nobody meant.',
  bad: 'create table courses (course text not null, teacher text not null, book text not null, primary key (course, teacher, book));',
  good: `create table course_teachers (course text not null, teacher text not null, primary key (course, teacher));
create table course_books (course text not null, book text not null, primary key (course, book));
create table offers (course text not null, teacher text not null, room text not null, primary key (course, teacher));`,
  given: depends(
    { table: 'courses', from: ['course'], to: ['teacher'], many: true },
    { table: 'course_teachers', from: ['course'], to: ['teacher'], many: true },
    { table: 'offers', from: ['course', 'teacher'], to: ['room'], many: true },
  ),
  severity: severities('I - - I I I'),
  concerns: ({ design }) => isSaid(design, 'dependency'),
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'referring',
  *check(table, context) {
    yield* findingsOf(table, '4NF', {
      context,
      says: ({ owner, from, to }) => {
        const [these, those] = [listed(from.map((it) => it.name)), listed(to.map((it) => it.name))]
        return `${owner.name} multiplies ${those} by all else that it says of ${these}: keep (${these}, ${those}) in a table of its own`
      },
      fixes: (design) => partsFix(design, table, '4NF'),
    })
  },
}
