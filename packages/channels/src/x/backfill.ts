import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { BackfillInput } from '../contract.ts'
import { limits } from './config.ts'
import { searchMentions, searchTerms } from './search-between.ts'
import type { SourceDeps } from './sources.ts'

const SLACK_MS = 60_000

/** What was missed, as far as X still finds it; rejects as final where some of it is too long ago. */
export async function* backfill(
  deps: SourceDeps,
  handle: string | null,
  { from, to, signal }: BackfillInput,
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const { settings, clock } = deps
  const oldest = new Date(clock.now().getTime() - limits.searchMs + SLACK_MS)
  const start = from < oldest ? oldest : from
  if (start < to) {
    if (settings.mentions && handle !== null) yield* searchMentions(deps, { handle, from: start, to, signal })
    if (deps.terms.length > 0) yield* searchTerms(deps, { from: start, to, signal })
  }
  if (from < oldest)
    throw new ChannelError({
      class: 'rejected',
      message: `X finds only what was said in the last seven days; nothing from before ${oldest.toISOString()}`,
    })
}
