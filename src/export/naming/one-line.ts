const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g
const LONGEST = 400

/** Any text as one line that can stand after `//`: line breaks and control characters become spaces. */
export function oneLine(text: string): string {
  const line = text.replace(CONTROL, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** A text's lines, none of which can break out of a line comment. */
export const commentLines = (text: string): readonly string[] =>
  text.split(BREAK).map((line) => line.replace(CONTROL, ' ').trimEnd())
