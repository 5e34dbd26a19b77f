/** What a terminal or a log would act on: controls, line ends, and what turns the direction of text. */
const ACTED_ON = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A text as one line that only says something: names come from files, and one that holds a line end could forge a line. */
export const onOneLine = (text: string): string =>
  text.replace(ACTED_ON, (it) => (it === '\n' ? '\\n' : `\\u{${it.codePointAt(0)?.toString(16)}}`))
