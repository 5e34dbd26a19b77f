import { mergeConfig } from 'vite'
import base from '../vite.config.ts'

export default mergeConfig(
  {
    ...base,
    plugins: (base.plugins ?? []).filter(
      (it) => !(it && 'name' in it && (it.name === 'offline' || it.name === 'content-policy')),
    ),
  },
  { root: 'bench/page', publicDir: '../../public', build: { outDir: '../../.cache/bench', emptyOutDir: true } },
)
