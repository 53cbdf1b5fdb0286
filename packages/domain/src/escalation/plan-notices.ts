import type { NotifyPreference, OutsideWay, Severity } from '@hubbub/contracts'
import { quietUntil } from './quiet-hours.ts'

export interface KnownWay {
  kind: OutsideWay
  /** Null: the address of the account. */
  id: string | null
}

export interface PlannedNotice {
  way: OutsideWay
  wayId: string | null
  notBefore: Date
  held: boolean
}

/** Until somebody says otherwise: by everything they have, but for what is low. */
export const usualPreference: NotifyPreference = {
  timeZone: 'UTC',
  quiet: null,
  rules: {
    low: [],
    medium: everyWay(),
    high: everyWay(),
    critical: everyWay(),
  },
}

function everyWay() {
  return (['email', 'webhook', 'push', 'telegram'] as const).map((way) => ({ way, afterSeconds: 0 }))
}

/** By which ways outside of the app a person is told, and when; what quiet hours hold is told when they end. */
export function planNotices(
  preference: NotifyPreference,
  ways: readonly KnownWay[],
  { severity, at }: { severity: Severity; at: Date },
): PlannedNotice[] {
  const planned = new Map<KnownWay, PlannedNotice>()
  for (const { way, afterSeconds } of preference.rules[severity]) {
    const wanted = new Date(at.getTime() + afterSeconds * 1000)
    const quiet = quietUntil(preference, severity, wanted)
    for (const known of ways.filter(({ kind }) => kind === way)) {
      const notice = { way, wayId: known.id, notBefore: quiet ?? wanted, held: quiet !== null }
      const earlier = planned.get(known)
      if (earlier === undefined || notice.notBefore < earlier.notBefore) planned.set(known, notice)
    }
  }
  return [...planned.values()]
}
