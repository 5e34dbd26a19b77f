import { PG_TYPE, PYTHON_MODULES, PYTHON_NAMES, type PyImport } from '#languages'
import { type Module, Project } from './project.ts'

type Wanted = { readonly module: string; readonly name: string; readonly as: string }
type Edit = { readonly at: number; readonly text: string }

/** A text with imports of what it speaks of and neither has nor imports: what its changes need, and what its other files have. */
export function completed(text: string, path: string): string {
  const project = new Project(text, path)
  let now = tupled(text, project)
  const edits = project.files.flatMap((file) => editsFor(project, file))
  if (now !== text) return completed(now, path)
  for (const { at, text: more } of [...edits].sort((a, b) => b.at - a.at)) now = now.slice(0, at) + more + now.slice(at)
  return now
}

/** One argument alone in brackets is no tuple: `__table_args__ = (Index(…))`. */
function tupled(text: string, project: Project): string {
  for (const file of project.files)
    for (const it of file.statements)
      if (it.sort === 'class')
        for (const each of it.body) {
          if (each.sort !== 'assign' || each.target.sort !== 'name' || each.target.text !== '__table_args__') continue
          const words = each.value && text.slice(each.value.from, each.value.to)
          if (each.value?.sort === 'call' && words?.startsWith('(') && words.endsWith(')'))
            return `${text.slice(0, each.value.to - 1).trimEnd()},${text.slice(each.value.to - 1)}`
        }
  return text
}

const FROM_ORM = new Set(['Mapped', 'mapped_column'])
const TYPING = new Set(['Any', 'List', 'Optional'])
const SQLMODEL = new Set(['SQLModel', 'Field', 'Relationship'])

/** Where a name comes from that our code uses; null where it is none of them. */
function wantedFor(name: string, next: string): Wanted | null {
  const from = (module: string, own = name): Wanted => ({ module, name: own, as: name })
  if (TYPING.has(name)) return from('typing')
  if (SQLMODEL.has(name)) return from('sqlmodel')
  if (next === '.' && (name === 'sa' || name === 'pg'))
    return { module: PYTHON_MODULES[name] ?? '', name: '', as: name }
  if (next === '.' && /^(?:datetime|decimal|uuid|enum)$/.test(name)) return { module: name, name: '', as: name }
  if (/^[a-z]/.test(name) && next !== '(' && !/^(?:date|datetime|time|timedelta)$/.test(name)) return null
  for (const key of ['enum', 'decimal', 'uuid', 'datetime', 'pg', 'sa'])
    if (PYTHON_NAMES[key]?.includes(name))
      return from(
        FROM_ORM.has(name) ? 'sqlalchemy.orm' : (PYTHON_MODULES[key] ?? key),
        name === 'SAEnum' ? 'Enum' : name,
      )
  return null
}

function editsFor(project: Project, file: Module): readonly Edit[] {
  const wanted = new Map<string, Wanted>()
  const targets = new Set<number>()
  for (const it of file.statements)
    if (it.sort === 'class') for (const each of it.body) if (each.sort === 'assign') targets.add(each.target.from)
  const text = (at: number) => project.text[at] ?? ''
  let isTypeWanted = false
  for (const it of file.tree.mentions) {
    if (targets.has(it.from) || wanted.has(it.text) || file.scope.names.has(it.text)) continue
    if (it.text === 'PgType') isTypeWanted = !project.files.some((each) => each.scope.names.has('PgType'))
    const found = wantedFor(it.text, text(it.to)) ?? ownName(project, file, it.text)
    if (found) wanted.set(it.text, found)
  }
  if (isTypeWanted)
    for (const name of ['sa', 'Any']) {
      const found = file.scope.names.has(name) ? null : wantedFor(name, '.')
      if (found) wanted.set(name, found)
    }
  const modules = new Set([...wanted.values()].map((it) => it.module))
  const edits = [...modules].map((module) =>
    editFor(project, file, { module, names: [...wanted.values()].filter((it) => it.module === module) }),
  )
  return isTypeWanted ? [...edits, { at: startOf(project, file), text: `\n\n${PG_TYPE.trimEnd()}\n\n` }] : edits
}

/** What another file has under a name. */
function ownName(project: Project, file: Module, name: string): Wanted | null {
  if (!/^[A-Z]|_type$/.test(name)) return null
  const other = project.files.filter((it) => it !== file && it.statements.some((each) => declares(each, name)))
  const [only, second] = other
  if (!only || second) return null
  const [own, there] = [file.path.split('/').slice(0, -1), only.path.replace(/(?:\/__init__)?\.pyi?$/, '').split('/')]
  const isBeside = own.join('/') === there.slice(0, -1).join('/')
  return { module: isBeside ? `.${there.at(-1) ?? ''}` : there.join('.'), name, as: name }
}

const declares = (it: Module['statements'][number], name: string): boolean =>
  (it.sort === 'class' && it.name.text === name) ||
  (it.sort === 'assign' && it.target.sort === 'name' && it.target.text === name)

const said = ({ name, as }: Wanted): string => (name === as ? name : `${name} as ${as}`)

type Adding = { readonly module: string; readonly names: readonly Wanted[] }

function editFor(project: Project, file: Module, { module, names }: Adding): Edit {
  const whole = names.find((it) => it.name === '')
  if (whole)
    return { at: startOf(project, file), text: `\nimport ${module}${module === whole.as ? '' : ` as ${whole.as}`}` }
  const own = file.statements.find(
    (it): it is PyImport => it.sort === 'import' && it.source === module && it.names.every(({ name }) => name !== '*'),
  )
  if (own) return { at: own.end, text: `, ${names.map(said).join(', ')}` }
  return { at: startOf(project, file), text: `\nfrom ${module} import ${names.map(said).join(', ')}` }
}

/** Behind the imports; behind what the file is, or its head, where there are none. */
function startOf(project: Project, file: Module): number {
  const last = file.tree.statements.findLast((it) => it.sort === 'import')
  if (last) return last.to
  const [first] = file.tree.statements
  if (first?.sort === 'expression' && first.value.sort === 'string') return first.to
  // The line that names the file stays the first.
  const head = /^#[^\n]*/.exec(project.text.slice(file.from, file.to))?.[0].length ?? 0
  return file.from + head
}
