#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { bundled } from './bundle.mjs'

/** From the sources themselves, where nothing may be written beside them. */
async function fromSources() {
  const { register } = await import('tsx/esm/api')
  register()
  return './run.ts'
}

const program = await bundled().then((path) => pathToFileURL(path).href, fromSources)
const { run } = await import(program)
await run()
