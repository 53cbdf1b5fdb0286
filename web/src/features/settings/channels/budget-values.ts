import { type Ability, abilitySchema, type ChannelBudget } from '@hubbub/contracts'
import type { FormFields } from '#lib/form-fields.ts'

const MICROS = 1_000_000

/** The budget as the form has it: dollars, shares with commas, and what ends where. */
export function readBudget(
  { text }: FormFields,
  { units, abilities }: { units: readonly string[]; abilities: readonly Ability[] },
) {
  const dollars = text('costMicros').trim()
  const limits = units.flatMap((unit) => {
    const limit = text(`units.${unit}`).trim()
    return limit === '' ? [] : [[unit, Number(limit)] as const]
  })
  return {
    costMicros: dollars === '' ? null : Math.round(Number(dollars.replace(',', '.')) * MICROS),
    units: Object.fromEntries(limits),
    alarms: text('alarms')
      .split(/[\s,;%]+/)
      .filter(Boolean)
      .map(Number),
    stops: abilities.flatMap((ability) => {
      const at = text(`stops.${ability}`)
      return at === '' || at === '100' ? [] : [{ ability, percent: at === 'never' ? null : Number(at) }]
    }),
  }
}

export const stopOf = ({ stops }: Pick<ChannelBudget, 'stops'>, ability: Ability): string => {
  const stop = stops.find((one) => one.ability === ability)
  if (stop === undefined) return '100'
  return stop.percent === null ? 'never' : String(stop.percent)
}

/** In the order in which they are to end: what ends first stands first. */
export function byStop(budget: Pick<ChannelBudget, 'stops'>, offers: readonly Ability[]): Ability[] {
  const place = (ability: Ability) => {
    const at = stopOf(budget, ability)
    return at === 'never' ? Number.POSITIVE_INFINITY : Number(at)
  }
  return abilitySchema.options
    .filter((ability) => offers.includes(ability))
    .toSorted((a, b) => place(a) - place(b) || 0)
}

export const dollars = (micros: number): string => `$${(micros / MICROS).toFixed(2)}`
