import type { EscalationStep } from '@hubbub/contracts'

/** Of two ladders one on which everybody of both stands, as early as in either of them. */
export function mergeSteps(
  one: readonly EscalationStep[],
  other: readonly EscalationStep[],
): EscalationStep[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_step, index) => {
    const both = [one[index], other[index]].filter((step) => step !== undefined)
    const targets = new Map(
      both.flatMap((step) => step.targets).map((target) => [JSON.stringify(target), target]),
    )
    return {
      targets: [...targets.values()],
      waitSeconds: Math.min(...both.map(({ waitSeconds }) => waitSeconds)),
    }
  })
}
