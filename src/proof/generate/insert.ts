import { errorOf, type Postgres } from '#postgres'
import { type LinkFacts, ownRowsOf, type TableFacts } from './facts.ts'
import type { Pools } from './pools.ts'
import { type RowSql, rowSql } from './row-sql.ts'

type About = {
  readonly pools: Pools
  readonly ready: readonly LinkFacts[]
  readonly later: readonly LinkFacts[]
  readonly rows: number
  readonly seed: string
}

const target = (table: TableFacts, sql: RowSql): string =>
  `insert into ${table.path} ${sql.columns.length > 0 ? `(${sql.columns.join(', ')}) overriding system value` : ''}`

/** All at once, of what the table's conditions take. */
async function insertAll(db: Postgres, table: TableFacts, sql: RowSql): Promise<number> {
  const from = sql.columns.length > 0 ? sql.judged : 'default values'
  const { rows } = await db.query<{ n: number }>(
    `with done as (${target(table, sql)} ${from} on conflict do nothing returning 1) select count(*)::int4 as n from done`,
  )
  return rows[0]?.n ?? 0
}

/** One by one, and whatever Postgres refuses is left out: it judges what no query can ask before. Says what it refused last. */
async function insertEach(
  db: Postgres,
  table: TableFacts,
  about: { sql: RowSql; rows: number },
): Promise<string | null> {
  const { sql, rows } = about
  const values = sql.columns.map((column) => `schemawright_row.${column}`).join(', ')
  await db.exec(`do $schemawright$ declare schemawright_row record; schemawright_done int := 0; schemawright_said text := ''; begin
    for schemawright_row in ${sql.unjudged} loop
      begin ${target(table, sql)} values (${values}); schemawright_done := schemawright_done + 1;
      exception when others then schemawright_said := sqlerrm; end;
      exit when schemawright_done >= ${rows};
    end loop;
    perform set_config('schemawright.said', schemawright_said, false);
  end $schemawright$`)
  const said = await db.query<{ said: string }>(`select current_setting('schemawright.said', true) as said`)
  return said.rows[0]?.said || null
}

const countOf = async (db: Postgres, path: string): Promise<number> =>
  (await db.query<{ n: number }>(`select count(*)::int4 as n from ${path}`)).rows[0]?.n ?? 0

/** Puts rows into one table; gives how many went in and, where none did, what Postgres said. */
export async function insertRows(
  db: Postgres,
  table: TableFacts,
  about: About,
): Promise<{ rows: number; said: string | null }> {
  const sqlOf = (tries: number) => rowSql(table, { ...about, tries, salt: `${about.seed} ${tries}` })
  let said: string | null = null
  try {
    const first = await insertAll(db, table, sqlOf(4))
    if (first >= about.rows * 0.6) return { rows: first, said: null }
    const more = await insertAll(db, table, sqlOf(40))
    if (first + more > 0) return { rows: Math.min(first + more, about.rows * 2), said: null }
  } catch (thrown) {
    said = errorOf(thrown).message
  }
  const sql = sqlOf(6)
  if (sql.columns.length === 0) return { rows: 0, said }
  try {
    said = (await insertEach(db, table, { sql, rows: about.rows })) ?? said
  } catch (thrown) {
    said = errorOf(thrown).message
  }
  return { rows: await countOf(db, ownRowsOf(table)), said }
}
