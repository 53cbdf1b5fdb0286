import { PhoneCall } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { type AskedLog, askLog } from '#lib/logging/log-asked.ts'

export const LogCallButton = ({ asked }: { asked: AskedLog }) => (
  <Button onClick={() => askLog(asked)}>
    <PhoneCall aria-hidden /> Log a call or a visit
  </Button>
)
