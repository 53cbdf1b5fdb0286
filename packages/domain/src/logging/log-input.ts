import type { LoggedOutcome, LoggedWay } from '@hubbub/contracts'

export interface LoggedPerson {
  name: string
  phone: string
}

export interface LogCall {
  clientId: string
  way: LoggedWay
  outcome: LoggedOutcome
  at: Date
  minutes: number | null
  text: string
  followUp: boolean
  conversationId?: string | undefined
  contactId?: string | undefined
  person?: LoggedPerson | undefined
  channelId?: string | undefined
}

/** Where a log goes. */
export interface LogPlace {
  conversationId: string
  channelId: string
  contactName: string
}

export const directionOf = (way: LoggedWay): 'in' | 'out' => (way === 'call-out' ? 'out' : 'in')
