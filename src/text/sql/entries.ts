import { tokenize } from '#base'
import type { TextEditing } from '../text-edit.ts'

type Range = { readonly from: number; readonly to: number }

/** What stands between the brackets of CREATE TABLE, and what is to come of it. */
export type Entries = {
  readonly inside: Range
  readonly all: readonly Range[]
  readonly drops: ReadonlySet<number>
  /** What comes behind each entry; behind -1 what comes first. */
  readonly puts: ReadonlyMap<number, readonly string[]>
}

/** Where the comma behind an entry stands. */
function commaBehind(text: string, { to }: Range, next: Range): number {
  for (const it of tokenize(text.slice(to, next.from))) if (it.value === ',') return to + it.from
  return to
}

const indented = (entry: string, margin: string): string => entry.trim().replace(/\n[ \t]*/g, `\n${margin}  `)

/** Puts entries in and takes others out, so that a comma stands between any two and nowhere else. */
export function writeEntries(text: TextEditing, { inside, all, drops, puts }: Entries): void {
  const behind = new Map<number, string[]>()
  for (const [at, entries] of puts) {
    let home = at
    while (home >= 0 && drops.has(home)) home--
    behind.set(home, [...(behind.get(home) ?? []), ...entries])
  }
  const left = all.flatMap((_, i) => (drops.has(i) ? [] : [i]))
  const commas = all.slice(0, -1).map((it, i) => commaBehind(text.text, it, all[i + 1] as Range))
  const first = all[0]
  const leads = commas.length > 0 && first !== undefined && (commas[0] as number) > text.lineEnd(first.to)
  const isAlone = (it: Range) => text.isAlone(it)
  const drop = (i: number) => {
    const [it, next, comma] = [all[i] as Range, all[i + 1], commas[i - 1]]
    if (leads && comma !== undefined)
      text.replace({ from: text.lineEnd((all[i - 1] as Range).to), to: text.lineEnd(it.to) }, '')
    else if (isAlone(it)) text.dropLines(it, false)
    else if (next) text.replace({ from: it.from, to: next.from }, '')
    else text.replace({ from: comma === undefined ? it.from : comma + 1, to: it.to }, '')
  }
  for (const i of drops) drop(i)
  const start = behind.get(-1) ?? []
  if (left.length === 0) {
    if (start.length > 0) text.put(inside.from, `\n  ${start.map((it) => indented(it, '  ')).join(',\n  ')}\n`)
    return
  }
  const head = all[left[0] as number] as Range
  for (const entry of start)
    if (isAlone(head)) {
      const margin = text.indent(head.from)
      text.put(text.lineStart(head.from), `${margin}${indented(entry, margin)},\n`)
    } else text.put(head.from, `${entry}, `)
  for (const i of left) {
    const it = all[i] as Range
    const entries = behind.get(i) ?? []
    const hadComma = i < all.length - 1
    const isLast = i === left.at(-1)
    const margin = text.indent(it.from)
    const lead = /^[ \t]*/.exec(text.text.slice(text.lineStart(it.from)))?.[0] ?? ''
    if (leads) for (const entry of entries) text.put(text.lineEnd(it.to), `\n${lead}, ${indented(entry, lead)}`)
    else if (!isAlone(it)) {
      if (isLast && hadComma) text.replace({ from: commas[i] as number, to: (commas[i] as number) + 1 }, '')
      for (const entry of entries) text.put(it.to, `, ${entry}`)
    } else {
      const needs = !isLast || entries.length > 0
      if (needs && !hadComma) text.put(it.to, ',')
      if (!needs && hadComma) text.replace({ from: commas[i] as number, to: (commas[i] as number) + 1 }, '')
      for (const [n, entry] of entries.entries()) {
        const closes = isLast && n === entries.length - 1
        text.put(text.lineEnd(it.to), `\n${margin}${indented(entry, margin)}${closes ? '' : ','}`)
      }
    }
  }
}
