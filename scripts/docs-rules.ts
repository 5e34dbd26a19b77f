import { PROFILES } from '#model'
import { RULE_GROUPS, type Rule, rules } from '#rules'

function rulePage(rule: Rule): string {
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${rule.group}`,
    '',
    rule.why,
    '',
    ...(rule.target ? [`In a design for PostgreSQL ${rule.target}:`, ''] : []),
    '## Objects to',
    '',
    '```sql',
    rule.bad.trim(),
    '```',
    '',
    '## Is content with',
    '',
    '```sql',
    rule.good.trim(),
    '```',
    '',
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
  const list = RULE_GROUPS.flatMap((group) => {
    const own = rules.filter((rule) => rule.group === group)
    return own.length === 0
      ? []
      : [`## ${group}`, '', ...own.map((rule) => `- [${rule.id}](${rule.id}.md): ${rule.title}`), '']
  })
  const index = ['# Design rules', '', 'Generated from the rules themselves by `npm run docs`.', '', ...list].join('\n')
  return new Map([
    ['docs/rules/README.md', index],
    ...rules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule)]),
  ])
}
