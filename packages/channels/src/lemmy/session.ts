import type { OutboundMessage, PostRef } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult, SentQuestion } from '../contract.ts'
import { backfillLemmy } from './backfill-lemmy.ts'
import { createLemmyClient, type LemmyAccount, type LemmyClient } from './client.ts'
import type { LemmySettings } from './config.ts'
import { entriesOf, partsOf } from './entries.ts'
import { createListener, textsOf } from '../listening/create-listener.ts'
import { pullListening } from '../listening/pull-listening.ts'
import { planLemmy } from './listening.ts'
import { profileOf } from './mapper.ts'
import { pullLemmy } from './pull-lemmy.ts'
import { readEntries } from './read-entries.ts'
import { lookupLemmy, sendLemmy } from './send-lemmy.ts'

export function createLemmySession(account: LemmyAccount, context: ChannelContext): ChannelSession {
  const client = createLemmyClient(account, context)
  const { settings } = account
  const deps = { client, settings, clock: context.clock, pace: { searchAt: 0 } }
  const listener = createListener(context.wanted, (wanted) => planLemmy(settings, wanted))
  const asking = (searches: string[]) => ({ ...deps, settings: { ...settings, searches } })

  return {
    pull: (input) => pullListening(listener, (searches) => pullLemmy(asking(searches), input)),
    watch: async () => {
      throw new ChannelError({ class: 'rejected', message: 'Lemmy does not tell an account of news' })
    },
    async send(message, { signal } = {}) {
      expectPost(message)
      return await sendLemmy(deps, message, signal)
    },
    async lookupSent(question) {
      const { message } = question
      expectPost(message)
      return await lookupLemmy(deps, { ...question, message })
    },
    read: async (raw, { direction }) => readAgain(raw, settings, direction),
    async *backfill(input) {
      const { plan } = await listener.now()
      yield* backfillLemmy(asking(textsOf(plan)), input)
    },
    react: async (to) => await vote(client, to, 1),
    unreact: async (to) => await vote(client, to, 0),
    async remove(post) {
      const { kind, id } = expectParts(post)
      await client.remove(kind, id)
    },
    profile: async (party) => profileOf(await client.person(party.handle ?? party.value)),
    [Symbol.asyncDispose]: client.close,
  }
}

async function vote(client: LemmyClient, to: PostRef, score: 0 | 1): Promise<void> {
  const { kind, id } = expectParts(to)
  if (kind === 'letter')
    throw new ChannelError({ class: 'rejected', message: 'A private message cannot be voted for' })
  await client.like(kind, id, score)
}

function expectPost<M extends OutboundMessage | SentQuestion['message']>(
  message: M,
): asserts message is Extract<M, { form: 'post' }> {
  if (message.form !== 'post')
    throw new ChannelError({ class: 'rejected', message: 'No mail leaves by Lemmy' })
}

function expectParts({ externalId }: Pick<PostRef, 'externalId'>) {
  const parts = partsOf(externalId)
  if (parts !== null) return parts
  throw new ChannelError({ class: 'rejected', message: 'That is nothing that stands on Lemmy' })
}

/** One that was set aside, once it can be read. */
function readAgain(
  raw: Uint8Array,
  { url, username: us }: LemmySettings,
  direction: 'in' | 'out',
): ReadResult {
  const fail = (reason: string): ReadResult => ({
    ok: false,
    unreadable: { externalId: 'unknown', direction, reason, raw },
  })
  try {
    const view: unknown = JSON.parse(new TextDecoder().decode(raw))
    const [entry] = (['comment', 'letter', 'post'] as const).flatMap((kind) => entriesOf(kind, [view]))
    if (entry === undefined) return fail('It is nothing that Lemmy says')
    const { messages, unreadable } = readEntries([entry], { url, us, toUs: false })
    if (messages[0] !== undefined) return { ok: true, message: { ...messages[0], raw } }
    return unreadable[0] === undefined ? fail('It says nothing') : { ok: false, unreadable: unreadable[0] }
  } catch {
    return fail('It is no JSON')
  }
}
