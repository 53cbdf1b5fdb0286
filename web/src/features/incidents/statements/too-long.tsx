import type { StatementContent } from '@hubbub/contracts'
import { Callout } from '#components/callout.tsx'
import { tooLong, useNetworks } from './networks.ts'

/** Before somebody asks or approves: what would not be taken as it is. Nothing where all fits. */
export function TooLong({ content, className }: { content: StatementContent; className?: string }) {
  const over = tooLong(useNetworks(), content)
  if (over.length === 0) return null
  return (
    <Callout
      tone="warning"
      title="Too long for some networks"
      {...(className !== undefined && { className })}
    >
      {over.join('; ')}. There it cannot be published as it is.
    </Callout>
  )
}
