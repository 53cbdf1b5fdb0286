import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageIdFor, plusAddress, tokenInAddress, tokenInMessageId } from './tokens.ts'

const token = fc.stringMatching(/^[A-Za-z0-9._~-]{6,60}$/)

test('a token survives its way through an address and a message id', () => {
  fc.assert(
    fc.property(token, fc.uuid(), (value, unique) => {
      expect(tokenInAddress(plusAddress('support@shop.test', value), ['support@shop.test'])).toBe(value)
      expect(tokenInMessageId(messageIdFor({ unique, token: value, domain: 'shop.test' }))).toBe(value)
    }),
  )
})

test('only our own addresses carry tokens, in whatever case they come back', () => {
  const own = ['support@shop.test', 'team+eu@shop.test']
  expect(tokenInAddress('Support+Abc-123@SHOP.test', own)).toBe('Abc-123')
  expect(tokenInAddress('team+eu+abc-123@shop.test', own)).toBe('abc-123')
  expect(tokenInAddress('support+abc-123@evil.test', own)).toBeNull()
  expect(tokenInAddress('other+abc-123@shop.test', own)).toBeNull()
  expect(tokenInAddress('support@shop.test', own)).toBeNull()
  expect(tokenInAddress('support+a b c 1 2 3@shop.test', own)).toBeNull()
})

test('a message id of others carries none', () => {
  for (const id of ['CAF=abc@mail.gmail.com', 'hub.x@y', 'hub..t0ken-1@y', 'hub.id.t$ken-1@y'])
    expect(tokenInMessageId(id)).toBeNull()
})
