import type { Exporter } from '#export'
import { type ReadScript, SQL_PATH } from '#import'
import { apply, type Change, type Design, heldText, holdText, type Notice } from '#model'
import { carried } from './carried.ts'
import { emitBeside, filesApart } from './emit.ts'
import { languageById } from './language.ts'
import { readySql, shownSql, writtenSql } from './sql/show-sql.ts'
import { typeSql } from './sql/type-sql.ts'
import { type Shown, shownText, type Typed, typed, writtenText } from './type.ts'

/** The files of a project as they stand now, put together, in one language. */
type Standing = {
  readonly language: string
  readonly text: string
  /** What both sides go on from: the text as it was last read or saved. Where it is not said, the text that the design holds. */
  readonly base?: string
}

const APART: Notice = {
  code: 'import/both-changed',
  severity: 'error',
  message: 'The files and the design have changed in the same place',
}

/** What a project's files have become since, done to the design; the design may have gone on as well. */
export async function takenFrom(
  read: ReadScript,
  design: Design,
  { language, text, base }: Standing,
): Promise<{ readonly changes: readonly Change[]; readonly notices: readonly Notice[] }> {
  const held = heldText(design, language)
  const path = languageById(language)?.path ?? SQL_PATH
  // Files that the design never knew are to say what the design says.
  if (!held) return { changes: holdText(design, { language, path, text }), notices: [] }
  const shown = await shownNow(read, design, language)
  const was = base ?? held.lines.join('\n')
  if (text === was || text === shown.text) return { changes: [], notices: [] }
  const typing = async (before: Shown, now: string) => {
    const { changes, notices } = await typedIn(read, design, { language, before, text: now })
    return { changes, notices }
  }
  const merged = carried({ from: was, to: shown.text, onto: text })
  if (merged !== null) return typing(shown, merged)
  // Only what the text held says is known by the names that it had then.
  if (base !== undefined && base !== held.lines.join('\n')) return { changes: [], notices: [APART] }
  return typing({ text: was, sound: was, former: true }, text)
}

async function shownNow(read: ReadScript, design: Design, language: string): Promise<Shown> {
  const known = languageById(language)
  if (known) return shownText(known, design) ?? writtenText(known, design)
  await readySql(read, design)
  return shownSql(design) ?? writtenSql(design)
}

type Typing = { readonly language: string; readonly before: Shown; readonly text: string }

async function typedIn(read: ReadScript, design: Design, { language, ...given }: Typing): Promise<Typed> {
  const known = languageById(language)
  return known ? typed(known, design, given) : typeSql(read, design, given)
}

/** A project's files as the design has them, those only that are otherwise than they stand. */
export async function filesToSave(
  read: ReadScript,
  design: Design,
  { exporter, standing }: { readonly exporter: Exporter; readonly standing: ReadonlyMap<string, string> },
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  if (exporter.id === 'sql') await readySql(read, design)
  return filesApart(exporter, emitBeside(exporter, design).files).flatMap(({ path, chunks }) => {
    const text = chunks.map((it) => it.text).join('')
    const had = standing.get(path)
    // Put together, each file ends with its line.
    const own = had !== undefined && !had.endsWith('\n') ? text.replace(/\n$/, '') : text
    return own === had ? [] : [{ path, text: own }]
  })
}

/** The design once its text is saved as it now reads: the next difference goes on from there. */
export async function savedIn(read: ReadScript, design: Design, language: string): Promise<Design> {
  const path = languageById(language)?.path ?? SQL_PATH
  const { text, sound } = await shownNow(read, design, language)
  return text === sound ? apply(design, holdText(design, { language, path, text })) : design
}
