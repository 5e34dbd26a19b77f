import { quoteName, quoteText } from '#base'

const SET = /^\\set\s+(\w+)\s*(.*)$/
const WORD = /'((?:[^'\\]|\\.|'')*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g
/** What psql looks for no variables in, and then a variable. */
const VARIABLE =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1|::|:(?:'(\w+)'|"(\w+)"|(\w+))/g

/** psql's variables, as a script sets them. */
export class PsqlVariables {
  readonly #values = new Map<string, string>()

  /** Takes what `\set` says. */
  take(line: string): void {
    const [, name, rest = ''] = SET.exec(line.trim()) ?? []
    if (!name) return
    const words = [...rest.matchAll(WORD)].map(
      ([, text, quoted, bare = '']) => text?.replaceAll("''", "'") ?? quoted ?? bare,
    )
    this.#values.set(name, words.map((word) => this.#values.get(word.replace(/^:/, '')) ?? word).join(''))
  }

  /** A statement with the values of those that are set: `:'name'` a text, `:"name"` a name, `:name` as it is. */
  in(sql: string): string {
    if (this.#values.size === 0 || !sql.includes(':')) return sql
    return sql.replace(VARIABLE, (whole: string, _tag, text?: string, name?: string, bare?: string) => {
      const value = this.#values.get(text ?? name ?? bare ?? '')
      if (value === undefined) return whole
      return text ? quoteText(value) : name ? quoteName(value) : value
    })
  }
}
