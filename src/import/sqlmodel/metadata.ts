import type { PyExpression } from '#languages'
import { attributeOf, lineOf } from './classes.ts'
import type { Project } from './project.ts'
import { argOf, type Calling, type ClassInfo, pathOf, textOf, type Value } from './values.ts'

/** What tables share: the schema they are in, and how what has no name is named. */
export type Metadata = { readonly schema: string | null; readonly names: ReadonlyMap<string, string> }

const NOTHING: Metadata = { schema: null, names: new Map() }

/** What the text says of metadata, in whichever way. */
export class Metadatas {
  readonly #project: Project
  readonly #known = new Map<Calling, Metadata>()
  /** What is said by an assignment: `SQLModel.metadata.naming_convention = …`. */
  #said: Metadata = NOTHING

  constructor(project: Project) {
    this.#project = project
    for (const file of project.files)
      for (const it of file.statements)
        if (it.sort === 'assign' && it.target.sort === 'member' && it.value) {
          const path = pathTo(it.target)
          if (!/(?:^|\.)metadata(?:\.|$)/i.test(path)) continue
          const value = project.reading.of(it.value, file.scope)
          if (/\.naming_convention$/.test(path)) this.#said = { ...this.#said, names: namesIn(value) }
          else if (/\.schema$/.test(path)) this.#said = { ...this.#said, schema: textOf(value) }
          else if (/\.metadata$/.test(path)) this.#said = this.of(value)
        }
  }

  of(value: Value | undefined): Metadata {
    if (value?.is === 'member' && value.name === 'metadata' && value.of.is === 'call') {
      const made = argOf(value.of, 'model_class')
      return this.of(made ?? argOf(value.of, 'metadata'))
    }
    if (value?.is === 'member' && value.name === 'metadata' && value.of.is === 'class')
      return this.ofClass(value.of.class)
    if (value?.is === 'class') return this.ofClass(value.class)
    if (value?.is !== 'call' || pathOf(value) !== 'sa.MetaData') return this.#said
    const known = this.#known.get(value)
    if (known) return known
    const said = argOf(value, 'naming_convention')
    const now: Metadata = {
      schema: textOf(argOf(value, 'schema')) ?? this.#said.schema,
      names: said ? namesIn(said) : this.#said.names,
    }
    this.#known.set(value, now)
    return now
  }

  /** That of a call of `Table`: the one it is given, or that of the object of Flask's extension which it was had from. */
  ofTable({ of, args, at }: Calling): Metadata {
    const given = args.filter((it) => it.name === null)[1]?.value
    const isGiven = given && (given.is !== 'call' || pathOf(given) === 'sa.MetaData')
    return this.of(of.is === 'library' && of.by && !isGiven ? { is: 'member', of: of.by, name: 'metadata', at } : given)
  }

  ofClass(info: ClassInfo): Metadata {
    const own = attributeOf(info, 'metadata')
    // What a call makes of a class has the metadata of the call, whatever the class says.
    const isGiven = own && (own.of.marks.some((it) => pathOf(it) === 'sa.as_declarative') || isGivenTo(info, own.of))
    if (own && !isGiven) {
      const value = this.#project.reading.bound(own.attribute.binding, own.attribute.at)
      if (value.is === 'call') return this.of(value)
      if (value.is === 'member') return this.of(value)
    }
    for (const it of lineOf(info))
      for (const value of [...it.bases.map((base) => base.value), ...it.marks]) {
        const made = madeBy(value)
        if (made) return this.of(made)
      }
    const registry = attributeOf(info, 'registry')
    const made = registry && madeBy(this.#project.reading.bound(registry.attribute.binding, registry.attribute.at))
    return made ? this.of(made) : this.#said
  }
}

/** Whether a class is what a call of `declarative_base(cls=…)` makes the base of. */
const isGivenTo = (info: ClassInfo, base: ClassInfo): boolean =>
  lineOf(info).some((it) =>
    it.bases.some(({ value }) => {
      const given = value.is === 'call' ? argOf(value, 'cls') : undefined
      return given?.is === 'class' && given.class === base
    }),
  )

/** The metadata given to the call that something comes of: a base class, or a registry and what that makes. */
function madeBy(value: Value): Value | undefined {
  if (value.is === 'library') return value.by && argOf(value.by, 'metadata')
  const given = value.is === 'call' ? argOf(value, 'metadata') : undefined
  return given ?? (value.is === 'call' || value.is === 'member' ? madeBy(value.of) : undefined)
}

const namesIn = (value: Value): ReadonlyMap<string, string> =>
  value.is !== 'record'
    ? new Map()
    : new Map([...value.fields].flatMap(([key, it]) => (it.value.is === 'text' ? [[key, it.value.text] as const] : [])))

const pathTo = (node: PyExpression): string =>
  node.sort === 'member' ? `${pathTo(node.of)}.${node.name.text}` : node.sort === 'name' ? node.text : ''
