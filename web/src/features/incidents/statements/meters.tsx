import type { StatementContent } from '@hubbub/contracts'
import { networkWord } from '#components/channel-icon.tsx'
import { TextCount } from '#components/send/text-count.tsx'
import { judgePlace, type Network, strictest } from './networks.ts'

interface MetersProps {
  networks: readonly Network[]
  content: StatementContent
  language: string
}

/** How each of these networks counts what it is told. */
export function Meters({ networks, content, language }: MetersProps) {
  const counted = networks.flatMap((network) => {
    const place = strictest(network)
    const judged = place === null ? null : judgePlace(place, content, { language })
    return judged?.count == null ? [] : [{ kind: network.kind, count: judged.count, text: judged.text }]
  })
  if (counted.length === 0) return null
  return (
    <ul aria-label="Length by network" className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
      {counted.map(({ kind, count, text }) => (
        <li key={kind}>
          {networkWord(kind)}
          <TextCount count={count} text={text} />
        </li>
      ))}
    </ul>
  )
}
