import type { ChannelField as FieldInfo } from '@hubbub/contracts'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { Input } from '#components/input.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { Select } from '#components/select.tsx'
import { Textarea } from '#components/textarea.tsx'
import { MailboxSelect } from './mailbox-select.tsx'
import { SigningSecret } from './signing-secret.tsx'

export interface ChannelFieldProps {
  field: FieldInfo
  /** What is stored; its own beginning where there is nothing yet. */
  value: unknown
  /** The channel is connected already: what it keeps secret need not be given again. */
  stored: boolean
}

/** One line of a form that the channel itself describes. */
export function ChannelField({ field, value, stored }: ChannelFieldProps) {
  const { path, label, hint, input, required } = field
  if (input === 'switch') {
    return <CheckboxField name={path} label={label} hint={hint} defaultChecked={value === true} />
  }
  if (input === 'signing-secret') return <SigningSecret path={path} label={label} stored={stored} />
  const isKept = stored && path.startsWith('credentials.')
  return (
    <Field
      name={path}
      label={label}
      optional={isKept || !required || input === 'lines'}
      hint={isKept ? 'Leave it empty to keep the one that is stored.' : hint}
    >
      {input === 'mailbox' ? (
        <MailboxSelect value={textOf(value)} />
      ) : (
        <Control field={field} value={textOf(value)} />
      )}
    </Field>
  )
}

function Control({ field: { input, options }, value }: { field: FieldInfo; value: string }) {
  switch (input) {
    case 'secret':
      return <PasswordInput autoComplete="new-password" />
    case 'number':
      return <Input inputMode="numeric" className="tabular" defaultValue={value} />
    case 'select':
      return <Select options={options} defaultValue={value} />
    case 'lines':
    case 'long-text':
      return <Textarea rows={3} defaultValue={value} spellCheck={false} />
    default:
      return <Input defaultValue={value} autoComplete="off" spellCheck={false} />
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('\n')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
