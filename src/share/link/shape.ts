import type * as v from 'valibot'

/** As much of a valibot schema as its coding in a link needs. */
export type Shape = {
  readonly type: string
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly options?: readonly string[]
}

export function shapeOf(schema: v.GenericSchema): Shape {
  const shape = schema as unknown as Shape & { readonly pipe?: readonly v.GenericSchema[] }
  return shape.pipe ? (shape.pipe[0] as unknown as Shape) : shape
}
