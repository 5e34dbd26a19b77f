import type { Design } from '#model'

/** The text as it reads once the design has gone on from what it says. */
export function followSql(text: string, said: Design, design: Design): string {
  if (said.objects === design.objects) return text
  return text
}
