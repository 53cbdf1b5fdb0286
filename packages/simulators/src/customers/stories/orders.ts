import type { Story } from '../story.ts'

export const orderStories: Story[] = [
  {
    id: 'parcel-late',
    persona: 'tom',
    subject: 'Order {order} still not here',
    opening:
      'Hi,\n\nI ordered the {product} {days} days ago (order {order}) and tracking has said "label created" ever since. My old machine died on Sunday so I am living on instant at the moment. Can you tell me where it is?\n\nTom',
    answers: [
      'Thanks for looking into it. The tracking number I have is the one from the shipping mail. Should I wait or could you send another one?',
      'Brilliant, that helps a lot. Cheers for sorting it out so quickly!',
    ],
    reminders: [
      'Hello? Has anyone seen this? Still no {product} and no answer. Order {order}.',
      'This is getting ridiculous. I paid for express shipping. If I do not hear from you today I want my money back.',
    ],
  },
  {
    id: 'wrong-grind',
    persona: 'liam',
    subject: 'Wrong grind in my last bag',
    opening:
      'Morning,\n\nThe two bags of the house espresso in order {order} are ground for French press. I did pick espresso, I checked the confirmation. They are useless in my machine I am afraid.\n\nCould you swap them? Happy to post them back.',
    answers: [
      'That is very decent of you. Same address as on the order, please.',
      'Perfect. Thanks a million, you have a customer for life.',
    ],
    reminders: [
      'Just checking whether you got my mail about the wrong grind (order {order}). I have guests on Saturday and no coffee.',
      'Third time writing. I would have expected better from you, to be honest.',
    ],
  },
  {
    id: 'double-charge',
    persona: 'greg',
    subject: 'CHARGED TWICE for order {order}',
    opening:
      'My card statement shows TWO charges for the same order {order}. I bought one {product}, not two. I want the second charge refunded immediately and an explanation of how this happens in 2026.\n\nGreg Petersen',
    answers: [
      {
        text: 'Fine. I attached the invoice so you can see I ordered one. When will the money be back on my account? I need a date, not "soon".',
        enclose: 'invoice',
      },
      'OK. I can see the refund as pending. That is all I wanted. Thank you.',
    ],
    reminders: [
      'No reply. Noted. I have screenshots of everything.',
      'Last warning: if I have no answer by this evening I will dispute the charge with my bank and post about this everywhere. This is the worst service I have had in years.',
    ],
  },
  {
    id: 'gift-address',
    persona: 'fatima',
    subject: 'Change delivery address?',
    opening:
      'Hi there! I just placed order {order} as a gift for my sister but put in my own address by accident. Can you send it to hers instead? It is her birthday on Friday so I am panicking a bit',
    answers: [
      'Oh thank you!! Her address is 8 Harbour Lane, Bristol BS1 5TY. Could you leave the price off the slip please?',
      'You are a star, thank you so much x',
    ],
    reminders: [
      'Sorry to chase, has order {order} gone out yet? Really hoping to change the address before it does',
    ],
  },
  {
    id: 'missing-item',
    persona: 'beatrice',
    subject: 'One item missing from order {order}',
    opening: {
      text: 'Hello,\n\nMy parcel arrived today, nicely packed, but the milk jug is missing. Everything else is there. I enclose a photo of what was in the box.\n\nKind regards,\nBeatrice',
      enclose: 'inline-photo',
    },
    answers: [
      'Thank you for the quick answer. Please just send the jug, there is no hurry.',
      'Wonderful, thank you. I look forward to it.',
    ],
    reminders: [
      'I wrote about a missing milk jug in order {order} but have had no answer. Could you please look into it?',
    ],
  },
  {
    id: 'cancel-subscription',
    persona: 'derek',
    subject: 'Cancel my subscription',
    opening:
      'I want to cancel my monthly coffee subscription. The website sends me round in circles: the cancel button opens a page that says "something went wrong". Please cancel it and confirm in writing.',
    answers: [
      'No, I do not want to pause it. I asked to cancel it. Please do that.',
      'Confirmed, good. Thanks for not making a fuss.',
    ],
    reminders: [
      'I asked you to cancel my subscription and got no reply, but I did get another charge. Unacceptable.',
      'I have now blocked the payment. It should not take three mails to cancel something.',
    ],
  },
]
