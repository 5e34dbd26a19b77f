import { PROFILES } from '#model'
import { type ChangeRule, changeRules, RULE_GROUPS, type Rule, rules, type Versions } from '#rules'

type AnyRule = Rule | ChangeRule

const sql = (text: string): string[] => ['```sql', text.trim(), '```', '']

/** How a plan was asked for, where that is what the example is about. */
const asked = ({ options }: Versions): string[] => (options ? [`Planned with \`${JSON.stringify(options)}\`.`, ''] : [])

const renamed = (it: Versions): string[] =>
  it.renamed ? [`${it.renamed.map(({ from, to }) => `\`${from}\` is \`${to}\` now`).join(', ')}.`, ''] : []

const example = (it: string | Versions): string[] =>
  typeof it === 'string'
    ? sql(it)
    : ['From', '', ...sql(it.from), 'to', '', ...sql(it.to), ...renamed(it), ...asked(it)]

function rulePage(rule: AnyRule): string {
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${rule.group}`,
    '',
    rule.why,
    '',
    ...('target' in rule && rule.target ? [`In a design for PostgreSQL ${rule.target}:`, ''] : []),
    '## Objects to',
    '',
    ...example(rule.bad),
    '## Is content with',
    '',
    ...example(rule.good),
    '## Severity',
    '',
    '| profile | severity |',
    '|---|---|',
    ...PROFILES.map((profile) => `| ${profile} | ${rule.severity[profile]} |`),
    '',
  ].join('\n')
}

/** A page a rule, and one that lists them. Both examples of each are run by its tests. */
export function rulePages(): ReadonlyMap<string, string> {
  const all: readonly AnyRule[] = [...rules, ...changeRules]
  const list = RULE_GROUPS.flatMap((group) => {
    const own = all.filter((rule) => rule.group === group)
    return own.length === 0
      ? []
      : [`## ${group}`, '', ...own.map((rule) => `- [${rule.id}](${rule.id}.md): ${rule.title}`), '']
  })
  const index = ['# Design rules', '', 'Generated from the rules themselves by `npm run docs`.', '', ...list].join('\n')
  return new Map([
    ['docs/rules/README.md', index],
    ...all.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule)]),
  ])
}
