import { ownFile } from './own-file.ts'
import type { Suggestion } from './suggestion.ts'

const MODULES: Readonly<Record<string, readonly string[]>> = {
  sqlmodel: ['Field', 'Relationship', 'SQLModel'],
  typing: ['List', 'Optional'],
  datetime: ['date', 'datetime', 'time', 'timedelta'],
  decimal: ['Decimal'],
  enum: ['Enum'],
  uuid: ['UUID'],
  sqlalchemy: ['Column', 'ForeignKey'],
  'sqlalchemy.orm': ['mapped_column'],
}
const FILE = /^# file: .*$/gm
const FROM = /^from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*[^\s#])/gm
const WHOLE = /^import[ \t]+([\w.]+)/gm
const HEAD = /^(?:\s*(?:#[^\n]*|"""[\s\S]*?""")\n)*/

/** The words of a suggestion that are names, without what stands in strings and what is yet to be filled in. */
const namesIn = ({ label, insert = label, sort }: Suggestion): ReadonlySet<string> =>
  /^(?:table|column|enum|relation)$/.test(sort) || label.startsWith('from ')
    ? new Set()
    : new Set(insert.replace(/\$\{\d+:[^}]*\}|"[^"\n]*"/g, ' ').match(/(?<![\w$.])[A-Za-z]\w*(?!\w*=[^=])/g) ?? [])

/** The same, with the imports that its file lacks for it. */
export function importing(it: Suggestion, text: string, at: number): Suggestion {
  const names = namesIn(it)
  const wanted = Object.entries(MODULES).flatMap(([module, own]) => {
    const found = own.filter((name) => names.has(name))
    return found.length > 0 ? [{ module, found }] : []
  })
  if (wanted.length === 0) return it
  const { file, start } = ownFile(text, at, FILE)
  const given = [...file.matchAll(FROM)].map((match) => ({
    module: match[1] ?? '',
    names: (match[2] ?? '')
      .replace(/[()]/g, '')
      .split(',')
      .map((each) => each.trim().replace(/^.*\sas\s+/, '')),
    // Before the bracket that closes a longer list.
    end: match.index + match[0].replace(/,?\s*\)$/, '').length,
    after: match.index + match[0].length,
  }))
  const known = new Set([
    ...given.flatMap((each) => each.names),
    ...[...file.matchAll(WHOLE)].map((match) => match[1] ?? ''),
  ])
  const edits = wanted.flatMap(({ module, found }) => {
    const own = given.find((each) => each.module === module)
    const missing = own?.names.includes('*') ? [] : found.filter((name) => !known.has(name))
    if (missing.length === 0) return []
    if (own) return [{ from: start + own.end, to: start + own.end, text: `, ${missing.join(', ')}` }]
    const last = given.at(-1)
    const place = start + (last ? last.after : (HEAD.exec(file)?.[0].length ?? 0))
    const line = `from ${module} import ${missing.join(', ')}`
    return [{ from: place, to: place, text: last ? `\n${line}` : `${line}\n` }]
  })
  return edits.length === 0 ? it : { ...it, also: edits }
}
