import type { Brand, Monitor } from '@hubbub/contracts'
import type { SelectOption } from '#components/select.tsx'

/** Where a rule holds, as a value of a field. */
export type RulePlace = 'everywhere' | `brand:${string}` | `monitor:${string}`

export const placeOf = (place: RulePlace): { brandId: string | null; monitorId: string | null } => {
  const [kind, id = null] = place.split(':')
  return { brandId: kind === 'brand' ? id : null, monitorId: kind === 'monitor' ? id : null }
}

/**
 * Everywhere, one of several brands, or what a monitor matches. Rules change how messages count for everybody, and what
 * sounds how: a monitor that not everybody sees, or that asks for the sentiment, can have none.
 */
export function rulePlaces(
  brands: readonly Pick<Brand, 'id' | 'name'>[],
  monitors: readonly Pick<Monitor, 'id' | 'name' | 'sharing' | 'query'>[],
): SelectOption<RulePlace>[] {
  const ruled = monitors.filter(
    ({ sharing, query }) => sharing === 'workspace' && !/\bsentiment:/i.test(query),
  )
  return [
    { value: 'everywhere', label: 'Everywhere' },
    ...(brands.length > 1 ? brands : []).map(({ id, name }): SelectOption<RulePlace> => ({
      value: `brand:${id}`,
      label: name,
      hint: 'Only in messages of this brand',
    })),
    ...ruled.map(({ id, name }): SelectOption<RulePlace> => ({
      value: `monitor:${id}`,
      label: name,
      hint: 'Only in what this monitor matches',
    })),
  ]
}
