/** 4096 / (1 + e^-x), x in 1/256, by interpolation between 33 points (lpaq). */
const POINTS: usize = memory.data<u16>([
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975,
  4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
])

/** The inverse of squash, as a table of 4096. */
export const STRETCH: usize = 1024
/** How fast a slot learns by how often it was seen, of 65536. */
export const RATES: usize = STRETCH + 4096 * 2
export const TABLES_END: usize = 16384

@inline export function squash(x: i32): i32 {
  if (x > 2047) return 4095
  if (x < -2047) return 0
  const part = x & 127
  const at: usize = POINTS + (((x >> 7) + 16) << 1)
  return (<i32>load<u16>(at) * (128 - part) + <i32>load<u16>(at, 2) * part + 64) >> 7
}

export function fillTables(): void {
  for (let n: u32 = 0; n < 64; n++) store<i32>(RATES + (n << 2), <i32>Math.floor(65536.0 / (<f64>n + 1.2)))
  let from: i32 = 0
  for (let x: i32 = -2047; x <= 2047; x++) {
    const to = squash(x)
    for (let p = from; p <= to; p++) store<i16>(STRETCH + (p << 1), <i16>x)
    from = to + 1
  }
  for (let p = from; p < 4096; p++) store<i16>(STRETCH + (p << 1), 2047)
}
