import { openPostgres } from '#postgres'

/** A promise that fails is no error of its worker's by itself: whoever asked would wait for good. */
self.onunhandledrejection = ({ reason }) => {
  throw reason
}

/** PGlite alone, for a text sent as one message, and nothing else. */
self.onmessage = async ({ data }: MessageEvent<{ sql: string; dataDir: string }>) => {
  const packed = await (await fetch(data.dataDir)).blob()
  const db = await openPostgres({ dataDir: packed })
  await db.query('select 1')
  if (!data.sql) return postMessage({ run: 0 })
  const opened = performance.now()
  await db.exec(data.sql)
  const done = performance.now()
  postMessage({ run: done - opened })
  await db.close()
}
