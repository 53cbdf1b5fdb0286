import type { Escalation } from '@hubbub/contracts'
import { BellRing, BellOff, CircleCheck, UserCheck } from 'lucide-react'
import { Badge, type BadgeTone } from '#components/badge.tsx'
import { stateWords } from '#lib/escalation/severity-words.ts'

const looks = {
  open: { tone: 'open', icon: BellRing },
  acknowledged: { tone: 'resolved', icon: UserCheck },
  exhausted: { tone: 'danger', icon: BellOff },
  resolved: { tone: 'success', icon: CircleCheck },
} satisfies Record<Escalation['state'], { tone: BadgeTone; icon: unknown }>

/** Whether somebody has it. */
export function EscalationState({
  escalation: { state, acknowledgedBy },
}: {
  escalation: Pick<Escalation, 'state' | 'acknowledgedBy'>
}) {
  const { tone, icon: Icon } = looks[state]
  const words =
    state === 'acknowledged' && acknowledgedBy !== null ? `${acknowledgedBy} has it` : stateWords[state]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {words}
    </Badge>
  )
}
