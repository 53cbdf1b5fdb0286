import { createContext, use } from 'react'

export interface FieldState {
  id: string
  name: string
  describedBy: string | undefined
  invalid: boolean
  required: boolean
}

/** Set by `Field`; a control inside it takes its id, name and description from here. */
export const FieldContext = createContext<FieldState | null>(null)

interface ControlProps {
  id?: string | undefined
  name?: string | undefined
  required?: boolean | undefined
}

/** What a control needs to be one with its label, hint and error; its own props win. */
export function useFieldProps(own: ControlProps = {}) {
  const field = use(FieldContext)
  if (!field) return own
  return {
    id: own.id ?? field.id,
    name: own.name ?? field.name,
    required: own.required ?? field.required,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
  }
}
