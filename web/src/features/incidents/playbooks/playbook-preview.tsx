import type { PlaybookContent } from '@hubbub/contracts'
import { CircleCheckBig } from 'lucide-react'
import { Section } from '#components/page.tsx'
import { severityWords } from '#lib/escalation/severity-words.ts'

/** A playbook as a person reads it. */
export function PlaybookPreview({
  playbook: { name, scenario, when, notes, steps },
}: {
  playbook: PlaybookContent
}) {
  return (
    <Section title={name} description={scenario === undefined ? undefined : `Scenario: ${scenario}`}>
      {when === undefined ? (
        <p className="text-sm text-muted">
          It suggests itself for nothing, and is chosen by hand or by a rule.
        </p>
      ) : (
        <p className="text-sm text-pretty text-muted">
          Suggests itself for{' '}
          {[
            ...(when.severities === undefined
              ? []
              : [when.severities.map((one) => severityWords[one].toLowerCase()).join(', ')]),
            ...(when.kinds === undefined ? [] : [`monitors of kind ${when.kinds.join(', ')}`]),
            ...(when.words === undefined ? [] : [`words as ${when.words.slice(0, 8).join(', ')}`]),
          ].join('; ')}
          .
        </p>
      )}
      {notes === undefined ? null : <p className="mt-2 text-pretty whitespace-pre-line">{notes}</p>}
      <ol className="mt-3 space-y-3">
        {steps.map((step) => (
          <li key={step.title}>
            <h3 className="font-medium">{step.title}</h3>
            {step.notes === undefined ? null : <p className="text-sm text-muted">{step.notes}</p>}
            <ul className="mt-1 space-y-1">
              {step.tasks.map(({ title, role, person, due, check }) => (
                <li key={title} className="border-l-2 border-border pl-3">
                  <p>{title}</p>
                  <p className="flex flex-wrap gap-x-2 text-sm text-muted">
                    {role === undefined ? null : <span>{role}</span>}
                    {person === undefined ? null : <span>{person}</span>}
                    {due === undefined ? null : <span className="tabular">within {due}</span>}
                    {check === undefined ? null : (
                      <span className="inline-flex items-center gap-1">
                        <CircleCheckBig aria-hidden className="size-3" /> {check}
                      </span>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}
