import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { type FormFields, formFields } from '#lib/form-fields.ts'
import { useSession } from '#lib/session.ts'
import type { ChannelValues } from './channel-values.ts'
import { CheckSteps } from './check-steps.tsx'

export interface ChannelTestProps {
  kind: string
  channelId: string | undefined
  read: (fields: FormFields) => ChannelValues
}

/** Tries what stands in the form it is in, and shows what the network said to each step. */
export function ChannelTest({ kind, channelId, read }: ChannelTestProps) {
  const { workspace } = useSession()
  const check = useMutation({
    mutationFn: async (form: HTMLFormElement) => {
      const { settings, credentials } = read(formFields(new FormData(form)))
      const given = credentials ?? (channelId === undefined ? {} : undefined)
      return await api.workspace(workspace.id).channels.check({
        kind,
        settings,
        ...(given && { credentials: given }),
        ...(channelId !== undefined && { channelId }),
      })
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
            works="It works."
            fails="It does not work yet. This is what the network says:"
          />
        ) : null}
      </div>
    </div>
  )
}
