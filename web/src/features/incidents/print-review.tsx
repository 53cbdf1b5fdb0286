import type { IncidentDetail } from '@hubbub/contracts'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { downloadBlob } from '#lib/download-text.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The review on paper, as it is kept. */
export function PrintReview({ incident: { id, number } }: { incident: IncidentDetail }) {
  const { workspace } = useSession()
  const [pending, setPending] = useState(false)
  const print = async () => {
    setPending(true)
    try {
      const blob = await api.workspace(workspace.id).incidents.printReview(id, zone)
      downloadBlob(`incident-${number}.pdf`, blob)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <Button pending={pending} onClick={() => void print()}>
      <FileDown /> As PDF
    </Button>
  )
}
