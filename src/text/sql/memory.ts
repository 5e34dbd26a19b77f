import { LastFew } from '#base'
import type { Imported, ReadScript, Script } from '#import'
import { type Design, heldText, type Notice } from '#model'

const sayings = new LastFew<Design['objects']>(24)
const wrong = new LastFew<readonly Notice[]>(24)

/** What a text says, under the ids of the design that it stands beside; null where that has to be read first. */
export const saidBy = (text: string): Design['objects'] | null => sayings.get(text) ?? null

/** Remembers what a text says. */
export const says = (text: string, { objects }: Design): void => sayings.set(text, objects)

/** Another design has other ids. */
export const forgetSayings = (): void => sayings.clear()

/** What is wrong in a draft, as it was found when it was typed. */
export const faultsOf = (text: string): readonly Notice[] => wrong.get(text) ?? []

export const findFault = (text: string, notices: readonly Notice[]): void => wrong.set(text, notices)

/** The text that a design holds in SQL. */
export const heldSql = (design: Design): string | null => heldText(design, 'sql')?.lines.join('\n') ?? null

/** Reads each script once: what was made last is what the next edit begins with. */
export function readOnce(read: ReadScript): ReadScript {
  const known = new LastFew<Promise<Imported | null>>(8)
  return (script: Script) => {
    const key = `${script.given}\0${script.pieces.map((it) => it.text).join('\0')}`
    const had = known.get(key)
    if (had) return had
    const reading = read(script)
    known.set(key, reading)
    reading.catch(() => known.clear())
    return reading
  }
}
