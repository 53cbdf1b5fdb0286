import { fillTemplate } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { templateMessage, templateOf } from './templates.ts'

const order = {
  id: '1',
  name: 'order_update',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
    { type: 'BODY', text: 'Hello {{1}}, your parcel {{2}} is on its way.' },
    { type: 'FOOTER', text: 'The Shop' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://shop.test/t/{{1}}' }] },
  ],
}

test('a template is told with its gaps, and filled in as its readers will see it', () => {
  const template = templateOf(order)
  expect(template).toMatchObject({ id: 'order_update/en_US', category: 'utility', why: null })
  expect(template.variables).toEqual([
    { name: 'header.1', label: 'Gap 1 of the header' },
    { name: 'body.1', label: 'Gap 1' },
    { name: 'body.2', label: 'Gap 2' },
    { name: 'button0.1', label: 'Gap 1 of the button' },
  ])
  const values = { 'header.1': '42', 'body.1': '{{body.2}}', 'body.2': 'P-7', 'button0.1': 'P-7' }
  expect(fillTemplate(template, values)).toBe(
    'Order 42\n\nHello {{body.2}}, your parcel P-7 is on its way.\n\nThe Shop\n\n[Track https://shop.test/t/P-7]',
  )
})

test('it is sent with a component for each part that has gaps, in their order', () => {
  const values = { 'body.10': 'k', 'body.2': 'b', 'body.1': 'a', 'button0.1': 'P-7' }
  expect(templateMessage({ id: 'order_update/en_US', values })).toEqual({
    name: 'order_update',
    language: { code: 'en_US' },
    components: [
      { type: 'body', parameters: ['a', 'b', 'k'].map((text) => ({ type: 'text', text })) },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'P-7' }] },
    ],
  })
})

test('gaps with names keep them', () => {
  const named = { ...order, components: [{ type: 'BODY', text: 'Hello {{first_name}}' }] }
  expect(templateOf(named).variables).toEqual([{ name: 'body.first_name', label: 'first name' }])
  const sent = templateMessage({ id: 'order_update/en_US', values: { 'body.first_name': 'Kim' } })
  expect(sent.components).toEqual([
    { type: 'body', parameters: [{ type: 'text', text: 'Kim', parameter_name: 'first_name' }] },
  ])
})

test('what cannot be filled in says so', () => {
  const pictured = {
    ...order,
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Look' },
    ],
  }
  expect(templateOf(pictured).why).toContain('image')
})
