import { Download } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Dialog, DialogClose, DialogContent } from '#components/dialog.tsx'
import { downloadText } from '#lib/download-text.ts'

/** Shown this once: the way in for whoever loses the phone. */
export function BackupCodesDialog({ codes, onClose }: { codes: string[] | null; onClose: () => void }) {
  if (!codes) return null
  const text = codes.join('\n')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Your backup codes"
        description="Each lets you in once, should you lose your phone."
        onDismiss={(event) => event.preventDefault()}
        footer={
          <>
            <Button onClick={() => downloadText('hubbub-backup-codes.txt', `${text}\n`)}>
              <Download />
              Download
            </Button>
            <DialogClose asChild>
              <Button variant="primary">I have kept them</Button>
            </DialogClose>
          </>
        }
      >
        <div className="space-y-4">
          <Callout tone="warning">They are not shown again. Keep them where your phone is not.</Callout>
          <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-canvas px-4 py-3 font-mono tabular">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <CopyField label="All codes" value={codes.join(' ')} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
