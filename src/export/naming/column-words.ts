import { type Design, type Id, type ObjectOf, object, sequenceName } from '#model'

type Column = ObjectOf<'column'>

/** How a column is computed, as SQL says it. */
export const generatedWords = (it: NonNullable<Column['generated']>): string =>
  `GENERATED ALWAYS AS (${it.expression}) ${it.stored ? 'STORED' : 'VIRTUAL'}`

/** The name that Postgres gives the sequence behind a column. */
export const ownSequence = (design: Design, column: Column): string =>
  sequenceName(object(design, column.parent as Id)?.name ?? '', column.name)

/** What of a column's numbering is not as it is without a word: `START 100 CACHE 20`; empty where all is. */
export function numberingWords(design: Design, column: Column): string {
  const it = column.identity
  if (!it) return ''
  const start = it.increment.startsWith('-') ? (it.max ?? '-1') : (it.min ?? '1')
  return [
    ...(it.sequence === null || it.sequence === ownSequence(design, column) ? [] : [`SEQUENCE NAME ${it.sequence}`]),
    ...(it.type === null ? [] : [`AS ${it.type}`]),
    ...(it.start === start ? [] : [`START ${it.start}`]),
    ...(it.increment === '1' ? [] : [`INCREMENT ${it.increment}`]),
    ...(it.min === null ? [] : [`MINVALUE ${it.min}`]),
    ...(it.max === null ? [] : [`MAXVALUE ${it.max}`]),
    ...(it.cache === '1' ? [] : [`CACHE ${it.cache}`]),
    ...(it.cycle ? ['CYCLE'] : []),
  ].join(' ')
}
