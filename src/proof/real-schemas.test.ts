import { describe, expect, test } from 'vitest'
import { all, KINDS } from '#model'
import { roundTrip, schemaFiles, schemasAreHere } from '../../test/round-trip.ts'

/** What drifts yet, by file: the object, with the reason. One that no longer drifts fails its pin. */
const DRIFTS: Readonly<Record<string, readonly [object: string, why: string]>> = {
  'hatchet.sql': [
    'table constraint v1_incoming_webhook_check on public.v1_incoming_webhook',
    '`a AND (b AND c)` is held without the brackets, and read back as `a AND b AND c`',
  ],
}

describe('real schemas: what is imported and written out again arrives in Postgres as it was', () => {
  if (!schemasAreHere()) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(schemaFiles())('%s', async (name) => {
    const { design, ledger, unread, refusedAgain, drift } = await roundTrip(name)
    expect(ledger.length).toBeGreaterThan(0)
    for (const it of all(design.objects)) expect(KINDS).toContain(it.kind)
    expect({ unread, refusedAgain }).toEqual({ unread: [], refusedAgain: [] })
    const [pinned, why] = DRIFTS[name] ?? []
    const known = drift.filter((it) => pinned !== undefined && it.startsWith(`${pinned}:`))
    expect(known.length, why && `pinned: ${why}`).toBe(pinned === undefined ? 0 : 1)
    expect(drift.filter((it) => !known.includes(it))).toEqual([])
  })
})
