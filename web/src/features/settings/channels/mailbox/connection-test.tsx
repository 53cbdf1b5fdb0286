import { emailSettingsSchema } from '@hubbub/contracts'
import { checkChannel } from '@hubbub/contracts/http'
import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { errorText } from '#lib/error-text.ts'
import { formFields } from '#lib/form-fields.ts'
import { useSession } from '#lib/session.ts'
import { CheckSteps } from '../check-steps.tsx'
import { readMailbox } from './mailbox-values.ts'
import { serverWords } from './server-fields.tsx'

const schema = bodyOf(checkChannel).extend({ settings: emailSettingsSchema })

/** Tries what stands in the form it is in, and shows what each server said to each step. */
export function ConnectionTest({ channelId }: { channelId: string | undefined }) {
  const { workspace } = useSession()
  const check = useMutation({
    mutationFn: async (form: HTMLFormElement) => {
      const { settings, credentials } = readMailbox(formFields(new FormData(form)))
      const parsed = schema.safeParse({ kind: 'email', settings, credentials, channelId })
      if (!parsed.success) throw new Error('Fill in the address and both servers first.')
      if (!credentials && !channelId) throw new Error('Enter the password first.')
      return api.workspace(workspace.id).channels.check(parsed.data)
    },
  })
  return (
    <div className="space-y-3">
      <Button
        pending={check.isPending}
        onClick={(event) => {
          const { form } = event.currentTarget
          if (form) check.mutate(form)
        }}
      >
        <PlugZap />
        Test the connection
      </Button>
      <div aria-live="polite">
        {check.isError ? <Callout tone="danger">{errorText(check.error)}</Callout> : null}
        {check.data && !check.isPending ? (
          <CheckSteps
            check={check.data}
            works="Both servers work."
            fails="It does not work yet. This is what the servers say:"
            words={stepWords}
          />
        ) : null}
      </div>
    </div>
  )
}

const stepWords: Partial<Record<string, string>> = { ...serverWords, folders: 'Folders' }
