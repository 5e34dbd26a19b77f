/** One replacement: the characters from `from` to `to` of the text as it was become `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string }

type Range = { readonly from: number; readonly to: number }

/** A text that is being changed line by line and word by word. Edits and what is put at one place add up. */
export class TextEditing {
  readonly text: string
  readonly #edits: TextEdit[] = []
  readonly #inserts = new Map<number, string[]>()
  readonly #fills = new Map<number, { readonly open: string; readonly close: string; readonly entries: string[] }>()
  readonly #closed = new Set<number>()

  constructor(text: string) {
    this.text = text
  }

  slice({ from, to }: Range): string {
    return this.text.slice(from, to)
  }

  replace({ from, to }: Range, text: string): void {
    this.#edits.push({ from, to, text })
  }

  put(at: number, text: string): void {
    this.#inserts.set(at, [...(this.#inserts.get(at) ?? []), text])
  }

  /** Puts entries in a group that is not there yet: what opens and closes it stands around all of them. */
  fill(at: number, { open, close }: { readonly open: string; readonly close: string }, entry: string): void {
    const had = this.#fills.get(at)
    if (had) had.entries.push(entry)
    else this.#fills.set(at, { open, close, entries: [entry] })
  }

  /** Puts an entry behind another, on a line of its own where that stands so. */
  putBehind({ from, to }: Range, entry: string): void {
    const comma = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*?,/.exec(this.text.slice(to, to + 2000))
    const end = comma ? to + comma[0].length : to
    const again = !comma && this.#closed.has(to)
    if (!comma && !again) {
      this.#closed.add(to)
      this.put(to, ',')
    }
    if (this.isAlone({ from, to })) this.put(this.lineEnd(end), `\n${this.indent(from)}${this.indented(entry, from)},`)
    else this.put(end, `${again ? ',' : ''} ${entry}${comma ? ',' : ''}`)
  }

  /** Puts an entry before all others, or as the only one. */
  putFirst(inside: Range, entry: string): void {
    const text = this.slice(inside)
    const base =
      this.indent(inside.from).length > 0 || !text.includes('\n') ? this.indent(this.lineStart(inside.from)) : ''
    const deeper =
      /\n([ \t]+)\S/.exec(text)?.[1] ?? `${/^[ \t]*/.exec(this.text.slice(this.lineStart(inside.from)))?.[0] ?? base}  `
    const lines = entry.replace(/\n[ \t]*/g, `\n${deeper}`)
    if (text.includes('\n')) {
      const rest = this.text.slice(inside.from, this.lineEnd(inside.from))
      const at = /^\s*(?:\/\/.*|#.*|\/\*.*\*\/\s*)?$/.test(rest) ? this.lineEnd(inside.from) : inside.from
      this.put(at, `\n${deeper}${lines},`)
    } else if (text.trim() === '') this.fill(inside.from, { open: '', close: '' }, lines)
    else this.put(inside.from, ` ${entry},`)
  }

  /** Whether nothing else stands on the lines of an entry. */
  isAlone({ from, to }: Range): boolean {
    const before = this.text.slice(this.lineStart(from), from)
    const behind = this.text.slice(to, this.lineEnd(to))
    return /^\s*$/.test(before) && /^\s*,?\s*(?:\/\/.*|#.*|--.*|\/\*.*\*\/\s*)?$/.test(behind)
  }

  /** Takes an entry out, with the comma that sets it apart. */
  dropEntry({ from, to }: Range): void {
    if (this.isAlone({ from, to })) {
      this.dropLines({ from, to }, false)
      return
    }
    const comma = /^\s*,[ \t]*/.exec(this.text.slice(to))?.[0].length ?? 0
    // The space before the only one would stand beside that behind it.
    const space =
      comma === 0 ? (/(?<![,\s])[ \t]+$/.exec(this.text.slice(this.lineStart(from), from))?.[0].length ?? 0) : 0
    this.replace({ from: from - space, to: to + comma }, '')
  }

  /** Takes a word out, with the space before it. */
  dropWord({ from, to }: Range): void {
    const space = /[ \t]*$/.exec(this.text.slice(this.lineStart(from), from))?.[0].length ?? 0
    this.replace({ from: from - space, to }, '')
  }

  /** Puts lines behind others, as far apart as those stand from what comes next, or from what is before them. */
  putApart({ from, to }: Range, lines: string): void {
    const end = this.lineEnd(to)
    const next = /^\s*\n(?=[ \t]*\S)/.exec(this.text.slice(end, end + 1000))?.[0]
    const before = /\n\s*$/.exec(this.text.slice(Math.max(0, from - 1000), from))?.[0] ?? ''
    const breaks = (next ?? before).split('\n').length - 1
    this.put(end, `${'\n'.repeat(Math.min(3, Math.max(2, breaks)))}${lines}`)
  }

  /** Takes whole lines out; `apart`: with the empty lines that set them apart. */
  dropLines({ from, to }: Range, apart: boolean): void {
    const end = this.lineEnd(to) + 1
    const blank = apart ? (/^(?:[ \t]*\r?\n)+/.exec(this.text.slice(end))?.[0].length ?? 0) : 0
    this.replace({ from: this.lineStart(from), to: Math.min(end + blank, this.text.length) }, '')
  }

  lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1
  }

  lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end === -1 ? this.text.length : end
  }

  indent(at: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(at), at))?.[0] ?? ''
  }

  /** Lines under one another where the first of them stands. */
  indented(lines: string, at: number): string {
    return lines.replace(/\n[ \t]*/g, `\n${this.indent(at)}`)
  }

  /** All edits in order; one within another goes with it. */
  done(): readonly TextEdit[] {
    for (const [at, { open, close, entries }] of this.#fills) {
      const margin = /^[ \t]*/.exec(this.text.slice(this.lineStart(at)))?.[0] ?? ''
      const lines = entries.map((it) => `\n${margin}  ${it.trim().replace(/\n[ \t]*/g, `\n${margin}  `)},`)
      this.put(at, `${open}${lines.join('')}\n${margin}${close}`)
    }
    const inserts = [...this.#inserts].map(([at, texts]) => ({ from: at, to: at, text: texts.join('') }))
    const sorted = [...this.#edits, ...inserts].sort((a, b) => a.from - b.from || b.to - a.to)
    const kept: TextEdit[] = []
    for (const edit of sorted) {
      const last = kept.at(-1)
      if (!last || edit.from >= last.to) kept.push(edit)
    }
    return kept
  }
}

/** The text after edits that stand in order. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let [now, at] = ['', 0]
  for (const { from, to, text: instead } of edits) {
    now += text.slice(at, from) + instead
    at = to
  }
  return now + text.slice(at)
}

/** Lines that stood so far to the right, under the first of them where that now stands. */
export const shifted = (text: string, by: number, indent: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? line.trim() : `${indent}${line.slice(by)}`))
    .join('\n')
