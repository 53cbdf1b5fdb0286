import { z } from 'zod'
import { eventTypeSchema } from './events.ts'

/** An event as a browser sees it: ids and a version; what changed is fetched from the API. */
export const liveEventSchema = z.object({
  /** Opaque place in the log; later is greater by `compareCursors`. */
  cursor: z.string(),
  id: z.string(),
  type: eventTypeSchema,
  subjectId: z.string(),
  conversationId: z.string().nullable(),
  version: z.number(),
  actorId: z.string().nullable(),
  at: z.string(),
  /** True where the person has just lost sight of the conversation. */
  gone: z.boolean(),
})
export type LiveEvent = z.infer<typeof liveEventSchema>

export const viewerSchema = z.object({ memberId: z.string(), name: z.string(), typing: z.boolean() })
export type Viewer = z.infer<typeof viewerSchema>

/** Server to browser. */
export const serverEvents = {
  /** In the order of the log, nothing missed, nothing twice. */
  events: z.object({ events: z.array(liveEventSchema), cursor: z.string() }),
  /** Who is looking at a conversation, the receiver included; sent to its viewers on every change. */
  viewers: z.object({ conversationId: z.string(), viewers: z.array(viewerSchema) }),
  /** The customer writes in the conversation that one looks at, where its channel tells so; forgotten after some seconds. */
  writing: z.object({ conversationId: z.string(), name: z.string(), typing: z.boolean() }),
  /** Who is here at all. */
  presence: z.object({
    members: z.array(z.object({ memberId: z.string(), availability: z.enum(['online', 'away', 'offline']) })),
  }),
  /** The client asked for events older than the server keeps at hand: it must load everything anew, from this cursor on. */
  resync: z.object({ cursor: z.string() }),
}
export type ServerToClient = {
  [E in keyof typeof serverEvents]: (data: z.output<(typeof serverEvents)[E]>) => void
}

/** Browser to server. Handshake `auth`: { workspaceId, cursor? }. */
export const clientEvents = {
  /** Replaces which conversation this socket looks at; the last one said holds. */
  watch: z.object({ openConversationId: z.string().nullable() }),
  /** `note`: what is written is not for the customer, who is told nothing. */
  typing: z.object({ conversationId: z.string(), typing: z.boolean(), note: z.boolean().default(false) }),
}
export const ackSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string() }),
])
export type Ack = z.infer<typeof ackSchema>
export type ClientToServer = {
  [E in keyof typeof clientEvents]: (
    data: z.output<(typeof clientEvents)[E]>,
    ack?: (reply: Ack) => void,
  ) => void
}

/** A place in the event log: the number of a transaction and the place within it. */
export const cursorSchema = z.string().regex(/^\d{1,20}\.\d{1,19}$/)
export const handshakeSchema = z.object({ workspaceId: z.uuid(), cursor: cursorSchema.optional() })

/** Orders two cursors `xid.seq` of the event log. */
export function compareCursors(a: string, b: string): number {
  const [ax = '0', as = '0'] = a.split('.')
  const [bx = '0', bs = '0'] = b.split('.')
  const byTransaction = BigInt(ax) - BigInt(bx)
  const order = byTransaction === 0n ? BigInt(as) - BigInt(bs) : byTransaction
  return Number(order > 0n) - Number(order < 0n)
}
