import type { EscalationState } from '@hubbub/contracts'

/** Where somebody stands on the ladder. `step` is the next one to be taken. */
export interface Rung {
  state: EscalationState
  step: number
  round: number
  steps: readonly { waitSeconds: number }[]
  repeat: number
}

export type Move =
  | {
      kind: 'step'
      /** An acknowledgement has run out, and what stood then is told again. */
      again: boolean
      step: number
      round: number
      /** What stands from now on. */
      next: { step: number; round: number; waitSeconds: number }
    }
  | { kind: 'exhausted' }

/** What a timer that has run out does. Null where it has nothing to do any more. */
export function nextMove(rung: Rung): Move | null {
  if (rung.state === 'acknowledged') return take(rung, Math.max(0, rung.step - 1), rung.round, true)
  if (rung.state !== 'open') return null
  if (rung.step < rung.steps.length) return take(rung, rung.step, rung.round, false)
  if (rung.round < rung.repeat) return take(rung, 0, rung.round + 1, false)
  return { kind: 'exhausted' }
}

function take({ steps }: Rung, step: number, round: number, again: boolean): Move {
  const { waitSeconds = 0 } = steps[step] ?? {}
  return { kind: 'step', again, step, round, next: { step: step + 1, round, waitSeconds } }
}
