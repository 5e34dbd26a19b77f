import { KINDS, kindOf, PIECES, STYLE_OPTIONS } from '#model'
import { rules } from '#rules'
import { labelOf } from '../src/panels/inspector/field-shape.ts'

/** The fixed texts of the rooms below the screen: they are shown by `translated`, which looks them up as they are. */
export function messagesOfRooms(): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  const take = (text: string, where: string) => found.has(text) || found.set(text, where)
  for (const kind of KINDS) {
    const { label, fields } = kindOf(kind)
    take(label.one, `model/kinds/${kind}`)
    take(label.many, `model/kinds/${kind}`)
    for (const field of Object.keys(fields)) take(labelOf(field), `model/kinds/${kind}`)
  }
  for (const { title } of PIECES) take(title, 'model/pieces')
  for (const { title } of Object.values(STYLE_OPTIONS)) take(title, 'model/style')
  for (const { id, title } of rules) take(title, `rules/${id}`)
  return Object.fromEntries(found)
}
