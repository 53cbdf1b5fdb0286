import type { Brand } from '@hubbub/contracts'
import { createBrand } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Adds a brand, or changes the one it is given. */
export function BrandDialog({ brand, trigger }: { brand?: Brand; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { brands } = api.workspace(workspace.id)
  const { change } = useChange(['brands', workspace.id])
  return (
    <FormDialog
      trigger={trigger}
      title={brand ? `Change ${brand.name}` : 'New brand'}
      submit="Save"
      schema={bodyOf(createBrand)}
      read={({ texts }) => texts()}
      onSubmit={(values) =>
        change(
          () => (brand ? brands.update(brand.id, values, brand.version) : brands.create(values)),
          'Saved',
        )
      }
    >
      <Field name="name" label="Name">
        <Input defaultValue={brand?.name} autoFocus />
      </Field>
      <Field name="signature" label="Signature" optional hint="Stands under every reply of this brand.">
        <Textarea defaultValue={brand?.signature} rows={4} />
      </Field>
    </FormDialog>
  )
}
