import { deflateSync, strToU8 } from 'fflate'
import type { Design, Id } from '#model'
import { base64Url } from './base64url.ts'
import { ByteWriter } from './bytes.ts'
import { writeDiagrams } from './diagrams.ts'
import { DICTIONARY } from './dictionary.ts'
import { inLinkOrder, writeObjects } from './objects.ts'
import { TextTable } from './texts.ts'

/** The version of the form, before the payload. A reader knows every version that ever was. */
export const LINK_VERSION = '1'

/**
 * The whole design as the fragment of a link, `d=1…`: positions instead of ids, plain forms and automatic names left
 * unsaid, each text once; deflated against a preset dictionary (measurements.md 6).
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
  out.count(design.intent.size)
  for (const entry of design.intent.values()) {
    out.count('about' in entry ? (place.get(entry.about) ?? 0) + 1 : 0)
    text(JSON.stringify('about' in entry ? { ...entry, about: '' } : entry))
  }
  const body = out.done()
  const length = new ByteWriter()
  length.count(body.length)
  const strings = strToU8(texts.joined())
  const whole = new Uint8Array(length.done().length + body.length + strings.length)
  whole.set(length.done())
  whole.set(body, length.done().length)
  whole.set(strings, length.done().length + body.length)
  return `d=${LINK_VERSION}${base64Url(deflateSync(whole, { level: 9, mem: 12, dictionary: strToU8(DICTIONARY) }))}`
}
