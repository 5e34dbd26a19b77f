import * as v from 'valibot'
import type { Exporter } from './exporter.ts'

/** An exporter among others: its options are checked when they come, since nobody there knows what they are. */
export const anyExporter = <O extends Record<string, unknown>>(it: Exporter<O>): Exporter => ({
  ...it,
  emit: (design, options) => it.emit(design, v.parse(it.options, options)),
})
