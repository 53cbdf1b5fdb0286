import type { Delivery } from '@hubbub/contracts'
import { exactTime } from '#lib/time/time-ago.ts'

export type DeliveryMark = 'clock' | 'tick' | 'ticks' | 'failed' | 'uncertain' | 'none'

export interface DeliveryWords {
  mark: DeliveryMark
  /** Short, for the screen and the tooltip. */
  text: string
  /** The server's own words, where they help. */
  detail: string | null
}

/** What became of a reply, in a mark and in words. */
export function deliveryWords(delivery: Delivery): DeliveryWords {
  if (delivery.hold !== undefined) {
    const { since, by, reason } = delivery.hold
    const planned = delivery.scheduledFor === null ? '' : ` Planned for ${exactTime(delivery.scheduledFor)}.`
    return {
      mark: 'clock',
      text: `Held since ${exactTime(since)} by ${by}`,
      detail: `${reason} · It waits until sending is let go.${planned}`,
    }
  }
  const refused = delivery.recipients.filter(({ status }) => status === 'rejected' || status === 'bounced')
  switch (delivery.state) {
    case 'held':
      return {
        mark: 'clock',
        text: delivery.scheduledFor === null ? 'Will be sent in a moment' : 'Will be sent later',
        detail: null,
      }
    case 'queued':
      // What the network puts off counts as no attempt.
      return delivery.attempts > 0 || delivery.response !== null
        ? { mark: 'clock', text: 'Will be tried again', detail: delivery.response }
        : { mark: 'clock', text: 'Waiting to be sent', detail: null }
    case 'sending':
      return { mark: 'clock', text: 'Being sent', detail: null }
    case 'sent':
      return sentWords(delivery, refused)
    case 'failed':
      return { mark: 'failed', text: 'Failed', detail: refusals(refused) || delivery.response }
    case 'uncertain':
      return {
        mark: 'uncertain',
        text: 'Nobody can say whether this was sent',
        detail: delivery.response,
      }
    case 'cancelled':
      return { mark: 'none', text: 'Taken back', detail: null }
  }
}

function sentWords(delivery: Delivery, refused: Delivery['recipients']): DeliveryWords {
  if (refused.length > 0) {
    const everybody = refused.length === delivery.recipients.length
    return {
      mark: 'failed',
      text: everybody ? 'Came back' : `Came back from ${refused.map(({ address }) => address).join(', ')}`,
      detail: refusals(refused),
    }
  }
  if (delivery.readAt !== null) return { mark: 'ticks', text: 'Read', detail: delivery.response }
  if (delivery.receivedAt !== null) return { mark: 'ticks', text: 'Delivered', detail: delivery.response }
  const accepted =
    delivery.recipients.length > 0 && delivery.recipients.every(({ status }) => status === 'accepted')
  return accepted
    ? { mark: 'ticks', text: 'Accepted by the mail server', detail: delivery.response }
    : { mark: 'tick', text: 'Sent', detail: delivery.response }
}

const refusals = (refused: Delivery['recipients']) =>
  refused.map(({ address, response }) => `${address}: ${response}`).join('; ')
