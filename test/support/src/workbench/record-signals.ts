import type { Signals } from '@hubbub/domain'

export interface Signalled {
  signal: keyof Signals
  work: unknown
}

/** Stands in for the queue: what is told to it is appended to the list. */
export function recordSignals(signalled: Signalled[]): Signals {
  const on = (signal: keyof Signals) => async (work: unknown) => void signalled.push({ signal, work })
  return {
    messagesCollected: on('messagesCollected'),
    messagesEnriched: on('messagesEnriched'),
    deliveryDue: on('deliveryDue'),
    actionDue: on('actionDue'),
    conversationSeen: on('conversationSeen'),
    channelChanged: on('channelChanged'),
    callKept: on('callKept'),
    quarantineRetry: on('quarantineRetry'),
    deadLetterRetry: on('deadLetterRetry'),
  }
}
