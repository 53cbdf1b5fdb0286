/** Nobody of them exists. Two also write mails: `personas` of the customers have the same names. */
export const people = {
  tom: { name: 'Tom Hadley', handle: 'tomhadley', followers: 212 },
  priya: { name: 'Priya Raman', handle: 'priyaraman', followers: 3_480 },
  lena: { name: 'Lena Fuchs', handle: 'lenafuchs', followers: 641 },
  otis: { name: 'Otis Bell', handle: 'otisbell', followers: 18_900 },
  mei: { name: 'Mei Chen', handle: 'meichen', followers: 96 },
  rasmus: { name: 'Rasmus Vik', handle: 'rasmusvik', followers: 1_204 },
  ines: { name: 'Inês Duarte', handle: 'inesduarte', followers: 430 },
  kofi: { name: 'Kofi Annor', handle: 'kofiannor', followers: 77 },
  hazel: { name: 'Hazel Quinn', handle: 'hazelquinn', followers: 5_120 },
  pavel: { name: 'Pavel Novak', handle: 'pavelnovak', followers: 58 },
  juno: { name: 'Juno Ellis', handle: 'junoellis', followers: 860 },
  amir: { name: 'Amir Saleh', handle: 'amirsaleh', followers: 149 },
} as const

export type PersonId = keyof typeof people
export const personIds = Object.keys(people) as PersonId[]

export const brandName = 'Northwind Roasters'
