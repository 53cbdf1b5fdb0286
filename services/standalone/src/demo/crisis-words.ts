/** What is said and written in the crisis that unfolds on demand. */
export const crisisWords = {
  nextStep: 'Have batch 1126 looked at, and say something in public within a quarter of an hour',
  watch: 'Watch the shops until tomorrow morning',
  headline: 'Batch 1126 of our house blend',
  draft:
    'We hear that bags of our house blend smell wrong. We are looking into batch 1126 and will say more soon.',
  approved:
    'Bags of our house blend, batch 1126, smell wrong. Please do not drink it. We take it off the shelves now and pay you back. More by 6 pm.',
  note: 'Short, and no guesses. May it go out now?',
  review: {
    well: 'The alert came with the first five minutes, and a statement stood on three networks within minutes.',
    badly: 'Whoever was on call did not see the alert; the second step had to be told.',
  },
  actions: [
    ['sofia@northwind.example', 'Be told by push, too', 2],
    ['david@northwind.example', 'Shops hear of a batch at the same time as everybody', 14],
    /** By whom, what, and days until it is due. */
  ] as readonly (readonly [string, string, number])[],
} as const
