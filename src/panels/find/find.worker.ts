import { Follower } from '#model'
import type { FindAnswer, FindRequest } from './find-messages.ts'
import { replaceAll } from './replace.ts'
import { search } from './search.ts'

const copy = new Follower()

self.onmessage = ({ data }: MessageEvent<FindRequest>) => {
  if (data.ask === 'hear') {
    copy.hear(data.news)
    return
  }
  const { design } = copy
  if (!design) return
  const value = data.ask === 'find' ? search(design, data.query) : replaceAll(design, data)
  self.postMessage({ reply: data.reply, value } satisfies FindAnswer)
}
