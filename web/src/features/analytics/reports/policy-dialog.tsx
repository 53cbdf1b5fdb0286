import type { ReportPolicy } from '@hubbub/contracts'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Dialog, DialogClose, DialogContent } from '#components/dialog.tsx'
import { Labelled } from '#components/labelled.tsx'
import { Select } from '#components/select.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { optionsOf } from '#lib/words.ts'
import { addressesIn } from './report-draft.ts'
import { reportsKey } from './reports.queries.ts'

const outsideWords = {
  nobody: 'Members only',
  domains: 'Members, and addresses of these domains',
  anybody: 'Members, and any address',
} satisfies Record<ReportPolicy['outside'], string>

/** To whom besides members reports may go; also what exists already stops where it may not. */
export function PolicyDialog({ policy, onClose }: { policy: ReportPolicy; onClose: () => void }) {
  const { workspace } = useSession()
  const { act } = useChange(reportsKey(workspace.id))
  const [outside, setOutside] = useState(policy.outside)
  const [domains, setDomains] = useState(policy.domains.join('\n'))
  const save = () =>
    act(async () => {
      await api
        .workspace(workspace.id)
        .reports.setPolicy({ outside, domains: addressesIn(domains.toLowerCase()) })
      onClose()
    }, 'Saved')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Who may get reports"
        description="It holds for all reports of the workspace, also for those that are sent already."
      >
        <div className="space-y-4">
          <Labelled label="Reports may go to">
            <Select
              aria-label="Reports may go to"
              value={outside}
              options={optionsOf(outsideWords)}
              onValueChange={setOutside}
            />
          </Labelled>
          {outside === 'domains' ? (
            <Labelled label="Domains" hint="One a line.">
              <Textarea
                aria-label="Domains"
                rows={3}
                value={domains}
                placeholder="example.com"
                onChange={(event) => setDomains(event.target.value)}
              />
            </Labelled>
          ) : null}
          <div className="flex justify-end gap-2 pt-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              variant="primary"
              onClick={save}
              disabled={outside === 'domains' && addressesIn(domains).length === 0}
            >
              Save
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}
