import type { Severity } from '@hubbub/contracts'
import { Flame, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { Badge, type BadgeTone } from '#components/badge.tsx'
import { severityWords } from '#lib/escalation/severity-words.ts'

const looks = {
  critical: { tone: 'danger', icon: Flame },
  high: { tone: 'danger', icon: OctagonAlert },
  medium: { tone: 'warning', icon: TriangleAlert },
  low: { tone: 'info', icon: Info },
} satisfies Record<Severity, { tone: BadgeTone; icon: unknown }>

export function SeverityBadge({ severity }: { severity: Severity }) {
  const { tone, icon: Icon } = looks[severity]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {severityWords[severity]}
    </Badge>
  )
}
