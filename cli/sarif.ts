import type { Log, ReportingDescriptor } from 'sarif'
import { changeRules, rules } from '#rules'
import { type Findings, sorted } from './findings.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/** A path as a URI relative to where the command runs. */
const uriOf = (path: string): string =>
  path.replaceAll('\\', '/').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/')

const known = new Map([...rules, ...changeRules].map((it) => [it.id, it]))

/** What is told of a rule; of one that is none of the catalogue's (what was accepted and is stale) its name alone. */
function ruleOf(id: string): ReportingDescriptor {
  const rule = known.get(id)
  return rule
    ? {
        id,
        shortDescription: { text: rule.title },
        fullDescription: { text: rule.why },
        properties: { tags: [rule.group] },
      }
    : { id, shortDescription: { text: id } }
}

/** The findings as a log of SARIF 2.1.0 (OASIS), as code scanning reads it. */
export function asSarif({ file, profile, found }: Findings): string {
  const all = sorted(found)
  const ids = [...new Set(all.map((it) => it.rule))].sort()
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Schemawright', rules: ids.map(ruleOf) } },
        properties: { profile },
        results: all.map(({ rule, severity, about, message, place, line }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: LEVELS[severity],
          message: { text: `${about}: ${message}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file) },
                ...(line === null ? {} : { region: { startLine: line } }),
              },
              logicalLocations: [{ fullyQualifiedName: about }],
            },
          ],
          partialFingerprints: { 'rulePlace/v1': `${rule} ${place}` },
        })),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}
