/** Words of others as Markdown that says just them: no link, no HTML, no heading can come of them. */
export const plainly = (words: string): string =>
  words
    .replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n/g, '  \n')

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((it) => it.length))

/** A name, as code within a line. */
export function asCode(name: string): string {
  const fence = '`'.repeat(longestRun(name) + 1)
  return `${fence} ${name.replace(/\s+/g, ' ')} ${fence}`
}

/** Some lines of code, whatever they hold. */
export function asBlock(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1))
  return `${fence}${language}\n${code}\n${fence}`
}
