import { holdReachSchema } from '@hubbub/contracts'
import { placeOutboundHold } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useDirectory } from '#lib/use-directory.ts'

const all = 'all-brands'
const reaches = [
  {
    value: 'automatic',
    label: 'Posts, and what is scheduled, automatic or bulk',
    hint: 'Replies that people write and send go on',
  },
  { value: 'all', label: 'Everything', hint: 'Also what people answer' },
] as const

interface Props {
  trigger: ReactNode
  /** Chosen already. */
  brandId?: string | undefined
  reason?: string
}

/** Stops sending. */
export function HoldDialog({ trigger, brandId, reason = '' }: Props) {
  const { workspace } = useSession()
  const { brands } = useDirectory()
  const { change } = useChange(['outbound-holds', workspace.id])
  return (
    <FormDialog
      trigger={trigger}
      title="Hold sending"
      description="At once. Everybody who writes sees it, with your reason."
      submit="Hold"
      schema={bodyOf(placeOutboundHold)}
      read={({ text }) => ({
        brandId: text('brandId') === all ? null : text('brandId'),
        reach: holdReachSchema.parse(text('reach')),
        reason: text('reason'),
      })}
      onSubmit={(values) =>
        change(() => api.workspace(workspace.id).outboundHolds.place(values), 'Sending is held')
      }
    >
      <Field name="reason" label="Why">
        <Input maxLength={300} autoFocus defaultValue={reason} placeholder="Recall of the blue jumper" />
      </Field>
      <Field name="brandId" label="For">
        <Select
          key={brands.length}
          options={[
            { value: all, label: 'All brands' },
            ...brands.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={brandId ?? all}
        />
      </Field>
      <Field name="reach" label="What">
        <Select options={reaches} defaultValue="automatic" />
      </Field>
    </FormDialog>
  )
}
