import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Section } from '#components/page.tsx'
import { toast } from '#components/toast.tsx'
import { auth } from '#lib/auth.ts'
import { useSession } from '#lib/session.ts'
import { BackupCodesDialog } from './backup-codes-dialog.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'
import { PasswordDialog } from './password-dialog.tsx'

export function TwoFactorSection() {
  const { user } = useSession()
  const queryClient = useQueryClient()
  const [codes, setCodes] = useState<string[] | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['me'] })
  return (
    <Section
      title="Second factor"
      description="Besides your password, a code from an app on your phone. Whoever learns your password still cannot come in."
      actions={user.twoFactorEnabled ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
    >
      <div className="flex flex-wrap gap-2">
        {user.twoFactorEnabled ? (
          <>
            <PasswordDialog
              trigger={<Button>New backup codes</Button>}
              title="New backup codes"
              description="The old ones stop working."
              submit="Make new codes"
              onSubmit={async (password) =>
                setCodes((await auth.twoFactor.newBackupCodes(password)).backupCodes)
              }
            />
            <PasswordDialog
              trigger={<Button variant="danger-quiet">Turn off</Button>}
              title="Turn off the second factor?"
              description="Your password alone will be enough to sign in."
              submit="Turn off"
              danger
              onSubmit={async (password) => {
                await auth.twoFactor.disable(password)
                await refresh()
                toast.success('The second factor is off')
              }}
            />
          </>
        ) : (
          <EnrolDialog
            onEnrolled={async (backupCodes) => {
              await refresh()
              setCodes(backupCodes)
            }}
          />
        )}
      </div>
      <BackupCodesDialog codes={codes} onClose={() => setCodes(null)} />
    </Section>
  )
}
