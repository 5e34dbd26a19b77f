import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { byteLength, quoteName, tokenize, truncateName } from '#base'

/** What Postgres names a thing that has no name (makeObjectName in indexcmds.c): the longer of both is cut first. */
export function postgresName(table: string, columns: string | null, label: string): string {
  const room = 63 - label.length - 1 - (columns === null ? 0 : 1)
  let [left, right] = [table, columns ?? '']
  while (byteLength(left) + byteLength(right) > room) {
    if (byteLength(left) > byteLength(right)) left = truncateName(left, byteLength(left) - 1)
    else right = truncateName(right, byteLength(right) - 1)
  }
  return columns === null ? `${left}_${label}` : `${left}_${right}_${label}`
}

export type PyNamed = {
  readonly table: string
  /** The schema that is said; null where none is. */
  readonly schema: string | null
  readonly columns: readonly { readonly name: string; readonly key: string }[]
  readonly target?: { readonly table: string; readonly columns: readonly string[] }
  /** A name that was given, which the convention may make another of. */
  readonly given: string | null
}

const HOLE = /%%|%\((\w+)\)s/g

/** A name as the convention of a text's metadata makes it (`naming_convention`); null where it says nothing of such. */
export function conventionName(convention: string | undefined, it: PyNamed): string | null {
  if (convention === undefined) return null
  const label = (name: string) => `${it.schema === null ? '' : `${it.schema}_`}${it.table}_${name}`
  let isWhole = true
  const made = convention.replace(HOLE, (whole: string, hole: string | undefined) => {
    if (hole === undefined) return whole === '%%' ? '%' : whole
    if (hole === 'table_name') return it.table
    if (hole === 'referred_table_name') return it.target?.table ?? ''
    if (hole === 'constraint_name') {
      if (it.given === null) isWhole = false
      return it.given ?? ''
    }
    if (!/^(?:referred_)?column_\d+(?:_?N)?_(?:name|label|key)$/.test(hole)) isWhole = false
    return columnWords(it, hole, label)
  })
  return isWhole ? shortened(made) : null
}

/** `column_0_name`, `column_0N_name` (all, without a sign between), `column_0_N_name` (all, with one). */
function columnWords(it: PyNamed, hole: string, label: (name: string) => string): string {
  const [, place = '0', every = '', sort = 'name'] = /column_(\d+)(_?N)?_(name|label|key)$/.exec(hole) ?? []
  const names = hole.startsWith('referred_')
    ? (it.target?.columns ?? [])
    : it.columns.map((each) => (sort === 'key' ? each.key : sort === 'label' ? label(each.name) : each.name))
  if (every === '') return names[Number(place)] ?? ''
  return names.join(every === 'N' ? '' : '_')
}

const hash = (name: string): string => bytesToHex(md5(utf8ToBytes(name)))

/** SQLAlchemy cuts a name that it made, and tells it apart by a part of its hash. */
const shortened = (name: string): string =>
  truncateName([...name].length <= 63 ? name : `${[...name].slice(0, 55).join('')}_${hash(name).slice(-4)}`)

/** The columns that an expression speaks of. */
export function columnsSpokenOf(sql: string, names: readonly string[]): readonly string[] {
  const words = new Set(
    tokenize(sql).flatMap((it) => {
      const word = sql.slice(it.from, it.to)
      return it.type === 'space' ||
        it.type === 'comment' ||
        (/^[$'eE]'?/.test(word.slice(0, 2)) && word.startsWith("'"))
        ? []
        : [word.startsWith('"') ? word : quoteName(word.toLowerCase()), word]
    }),
  )
  return names.filter((name) => words.has(quoteName(name)) || words.has(`"${name}"`))
}
