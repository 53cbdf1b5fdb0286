import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

test.for<[language: string, text: string]>([
  ['en', 'My order has not arrived yet, could you please have a look?'],
  ['de', 'Meine Bestellung ist noch nicht angekommen, könnten Sie bitte nachsehen?'],
  ['fr', 'Ma commande n’est toujours pas arrivée, pourriez-vous vérifier ?'],
  ['es', 'Mi pedido todavía no ha llegado, ¿podrían revisarlo por favor?'],
  ['pt', 'O meu pedido ainda não chegou, podem verificar por favor?'],
  ['it', 'Il mio ordine non è ancora arrivato, potreste controllare per favore?'],
  ['ru', 'Мой заказ ещё не пришёл, проверьте, пожалуйста'],
  ['ja', '注文した商品がまだ届いていません。'],
  ['ar', 'طلبي لم يصل بعد، هل يمكنكم التحقق من فضلكم؟'],
])('%s', ([language, text]) => {
  expect(detectLanguage(text)).toBe(language)
})

test.for(['', 'ok', 'Thanks!', '😡😡😡😡😡😡', '4711 0815 12345678901234567890', '?!?!?!?!?!?!?!?!?!?!?!?!'])(
  '%j is too little to tell',
  (text) => {
    expect(detectLanguage(text)).toBeNull()
  },
)

test('addresses say nothing about the language', () => {
  const text = 'Meine Bestellung ist noch nicht angekommen'
  const addresses = 'https://the.quick.example/brown/fox/jumps/over/the/lazy/dog and@with.the.example '
  expect(detectLanguage(addresses.repeat(3))).toBeNull()
  expect(detectLanguage(`${addresses} ${text} ${addresses}`)).toBe('de')
})

test('whatever the text, the answer is a code or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', minLength: 30 })),
      (text) => {
        expect(detectLanguage(text) ?? 'xx').toMatch(/^[a-z]{2}$/)
      },
    ),
  )
})

test.for(['a', '@', 'a@', 'h', 'http://', ' ', 'я'])('a million characters of %j take no time', (unit) => {
  const begun = process.cpuUsage()
  detectLanguage(unit.repeat(1_000_000 / unit.length))
  expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
})
