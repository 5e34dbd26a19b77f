import type { Change, DesignStore, Id } from '#model'
import { feed } from '#session'
import type { NewName } from '#text'
import { t } from '#words'
import { dataDirUrl } from '../data-dir.ts'
import type {
  CodeAnswer,
  CodeRequest,
  Language,
  LineRange,
  Preview,
  TakenAnswer,
  TextFile,
  TypedAnswer,
} from './code-messages.ts'
import type { RenamedAnswer, TextAnswers, TextPlace, TextQuestion } from './text-answers.ts'

type Heard = (answer: Extract<CodeAnswer, { tell: 'text' | 'edits' | 'trouble' }>) => void

/** The door to the code worker: it follows the design by itself, and is asked about text. */
export type CodeClient = {
  readonly languages: Promise<readonly Language[]>
  /** Follows one language (null: none); the first answer is the whole text. Gives back the way to stop. */
  readonly watch: (exporter: string, heard: Heard) => () => void
  readonly files: (exporter: string) => Promise<readonly TextFile[]>
  /** What the design becomes by files that have changed since they were as `base`. */
  readonly take: (exporter: string, text: string, base: string | null) => Promise<TakenAnswer | null>
  /** Of a project's files those that are to be written. */
  readonly save: (exporter: string, standing: readonly TextFile[]) => Promise<readonly TextFile[] | null>
  readonly where: (ids: readonly Id[]) => Promise<readonly LineRange[]>
  readonly what: (path: string, offset: number) => Promise<Id | null>
  /** What the design becomes by a text that someone made of the one told as this version. */
  readonly type: (exporter: string, text: string, version: number) => Promise<TypedAnswer | null>
  /** What an editor asks of a text. `dropping` is given the way to say that nobody waits for it any more. */
  readonly ask: <Q extends TextQuestion>(
    question: Q,
    place: TextPlace,
    dropping?: (drop: () => void) => void,
  ) => Promise<TextAnswers[Q] | null>
  readonly rename: (place: TextPlace, name: string) => Promise<NewName | null>
  readonly preview: (changes: readonly Change[]) => Promise<readonly Preview[]>
}

type Question = { readonly ask: string } & Record<string, unknown>

function startClient(store: DesignStore): CodeClient {
  const worker = new Worker(new URL('./code.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (value: unknown) => void>()
  let next = 1
  let listener: Heard | null = null
  let knowLanguages: (languages: readonly Language[]) => void = () => {}
  const languages = new Promise<readonly Language[]>((know) => {
    knowLanguages = know
  })
  const send = (request: CodeRequest) => worker.postMessage(request)
  worker.onmessage = (event: MessageEvent<CodeAnswer>) => {
    const answer = event.data
    if (answer.tell === 'languages') knowLanguages(answer.languages)
    else if (answer.tell === 'reply') {
      waiting.get(answer.reply)?.(answer.value)
      waiting.delete(answer.reply)
    } else listener?.(answer)
  }
  worker.onerror = (event) => listener?.({ tell: 'trouble', message: event.message || t('the code worker failed') })
  send({ ask: 'begin', dataDir: dataDirUrl() })
  const question = <T>(asked: Question, dropping?: (drop: () => void) => void): Promise<T> =>
    new Promise((done) => {
      const reply = next++
      waiting.set(reply, (value) => done(value as T))
      dropping?.(() => waiting.has(reply) && send({ ask: 'drop', dropped: reply }))
      inTurn(() => send({ ...asked, reply } as unknown as CodeRequest))
    })
  const { inTurn, told } = feed(store, (news) => send({ ask: 'hear', news }))
  return {
    languages,
    watch(exporter, heard) {
      listener = heard
      send({ ask: 'watch', exporter })
      return () => {
        if (listener !== heard) return
        listener = null
        send({ ask: 'watch', exporter: null })
      }
    },
    files: (exporter) => question({ ask: 'files', exporter }),
    async take(exporter, text, base) {
      for (;;) {
        const answer = await question<TakenAnswer | null>({ ask: 'take', exporter, text, base })
        if (!answer || answer.heard === told()) return answer
      }
    },
    save: (exporter, standing) => question({ ask: 'save', exporter, standing }),
    where: (ids) => question({ ask: 'where', ids }),
    what: (path, offset) => question({ ask: 'what', path, offset }),
    async type(exporter, text, version) {
      for (let [now, at] = [text, version]; ; ) {
        const answer = await question<TypedAnswer | null>({ ask: 'type', exporter, text: now, version: at })
        // The design went on meanwhile: what was typed is done to what it is now.
        if (!answer || answer.heard === told()) return answer
        ;[now, at] = [answer.text, answer.version]
      }
    },
    ask: (asked, place, dropping) => question({ ask: 'text', question: asked, place }, dropping),
    async rename(place, name) {
      for (;;) {
        const answer = await question<RenamedAnswer | null>({ ask: 'rename', place, name })
        if (!answer || answer.heard === told()) return answer?.made ?? null
      }
    },
    preview: (changes) => question({ ask: 'preview', changes }),
  }
}

const clients = new WeakMap<DesignStore, CodeClient>()

/** The one client of a design store. The worker starts when it is first asked for. */
export function codeClient(store: DesignStore): CodeClient {
  const client = clients.get(store) ?? startClient(store)
  clients.set(store, client)
  return client
}
