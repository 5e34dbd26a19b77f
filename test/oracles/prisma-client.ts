import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type * as Generators from '@prisma/client-generator-ts'

const require = createRequire(import.meta.url)
type Generation = Parameters<InstanceType<typeof Generators.PrismaClientTsGenerator>['generate']>[0]
type Read = { config: Pick<Generation, 'datasources'> & { generators: Generation['otherGenerators'] } }
type SchemaTools = { get_config(params: string): string; get_dmmf(params: string): string }
export type Model = Generation['dmmf']['datamodel']['models'][number]
export type Field = Model['fields'][number]

export type Row = Readonly<Record<string, unknown>>
/** What a test asks of the part of a client that stands for one model. */
export type Delegate = {
  findMany(how?: object): Promise<readonly Row[]>
  create(what: { data: object }): Promise<Row>
  update(what: { where: object; data: object }): Promise<Row>
  deleteMany(): Promise<{ count: number }>
}
type Client = Readonly<Record<string, Delegate>> & { $disconnect(): PromiseLike<void> }
type Written = { PrismaClient: new (how: object) => Client; Prisma: { DbNull: object } }

/** What `prisma generate` does, by its own generator: its command line would first fetch an engine that generating has no use for. */
export async function generatePrismaClient(schema: string, folder: string) {
  const tools = require('@prisma/prisma-schema-wasm') as SchemaTools
  // As a module Node can't load it: what it stands on names files without their endings.
  const { PrismaClientTsGenerator } = require('@prisma/client-generator-ts') as typeof Generators
  const asked = JSON.stringify({ prismaSchema: schema })
  const dmmf = JSON.parse(tools.get_dmmf(asked)) as Generation['dmmf']
  const { config } = JSON.parse(tools.get_config(asked)) as Read
  const [generator] = config.generators
  if (!generator) throw new Error('The schema asks for no client')
  mkdirSync(folder, { recursive: true })
  await new PrismaClientTsGenerator().generate({
    generator: {
      ...generator,
      output: { fromEnvVar: null, value: folder },
      isCustomOutput: true,
      config: { ...generator.config, moduleFormat: 'esm', importFileExtension: 'ts' },
    },
    otherGenerators: [],
    schemaPath: `${folder}/schema.prisma`,
    dmmf,
    datasources: config.datasources,
    datamodel: schema,
    version: '',
  })
  const written = (await import(pathToFileURL(`${folder}/client.ts`).href)) as Written
  return { ...written, models: dmmf.datamodel.models }
}
