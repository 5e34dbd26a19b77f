import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quoteText } from '#base'
import { apply, columnsOf, type Design, type intend, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { type PairProof, provePair } from '#proof'
import { createReview, loadParser } from '#rules'
import { endWithRows } from '../../../test/end-with-rows.ts'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { depends, seeded } from './given.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const shapeOf = (design: Design) =>
  Object.fromEntries(tablesOf(design).map((it) => [it.name, columnsOf(design, it.id).map((column) => column.name)]))

/** The design after the first repair of a rule's first finding, in a style where the rule speaks. */
function mended(design: Design, rule: string): Design {
  const found = createReview('default')
    .review(design)
    .find((it) => it.rule === rule && it.fixes.length > 0)
  return apply(design, found?.fixes[0]?.changes() ?? [])
}

const losses = (proof: PairProof) => proof.up.steps.filter((it) => it.hazard === 'data-loss').length

async function prove(before: Design, after: Design, rows: string): Promise<PairProof> {
  expect(after).not.toBe(before)
  const proof = await provePair(db, await endWithRows(db, before, rows), await endWithRows(db, after, ''), { rows: 0 })
  for (const way of ['up', 'down', 'again'] as const) {
    expect(proof[way].refusals, way).toEqual([])
    expect(proof[way].drift, way).toEqual([])
  }
  return proof
}

type Case = {
  readonly rule: string
  readonly sql: string
  readonly given?: (design: Design) => ReturnType<typeof intend>
  readonly rows: string
  readonly shape: Readonly<Record<string, readonly string[]>>
  readonly asks: string
  readonly answer: unknown
  /** What the plan says to lose. */
  readonly loses: number
}

const CASES: Readonly<Record<string, Case>> = {
  'numbered columns become rows': {
    rule: 'nf1-repeating-group',
    sql: `create table contacts (id int primary key, phone1 text not null, phone2 text, phone3 text);
      create index on contacts (phone2);`,
    rows: `insert into contacts values (1, 'a', 'b', null), (2, '', null, 'c'), (3, 'd', null, null);`,
    shape: { contacts: ['id'], contact_phones: ['contact_id', 'position', 'phone'] },
    asks: "select string_agg(concat_ws('/', contact_id, position, phone), ' ' order by contact_id, position) as it from contact_phones",
    answer: '1/1/a 1/2/b 2/1/ 2/3/c 3/1/d',
    loses: 0,
  },
  'numbered references become rows that refer': {
    rule: 'nf1-repeating-group',
    sql: `create table people (id int primary key);
      create table teams (code text, year int, member1_id int references people on delete set null, member2_id int references people on delete set null,
        member3_id int references people on delete set null, primary key (code, year));`,
    rows: `insert into people values (1), (2); insert into teams values ('x', 1, 1, null, 2), ('x', 2, null, null, null);`,
    shape: {
      people: ['id'],
      teams: ['code', 'year'],
      team_members: ['team_code', 'team_year', 'position', 'member_id'],
    },
    asks: "select string_agg(concat_ws('/', team_code, team_year, position, member_id), ' ' order by position) as it from team_members",
    answer: 'x/1/1/1 x/1/3/2',
    loses: 0,
  },
  'months become rows': {
    rule: 'nf1-repeating-group',
    sql: 'create table budgets (id int primary key, jan_amount numeric, feb_amount numeric, mar_amount numeric);',
    rows: 'insert into budgets values (1, 1, 2, 3.5), (2, null, null, null);',
    shape: { budgets: ['id'], budget_amounts: ['budget_id', 'position', 'amount'] },
    asks: 'select sum(amount)::float as it from budget_amounts where position > 1',
    answer: 5.5,
    loses: 0,
  },
  'an array of keys becomes a link': {
    rule: 'nf1-multivalue-column',
    sql: 'create table tags (id bigint primary key); create table posts (id bigint primary key, tag_ids bigint[] not null);',
    rows: `insert into tags values (1), (2); insert into posts values (1, '{2,1,2}'), (2, '{}');`,
    shape: { tags: ['id'], posts: ['id'], post_tags: ['post_id', 'tag_id'] },
    asks: `select string_agg(concat_ws('/', post_id, tag_id), ' ' order by tag_id) as it from post_tags`,
    answer: '1/1 1/2',
    loses: 1,
  },
  'keys in a text become a link': {
    rule: 'nf1-multivalue-column',
    sql: 'create table tags (id bigint primary key); create table posts (id bigint primary key, tag_ids text);',
    rows: `insert into tags values (1), (2); insert into posts values (1, '2, 1'), (2, null), (3, '');`,
    shape: { tags: ['id'], posts: ['id'], post_tags: ['post_id', 'tag_id'] },
    asks: `select string_agg(concat_ws('/', post_id, tag_id), ' ' order by tag_id) as it from post_tags`,
    answer: '1/1 1/2',
    loses: 1,
  },
  'words in a text become rows, and so do seeds': {
    rule: 'nf1-multivalue-column',
    sql: 'create table posts (id bigint primary key, keywords text not null);',
    given: (design) =>
      seeded(design, {
        table: 'posts',
        columns: ['id', 'keywords'],
        rows: [
          ['1', `'it''s; so'`],
          ['2', `'b;c'`],
          ['3', `'c;d'`],
        ],
      }),
    rows: `insert into posts values (1, 'red; green;;'), (2, '');`,
    shape: { posts: ['id'], post_keywords: ['post_id', 'position', 'keyword'] },
    asks: `select string_agg(concat_ws('/', post_id, position, keyword), ' ' order by position) as it from post_keywords`,
    answer: '1/1/red 1/2/green',
    loses: 1,
  },
  'a flag becomes a moment': {
    rule: 'soft-delete-policy',
    sql: 'create table notes (id int primary key, is_deleted boolean not null default false);',
    rows: 'insert into notes values (1, true), (2, false);',
    shape: { notes: ['id', 'deleted_at'] },
    asks: `select string_agg(id::text, ' ') as it from notes where deleted_at is not null`,
    answer: '1',
    loses: 0,
  },
  'a pair becomes a key for each table': {
    rule: 'polymorphic-association',
    sql: `create type subject as enum ('post', 'photo');
      create table posts (id int primary key); create table photos (id int primary key);
      create table comments (id int primary key, commentable_type subject not null, commentable_id int not null);`,
    rows: `insert into posts values (1); insert into photos values (1), (2);
      insert into comments values (1, 'post', 1), (2, 'photo', 1), (3, 'photo', 2);`,
    shape: {
      posts: ['id'],
      photos: ['id'],
      comments: ['id', 'commentable_post_id', 'commentable_photo_id'],
    },
    asks: `select string_agg(concat_ws('/', id, commentable_post_id, 'or', commentable_photo_id), ' ' order by id) as it from comments`,
    answer: '1/1/or 2/or/1 3/or/2',
    loses: 0,
  },
  'independent sets become two tables': {
    rule: 'nf4-multivalued',
    sql: `create table courses (code text primary key);
      create table lessons (course_code text not null references courses on delete cascade, teacher text not null, book text not null,
        primary key (course_code, teacher, book));
      create index on lessons (teacher);`,
    given: depends({ table: 'lessons', from: ['course_code'], to: ['teacher'], many: true }),
    rows: `insert into courses values ('a'), ('b');
      insert into lessons values ('a', 't1', 'b1'), ('a', 't1', 'b2'), ('a', 't2', 'b1'), ('a', 't2', 'b2'), ('b', 't1', 'b3');`,
    shape: { courses: ['code'], course_teachers: ['course_code', 'teacher'], course_books: ['course_code', 'book'] },
    asks: 'select (select count(*) from course_teachers) * 10 + (select count(*) from course_books) as it',
    answer: 33,
    loses: 0,
  },
  'independent sets whose rows are only counted become two tables': {
    rule: 'nf4-multivalued',
    sql: `create table lessons (id bigint generated always as identity primary key, course text not null, teacher text not null,
        book text not null, unique (course, teacher, book));`,
    given: depends({ table: 'lessons', from: ['course'], to: ['teacher'], many: true }),
    rows: `insert into lessons (course, teacher, book) values ('a', 't1', 'b1'), ('a', 't1', 'b2'), ('a', 't2', 'b1'), ('a', 't2', 'b2');`,
    shape: { course_teachers: ['course', 'teacher'], course_books: ['course', 'book'] },
    asks: 'select (select count(*) from course_teachers) * 10 + (select count(*) from course_books) as it',
    answer: 22,
    loses: 1,
  },
}

describe('a repair that gives rows another form takes them along, there and back', () => {
  test.each(Object.entries(CASES))('%s', async (_title, it) => {
    const read = await designIn(db, it.sql)
    const before = apply(read, it.given?.(read) ?? [])
    const after = mended(before, it.rule)
    expect(shapeOf(after)).toEqual(it.shape)
    const proof = await prove(before, after, it.rows)
    expect(losses(proof)).toBe(it.loses)
    for (const way of ['up', 'down', 'again'] as const)
      expect(
        proof[way].lost.filter((each) => !each.announced),
        way,
      ).toEqual([])
    expect((await db.query<{ it: unknown }>(it.asks)).rows.map((row) => row.it)).toEqual([it.answer])
    const left = createReview('default').review(after)
    expect(left.filter((each) => each.rule === it.rule)).toEqual([])
  })
})

test('whatever the columns of a series hold, the way back brings it', async () => {
  const before = await designIn(db, 'create table t (id int primary key, v0 text, v1 text, v2 text, v3 text);')
  const after = mended(before, 'nf1-repeating-group')
  const value = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'grapheme', maxLength: 4 }).filter((it) => !it.includes('\0')),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 6 }), async (rows) => {
      const sql = (it: string | null) => (it === null ? 'null' : quoteText(it))
      const values = rows.map((row, i) => `(${[String(i), ...row.map(sql)].join()})`)
      const proof = await prove(before, after, `insert into t values ${values.join()};`)
      expect([...proof.up.lost, ...proof.down.lost, ...proof.again.lost]).toEqual([])
    }),
    { numRuns: 3 },
  )
})
