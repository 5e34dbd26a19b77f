import { describe, expect, test } from 'vitest'
import { all, KINDS } from '#model'
import { roundTrip, schemaFiles, schemasAreHere } from '../../test/round-trip.ts'

describe('real schemas: what is imported and written out again arrives in Postgres as it was', () => {
  if (!schemasAreHere()) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(schemaFiles())('%s', async (name) => {
    const { design, ledger, unread, refusedAgain, drift } = await roundTrip(name)
    expect(ledger.length).toBeGreaterThan(0)
    for (const it of all(design.objects)) expect(KINDS).toContain(it.kind)
    expect({ unread, refusedAgain, drift }).toEqual({ unread: [], refusedAgain: [], drift: [] })
  })
})
