import type { EscalationStep } from '@hubbub/contracts'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Chip } from '#components/chip.tsx'
import { FieldError } from '#components/field.tsx'
import { useForm } from '#components/form.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Select } from '#components/select.tsx'
import { targetOf, targetValue, useTargets } from '#lib/escalation/target-words.ts'
import { waitOptions } from './wait-words.ts'

const most = 10

interface Props {
  steps: readonly EscalationStep[]
  onChange: (steps: EscalationStep[]) => void
}

/** Who is told, one step after the other. */
export function StepsField({ steps, onChange }: Props) {
  const { errors } = useForm()
  const error = Object.entries(errors.fields).find(([name]) => name.startsWith('steps'))?.[1]
  const put = (index: number, step: EscalationStep) => onChange(steps.with(index, step))
  return (
    <fieldset data-field-control="steps" className="space-y-2">
      <legend className="font-medium">Steps</legend>
      <ol className="space-y-2">
        {[...steps.entries()].map(([index, step]) => (
          // Steps have no names of their own: their place is what they are.
          <li key={index} className="rounded-md border border-border p-3">
            <Step
              number={index + 1}
              step={step}
              onChange={(changed) => put(index, changed)}
              onRemove={steps.length > 1 ? () => onChange(steps.toSpliced(index, 1)) : null}
            />
          </li>
        ))}
      </ol>
      {steps.length < most ? (
        <Button
          size="sm"
          onClick={() => onChange([...steps, { targets: [{ kind: 'supervisors' }], waitSeconds: 300 }])}
        >
          <Plus /> Add a step
        </Button>
      ) : null}
      <FieldError id="steps-error">{error}</FieldError>
    </fieldset>
  )
}

interface StepProps {
  number: number
  step: EscalationStep
  onChange: (step: EscalationStep) => void
  onRemove: (() => void) | null
}

function Step({ number, step: { targets, waitSeconds }, onChange, onRemove }: StepProps) {
  const { options, nameOf } = useTargets()
  const chosen = new Set(targets.map(targetValue))
  const free = options.filter(({ value }) => !chosen.has(value))
  return (
    <>
      <div className="mb-2 flex items-center justify-between">
        <span className="font-medium">Step {number}</span>
        {onRemove ? (
          <IconButton size="sm" label={`Remove step ${number}`} onClick={onRemove}>
            <Trash2 />
          </IconButton>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="text-muted">Tell</span>
        {targets.map((target) => (
          <Chip
            key={targetValue(target)}
            removeLabel={`Do not tell ${nameOf(target)}`}
            {...(targets.length > 1 && {
              onRemove: () => onChange({ waitSeconds, targets: targets.filter((other) => other !== target) }),
            })}
          >
            {nameOf(target)}
          </Chip>
        ))}
        <Select
          key={targets.length}
          aria-label={`Tell somebody else in step ${number}`}
          placeholder="and…"
          options={free}
          onValueChange={(value) => onChange({ waitSeconds, targets: [...targets, targetOf(value)] })}
          className="w-36"
        />
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <span className="text-muted">If nobody acknowledges, go on after</span>
        <Select
          aria-label={`Wait in step ${number}`}
          options={waitOptions(waitSeconds)}
          value={String(waitSeconds)}
          onValueChange={(value) => onChange({ targets, waitSeconds: Number(value) })}
          className="w-36"
        />
      </div>
    </>
  )
}
