export { nearest } from './alike.ts'
export { equal } from './equal.ts'
export { assertNever, invariant, whyThrown } from './fail.ts'
export { type Before, components, type Sorted, sortByNeeds } from './graph.ts'
export { joinBytes } from './join-bytes.ts'
export { LastFew } from './last-few.ts'
export { memoize, once, remembered } from './memo.ts'
export { pluralWords, singularWords, splitWords, toCamel, toPascal } from './name-words.ts'
export { plural, singular } from './nouns.ts'
export { type Printed, Printer, type Span } from './printer.ts'
export { randomFrom } from './random.ts'
export { byRank, isRank, type Rank, rankBetween, ranksBetween } from './rank.ts'
export { arrayAt, settled, Words } from './sql-arrays.ts'
export { isOneExpression, isSqlBody, looksLikeType, staysInPlace } from './sql-shape.ts'
export { type Token, tokenize } from './sql-tokens.ts'
export {
  byteLength,
  dollarQuoted,
  MAX_NAME_BYTES,
  quoteName,
  quoteText,
  RESERVED_WORDS,
  truncateName,
} from './sql-words.ts'
export { wordsOf } from './words-of.ts'
