import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { downloadBlob } from '#lib/download-text.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import type { DashboardState } from './use-dashboard.ts'

/** What is looked at, on paper. */
export function PrintButton({ state }: { state: DashboardState }) {
  const { workspace } = useSession()
  const [pending, setPending] = useState(false)
  const { dashboard, layout, compared, focus, span } = state
  const title = dashboard?.name ?? 'Overview'
  const print = async () => {
    setPending(true)
    try {
      const { from, to, timeZone } = span
      const monitorIds = compared.map(({ id }) => id)
      const blob = await api.workspace(workspace.id).reports.print({
        title,
        layout: { ...layout, monitorIds },
        monitorId: focus?.id ?? null,
        from,
        to,
        timeZone,
      })
      downloadBlob(`${title}.pdf`, blob)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <Button pending={pending} onClick={() => void print()}>
      <FileDown /> PDF
    </Button>
  )
}
