import type { Story } from '../story.ts'

export const repairStories: Story[] = [
  {
    id: 'leaking-machine',
    persona: 'priya',
    subject: '{product} leaking from underneath',
    opening: {
      text: 'Hello,\n\nOur {product} (order {order}) started leaking from underneath this morning. There was a puddle across the counter and it has got into the oak. It is four months old. I have unplugged it.\n\nA photo is attached. What should we do next?\n\nBest,\nPriya',
      enclose: 'photo',
    },
    answers: [
      'Thank you. The serial number is NW-4471-0{days}. It leaks from the left side, only when the boiler is hot. Is it safe to keep using it until it is collected?',
      'That is very clear, thank you. The courier can come any morning this week.',
      'Collected this morning. I appreciate how well you have handled this.',
    ],
    reminders: [
      'Following up on the leak. The counter is our client’s, and I need to tell them something today. Could someone please call or write?',
      'I am disappointed not to have heard anything about a machine that leaks water next to a socket. This is a safety issue.',
    ],
  },
  {
    id: 'descale-light',
    persona: 'yuki',
    subject: 'Descaling light does not go off',
    opening:
      'Hello,\n\nI did the descaling programme twice but the orange light of my {product} stays on. The coffee is fine. Did I do something wrong?\n\nThank you for your help.',
    answers: [
      'Thank you. I held both buttons for five seconds but now all lights are blinking. Is that normal?',
      'It works now! Thank you very much for your patience.',
    ],
    reminders: [
      'Hello, I am sorry to write again. The light of my {product} is still on. Could you help me please?',
    ],
  },
  {
    id: 'grinder-noise',
    persona: 'liam',
    subject: 'Grinder sounds like gravel',
    opening:
      'Hi folks,\n\nThe Drift grinder I bought last month has started to make an awful racket, like there is gravel in it. Cleaned it, no change. Is this a known thing with the Drift?',
    answers: [
      'Right, I found a small stone stuck in the lower burr. Would you believe it. Do I need a new burr now or is it grand as it is?',
      'Sound as a pound now. Thanks for the help!',
    ],
    reminders: ['Any word on the grinder? The neighbours are starting to complain.'],
  },
  {
    id: 'warranty-refused',
    persona: 'greg',
    subject: 'Warranty refused?!',
    opening:
      'Your repair partner tells me the pump of my {product} is not covered because I use "hard water". Nowhere in the manual does it say that. The machine cost 640 pounds and lasted eleven months. I consider this a scam unless you prove otherwise.',
    answers: [
      'I have had it descaled every six weeks, I can show you the receipts. What I cannot understand is why nobody told me before I sent it in.',
      'All right. A free pump is a fair offer and I accept it. Thank you for not hiding behind the small print.',
    ],
    reminders: [
      'Silence. As expected.',
      'I am writing to consumer protection tomorrow. You have had every chance to answer.',
    ],
  },
  {
    id: 'broken-on-arrival',
    persona: 'fatima',
    subject: 'arrived broken :(',
    opening: {
      text: 'hi, the {product} from order {order} came today and the water tank is cracked right down the side. box looked fine so must have been packed like that. pic attached. can i get a new tank or do i need to send it all back?',
      enclose: 'photo',
    },
    answers: ['just a new tank is fine, thank you! same address', 'yay thanks, that was easy'],
    reminders: ['hi again, any news about the cracked tank? cant use the machine at all without it'],
  },
  {
    id: 'away-and-back',
    persona: 'nora',
    subject: 'Service visit for our two machines',
    opening:
      'Hello,\n\nThe two {product} machines in our coworking space are due for their yearly service. Could you suggest a date in the next two weeks? Mornings before nine would suit us best.\n\nKind regards,\nNora',
    awayNote:
      'Thank you for your message. I am out of the office until Thursday with limited access to mail. For urgent matters please contact the front desk.\n\nNora Lindqvist',
    answers: [
      'Back now, sorry for the automatic note. Tuesday at eight works well for us.',
      'Thank you, booked. See you on Tuesday.',
    ],
    reminders: ['A gentle reminder about the service visit. The second machine has begun to drip.'],
  },
]
