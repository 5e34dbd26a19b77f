import { type Findings, sorted } from './findings.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const

/** A workflow command ends with its line, and its values at a comma or colon (GitHub, "Workflow commands"). */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** The findings as annotations of GitHub Actions, a line each. */
export const asGithub = ({ file, found }: Findings): string =>
  sorted(found)
    .map(({ severity, line, rule, about, message }) => {
      const at = [`file=${property(file)}`, ...(line === null ? [] : [`line=${line}`]), `title=${property(rule)}`]
      return `::${LEVELS[severity]} ${at.join(',')}::${data(`${about}: ${message}`)}`
    })
    .join('\n')
