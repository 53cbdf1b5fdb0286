import { expect, test } from 'vitest'
import { fillVariables } from './fill-variables.ts'

const about = {
  contact: { name: 'Zoe Hart', address: null },
  agent: 'Ann Lee',
  number: 7,
  brand: 'Northwind',
}

test('variables are filled in for each, and what nobody knows is named', () => {
  expect(
    fillVariables('Dear {{contact.firstName}}, #{{ conversation.number }} – {{agent.name}}', about),
  ).toEqual({
    text: 'Dear Zoe, #7 – Ann Lee',
    open: null,
  })
  expect(fillVariables('{{contact.email}} {{order}}', about)).toEqual({
    text: '{{contact.email}} {{order}}',
    open: 'contact.email',
  })
})
