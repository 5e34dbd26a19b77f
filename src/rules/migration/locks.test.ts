import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Postgres, resetDatabase } from '#postgres'
import { costsOf } from '#proof'
import { loadParser } from '#rules'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { lockOf } from './locks.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const TABLES = `create table t (id int primary key, name text, age int, at date); create table o (id int primary key);
  create index i on t (name); alter table t add constraint k check (age > 0) not valid;
  create policy p on t; create function f() returns trigger language plpgsql as 'begin return new; end';`

const NAMES: Readonly<Record<string, string>> = {
  RowExclusive: 'row',
  ShareUpdateExclusive: 'share-update-exclusive',
  Share: 'share',
  ShareRowExclusive: 'share-row-exclusive',
  AccessExclusive: 'access-exclusive',
}

describe('a statement is said to take the lock on its table that Postgres takes', () => {
  test.each([
    'ALTER TABLE t ADD COLUMN x int',
    'ALTER TABLE t ALTER COLUMN name SET NOT NULL',
    'ALTER TABLE t ALTER COLUMN age TYPE bigint',
    'ALTER TABLE t ALTER COLUMN age SET STATISTICS 50',
    'ALTER TABLE t SET (fillfactor = 70)',
    'ALTER TABLE t VALIDATE CONSTRAINT k',
    'ALTER TABLE t DROP CONSTRAINT k',
    'ALTER TABLE t ADD CONSTRAINT c CHECK (age > 1)',
    'ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (age) REFERENCES o (id)',
    'ALTER TABLE t ADD CONSTRAINT u UNIQUE (name)',
    'ALTER TABLE t RENAME COLUMN name TO called',
    'ALTER TABLE t ENABLE ROW LEVEL SECURITY',
    'CREATE INDEX j ON t (age)',
    'DROP INDEX i',
    'CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()',
    'CREATE POLICY q ON t',
    'ALTER POLICY p ON t USING (age > 1)',
    `COMMENT ON TABLE t IS 'it'`,
    'UPDATE t SET age = 1',
  ])('%s', async (sql) => {
    await resetDatabase(db)
    await db.exec(TABLES)
    const costs = await costsOf(db, sql)
    expect(NAMES[costs?.locks.t ?? ''], sql).toBe(lockOf(sql))
  })

  test('what Postgres can’t parse is taken to lock everybody out', () => {
    expect(lockOf('ALTER TABLE t FLY')).toBe('access-exclusive')
  })
})
