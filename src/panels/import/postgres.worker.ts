import { errorOf, openPostgres, type Postgres } from '#postgres'
import type { PostgresAnswer, PostgresRequest } from './postgres-messages.ts'

let hold: (dataDir: ArrayBuffer | null) => void = () => {}
const held = new Promise<ArrayBuffer | null>((done) => {
  hold = done
})

/** A blob whose bytes are still on their way: PGlite compiles its program before it asks for them. */
class ComingBlob extends Blob {
  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await held
    if (!bytes) throw new Error('There is no data directory')
    return bytes
  }
}

let db: Promise<Postgres> | null = null

/** Without a data directory Postgres makes one itself, which takes seconds. */
const open = (extensions: readonly string[]): Promise<Postgres> =>
  openPostgres({ extensions, dataDir: new ComingBlob() }).catch(async (problem: unknown) => {
    if (await held) throw problem
    return openPostgres({ extensions })
  })

async function rowsOf(request: PostgresRequest): Promise<readonly unknown[]> {
  switch (request.ask) {
    case 'open':
      db = open(request.extensions)
      await db
      return []
    case 'hold':
      hold(request.dataDir)
      return []
    case 'query':
      return (await (await db)?.query(request.sql))?.rows ?? []
    case 'exec':
      await (await db)?.exec(request.sql)
      return []
  }
}

const tell = (answer: PostgresAnswer) => postMessage(answer)

self.onmessage = ({ data }: MessageEvent<PostgresRequest>) => {
  rowsOf(data).then(
    (rows) => tell({ number: data.number, rows }),
    (thrown: unknown) => tell({ number: data.number, error: errorOf(thrown) }),
  )
}
