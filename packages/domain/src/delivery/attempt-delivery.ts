import {
  errorMessage,
  isAppError,
  type OutboundAttachment,
  type OutboundEnvelope,
  type OutboundMessage,
  type SendResult,
  type SentLookup,
} from '@hubbub/contracts'
import type { Blobs } from '../ports/blobs.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { ClaimedDelivery } from '../ports/deliveries.ts'
import { type DeliveryFailure, type DeliveryOutcome, stillOpen } from '../rules/judge-delivery.ts'

/** The network a reply leaves by. Its errors are told apart by whoever knows it. */
export interface Outlet {
  send(channelId: string, message: OutboundMessage, signal: AbortSignal): Promise<SendResult>
  /** `since`: when the attempt was last seen alive. */
  lookupSent(channelId: string, message: OutboundEnvelope, since: Date): Promise<SentLookup>
  /** What an error of `send` means; `maybeSent`: the network may have taken the message nevertheless. */
  judge(error: unknown): DeliveryFailure & { maybeSent: boolean }
}

export interface DeliveryTools {
  catalogue: Pick<ChannelCatalogue, 'replyTerms' | 'publishTerms'>
  outlet: Outlet
  blobs: Blobs
  /** 0 to 1. */
  random(): number
  signal: AbortSignal
  /** How long a reply stays with a process of which nothing is heard; a minute unless said. */
  leaseMs?: number
}

export interface Attempt {
  /** `open`: it broke off, and the network has to be asked again a little later. */
  outcome: DeliveryOutcome | { kind: 'open' }
  /** What the network calls it, where it gave it a name of its own. */
  names?: Pick<SendResult, 'externalId' | 'ownRef' | 'url' | 'facts'>
}

/** A network that has taken a message shows it by then. */
const PATIENCE_MS = 60_000

export async function attemptDelivery(tools: DeliveryTools, claim: ClaimedDelivery): Promise<Attempt> {
  const { outlet, signal } = tools
  if (claim.named) return { outcome: foundAtNetwork }
  let attachments: OutboundAttachment[]
  try {
    attachments = await readFiles(tools.blobs, claim)
  } catch (error) {
    return { outcome: fileFailure(error) }
  }
  const message = messageOf(claim, attachments)
  try {
    const result = await outlet.send(claim.channelId, message, signal)
    const outcome = { kind: 'sent', response: result.response, recipients: result.recipients } as const
    return result.ownRef === claim.envelope.messageId ? { outcome } : { outcome, names: result }
  } catch (error) {
    const { maybeSent, ...failure } = outlet.judge(error)
    return { outcome: maybeSent ? { kind: 'open' } : failure }
  }
}

function messageOf(
  { envelope, recipients }: ClaimedDelivery,
  attachments: OutboundAttachment[],
): OutboundMessage {
  if (envelope.form === 'post') return { ...envelope, attachments }
  const open = stillOpen(recipients)
  return { ...envelope, attachments, ...(open !== undefined && { recipients: open }) }
}

/** What became of an attempt that was broken off. */
export async function lookUpDelivery(
  { outlet }: DeliveryTools,
  claim: ClaimedDelivery,
  now: Date,
): Promise<Attempt> {
  if (claim.named) return { outcome: foundAtNetwork }
  const message = 'The attempt was interrupted'
  // A copy in the Sent folder may be that of an earlier attempt, to the others.
  const ambiguous = claim.recipients.some(({ status }) => status === 'accepted')
  if (ambiguous) return { outcome: { kind: 'uncertain', message } }
  const { channelId, envelope, aliveAt } = claim
  const found = await outlet.lookupSent(channelId, envelope, aliveAt).catch((): SentLookup => 'unknown')
  if (typeof found === 'object')
    return {
      outcome: { kind: 'sent', response: found.response, recipients: found.recipients },
      names: found,
    }
  if (found === 'sent') return { outcome: foundAtNetwork }
  if (found === 'not-sent') return { outcome: { kind: 'not-sent', message } }
  const waited = now.getTime() - aliveAt.getTime()
  return { outcome: waited < PATIENCE_MS ? { kind: 'open' } : { kind: 'uncertain', message } }
}

const foundAtNetwork: DeliveryOutcome = { kind: 'sent', response: 'Found at the network', recipients: [] }

async function readFiles(blobs: Blobs, claim: ClaimedDelivery): Promise<OutboundAttachment[]> {
  const files: OutboundAttachment[] = []
  for (const { filename, contentType, contentId, storageKey } of claim.attachments) {
    const content = new Uint8Array(await new Response(await blobs.get(storageKey)).arrayBuffer())
    files.push({ filename, contentType, contentId, content })
  }
  return files
}

/** A file that is gone stays gone; a store that does not answer is asked again. */
function fileFailure(error: unknown): DeliveryFailure {
  const gone = isAppError(error) && error.kind === 'not_found'
  return {
    kind: 'failed',
    class: gone ? 'rejected' : 'retry',
    message: errorMessage(error),
    until: null,
    recipients: [],
  }
}
