import type { Brand, ImportFormat } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { Section } from '#components/page.tsx'
import { Select, type SelectOption } from '#components/select.tsx'
import { Spinner } from '#components/spinner.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import type { ChosenTable } from './map-table.tsx'
import { uploadFile } from './upload-file.ts'

interface StartImportProps {
  file: File
  format: ImportFormat
  table: ChosenTable | null
  /** The kind of channel that files go into. */
  kind: string
}

const NEW = 'new'

/** Where the file goes; then it is sent and read. */
export function StartImport({ file, format, table, kind }: StartImportProps) {
  const { workspace } = useSession()
  const channels = useQuery(channelsQuery(workspace.id)).data ?? []
  const brands = useQuery(brandsQuery(workspace.id)).data ?? []
  const mailboxes = channels.filter((channel) => channel.kind === 'email').map(({ address }) => address)
  const [place, setPlace] = useState(NEW)
  const [brand, setBrand] = useState<string | null>(null)
  const [own, setOwn] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const upload = useUpload({ file, format, table, kind })
  const fit = channels.filter((channel) => channel.kind === kind)
  const brandId = brand ?? brands[0]?.id
  const ownText = own ?? mailboxes.join('\n')
  const isReady = format === 'mbox' || table?.isReady === true
  return (
    <Section title="Where it goes">
      <ChoosePlace
        place={place}
        onPlace={setPlace}
        options={[
          { value: NEW, label: `A new one: ${file.name.slice(0, 60)}` },
          ...fit.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        brands={brands}
        brandId={brandId}
        onBrand={setBrand}
      />
      {place === NEW && format === 'mbox' ? <OwnAddresses text={ownText} onText={setOwn} /> : null}
      <div className="mt-2">
        <CheckboxField
          checked={open}
          onCheckedChange={(checked) => setOpen(checked === true)}
          label="Conversations arrive open"
          hint="Else they arrive resolved."
        />
      </div>
      {upload.error === null ? null : (
        <Callout tone="danger" className="mt-3">
          {upload.error}
        </Callout>
      )}
      <div className="mt-4 flex items-center justify-end gap-3">
        {upload.share === null ? null : (
          <p role="status" className="flex items-center gap-2 text-sm text-muted tabular">
            <Spinner /> {Math.floor(upload.share * 100)} % sent
          </p>
        )}
        {upload.share === null ? null : <Button onClick={upload.cancel}>Cancel</Button>}
        <Button
          variant="primary"
          disabled={!isReady || upload.share !== null || brandId === undefined}
          onClick={() =>
            void upload.begin({
              place,
              brandId: brandId ?? '',
              own: ownText.split(/\s+/).filter(Boolean),
              open,
            })
          }
        >
          Import
        </Button>
      </div>
    </Section>
  )
}

interface ChoosePlaceProps {
  place: string
  onPlace: (place: string) => void
  options: readonly SelectOption[]
  brands: readonly Brand[]
  brandId: string | undefined
  onBrand: (brandId: string) => void
}

function ChoosePlace({ place, onPlace, options, brands, brandId, onBrand }: ChoosePlaceProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div>
        <p aria-hidden className="mb-1 font-medium">
          Channel
        </p>
        <Select aria-label="Channel" value={place} onValueChange={onPlace} options={options} />
      </div>
      {place === NEW && brandId ? (
        <div>
          <p aria-hidden className="mb-1 font-medium">
            Brand
          </p>
          <Select
            aria-label="Brand"
            value={brandId}
            onValueChange={onBrand}
            options={brands.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      ) : null}
    </div>
  )
}

function OwnAddresses({ text, onText }: { text: string; onText: (text: string) => void }) {
  const id = useId()
  return (
    <div className="mt-3">
      <label htmlFor={id} className="mb-1 block font-medium">
        Your own addresses
      </label>
      <Textarea id={id} rows={3} value={text} onChange={(event) => onText(event.target.value)} />
      <p className="text-sm text-muted">One on each line. What they wrote is shown as yours.</p>
    </div>
  )
}

interface Begin {
  place: string
  brandId: string
  own: string[]
  open: boolean
}

function useUpload({ file, format, table, kind }: StartImportProps) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(['imports', workspace.id], ['channels', workspace.id])
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)
  const { imports, channels } = api.workspace(workspace.id)

  async function send({ place, brandId, own, open }: Begin, signal: AbortSignal) {
    const channelId =
      place === NEW
        ? (
            await channels.create({
              kind,
              name: file.name.slice(0, 120),
              brandId,
              settings: { own },
              credentials: {},
            })
          ).id
        : place
    const mapping = format === 'csv' ? (table?.mapping ?? null) : null
    const run = await imports.create({
      channelId,
      format,
      filename: file.name,
      size: file.size,
      mapping,
      open,
    })
    await uploadFile(workspace.id, run, { file, signal, onProgress: setShare })
  }

  return {
    share,
    error,
    cancel: () => stop.current?.abort(),
    async begin(where: Begin) {
      const controller = new AbortController()
      stop.current = controller
      setError(null)
      setShare(0)
      try {
        await change(async () => await send(where, controller.signal), 'The import has begun')
        await navigate({ to: '/settings/imports' })
      } catch (failure) {
        setError(
          controller.signal.aborted
            ? 'Cancelled: what was sent is kept, and can be begun anew.'
            : errorText(failure),
        )
      } finally {
        setShare(null)
      }
    },
  }
}
