const VARIABLE = /\{\{\s*([a-zA-Z]+(?:\.[a-zA-Z]+)?)\s*\}\}/g

export type Values = Readonly<Record<string, string | undefined>>

/** `{{contact.name}}` and the like, filled where the value is known; what is not known stays, to be asked for. */
export const fillVariables = (text: string, values: Values): string =>
  text.replaceAll(VARIABLE, (whole, name: string) => values[name] ?? whole)

export interface OpenVariable {
  name: string
  start: number
  end: number
}

export const openVariables = (text: string): OpenVariable[] =>
  [...text.matchAll(VARIABLE)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + whole.length,
  }))

interface ValuesOf {
  contact: { name: string; address: string | null }
  agent: { name: string }
  conversation: { number: number; subject: string }
  brand: { name: string }
}

export function valuesOf({ contact, agent, conversation, brand }: ValuesOf): Values {
  const first = (name: string) => name.trim().split(/\s+/)[0] ?? name
  return {
    'contact.name': contact.name,
    'contact.firstName': first(contact.name),
    'contact.email': contact.address ?? undefined,
    'agent.name': agent.name,
    'agent.firstName': first(agent.name),
    'conversation.number': String(conversation.number),
    'conversation.subject': conversation.subject === '' ? undefined : conversation.subject,
    'brand.name': brand.name,
  }
}
