import type { XAccess } from './x-access.ts'
import type { Dialect } from './x-shape.ts'
import type { XStreams } from './x-stream.ts'
import type { XWorld } from './x-world.ts'

/** What the routes share. */
export interface XDesk {
  world: XWorld
  access: XAccess
  streams: XStreams
  dialect: Dialect
  tier: 'self-serve' | 'enterprise'
  now(): Date
  /** Posts that were read and are charged for. */
  reads(): number
  count(posts: number): void
  media: Map<string, { type: string; bytes: number; ready: boolean }>
}
