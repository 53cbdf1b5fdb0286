import type { MessageTemplate, OutboundTemplate } from '@hubbub/contracts'
import type { WhatsappTemplate } from './api-types.ts'

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
const placeholder = /\{\{\s*([\w]+)\s*\}\}/g

type Part = { prefix: string; text: string }

/** What people choose from and fill in; each gap is named by the part it stands in. */
export function templateOf(template: WhatsappTemplate): MessageTemplate {
  const parts = partsOf(template)
  const text = parts.map(({ prefix, text: words }) =>
    words.replaceAll(placeholder, (_, name) => `{{${prefix}.${name}}}`),
  )
  return {
    id: `${template.name}/${template.language}`,
    name: template.name,
    language: template.language,
    category: template.category.toLowerCase() || null,
    text: text.join('\n\n'),
    variables: parts.flatMap(gapsOf),
    why: whyNot(template),
  }
}

function partsOf({ components }: WhatsappTemplate): Part[] {
  return components.flatMap(({ type, format, text, buttons = [] }): Part[] => {
    const prefix = type.toLowerCase()
    if (prefix === 'buttons') return buttonParts(buttons)
    if (text === undefined || (prefix === 'header' && format !== 'TEXT')) return []
    return [{ prefix, text }]
  })
}

function buttonParts(buttons: NonNullable<WhatsappTemplate['components'][number]['buttons']>): Part[] {
  const lines = buttons.map(({ text = '', url }, index) => ({
    prefix: `button${index}`,
    text: `[${[text, url].filter(Boolean).join(' ')}]`,
  }))
  return lines
}

function gapsOf({ prefix, text }: Part): MessageTemplate['variables'] {
  const names = [...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''))]
  return names.map((name) => ({ name: `${prefix}.${name}`, label: labelOf(prefix, name) }))
}

function labelOf(prefix: string, name: string): string {
  const place = prefix.startsWith('button') ? 'button' : prefix
  if (!/^\d+$/.test(name)) return name.replaceAll('_', ' ')
  return place === 'body' ? `Gap ${name}` : `Gap ${name} of the ${place}`
}

/** What stands there besides text has to be uploaded or made elsewhere. */
function whyNot({ components }: WhatsappTemplate): string | null {
  const header = components.find(({ type }) => type.toUpperCase() === 'HEADER')
  if (header !== undefined && header.format !== undefined && header.format !== 'TEXT')
    return `It begins with a ${header.format.toLowerCase()}, which cannot be filled in here`
  const odd = components.find(
    ({ type }) => !['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].includes(type.toUpperCase()),
  )
  return odd === undefined
    ? null
    : `It has a part of the kind ${odd.type.toLowerCase()}, which cannot be filled in here`
}

/** A template as the Cloud API sends it, with what people filled in. */
export function templateMessage({ id, values }: OutboundTemplate) {
  const [name = '', code = ''] = id.split('/')
  const byPart = Map.groupBy(Object.entries(values), ([key]) => key.slice(0, key.indexOf('.')))
  const components = [...byPart].map(([part, entries]) => componentOf(part, entries))
  return { name, language: { code }, ...(components.length > 0 && { components }) }
}

function componentOf(part: string, entries: [string, string][]) {
  const parameters = entries
    .map(([key, text]) => ({ name: key.slice(key.indexOf('.') + 1), text }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map(({ name, text }) => ({ type: 'text', text, ...(!/^\d+$/.test(name) && { parameter_name: name }) }))
  const index = /^button(\d+)$/.exec(part)?.[1]
  return index === undefined
    ? { type: part, parameters }
    : {
        type: 'button',
        sub_type: 'url',
        index,
        parameters: parameters.map(({ type, text }) => ({ type, text })),
      }
}
