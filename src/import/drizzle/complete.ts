import { DRIZZLE_HELPERS } from '#languages'
import { type File, Project } from './project.ts'

const FROM_ROOT = new Set(['sql', 'relations', 'SQL'])
const TYPES = new Set(['PgTableExtraConfigValue', 'AnyPgColumn', 'SQL'])

type Wanted = { readonly module: string; readonly name: string }
type Edit = { readonly at: number; readonly text: string }

/** A text with imports of what it speaks of and neither has nor imports: helpers of Drizzle's, and what its other files export. */
export function completed(text: string, path: string): string {
  const project = new Project(text, path)
  const edits = project.files.flatMap((file) => editsFor(project, file))
  let now = text
  for (const { at, text: more } of edits.sort((a, b) => b.at - a.at)) now = now.slice(0, at) + more + now.slice(at)
  return now
}

function editsFor(project: Project, file: File): readonly Edit[] {
  // What is handed on from another file is not spoken of here.
  const handedOn = file.tree.statements.filter((it) => it.sort === 'export' && it.source !== null)
  const spokenOf = file.tree.mentions.filter((it) => !handedOn.some(({ from, to }) => from <= it.from && it.to <= to))
  const names = new Set(spokenOf.map((it) => it.text))
  const wanted = [...names].flatMap((name): readonly Wanted[] => {
    if (file.scope.names.has(name) || file.tree.given.has(name)) return []
    if (DRIZZLE_HELPERS.has(name))
      return [{ module: FROM_ROOT.has(name) ? 'drizzle-orm' : 'drizzle-orm/pg-core', name }]
    const other = project.files.find(
      (it) =>
        it !== file &&
        it.tree.statements.some(
          (each) =>
            each.sort === 'declare' && each.exported && each.pattern.sort === 'name' && each.pattern.text === name,
        ),
    )
    return other ? [{ module: wayTo(file.path, other.path), name }] : []
  })
  const modules = [...new Set(wanted.map((it) => it.module))]
  return modules.map((module) =>
    editFor(
      file,
      module,
      wanted.filter((it) => it.module === module).map((it) => it.name),
    ),
  )
}

const said = (name: string, typesOnly: boolean): string => (TYPES.has(name) && !typesOnly ? `type ${name}` : name)

function editFor(file: File, module: string, names: readonly string[]): Edit {
  const own = file.tree.statements.find(
    (it) => it.sort === 'import' && it.source === module && it.inside !== null && !it.typesOnly,
  )
  if (own?.sort === 'import' && own.inside) {
    const last = own.items.at(-1)
    const at = last?.to ?? own.inside.from
    return { at, text: `${last ? ', ' : ' '}${names.map((it) => said(it, false)).join(', ')}${last ? '' : ' '}` }
  }
  const first = file.tree.statements.find((it) => it.sort === 'import')
  const at = first?.from ?? startOf(file)
  return { at, text: `import { ${names.map((it) => said(it, false)).join(', ')} } from '${module}';\n` }
}

/** Behind the line that names the file. */
function startOf(file: File): number {
  const [first] = file.tree.statements
  return first?.from ?? file.to
}

/** The way from one file to another, as an import says it. */
function wayTo(from: string, to: string): string {
  const [own, other] = [from.split('/').slice(0, -1), to.replace(/\.(?:[mc]?[tj]sx?)$/, '').split('/')]
  let same = 0
  while (same < own.length && same < other.length - 1 && own[same] === other[same]) same++
  const up = own.length - same
  return `${up === 0 ? './' : '../'.repeat(up)}${other.slice(same).join('/')}`
}
