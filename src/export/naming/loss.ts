import { memoize } from '#base'
import type { Id, Notice, ObjectOf } from '#model'

/** Something that a target can't say: the notice, and the comment that stands for it in the file. */
export type Loss = { readonly notice: Notice; readonly comment: string }

/** What a target tells of its losses; its id begins each code. */
export const lossesOf =
  (target: string) =>
  (code: string, about: Id, say: { message: string; comment: string; severity?: Notice['severity'] }): Loss => ({
    notice: { code: `export/${target}-${code}`, severity: say.severity ?? 'info', message: say.message, about },
    comment: say.comment,
  })

/** Tells that a partition has no text of its own: for the same table the same notice. */
export const partitionNotices = ({ id, title }: { readonly id: string; readonly title: string }) =>
  memoize(
    (table: ObjectOf<'table'>): Notice => ({
      code: `export/${id}-partition`,
      severity: 'info',
      message: `${table.name} is a partition: ${title} sees its rows through the table it belongs to.`,
      about: table.id,
    }),
  )

type Given = readonly (readonly [holds: boolean, code: string, words: string])[]

/** What a target can't say of one object: of each that is given, whether it holds, its code and its words. */
export const lossesIn =
  (title: string, loss: ReturnType<typeof lossesOf>) =>
  (it: { readonly id: Id; readonly name: string }, given: Given): Loss[] =>
    given.flatMap(([holds, code, words]) =>
      holds
        ? [
            loss(code, it.id, {
              comment: `${it.name}: ${words}`,
              message: `${title} can't say this of ${it.name}: ${words}.`,
            }),
          ]
        : [],
    )
