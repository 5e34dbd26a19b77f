/** The shapes of PostGIS by the number that it gives them in a type's modifier (liblwgeom.h). */
export const SHAPES = [
  'Geometry',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
  'CircularString',
  'CompoundCurve',
  'CurvePolygon',
  'MultiCurve',
  'MultiSurface',
  'PolyhedralSurface',
  'Triangle',
  'Tin',
]

const MODIFIER = /^([a-z]+?)(zm?|m)?(?:,(-?\d+))?$/i

/** The modifier of a spatial type as PostGIS prints it: `point, 4326` is `Point,4326`. Null for any other. */
export function spatialModifier(type: string, inside: string): string | null {
  const name = /(?:^|\.)"?(geometry|geography)"?$/.exec(type)?.[1]
  const [, said = '', dimensions = '', system] = MODIFIER.exec(inside.replace(/\s+/g, '')) ?? []
  const shape = SHAPES.find((it) => it.toLowerCase() === said.toLowerCase())
  if (!name || !shape) return null
  // Degrees on the globe are what geography is in where nothing is said.
  const srid = Number(system ?? (name === 'geography' ? 4326 : 0))
  return `${shape}${dimensions.toUpperCase()}${srid > 0 ? `,${srid}` : ''}`
}
