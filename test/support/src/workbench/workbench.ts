import { createHash } from 'node:crypto'
import type { Audience, EventActor, EventType } from '@hubbub/contracts'
import {
  type Caller,
  collectBatch,
  type Collected,
  type Context,
  enrichMessages,
  type Enricher,
  type IntakeTools,
  type ReplyTools,
  routeMessages,
  type Store,
  type ThreadTokens,
  type WorkContext,
} from '@hubbub/domain'
import { createManualClock, ids } from '@hubbub/runtime'
import { query } from '../query.ts'
import { furnish } from './furnish.ts'
import { inbound, type TestMail } from './inbound.ts'
import { createMemoryBlobs } from './memory-blobs.ts'
import { recordSignals, type Signalled } from './record-signals.ts'

/** A line of the log, as a test asks about it. */
export interface TestEvent {
  id: string
  type: EventType
  subjectId: string
  conversationId: string | null
  version: number
  actor: EventActor
  causeId: string | null
  data: { audience?: Audience } & Record<string, unknown>
}

export interface Arrived {
  messageId: string
  conversationId: string
}

export type Workbench = Awaited<ReturnType<typeof createWorkbench>>

/**
 * A furnished workspace on a real store, with a clock that stands still, and mail that comes in by the verbs themselves.
 * @param url of the owner of the database.
 */
export async function createWorkbench(store: Store, url: string) {
  const furniture = await furnish(store, ids)
  const { workspaceId, channelId, address } = furniture
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const blobs = createMemoryBlobs()
  const signalled: Signalled[] = []
  const signals = recordSignals(signalled)
  const work: WorkContext = { workspaceId, store, signals, clock, ids, trace: null }
  const tools: IntakeTools = { blobs, digest: sha256, typeOf: async (_content, claimed) => claimed }
  const toInbound = (mail: TestMail) => inbound(mail, { id: ids.next(), address, now: clock.now() })

  const collect = async (mails: readonly TestMail[], cursor: unknown = null): Promise<Collected> =>
    await collectBatch(work, tools, {
      channelId,
      batch: { messages: mails.map(toInbound), unreadable: [], cursor },
    })
  const enrich = async (messageIds: readonly string[]) =>
    await enrichMessages(work, plainEnricher, { channelId, messageIds })
  const route = async (messageIds: readonly string[]) =>
    await routeMessages(work, plainTokens, { channelId, messageIds })

  /** Time passes, a mail comes in and goes all the way to its conversation. */
  const receive = async (mail: TestMail = {}): Promise<Arrived> => {
    clock.advance(60_000)
    const [messageId = ''] = (await collect([mail])).messageIds
    await enrich([messageId])
    await route([messageId])
    const message = await store.transaction(workspaceId, ({ messages }) => messages.find(messageId))
    if (message === null) throw new Error('the mail was not routed')
    return { messageId, conversationId: message.conversationId }
  }

  return {
    ...furniture,
    store,
    clock,
    blobs,
    work,
    tools,
    /** What was told to the queue. */
    signalled,
    as: (caller: Caller): Context => ({ ...work, caller }),
    toInbound,
    collect,
    enrich,
    route,
    receive,
    /** Everything in the log in its order, or what is of one type; also what its readers may not see yet. */
    events: async (type?: EventType): Promise<TestEvent[]> => {
      const events = await query<TestEvent>(
        url,
        `SELECT id, type, subject_id AS "subjectId", conversation_id AS "conversationId", version, actor, cause_id AS "causeId", data
         FROM event WHERE workspace_id = $1 ORDER BY xid, seq`,
        [workspaceId],
      )
      return type === undefined ? events : events.filter((event) => event.type === type)
    },
  }
}

const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

/** Here a token is the id itself, so that a test can write it down. */
const plainTokens: ThreadTokens = {
  conversationOf: (token) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(token) ? token : null),
}

/** What a reply by mail needs besides; here a token is the id without its dashes. */
export const mailReplyTools: ReplyTools = {
  signThread: (conversationId) => conversationId.replaceAll('-', ''),
  catalogue: { replyTerms: () => ({ form: 'mail', ways: [], openUrl: null }) },
}

/** What its delivery asks: nothing is published by mail. */
export const mailTerms = { ...mailReplyTools.catalogue, publishTerms: () => null }

const plainEnricher: Enricher = {
  enrich: async (texts) =>
    texts.map(() => ({
      language: 'en',
      sentiment: { label: 'neutral', score: 0, confidence: 1, terms: [], scorer: 'test' },
    })),
}
