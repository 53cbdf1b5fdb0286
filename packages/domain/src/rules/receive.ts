import type { Activity } from '@hubbub/contracts'
import type { RoutableConversation, RoutableMessage } from '../ports/routing.ts'
import { blendMood } from './conversation-sentiment.ts'
import { gatherMarks } from './conversation-marks.ts'
import { previewOf } from './preview.ts'

/** What a message moves in the conversation it joins. */
export type Standing = Pick<
  RoutableConversation,
  | 'status'
  | 'inboundCount'
  | 'sentiment'
  | 'marks'
  | 'waitingSince'
  | 'firstReplyAt'
  | 'preview'
  | 'previewDirection'
  | 'lastActivityAt'
>

export type Arrival = Pick<
  RoutableMessage,
  'direction' | 'text' | 'subject' | 'automatic' | 'sentiment' | 'marks' | 'sentAt'
> & {
  /** Whether we have stopped listening to its author. */
  blocked: boolean
  /** It comes from a file of the past. */
  imported?: { open: boolean } | null
}

/** How a conversation stands after a message, and what is told of it in the thread. */
export function receive(
  before: Standing,
  arrival: Arrival,
  now: Date,
): { after: Standing; activity: Activity | null } {
  // Clocks of senders run ahead; nothing was said later than now.
  const at = arrival.sentAt > now ? now : arrival.sentAt
  if (arrival.imported) return { after: { ...before, ...remembered(before, arrival, at) }, activity: null }
  if (arrival.direction === 'out') return { after: answered(before, arrival, at), activity: null }
  const counted = { ...before, inboundCount: before.inboundCount + 1 }
  // What was marked as spam stays out of sight, whatever its sender writes.
  if (before.status === 'spam')
    return { after: { ...counted, ...newest(before, arrival, at, 'in') }, activity: null }
  // Out-of-office notes, newsletters and blocked people wait for nobody: they are kept and shown, and that is all.
  if (arrival.automatic || arrival.blocked) return { after: counted, activity: null }
  // Who wrote again after all was settled begins to wait anew.
  const since = before.status === 'resolved' ? null : before.waitingSince
  const after: Standing = {
    ...counted,
    status: 'open',
    sentiment: blendMood(before.sentiment, arrival.sentiment),
    marks: gatherMarks(since === null ? [] : before.marks, arrival.marks),
    waitingSince: since === null || at < since ? at : since,
    ...newest(before, arrival, at, 'in'),
  }
  const activity: Activity | null =
    before.status === 'open' ? null : { type: 'status', from: before.status, to: 'open', until: null }
  return { after, activity }
}

/** Written by one of us in another program: as good an answer as one from here, if nothing was said after it. */
function answered(before: Standing, arrival: Arrival, at: Date): Standing {
  const customerHasLastWord = before.previewDirection === 'in' && before.lastActivityAt > at
  return {
    ...before,
    waitingSince: customerHasLastWord ? before.waitingSince : null,
    firstReplyAt: before.inboundCount === 0 ? before.firstReplyAt : (before.firstReplyAt ?? at),
    ...newest(before, arrival, at, 'out'),
  }
}

function newest(before: Standing, arrival: Arrival, at: Date, previewDirection: 'in' | 'out') {
  if (at < before.lastActivityAt) return {}
  return { lastActivityAt: at, preview: previewOf(arrival.text || (arrival.subject ?? '')), previewDirection }
}

/** History moves no clock and no status: what was said is shown, and how it felt. */
function remembered(before: Standing, arrival: Arrival, at: Date): Partial<Standing> {
  const isTheirs = arrival.direction === 'in'
  return {
    ...(isTheirs && {
      sentiment: blendMood(before.sentiment, arrival.sentiment),
      marks: gatherMarks(before.previewDirection === 'in' ? before.marks : [], arrival.marks),
    }),
    ...newest(before, arrival, at, arrival.direction),
  }
}

/** How a conversation stands that begins with a message. */
export function begin(arrival: Arrival, now: Date): Standing {
  const at = arrival.sentAt > now ? now : arrival.sentAt
  const heard = arrival.direction === 'in' && !arrival.automatic && !arrival.blocked
  const isPast = arrival.imported != null
  return {
    status: firstStatus(arrival),
    inboundCount: arrival.direction === 'in' && !isPast ? 1 : 0,
    sentiment: heard ? blendMood(null, arrival.sentiment) : null,
    marks: heard ? gatherMarks([], arrival.marks) : [],
    waitingSince: heard && !isPast ? at : null,
    firstReplyAt: null,
    preview: previewOf(arrival.text || (arrival.subject ?? '')),
    previewDirection: arrival.direction,
    lastActivityAt: at,
  }
}

/** What one of us began elsewhere waits for the customer; blocked people are kept out of sight. */
function firstStatus({ direction, blocked, imported }: Arrival): Standing['status'] {
  if (imported != null) return imported.open && !blocked ? 'open' : 'resolved'
  if (blocked) return 'resolved'
  return direction === 'out' ? 'pending' : 'open'
}
