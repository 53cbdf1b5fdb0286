import type { Contact } from '@hubbub/contracts'
import { updateContact } from '@hubbub/contracts/http'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { Textarea } from '#components/textarea.tsx'
import { UnsavedGuard } from '#components/unsaved-guard.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useContactChange } from './use-contact-change.ts'

export function ContactForm({ contact, mayWrite }: { contact: Contact; mayWrite: boolean }) {
  const { workspace } = useSession()
  const { change } = useContactChange(contact.id)
  const [dirty, setDirty] = useState(false)
  return (
    <Section>
      <Form
        aria-label="About the contact"
        schema={bodyOf(updateContact)}
        read={({ texts }) => texts()}
        onDirtyChange={setDirty}
        onSubmit={(values) =>
          change(
            () => api.workspace(workspace.id).contacts.update(contact.id, values, contact.version),
            'Saved',
          )
        }
      >
        <UnsavedGuard dirty={dirty} />
        <Field name="name" label="Name">
          <Input defaultValue={contact.name} readOnly={!mayWrite} />
        </Field>
        <Field name="notes" label="Notes" optional hint="Only colleagues see them.">
          <Textarea defaultValue={contact.notes} rows={5} readOnly={!mayWrite} />
        </Field>
        {mayWrite ? <SubmitButton>Save</SubmitButton> : null}
      </Form>
    </Section>
  )
}
