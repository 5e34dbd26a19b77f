/** One replacement: the characters from `from` to `to` of the text as it was become `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string }

type Range = { readonly from: number; readonly to: number }

/** A text that is being changed line by line and word by word. Edits and what is put at one place add up. */
export class TextEditing {
  readonly text: string
  readonly #edits: TextEdit[] = []
  readonly #inserts = new Map<number, string[]>()

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

  /** Takes a word out, with the space before it. */
  dropWord({ from, to }: Range): void {
    const space = /[ \t]*$/.exec(this.text.slice(this.lineStart(from), from))?.[0].length ?? 0
    this.replace({ from: from - space, to }, '')
  }

  /** Takes whole lines out; `apart`: with the empty line that set them apart. */
  dropLines({ from, to }: Range, apart: boolean): void {
    const end = this.lineEnd(to) + 1
    const blank = apart ? (/^[ \t]*\r?\n/.exec(this.text.slice(end))?.[0].length ?? 0) : 0
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
