import type { InboundBatch } from '@hubbub/contracts'
import type { BackfillInput } from '../contract.ts'
import type { YouTubeDeps } from './pull-youtube.ts'
import { readSource } from './read-source.ts'
import { heardSources, ownSources } from './sources.ts'

/** All threads of a stretch of time, with what answers them; YouTube lists as far back as one likes. */
export async function* backfillYouTube(
  deps: YouTubeDeps,
  { from, to, signal }: BackfillInput,
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const us = await deps.us(signal)
  const heard = await heardSources(deps.settings, deps.resolve, signal)
  for (const source of [...ownSources(us, deps.settings), ...heard])
    for await (const { messages, unreadable } of readSource({ ...deps, us }, source, {
      place: null,
      threads: {},
      since: from,
      signal,
    })) {
      const missed = messages.filter(({ sentAt }) => sentAt <= to)
      if (missed.length + unreadable.length > 0) yield { messages: missed, unreadable }
    }
}
