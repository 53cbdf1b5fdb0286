import { isProblem } from '@hubbub/api-client'
import { type SubmitEvent, type ReactNode, createContext, use, useRef, useState } from 'react'
import type { z } from 'zod'
import { Callout } from '#components/callout.tsx'
import { cn } from '#lib/cn.ts'
import { errorText } from '#lib/error-text.ts'
import { type FormFields, formFields } from '#lib/form-fields.ts'
import { plainWords } from '#lib/plain-words.ts'
import { type FieldError, type FormErrors, noErrors, sortErrors } from '#lib/form-errors.ts'

interface FormState {
  errors: FormErrors
  pending: boolean
  dirty: boolean
  /** Counts what was refused, so that the same complaint is told again. */
  attempt: number
}
const initial: FormState = { errors: noErrors, pending: false, dirty: false, attempt: 0 }
const FormContext = createContext(initial)

/** Errors, pending and dirty of the form one stands in. */
export const useForm = () => use(FormContext)

export interface FormProps<S extends z.ZodType> {
  /** The rules of the API, asked before the request goes out. */
  schema: S
  /** Reads the fields into what the schema takes. */
  read: (fields: FormFields) => unknown
  onSubmit: (values: z.output<S>) => Promise<unknown>
  onDirtyChange?: (dirty: boolean) => void
  'aria-label'?: string
  id?: string
  className?: string
  children: ReactNode
}

/**
 * A form whose fields keep their own values. What the schema or the server refuses is shown at the
 * field with the same name, and the first such field gets the focus.
 */
export function Form<S extends z.ZodType>({
  schema,
  read,
  onSubmit,
  onDirtyChange,
  className,
  children,
  ...rest
}: FormProps<S>) {
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState(initial)

  const touch = (name: string) => {
    setState((old) => ({ ...old, dirty: true, errors: without(old.errors, name) }))
    onDirtyChange?.(true)
  }
  const refuse = (errors: readonly FieldError[], fallback: string) => {
    const sorted = sortErrors(errors, namesIn(form.current), fallback)
    setState((old) => ({ ...old, pending: false, errors: sorted, attempt: old.attempt + 1 }))
    focusFirst(form.current, sorted)
  }
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    if (state.pending) return
    const parsed = schema.safeParse(read(formFields(new FormData(event.currentTarget))), {
      error: plainWords,
    })
    if (!parsed.success) return refuse(issuesOf(parsed.error), 'Some of this cannot be right.')
    setState((old) => ({ ...old, pending: true, errors: noErrors }))
    try {
      await onSubmit(parsed.data)
      setState(initial)
      onDirtyChange?.(false)
    } catch (error) {
      refuse(isProblem(error) ? error.errors : [], errorText(error))
    }
  }

  return (
    <FormContext value={state}>
      <form
        noValidate
        ref={form}
        {...rest}
        onSubmit={(event) => void submit(event)}
        onChange={(event) => touch(nameOf(event.target))}
        className={cn('space-y-4', className)}
      >
        {state.errors.general ? <GeneralError key={state.attempt} errors={state.errors} /> : null}
        {children}
      </form>
    </FormContext>
  )
}

/** Takes the focus unless a field has it, so that it is seen also below a long form. */
function GeneralError({ errors }: { errors: FormErrors }) {
  const takesFocus = Object.keys(errors.fields).length === 0
  return (
    <div tabIndex={-1} ref={takesFocus ? focus : null} className="rounded-md">
      <Callout tone="danger">{errors.general}</Callout>
    </div>
  )
}
const focus = (element: HTMLElement | null) => element?.focus()

/** A complaint is over once its field is changed; whether rightly is seen at the next try. */
function without(errors: FormErrors, name: string): FormErrors {
  if (errors.fields[name] === undefined) return errors
  const { [name]: _gone, ...fields } = errors.fields
  return { ...errors, fields }
}

const nameOf = (target: EventTarget) => (target instanceof Element ? (target.getAttribute('name') ?? '') : '')

const issuesOf = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: sentence(issue.message) }))

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function namesIn(form: HTMLFormElement | null): Set<string> {
  const fields = [...(form?.elements ?? [])]
  return new Set(fields.map((field) => field.getAttribute('name') ?? field.getAttribute('data-field') ?? ''))
}

function focusFirst(form: HTMLFormElement | null, errors: FormErrors) {
  const wrong = [...(form?.querySelectorAll<HTMLElement>('[data-field-control]') ?? [])].find(
    (wrapper) => errors.fields[wrapper.dataset['fieldControl'] ?? ''] !== undefined,
  )
  wrong?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button, select')?.focus()
}
