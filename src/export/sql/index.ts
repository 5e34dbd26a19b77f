import * as v from 'valibot'
import { completeSteps, tieRoots } from '#migrate'
import {
  type At,
  type DbObject,
  type Design,
  forTarget,
  type Id,
  KINDS,
  kindOf,
  type Lack,
  type Notice,
  object,
  rootsOf,
} from '#model'
import type { Chunk, Emitted, Exporter } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { chunkOf, printingOf, printSteps } from './chunk.ts'

const options = v.strictObject({})

const clauseOf =
  (design: Design) =>
  (id: Id, at: At): string | null => {
    const it = object(design, id) as DbObject | null
    return it ? (kindOf(it).clause?.(it as never, at) ?? null) : null
  }

/** The head names the design; routine bodies are not checked while what they speak of may still be missing. */
function headOf(design: Design): Chunk {
  const title = design.name.replace(/\s+/g, ' ')
  const bodies = rootsOf(design, 'raw').length + rootsOf(design, 'routine').length > 0
  const settings = bodies ? 'SET check_function_bodies = off;\n\n' : ''
  return headChunk(`-- ${title} (PostgreSQL ${design.postgres})\n\n${settings}`)
}

const lackNotice = (design: Design, { about, since, what, without }: Lack): Notice => ({
  code: 'export/target-lacks',
  severity: without === undefined ? 'error' : 'warning',
  message: `${kindOf(about).label.one} ${about.name}: ${what} came with PostgreSQL ${since}, and this design is for ${design.postgres}: ${
    without === undefined
      ? 'it is written all the same, and the server will refuse it'
      : without === null
        ? 'it is left out'
        : 'it is written without'
  }`,
  about: about.id,
})

const droppedNotice = (it: DbObject): Notice => ({
  code: 'export/target-lacks',
  severity: 'warning',
  message: `${kindOf(it).label.one} ${it.name}: it is left out, since it leans on what the target lacks`,
  about: it.id,
})

/** The migration from nothing: every object in an order that Postgres takes, keys and constraints folded into their tables. */
function emit(whole: Design): Emitted {
  const { design, lacks, dropped } = forTarget(whole)
  const printing = printingOf(design, clauseOf(design))
  const chunks = printing.order.roots.map((root) => chunkOf(root, printing)).filter((chunk) => chunk.text !== '')
  const roots = printing.order.roots.map((id) => object(design, id) as DbObject)
  const later = [
    ...[...printing.order.opened, ...printing.order.putOff].flatMap((id) =>
      completeSteps(object(design, id) as DbObject, printing.at, printing.order),
    ),
    ...tieRoots(
      roots.filter((it) => kindOf(it).settle),
      printing.at,
    ),
  ]
  const tail = later.length > 0 ? [printSteps(later, null, printing)] : []
  return {
    files: [{ path: 'schema.sql', chunks: [headOf(design), ...chunks, ...tail] }],
    notices: [...lacks.map((it) => lackNotice(whole, it)), ...dropped.map(droppedNotice)],
  }
}

export const sqlExporter: Exporter<v.InferOutput<typeof options>> = {
  id: 'sql',
  title: 'PostgreSQL',
  language: 'pgsql',
  options,
  defaults: {},
  covers: Object.fromEntries(KINDS.map((kind) => [kind, 'all'])),
  emit,
}
