import { deflateSync, strToU8 } from 'fflate'
import { joinBytes } from '#base'
import type { Design, Id } from '#model'
import { base64Url } from './base64url.ts'
import { ByteWriter } from './bytes.ts'
import { writeDiagrams } from './diagrams.ts'
import { PRIMER } from './dictionary.ts'
import { writeIntents } from './intents.ts'
import { pack } from './mixer/mixer.ts'
import { inLinkOrder, writeObjects } from './objects.ts'
import { TextTable } from './texts.ts'

type Packing = { readonly mixed: boolean; readonly runs: boolean }

/**
 * How the payload is packed, by the sign before it. Mixed: shorter by a quarter, at a quarter of a microsecond a byte; by
 * runs: where a long match goes on, a byte at a time, which saves a quarter of that. A reader knows all; those of before
 * names were told by their hash are no longer written.
 */
export const PACKINGS: Readonly<Record<string, Packing>> = {
  1: { mixed: false, runs: false },
  2: { mixed: true, runs: false },
  3: { mixed: true, runs: true },
  4: { mixed: true, runs: true },
  5: { mixed: false, runs: false },
}
const [MIXED, DEFLATED] = ['4', '5']
/** Beyond this, mixing would take longer than people wait. */
export const MOST_MIXED = 1_000_000

/**
 * The whole design as the fragment of a link, `d=1…`: positions instead of ids, plain forms and automatic names left
 * unsaid, each text once; packed by a context-mixing model, or deflated where that would take too long.
 */
export function encodeLink(design: Design): string {
  const out = new ByteWriter()
  const texts = new TextTable()
  const text = (value: string) => texts.write(value, out)
  const order = inLinkOrder(design)
  const place = new Map<Id, number>(order.map((it, i) => [it.id, i]))
  text(design.name)
  out.count(design.postgres)
  writeObjects(design, order, { out, text })
  writeDiagrams(design, { out, text, place })
  writeIntents(design, { to: out, text, place })
  const body = out.done()
  const length = new ByteWriter()
  length.count(body.length)
  const strings = strToU8(texts.joined())
  const whole = joinBytes([length.done(), body, strings])
  if (whole.length > MOST_MIXED)
    return `d=${DEFLATED}${base64Url(deflateSync(whole, { level: 9, mem: 12, dictionary: PRIMER }))}`
  const size = new ByteWriter()
  size.count(whole.length)
  return `d=${MIXED}${base64Url(joinBytes([size.done(), pack(whole, { primer: PRIMER, runs: true })]))}`
}
