import type { Ability } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { YouTubeClient } from './client.ts'
import type { YouTubeSettings } from './config.ts'
import type { Ourselves } from './mapper.ts'
import type { ThreadsOf } from './reading-client.ts'

/** Threads that are listed together. */
export interface Source {
  key: string
  of: ThreadsOf
  use: Ability
}

export function ownSources(us: Ourselves | null, { held }: YouTubeSettings): Source[] {
  if (us === null) return []
  const of = { allThreadsRelatedToChannelId: us.id }
  const own: Source = { key: 'own', of, use: 'comments' }
  return held
    ? [own, { key: 'held', of: { ...of, moderationStatus: 'heldForReview' }, use: 'comments' }]
    : [own]
}

export async function heardSources(
  { channels, videos }: YouTubeSettings,
  resolve: (channel: string, signal: AbortSignal) => Promise<string>,
  signal: AbortSignal,
): Promise<Source[]> {
  const sources: Source[] = videos.map((videoId) => ({ key: videoId, of: { videoId }, use: 'listen' }))
  for (const channel of channels) {
    const id = await resolve(channel, signal)
    sources.push({ key: id, of: { allThreadsRelatedToChannelId: id }, use: 'listen' })
  }
  return sources
}

export const videoSource = (videoId: string): Source => ({ key: videoId, of: { videoId }, use: 'listen' })

/** The lasting name of a channel, asked for once. */
export function createResolver(client: Pick<YouTubeClient, 'channel'>) {
  const known = new Map<string, string>()
  return async (channel: string, signal?: AbortSignal): Promise<string> => {
    const id = channel.startsWith('@') ? known.get(channel) : channel
    if (id !== undefined) return id
    const found = await client.channel({ forHandle: channel }, 'listen', signal)
    if (found === null)
      throw new ChannelError({ class: 'rejected', message: `There is no channel “${channel}”` })
    known.set(channel, found.id)
    return found.id
  }
}

/** What videos are called, asked for fifty at a time and once. */
export function createTitles(client: Pick<YouTubeClient, 'videos'>) {
  const known = new Map<string, string | null>()
  return async (ids: readonly (string | null)[], use: Ability, signal: AbortSignal) => {
    const missing = [...new Set(ids)].filter((id) => id !== null && !known.has(id)) as string[]
    if (known.size > 2000) known.clear()
    for (let at = 0; at < missing.length; at += 50) {
      const asked = missing.slice(at, at + 50)
      const found = await client.videos(asked, use, signal)
      for (const id of asked) known.set(id, found.find((video) => video.id === id)?.snippet.title ?? null)
    }
    return (id: string | null) => (id === null ? null : (known.get(id) ?? null))
  }
}
