import { type Calling, pathOf, plainArgs, type Value } from './values.ts'

const COLUMN = /^(?:sa|sqlmodel)\.(?:Column|mapped_column)$/
export const isColumn = (it: Value | undefined): it is Calling =>
  it?.is === 'call' && COLUMN.test(pathOf(it) ?? '') && it.of.is === 'library'

/** The column that is loaded in a way of its own, which no hint is asked of: `deferred(Column(…))`, `column_property(…)`. */
export function withinProperty(value: Value | null): Value | null {
  if (value?.is !== 'call' || !/^sa\.(?:deferred|column_property)$/.test(pathOf(value) ?? '')) return value
  const [first] = plainArgs(value)
  return first && isColumn(first.value) ? first.value : value
}
