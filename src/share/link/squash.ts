/** 4096 / (1 + e^-x), x in 1/256, by interpolation between 33 points (lpaq). */
const SQUASH_POINTS = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975,
  4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
]

export function squash(x: number): number {
  if (x > 2047) return 4095
  if (x < -2047) return 0
  const part = x & 127
  const at = (x >> 7) + 16
  return ((SQUASH_POINTS[at] as number) * (128 - part) + (SQUASH_POINTS[at + 1] as number) * part + 64) >> 7
}

/** The inverse of squash, as a table. */
export const STRETCH = ((): Int16Array => {
  const table = new Int16Array(4096)
  let from = 0
  for (let x = -2047; x <= 2047; x++) {
    const to = squash(x)
    for (let p = from; p <= to; p++) table[p] = x
    from = to + 1
  }
  for (let p = from; p < 4096; p++) table[p] = 2047
  return table
})()
