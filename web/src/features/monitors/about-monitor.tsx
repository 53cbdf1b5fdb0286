import { useId } from 'react'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { useDirectory } from '#lib/use-directory.ts'
import { optionsOf } from '#lib/words.ts'
import { type Draft, kindWords, sharingWords } from './draft.ts'

/** Radix keeps the empty string for nothing. */
const NO_BRAND = 'none'

/** What it is called, what it follows, and who sees it. */
export function AboutMonitor({
  draft,
  isOwn,
  onChange,
}: {
  draft: Draft
  /** Whether it is one’s own, and may be kept to oneself. */
  isOwn: boolean
  onChange: (patch: Partial<Draft>) => void
}) {
  const id = useId()
  const { brands, teams } = useDirectory()
  const { name, kind, brandId, sharing, teamId } = draft
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-4">
      <div className="col-span-full space-y-1">
        <label htmlFor={id} className="block font-medium">
          Name
        </label>
        <Input
          id={id}
          value={name}
          maxLength={80}
          required
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      <Choice label="Follows">
        <Select
          aria-label="Follows"
          value={kind}
          options={optionsOf(kindWords)}
          onValueChange={(value) => onChange({ kind: value })}
        />
      </Choice>
      <Choice label="Of the brand">
        <Select
          aria-label="Of the brand"
          value={brandId ?? NO_BRAND}
          options={[
            { value: NO_BRAND, label: 'No brand' },
            ...brands.map((brand) => ({ value: brand.id, label: brand.name })),
          ]}
          onValueChange={(value) => onChange({ brandId: value === NO_BRAND ? null : value })}
        />
      </Choice>
      <Choice label="Who sees it">
        <Select
          aria-label="Who sees it"
          value={sharing}
          options={optionsOf(sharingWords).filter(
            ({ value }) =>
              value === sharing || (value === 'private' ? isOwn : value !== 'team' || teams.length > 0),
          )}
          onValueChange={(value) =>
            onChange({ sharing: value, teamId: value === 'team' ? (teamId ?? teams[0]?.id ?? null) : null })
          }
        />
        {sharing === 'team' ? (
          <Select
            aria-label="Team"
            className="mt-1"
            value={teamId ?? undefined}
            options={teams.map((team) => ({ value: team.id, label: team.name }))}
            onValueChange={(value) => onChange({ teamId: value })}
          />
        ) : null}
      </Choice>
    </div>
  )
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="space-y-1">
      <p className="font-medium">{label}</p>
      {children}
    </div>
  )
}
