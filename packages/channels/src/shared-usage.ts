import type { Ability } from '@hubbub/contracts'
import { ChannelError } from './channel-error.ts'
import type { Allotment, ChannelContext, Use } from './context.ts'

/** Where the use of an account is kept, for all processes that use it. */
interface UsageKeeper extends Allotment {
  judge(ability: Ability): Promise<{ stopped: boolean; until: Date; percent: number | null }>
  spend(use: { ability: Ability; unit: string; amount: number; costMicros: number }): Promise<void>
}

/** @param onUncounted what was used could not be counted; it is kept nevertheless. */
export function sharedUsage(
  keeper: UsageKeeper,
  onUncounted: (error: unknown, use: Use) => void,
): Pick<ChannelContext, 'allotment' | 'meter'> {
  return {
    allotment: keeper,
    meter: {
      async permit(ability) {
        const { stopped, until, percent } = await keeper.judge(ability)
        if (stopped) throw usedUp(ability, until, percent)
      },
      allows: async (ability) => !(await keeper.judge(ability)).stopped,
      spend: async (use) => await keeper.spend(rowOf(use)).catch((error: unknown) => onUncounted(error, use)),
      used: async () => {
        const { percent } = await keeper.judge('listen')
        return percent === null ? null : percent / 100
      },
    },
  }
}

const rowOf = ({ for: ability, unit, amount, costMicros = 0 }: Use) => ({
  ability,
  unit,
  amount: Math.round(amount),
  costMicros: Math.round(costMicros),
})

function usedUp(ability: Ability, until: Date, percent: number | null): ChannelError {
  const used = Math.floor(percent ?? 100)
  return new ChannelError({
    class: 'rate-limited',
    budget: true,
    until,
    message: `${used} % of this month’s budget is used: “${ability}” rests until ${until.toISOString().slice(0, 10)}`,
  })
}
