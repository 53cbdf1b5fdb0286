import { createHash } from 'node:crypto'
import type { Blobs, IntakeTools, ResealDeps } from '@hubbub/domain'
import { typeByContent } from '@hubbub/storage'
import type { SessionDeps, WantedSource, WorkerDeps } from '@hubbub/worker'

export interface CollectDeps extends WorkerDeps, SessionDeps {
  secrets: ResealDeps['secrets']
  blobs: Blobs
  rescanMs: number
  /** What monitors want of accounts. */
  wanted?: WantedSource
}

export interface Target {
  workspaceId: string
  channelId: string
}

export function intakeTools({ blobs }: Pick<CollectDeps, 'blobs'>): IntakeTools {
  return {
    blobs,
    digest: (content) => createHash('sha256').update(content).digest('hex'),
    typeOf: typeByContent,
  }
}
