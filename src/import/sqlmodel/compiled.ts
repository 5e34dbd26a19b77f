import type { PyFunction } from '#languages'
import type { Module, Project } from './project.ts'
import { type Calling, pathOf, textOf, type Value } from './values.ts'

type Way = { readonly file: Module; readonly it: PyFunction; readonly isOurs: boolean }

/** The functions that write an expression of the text's own: under `@compiles(Moment, "postgresql")`, or for any database. */
function waysOf(project: Project, of: Value): readonly Way[] {
  if (of.is !== 'class') return []
  return project.files.flatMap((file) =>
    file.statements.flatMap((it): readonly Way[] => {
      if (it.sort !== 'function') return []
      return it.decorators.flatMap((mark): readonly Way[] => {
        if (mark.sort !== 'call') return []
        if (pathOf(project.reading.of(mark.callee, file.scope)) !== 'sa.compiles') return []
        const [what, ...dialects] = project.reading.args(mark.args, file.scope)
        const isIt = what?.value.is === 'class' && what.value.class === of.class
        const isOurs = dialects.some((each) => textOf(each.value) === 'postgresql')
        return isIt && (isOurs || dialects.length === 0) ? [{ file, it, isOurs }] : []
      })
    }),
  )
}

/** The SQL that the text's own `@compiles` writes for a call of its class; null where there is none, or it can't be read. */
export function compiledSql(project: Project, call: Calling): string | null {
  const ways = waysOf(project, call.of)
  const way = ways.find((it) => it.isOurs) ?? ways[0]
  if (!way) return null
  const fn = project.reading.named(way.it.name.text, way.file.scope, way.it)
  if (fn.is !== 'function') return null
  const body = { ...fn, params: way.it.params, body: way.it.body }
  return textOf(project.reading.applied(body, [{ name: null, value: call, at: call.at }], call.at))
}
