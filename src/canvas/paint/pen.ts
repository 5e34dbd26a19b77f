type Context = CanvasRenderingContext2D

/** A line to be stroked or filled later. */
export type Path = Pick<Path2D, 'moveTo' | 'lineTo' | 'arc' | 'arcTo'>

/** What cards, edges and shapes are drawn with: a canvas, or whatever else can do as much. */
export type Pen = Pick<
  Context,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'save'
  | 'restore'
  | 'translate'
  | 'scale'
  | 'beginPath'
  | 'arc'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
> & {
  roundRect(x: number, y: number, width: number, height: number, radii: number | number[]): void
  fill(): void
  fill(path: Path, rule?: CanvasFillRule): void
  stroke(path?: Path): void
  /** Where a path has to be of the pen's own kind. */
  readonly newPath?: (text?: string) => Path
}

export const newPath = (pen: Pen): Path => pen.newPath?.() ?? new Path2D()
