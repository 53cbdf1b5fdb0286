import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { UnsavedGuard } from '#components/unsaved-guard.tsx'

interface SaveFootProps {
  submit: string
  problem: string | null
  saving: boolean
  /** Whether what it takes is there. */
  isWhole: boolean
  may: boolean
  /** Whether something would be lost by leaving. */
  isDirty: boolean
}

/** Below a long form: what was said against it, the button that saves it, and the question before it is left unsaved. */
export function SaveFoot({ submit, problem, saving, isWhole, may, isDirty }: SaveFootProps) {
  return (
    <>
      <UnsavedGuard dirty={isDirty} />
      {problem === null ? null : (
        <Callout tone="danger" className="mb-4">
          {problem}
        </Callout>
      )}
      {may ? (
        <div className="mb-6 flex justify-end">
          <Button type="submit" variant="primary" pending={saving} disabled={!isWhole}>
            {submit}
          </Button>
        </div>
      ) : null}
    </>
  )
}
