import type { Notice } from '#model'
import { archiveSql, contentsOf } from './archive.ts'
import { inflated, isGzip } from './inflated.ts'

/** A file's text, and what has to be told of how it was read. */
export type FileText = { readonly text: string; readonly notices: readonly Notice[] }

/** Postgres' names of encodings that its clients may use beside UTF8 (manual: Character Set Support), as the Encoding Standard calls them. */
const LABELS: Readonly<Record<string, string>> = {
  BIG5: 'big5',
  EUC_CN: 'gbk',
  EUC_JIS_2004: 'euc-jp',
  EUC_JP: 'euc-jp',
  EUC_KR: 'euc-kr',
  GB18030: 'gb18030',
  GBK: 'gbk',
  KOI8R: 'koi8-r',
  KOI8U: 'koi8-u',
  LATIN1: 'iso-8859-1',
  LATIN2: 'iso-8859-2',
  LATIN3: 'iso-8859-3',
  LATIN4: 'iso-8859-4',
  LATIN5: 'windows-1254',
  LATIN6: 'iso-8859-10',
  LATIN7: 'iso-8859-13',
  LATIN8: 'iso-8859-14',
  LATIN9: 'iso-8859-15',
  LATIN10: 'iso-8859-16',
  SHIFT_JIS_2004: 'shift_jis',
  SJIS: 'shift_jis',
  UHC: 'euc-kr',
  WIN866: 'ibm866',
  WIN874: 'windows-874',
}
/** It has a letter for every byte, and is what most texts are that say nothing of themselves. */
const ELSE = 'windows-1252'
const HEAD = 8192

/** What Windows-1252 has where Latin-1 has signs that nobody writes: Node 20 decodes the one as the other. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const CONTROLS = /[\u0080-\u009f]/g

const decode = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding)
    .decode(bytes)
    .replace(CONTROLS, (it) => (encoding === ELSE ? (WINDOWS[it.charCodeAt(0) - 0x80] ?? it) : it))

const SAYS = /(\bset\s+client_encoding\s*(?:=|to)\s*'?)(\w+)/i

/** The encoding that a dump says it is in. */
function saidEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder(ELSE).decode(bytes.subarray(0, HEAD))
  const said = SAYS.exec(head)?.[2]?.toUpperCase() ?? ''
  const windows = /^WIN(125\d)$/.exec(said)
  const iso = /^ISO_8859_(\d+)$/.exec(said)
  if (windows) return `windows-${windows[1]}`
  return iso ? `iso-8859-${iso[1]}` : (LABELS[said] ?? ELSE)
}

/** UTF-16 by its mark, as PowerShell writes what `pg_dump >` prints; else UTF-8, whose mark is left out. */
function marked(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function textOf(name: string, bytes: Uint8Array): FileText {
  const encoding = marked(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), notices: [] }
  } catch {
    const said = saidEncoding(bytes)
    const message = `${name} is not ${encoding.toUpperCase()}: it is read as ${said}, so that letters beyond ASCII may be others than meant`
    return {
      // It is UTF-8 from now on, wherever it is written.
      text: decode(bytes, said).replace(SAYS, '$1UTF8'),
      notices: [{ code: 'import/encoding', severity: 'warning', message }],
    }
  }
}

/**
 * The text of a file's bytes: unpacked where gzip packed it, the SQL of an archive of pg_dump; as its byte order mark says, as UTF-8, or,
 * where it is not that, in the encoding that a dump names. No letter is lost without a word: another encoding than UTF is told. Throws an
 * Error that says what is wrong with a file that is damaged.
 */
export async function fileText(name: string, bytes: Uint8Array): Promise<FileText> {
  if (isGzip(bytes)) return fileText(name, await inflated(bytes))
  const contents = contentsOf(bytes)
  return textOf(name, contents ? archiveSql(contents) : bytes)
}
