import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'

interface SaveFootProps {
  submit: string
  problem: string | null
  saving: boolean
  /** Whether what it takes is there. */
  isWhole: boolean
  may: boolean
}

/** Below a long form: what was said against it, and the button that saves it. */
export function SaveFoot({ submit, problem, saving, isWhole, may }: SaveFootProps) {
  return (
    <>
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
