import type { Ability, Allowance, ReplyAudience, ReplyWay } from '@hubbub/contracts'
import { abilitySchema, notOffered } from '@hubbub/contracts'

/** A way to answer: open unless there is a reason against it, of plain text without a limit and without files unless said. */
export function replyWay(
  audience: ReplyAudience,
  rest: Partial<Omit<ReplyWay, 'audience' | 'can'>>,
): ReplyWay {
  const { why = null } = rest
  return {
    label: null,
    until: null,
    limits: [],
    files: null,
    formatting: 'plain',
    templates: false,
    ...rest,
    audience,
    can: why === null,
    why,
  }
}

/** Every ability with a plain yes, or a reason. */
export function allAbilities(some: Partial<Record<Ability, true | string>>): Record<Ability, Allowance> {
  const entries = abilitySchema.options.map((ability): [Ability, Allowance] => {
    const found = some[ability]
    if (found === true) return [ability, { can: true, why: null }]
    return [ability, { can: false, why: found ?? notOffered }]
  })
  return Object.fromEntries(entries) as Record<Ability, Allowance>
}
