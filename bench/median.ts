/** The one in the middle: what a single slow minute of the machine does not move. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number
