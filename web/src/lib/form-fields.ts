/** The values of a form's fields, by name, in the types that the API takes. */
export interface FormFields {
  text: (name: string) => string
  /** NaN where there is none: the schema refuses it. */
  number: (name: string) => number
  checked: (name: string) => boolean
  all: (name: string) => string[]
  /** Every text field under its own name. */
  texts: () => Record<string, string>
}

export function formFields(data: FormData): FormFields {
  const text = (value: FormDataEntryValue | null | undefined) => (typeof value === 'string' ? value : '')
  return {
    text: (name) => text(data.get(name)),
    number: (name) => Number.parseInt(text(data.get(name)), 10),
    checked: (name) => data.has(name),
    all: (name) => data.getAll(name).map(text),
    texts: () => Object.fromEntries([...data].map(([name, value]) => [name, text(value)])),
  }
}
