import type { DrillNetwork, DrillState, RecordingHead, RecordingLine } from '@hubbub/contracts'

export interface Recording {
  head: RecordingHead
  /** In the order in which they are said; those of the calm stand apart. */
  /** `number`: its place in the file after the head, by which others repeat it. */
  lines: (RecordingLine & { at: number; number: number })[]
  calm: RecordingLine[]
}

export interface KeptDrill {
  id: string
  originId: string
  originName: string
  recording: Recording
  /** The account on each network. */
  channels: { [K in DrillNetwork]?: string }
  speed: number
  state: DrillState
  /** How many of its lines were said. */
  position: number
  /** How many of the days before were matched at the last look, and for how many looks it was the same. */
  matched: number
  still: number
  startedBy: string
  createdAt: Date
  startedAt: Date | null
  pausedAt: Date | null
  pausedMs: number
  endedAt: Date | null
  version: number
}

export interface DrillPatch {
  state?: DrillState
  position?: number
  matched?: number
  still?: number
  startedAt?: Date
  pausedAt?: Date | null
  pausedMs?: number
  endedAt?: Date
}

/** What the team has done, by what is written down. */
export interface DrillFacts {
  alertedAt: Date | null
  acknowledgedAt: Date | null
  /** The first answer that everybody could read, and the first word of our own. */
  repliedAt: Date | null
  statedAt: Date | null
  containedAt: Date | null
  incident: { id: string; title: string } | null
  kept: number
}

export interface DrillRepository {
  insert(drill: KeptDrill): Promise<void>
  get(): Promise<KeptDrill | null>
  lock(): Promise<KeptDrill | null>
  /** Raises and returns the version. */
  update(patch: DrillPatch): Promise<number>
  facts(since: Date): Promise<DrillFacts>
}
