import type { InboundBatch } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { GithubClient } from './client.ts'
import type { GithubSettings } from './config.ts'
import type { Ourselves } from './mapper.ts'

/** What reading stands on. */
export interface GithubDeps extends Pick<ChannelContext, 'clock'> {
  client: GithubClient
  settings: GithubSettings
  us: (signal?: AbortSignal) => Promise<Ourselves>
  pace: { nextAt: number }
}

export type Read = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>
