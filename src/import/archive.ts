import { joinBytes, quoteName } from '#base'

/** One thing of an archive, as `pg_restore` would make it. */
type Entry = {
  readonly tag: string
  readonly what: string
  readonly sql: Uint8Array
  readonly schema: string
}

const MAGIC = 'PGDMP'
const CUSTOM = 1
/** Its file in the other formats, the first of a tar. */
const CONTENTS = 'toc.dat'
/** A tar's blocks, and where the head of a file says its size, in octal digits. */
const BLOCK = 512
const [SIZE_FROM, SIZE_TO] = [124, 135]

const startsWith = (bytes: Uint8Array, word: string): boolean =>
  bytes.length > word.length && [...word].every((char, i) => bytes[i] === char.charCodeAt(0))

/** The part of an archive of pg_dump that says what is in it, whatever the format; null where the bytes are no archive. */
export function contentsOf(bytes: Uint8Array): Uint8Array | null {
  if (startsWith(bytes, MAGIC)) return bytes
  if (!startsWith(bytes, CONTENTS)) return null
  const size = Number.parseInt(String.fromCharCode(...bytes.subarray(SIZE_FROM, SIZE_TO)), 8)
  const first = bytes.subarray(BLOCK, BLOCK + (size || 0))
  return startsWith(first, MAGIC) ? first : null
}

/** Reads numbers and texts the way that pg_dump writes them. Throws a RangeError where the bytes end before they should. */
class ArchiveReader {
  readonly #bytes: Uint8Array
  #at = MAGIC.length
  intSize = 4

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new RangeError('The archive ends before it should')
    return byte
  }

  skip(count: number): void {
    for (let i = 0; i < count; i++) this.byte()
  }

  /** A sign, then the least byte first. */
  int(): number {
    const sign = this.byte() === 0 ? 1 : -1
    let value = 0
    for (let i = 0; i < this.intSize; i++) value += this.byte() * 256 ** i
    return sign * value
  }

  /** A text in its own encoding; null where its length is below nought. */
  text(): Uint8Array | null {
    const length = this.int()
    if (length < 0) return null
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    if (bytes.length < length) throw new RangeError('The archive ends before it should')
    this.#at += length
    return bytes
  }
}

const NOTHING = new Uint8Array()
/** A letter for each byte, and back, whatever the encoding is. */
const lettersOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const bytesOf = (letters: string): Uint8Array => Uint8Array.from(letters, (char) => char.charCodeAt(0))

/**
 * The table of contents of an archive, after PostgreSQL's own `pg_backup_archiver.c`: versions 1.12 (PostgreSQL 9.0) to 1.16 (17 and
 * later). The rows, which stand behind it, are not read.
 */
function entriesOf(bytes: Uint8Array): Entry[] {
  const from = new ArchiveReader(bytes)
  const [major, minor] = [from.byte(), from.byte()]
  from.skip(1)
  if (major !== 1 || minor < 12 || minor > 16)
    throw new RangeError(`Archives of version ${major}.${minor} can’t be read`)
  from.intSize = from.byte()
  const offsetSize = from.byte()
  const format = from.byte()
  if (minor >= 15) from.skip(1)
  else from.int()
  // When it was made, of which database, by which versions.
  for (let i = 0; i < 7; i++) from.int()
  for (let i = 0; i < 3; i++) from.text()
  const text = (): string => lettersOf(from.text() ?? NOTHING)
  const entries: Entry[] = []
  for (let left = from.int(); left > 0; left--) {
    from.int()
    from.int()
    from.text()
    from.text()
    const [tag, what] = [text(), text()]
    from.int()
    const sql = from.text() ?? NOTHING
    from.text()
    from.text()
    const schema = text()
    from.text()
    if (minor >= 14) from.text()
    if (minor >= 16) from.int()
    // The owner, and whether it has OIDs; then what it depends on, up to a text that is none.
    from.text()
    from.text()
    while (from.text() !== null);
    if (format === CUSTOM) from.skip(1 + offsetSize)
    else from.text()
    entries.push({ tag, what, sql, schema })
  }
  return entries
}

/** What makes the database itself, and rows. */
const LEFT_OUT = /^(?:DATABASE(?: PROPERTIES)?|TABLE DATA|BLOBS?|BLOB (?:DATA|METADATA)|STATISTICS DATA)$/

/** Grants come after what they are for, and what reacts to all that after them. */
function passOf({ what, tag }: Entry): number {
  if (what === 'ACL' || what === 'ACL LANGUAGE' || what === 'DEFAULT ACL') return 1
  const isEvent = what === 'EVENT TRIGGER' || (what === 'COMMENT' && tag.startsWith('EVENT TRIGGER '))
  return isEvent || what === 'MATERIALIZED VIEW DATA' ? 2 : 0
}

/**
 * The SQL of an archive in its own encoding, as `pg_restore --no-owner` prints it without rows. Throws a RangeError that says what is wrong where it is
 * damaged, or of a version that is not known.
 */
export function archiveSql(bytes: Uint8Array): Uint8Array {
  const entries = entriesOf(bytes)
  // Before 10.3 names were told by the path that was set before each.
  const qualified = entries.some((it) => it.what === 'SEARCHPATH')
  let path = ''
  const parts = entries
    .filter((it) => it.sql.length > 0 && !LEFT_OUT.test(it.what))
    .toSorted((a, b) => passOf(a) - passOf(b))
    .flatMap(({ sql, schema }) => {
      const moves = !qualified && schema !== '' && schema !== path
      if (moves) path = schema
      return [bytesOf(moves ? `SET search_path = ${quoteName(schema)}, pg_catalog;\n\n` : ''), sql, bytesOf('\n')]
    })
  return joinBytes(parts)
}
