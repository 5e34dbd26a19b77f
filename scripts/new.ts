import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { RULE_GROUPS } from '#rules'

/** Writes the stub of a kind, a rule or an exporter, with a test that fails until it is filled in. */

const [what, name, group] = process.argv.slice(2)
const camel = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

function stop(message: string): never {
  console.error(message)
  process.exit(2)
}

function write(path: string, text: string): void {
  if (existsSync(path)) stop(`${path} is there already`)
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true })
  writeFileSync(path, text)
  console.log(`wrote ${path}`)
}

/** Adds a line before another in a registry. */
function register(path: string, before: RegExp, line: string): void {
  const text = readFileSync(path, 'utf8')
  const at = text.search(before)
  if (at === -1) stop(`${path} is not as expected; add this by hand: ${line}`)
  writeFileSync(path, text.slice(0, at) + line + text.slice(at))
  console.log(`registered in ${path}`)
}

if (!what || !name || !/^[a-z][a-z0-9-]*$/.test(name))
  stop('npm run new:kind NAME · new:rule NAME GROUP · new:exporter NAME')

if (what === 'kind') {
  const variable = camel(name)
  write(
    `src/model/kinds/${name}.ts`,
    `import { quoteName } from '#base'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'

export const ${variable} = defineKind({
  kind: '${name}',
  label: { one: '${name}', many: '${name}s' },
  under: ['schema'],
  fields: {},
  create: (it, at) => \`CREATE ${name.toUpperCase()} \${at.path(it.id)}\`,
  drop: (it, at) => \`DROP ${name.toUpperCase()} \${at.path(it.id)}\`,
  address: (it, at) => \`${name.toUpperCase()} \${at.path(it.id)}\`,
  rename: (it, was, at) => \`ALTER ${name.toUpperCase()} \${at.pathAs(it.id, was)} RENAME TO \${quoteName(it.name)}\`,
  alter: {},
  // The query that lists them; this one lists nothing, so that the case below fails.
  catalog: \`select \${ref('pg_class', 'c.oid')} as ref, \${ref('pg_namespace', 'n.oid')} as parent, c.relname as name, 0 as ord,
      '{}'::jsonb as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where false and \${isUserSchema('n.nspname')}\`,
})
`,
  )
  write(`corpus/${name}--add/a.sql`, '')
  write(`corpus/${name}--add/b.sql`, `create ${name} example;\n`)
  register('src/model/kinds/index.ts', /import \{ view \}/, `import { ${variable} } from './${name}.ts'\n`)
  register('src/model/kinds/index.ts', / {2}raw,\n\} as const/, `  '${name}': ${variable},\n`)
} else if (what === 'rule') {
  if (!RULE_GROUPS.some((each) => each === group)) stop(`a rule’s group is one of ${RULE_GROUPS.join(', ')}`)
  write(
    `src/rules/${group}/${name}.ts`,
    `import { type Rule, severities } from '../rule.ts'

export const ${camel(name)}: Rule = {
  id: '${name}',
  group: '${group}',
  title: '',
  why: '',
  bad: 'create table t (id int primary key);',
  good: 'create table t (id int primary key);',
  severity: severities('W W W W W W'),
  *check(_table, _context) {},
}
`,
  )
  register(
    'src/rules/catalogue.ts',
    /import type \{ Rule \}/,
    `import { ${camel(name)} } from './${group}/${name}.ts'\n`,
  )
  register('src/rules/catalogue.ts', /\]\s*$/, `  ${camel(name)},\n`)
} else if (what === 'exporter') {
  write(
    `src/export/${name}/index.ts`,
    `import * as v from 'valibot'
import type { Exporter } from '../exporter.ts'

const options = v.strictObject({})

export const ${camel(name)}Exporter: Exporter<v.InferOutput<typeof options>> = {
  id: '${name}',
  title: '${name}',
  language: 'plaintext',
  options,
  defaults: {},
  covers: {},
  emit: () => ({ files: [], notices: [] }),
}
`,
  )
  console.log('Add it to `exporters` in src/export/index.ts, and a check by its own tool in test/oracles/.')
} else stop(`there is no new ${what}`)
