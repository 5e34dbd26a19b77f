import { placesIn, type Range } from '#languages'
import type { Place } from '#model'

/** One file of a text that holds several: its range in that text. */
export type Part = Range & { readonly path: string }

/** How a language names the files that stand in one text: by a line comment, `// file: schema.ts`. */
type Habit = {
  readonly comment: string
  /** A pattern for what its files end with. */
  readonly endings: string
  /** Whether a comment that is a path alone names a file too. */
  readonly bare?: boolean
}

/** Puts several files of a language into one text, each under a line that names it, and takes them apart again. */
export function bundling({ comment, endings, bare = true }: Habit) {
  const fileLine = (path: string): string => `${comment} file: ${path}`
  const named = new RegExp(
    `^${comment}[ \\t]*(?:[-=─*#]+[ \\t]*)?(?:(?:file|path)[ \\t]*:[ \\t]*)${bare ? '?' : ''}([\\p{L}\\p{N}_@.$()[\\]/\\\\-]+\\.(?:${endings}))[ \\t]*(?:[-=─*#]+)?[ \\t]*\\r?$`,
    'gimu',
  )

  const isSaid = (line: string): boolean => /^\W*(?:file|path)[ \t]*:/i.test(line)

  /** The files that a text holds; all of it is one file where no line names any. */
  const partsOf = (text: string, path: string): readonly Part[] => {
    const all = [...text.matchAll(named)]
    // Where the files are told apart by `file:`, a path alone is what somebody wrote at the head of one.
    const heads = all[0] && isSaid(all[0][0]) ? all.filter(([line]) => isSaid(line)) : all
    const [first] = heads
    if (!first) return [{ path, from: 0, to: text.length }]
    const isWhole = text.slice(0, first.index).trim() === ''
    const own: readonly Part[] = isWhole ? [] : [{ path, from: 0, to: first.index }]
    return [
      ...own,
      ...heads.map((head, i) => ({
        path: (head[1] ?? '').replaceAll('\\', '/').replace(/^(\.?\/)+/, ''),
        from: i === 0 && isWhole ? 0 : head.index,
        to: heads[i + 1]?.index ?? text.length,
      })),
    ]
  }

  const bundled = (files: ReadonlyMap<string, string>): string =>
    [...files]
      .map(([path, text]) => {
        const own = partsOf(text, '')
        const isNamed = own.length === 1 && own[0]?.path === path && isSaid(text.trimStart())
        return isNamed ? text : `${fileLine(path)}\n${text}`
      })
      .map((text) => (text.endsWith('\n') ? text : `${text}\n`))
      .join('')

  /** Each file without the line that names it, where that is ours. */
  const apart = (text: string, path: string): readonly { readonly path: string; readonly text: string }[] =>
    partsOf(text, path).map((part) => {
      const own = text.slice(part.from, part.to)
      const line = `${fileLine(part.path)}\n`
      return { path: part.path, text: own.startsWith(line) ? own.slice(line.length) : own }
    })

  // Not the same one: where a search for all left off would be where the next one begins.
  return { partsOf, bundled, apart, heading: new RegExp(named.source, 'imu') }
}

/** Whether a file stands under a line of ours, which is none of its own. */
const isUnderLine = (text: string, { path, from, to }: Part): boolean =>
  /^\W* file: (.*)$/m.exec(text.slice(from, Math.min(to, from + path.length + 20)).split('\n', 1)[0] ?? '')?.[1] ===
  path

/** Places in a text of several files: the line is that of the file it stands in. */
export function placesInParts(text: string, parts: readonly Part[]): (range: Range) => Place {
  const files = parts.map((part) => ({
    part,
    above: parts.length > 1 && isUnderLine(text, part) ? 1 : 0,
    place: placesIn(text.slice(part.from, part.to)),
  }))
  return (range) => {
    const { part, above, place } =
      files.findLast(({ part: { from } }) => from <= range.from) ?? (files[0] as (typeof files)[number])
    const { line, column } = place({ from: range.from - part.from, to: range.to - part.from })
    return {
      line: Math.max(1, line - above),
      column,
      from: range.from,
      to: range.to,
      ...(parts.length > 1 ? { path: part.path } : {}),
    }
  }
}
