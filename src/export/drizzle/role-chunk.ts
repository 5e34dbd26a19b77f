import { Printer, truncateName } from '#base'
import { childrenOfKind, type Design, type Id, type ObjectOf, rootsOf, tablesOf } from '#model'
import { oneLine } from '../naming/one-line.ts'
import { type Context, loss, spokenOf, use } from './context.ts'
import { writeDoc } from './doc-comment.ts'
import type { Piece } from './table-chunk.ts'
import { quote } from './words.ts'

type Role = ObjectOf<'role'>

/** The roles that a table's policies are for. */
export const rolesOf = (design: Design, table: Id): readonly Id[] => [
  ...new Set(childrenOfKind(design, table, 'policy').flatMap((it) => it.roles)),
]

/** The roles that the file has to name: those that it makes, and those that policies are for. */
export function rolesNamed(design: Design): readonly Role[] {
  const named = new Set(tablesOf(design).flatMap((it) => rolesOf(design, it.id)))
  return rootsOf(design, 'role').filter((it) => !it.given || named.has(it.id))
}

/** `export const adminRole = pgRole('admin', { createDb: true });` */
export function roleChunk(context: Context, it: Role): Piece {
  const words = [
    ...(it.login ? ['LOGIN'] : []),
    ...(it.superuser ? ['SUPERUSER'] : []),
    ...(it.replication ? ['REPLICATION'] : []),
    ...(it.bypassRowSecurity ? ['BYPASSRLS'] : []),
    ...(it.connectionLimit === -1 ? [] : [`CONNECTION LIMIT ${it.connectionLimit}`]),
    ...(it.validUntil === null ? [] : ['VALID UNTIL']),
    ...(it.memberOf.length > 0 ? ['member of other roles'] : []),
    ...(it.settings.length > 0 ? ['settings'] : []),
  ]
  const losses = words.map((word) =>
    loss('role', it.id, {
      comment: `${it.name}: ${word}`,
      message: `Drizzle can't say this of the role ${it.name}: ${word}.`,
    }),
  )
  const options = [
    ...(it.createDatabases ? ['createDb: true'] : []),
    ...(it.createRoles ? ['createRole: true'] : []),
    ...(it.inherit ? [] : ['inherit: false']),
  ]
  const said = it.given ? '' : options.length > 0 ? `, { ${options.join(', ')} }` : ''
  const printer = new Printer<Id>()
  printer.about(it.id, () => {
    writeDoc(printer, it.comment, '')
    for (const each of losses) printer.write(`// ${oneLine(each.comment)}\n`)
    const call = `${use(context, 'pgRole')}(${quote(truncateName(it.name))}${said})${it.given ? '.existing()' : ''}`
    printer.write(`export const ${context.names.values.get(it.id) ?? ''} = ${call};\n\n`)
  })
  return {
    chunk: { ...printer.done(), about: it.id },
    notices: losses.map((each) => each.notice),
    ...spokenOf(context),
  }
}
