import { all, type DbObject, type Design, KINDS, kindOf, sqlAt, sqlOf } from '#model'

/** A design's SQL by the kinds' own templates, kind by kind; foreign keys come last. Enough for designs without odd needs. */
export function ddlOf(design: Design): string {
  const at = sqlAt(design)
  const objects = [...all(design.objects)]
  const ofKind = (kind: string): DbObject[] => objects.filter((it) => it.kind === kind)
  const lines: string[] = []
  const late: string[] = []
  for (const kind of KINDS)
    for (const it of ofKind(kind)) {
      const spec = kindOf(it)
      const settle = spec.settle?.(it, at) ?? []
      if (kind === 'table') {
        const clauses = at.children(it.id).flatMap((child) => {
          if (child.kind === 'foreign-key') return []
          return kindOf(child).clause?.(child as never, at) ?? []
        })
        lines.push(sqlOf(spec.create(it, at, clauses)), ...settle)
      } else if (kind === 'foreign-key') {
        late.push(sqlOf(spec.create(it, at, [])))
      } else if (spec.clause) {
        lines.push(...(spec.clause(it, at) === null ? [sqlOf(spec.create(it, at, []))] : []), ...settle)
      } else {
        lines.push(sqlOf(spec.create(it, at, [])), ...settle)
      }
    }
  return [...lines, ...late].map((line) => `${line};\n`).join('')
}
