const IDLE = /(?:\r?\n[ \t]*(?:#[^\r\n]*)?)+(?=\r?\n)/g
const ENDS_TEXT = /"""|'''/

/** A text of the same length in which lines that say nothing are the end of the line before. */
export const withoutIdleLines = (text: string): string =>
  text.replace(IDLE, (lines) => (ENDS_TEXT.test(lines) ? lines : ' '.repeat(lines.length)))
