/** What people write to a shop that sells coffee and the machines to make it. */
export const openings = [
  'I ordered two weeks ago and have heard nothing since.',
  'Thank you for the quick help last time, that was excellent.',
  'The machine arrived today and I am delighted with it.',
  'My grinder stopped working this morning and I am quite disappointed.',
  'Could you tell me when the dark roast is back in stock?',
  'The parcel was damaged and half of the beans were on the floor of the car.',
  'I would like to change the address of my subscription, please.',
  'This is the third time I write and nobody answers, which is terrible.',
] as const

export const sentences = [
  'The order number is on the bill that I attach, and the money left my account the same day.',
  'I tried to descale it twice, with fresh water in between, and the pump still sounds rough.',
  'My neighbour has the same model and loves it, so I suppose that mine is an exception.',
  'Please let me know whether I should send it back or whether somebody can look at it here.',
  'The lid does not close any more and the seal looks worn, although it is not a year old.',
  'We are a small office of eleven people and drink about four kilos in a month.',
  'On the website it says three to five days, and by now it is the ninth day without news.',
  'I called on Tuesday and was told that someone would call back, which has not happened.',
  'The flavour is wonderful, soft and not bitter at all, and the whole kitchen smells of it.',
  'If that is not possible I would rather have my money back than wait any longer.',
  'The colour is slightly different from the picture, but I like it even better that way.',
  'My wife gave it to me as a present, so I do not have the receipt at hand right now.',
  'The courier left it in the rain, and the box was soaked through when I came home.',
  'I have been a happy customer for six years and hope that we can solve this together.',
  'There is a rattling noise when it heats up, and a little water runs out underneath.',
  'Everything else works perfectly, and I have already recommended you to two friends.',
] as const

export const subjects = [
  'Order has not arrived',
  'Question about my machine',
  'Refund for the broken grinder',
  'Change of address',
  'Thank you!',
  'Subscription of our office',
  'Beans were stale',
  'When is it back in stock?',
] as const

export const names = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dario',
  'Emil',
  'Fatima',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
] as const
export const families = [
  'Weber',
  'Okafor',
  'Rossi',
  'Park',
  'Mensah',
  'Novak',
  'Silva',
  'Khan',
  'Dubois',
  'Larsen',
] as const
