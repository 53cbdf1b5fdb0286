import type { Rotation } from '@hubbub/contracts'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Chip } from '#components/chip.tsx'
import { FieldError } from '#components/field.tsx'
import { useForm } from '#components/form.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { newRotation } from './new-rotation.ts'
import { RotationHours } from './rotation-hours.tsx'

interface Props {
  rotations: readonly Rotation[]
  onChange: (rotations: Rotation[]) => void
}

/** Who takes turns, and when. */
export function RotationsField({ rotations, onChange }: Props) {
  const { member } = useSession()
  const { errors } = useForm()
  const error = Object.entries(errors.fields).find(([name]) => name.startsWith('rotations'))?.[1]
  return (
    <fieldset data-field-control="rotations" className="space-y-2">
      <legend className="font-medium">Rotations</legend>
      <p className="text-sm text-muted">Where two cover the same time, the upper one counts.</p>
      {[...rotations.entries()].map(([index, rotation]) => (
        // Rotations have no ids: their place is what they are.
        <div key={index} className="space-y-3 rounded-md border border-border p-3">
          <RotationFields
            rotation={rotation}
            onChange={(changed) => onChange(rotations.with(index, changed))}
            onRemove={() => onChange(rotations.toSpliced(index, 1))}
          />
        </div>
      ))}
      {rotations.length < 10 ? (
        <Button size="sm" onClick={() => onChange([...rotations, newRotation(member.id)])}>
          <Plus /> Add a rotation
        </Button>
      ) : null}
      <FieldError id="rotations-error">{error}</FieldError>
    </fieldset>
  )
}

interface RotationProps {
  rotation: Rotation
  onChange: (rotation: Rotation) => void
  onRemove: () => void
}

const unitWords = { hours: 'hours', days: 'days', weeks: 'weeks' } as const

function RotationFields({ rotation, onChange, onRemove }: RotationProps) {
  const { name, startsAt, every, unit } = rotation
  const set = (change: Partial<Rotation>) => onChange({ ...rotation, ...change })
  return (
    <>
      <div className="flex items-center gap-2">
        <Input
          aria-label="Name of the rotation"
          value={name}
          maxLength={60}
          onChange={(event) => set({ name: event.target.value })}
          className="max-w-60 font-medium"
        />
        <IconButton label={`Remove the rotation ${name}`} onClick={onRemove} className="ml-auto">
          <Trash2 />
        </IconButton>
      </div>
      <People rotation={rotation} onChange={onChange} />
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-muted">Each for</span>
        <Input
          type="number"
          aria-label="Length of a turn"
          min={1}
          max={365}
          value={Number.isNaN(every) ? '' : every}
          onChange={(event) => set({ every: event.target.valueAsNumber })}
          className="w-18"
        />
        <Select
          aria-label="Unit of a turn"
          options={Object.entries(unitWords).map(([value, label]) => ({ value, label }))}
          value={unit}
          onValueChange={(value) => set({ unit: value as Rotation['unit'] })}
          className="w-26"
        />
        <span className="text-muted">beginning</span>
        <Input
          type="datetime-local"
          aria-label="When the first turn begins"
          value={startsAt}
          onChange={(event) => set({ startsAt: event.target.value.slice(0, 16) })}
          className="w-52"
        />
      </div>
      <RotationHours hours={rotation.hours} onChange={(hours) => set({ hours })} />
    </>
  )
}

/** In the order of their turns. */
function People({ rotation, onChange }: Omit<RotationProps, 'onRemove'>) {
  const { everybody, members } = useDirectory()
  const { memberIds } = rotation
  const nameOf = (id: string) => everybody.find((member) => member.id === id)?.name ?? 'Somebody who is gone'
  const set = (ids: string[]) => onChange({ ...rotation, memberIds: ids })
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-muted">In turn</span>
      {[...memberIds.entries()].map(([index, id]) => (
        // Somebody may take more than one turn of a round.
        <Chip
          key={`${index} ${id}`}
          removeLabel={`Take ${nameOf(id)} out`}
          {...(memberIds.length > 1 && { onRemove: () => set(memberIds.toSpliced(index, 1)) })}
        >
          {index + 1}. {nameOf(id)}
        </Chip>
      ))}
      <Select
        key={memberIds.length}
        aria-label="Add somebody to the rotation"
        placeholder="then…"
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        onValueChange={(id) => set([...memberIds, id])}
        className="w-36"
      />
    </div>
  )
}
