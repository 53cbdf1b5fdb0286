import { type IncidentDetail, type IncidentReview, reviewFigures } from '@hubbub/contracts'
import { reviewIncident } from '@hubbub/contracts/http'
import { FileDown } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Section } from '#components/page.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { Textarea } from '#components/textarea.tsx'
import { toast } from '#components/toast.tsx'
import { bodyOf } from '#lib/body-of.ts'
import { downloadText } from '#lib/download-text.ts'
import { reviewText } from '#lib/incidents/review-text.ts'
import { useSession } from '#lib/session.ts'
import { ReviewActions } from './review-actions.tsx'
import { PrintReview } from './print-review.tsx'
import { useIncident } from './use-incident.ts'

const nothing: IncidentReview = { well: '', badly: '' }

/** After it is over: figures, what went well and what did not, and what is done about it. */
export function Review({ incident }: { incident: IncidentDetail }) {
  const { id, number, review, state } = incident
  const { can } = useSession()
  const change = useIncident(id)
  const { well, badly } = review ?? nothing
  return (
    <Section
      title="Review"
      description={
        state === 'reviewed' ? 'It is closed for good.' : 'Writing it closes the incident for good.'
      }
      className="mb-4"
      actions={
        <div className="flex shrink-0 flex-wrap justify-end gap-2">
          <Button onClick={() => downloadText(`incident-${number}.md`, reviewText(incident))}>
            <FileDown /> As text
          </Button>
          <PrintReview incident={incident} />
        </div>
      }
    >
      <dl className="mb-4 grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3 xl:grid-cols-6">
        {reviewFigures(incident).map(([name, value]) => (
          <Figure key={name} name={name} value={value} />
        ))}
      </dl>
      {can('incident:write') ? (
        <Form
          schema={bodyOf(reviewIncident)}
          read={({ text }) => ({ well: text('well'), badly: text('badly') })}
          onSubmit={async (values) => {
            if (await change((api) => api.review(id, values))) toast.success('The review is kept')
          }}
        >
          <div className="grid gap-4 lg:grid-cols-2">
            <Field name="well" label="What went well" optional>
              <Textarea defaultValue={well} maxLength={5000} />
            </Field>
            <Field name="badly" label="What did not" optional>
              <Textarea defaultValue={badly} maxLength={5000} />
            </Field>
          </div>
          <div className="mt-3 flex justify-end">
            <SubmitButton>{state === 'reviewed' ? 'Save' : 'Close with this review'}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="whitespace-pre-line">{[well, badly].filter(Boolean).join('\n\n')}</p>
      )}
      <ReviewActions incident={incident} />
    </Section>
  )
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-sm text-muted">{name}</dt>
    <dd className="font-semibold tabular">{value}</dd>
  </div>
)
