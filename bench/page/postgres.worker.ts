import { openPostgres } from '#postgres'

/** PGlite alone: the time it needs to be usable, and for a text sent as one message, and nothing else. */
self.onmessage = async ({ data }: MessageEvent<{ sql: string; dataDir: string }>) => {
  const packed = await (await fetch(data.dataDir)).blob()
  const start = performance.now()
  const db = await openPostgres({ dataDir: packed })
  await db.query('select 1')
  const opened = performance.now()
  if (!data.sql) return postMessage({ open: opened - start, run: 0 })
  await db.exec(data.sql)
  const done = performance.now()
  postMessage({ open: opened - start, run: done - opened })
  await db.close()
}
