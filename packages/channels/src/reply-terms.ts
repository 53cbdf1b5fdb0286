import type { Ability, Allowance, PostRef } from '@hubbub/contracts'
import { abilitySchema } from '@hubbub/contracts'

/** What the network's rules on answering depend on. */
export interface ReplyQuestion {
  /** The newest message of the customer; null where they never wrote. */
  last: PostRef | null
  /** When the customer last wrote; reply windows run from there. */
  lastInboundAt: Date | null
  now: Date
}

export interface ReplyWay {
  audience: 'public' | 'direct'
  can: boolean
  /** In words for the agent, where it cannot be done. */
  why: string | null
  /** Until when it can be done. */
  until: Date | null
}

export interface ReplyTerms {
  /** The usual one first. Empty: nothing can be sent here at all. */
  ways: ReplyWay[]
  /** `weighted`: some letters count twice and every link the same. */
  limit: { max: number; unit: 'characters' | 'graphemes' | 'bytes' | 'weighted' } | null
  files: { max: number; maxBytes: number; types: string[] } | null
  formatting: 'plain' | 'markdown' | 'html'
  /** Where an agent can answer by hand when we may not. */
  openUrl: string | null
}

/** Every ability with a plain yes, or a reason. */
export function allAbilities(some: Partial<Record<Ability, true | string>>): Record<Ability, Allowance> {
  const entries = abilitySchema.options.map((ability): [Ability, Allowance] => {
    const found = some[ability]
    if (found === true) return [ability, { can: true, why: null }]
    return [ability, { can: false, why: found ?? 'The network does not offer it' }]
  })
  return Object.fromEntries(entries) as Record<Ability, Allowance>
}
