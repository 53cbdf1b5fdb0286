import { AppError, type MonitorSharing } from '@hubbub/contracts'
import type { Changing } from '../rules/whole-query.ts'

/**
 * Holds a monitor to what its phrase rules need. They change how a message counts for everybody, so everybody must see
 * where they hold; and what it matches must not depend on what they change, or both would chase each other for ever.
 */
export function expectFitForRules({
  sharing,
  asks,
}: {
  sharing: MonitorSharing
  asks: readonly Changing[]
}): void {
  if (sharing !== 'workspace')
    throw new AppError({
      code: 'monitor.rules_need_workspace',
      kind: 'invalid',
      message: 'Phrase rules count for everybody: a monitor that has some must be seen by everybody',
    })
  if (asks.includes('sentiment'))
    throw new AppError({
      code: 'monitor.rules_need_other_query',
      kind: 'invalid',
      message: 'Phrase rules change the sentiment: a monitor that asks for it cannot have any',
    })
}
