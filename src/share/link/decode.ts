import { Inflate, strFromU8 } from 'fflate'
import { joinBytes } from '#base'
import {
  apply,
  checkReferences,
  type DbObject,
  type Design,
  emptyDesign,
  ObjectsEdit,
  POSTGRES_VERSIONS,
  parseObject,
} from '#model'
import type { Opened } from '../file.ts'
import { fromBase64Url } from './base64url.ts'
import { BadBytes, ByteReader } from './bytes.ts'
import { readDiagrams } from './diagrams.ts'
import { PRIMER } from './dictionary.ts'
import { MOST_MIXED, PACKINGS } from './encode.ts'
import { readIntents } from './intents.ts'
import { unpack } from './mixer/mixer.ts'
import { nameObjects, readObjects } from './objects.ts'
import { TextReader } from './texts.ts'

const MOST_CHARACTERS = 4_000_000
const MOST_BYTES = 32_000_000
/** Deflate grows a byte to at most 1,032, so that no piece of this size can outrun the limit by much. */
const PIECE = 4096

/** Inflates piece by piece and stops at the limit: a bomb costs no more than the limit (measurements.md 6). */
function inflateBounded(packed: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate({ dictionary: PRIMER }, (piece) => {
    pieces.push(piece)
    size += piece.length
  })
  for (let at = 0; at < packed.length; at += PIECE) {
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    if (size > MOST_BYTES) return null
  }
  return joinBytes(pieces)
}

/** Undoes the mixing. The length stands first, and is checked before anything is made. */
function unmix(packed: Uint8Array, runs: boolean): Uint8Array {
  const head = new ByteReader(packed)
  const length = head.below(MOST_MIXED + 1)
  return unpack(packed.subarray(head.at), length, { primer: PRIMER, runs })
}

const refuse = (message: string): Opened => ({
  design: null,
  notices: [{ code: 'file/link-refused', severity: 'error', message }],
})

function assemble(whole: Uint8Array): Design {
  const head = new ByteReader(whole)
  const length = head.below(whole.length + 1)
  const start = head.at
  const bytes = new ByteReader(whole.subarray(start, start + length))
  const texts = new TextReader(strFromU8(whole.subarray(start + length)))
  const text = () => texts.read(bytes)
  const name = text()
  const wanted = bytes.count()
  const version = POSTGRES_VERSIONS.find((each) => each === wanted)
  if (!version) throw new BadBytes(`it is for Postgres ${wanted}`)
  const { objects, unnamed } = readObjects({ bytes, text })
  const ids = objects.map((it) => it.id)
  const edit = new ObjectsEdit({ buckets: new Map(), roots: emptyDesign().objects.roots.map(() => new Map()) })
  for (const it of objects) edit.put(sound(it))
  const diagrams = readDiagrams({ from: bytes, text, ids })
  const intent = readIntents({ from: bytes, text, ids })
  const design: Design = { ...emptyDesign(name, version), objects: edit.now(), diagrams, intent }
  const named = nameObjects(design, unnamed)
  return apply(
    design,
    named.map((after) => ({ op: 'set', before: after, after })),
  )
}

/** An object read from a link holds to its kind's schema as strictly as one from a file. */
function sound(it: DbObject): DbObject {
  const checked = parseObject({ ...it } as Record<string, unknown>)
  if ('wrong' in checked) throw new BadBytes(checked.wrong)
  return checked
}

/** Opens the fragment of a link, with or without its `#`. Whatever it holds, the answer is a sound design or a reason. */
export function decodeLink(fragment: string): Opened {
  const payload = /^#?d=(.)(.*)$/s.exec(fragment)
  if (!payload) return refuse('This link holds no design')
  const [, packing = '', text = ''] = payload
  const how = Object.hasOwn(PACKINGS, packing) ? PACKINGS[packing] : undefined
  if (!how) return refuse('This link was made by a newer Schemawright')
  if (text.length > MOST_CHARACTERS) return refuse('This link is too long to be opened')
  const packed = fromBase64Url(text)
  if (!packed) return refuse('This link is damaged: it holds characters that no link has')
  try {
    const whole = how.mixed ? unmix(packed, how.runs) : inflateBounded(packed)
    if (!whole) return refuse('This link unpacks to more than 32 MB')
    const { design, dropped } = checkReferences(assemble(whole))
    if (dropped.length > 0) return refuse('This link is damaged: parts of it point at nothing')
    return { design, notices: [] }
  } catch (error) {
    return refuse(`This link is damaged or cut short${error instanceof BadBytes ? `: ${error.message}` : ''}`)
  }
}
