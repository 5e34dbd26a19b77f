import { expect, test } from 'vitest'
import { sqlImporter } from '#import'
import { plan } from '#migrate'
import { emptyDesign } from '#model'
import { openTestPostgres } from '../../test/open-postgres.ts'
import { provePlan } from './prove.ts'

const SCRIPT = `create type size;
  create function size_in(cstring) returns size language internal immutable strict as 'int4in';
  create function size_out(size) returns cstring language internal immutable strict as 'int4out';
  create type size (input = size_in, output = size_out, like = int4);`

/** A pin: the type is held as text and its functions are routines, and each needs the other first. */
test('a base type with functions of its own is not made in an order that runs', async () => {
  const imported = await sqlImporter(openTestPostgres).read(SCRIPT)
  if (!imported) throw new Error('cancelled')
  expect(imported.ledger.filter((entry) => entry.fate === 'refused')).toEqual([])
  const db = await openTestPostgres()
  const { refusals } = await provePlan(db, plan(emptyDesign(), imported.design), imported.design)
  await db.close()
  expect(refusals.map((it) => it.message)).toEqual(['type size does not exist'])
})
