import { arrange } from './arrange.ts'
import type { LayoutGraph } from './layout-graph.ts'

// A layout of a thousand tables takes about a second: not on the thread that paints.
self.addEventListener('message', (event: MessageEvent<LayoutGraph>) => {
  self.postMessage([...arrange(event.data)])
})
