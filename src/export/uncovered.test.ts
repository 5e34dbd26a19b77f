import { expect, test } from 'vitest'
import { readSql } from '../../test/notation/read-sql.ts'
import { exporters } from './index.ts'

test('what a language has no word for is told, kind by kind, by name', async () => {
  const design = await readSql(`
    create table notes (id integer primary key, body text);
    create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger stamp before update on notes for each row execute function touch();
    create rule quiet as on delete to notes do nothing;
    create domain email as text;
    create domain slug as text;`)
  const told = Object.fromEntries(
    exporters.map((exporter) => [
      exporter.id,
      exporter
        .emit(design, exporter.defaults)
        .notices.filter((it) => it.code.endsWith('-kind'))
        .map((it) => it.message),
    ]),
  )
  const lines = (title: string) => [
    `${title} leaves to the SQL: 2 domains (email, slug).`,
    `${title} leaves to the SQL: routine (touch).`,
    `${title} leaves to the SQL: rule (quiet).`,
    `${title} leaves to the SQL: trigger (stamp).`,
  ]
  for (const [id, title] of [
    ['prisma', 'Prisma'],
    ['drizzle', 'Drizzle'],
    ['sqlmodel', 'SQLModel'],
    ['dbml', 'DBML'],
    ['mermaid', 'Mermaid'],
  ] as const)
    expect(told[id]?.toSorted()).toEqual(lines(title).toSorted())
  expect(told.sql).toEqual([])
})
