import type { ChannelAccount, OutboundMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult, SentQuestion } from '../contract.ts'
import { z } from 'zod'
import { videoSchema } from './api-types.ts'
import { backfillYouTube } from './backfill-youtube.ts'
import { createYouTubeClient, type YouTubeAccount } from './client.ts'
import { createListener } from '../listening/create-listener.ts'
import { pullListening } from '../listening/pull-listening.ts'
import { planYouTube } from './listening.ts'
import { mapVideo, type Ourselves, profileOf } from './mapper.ts'
import { pullYouTube } from './pull-youtube.ts'
import { belowSchema, readComments } from './read-comments.ts'
import { lookupYouTube, sendYouTube } from './send-youtube.ts'
import { createResolver, createTitles } from './sources.ts'
import { cannotWrite } from './terms.ts'

export function createYouTubeSession(
  view: YouTubeAccount & { account: ChannelAccount | null },
  context: ChannelContext,
): ChannelSession {
  const { settings, account } = view
  const { clock, meter } = context
  const client = createYouTubeClient(view, context)
  let known: Ourselves | null = account === null ? null : { id: account.id, handle: account.handle }

  /** As the last check said, else asked for once. By a key we are nobody. */
  async function us(signal?: AbortSignal): Promise<Ourselves | null> {
    if (settings.access === 'key') return null
    if (known !== null) return known
    const mine = await client.channel({ mine: 'true' }, 'comments', signal)
    if (mine === null)
      throw new ChannelError({ class: 'reauthorize', message: 'The Google account has no channel' })
    known = { id: mine.id, handle: mine.snippet.customUrl?.replace(/^@/, '') ?? null }
    return known
  }
  const [titles, resolve, pace] = [createTitles(client), createResolver(client), { nextAt: 0 }]
  const deps = { client, titles, settings, clock, meter, us, resolve, pace }
  const listener = createListener(context.wanted, (wanted) => planYouTube(settings, wanted))

  return {
    pull: (input) =>
      pullListening(listener, (searches) =>
        pullYouTube({ ...deps, settings: { ...settings, searches } }, input),
      ),
    watch: async () => {
      throw new ChannelError({ class: 'rejected', message: 'YouTube does not tell of new comments' })
    },
    async send(message, { signal } = {}) {
      expectPost(message)
      if (settings.access === 'key') throw new ChannelError({ class: 'rejected', message: cannotWrite })
      return await sendYouTube(client, message, signal)
    },
    async lookupSent(question) {
      const { message } = question
      expectPost(message)
      return await lookupYouTube(client, await us(), { ...question, message })
    },
    read: async (raw) => readAgain(raw, await us()),
    backfill: (input) => backfillYouTube(deps, input),
    hide: async ({ externalId }, hidden) =>
      await client.moderate(externalId, hidden ? 'rejected' : 'published'),
    remove: async ({ externalId }) => await client.remove(externalId),
    async profile(party) {
      const found = await client.channel({ id: party.value }, 'profile')
      if (found === null)
        throw new ChannelError({ class: 'rejected', message: 'YouTube knows no such channel' })
      return profileOf(found)
    },
    [Symbol.asyncDispose]: client.close,
  }
}

function expectPost<M extends OutboundMessage | SentQuestion['message']>(
  message: M,
): asserts message is Extract<M, { form: 'post' }> {
  if (message.form !== 'post')
    throw new ChannelError({ class: 'rejected', message: 'No mail leaves by YouTube' })
}

const rawSchema = z.object({ comment: z.unknown(), below: belowSchema })

function readAgain(raw: Uint8Array, us: Ourselves | null): ReadResult {
  const fail = (reason: string): ReadResult => ({
    ok: false,
    unreadable: { externalId: 'unknown', direction: 'in', reason, raw },
  })
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(raw))
    const video = videoSchema.safeParse(value).data
    if (video !== undefined) return { ok: true, message: { ...mapVideo(video, us), raw } }
    const { comment, below } = rawSchema.parse(value)
    const { messages, unreadable } = readComments([comment], below, us)
    if (messages[0] !== undefined) return { ok: true, message: { ...messages[0], raw } }
    return unreadable[0] === undefined ? fail('It says nothing') : { ok: false, unreadable: unreadable[0] }
  } catch {
    return fail('It is nothing that YouTube says')
  }
}
