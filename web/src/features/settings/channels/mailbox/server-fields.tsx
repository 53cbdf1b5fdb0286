import type { EmailSettings } from '@hubbub/contracts'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { optionsOf } from '#lib/words.ts'
import { type Security, type Server, securityWords, standardPorts } from './mailbox-values.ts'

export const serverWords = { imap: 'Incoming (IMAP)', smtp: 'Outgoing (SMTP)' } satisfies Record<
  Server,
  string
>

export interface ServerFieldsProps {
  server: Server
  settings: EmailSettings | undefined
}

/** Host, encryption and port; the port follows the encryption as long as it is a usual one. */
export function ServerFields({ server, settings }: ServerFieldsProps) {
  const [security, setSecurity] = useState<Security>(settings?.[server].security ?? 'tls')
  const [port, setPort] = useState(String(settings?.[server].port ?? standardPorts[server].tls))
  const choose = (next: Security) => {
    if (port === '' || port === String(standardPorts[server][security]))
      setPort(String(standardPorts[server][next]))
    setSecurity(next)
  }
  const name = `settings.${server}`
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 font-semibold">{serverWords[server]}</legend>
      <Field name={`${name}.host`} label="Server">
        <Input
          defaultValue={settings?.[server].host}
          placeholder={`${server}.example.com`}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <Field name={`${name}.security`} label="Encryption">
          <Select options={optionsOf(securityWords)} value={security} onValueChange={choose} />
        </Field>
        <Field name={`${name}.port`} label="Port">
          <Input
            inputMode="numeric"
            className="tabular"
            value={port}
            onChange={(event) => setPort(event.target.value)}
          />
        </Field>
      </div>
    </fieldset>
  )
}
