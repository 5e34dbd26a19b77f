import { dbmlImporter } from '#import'
import type { CheckAnswer } from './messages.ts'

/** What DBML's own compiler, by which we read it, has against a text. */
export async function checkDbml(text: string): Promise<CheckAnswer> {
  const faults = dbmlImporter
    .understand(text)
    .notices.flatMap(({ severity, message, at }) =>
      severity === 'error' ? [{ message, severity, from: at?.from ?? 0, to: at?.to ?? 0 } as const] : [],
    )
  return { by: 'DBML', faults }
}
