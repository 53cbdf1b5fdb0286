import type { Ability, Clock } from '@hubbub/contracts'
import type { Meter } from '../context.ts'
import type { XSettings } from './config.ts'

/** X charges for one thing once in a day, by UTC; more than this of a day are not remembered. */
const MAX_KNOWN = 200_000

export type XPurse = ReturnType<typeof createPurse>

/** Notes what is used at the prices of the account's settings. */
export function createPurse({
  meter,
  clock,
  prices,
}: {
  meter: Meter
  clock: Clock
  prices: XSettings['prices']
}) {
  let day = ''
  let known = new Set<string>()

  function freshOf(ids: readonly string[]): number {
    const today = clock.now().toISOString().slice(0, 10)
    if (today !== day || known.size > MAX_KNOWN) known = new Set()
    day = today
    const before = known.size
    for (const id of ids) known.add(id)
    return known.size - before
  }

  const read = async (use: Ability, unit: string, ids: readonly string[], each: number) => {
    const amount = freshOf(ids.map((id) => `${unit} ${id}`))
    if (amount > 0) await meter.spend({ for: use, unit, amount, costMicros: amount * each })
  }

  return {
    permit: meter.permit.bind(meter),
    allows: meter.allows.bind(meter),
    heard: (ids: readonly string[]) => read('listen', 'post-read', ids, prices.postRead),
    mentioned: (ids: readonly string[]) => read('mentions', 'own-read', ids, prices.ownRead),
    directs: (ids: readonly string[]) => read('direct', 'direct-read', ids, prices.directRead),
    lookedUp: (id: string) => read('profile', 'user-read', [id], prices.userRead),
    sentDirect: () =>
      meter.spend({ for: 'reply-direct', unit: 'direct', amount: 1, costMicros: prices.direct }),
    /** An answer to who called us costs less, a link more. */
    sentPost({ summoned, hasLink }: { summoned: boolean; hasLink: boolean }) {
      if (summoned) return meter.spend({ for: 'reply', unit: 'answer', amount: 1, costMicros: prices.answer })
      const costMicros = hasLink ? prices.postWithLink : prices.post
      return meter.spend({ for: 'reply', unit: 'post', amount: 1, costMicros })
    },
  }
}
