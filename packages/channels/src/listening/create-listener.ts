import type { ListeningPlan, ListeningProblem } from '@hubbub/contracts'
import type { WantedDesk } from '../context.ts'
import type { Wanted } from './plan-listening.ts'

/** Before anybody has connected it, an account is nobody's. */
const nobody: Wanted & { stamp: number } = { stamp: 0, channel: { id: '', kind: '', name: '' }, monitors: [] }

const MOST_PROBLEMS = 1000

export interface Listened {
  stamp: number
  plan: ListeningPlan
  wanted: Wanted
}

/** What a running account asks for, made anew only where something else is wanted. */
export function createListener(desk: WantedDesk | null, plan: (wanted: Wanted) => ListeningPlan) {
  let kept: Listened | null = null
  let noted: number | null = null
  return {
    async now(): Promise<Listened> {
      const wanted = (await desk?.read()) ?? nobody
      if (kept?.stamp !== wanted.stamp) kept = { stamp: wanted.stamp, plan: plan(wanted), wanted }
      return kept
    },
    onChange: (call: () => void): (() => void) => desk?.onChange(call) ?? (() => {}),
    /** The network is asked for it by now. */
    async note({ stamp, plan: { monitors } }: Listened, refused: readonly ListeningProblem[] = []) {
      if (noted === stamp && refused.length === 0) return
      noted = stamp
      const crowdedOut = monitors
        .filter((one) => one.crowdedOut)
        .map(({ id, why }) => ({ monitorIds: [id], message: why ?? '' }))
      await desk?.note({ stamp, problems: [...refused, ...crowdedOut].slice(0, MOST_PROBLEMS) })
    },
  }
}

export type Listener = ReturnType<typeof createListener>

/** The texts of a plan, the account's own first. */
export const textsOf = ({ terms }: ListeningPlan): string[] => terms.map(({ text }) => text)
