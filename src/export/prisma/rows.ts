import type { Printer } from '#base'
import type { Id } from '#model'
import type { Row } from './field-rows.ts'

/** Writes fields as Prisma's own formatter does: names, types and attributes in columns. */
export function writeRows(printer: Printer<Id>, rows: readonly Row[]): void {
  const width = Math.max(0, ...rows.map((row) => row.name.length))
  const typeWidth = Math.max(0, ...rows.map((row) => row.type.length))
  for (const row of rows)
    printer.about(row.about, () => {
      for (const line of row.above) printer.write(`  ${line}\n`)
      const type = row.attributes.length > 0 ? row.type.padEnd(typeWidth) : row.type
      printer.write(`  ${[row.name.padEnd(width), type, ...row.attributes].join(' ')}\n`)
    })
}
